// No chart has words over words or anything beyond its edge: with few people and many, longer languages,
// scales of two to eleven points, from a phone's width to a projector's.
#include <gtest/gtest.h>

#include "core/chart_bars.h"
#include "core/chart_dumbbells.h"
#include "core/chart_groups.h"
#include "core/chart_radar.h"
#include "tests/support/figure_lint.h"
#include "tests/support/made_results.h"

namespace ubao::test {
namespace {

using namespace core;

struct LintedCharts : testing::TestWithParam<std::tuple<int, int, int>> {
  const NotoMeasure measure;
  const int points = std::get<0>(GetParam()), respondents = std::get<1>(GetParam());
  const int longer = std::get<2>(GetParam());

  void expect_clean(const Figure& figure, const std::string& what) {
    EXPECT_EQ(figure_lint(figure, measure), "") << what << ", " << figure.width << " wide";
    EXPECT_NE(figure.foot.find("not a ranking"), std::string::npos) << what;
  }
};

TEST_P(LintedCharts, Have_nothing_over_anything) {
  MadeAssessment made;
  made.points = points, made.respondents = respondents;
  const Instrument instrument = lengthened(made_instrument(made), longer);
  const AssessmentResults results = made_results(instrument, made);
  const Language words = made_language(longer);
  const ChartSource source{results, instrument, words, "en", measure, "Coast Region, second cohort"};
  for (const float width : {300.0f, 360.0f, 610.0f, 858.0f, 1400.0f})
    for (const bool picture : {false, true}) {
      const ChartLook look{width, picture};
      for (const StatementOrder order :
           {StatementOrder::dimension, StatementOrder::gap, StatementOrder::disagreement})
        expect_clean(bars_chart(source, {look, order, {}}), "bars");
      expect_clean(bars_chart(source, {look, StatementOrder::dimension, "L"}), "bars of L");
      expect_clean(radar_chart(source, {look, "S"}), "radar");
      expect_clean(dumbbells_chart(source, made_shifts(results), look), "dumbbells");
      expect_clean(groups_of_statement(source, "ministry", "L3", look), "groups of L3");
      expect_clean(groups_of_dimensions(source, "ministry", look), "groups of dimensions");
    }
}

INSTANTIATE_TEST_SUITE_P(All, LintedCharts,
                         testing::Combine(testing::Values(2, 5, 11), testing::Values(5, 500),
                                          testing::Values(0, 40)),
                         [](const auto& shown) {
                           return std::to_string(std::get<0>(shown.param)) + "_points_" +
                                  std::to_string(std::get<1>(shown.param)) + "_people_" +
                                  std::to_string(std::get<2>(shown.param)) + "_percent";
                         });

TEST(ChartsOfAnySize, Radar_has_room_for_one_to_fourteen_dimensions) {
  const NotoMeasure measure;
  const Language words = made_language();
  for (int dimensions = 1; dimensions <= 14; ++dimensions)
    for (const int longer : {0, 40})
      for (const float width : {300.0f, 378.0f, 900.0f}) {
        MadeAssessment made;
        made.dimensions = dimensions, made.statements_each = 2;
        const Instrument instrument = lengthened(made_instrument(made), longer);
        const AssessmentResults results = made_results(instrument, made);
        const Figure figure =
            radar_chart({results, instrument, words, "en", measure, {}}, {{width, false}, {}});
        EXPECT_EQ(figure_lint(figure, measure), "") << dimensions << " dimensions, " << width << " wide";
        EXPECT_EQ(figure.zones.size(), static_cast<std::size_t>(dimensions));
      }
}

TEST(ChartsOfAnySize, Words_of_anybody_do_no_harm) {
  const NotoMeasure measure;
  const Language words = made_language();
  const std::string hostile[] = {
      "<script>alert(1)</script> & \"quoted\" 'words'",
      "tab\tand\nnew line\x01\x02 bell\x07",
      "\xD8\xA7\xD9\x84\xD9\x82\xD9\x8A\xD8\xA7\xD8\xAF\xD8\xA9 \xE2\x80\xAE back",
      std::string(3000, 'W'),
      "\xE6\x95\xB0\xE5\xAD\x97\xE8\xBD\xAC\xE5\x9E\x8B\xE7\x9A\x84\xE9\xA2\x86\xE5\xAF\xBC",
      "bad \xFF\xC3 bytes",
      ""};
  for (const std::string& text : hostile) {
    MadeAssessment made;
    Instrument instrument = made_instrument(made);
    AssessmentResults results = made_results(instrument, made);
    for (InstrumentStatement& statement : instrument.statements) statement.text = {{"en", text}};
    for (InstrumentDimension& dimension : instrument.dimensions) {
      dimension.name = {{"en", text}};
      dimension.short_name.clear();
    }
    for (ScalePoint& point : instrument.scale) point.label = {{"en", text}};
    for (GroupResult& group : results.breakdowns[0].groups) group.value = text;
    instrument.title = instrument.note = {{"en", text}};
    const ChartSource source{results, instrument, words, "en", measure, text};
    for (const float width : {300.0f, 900.0f}) {
      const ChartLook look{width, true};
      for (const Figure& figure : {bars_chart(source, {look, {}, {}}), radar_chart(source, {look, {}}),
                                   dumbbells_chart(source, made_shifts(results), look),
                                   groups_of_statement(source, "ministry", "L1", look),
                                   groups_of_dimensions(source, "ministry", look)})
        EXPECT_EQ(figure_lint(figure, measure), "") << text.substr(0, 40) << ", " << width << " wide";
    }
  }
}

}  // namespace
}  // namespace ubao::test
