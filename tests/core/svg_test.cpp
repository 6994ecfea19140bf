// A figure as SVG: well-formed whatever people typed, complete for people who cannot see it, the same bytes
// every time, turned round for right-to-left readers.
#include "core/svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "core/chart_bars.h"
#include "core/chart_dumbbells.h"
#include "core/chart_groups.h"
#include "core/chart_radar.h"
#include "tests/support/made_results.h"
#include "tests/support/places.h"
#include "tests/support/xml_reader.h"

namespace ubao::test {
namespace {

using namespace core;
using testing::HasSubstr;
using testing::Not;

const Palette kLight = palette_of(PaletteName::light);

Figure figure_with(Shape shape, bool right_to_left = false) {
  Figure figure;
  figure.width = 200, figure.height = 100;
  figure.right_to_left = right_to_left;
  figure.title = "Title", figure.description = "Says all";
  figure.shapes.push_back(std::move(shape));
  return figure;
}

TextRun run_of(const std::string& text, Anchor anchor = Anchor::start) {
  TextRun run;
  run.at = {20, 50};
  run.anchor = anchor;
  run.text = text;
  return run;
}

std::string element_of(const Figure& figure) {
  const std::string svg = svg_of(figure, kLight);
  const std::size_t from = svg.find("</desc>\n") + 8;
  return svg.substr(from, svg.find('\n', from) - from);
}

TEST(Svg, Says_in_words_what_it_shows) {
  const XmlElement root = read_xml(svg_of(figure_with(run_of("Word")), kLight));
  EXPECT_EQ(root.name, "svg");
  EXPECT_EQ(root.attributes.at("role"), "img");
  EXPECT_EQ(root.attributes.at("viewBox"), "0 0 200 100");
  EXPECT_EQ(root.all("title").at(0)->text, "Title");
  EXPECT_EQ(root.all("desc").at(0)->text, "Says all");
  EXPECT_EQ(root.all("text").at(0)->text, "Word");
}

TEST(Svg, Writes_each_shape) {
  Box box;
  box.x = 1.25f, box.y = -2, box.w = 30.005f, box.h = 4;
  box.radius = 8;
  box.fill = Colour{ColourRole::scale, 0, 5};
  box.stroke = {{ColourRole::ink}, 1.2f};
  EXPECT_EQ(
      element_of(figure_with(box)),
      "<rect x=\"1.25\" y=\"-2\" width=\"30.01\" height=\"4\" rx=\"8\" fill=\"#85480f\" stroke=\"#1c2a26\" "
      "stroke-width=\"1.2\"/>");
  Path path;
  path.points = {{0, 0}, {10.1f, 0.05f}};
  path.stroke = {{ColourRole::action}, 3, 4};
  EXPECT_EQ(element_of(figure_with(path)),
            "<polyline points=\"0,0 10.1,0.05\" fill=\"none\" stroke=\"#17695a\" stroke-width=\"3\" "
            "stroke-dasharray=\"4\" stroke-linejoin=\"round\"/>");
  EXPECT_EQ(element_of(figure_with(Disc{{5, 6}, 7, Colour{ColourRole::surface}, {}})),
            "<circle cx=\"5\" cy=\"6\" r=\"7\" fill=\"#fdfcf8\"/>");
  EXPECT_EQ(element_of(figure_with(Mark{Sign::minus, {50, 50}, 24, {}})),
            "<path d=\"M42.5 50L57.5 50\" fill=\"none\" stroke=\"#1c2a26\" stroke-width=\"2\" "
            "stroke-linecap=\"round\" stroke-linejoin=\"round\"/>");
  EXPECT_EQ(element_of(figure_with(run_of("Word", Anchor::middle))),
            "<text x=\"20\" y=\"50\" font-size=\"15\" fill=\"#1c2a26\" text-anchor=\"middle\">Word</text>");
}

TEST(Svg, Is_turned_round_for_right_to_left_readers_but_letters_are_not) {
  const std::string arabic = "\xD8\xA7\xD9\x84\xD9\x82\xD9\x8A\xD8\xA7\xD8\xAF\xD8\xA9";
  EXPECT_THAT(element_of(figure_with(run_of(arabic), true)),
              HasSubstr("<text x=\"180\" y=\"50\" font-size=\"15\" "
                        "fill=\"#1c2a26\" direction=\"rtl\""));
  // from the left: what begins at the right edge ends there
  EXPECT_THAT(element_of(figure_with(run_of("Word"), true)), HasSubstr("x=\"180\""));
  EXPECT_THAT(element_of(figure_with(run_of("Word"), true)), HasSubstr("text-anchor=\"end\""));
  EXPECT_THAT(element_of(figure_with(run_of("Word"), true)), Not(HasSubstr("direction")));
  EXPECT_THAT(element_of(figure_with(run_of(arabic, Anchor::end), true)), HasSubstr("text-anchor=\"end\""));
  EXPECT_THAT(element_of(figure_with(run_of(arabic), false)), HasSubstr("text-anchor=\"end\""));
  Box box;
  box.x = 10, box.w = 30, box.h = 5;
  EXPECT_THAT(element_of(figure_with(box, true)), HasSubstr("x=\"160\""));
  EXPECT_THAT(element_of(figure_with(Mark{Sign::flag, {50, 50}, 24, {}}, true)),
              HasSubstr("M157 41.5L157 59"));
  const auto star = [](bool rtl) {
    return element_of(figure_with(Mark{Sign::star, {100, 50}, 24, {}}, rtl));
  };
  EXPECT_EQ(star(true), star(false));
}

TEST(Svg, Words_of_anybody_are_only_words) {
  const std::string hostile[] = {"</text><script>alert(1)</script>",
                                 "\" onload=\"alert(1)",
                                 "&amp; &bogus; <",
                                 "]]>",
                                 "\x01\x02\x1B[2J\x7F",
                                 "\xFF\xFE\xC0\xAF",
                                 "\xEF\xBF\xBE\xEF\xBF\xBF",
                                 "turned \xE2\x80\xAE dnuor",
                                 "two\nlines\r\n"};
  for (const std::string& text : hostile) {
    Figure figure = figure_with(run_of(text));
    figure.title = figure.description = text;
    XmlElement root;
    ASSERT_NO_THROW(root = read_xml(svg_of(figure, kLight))) << text;
    ASSERT_EQ(root.children.size(), 3u) << text;
    EXPECT_TRUE(root.all("script").empty());
    EXPECT_EQ(root.children[2].attributes.count("onload"), 0u);
    EXPECT_THAT(root.children[2].text, Not(HasSubstr("\xE2\x80\xAE")));
  }
}

TEST(Svg, Every_chart_is_well_formed_in_every_palette_and_direction) {
  const NotoMeasure measure;
  MadeAssessment made;
  const Instrument instrument = made_instrument(made);
  const AssessmentResults results = made_results(instrument, made);
  for (const bool right_to_left : {false, true}) {
    const Language words = made_language(0, right_to_left);
    const ChartSource source{results, instrument, words, "en", measure, "Coast & Region"};
    const ChartLook look;
    for (const Figure& figure : {bars_chart(source, {look, {}, {}}), radar_chart(source, {look, {}}),
                                 dumbbells_chart(source, made_shifts(results), look),
                                 groups_of_statement(source, "ministry", "L1", look),
                                 groups_of_dimensions(source, "ministry", look)})
      for (const PaletteName palette :
           {PaletteName::light, PaletteName::dark, PaletteName::contrast, PaletteName::print}) {
        const std::string svg = svg_of(figure, palette_of(palette));
        XmlElement root;
        ASSERT_NO_THROW(root = read_xml(svg));
        EXPECT_GT(root.all("text").size(), 20u);
        EXPECT_EQ(svg, svg_of(figure, palette_of(palette)));
        for (const char* outside : {"http://", "https://", "url(", "<style", "<image", "href"})
          EXPECT_THAT(svg.substr(svg.find("role=")), Not(HasSubstr(outside)));
      }
  }
}

TEST(Svg, A_small_chart_is_as_it_was_looked_at) {
  const NotoMeasure measure;
  MadeAssessment made;
  made.dimensions = 1, made.statements_each = 1;
  const Instrument instrument = made_instrument(made);
  AssessmentResults results = made_results(instrument, made);
  StatementResult& only = results.statements[0];
  only.counts = {2, 4, 5, 8, 3};
  only.n = 22, only.dont_know = 2, only.readout = Readout::strength;
  const Language words = made_language();
  const Figure figure = bars_chart({results, instrument, words, "en", measure, "Coast Region"}, {});
  const std::string svg = svg_of(figure, kLight);
  const std::string golden = in_sources("tests/golden/chart.svg");
  std::ifstream file(golden, std::ios::binary);
  const std::string seen{std::istreambuf_iterator<char>(file), {}};
  if (seen == svg) return;
  const std::string fresh = in_build("chart.svg");
  std::ofstream(fresh, std::ios::binary) << svg;
  ADD_FAILURE() << "The chart has changed. Look at " << fresh << "; if it is right, it replaces " << golden;
}

}  // namespace
}  // namespace ubao::test
