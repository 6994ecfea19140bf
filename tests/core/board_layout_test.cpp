// Places that mean something: columns, zones and quadrants.
#include <gtest/gtest.h>

#include "core/board_layout.h"
#include "tests/support/board_room.h"

namespace ubao::test {
namespace {

using namespace core;

CourseActivity plan_with(const std::string& layout, int zones) {
  CourseActivity plan;
  plan.layout = layout;
  for (int i = 0; i < zones; ++i) plan.zones.push_back({"z" + std::to_string(i), "Zone"});
  if (layout == "quadrants") plan.axes = {{"doability", "Do-ability"}, {"priority", "Priority"}};
  return plan;
}

// The upper left corner of a card whose middle lies there.
std::pair<int, int> corner(int x, int y) { return {x - kCardUnitsWide / 2, y - kCardUnitsHigh / 2}; }

TEST(BoardLayout, Zones_do_not_overlap_and_a_card_in_the_middle_of_one_lies_in_it) {
  for (int count = 1; count <= 12; ++count) {
    const BoardLayout layout = layout_of(plan_with("zones", count));
    ASSERT_EQ(layout.zones.size(), static_cast<std::size_t>(count));
    for (const BoardZone& zone : layout.zones) {
      const auto [x, y] = corner(zone.x + zone.w / 2, zone.y + zone.h / 2);
      ASSERT_NE(layout.zone_at(x, y), nullptr);
      EXPECT_EQ(layout.zone_at(x, y)->code, zone.code);
      for (const BoardZone& other : layout.zones)
        EXPECT_TRUE(other.code == zone.code || zone.x + zone.w <= other.x || other.x + other.w <= zone.x ||
                    zone.y + zone.h <= other.y || other.y + other.h <= zone.y)
            << count << ": " << zone.code << " and " << other.code;
    }
    EXPECT_EQ(layout.zone_at(1'000'000, -1'000'000), nullptr);
    EXPECT_FALSE(layout.value_at(0, 0));
  }
}

TEST(BoardLayout, A_zone_in_the_centre_has_the_others_around_it) {
  for (int count = 6; count <= 12; ++count) {
    CourseActivity plan = plan_with("zones", count);
    plan.centre = "z2";
    const BoardLayout layout = layout_of(plan);
    ASSERT_EQ(layout.zones.size(), static_cast<std::size_t>(count));
    const BoardZone* middle = layout.zone_at(-kCardUnitsWide / 2, -kCardUnitsHigh / 2);
    ASSERT_NE(middle, nullptr) << count;
    EXPECT_EQ(middle->code, "z2") << count;
    int above = 0, below = 0;
    for (const BoardZone& zone : layout.zones) {
      above += zone.y + zone.h <= middle->y ? 1 : 0;
      below += zone.y >= middle->y + middle->h ? 1 : 0;
      EXPECT_GE(zone.w, 600) << count << ": " << zone.code;
      for (const BoardZone& other : layout.zones)
        EXPECT_TRUE(other.code == zone.code || zone.x + zone.w <= other.x || other.x + other.w <= zone.x ||
                    zone.y + zone.h <= other.y || other.y + other.h <= zone.y)
            << count << ": " << zone.code << " and " << other.code;
    }
    EXPECT_EQ(above + below + 3, count);
    EXPECT_GT(below, 0);
  }
  CourseActivity plan = plan_with("zones", 8);
  const BoardLayout rows = layout_of(plan);
  plan.centre = "nowhere";
  EXPECT_EQ(layout_of(plan).zones.front().x, rows.zones.front().x) << "a name of no zone changes nothing";
}

TEST(BoardLayout, Quadrants_run_to_the_right_and_upwards_from_0_to_1000) {
  const BoardLayout layout = layout_of(plan_with("quadrants", 4));
  const auto value = [&](int x, int y) {
    const auto [left, top] = corner(x, y);
    return layout.value_at(left, top);
  };
  EXPECT_EQ(value(0, 0), (QuadrantValue{500, 500}));
  EXPECT_EQ(value(-800, 799)->x, 0);
  EXPECT_EQ(value(-800, -800), (QuadrantValue{0, 1000}));
  EXPECT_EQ(value(400, -400), (QuadrantValue{750, 750}));
  EXPECT_FALSE(value(801, 0));
  const auto zone = [&](int x, int y) {
    const auto [left, top] = corner(x, y);
    return layout.zone_at(left, top)->code;
  };
  EXPECT_EQ(zone(-400, -400), "z0") << "the upper left, then row by row";
  EXPECT_EQ(zone(400, -400), "z1");
  EXPECT_EQ(zone(-400, 400), "z2");
  EXPECT_EQ(zone(400, 400), "z3");
  for (const auto at : {std::int64_t{INT32_MAX}, std::int64_t{INT32_MIN}, INT64_MAX / 2, INT64_MIN / 2})
    EXPECT_FALSE(layout.value_at(at, at));
}

TEST(BoardLayout, The_shipped_courses_have_their_canvases) {
  const Course course =
      Tablet::demand(read_course(asset_text("courses/face-to-face-5d.json"), "en"), "course");
  const BoardLayout square = layout_of(*course.find("d4-doability"));
  ASSERT_EQ(square.kind, LayoutKind::quadrants);
  const auto [left, top] = corner(400, 400);
  EXPECT_EQ(square.zone_at(left, top)->code, "trap") << "easy, and of little value";
  EXPECT_EQ(square.axes[1].code, "priority");
}

TEST(YesNoBoards, Tally_by_the_word_of_each_card_and_a_card_takes_the_word_of_its_column) {
  Classroom room;
  Seat& seat = room.facilitator;
  const std::string amina = seat.add_person("Amina"), brian = seat.add_person("Brian"),
                    chipo = seat.add_person("Chipo");
  const auto column = [&](const std::string& code) {
    for (const BoardZone& zone : seat->board(kYesNoBoard).layout.zones)
      if (zone.code == code) return std::pair<std::int64_t, std::int64_t>{zone.x + 40, zone.y + 40};
    return std::pair<std::int64_t, std::int64_t>{0, 0};
  };
  const auto yes = column("yes"), no = column("no");
  const std::string hers = write_card(seat, kYesNoBoard, amina, "We learn from them", yes.first, yes.second);
  NewCard word{kYesNoBoard, brian, "Money is lost", {900'000, 0}, "clay"};
  word.kind = CardKind::no;
  ASSERT_TRUE(seat->add_card(word));
  write_card(seat, kYesNoBoard, chipo, "Only small ones", yes.first, yes.second);
  Board board = seat->board(kYesNoBoard);
  EXPECT_EQ(board.yes, 2);
  EXPECT_EQ(board.no, 1);
  EXPECT_EQ(card_on(seat, kYesNoBoard, hers).kind, CardKind::yes);
  EXPECT_EQ(card_on(seat, kYesNoBoard, hers).zone, "yes");
  ASSERT_TRUE(seat->set_card(hers, amina, {.pos = no}));
  board = seat->board(kYesNoBoard);
  EXPECT_EQ(board.yes, 1);
  EXPECT_EQ(board.no, 2);
  ASSERT_TRUE(seat->set_card(hers, amina, {.kind = CardKind::yes}));
  EXPECT_EQ(card_on(seat, kYesNoBoard, hers).zone, "yes") << "the word wins over the place";
  EXPECT_EQ(seat->board(kYesNoBoard).yes, 2);
  ASSERT_TRUE(seat->set_revealed(kYesNoBoard, false));
  EXPECT_EQ(seat->board(kYesNoBoard, amina).no, 0) << "a tally would tell";
}

TEST(Tags, Of_two_people_both_stay) {
  Classroom room;
  const std::string amina = room.facilitator.add_person("Amina");
  const std::string card = write_card(room.facilitator, kBoard, amina, "One window");
  Seat tablet = room.tablet(7);
  ASSERT_TRUE(tablet->set_card(card, amina, {.tags = {{"access", true}}}));
  ASSERT_TRUE(room.facilitator->set_card(card, amina, {.tags = {{"trust", true}}}));
  exchange(room.facilitator, tablet);
  EXPECT_EQ(card_on(tablet, kBoard, card).tags, (std::vector<std::string>{"access", "trust"}));
  ASSERT_TRUE(tablet->set_card(card, amina, {.tags = {{"access", false}}}));
  EXPECT_EQ(card_on(tablet, kBoard, card).tags, std::vector<std::string>{"trust"});
  EXPECT_EQ(refusal_of(tablet->set_card(card, amina, {.tags = {{"beauty", true}}}), ErrorCode::bad_input),
            "no principle \"beauty\"");
}

}  // namespace
}  // namespace ubao::test
