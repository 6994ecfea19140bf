// The other sheets of the board: the colour of a card, choosing among its texts, reading one of the list.
#include <algorithm>
#include <array>
#include <vector>

#include "app/button.h"
#include "app/icons.h"
#include "app/item.h"
#include "app/paint.h"
#include "app/screens/board_parts.h"
#include "app/sheet.h"
#include "app/text.h"

namespace ubao::app {
namespace {

std::string colour_word(const Ui& ui, CardColour colour) {
  return ui.say("board.colour." + std::string(name_of(colour)));
}

// Six in a line where their names have room, else three.
int colour_columns(Ui& ui, float width) {
  TextStyle word;
  word.role = Role::meta;
  word.bold = true;
  for (int i = 0; i < kCardColours; ++i) {
    const float room = Rect{0, 0, width, 0}.column(0, kCardColours, ui.px(8)).w - ui.px(16);
    if (text_width(ui, colour_word(ui, static_cast<CardColour>(i)), word) > room) return 3;
  }
  return kCardColours;
}

void draw_choosing_colour(Boarding& b) {
  Ui& ui = b.ui;
  if (!b.draft.choosing_colour) return;
  const std::vector<std::string> cards = b.acted_on();
  const core::Card* card = cards.empty() ? nullptr : b.card(cards.front());
  if (!card) {
    b.draft.choosing_colour = false;
    return;
  }
  const Sheet sheet = begin_sheet(ui, "board/colour", ui.say("board.colour"), {}, 620);
  Rect content = sheet.content;
  content.h = 1e6f;
  const int pressed =
      draw_card_colours(ui, content.take_top(card_colours_height(ui, content.w), ui.px(8)), colour_of(*card));
  end_sheet(ui, content.y);
  if (pressed >= 0) {
    const std::string colour(name_of(static_cast<CardColour>(pressed)));
    if (cards.size() > 1)
      b.intents.push_back(ColourCards{cards, colour});
    else if (colour != card->colour)
      b.intents.push_back(ColourCard{card->id, colour});
  }
  if (pressed >= 0 || sheet.dismissed) b.draft.choosing_colour = false;
}

// One of several texts to choose from.
bool draw_version(Ui& ui, const Rect& rect, std::size_t n, const std::string& text, bool chosen) {
  const Theme& t = ui.theme;
  const std::string id = "version/" + std::to_string(n);
  const Item it = item(ui, id, rect, text);
  const float radius = ui.px(measure::kRadius);
  fill(ui, rect, it.held ? t.well : t.surface, radius);
  outline(ui, rect, chosen ? t.action : t.line, radius, ui.px(chosen ? measure::kNowOutline : 1.5f));
  Rect inside = rect.inset(ui.px(14), ui.px(12));
  Rect head = inside.take_top(ui.px(20), ui.px(4));
  if (chosen) draw_icon(ui, Icon::tick, head.take_start(ui.px(18), ui.px(6)).middle(), ui.px(18), t.ink);
  TextStyle caption;
  caption.role = Role::meta;
  caption.bold = true;
  caption.lines = 1;
  caption.middle = true;
  draw_text(ui, head, ui.say("board.version", {{"n", std::to_string(n + 1)}}), caption);
  TextStyle words;
  words.may_elide = true;
  draw_text(ui, inside, text, words);
  if (it.focused) focus_ring(ui, rect, radius);
  return it.pressed;
}

void keep_all(Boarding& b, const core::Card& card) {
  const std::size_t chosen = b.draft.version;
  b.intents.push_back(EditCard{card.id, card.versions[chosen]});
  std::vector<core::Card> cards = b.board.cards;
  for (std::size_t i = 0; i < card.versions.size(); ++i) {
    if (i == chosen) continue;
    const auto [x, y] = BoardIndex(cards).free_place(
        {static_cast<float>(card.x) + kCardWidth * 1.5f, static_cast<float>(card.y) + kCardHeight / 2});
    b.intents.push_back(AddCard{b.board.activity, card.versions[i], card.colour, x, y});
    cards.push_back(card);
    cards.back().x = static_cast<std::int32_t>(x);
    cards.back().y = static_cast<std::int32_t>(y);
  }
}

void draw_choosing_version(Boarding& b) {
  Ui& ui = b.ui;
  BoardDraft& draft = b.draft;
  if (!draft.choosing_version) return;
  const core::Card* card = b.selected();
  if (!card || card->versions.size() < 2) {
    draft.choosing_version = false;
    return;
  }
  draft.version = std::min(draft.version, card->versions.size() - 1);
  const auto count = static_cast<std::int64_t>(card->versions.size());
  const Sheet sheet =
      begin_sheet(ui, "board/versions",
                  ui.say(count == 2 ? "board.versions.title.two" : "board.versions.title.more",
                         {{"n", std::to_string(count)}}),
                  ui.say("board.versions.text"), 620);
  Rect content = sheet.content;
  content.h = 1e6f;
  const int columns = content.w < ui.px(440) ? 1 : 2;
  const float width = content.column(0, columns, ui.px(8)).w;
  for (std::size_t i = 0; i < card->versions.size(); i += static_cast<std::size_t>(columns)) {
    float height = 0;
    for (std::size_t k = i; k < std::min(card->versions.size(), i + static_cast<std::size_t>(columns)); ++k)
      height = std::max(height, text_height(ui, card->versions[k], {}, width - ui.px(28)) + ui.px(48));
    const Rect line = content.take_top(height, ui.px(8));
    for (int k = 0; k < columns && i + static_cast<std::size_t>(k) < card->versions.size(); ++k) {
      const std::size_t n = i + static_cast<std::size_t>(k);
      if (draw_version(ui, line.column(k, columns, ui.px(8)), n, card->versions[n], n == draft.version))
        draft.version = n;
    }
  }
  float y = content.y + ui.px(12);
  const std::string later = ui.say("board.versions.later"),
                    both = ui.say(count == 2 ? "board.versions.keep.two" : "board.versions.keep.more",
                                  {{"n", std::to_string(count)}}),
                    use = ui.say("board.versions.use");
  const std::array<Button, 3> buttons{{{"later", later, ButtonLook::quiet},
                                       {"both", both, ButtonLook::secondary},
                                       {"use", use, ButtonLook::primary}}};
  const int pressed = sheet_buttons(ui, content, y, buttons);
  end_sheet(ui, y);
  if (pressed == 2) b.intents.push_back(EditCard{card->id, card->versions[draft.version]});
  if (pressed == 1) keep_all(b, *card);
  if (pressed >= 0 || sheet.dismissed) draft.choosing_version = false;
}

}  // namespace

int draw_card_colours(Ui& ui, const Rect& rect, CardColour chosen) {
  const Theme& t = ui.theme;
  const int columns = colour_columns(ui, rect.w);
  int pressed = -1;
  for (int i = 0; i < kCardColours; ++i) {
    const auto colour = static_cast<CardColour>(i);
    Rect cell = rect.column(i % columns, columns, ui.px(8));
    cell.h = ui.px(measure::kButton);
    cell.y += static_cast<float>(i / columns) * (cell.h + ui.px(8));
    const std::string id = "colour/" + std::string(name_of(colour)), word = colour_word(ui, colour);
    const Item it = item(ui, id, cell, word);
    if (it.pressed) pressed = i;
    const ImU32 paper_colour = t.cards[static_cast<std::size_t>(colour)];
    const float radius = ui.px(measure::kRadiusSticky);
    fill(ui, cell, paper_colour, radius);
    outline(ui, cell, mix(t.card_ink, paper_colour, 0.22f), radius, 1);
    Rect inside = cell.inset(ui.px(8), ui.px(4));
    TextStyle style;
    style.role = Role::meta;
    style.colour = t.card_ink;
    style.lines = 1;
    style.bold = colour == chosen;
    draw_text(ui, inside, word, style);
    if (colour == chosen) {
      draw_icon(ui, Icon::tick, {cell.end() - ui.px(16), cell.bottom() - ui.px(15)}, ui.px(18), t.card_ink);
      outline(ui, cell.grown(ui.px(3)), t.action, radius + ui.px(3), ui.px(measure::kNowOutline));
    }
    if (it.focused) focus_ring(ui, cell, radius);
  }
  return pressed;
}

float card_colours_height(Ui& ui, float width) {
  const int lines = kCardColours / colour_columns(ui, width);
  return static_cast<float>(lines) * ui.px(measure::kButton + 8) - ui.px(8);
}

void draw_board_sheets(Boarding& b) {
  draw_composing(b);
  draw_choosing_colour(b);
  draw_arranging(b);
  draw_choosing_version(b);
  draw_reading(b);
  draw_commenting(b);
  draw_phase_sheet(b);
  draw_timer_sheet(b);
  draw_group_sheets(b);
  draw_shortlist(b);
  draw_ranking_sheet(b);
  draw_filter(b);
}

}  // namespace ubao::app
