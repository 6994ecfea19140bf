// Pan, zoom, fit and pinch: numbers only.
#include "app/screens/board_view.h"

#include <gtest/gtest.h>

namespace ubao::test {
namespace {

using namespace app;

const Rect kWindow{100, 50, 800, 600};

Lens lens(const BoardView& view, float scale = 1) { return lens_of(view, kWindow, scale); }

void expect_near(ImVec2 a, ImVec2 b, float tolerance = 0.01f) {
  EXPECT_NEAR(a.x, b.x, tolerance);
  EXPECT_NEAR(a.y, b.y, tolerance);
}

TEST(BoardView, A_point_goes_to_the_window_and_back) {
  const Lens l = lens({-40, 25, 0.75f}, 1.25f);
  expect_near(l.to_canvas(l.to_window(312, -87)), {312, -87});
  expect_near(l.to_window(-40, 25), {100, 50});
}

TEST(BoardView, What_lies_under_the_pointer_stays_there_while_zooming) {
  const ImVec2 pointer{333, 444};
  Lens l = lens({10, 20, 1}, 1.5f);
  const ImVec2 under = l.to_canvas(pointer);
  for (const float factor : {1.15f, 2.0f, 0.3f, 0.9f}) {
    l = lens(zoomed_to(l, l.view.zoom * factor, pointer), 1.5f);
    expect_near(l.to_canvas(pointer), under, 0.05f);
  }
}

TEST(BoardView, Zoom_stays_within_its_limits) {
  EXPECT_FLOAT_EQ(zoomed_to(lens({0, 0, 1}), 50, {200, 200}).zoom, kMostZoom);
  EXPECT_FLOAT_EQ(zoomed_to(lens({0, 0, 1}), 0.001f, {200, 200}).zoom, kLeastZoom);
}

TEST(BoardView, Content_follows_the_finger) {
  const Lens before = lens({0, 0, 0.5f});
  const ImVec2 card = before.to_window(300, 200);
  const Lens after = lens(moved_by(before, {30, -12}));
  expect_near(after.to_window(300, 200), {card.x + 30, card.y - 12});
}

TEST(BoardView, Nobody_pans_away_from_the_canvas_for_ever) {
  Lens l = lens({0, 0, 0.1f});
  for (int i = 0; i < 400; ++i) l = lens(moved_by(l, {-100000, 100000}));
  EXPECT_LE(l.view.x, kCanvasEnd + kCardWidth);
  EXPECT_GE(l.view.y, -kCanvasEnd - l.in_sight().h);
}

TEST(BoardView, Fit_shows_everything_in_the_part_that_no_tool_covers) {
  const Rect everything{-800, -400, 1600, 900}, part{220, 60, 600, 500};
  const Lens l = lens(fitted(everything, kWindow, part, 1.25f), 1.25f);
  const Rect seen = l.to_window(everything);
  EXPECT_GE(seen.x, part.x - 0.5f);
  EXPECT_LE(seen.end(), part.end() + 0.5f);
  EXPECT_GE(seen.y, part.y - 0.5f);
  EXPECT_LE(seen.bottom(), part.bottom() + 0.5f);
  expect_near(seen.middle(), part.middle(), 0.5f);
}

TEST(BoardView, Fit_enlarges_nothing_and_stands_an_empty_board) {
  EXPECT_FLOAT_EQ(fitted({0, 0, 176, 128}, kWindow, kWindow, 1).zoom, 1);
  EXPECT_FLOAT_EQ(fitted({}, kWindow, kWindow, 1).zoom, 1);
}

TEST(BoardView, A_wide_board_opens_readable_at_its_first_card) {
  const Rect everything{-5000, -300, 20000, 9000};
  const Lens l = lens(first_view(everything, kWindow, kWindow, 1, 0.6f));
  EXPECT_FLOAT_EQ(l.view.zoom, 0.6f);
  expect_near(l.to_window(-5000, -300), {kWindow.x, kWindow.y});
  EXPECT_LT(first_view({0, 0, 900, 500}, kWindow, kWindow, 1, 0.6f).zoom, 1);
}

TEST(BoardView, Moves_just_so_far_that_a_card_is_in_sight) {
  const Rect card{2000, 100, kCardWidth, kCardHeight};
  const Lens before = lens({0, 0, 1});
  const Lens after = lens(with_in_sight(before, card, kWindow));
  EXPECT_NEAR(after.to_window(card).end(), kWindow.end(), 0.01f);
  EXPECT_FLOAT_EQ(after.view.y, before.view.y);
  const BoardView again = with_in_sight(after, card, kWindow);
  EXPECT_FLOAT_EQ(again.x, after.view.x);
}

TEST(CanvasGesture, What_is_under_both_fingers_stays_under_them) {
  const Lens before = lens({-30, 40, 0.8f});
  const Fingers down{{300, 300}, {500, 300}}, spread{{250, 350}, {650, 350}};
  const ImVec2 left = before.to_canvas(down.a), right = before.to_canvas(down.b);
  CanvasGesture gesture;
  expect_near({gesture.follow(before, down).x, gesture.follow(before, down).y}, {-30, 40});
  const Lens after = lens(gesture.follow(before, spread));
  EXPECT_NEAR(after.view.zoom, 1.6f, 0.001f);
  expect_near(after.to_canvas(spread.a), left, 0.05f);
  expect_near(after.to_canvas(spread.b), right, 0.05f);
}

TEST(CanvasGesture, Stays_exact_over_many_small_moves_and_begins_anew) {
  Lens now = lens({0, 0, 1});
  CanvasGesture gesture;
  const Fingers down{{300, 300}, {500, 300}};
  const ImVec2 point = now.to_canvas(down.a);
  for (int i = 0; i <= 200; ++i) {
    const float out = static_cast<float>(i) / 2;
    const Fingers at{{300 - out, 300}, {500 + out, 300}};
    now = lens(gesture.follow(now, at));
    expect_near(now.to_canvas(at.a), point, 0.05f);
  }
  EXPECT_NEAR(now.view.zoom, 2, 0.001f);
  gesture.end();
  EXPECT_FALSE(gesture.active());
  EXPECT_NEAR(gesture.follow(now, down).zoom, 2, 0.001f) << "new fingers change nothing before they move";
}

TEST(CanvasGesture, Two_fingers_on_one_spot_do_no_harm) {
  CanvasGesture gesture;
  const Lens before = lens({0, 0, 1});
  gesture.follow(before, {{300, 300}, {300, 300}});
  EXPECT_FLOAT_EQ(gesture.follow(before, {{100, 100}, {700, 500}}).zoom, 1);
}

}  // namespace
}  // namespace ubao::test
