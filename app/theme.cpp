#include "app/theme.h"

#include <cmath>

#include "core/palette.h"

namespace ubao::app {
namespace {

constexpr ImU32 rgb(unsigned hex) {
  return IM_COL32((hex >> 16) & 255u, (hex >> 8) & 255u, hex & 255u, 255u);
}

Theme common_to_all() {
  Theme t{};
  t.card_action = rgb(0x17695A);
  t.refused_paper = rgb(0xFFD9D2);
  t.refused_ink = rgb(0x7A1A12);
  t.failed_paper = rgb(0x7A1A12);
  t.control_outline = 2;
  return t;
}

ImU32 solid(core::Rgb colour) { return IM_COL32(colour.r, colour.g, colour.b, 255); }

// What screens share with figures.
Theme with_palette(ThemeName name, const core::Palette& p) {
  Theme t = common_to_all();
  t.name = name;
  t.ground = solid(p.ground), t.surface = solid(p.surface), t.well = solid(p.well);
  t.line = solid(p.line), t.hairline = mix(t.line, t.surface, 0.34f);
  t.ink = solid(p.ink), t.soft = solid(p.soft);
  t.board = solid(p.board), t.chalk = solid(p.chalk);
  t.action = solid(p.action), t.pressed = solid(p.pressed), t.on_action = solid(p.on_action);
  t.ledge = solid(p.ledge), t.rail = solid(p.rail);
  t.good = solid(p.good), t.wait = solid(p.wait), t.danger = solid(p.danger);
  for (std::size_t i = 0; i < t.scale.size(); ++i) t.scale[i] = solid(p.scale[i]);
  for (std::size_t i = 0; i < t.cards.size(); ++i) t.cards[i] = solid(p.cards[i]);
  t.card_ink = solid(p.card_ink), t.card_author = solid(p.card_author), t.card_wait = solid(p.card_wait);
  return t;
}

Theme light() { return with_palette(ThemeName::light, core::palette_of(core::PaletteName::light)); }

Theme dark() { return with_palette(ThemeName::dark, core::palette_of(core::PaletteName::dark)); }

Theme contrast() {
  Theme t = with_palette(ThemeName::contrast, core::palette_of(core::PaletteName::contrast));
  t.hairline = t.line;
  t.control_outline = 3;
  return t;
}

}  // namespace

Theme theme_of(ThemeName name) {
  Theme t = name == ThemeName::light ? light() : name == ThemeName::dark ? dark() : contrast();
  t.dust = name == ThemeName::contrast ? t.chalk : mix(t.chalk, t.board, 0.78f);
  return t;
}

std::string_view name_of(ThemeName name) {
  return name == ThemeName::light ? "light" : name == ThemeName::dark ? "dark" : "contrast";
}

std::string_view name_of(CardColour colour) { return core::kCardPapers[static_cast<std::size_t>(colour)]; }

ImU32 mix(ImU32 a, ImU32 b, float share_of_a) {
  ImU32 result = 0;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    const float from_a = static_cast<float>((a >> shift) & 255u) * share_of_a;
    const float from_b = static_cast<float>((b >> shift) & 255u) * (1 - share_of_a);
    result |= static_cast<ImU32>(std::lround(from_a + from_b)) << shift;
  }
  return result;
}

ImU32 faded(ImU32 colour, float alpha) {
  const float a = static_cast<float>(colour >> IM_COL32_A_SHIFT) * alpha;
  return (colour & ~IM_COL32_A_MASK) | (static_cast<ImU32>(std::lround(a)) << IM_COL32_A_SHIFT);
}

ImU32 tint(const Theme& theme, ImU32 role) { return mix(role, theme.surface, 0.13f); }

}  // namespace ubao::app
