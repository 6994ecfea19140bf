#include "core/text_measure.h"

#include <array>
#include <cstdint>

#include "core/line_breaks.h"

namespace ubao::core {
namespace {

// Advances of Noto Sans in thousandths of the em, from the space to the tilde.
constexpr int kFirstOfTable = 0x20, kTableSize = 95;
constexpr std::array<std::uint16_t, kTableSize> kRegular{
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556,
    519, 728, 741, 339, 273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586,
    566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534,
    258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572};
constexpr std::array<std::uint16_t, kTableSize> kBold{
    260, 286, 472, 646, 572, 901, 750, 266, 339, 339, 545, 572, 285, 322, 285, 413, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 572, 285, 285, 572, 572, 572, 477, 897, 690, 672, 637, 740, 560,
    549, 724, 765, 389, 331, 664, 565, 943, 813, 796, 628, 796, 660, 551, 579, 756, 650, 967, 667,
    624, 579, 331, 413, 331, 572, 411, 362, 604, 633, 514, 633, 591, 387, 633, 657, 305, 305, 620,
    305, 982, 657, 619, 633, 633, 454, 497, 434, 657, 569, 856, 578, 569, 488, 394, 551, 394, 572};

// Letters without a table: about the mean of their script and a little more.
struct Script {
  char32_t last;
  int regular, bold;
};
constexpr std::array<Script, 16> kScripts{{{0x00BF, 500, 540},  // signs; the middle dot, see below
                                           {0x024F, 640, 690},  // Latin with marks
                                           {0x036F, 0, 0},      // combining marks
                                           {0x03FF, 620, 670},  // Greek
                                           {0x052F, 680, 740},  // Cyrillic
                                           {0x05FF, 640, 690},  // Hebrew, Armenian
                                           {0x0610, 780, 820},  // Arabic
                                           {0x061A, 0, 0},
                                           {0x064A, 780, 820},
                                           {0x065F, 0, 0},
                                           {0x08FF, 780, 820},
                                           {0x0DFF, 760, 800},  // scripts of India
                                           {0x11FF, 700, 750},
                                           {0x13FF, 820, 870},  // Ethiopic
                                           {0x1FFF, 700, 750},
                                           {0x206F, 560, 600}}};  // dashes, quotation marks
constexpr int kWide = 1000;

int advance_of(char32_t c, bool bold) {
  if (c == 0xA0) c = ' ';
  const std::size_t place = static_cast<std::size_t>(c) - kFirstOfTable;
  if (place < kTableSize) return (bold ? kBold : kRegular)[place];
  if (c == 0xB7) return bold ? 285 : 268;
  if (c == 0x2014 || c == 0x2026) return kWide;
  if (c >= 0x200B && c <= 0x200D) return 0;
  for (const Script& script : kScripts)
    if (c <= script.last) return bold ? script.bold : script.regular;
  return kWide;
}

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

// A stretch of text that is not broken: a word with the spaces that follow it.
struct Piece {
  std::string_view text, trimmed;
};

std::string_view without_spaces_at_end(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t from = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    if (at > from && may_break_between(before, letter.code)) {
      pieces.push_back({text.substr(from, at - from), {}});
      from = at;
    }
    before = letter.code;
    at += letter.bytes;
  }
  if (from < text.size()) pieces.push_back({text.substr(from), {}});
  for (Piece& piece : pieces) piece.trimmed = without_spaces_at_end(piece.text);
  return pieces;
}

// As many letters from the start as fit, at least one.
std::size_t fitting_bytes(const TextMeasure& measure, std::string_view text, float size, bool bold,
                          float width) {
  std::size_t at = 0;
  for (float used = 0; at < text.size();) {
    const std::size_t bytes = letter_at(text, at).bytes;
    used += measure.width(text.substr(at, bytes), size, bold);
    if (used > width && at > 0) break;
    at += bytes;
  }
  return at;
}

// The last line that may be shown, with what comes after it, cut so that the ellipsis fits.
std::string elided_text(const TextMeasure& measure, std::string_view text, float size, bool bold,
                        float width) {
  const float room = width - measure.width(kEllipsis, size, bold);
  std::string_view kept = text.substr(0, fitting_bytes(measure, text, size, bold, room));
  if (kept.size() == letter_at(text, 0).bytes && measure.width(kept, size, bold) > room) kept = {};
  return std::string(without_spaces_at_end(kept)).append(kEllipsis);
}

}  // namespace

float NotoMeasure::width(std::string_view text, float size, bool bold) const {
  int thousandths = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Letter letter = letter_at(text, at);
    thousandths += advance_of(letter.code, bold);
    at += letter.bytes;
  }
  return static_cast<float>(thousandths) * size / 1000;
}

std::vector<WrappedLine> wrapped(const TextMeasure& measure, std::string_view text, float size, bool bold,
                                 float width, int most_lines) {
  std::vector<WrappedLine> lines;
  const auto width_of = [&](std::string_view part) { return measure.width(part, size, bold); };
  std::size_t from = 0, to = 0;  // of the line that grows
  float used = 0;
  const auto end_line = [&] {
    const std::string_view line = without_spaces_at_end(text.substr(from, to - from));
    lines.push_back({std::string(line), width_of(line)});
    from = to;
    used = 0;
  };
  for (const Piece& piece : pieces_of(text)) {
    if (to > from && used + width_of(piece.trimmed) > width) end_line();
    std::string_view rest = piece.text;
    while (width_of(without_spaces_at_end(rest)) > width) {
      const std::size_t bytes = fitting_bytes(measure, rest, size, bold, width);
      to += bytes;
      rest.remove_prefix(bytes);
      if (rest.empty()) break;
      end_line();
    }
    to += rest.size();
    used += width_of(rest);
  }
  if (to > from) end_line();
  if (most_lines > 0 && lines.size() > static_cast<std::size_t>(most_lines)) {
    std::string rest;
    for (std::size_t i = static_cast<std::size_t>(most_lines) - 1; i < lines.size(); ++i)
      rest += (rest.empty() ? "" : " ") + lines[i].text;
    lines.resize(static_cast<std::size_t>(most_lines));
    lines.back().text = elided_text(measure, rest, size, bold, width);
    lines.back().width = width_of(lines.back().text);
  }
  return lines;
}

}  // namespace ubao::core
