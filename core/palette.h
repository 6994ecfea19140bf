// The colours of Ubao as roles and what each is in a palette: the three themes of the screen, and print. One
// figure is drawn in all of them. The scale runs from disagree (brown) to agree (teal), which colour-blind
// people tell apart. Contrast is that of WCAG 2.2: text at least 4.5:1, graphics 3:1. Plain values, any
// thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ubao::core {

enum class PaletteName { light, dark, contrast, print };

// "light" and so on; none for a name that is no palette's.
std::string_view name_of(PaletteName name);
std::optional<PaletteName> palette_named(std::string_view name);

struct Rgb {
  std::uint8_t r = 0, g = 0, b = 0;
  bool operator==(const Rgb&) const = default;
};

constexpr Rgb rgb_of(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16 & 255u), static_cast<std::uint8_t>(hex >> 8 & 255u),
          static_cast<std::uint8_t>(hex & 255u)};
}

inline constexpr std::size_t kScaleStops = 5;

// The papers of cards by the names under which they are kept; which one a name means: the first for others.
inline constexpr std::array<std::string_view, 6> kCardPapers{"chalk", "maize", "clay",
                                                             "leaf",  "sky",   "hibiscus"};
std::size_t card_paper_named(std::string_view name);

struct Palette {
  Rgb ground, surface, well;  // page; cards; canvas and tracks
  Rgb line;                   // outlines
  Rgb ink, soft;              // text; second text
  Rgb board, chalk;           // top bar; text on it
  Rgb action, pressed, on_action;
  Rgb ledge, rail;  // wood and its edge
  Rgb good, wait, danger;
  std::array<Rgb, kScaleStops> scale;  // disagree to agree, the middle one neutral
  std::array<Rgb, kCardPapers.size()> cards;
  Rgb card_ink, card_author, card_wait;  // paper keeps its ink in every theme
};

Palette palette_of(PaletteName name);

Rgb mix(Rgb a, Rgb b, int percent_of_a);

// WCAG 2.2, relative luminance: 1 to 21.
double contrast_between(Rgb a, Rgb b);

enum class ColourRole {
  ink,
  soft,
  line,
  hairline,  // outlines of cards, dividers
  ground,
  surface,
  well,
  action,
  good,
  wait,
  danger,
  trap,       // the ground of a warning
  card,       // the paper of a card: `point` is its place in kCardPapers
  card_edge,  // its outline
  card_ink,
  card_author,
  card_wait,
  band,       // the middle half of people
  band_edge,  // its outline
  scale,      // a point of the scale
  on_scale,   // text on it
};

struct Colour {
  ColourRole role = ColourRole::ink;
  int point = 0, points = 0;  // of scale and on_scale: 0 is the lowest of 2 to 11; of cards see there
  bool operator==(const Colour&) const = default;
};

// What a role is in that palette.
Rgb resolved(const Palette& palette, Colour colour);

}  // namespace ubao::core
