#include "app/icon_pen.h"

namespace ubao::app {

void draw_works(Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::list:
      pen.box(3, 3, 18, 18, 2), pen.line(7.5f, 8, 16.5f, 8), pen.line(7.5f, 12, 16.5f, 12),
          pen.line(7.5f, 16, 12.5f, 16);
      break;
    case Icon::bullets:
      for (const float y : {5.0f, 12.0f, 19.0f}) pen.dot(3.5f, y, 1.4f), pen.line(8, y, 21, y);
      break;
    case Icon::checklist:
      pen.path({{2.5f, 5}, {4.5f, 7}, {7.5f, 3.5f}}), pen.path({{2.5f, 12}, {4.5f, 14}, {7.5f, 10.5f}}),
          pen.path({{2.5f, 19}, {4.5f, 21}, {7.5f, 17.5f}});
      pen.line(11.5f, 5.5f, 21.5f, 5.5f), pen.line(11.5f, 12.5f, 21.5f, 12.5f),
          pen.line(11.5f, 19.5f, 21.5f, 19.5f);
      break;
    case Icon::board:
      pen.box(3.5f, 3, 17, 12.5f, 1), pen.line(1.5f, 15.5f, 22.5f, 15.5f), pen.line(7, 15.5f, 4.5f, 21.5f),
          pen.line(17, 15.5f, 19.5f, 21.5f);
      pen.line(7.5f, 7.2f, 13, 7.2f), pen.line(7.5f, 11, 16.5f, 11);
      break;
    case Icon::chart:
      pen.path({{4, 3}, {4, 20.5f}, {21.5f, 20.5f}}), pen.line(7.5f, 6, 12, 6), pen.line(7.5f, 11, 18.5f, 11),
          pen.line(7.5f, 16, 14, 16);
      break;
    case Icon::table:
      pen.box(3, 4, 18, 16, 2), pen.line(3, 9.3f, 21, 9.3f), pen.line(3, 14.6f, 21, 14.6f),
          pen.line(9, 4, 9, 20);
      break;
    case Icon::book:
      pen.path({{12, 6}, {8, 4}, {2.5f, 4}, {2.5f, 18.5f}, {8, 18.5f}, {12, 20.5f}}),
          pen.path({{12, 20.5f}, {16, 18.5f}, {21.5f, 18.5f}, {21.5f, 4}, {16, 4}, {12, 6}}),
          pen.line(12, 6, 12, 20.5f);
      break;
    case Icon::teams:
    case Icon::group:
      pen.path({{3, 7}, {3, 3}, {7, 3}}), pen.path({{17, 3}, {21, 3}, {21, 7}}),
          pen.path({{21, 17}, {21, 21}, {17, 21}}), pen.path({{7, 21}, {3, 21}, {3, 17}});
      pen.box(7.5f, 7.5f, 4, 4, 0.5f), pen.box(12.8f, 12.8f, 4, 4, 0.5f);
      break;
    case Icon::document:
      pen.path(
          {{14, 2.5f}, {5, 2.5f}, {5, 21.5f}, {19, 21.5f}, {19, 7.5f}, {14, 2.5f}, {14, 7.5f}, {19, 7.5f}});
      break;
    case Icon::cards:
      pen.box(3, 8, 12, 12.5f, 1.5f), pen.path({{8.5f, 7.5f}, {8.5f, 3.5f}, {21, 3.5f}, {21, 16}, {16, 16}});
      break;
    case Icon::pencil:
      pen.path({{4, 20}, {5.2f, 15}, {16, 4.2f}, {19.8f, 8}, {9, 18.8f}}, true),
          pen.line(13.4f, 6.8f, 17.2f, 10.6f);
      break;
    case Icon::dots:
      pen.circle(7, 7, 3.2f), pen.circle(17, 7, 3.2f), pen.circle(7, 17, 3.2f), pen.circle(17, 17, 3.2f);
      break;
    case Icon::search:
      pen.circle(10.5f, 10.5f, 6.8f), pen.line(15.5f, 15.5f, 21, 21);
      break;
    case Icon::eye:
      pen.path({{1.5f, 12},
                {5, 7.8f},
                {9, 5.8f},
                {12, 5.4f},
                {15, 5.8f},
                {19, 7.8f},
                {22.5f, 12},
                {19, 16.2f},
                {15, 18.2f},
                {12, 18.6f},
                {9, 18.2f},
                {5, 16.2f}},
               true),
          pen.circle(12, 12, 3.2f);
      break;
    case Icon::camera:
      pen.path({{3, 7.5f},
                {7.5f, 7.5f},
                {9, 4.5f},
                {15, 4.5f},
                {16.5f, 7.5f},
                {21, 7.5f},
                {21, 19.5f},
                {3, 19.5f}},
               true),
          pen.circle(12, 13, 3.6f);
      break;
    case Icon::trash:
      pen.line(3.5f, 6, 20.5f, 6), pen.path({{6, 6}, {7, 21}, {17, 21}, {18, 6}}),
          pen.path({{9, 6}, {9.5f, 3}, {14.5f, 3}, {15, 6}});
      break;
    case Icon::calendar:
      pen.box(3.5f, 5, 17, 16, 2), pen.line(3.5f, 10, 20.5f, 10), pen.line(8, 2.5f, 8, 6.5f),
          pen.line(16, 2.5f, 16, 6.5f);
      break;
    case Icon::lightbulb:
      pen.arc(12, 9.5f, 6.3f, 130, 410), pen.line(8, 14.3f, 9.3f, 17.3f), pen.line(16, 14.3f, 14.7f, 17.3f),
          pen.line(9.3f, 17.5f, 14.7f, 17.5f), pen.line(10.5f, 21, 13.5f, 21);
      break;
    default:
      break;
  }
}

void draw_things(Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::home:
      pen.path({{2, 11.5f}, {12, 3}, {22, 11.5f}}),
          pen.path({{5, 9.5f}, {5, 20.5f}, {19, 20.5f}, {19, 9.5f}}),
          pen.path({{9.5f, 20.5f}, {9.5f, 14}, {14.5f, 14}, {14.5f, 20.5f}});
      break;
    case Icon::person:
      pen.circle(12, 7.5f, 4.2f), pen.path({{3.5f, 21},
                                            {4.3f, 17.5f},
                                            {7, 15},
                                            {9.5f, 14.5f},
                                            {14.5f, 14.5f},
                                            {17, 15},
                                            {19.7f, 17.5f},
                                            {20.5f, 21}});
      break;
    case Icon::people:
      pen.circle(9, 7.5f, 4),
          pen.path({{1.8f, 20.5f}, {2.4f, 17.5f}, {5, 15}, {13, 15}, {15.6f, 17.5f}, {16.2f, 20.5f}});
      pen.arc(16, 7.7f, 3.6f, -75, 75), pen.path({{18.3f, 14.8f}, {21, 16.8f}, {22.2f, 20.5f}});
      break;
    case Icon::office:
      pen.path({{2.5f, 9}, {12, 3}, {21.5f, 9}}, true), pen.line(5.5f, 12, 5.5f, 17),
          pen.line(9.8f, 12, 9.8f, 17), pen.line(14.2f, 12, 14.2f, 17), pen.line(18.5f, 12, 18.5f, 17),
          pen.line(2.5f, 20.5f, 21.5f, 20.5f);
      break;
    case Icon::laptop:
      pen.box(4, 4.5f, 16, 11.5f, 1.5f), pen.line(1.5f, 19.5f, 22.5f, 19.5f);
      break;
    case Icon::tablet:
      pen.box(5.5f, 2.5f, 13, 19, 2), pen.line(10.8f, 18.3f, 13.2f, 18.3f);
      break;
    case Icon::usb:
      pen.box(8.5f, 2.5f, 7, 6, 1), pen.box(6.5f, 8.5f, 11, 13, 2.5f), pen.dot(10.8f, 5.5f, 0.9f),
          pen.dot(13.2f, 5.5f, 0.9f);
      break;
    case Icon::wifi:
      pen.arc(12, 19, 13.5f, -135, -45), pen.arc(12, 19, 9, -135, -45), pen.arc(12, 19, 4.6f, -135, -45),
          pen.dot(12, 19, 1.6f);
      break;
    case Icon::globe:
      pen.circle(12, 12, 9), pen.line(3, 12, 21, 12), pen.arc(2, 12, 14, -40, 40),
          pen.arc(22, 12, 14, 140, 220);
      break;
    case Icon::sliders:
      pen.line(3, 7.5f, 12.3f, 7.5f), pen.circle(15.2f, 7.5f, 2.9f), pen.line(18.1f, 7.5f, 21, 7.5f);
      pen.line(3, 16.5f, 6, 16.5f), pen.circle(8.9f, 16.5f, 2.9f), pen.line(11.8f, 16.5f, 21, 16.5f);
      break;
    case Icon::sun:
      pen.circle(12, 12, 4.5f), pen.line(12, 2, 12, 3.5f), pen.line(12, 20.5f, 12, 22),
          pen.line(2, 12, 3.5f, 12), pen.line(20.5f, 12, 22, 12);
      break;
    case Icon::moon:
      pen.arc(11, 12, 9, 55, 290), pen.arc(17.8f, 9.4f, 6.7f, 100, 222);
      break;
    case Icon::projector:
      pen.line(2, 4, 22, 4), pen.path({{4, 4}, {4, 15.5f}, {20, 15.5f}, {20, 4}}),
          pen.line(12, 15.5f, 12, 18), pen.path({{7.5f, 21.5f}, {12, 18}, {16.5f, 21.5f}});
      break;
    default:
      break;
  }
}

}  // namespace ubao::app
