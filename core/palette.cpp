#include "core/palette.h"

#include <algorithm>
#include <cmath>

namespace ubao::core {
namespace {

constexpr double kReadable = 4.5;
constexpr int kHairlinePercent = 34, kBandPercent = 45, kBandEdgePercent = 85;
constexpr std::array<std::string_view, 4> kPaletteNames{"light", "dark", "contrast", "print"};

constexpr int kCardEdgePercent = 22, kTrapPercent = 12, kDarkCardPercent = 14;

Palette with_cards() {
  Palette p;
  p.cards = {rgb_of(0xFFFFFF), rgb_of(0xFFE58A), rgb_of(0xFFC7A3),
             rgb_of(0xCDE9A8), rgb_of(0xBFE3F2), rgb_of(0xF9C6D7)};
  p.card_ink = rgb_of(0x1C2A26), p.card_author = rgb_of(0x37423C), p.card_wait = rgb_of(0x865300);
  return p;
}

Palette light_palette() {
  Palette p = with_cards();
  p.ground = rgb_of(0xF1EEE6), p.surface = rgb_of(0xFDFCF8), p.well = rgb_of(0xE4E0D4);
  p.line = rgb_of(0x80796A), p.ink = rgb_of(0x1C2A26), p.soft = rgb_of(0x505B55);
  p.board = rgb_of(0x1F463E), p.chalk = rgb_of(0xF8F5EB);
  p.action = rgb_of(0x17695A), p.pressed = rgb_of(0x0E4A3F), p.on_action = rgb_of(0xFFFFFF);
  p.ledge = rgb_of(0xDFC79E), p.rail = rgb_of(0xA9814A);
  p.good = rgb_of(0x1B6A3A), p.wait = rgb_of(0x865300), p.danger = rgb_of(0xA32A20);
  p.scale = {rgb_of(0x85480F), rgb_of(0xD9AE6B), rgb_of(0xEAE6DA), rgb_of(0x7DC3B4), rgb_of(0x12655A)};
  return p;
}

Palette dark_palette() {
  Palette p = with_cards();
  p.ground = rgb_of(0x15211E), p.surface = rgb_of(0x20302B), p.well = rgb_of(0x0D1614);
  p.line = rgb_of(0x83938B), p.ink = rgb_of(0xF3F0E6), p.soft = rgb_of(0xB7C2BA);
  p.board = rgb_of(0x0F1A17), p.chalk = rgb_of(0xF8F5EB);
  p.action = rgb_of(0x86D2BC), p.pressed = rgb_of(0x4E9583), p.on_action = rgb_of(0x0B1F1A);
  p.ledge = rgb_of(0x3B2E20), p.rail = rgb_of(0x8C6A3B);
  p.good = rgb_of(0x8FD6A2), p.wait = rgb_of(0xF2C26B), p.danger = rgb_of(0xFF9F92);
  p.scale = {rgb_of(0xC9823A), rgb_of(0xE8C48E), rgb_of(0xE9E5DA), rgb_of(0x9AD9CB), rgb_of(0x3FA08F)};
  for (Rgb& card : p.cards) card = mix(p.surface, card, kDarkCardPercent);  // white paper glares in the dark
  return p;
}

Palette contrast_palette() {
  Palette p = with_cards();
  p.ground = p.surface = p.board = p.ledge = p.on_action = rgb_of(0x000000);
  p.well = rgb_of(0x141414);
  p.line = p.ink = p.soft = p.chalk = rgb_of(0xFFFFFF);
  p.action = p.pressed = p.rail = rgb_of(0xFFE14D);
  p.good = rgb_of(0x7DFFB0), p.wait = rgb_of(0xFFC94A), p.danger = rgb_of(0xFF9C90);
  p.scale = {rgb_of(0xFF9C4A), rgb_of(0xFFD9A8), rgb_of(0xFFFFFF), rgb_of(0xA8F0FF), rgb_of(0x35C9F0)};
  return p;
}

// On white paper, and still to be told apart by a printer without colours.
Palette print_palette() {
  Palette p = light_palette();
  p.ground = p.surface = rgb_of(0xFFFFFF);
  p.well = rgb_of(0xEFEFEF);
  p.line = rgb_of(0x6E6E6E), p.ink = rgb_of(0x000000), p.soft = rgb_of(0x404040);
  p.action = p.pressed = rgb_of(0x0E4A3F);
  p.rail = rgb_of(0x7A7A7A);
  p.good = rgb_of(0x14522C), p.wait = rgb_of(0x6B4200), p.danger = rgb_of(0x8A1F17);
  return p;
}

double luminance_of(Rgb colour) {
  const auto part = [](std::uint8_t value) {
    const double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(colour.r) + 0.7152 * part(colour.g) + 0.0722 * part(colour.b);
}

// Each side shares the two stops of its end; only the middle of an odd scale is neutral.
Rgb scale_colour(const Palette& palette, int point, int points) {
  points = std::max(points, 2);
  point = std::clamp(point, 0, points - 1);
  const int side = points / 2;
  const bool upper = 2 * point > points - 1;
  const int from_end = upper ? points - 1 - point : point;
  if (2 * point == points - 1) return palette.scale[2];
  const int percent = 200 * from_end / side;  // of the way from one stop to the next
  const std::size_t first = static_cast<std::size_t>(percent / 100);
  const auto stop = [&](std::size_t i) { return palette.scale[upper ? kScaleStops - 1 - i : i]; };
  return mix(stop(first + 1), stop(first), percent % 100);
}

Rgb card_colour(const Palette& palette, int point) {
  return palette
      .cards[static_cast<std::size_t>(std::clamp(point, 0, static_cast<int>(kCardPapers.size()) - 1))];
}

Rgb readable_on(Rgb below) {
  for (const Rgb text : {rgb_of(0x1C2A26), rgb_of(0xFFFFFF)})
    if (contrast_between(text, below) >= kReadable) return text;
  return rgb_of(0x000000);  // between the two there is always black
}

}  // namespace

std::string_view name_of(PaletteName name) { return kPaletteNames[static_cast<std::size_t>(name)]; }

std::optional<PaletteName> palette_named(std::string_view name) {
  for (std::size_t i = 0; i < kPaletteNames.size(); ++i)
    if (kPaletteNames[i] == name) return static_cast<PaletteName>(i);
  return std::nullopt;
}

std::size_t card_paper_named(std::string_view name) {
  const auto at = std::find(kCardPapers.begin(), kCardPapers.end(), name);
  return at == kCardPapers.end() ? 0 : static_cast<std::size_t>(at - kCardPapers.begin());
}

Palette palette_of(PaletteName name) {
  switch (name) {
    case PaletteName::dark:
      return dark_palette();
    case PaletteName::contrast:
      return contrast_palette();
    case PaletteName::print:
      return print_palette();
    case PaletteName::light:
      break;
  }
  return light_palette();
}

Rgb mix(Rgb a, Rgb b, int percent_of_a) {
  const auto part = [&](std::uint8_t from_a, std::uint8_t from_b) {
    return static_cast<std::uint8_t>((from_a * percent_of_a + from_b * (100 - percent_of_a) + 50) / 100);
  };
  return {part(a.r, b.r), part(a.g, b.g), part(a.b, b.b)};
}

double contrast_between(Rgb a, Rgb b) {
  const double x = luminance_of(a), y = luminance_of(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

Rgb resolved(const Palette& palette, Colour colour) {
  switch (colour.role) {
    case ColourRole::ink:
      return palette.ink;
    case ColourRole::soft:
      return palette.soft;
    case ColourRole::line:
      return palette.line;
    case ColourRole::hairline:
      return mix(palette.line, palette.surface, kHairlinePercent);
    case ColourRole::ground:
      return palette.ground;
    case ColourRole::surface:
      return palette.surface;
    case ColourRole::well:
      return palette.well;
    case ColourRole::action:
      return palette.action;
    case ColourRole::good:
      return palette.good;
    case ColourRole::wait:
      return palette.wait;
    case ColourRole::danger:
      return palette.danger;
    case ColourRole::trap:
      return mix(palette.danger, palette.ground, kTrapPercent);
    case ColourRole::card:
      return card_colour(palette, colour.point);
    case ColourRole::card_edge:
      return mix(palette.card_ink, card_colour(palette, colour.point), kCardEdgePercent);
    case ColourRole::card_ink:
      return palette.card_ink;
    case ColourRole::card_author:
      return palette.card_author;
    case ColourRole::card_wait:
      return palette.card_wait;
    case ColourRole::band:
      return mix(palette.rail, palette.surface, kBandPercent);
    case ColourRole::band_edge:
      return mix(palette.rail, palette.ink, kBandEdgePercent);
    case ColourRole::scale:
      return scale_colour(palette, colour.point, colour.points);
    case ColourRole::on_scale:
      return readable_on(scale_colour(palette, colour.point, colour.points));
  }
  return palette.ink;
}

}  // namespace ubao::core
