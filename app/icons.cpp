#include "app/icons.h"

#include <utility>

#include "app/icon_pen.h"

namespace ubao::app {
namespace {

// The signs that figures show as well; none for the others.
const core::Sign* shared_sign(Icon icon) {
  static constexpr std::pair<Icon, core::Sign> kShared[] = {{Icon::minus, core::Sign::minus},
                                                            {Icon::star, core::Sign::star},
                                                            {Icon::flag, core::Sign::flag},
                                                            {Icon::speech, core::Sign::speech},
                                                            {Icon::question, core::Sign::question}};
  for (const auto& [shown, sign] : kShared)
    if (shown == icon) return &sign;
  return nullptr;
}

bool icon_turns_round(Icon icon) {
  if (const core::Sign* sign = shared_sign(icon)) return core::turns_round(*sign);
  switch (icon) {
    case Icon::forward:
    case Icon::back:
    case Icon::arrow_forward:
    case Icon::undo:
    case Icon::redo:
    case Icon::list:
    case Icon::bullets:
    case Icon::chart:
    case Icon::swap:
    case Icon::board:
    case Icon::document:
      return true;
    default:
      return false;
  }
}

void draw_signs(Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::tick:
      pen.path({{5, 12.5f}, {10, 17.5f}, {19.5f, 6.5f}});
      break;
    case Icon::double_tick:
      pen.path({{1.5f, 13}, {6, 17.5f}, {14.5f, 6.5f}});
      pen.path({{11, 16.3f}, {12.2f, 17.5f}, {21.5f, 6.5f}});
      break;
    case Icon::cross:
      pen.line(6, 6, 18, 18), pen.line(18, 6, 6, 18);
      break;
    case Icon::plus:
      pen.line(12, 4.5f, 12, 19.5f), pen.line(4.5f, 12, 19.5f, 12);
      break;
    case Icon::more:
      pen.dot(5, 12, 1.7f), pen.dot(12, 12, 1.7f), pen.dot(19, 12, 1.7f);
      break;
    case Icon::forbidden:
      pen.circle(12, 12, 9), pen.line(6, 18, 18, 6);
      break;
    case Icon::warning:
      pen.path({{12, 3.5f}, {22, 20.5f}, {2, 20.5f}}, true), pen.line(12, 10, 12, 14), pen.dot(12, 17.3f);
      break;
    case Icon::info:
      pen.circle(12, 12, 9), pen.line(12, 11, 12, 16.5f), pen.dot(12, 7.5f);
      break;
    case Icon::lock:
      pen.box(4.5f, 11, 15, 10, 2), pen.path({{8, 11}, {8, 8}}), pen.arc(12, 7.5f, 4, 180, 360),
          pen.path({{16, 8}, {16, 11}});
      break;
    case Icon::key:
      pen.circle(7.5f, 12, 4), pen.line(11.5f, 12, 21, 12), pen.line(17, 12, 17, 16),
          pen.line(21, 12, 21, 15);
      break;
    case Icon::clock:
      pen.circle(12, 12, 9), pen.path({{12, 7}, {12, 12}, {15.5f, 14}});
      break;
    default:
      break;
  }
}

void draw_arrows(Pen& pen, Icon icon) {
  switch (icon) {
    case Icon::forward:
      pen.path({{8.5f, 4.5f}, {16, 12}, {8.5f, 19.5f}});
      break;
    case Icon::back:
      pen.path({{15.5f, 4.5f}, {8, 12}, {15.5f, 19.5f}});
      break;
    case Icon::up:
      pen.path({{4.5f, 15.5f}, {12, 8}, {19.5f, 15.5f}});
      break;
    case Icon::down:
      pen.path({{4.5f, 8.5f}, {12, 16}, {19.5f, 8.5f}});
      break;
    case Icon::arrow_up:
      pen.line(12, 4, 12, 20), pen.path({{6.5f, 9.5f}, {12, 4}, {17.5f, 9.5f}});
      break;
    case Icon::arrow_forward:
      pen.line(4, 12, 20, 12), pen.path({{14.5f, 6.5f}, {20, 12}, {14.5f, 17.5f}});
      break;
    case Icon::swap:
      pen.line(4, 8, 20, 8), pen.path({{16, 4}, {20, 8}, {16, 12}});
      pen.line(20, 16, 4, 16), pen.path({{8, 12}, {4, 16}, {8, 20}});
      break;
    case Icon::undo:
      pen.path({{7.5f, 4}, {3, 8.5f}, {7.5f, 13}}), pen.line(3, 8.5f, 15, 8.5f),
          pen.arc(15, 13.8f, 5.3f, -90, 90), pen.line(15, 19.1f, 9, 19.1f);
      break;
    case Icon::redo:
      pen.path({{16.5f, 4}, {21, 8.5f}, {16.5f, 13}}), pen.line(21, 8.5f, 9, 8.5f),
          pen.arc(9, 13.8f, 5.3f, -90, -270), pen.line(9, 19.1f, 15, 19.1f);
      break;
    case Icon::tray:
      pen.path({{3.5f, 15.5f}, {3.5f, 20.5f}, {20.5f, 20.5f}, {20.5f, 15.5f}}), pen.line(12, 3.5f, 12, 15.5f),
          pen.path({{7.5f, 8}, {12, 3.5f}, {16.5f, 8}});
      break;
    case Icon::fit:
      pen.path({{4, 9}, {4, 4}, {9, 4}}), pen.path({{15, 4}, {20, 4}, {20, 9}});
      pen.path({{20, 15}, {20, 20}, {15, 20}}), pen.path({{9, 20}, {4, 20}, {4, 15}});
      break;
    case Icon::pointer:
      pen.path({{6, 3.5f}, {18.5f, 14}, {12.4f, 14.6f}, {9, 20}}, true);
      break;
    case Icon::play:
      pen.path({{6.5f, 4}, {19, 12}, {6.5f, 20}}, true);
      break;
    case Icon::follow:
      pen.circle(12, 12, 4), pen.line(12, 2.5f, 12, 7), pen.line(12, 17, 12, 21.5f),
          pen.line(2.5f, 12, 7, 12), pen.line(17, 12, 21.5f, 12);
      break;
    default:
      break;
  }
}

}  // namespace

void draw_icon(Ui& ui, Icon icon, ImVec2 middle, float size, ImU32 colour) {
  Pen pen(ui.on_glass(middle), size, colour, ui.mirrored && icon_turns_round(icon));
  if (const core::Sign* sign = shared_sign(icon)) {
    for (const core::SignStroke& stroke : core::strokes_of(*sign)) pen.stroke(stroke);
    return;
  }
  draw_signs(pen, icon);
  draw_arrows(pen, icon);
  draw_works(pen, icon);
  draw_things(pen, icon);
}

}  // namespace ubao::app
