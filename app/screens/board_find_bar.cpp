// Finding cards by words: those that do not match fade, the next one that does is shown.
#include "app/button.h"
#include "app/field.h"
#include "app/screens/board_parts.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kFindPad = 6;

// The next card that was found after the selected one, going round.
void show_next_found(Boarding& b) {
  const auto& found = b.draft.cards.found_in_order();
  if (found.empty()) return;
  const std::size_t now = b.draft.cards.place_of(b.board, b.draft.selected);
  std::size_t at = 0;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (found[i] == now) at = (i + 1) % found.size();
  const core::Card& card = b.board.cards[found[at]];
  b.draft.selected = card.id;
  bring_into_sight(b, card);
}

}  // namespace

Rect find_place(const Boarding& b) {
  if (!b.draft.finding || find_gives_way(b)) return {};
  Ui& ui = b.ui;
  const Rect area = ui.phone() ? b.canvas.inset(ui.px(8), ui.px(8)) : clear_of_tools(b);
  const float below = ui.phone() ? ui.px(6 + measure::kButton) : 0;
  return {area.x, area.y, std::min(area.w, ui.px(720)), ui.px(2 * kFindPad + measure::kPrimary) + below};
}

void draw_find(Boarding& b) {
  BoardDraft& draft = b.draft;
  if (!draft.finding) draft.find_opened = false;
  if (!draft.finding || find_gives_way(b)) return;
  Ui& ui = b.ui;
  const bool narrow = ui.phone();
  const Rect rect = find_place(b);
  const FloatingPanel panel(ui, "board/find", rect);
  Rect inside = rect.inset(ui.px(kFindPad));
  const std::string hint = ui.say("board.find.hint"), next = ui.say("board.find.next"),
                    close = ui.say("board.find.close");
  const Button next_button{"next", next, ButtonLook::secondary},
      close_button{"close", close, ButtonLook::quiet};
  if (!draft.find_opened) ui.want_frame();
  Rect actions = narrow ? inside.take_bottom(ui.px(measure::kButton), ui.px(6)) : inside;
  const auto centered = [&](const Rect& r) { return r.centered(r.w, ui.px(measure::kButton)); };
  const int set = draft.filter.count();
  const std::string filter =
      set == 0 ? ui.say("board.filter") : ui.say("board.filter.set", {{"n", ui.language->number(set)}});
  const Button filter_button{"filter", filter, set == 0 ? ButtonLook::quiet : ButtonLook::secondary};
  const Rect close_place =
      centered((narrow ? inside : actions).take_end(button_width(ui, close_button), ui.px(4)));
  const Rect filter_place = centered(actions.take_end(button_width(ui, filter_button), ui.px(4)));
  const Rect next_place = centered(actions.take_end(button_width(ui, next_button), ui.px(8)));
  TextStyle count;
  count.role = Role::meta;
  count.colour = ui.theme.soft;
  count.middle = true;
  count.lines = 1;
  std::string found = ui.say("board.find.count", {{"n", std::to_string(draft.cards.count_found())},
                                                  {"total", std::to_string(b.board.cards.size())}});
  // where a language has no room for more, how many were found has to do
  if (narrow && text_width(ui, found, count) > actions.w - ui.px(16))
    found = ui.language->number(static_cast<std::int64_t>(draft.cards.count_found()));
  const Rect count_place = narrow ? actions.inset(ui.px(8), 0)
                                  : actions.take_end(text_width(ui, found, count) + ui.px(2), ui.px(10));
  Field field{.id = "words", .hint = hint, .icon = Icon::search, .label_hidden = true};
  field.take_focus = !draft.find_opened;
  draft.find_opened = true;
  const FieldEvents events = draw_field(ui, narrow ? inside : actions, field, draft.find);
  draw_text(ui, count_place, found, count);
  if (button(ui, next_place, next_button) || events.submitted) show_next_found(b);
  if (button(ui, close_place, close_button)) {
    draft.finding = false;
    draft.find.clear();
    draft.filter = {};
  }
  if (button(ui, filter_place, filter_button)) {
    draft.sheet = BoardSheet::filter;
    ui.want_frame();
  }
  if (events.changed) ui.want_frame();
}

}  // namespace ubao::app
