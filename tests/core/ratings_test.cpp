// Nine pillars, four rated: filled by teams and by the whole room, on tablets that may be apart.
#include <gtest/gtest.h>

#include "core/matrix_table.h"
#include "tests/support/workshop_device.h"

namespace ubao::test {
namespace {

using namespace core;

const std::string kPillars = "activity:a6";

RatingChange rated(const std::string& pillar, const std::string& scope, std::optional<int> current,
                   std::optional<int> target, const std::string& team = {}) {
  return {team, pillar, scope, current, target, {}};
}
RatingChange worded(const std::string& pillar, const std::string& scope, const std::string& text) {
  return {{}, pillar, scope, {}, {}, text};
}

TEST(Pillars, Are_nine_with_four_levels_in_three_scopes) {
  WorkshopDevice room;
  const Instrument pillars = room->instrument(kPillars);
  EXPECT_EQ(pillars.id, "pillars");
  EXPECT_EQ(pillars.dimensions.size(), 9u);
  EXPECT_EQ(pillars.statements.size(), 9u);
  EXPECT_EQ(pillars.scopes.size(), 3u);
  ASSERT_EQ(pillars.scale.size(), 4u);
  EXPECT_EQ(in_language(pillars.scale.back().label, "en"), "Online presence");
  EXPECT_EQ(in_language(pillars.scale.front().label, "en"), "Transformative");
}

TEST(Pillars, The_gap_is_what_is_missing_to_the_target) {
  WorkshopDevice room;
  ASSERT_TRUE(room->set_rating(kPillars, rated("data", "national", 2, {})));
  EXPECT_FALSE(room->matrix(kPillars).cell("", "data", "national").has_gap());
  ASSERT_TRUE(room->set_rating(kPillars, rated("data", "national", {}, 4)));
  const Matrix matrix = room->matrix(kPillars);
  const MatrixCell& cell = matrix.cell("", "data", "national");
  EXPECT_EQ(cell.current, 2) << "what was not named stays";
  EXPECT_EQ(cell.target, 4);
  EXPECT_EQ(cell.gap(), 2);
  EXPECT_EQ(matrix.cell("", "data", "local").current, 0) << "another scope is another cell";
  ASSERT_TRUE(room->set_rating(kPillars, rated("data", "national", 0, {})));
  EXPECT_FALSE(room->matrix(kPillars).cell("", "data", "national").has_gap()) << "taken back";
}

TEST(Pillars, Each_team_has_its_own_and_the_room_another) {
  WorkshopDevice room;
  ASSERT_TRUE(room->set_rating(kPillars, rated("data", "national", 1, 3, "Blue")));
  ASSERT_TRUE(room->set_rating(kPillars, rated("data", "national", 2, 3, "Red")));
  ASSERT_TRUE(room->set_rating(kPillars, rated("data", "national", 2, 4)));
  const Matrix matrix = room->matrix(kPillars);
  EXPECT_EQ(matrix.teams.size(), 3u);
  EXPECT_EQ(matrix.cell("Blue", "data", "national").current, 1);
  EXPECT_EQ(matrix.cell("", "data", "national").target, 4);
}

TEST(Pillars, Two_tablets_speak_of_the_same_cell_and_typed_words_of_both_are_kept) {
  WorkshopDevice room;
  WorkshopDevice tablet = WorkshopDevice::invited(room, 2);
  tablet.absorb_all_of(room);
  ASSERT_TRUE(room->set_rating(kPillars, rated("legal", "local", 1, 2)));
  ASSERT_TRUE(room->set_rating(kPillars, worded("legal", "local", "A law on data sharing")));
  ASSERT_TRUE(tablet->set_rating(kPillars, rated("legal", "local", 1, 3)));
  ASSERT_TRUE(tablet->set_rating(kPillars, worded("legal", "local", "Train the lawyers")));
  room.absorb_all_of(tablet);
  tablet.absorb_all_of(room);
  for (WorkshopDevice* device : {&room, &tablet}) {
    const Matrix matrix = (*device)->matrix(kPillars);
    const MatrixCell& cell = matrix.cell("", "legal", "local");
    EXPECT_EQ(cell.current, 1);
    EXPECT_TRUE(cell.target == 2 || cell.target == 3) << "one whole, from one of them";
    EXPECT_EQ(cell.versions.size(), 2u);
  }
  EXPECT_EQ(room.store().dump(), tablet.store().dump());
  ASSERT_TRUE(room->set_rating(kPillars, worded("legal", "local", "Train the lawyers")));
  EXPECT_TRUE(room->matrix(kPillars).cell("", "legal", "local").versions.empty()) << "chosen";
}

TEST(Pillars, What_is_no_cell_is_refused) {
  WorkshopDevice room;
  const auto problem = [&](const RatingChange& change, const std::string& activity = kPillars) {
    const auto result = room->set_rating(activity, change);
    return result ? std::string() : result.error().detail;
  };
  EXPECT_EQ(problem(rated("money", "local", 1, 2)), "no pillar \"money\"");
  EXPECT_EQ(problem(rated("data", "moon", 1, 2)), "no scope \"moon\"");
  EXPECT_EQ(problem(rated("data", "local", 5, {})), "no level 5");
  EXPECT_EQ(problem(rated("data", "local", {}, -1)), "no level -1");
  EXPECT_EQ(problem(rated("data", "local", {}, {})), "nothing to change");
  EXPECT_EQ(problem(rated("data", "local", 1, 2, std::string(200, 'x'))), "120 letters at the most");
  EXPECT_EQ(problem(worded("data", "local", std::string(3000, 'x'))), "2000 letters at the most");
  EXPECT_EQ(problem(worded("data", "local", "\x01")), "a control character is not allowed");
  EXPECT_EQ(problem(rated("data", "local", 1, 2), "activity:a4"), "a matrix in activity:a4");
  EXPECT_EQ(problem(rated("data", "local", 1, 2), "activity:none"), "a matrix in activity:none");
  EXPECT_TRUE(room->matrix(kPillars).teams.at("").empty());
}

TEST(Pillars, A_rating_freezes_the_pillars) {
  WorkshopDevice room;
  EXPECT_FALSE(room->instrument_status(kPillars).frozen);
  ASSERT_TRUE(room->set_rating(kPillars, rated("data", "national", 2, 3)));
  EXPECT_TRUE(room->instrument_status(kPillars).frozen);
  EXPECT_FALSE(room->edit_instrument(kPillars, SetStatementTexts{"data", {{"en", "Other?"}}}));
}

TEST(Pillars, The_table_has_every_cell) {
  WorkshopDevice room;
  ASSERT_TRUE(room->set_rating(kPillars, rated("data", "society", 3, 2, "=Blue")));
  ASSERT_TRUE(room->set_rating(kPillars, worded("data", "society", "Schools")));
  const auto rows = matrix_table(room->matrix(kPillars), room->instrument(kPillars), "en");
  EXPECT_EQ(rows.size(), 1u + 2u * 27u);
  EXPECT_EQ(rows.front().size(), rows.back().size());
  EXPECT_EQ(rows[15], (CsvCells{"", "data", "Data management", "Society", "", "", "", "Schools"}));
  EXPECT_EQ(rows[27 + 15], (CsvCells{"=Blue", "data", "Data management", "Society", "3", "2", "-1", ""}));
  EXPECT_NE(csv_file(rows).find("'=Blue,data"), std::string::npos);
}

}  // namespace
}  // namespace ubao::test
