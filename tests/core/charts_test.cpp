// What the charts say, and where: bars that add up around the middle of the neutral answers, hidden groups in
// words, the order of rows, the radar's middle and band.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/bar_rows.h"
#include "core/chart_bars.h"
#include "core/chart_dumbbells.h"
#include "core/chart_groups.h"
#include "core/chart_radar.h"
#include "tests/support/made_results.h"

namespace ubao::test {
namespace {

using namespace core;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Key;
using testing::Not;

// A small assessment that a test fills in by hand.
struct Charts : testing::Test {
  const NotoMeasure measure;
  const Language words = made_language();
  Instrument instrument;
  AssessmentResults results;

  void make(const MadeAssessment& made) {
    instrument = made_instrument(made);
    results = made_results(instrument, made);
  }
  void give(StatementResult& statement, std::vector<int> counts) {
    statement.counts = std::move(counts);
    statement.n = 0;
    for (const int count : statement.counts) statement.n += count;
  }
  ChartSource source() const { return {results, instrument, words, "en", measure, {}}; }
  Figure bars(StatementOrder order = StatementOrder::dimension) const {
    return bars_chart(source(), {{900, false}, order, {}});
  }
};

std::vector<std::string> texts_of(const Figure& figure) {
  std::vector<std::string> texts;
  for (const Shape& shape : figure.shapes)
    if (const auto* run = std::get_if<TextRun>(&shape)) texts.push_back(run->text);
  return texts;
}

// The segments of all bars; the swatches of the legend are as high as they are wide.
std::vector<Box> segments_of(const Figure& figure) {
  std::vector<Box> segments;
  for (const Shape& shape : figure.shapes)
    if (const auto* box = std::get_if<Box>(&shape))
      if (box->fill && box->fill->role == ColourRole::scale && box->h > 20) segments.push_back(*box);
  return segments;
}

float middle_line(const Figure& figure) {
  for (const Shape& shape : figure.shapes)
    if (const auto* path = std::get_if<Path>(&shape))
      if (path->stroke.colour.role == ColourRole::ink && path->points.size() == 2) return path->points[0].x;
  return -1;
}

std::vector<std::string> zone_ids(const Figure& figure) {
  std::vector<std::string> ids;
  for (const FigureZone& zone : figure.zones) ids.push_back(zone.id);
  return ids;
}

TEST_F(Charts, Segments_are_as_long_as_their_counts_and_follow_each_other) {
  make({5, 1, 1});
  give(results.statements[0], {2, 4, 5, 8, 3});
  const std::vector<Box> segments = segments_of(bars());
  ASSERT_EQ(segments.size(), 5u);
  const float person = segments[0].w / 2;
  const float counts[] = {2, 4, 5, 8, 3};
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(segments[i].w, counts[i] * person, 0.01f);
    EXPECT_EQ(segments[i].fill->point, static_cast<int>(i));
    if (i > 0) {
      EXPECT_NEAR(segments[i].x, segments[i - 1].x + segments[i - 1].w, 0.01f);
    }
  }
}

TEST_F(Charts, Line_goes_through_the_middle_of_the_neutral_answers) {
  make({5, 1, 1});
  give(results.statements[0], {2, 4, 5, 8, 3});
  const Figure figure = bars();
  const Box neutral = segments_of(figure)[2];
  EXPECT_NEAR(middle_line(figure), neutral.x + neutral.w / 2, 0.01f);
}

TEST_F(Charts, Line_of_an_even_scale_is_between_its_halves) {
  make({4, 1, 1});
  give(results.statements[0], {3, 1, 2, 6});
  const Figure figure = bars();
  EXPECT_NEAR(middle_line(figure), segments_of(figure)[2].x, 0.01f);
}

TEST_F(Charts, All_bars_share_one_line_and_one_measure) {
  make({5, 2, 1});
  give(results.statements[0], {0, 0, 0, 0, 12});
  give(results.statements[1], {24, 0, 0, 0, 0});
  const Figure figure = bars();
  const std::vector<Box> segments = segments_of(figure);
  ASSERT_EQ(segments.size(), 2u);
  EXPECT_NEAR(segments[0].x, middle_line(figure), 0.01f);
  EXPECT_NEAR(segments[1].x + segments[1].w, middle_line(figure), 0.01f);
  EXPECT_NEAR(segments[1].w, 2 * segments[0].w, 0.01f);
}

TEST_F(Charts, Counts_stand_in_segments_and_above_those_that_are_too_narrow) {
  make({5, 1, 1});
  give(results.statements[0], {1, 0, 0, 400, 99});
  const Figure figure = bars();
  const std::vector<Box> segments = segments_of(figure);
  ASSERT_EQ(segments.size(), 3u) << "a segment of nobody";
  std::map<std::string, float> heights;
  for (const Shape& shape : figure.shapes)
    if (const auto* run = std::get_if<TextRun>(&shape)) heights[run->text] = run->at.y;
  EXPECT_THAT(heights, Not(Contains(Key("0"))));
  for (const char* count : {"400", "99"}) {
    ASSERT_THAT(heights, Contains(Key(count)));
    EXPECT_GT(heights[count], segments[0].y);
  }
  ASSERT_THAT(heights, Contains(Key("1")));
  EXPECT_LE(heights["1"], segments[0].y) << "its base line is not in the segment of a pixel";
}

TEST_F(Charts, Counts_above_segments_do_not_cover_each_other) {
  make({5, 1, 1});
  give(results.statements[0], {1, 1, 900, 1, 1});
  const std::vector<std::string> texts = texts_of(bars());
  EXPECT_EQ(std::count(texts.begin(), texts.end(), "1"), 2) << "one at each end";
}

TEST_F(Charts, Rows_come_by_questionnaire_by_gap_or_by_disagreement) {
  make({5, 1, 3});
  auto& statements = results.statements;
  statements[0].interpolated_median = Fraction(7, 2), statements[0].agreement = Fraction(1, 10);
  statements[1].interpolated_median = std::nullopt, statements[1].agreement = std::nullopt;
  statements[2].interpolated_median = Fraction(5, 3), statements[2].agreement = Fraction(9, 10);
  EXPECT_THAT(zone_ids(bars()), ElementsAre("L1", "L2", "L3"));
  EXPECT_THAT(zone_ids(bars(StatementOrder::gap)), ElementsAre("L3", "L1", "L2"));
  EXPECT_THAT(zone_ids(bars(StatementOrder::disagreement)), ElementsAre("L1", "L3", "L2"));
}

TEST_F(Charts, Every_readout_has_its_sign_and_its_word) {
  make({5, 1, 5});
  for (std::size_t i = 0; i < 5; ++i) results.statements[i].readout = static_cast<Readout>(i + 1);
  const Figure figure = bars();
  std::vector<Sign> signs;
  for (const Shape& shape : figure.shapes)
    if (const auto* mark = std::get_if<Mark>(&shape)) signs.push_back(mark->sign);
  EXPECT_THAT(signs, ElementsAre(Sign::star, Sign::flag, Sign::speech, Sign::question, Sign::minus));
  for (const char* word : {"Strength", "Shared gap", "Discuss", "Knowledge gap", "In between"})
    EXPECT_THAT(texts_of(figure), Contains(word));
}

TEST_F(Charts, Describe_in_words_all_that_they_show) {
  make({5, 1, 1});
  give(results.statements[0], {2, 4, 5, 8, 3});
  results.statements[0].dont_know = 7;
  results.statements[0].readout = Readout::strength;
  const Figure figure = bars();
  EXPECT_THAT(figure.description,
              HasSubstr("L1 One named senior official answers for digital change.: 2 Strongly "
                        "disagree, 4 Disagree, 5 Neither agree nor disagree, 8 Agree, 3 "
                        "Strongly agree; don't know 7. Strength."));
}

TEST_F(Charts, Foot_says_who_when_which_instrument_and_that_it_is_no_ranking) {
  make({});
  EXPECT_EQ(bars().foot,
            "n = 24 people of 6 ministries \xC2\xB7 21 November 2026 \xC2\xB7 published picture 2 \xC2\xB7 "
            "Digital transformation capacity assessment 1.0.0 \xC2\xB7 Default statements, not the official "
            "text \xC2\xB7 not a ranking");
  results.live = true;
  instrument.languages["en"] = "draft";
  EXPECT_THAT(bars().foot, HasSubstr("live, not published"));
  EXPECT_THAT(bars().foot, HasSubstr("draft translation"));
}

TEST_F(Charts, Say_that_nobody_or_too_few_answered_and_show_no_figure) {
  make({});
  const ChartLook look{900, true};
  const auto all = [&] {
    return std::vector<Figure>{bars_chart(source(), {look, {}, {}}), radar_chart(source(), {look, {}}),
                               dumbbells_chart(source(), made_shifts(results), look),
                               groups_of_statement(source(), "ministry", "L1", look),
                               groups_of_dimensions(source(), "ministry", look)};
  };
  results.hidden = true;
  for (const Figure& figure : all()) {
    EXPECT_THAT(texts_of(figure), Contains("Hidden: fewer than five people have answered."));
    EXPECT_TRUE(segments_of(figure).empty());
    EXPECT_TRUE(figure.zones.empty());
  }
  results.hidden = false;
  results.respondents = 0;
  for (const Figure& figure : all()) EXPECT_THAT(texts_of(figure), Contains("Nobody has answered yet."));
}

TEST_F(Charts, A_statement_without_answers_or_with_another_scale_has_no_bar) {
  make({5, 1, 2});
  give(results.statements[0], {0, 0, 0, 0, 0});
  results.statements[1].counts = {3, 4};
  const Figure figure = bars();
  EXPECT_TRUE(segments_of(figure).empty());
  const std::vector<std::string> texts = texts_of(figure);
  EXPECT_EQ(std::count(texts.begin(), texts.end(), "No answers"), 2);
}

TEST_F(Charts, Handbook_mode_has_no_column_of_don_t_know) {
  make({5, 1, 1});
  EXPECT_THAT(texts_of(bars()), Contains("Don't know"));
  instrument.outside.clear();
  EXPECT_THAT(texts_of(bars()), Not(Contains("Don't know")));
}

TEST_F(Charts, Groups_of_different_size_have_bars_of_the_same_length) {
  make({5, 1, 1});
  auto& groups = results.breakdowns[0].groups;
  give(groups[0].statements[0], {5, 5, 0, 5, 5});
  give(groups[1].statements[0], {50, 50, 0, 50, 50});
  give(groups[3].statements[0], {5, 0, 0, 0, 5});
  const std::vector<Box> segments =
      segments_of(groups_of_statement(source(), "ministry", "L1", {900, false}));
  ASSERT_EQ(segments.size(), 10u);
  EXPECT_NEAR(segments[0].w, segments[4].w, 0.01f);
  EXPECT_NEAR(segments[8].w, 2 * segments[4].w, 0.01f);
}

TEST_F(Charts, A_hidden_group_is_named_and_its_figures_are_not) {
  make({});
  auto& hidden = results.breakdowns[0].groups[2];
  hidden.statements = results.statements;  // though it should not have any
  hidden.dimensions = results.dimensions;
  for (const Figure& figure : {groups_of_statement(source(), "ministry", "L1", {900, false}),
                               groups_of_dimensions(source(), "ministry", {900, false})}) {
    EXPECT_THAT(texts_of(figure), Contains("Education"));
    EXPECT_THAT(figure.description,
                HasSubstr("Education: Hidden: fewer than five people, or beside such a group"));
  }
  EXPECT_THAT(texts_of(groups_of_statement(source(), "role", "L1", {900, false})),
              Contains("There are no groups to compare here."));
}

// The corners of the radar's medians, in the order of the dimensions.
std::vector<Point> median_squares(const Figure& figure) {
  std::vector<Point> middles;
  for (const Shape& shape : figure.shapes)
    if (const auto* box = std::get_if<Box>(&shape))
      if (box->fill && box->fill->role == ColourRole::action)
        middles.push_back({box->x + box->w / 2, box->y + box->h / 2});
  middles.pop_back();  // the legend's
  return middles;
}

TEST_F(Charts, Radar_begins_at_the_lowest_point_of_the_scale) {
  make({5, 4, 1});
  const int values[] = {1, 3, 5, 1};
  for (std::size_t i = 0; i < 4; ++i) results.dimensions[i].median = Fraction(values[i]);
  const std::vector<Point> at = median_squares(radar_chart(source(), {{600, false}, {}}));
  ASSERT_EQ(at.size(), 4u);
  const float radius = at[2].y - at[0].y;  // 5 is down, 1 the middle
  EXPECT_NEAR(at[0].x, at[3].x, 0.01f);
  EXPECT_NEAR(at[0].y, at[3].y, 0.01f);
  EXPECT_NEAR(at[1].x - at[0].x, radius / 2, 0.01f);
  EXPECT_NEAR(at[1].y, at[0].y, 0.01f);
}

TEST_F(Charts, Radar_band_is_drawn_in_convex_parts) {
  make({5, 6, 1});
  const int q1[] = {1, 4, 1, 4, 1, 4}, q3[] = {5, 4, 5, 4, 2, 5};
  for (std::size_t i = 0; i < 6; ++i) {
    results.dimensions[i].q1 = Fraction(q1[i]);
    results.dimensions[i].q3 = Fraction(q3[i]);
  }
  int parts = 0;
  for (const Shape& shape : radar_chart(source(), {{600, false}, {}}).shapes) {
    const auto* path = std::get_if<Path>(&shape);
    if (!path || !path->fill) continue;
    ++parts;
    bool left = false, right = false;
    for (std::size_t i = 0; i < path->points.size(); ++i) {
      const Point a = path->points[i], b = path->points[(i + 1) % 4], c = path->points[(i + 2) % 4];
      const float turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
      left = left || turn < -0.01f, right = right || turn > 0.01f;
    }
    EXPECT_FALSE(left && right) << "part " << parts;
  }
  EXPECT_EQ(parts, 6);
}

TEST_F(Charts, Radar_leaves_out_a_dimension_that_nobody_can_judge) {
  make({5, 6, 1});
  results.dimensions[2] = {"G", 0, {}, {}, {}, {}};
  const Figure figure = radar_chart(source(), {{600, false}, {}});
  EXPECT_EQ(median_squares(figure).size(), 5u);
  EXPECT_THAT(texts_of(figure), Contains("No answers"));
}

TEST_F(Charts, Dumbbells_show_the_shift_and_what_was_not_agreed) {
  make({5, 1, 3});
  const Figure figure = dumbbells_chart(
      source(), {{"L1", Fraction(21, 8), 4}, {"L2", Fraction(3), std::nullopt}, {"L3", std::nullopt, 2}},
      {900, false});
  const std::vector<std::string> texts = texts_of(figure);
  EXPECT_THAT(texts, Contains("+1.38"));
  EXPECT_THAT(texts, Contains("2.63 to 4"));
  EXPECT_THAT(texts, Contains("No consensus"));
  EXPECT_THAT(texts, Contains("No answers"));
  int alone = 0;
  for (const Shape& shape : figure.shapes) alone += std::holds_alternative<Disc>(shape) ? 1 : 0;
  EXPECT_EQ(alone, 2 + 1) << "two medians and the legend";
}

TEST(HalfPeople, Neutral_answers_lie_on_both_sides) {
  StatementResult statement;
  statement.counts = {1, 2, 3, 4, 5};
  EXPECT_EQ(halves_of(statement, 5).below, 2 * (1 + 2) + 3);
  EXPECT_EQ(halves_of(statement, 5).above, 2 * (4 + 5) + 3);
  statement.counts = {7, 1};
  EXPECT_EQ(halves_of(statement, 2).below, 14);
  EXPECT_EQ(halves_of(statement, 2).above, 2);
}

}  // namespace
}  // namespace ubao::test
