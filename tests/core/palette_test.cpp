// What is promised of colours, computed: text at least 4.5:1 on whatever it lies on, graphics 3:1, for scales
// of every length in every palette.
#include "core/palette.h"

#include <gtest/gtest.h>

#include <set>
#include <tuple>

namespace ubao::core {
namespace {

struct Palettes : testing::TestWithParam<PaletteName> {
  const Palette palette = palette_of(GetParam());
  Rgb of(ColourRole role, int point = 0, int points = 0) const {
    return resolved(palette, {role, point, points});
  }
};

TEST_P(Palettes, Counts_can_be_read_on_every_segment) {
  for (int points = 2; points <= 11; ++points)
    for (int point = 0; point < points; ++point)
      EXPECT_GE(
          contrast_between(of(ColourRole::on_scale, point, points), of(ColourRole::scale, point, points)),
          4.5)
          << point << " of " << points;
}

TEST_P(Palettes, Words_can_be_read_on_paper_chip_and_band) {
  for (const ColourRole role : {ColourRole::ink, ColourRole::soft, ColourRole::good, ColourRole::wait,
                                ColourRole::danger, ColourRole::action})
    EXPECT_GE(contrast_between(of(role), of(ColourRole::surface)), 4.5) << static_cast<int>(role);
  EXPECT_GE(contrast_between(of(ColourRole::ink), of(ColourRole::well)), 4.5);
  EXPECT_GE(contrast_between(of(ColourRole::ink), of(ColourRole::band)), 4.5) << "numbers of the radar";
}

TEST_P(Palettes, Words_can_be_read_on_the_paper_of_every_card_and_on_the_ground_of_a_trap) {
  for (int paper = 0; paper < static_cast<int>(kCardPapers.size()); ++paper)
    for (const ColourRole role : {ColourRole::card_ink, ColourRole::card_author})
      EXPECT_GE(contrast_between(of(role), of(ColourRole::card, paper)), 4.5) << paper;
  EXPECT_GE(contrast_between(of(ColourRole::card_wait), of(ColourRole::card, 0)), 4.5) << "on white only";
  for (const ColourRole ground : {ColourRole::trap, ColourRole::ground})
    EXPECT_GE(contrast_between(of(ColourRole::ink), of(ground)), 4.5);
}

TEST_P(Palettes, Papers_have_names) {
  for (std::size_t i = 0; i < kCardPapers.size(); ++i) EXPECT_EQ(card_paper_named(kCardPapers[i]), i);
  EXPECT_EQ(card_paper_named("no paper"), 0u);
}

TEST_P(Palettes, Lines_and_marks_can_be_seen) {
  EXPECT_GE(contrast_between(of(ColourRole::action), of(ColourRole::band)), 3) << "the median on its band";
  EXPECT_GE(contrast_between(of(ColourRole::band_edge), of(ColourRole::surface)), 3);
  EXPECT_GE(contrast_between(of(ColourRole::ink), of(ColourRole::surface)), 3) << "the outline of segments";
}

TEST_P(Palettes, Every_point_of_a_scale_has_a_colour_of_its_own) {
  for (int points = 2; points <= 11; ++points) {
    std::set<std::tuple<int, int, int>> colours;
    for (int point = 0; point < points; ++point) {
      const Rgb colour = of(ColourRole::scale, point, points);
      colours.insert({colour.r, colour.g, colour.b});
    }
    EXPECT_EQ(colours.size(), static_cast<std::size_t>(points));
  }
}

TEST_P(Palettes, Ends_and_middle_of_the_scale_are_the_stops) {
  for (int points = 2; points <= 11; ++points) {
    EXPECT_EQ(of(ColourRole::scale, 0, points), palette.scale.front());
    EXPECT_EQ(of(ColourRole::scale, points - 1, points), palette.scale.back());
    if (points % 2 == 1) {
      EXPECT_EQ(of(ColourRole::scale, points / 2, points), palette.scale[2]);
    }
  }
  EXPECT_EQ(of(ColourRole::scale, 1, 5), palette.scale[1]);
  EXPECT_EQ(of(ColourRole::scale, 3, 5), palette.scale[3]);
}

TEST_P(Palettes, Are_found_by_their_names) { EXPECT_EQ(palette_named(name_of(GetParam())), GetParam()); }

INSTANTIATE_TEST_SUITE_P(All, Palettes,
                         testing::Values(PaletteName::light, PaletteName::dark, PaletteName::contrast,
                                         PaletteName::print),
                         [](const auto& shown) { return std::string(name_of(shown.param)); });

TEST(Palette, Unknown_names_are_none) { EXPECT_EQ(palette_named("sepia"), std::nullopt); }

TEST(Palette, Contrast_is_that_of_the_guideline) {
  EXPECT_NEAR(contrast_between(rgb_of(0x000000), rgb_of(0xFFFFFF)), 21, 0.001);
  EXPECT_NEAR(contrast_between(rgb_of(0x767676), rgb_of(0xFFFFFF)), 4.54, 0.01);
}

}  // namespace
}  // namespace ubao::core
