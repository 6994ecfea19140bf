// Copying and pasting cards. The clipboard holds their words, one card a line, so that every program can take
// them; what else belongs to them is known as long as the words are the same.
#include <algorithm>
#include <cmath>

#include "app/screens/board_parts.h"
#include "core/typed_text.h"
#include "core/workshop.h"
#include "imgui_internal.h"

namespace ubao::app {
namespace {

constexpr std::size_t kMostPasted = 500;  // cards at once
constexpr float kDuplicateStep = 40;      // canvas units

bool is_line_end(char32_t c) { return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }
bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

void append(std::string& text, char32_t c) {
  char bytes[5];
  text.append(bytes, static_cast<std::size_t>(ImTextCharToUtf8(bytes, static_cast<unsigned>(c))));
}

CardClipping clipping_of(const Boarding& b, const std::vector<std::string>& ids) {
  CardClipping clipping;
  std::int64_t left = 0, top = 0;
  for (const std::string& id : ids) {
    const core::Card* card = b.card(id);
    if (!card) continue;
    const bool first = clipping.cards.empty();
    left = first ? card->x : std::min<std::int64_t>(left, card->x);
    top = first ? card->y : std::min<std::int64_t>(top, card->y);
    clipping.cards.push_back({card->text, std::string(name_of(colour_of(*card))), card->x, card->y});
    clipping.words.append(first ? "" : "\n").append(card->text);
  }
  for (NewCard& card : clipping.cards) card.x -= left, card.y -= top;
  return clipping;
}

// As one reads them.
std::vector<std::string> in_reading_order_of(const Boarding& b, const std::vector<std::string>& ids) {
  std::vector<const core::Card*> cards;
  for (const std::string& id : ids)
    if (const core::Card* card = b.card(id)) cards.push_back(card);
  std::vector<std::string> ordered;
  if (cards.size() < 2) {
    for (const core::Card* card : cards) ordered.push_back(card->id);
    return ordered;
  }
  for (const std::size_t at : b.index().reading_order())
    if (std::binary_search(ids.begin(), ids.end(), b.board.cards[at].id))
      ordered.push_back(b.board.cards[at].id);
  return ordered;
}

std::vector<NewCard> placed(std::vector<NewCard> cards, std::int64_t x, std::int64_t y) {
  for (NewCard& card : cards) {
    card.x = std::clamp(card.x + x, -core::kFarthest, core::kFarthest);
    card.y = std::clamp(card.y + y, -core::kFarthest, core::kFarthest);
  }
  return cards;
}

// Where there is room for all of them, near the middle of what is in sight.
std::vector<NewCard> where_there_is_room(Boarding& b, std::vector<NewCard> cards) {
  ImVec2 size{kCardWidth, kCardHeight};
  for (const NewCard& card : cards)
    size = {std::max(size.x, static_cast<float>(card.x) + kCardWidth),
            std::max(size.y, static_cast<float>(card.y) + kCardHeight)};
  const auto [x, y] = b.index().free_room(middle_of(b.lens(), b.clear), size);
  b.draft.view = with_in_sight(b.lens(), {static_cast<float>(x), static_cast<float>(y), size.x, size.y},
                               b.clear.inset(b.ui.px(8)));
  return placed(std::move(cards), x, y);
}

void add(Boarding& b, std::vector<NewCard> cards) {
  if (!cards.empty()) b.intents.push_back(AddCards{b.board.activity, std::move(cards)});
  b.ui.want_frame();
}

}  // namespace

std::vector<std::string> lines_for_cards(std::string_view text) {
  std::vector<std::string> lines;
  std::string line;
  const auto end_line = [&] {
    line = core::trimmed(line);
    const auto form = core::check_text(line, core::kMostCardLetters);
    if (form || form.error().code == core::ErrorCode::too_large) lines.push_back(line);
    line.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    unsigned code = 0;
    at += static_cast<std::size_t>(ImTextCharFromUtf8(&code, text.data() + at, text.data() + text.size()));
    if (is_line_end(code))
      end_line();
    else
      append(line, is_control(code) ? U' ' : static_cast<char32_t>(code));
  }
  end_line();
  return lines;
}

std::vector<NewCard> cards_of_lines(Boarding& b, const std::vector<std::string>& lines,
                                    const std::string& colour) {
  const std::vector<Rect> places(lines.size(), Rect{0, 0, kCardWidth, kCardHeight});
  const std::vector<ImVec2> rows = arranged(places, Arrangement::rows);
  std::vector<NewCard> cards;
  for (std::size_t i = 0; i < lines.size(); ++i)
    cards.push_back({lines[i], colour, std::llround(rows[i].x), std::llround(rows[i].y)});
  return where_there_is_room(b, std::move(cards));
}

void copy_cards(Boarding& b) {
  CardClipping clipping = clipping_of(b, in_reading_order_of(b, b.acted_on()));
  if (clipping.cards.empty()) return;
  ImGui::SetClipboardText(clipping.words.c_str());
  b.intents.push_back(CopyCards{std::move(clipping)});
}

void paste_cards(Boarding& b) {
  const char* clipboard = ImGui::GetClipboardText();
  if (!why_no_idea(b).empty() || clipboard == nullptr || *clipboard == 0) return;
  const std::string_view words(clipboard);
  if (words == b.state.clipping.words) {
    add(b, where_there_is_room(b, b.state.clipping.cards));
    return;
  }
  std::vector<std::string> lines = lines_for_cards(words);
  // what is no card is not lost: it goes into the field, and what is too much stays on the clipboard
  std::string rest;
  std::erase_if(lines, [&](const std::string& line) {
    if (core::letters(line) <= core::kMostCardLetters) return false;
    rest.append(rest.empty() ? "" : "\n").append(line);
    return true;
  });
  if (lines.size() > kMostPasted) {
    rest.append(rest.empty() ? "" : "\n");
    for (std::size_t i = kMostPasted; i < lines.size(); ++i)
      rest.append(i == kMostPasted ? "" : "\n").append(lines[i]);
    lines.resize(kMostPasted);
  }
  const std::string& colour = b.draft.colour.empty() ? core::card_colours().front() : b.draft.colour;
  if (!lines.empty()) add(b, cards_of_lines(b, lines, colour));
  if (!rest.empty()) begin_with_words(b, rest, "board.error.long");
}

void duplicate_cards(Boarding& b) {
  const std::vector<std::string> ids = in_reading_order_of(b, b.acted_on());
  if (!why_no_idea(b).empty() || ids.empty()) return;
  const CardClipping clipping = clipping_of(b, ids);
  const core::Card* first = b.card(ids.front());
  const std::int64_t step = std::llround(kDuplicateStep);
  add(b, placed(clipping.cards, first->x - clipping.cards.front().x + step,
                first->y - clipping.cards.front().y + step));
}

}  // namespace ubao::app
