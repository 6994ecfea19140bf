// Colour roles and measures of the interface, as values. Three themes: light, dark and high contrast. A
// colour carries no meaning alone: whoever uses one for a state writes the word beside it. Measures are
// pixels at scale 1; Ui::px scales them. Contrast figures are those of WCAG 2.2: text at least 4.5:1,
// graphics 3:1.
#pragma once

#include <array>
#include <string_view>

#include "imgui.h"

namespace ubao::app {

enum class ThemeName { light, dark, contrast };
enum class CardColour { chalk, maize, clay, leaf, sky, hibiscus };
inline constexpr int kCardColours = 6;

struct Theme {
  ThemeName name = ThemeName::light;
  ImU32 ground, surface, well;       // page; cards and fields; canvas and tracks
  ImU32 line, hairline;              // outlines of controls; outlines of cards, dividers
  ImU32 ink, soft;                   // text and focus ring; second text
  ImU32 board, chalk, dust;          // top bar and rail; text on it; second text on it
  ImU32 action, pressed, on_action;  // primary, selected, now; its edge; text on it
  ImU32 ledge, rail;                 // wood and its edge
  ImU32 good, wait, danger;          // received; waiting or late; refused, remove
  std::array<ImU32, kCardColours> cards;
  std::array<ImU32, 5> scale;  // disagree to agree
  // Paper keeps its ink in every theme.
  ImU32 card_ink, card_author, card_action, card_wait;
  // The badge lies on the board in every theme.
  ImU32 refused_paper, refused_ink, failed_paper;
  float control_outline;  // px at scale 1
};

Theme theme_of(ThemeName name);

// "light", "dark", "contrast", and "maize" and so on: stable, for settings and language keys.
std::string_view name_of(ThemeName name);
std::string_view name_of(CardColour colour);

ImU32 mix(ImU32 a, ImU32 b, float share_of_a);
ImU32 faded(ImU32 colour, float alpha);

// 13 % of a role over the surface.
ImU32 tint(const Theme& theme, ImU32 role);

namespace measure {
inline constexpr float kMeta = 15, kBody = 18, kTitle = 22, kPage = 28, kStatement = 36;
inline constexpr float kLineHeight = 1.34f, kTitleLineHeight = 1.2f;
inline constexpr float kTarget = 48, kButton = 52, kPrimary = 60, kAnswer = 84, kAnswerPhone = 50;
inline constexpr float kRadiusSticky = 4, kRadiusChip = 8, kRadius = 10, kRadiusCard = 14;
inline constexpr float kNowOutline = 3, kEdge = 4, kRail = 4;
inline constexpr float kTopBar = 68, kTopBarPhone = 60, kLedge = 80, kLedgePhone = 70, kSideRail = 104;
inline constexpr double kPressSeconds = 0.08, kSlideSeconds = 0.16, kToastSeconds = 6.0, kAnswerToNext = 0.35;
inline constexpr float kSlide = 12;
}  // namespace measure

}  // namespace ubao::app
