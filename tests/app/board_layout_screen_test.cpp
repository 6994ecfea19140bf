// Boards that are divided: zones, columns and quadrants on the canvas, and cards that land in them.
#include <gtest/gtest.h>

#include <cmath>

#include "app/screens/board_zones.h"
#include "tests/app/desk.h"

namespace ubao::test {
namespace {

using app::Rect;

class DividedBoard : public ::testing::Test {
 protected:
  void open(const std::string& course, const std::string& activity) {
    desk.begin({"Amina Odhiambo"}, false, course);
    activity_ = "activity:" + activity;
    ASSERT_TRUE(desk.workshop().set_activity_state(activity_, core::ActivityState::open));
    desk.go(app::Screen::board, activity_);
  }
  const core::Board& board() { return desk.state().views.board; }
  app::BoardDraft& draft() { return desk.state().board; }
  core::BoardZone zone(const std::string& code) {
    for (const core::BoardZone& one : board().layout.zones)
      if (one.code == code) return one;
    throw std::runtime_error("no zone " + code);
  }
  std::string zone_of(const std::string& text) {
    for (const core::Card& card : desk.workshop().board(activity_).cards)
      if (card.text == text) return card.zone;
    return "no card";
  }
  // Where a name is written; the first line of it.
  Rect written(const std::string& words) {
    for (const SeenText& text : desk.ui().texts())
      if (text.text == words && text.drawn.on_canvas) return text.drawn.box;
    return {};
  }
  app::Lens lens() {
    const Rect canvas = desk.ui().item("Board").box;
    return app::lens_of(draft().view, canvas, desk.ui().ui().scale);
  }
  ImVec2 in_window(const std::string& code, float across, float down) {
    const Rect place = app::rect_of(zone(code));
    return lens().to_window(place.x + place.w * across, place.y + place.h * down);
  }
  void tap_twice(ImVec2 at) {
    desk.ui().click_at(at);
    desk.ui().click_at(at);
    desk.ui().settle();
  }
  void write(const std::string& text) {
    desk.ui().type(text);
    desk.ui().click("Save");
    desk.ui().settle();
  }
  void add(const std::string& text, const std::string& code) {
    const Rect place = app::rect_of(zone(code));
    desk.want(app::AddCard{activity_, text, "maize", std::llround(place.x) + 40, std::llround(place.y) + 90});
    draft().selected.clear();
    desk.ui().settle();
  }

  Desk desk;
  std::string activity_;
};

TEST_F(DividedBoard, Every_zone_is_in_sight_with_its_name_when_the_board_is_opened) {
  open("face-to-face-5d", "d3-framework");
  ASSERT_EQ(board().layout.zones.size(), 10u);
  for (const core::BoardZone& one : board().layout.zones) {
    const Rect name = written(one.title), place = lens().to_window(app::rect_of(one));
    ASSERT_FALSE(name.empty()) << one.title;
    EXPECT_TRUE(place.grown(1).contains({name.x, name.y})) << one.title;
    EXPECT_TRUE(place.grown(1).contains({name.end(), name.bottom()})) << one.title;
  }
  EXPECT_FALSE(desk.ui().shows("Nothing on the board yet")) << "the zones say what to do";
}

TEST_F(DividedBoard, Names_stay_readable_from_afar_and_grow_when_one_comes_near) {
  open("face-to-face-5d", "d5-change");
  const std::string name = "In our organization";
  desk.ui().key(ImGuiKey_1);
  const float near = written(name).h;
  for (int i = 0; i < 5; ++i) desk.ui().key(ImGuiKey_Minus);
  const Rect far = written(name);
  EXPECT_LT(draft().view.zoom, 0.4f);
  EXPECT_GT(near, far.h);
  EXPECT_GE(far.h, 15.0f);
}

TEST_F(DividedBoard, A_layout_out_of_sight_writes_nothing) {
  open("face-to-face-5d", "d5-change");
  ASSERT_FALSE(written("In myself").empty());
  draft().view = {20'000, 20'000, 1};
  desk.ui().frames(2);
  for (const core::BoardZone& one : board().layout.zones) EXPECT_TRUE(written(one.title).empty());
}

TEST_F(DividedBoard, A_second_tap_inside_a_zone_begins_a_card_that_lands_there) {
  open("face-to-face-5d", "d3-framework");
  const ImVec2 at = in_window("partners-out", 0.5f, 0.6f);
  tap_twice(at);
  ASSERT_TRUE(draft().composing);
  write("The tax office");
  EXPECT_EQ(zone_of("The tax office"), "partners-out");
  const Rect card = app::Rect{static_cast<float>(board().cards[0].x), static_cast<float>(board().cards[0].y),
                              app::kCardWidth, app::kCardHeight};
  const Rect place = app::rect_of(zone("partners-out"));
  EXPECT_NEAR(card.middle().x, place.x + place.w * 0.5f, 3) << "where the finger was";
  EXPECT_NEAR(card.middle().y, place.y + place.h * 0.6f, 3);
}

TEST_F(DividedBoard, One_tap_on_the_paper_begins_nothing) {
  open("face-to-face-5d", "d3-framework");
  desk.ui().click_at(in_window("partners-out", 0.5f, 0.6f));
  desk.ui().settle();
  EXPECT_FALSE(draft().composing);
}

TEST_F(DividedBoard, The_plus_in_the_head_of_a_zone_begins_a_card_in_it) {
  open("face-to-face-5d", "d5-change");
  const Rect place = lens().to_window(app::rect_of(zone("person")));
  desk.ui().click_at({place.end() - 20, place.y + app::kZoneHead * lens().unit / 2});
  desk.ui().settle();
  ASSERT_TRUE(draft().composing);
  write("Ask before I decide");
  EXPECT_EQ(zone_of("Ask before I decide"), "person");
}

TEST_F(DividedBoard, Many_cards_of_one_zone_stay_in_it_and_cover_each_other_only_when_it_is_full) {
  open("face-to-face-5d", "d5-change");
  const Rect place = app::rect_of(zone("context"));
  std::vector<core::Card> cards;
  for (int i = 0; i < 40; ++i) {
    const auto [x, y] = app::place_for_card(app::BoardIndex(cards), board().layout, place.middle());
    core::Card card;
    card.x = static_cast<std::int32_t>(x), card.y = static_cast<std::int32_t>(y);
    const Rect lies{static_cast<float>(x), static_cast<float>(y), app::kCardWidth, app::kCardHeight};
    EXPECT_GE(lies.x, place.x) << i;
    EXPECT_GE(lies.y, place.y + app::kZoneHead) << i;
    EXPECT_LE(lies.end(), place.end()) << i;
    EXPECT_LE(lies.bottom(), place.bottom()) << i;
    for (const core::Card& other : cards) {
      const bool apart = std::abs(other.x - card.x) >= 176 || std::abs(other.y - card.y) >= 128;
      EXPECT_TRUE(apart || i >= 6) << i;
    }
    for (const core::Card& other : cards) EXPECT_FALSE(other.x == card.x && other.y == card.y) << i;
    cards.push_back(card);
  }
}

TEST_F(DividedBoard, The_columns_of_yes_and_no_say_how_many_say_so) {
  open("online-5x2h", "a17");
  EXPECT_FALSE(written("Yes").empty());
  EXPECT_FALSE(written("No").empty());
  add("Without mistakes nobody learns", "yes");
  add("Try it on a small scale first", "yes");
  add("It is public money", "no");
  EXPECT_FALSE(written("2").empty());
  EXPECT_FALSE(written("1").empty());
  EXPECT_LT(written("2").x, written("1").x);
  EXPECT_EQ(desk.workshop().board(activity_).yes, 2);
  ASSERT_TRUE(desk.workshop().set_revealed(activity_, false));
  desk.ui().settle();
  EXPECT_TRUE(written("2").empty()) << "nothing is told while people write alone";
}

TEST_F(DividedBoard, Quadrants_have_names_and_axes_and_the_trap_says_that_it_is_one) {
  open("face-to-face-5d", "d4-doability");
  for (const char* name : {"Build capability first", "Do now", "Drop", "Trap: easy, little value",
                           "Do-ability", "Priority, by public value"})
    EXPECT_FALSE(written(name).empty()) << name;
  EXPECT_LT(written("Priority, by public value").bottom(), written("Do now").y) << "above the second axis";
  EXPECT_GT(written("Do-ability").y, written("Drop").bottom()) << "below the first one";
  const Rect canvas = desk.ui().item("Board").box;
  for (const char* axis : {"Do-ability", "Priority, by public value"})
    EXPECT_TRUE(canvas.contains({written(axis).x, written(axis).y})) << "fit has room for the axes";
}

TEST_F(DividedBoard, A_card_in_hand_shows_its_values_on_both_axes) {
  open("face-to-face-5d", "d4-doability");
  desk.want(app::AddCard{activity_, "One form for all", "sky", 400 - 88, -400 - 64});
  desk.ui().settle();
  ASSERT_FALSE(draft().selected.empty());
  ASSERT_TRUE(board().cards[0].value);
  EXPECT_EQ(board().cards[0].value->x, 750);
  EXPECT_FALSE(written("75 %").empty());
  draft().selected.clear();
  desk.ui().frames(2);
  EXPECT_TRUE(written("75 %").empty());
}

TEST_F(DividedBoard, Fit_shows_the_layout_and_cards_outside_of_it) {
  open("face-to-face-5d", "d5-change");
  desk.want(app::AddCard{activity_, "Far away", "sky", 4000, 2500});
  draft().selected.clear();
  desk.ui().key(ImGuiKey_0);
  desk.ui().settle();
  const Rect sight = lens().in_sight();
  for (const core::BoardZone& one : board().layout.zones)
    EXPECT_TRUE(sight.contains({static_cast<float>(one.x), static_cast<float>(one.y)})) << one.code;
  EXPECT_TRUE(sight.contains({4000 + 176, 2500 + 128}));
}

TEST_F(DividedBoard, Nobody_begins_a_card_on_a_closed_board) {
  open("face-to-face-5d", "d5-change");
  ASSERT_TRUE(desk.workshop().set_activity_state(activity_, core::ActivityState::closed));
  desk.ui().settle();
  tap_twice(in_window("person", 0.5f, 0.5f));
  EXPECT_FALSE(draft().composing);
}

}  // namespace
}  // namespace ubao::test
