// What LOOKS promises of the colours, computed: text at least 4.5:1, graphics 3:1 (WCAG 2.2, relative
// luminance).
#include "app/theme.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "app/ui.h"

namespace ubao::app {
namespace {

double luminance(ImU32 colour) {
  const auto part = [&](int shift) {
    const double v = ((colour >> shift) & 255u) / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(IM_COL32_R_SHIFT) + 0.7152 * part(IM_COL32_G_SHIFT) + 0.0722 * part(IM_COL32_B_SHIFT);
}

double contrast(ImU32 a, ImU32 b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

class Themes : public ::testing::TestWithParam<ThemeName> {
 protected:
  Theme t = theme_of(GetParam());
};

TEST_P(Themes, Text_can_be_read_wherever_it_lies) {
  for (const ImU32 below : {t.ground, t.surface, t.well}) {
    EXPECT_GE(contrast(t.ink, below), 4.5);
    EXPECT_GE(contrast(t.soft, below), 4.5);
  }
  EXPECT_GE(contrast(t.ink, t.ledge), 4.5);
  EXPECT_GE(contrast(t.chalk, t.board), 4.5);
  EXPECT_GE(contrast(t.dust, t.board), 4.5);
  EXPECT_GE(contrast(t.action, t.ground), 4.5);
  EXPECT_GE(contrast(t.action, t.surface), 4.5);
  EXPECT_GE(contrast(t.on_action, t.action), 4.5);
  EXPECT_GE(contrast(t.ground, t.ink), 4.5);  // words of toasts and chosen pills
  for (const ImU32 role : {t.good, t.wait, t.danger}) {
    EXPECT_GE(contrast(role, t.surface), 4.5);
    EXPECT_GE(contrast(role, tint(t, role)), 4.5);
  }
  EXPECT_GE(contrast(t.ink, tint(t, t.action)), 4.5);
  EXPECT_GE(contrast(t.soft, tint(t, t.action)), 4.5);
}

TEST_P(Themes, Paper_and_badge_keep_their_ink) {
  for (const ImU32 card : t.cards) {
    EXPECT_GE(contrast(t.card_ink, card), 7);
    EXPECT_GE(contrast(t.card_author, card), 4.5);
  }
  EXPECT_GE(contrast(t.refused_ink, t.refused_paper), 4.5);
  EXPECT_GE(contrast(IM_COL32_WHITE, t.failed_paper), 4.5);
  EXPECT_GE(contrast(t.card_ink, t.chalk), 4.5);
}

TEST_P(Themes, Outlines_can_be_seen) {
  for (const ImU32 below : {t.surface, t.well}) EXPECT_GE(contrast(t.line, below), 3);
  EXPECT_GE(contrast(t.soft, t.ledge), 3);
  EXPECT_GE(contrast(t.ink, t.ground), 3);
}

INSTANTIATE_TEST_SUITE_P(All, Themes,
                         ::testing::Values(ThemeName::light, ThemeName::dark, ThemeName::contrast),
                         [](const auto& shown) { return std::string(name_of(shown.param)); });

TEST(Colours, Mixing_ends_at_both_colours) {
  EXPECT_EQ(mix(IM_COL32(10, 20, 30, 255), IM_COL32(200, 100, 0, 255), 1), IM_COL32(10, 20, 30, 255));
  EXPECT_EQ(mix(IM_COL32(10, 20, 30, 255), IM_COL32(200, 100, 0, 255), 0), IM_COL32(200, 100, 0, 255));
}

TEST(Layouts, Follow_the_size_at_scale_1) {
  EXPECT_EQ(layout_for(360, 740), Layout::phone);
  EXPECT_EQ(layout_for(800, 1280), Layout::tablet);
  EXPECT_EQ(layout_for(1024, 600), Layout::small);
  EXPECT_EQ(layout_for(1024 / 1.25f, 600 / 1.25f), Layout::small);
  EXPECT_EQ(layout_for(1366, 768), Layout::laptop);
}

}  // namespace
}  // namespace ubao::app
