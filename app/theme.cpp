#include "app/theme.h"

#include <cmath>

namespace ubao::app {
namespace {

constexpr ImU32 rgb(unsigned hex) {
  return IM_COL32((hex >> 16) & 255u, (hex >> 8) & 255u, hex & 255u, 255u);
}

Theme common_to_all() {
  Theme t{};
  t.cards = {rgb(0xFFFFFF), rgb(0xFFE58A), rgb(0xFFC7A3), rgb(0xCDE9A8), rgb(0xBFE3F2), rgb(0xF9C6D7)};
  t.card_ink = rgb(0x1C2A26);
  t.card_author = rgb(0x37423C);
  t.card_action = rgb(0x17695A);
  t.card_wait = rgb(0x865300);
  t.refused_paper = rgb(0xFFD9D2);
  t.refused_ink = rgb(0x7A1A12);
  t.failed_paper = rgb(0x7A1A12);
  t.control_outline = 2;
  return t;
}

Theme light() {
  Theme t = common_to_all();
  t.name = ThemeName::light;
  t.ground = rgb(0xF1EEE6), t.surface = rgb(0xFDFCF8), t.well = rgb(0xE4E0D4);
  t.line = rgb(0x80796A), t.hairline = mix(t.line, t.surface, 0.34f);
  t.ink = rgb(0x1C2A26), t.soft = rgb(0x505B55);
  t.board = rgb(0x1F463E), t.chalk = rgb(0xF8F5EB);
  t.action = rgb(0x17695A), t.pressed = rgb(0x0E4A3F), t.on_action = rgb(0xFFFFFF);
  t.ledge = rgb(0xDFC79E), t.rail = rgb(0xA9814A);
  t.good = rgb(0x1B6A3A), t.wait = rgb(0x865300), t.danger = rgb(0xA32A20);
  t.scale = {rgb(0x85480F), rgb(0xD9AE6B), rgb(0xEAE6DA), rgb(0x7DC3B4), rgb(0x12655A)};
  return t;
}

Theme dark() {
  Theme t = common_to_all();
  t.name = ThemeName::dark;
  t.ground = rgb(0x15211E), t.surface = rgb(0x20302B), t.well = rgb(0x0D1614);
  t.line = rgb(0x83938B), t.hairline = mix(t.line, t.surface, 0.34f);
  t.ink = rgb(0xF3F0E6), t.soft = rgb(0xB7C2BA);
  t.board = rgb(0x0F1A17), t.chalk = rgb(0xF8F5EB);
  t.action = rgb(0x86D2BC), t.pressed = rgb(0x4E9583), t.on_action = rgb(0x0B1F1A);
  t.ledge = rgb(0x3B2E20), t.rail = rgb(0x8C6A3B);
  t.good = rgb(0x8FD6A2), t.wait = rgb(0xF2C26B), t.danger = rgb(0xFF9F92);
  t.scale = {rgb(0xC9823A), rgb(0xE8C48E), rgb(0xE9E5DA), rgb(0x9AD9CB), rgb(0x3FA08F)};
  for (ImU32& card : t.cards) card = mix(t.surface, card, 0.14f);  // white paper glares in a dark room
  return t;
}

Theme contrast() {
  Theme t = common_to_all();
  t.name = ThemeName::contrast;
  t.ground = t.surface = t.board = t.ledge = t.on_action = rgb(0x000000);
  t.well = rgb(0x141414);
  t.line = t.hairline = t.ink = t.soft = t.chalk = rgb(0xFFFFFF);
  t.action = t.pressed = t.rail = rgb(0xFFE14D);
  t.good = rgb(0x7DFFB0), t.wait = rgb(0xFFC94A), t.danger = rgb(0xFF9C90);
  t.scale = {rgb(0xFF9C4A), rgb(0xFFD9A8), rgb(0xFFFFFF), rgb(0xA8F0FF), rgb(0x35C9F0)};
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

std::string_view name_of(CardColour colour) {
  constexpr std::array<std::string_view, kCardColours> kNames{"chalk", "maize", "clay",
                                                              "leaf",  "sky",   "hibiscus"};
  return kNames[static_cast<std::size_t>(colour)];
}

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
