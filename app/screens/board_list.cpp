// The board as a list, in reading order: rows of one height, so that only those in sight are drawn however
// many there are. A row opens the card.
#include <cmath>

#include "app/field.h"
#include "app/item.h"
#include "app/paint.h"
#include "app/panel.h"
#include "app/screens/board_parts.h"
#include "app/screens/parts.h"
#include "app/scroll.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kRow = 84, kSwatch = 30;

bool draw_card_row(Boarding& b, const Rect& rect, const core::Card& card, bool last) {
  Ui& ui = b.ui;
  const Theme& t = ui.theme;
  const Item it = item(ui, card.id, rect, card.text);
  if (it.held || it.hovered) fill(ui, rect.inset(ui.px(3)), faded(t.ink, it.held ? 0.1f : 0.04f), ui.px(8));
  if (!last) hairline_across(ui, rect.x + 1, rect.bottom() - 1, rect.w - 2, t.hairline);
  Rect rest = rect.inset(ui.px(14), 0);
  const Rect place = rest.take_start(ui.px(kSwatch), ui.px(14)).centered(ui.px(kSwatch), ui.px(kSwatch));
  const ImU32 colour = t.cards[static_cast<std::size_t>(colour_of(card))];
  fill(ui, place, colour, ui.px(measure::kRadiusSticky));
  outline(ui, place, mix(t.card_ink, colour, 0.3f), ui.px(measure::kRadiusSticky), 1);
  draw_icon(ui, Icon::forward, rest.take_end(ui.px(20), ui.px(10)).middle(), ui.px(20), t.ink);

  const std::string mark = mark_of(b, card), facts = dotted({card.author, foot_of(b, card)});
  TextStyle words;
  words.lines = 2;
  words.may_elide = true;
  words.line_height = measure::kTitleLineHeight;
  TextStyle small;
  small.role = Role::meta;
  small.colour = t.soft;
  small.lines = 1;
  small.may_elide = true;
  const bool foot = !facts.empty() || !mark.empty();
  const float text_h = text_height(ui, card.text, words, rest.w), foot_h = foot ? ui.px(20) : 0;
  float y = rect.y + (rect.h - text_h - foot_h) / 2;
  draw_text(ui, {rest.x, y, rest.w, text_h}, card.text, words);
  y += text_h;
  if (foot) {
    Rect line{rest.x, y, rest.w, foot_h};
    if (!mark.empty()) {
      TextStyle amber = small;
      amber.colour = t.wait;
      amber.bold = true;
      draw_text(ui, line.take_end(text_width(ui, mark, amber) + 1, ui.px(8)), mark, amber);
    }
    draw_text(ui, line, facts, small);
  }
  if (it.focused) focus_ring(ui, rect, ui.px(8), RingOn::inside);
  return it.pressed;
}

}  // namespace

void draw_card_list(Boarding& b, const Rect& page) {
  Ui& ui = b.ui;
  BoardDraft& draft = b.draft;
  const float margin = ui.px(ui.phone() ? 12 : 32);
  Rect area = page.inset(margin, 0);
  if (area.w > ui.px(860)) area = area.centered(ui.px(860), area.h);
  area.take_top(ui.px(12));
  const std::string hint = ui.say("board.find.hint");
  const Field field{.id = "words", .hint = hint, .icon = Icon::search, .label_hidden = true};
  draw_field(ui, area.take_top(field_height(ui, field, draft.find, area.w), ui.px(12)), field, draft.find);
  draft.finding = !draft.find.empty() || !draft.filter.empty();

  const auto& cards = draft.cards.found_in_order();
  if (cards.empty()) {
    const Rect middle = area.centered(std::min(area.w, ui.px(360)), ui.px(180));
    const bool none = b.board.cards.empty();
    empty_state(ui, middle, ui.say(none ? "board.empty.title" : "board.find.none"),
                ui.say(!none         ? "board.find.none_text"
                       : b.read_only ? "board.empty.closed"
                                     : "board.empty.text"));
    return;
  }
  const float each = ui.px(kRow);
  const auto count = static_cast<std::ptrdiff_t>(cards.size());
  const Rect content = begin_scroll(ui, "cards", area);
  paper(ui, {content.x, content.y, content.w, each * static_cast<float>(count)});
  // One row more on each side, so that the keyboard finds its way on.
  const auto first =
      std::max<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>((area.y - content.y) / each) - 1);
  const auto end = std::min<std::ptrdiff_t>(count, first + static_cast<std::ptrdiff_t>(area.h / each) + 4);
  for (std::ptrdiff_t i = first; i < end; ++i) {
    const core::Card& card = b.board.cards[cards[static_cast<std::size_t>(i)]];
    const Rect row{content.x, content.y + each * static_cast<float>(i), content.w, each};
    if (!draw_card_row(b, row, card, i + 1 == count)) continue;
    draft.selected = card.id;
    draft.reading = true;
    ui.want_frame();
  }
  end_scroll(ui, content.y + each * static_cast<float>(count) + ui.px(12));
}

}  // namespace ubao::app
