// What can be done with the selected card, beside it.
#include <algorithm>
#include <array>

#include "app/button.h"
#include "app/screens/board_parts.h"

namespace ubao::app {
namespace {

constexpr float kCardToolsPad = 6, kCardToolsHeight = 68, kCardToolsGap = 10;

struct CardTool {
  const char* id = nullptr;
  Icon icon = Icon::none;
};

}  // namespace

// A card behind the panels has its tools over itself, clear of them.
Rect place_beside(const Boarding& b, const Rect& card, float width, float height) {
  Ui& ui = b.ui;
  const float gap = ui.px(kCardToolsGap);
  const auto kept_in = [&](const Rect& room, float x, float y) {
    return Rect{std::clamp(x, room.x, std::max(room.x, room.end() - width)),
                std::clamp(y, room.y, std::max(room.y, room.bottom() - height)), width, height};
  };
  const Rect everywhere = b.canvas.inset(ui.px(8)), overview = overview_place(b), find = find_place(b);
  Rect clear = clear_of_tools(ui, b.canvas);
  if (!find.empty()) clear.take_top(find.bottom() + gap - clear.y);
  const float x = card.middle().x - width / 2, y = card.middle().y - height / 2;
  const float above = card.y - gap - height;
  const std::array<Rect, 4> places{kept_in(everywhere, x, card.bottom() + gap), kept_in(everywhere, x, above),
                                   kept_in(everywhere, card.end() + gap, y),
                                   kept_in(everywhere, card.x - gap - width, y)};
  const std::array<Rect, 5> taken{card, tools_place(ui, b.canvas), zoom_place(ui, b.canvas), overview, find};
  for (const Rect& place : places)
    if (std::none_of(taken.begin(), taken.end(), [&](const Rect& r) { return !common(place, r).empty(); }))
      return place;
  const Rect over = kept_in(clear, x, above);
  return common(over, overview).empty() ? over : kept_in(clear, overview.x - gap - width, above);
}

void draw_card_tools(Boarding& b) {
  Ui& ui = b.ui;
  BoardDraft& draft = b.draft;
  const core::Card* card = b.selected();
  if (!card || b.read_only || !draft.dragging.empty() || draft.hold == BoardHold::panning) return;
  if (!draft.choice.empty() || draft.choosing) return;  // then it is many that have tools
  const Rect place = b.lens().to_window(shown_place(b, *card));
  if (common(place, b.canvas).empty()) return;

  std::array<CardTool, 5> tools{};
  int count = 0;
  const auto add = [&](const char* id, Icon icon) { tools[static_cast<std::size_t>(count++)] = {id, icon}; };
  if (card->edited_while_removed) add("keep", Icon::undo);
  if (card->versions.size() > 1) add("choose", Icon::cards);
  if (!card->edited_while_removed) add("edit", Icon::pencil);
  add("colour", Icon::dots);
  add("remove", Icon::cross);
  if (ui.phone() && count < 4) add("more", Icon::pointer);  // elsewhere there is a tool for it

  constexpr std::array<const char*, 6> kWords{"keep", "choose", "edit", "colour", "remove", "more"};
  const float each = tool_width(ui, kWords, 72);
  // Tools are laid out in reading direction, the card on the glass.
  const Rect rect =
      place_beside(b, ui.on_glass(place), each * static_cast<float>(count) + 2 * ui.px(kCardToolsPad),
                   ui.px(kCardToolsHeight));
  const FloatingPanel panel(ui, "board/card", rect);
  Rect inside = rect.inset(ui.px(kCardToolsPad), ui.px(4));
  std::string_view pressed;
  for (int i = 0; i < count; ++i) {
    const CardTool& tool = tools[static_cast<std::size_t>(i)];
    if (tool_button(ui, inside.take_start(each), tool.id, tool_word(ui, tool.id), tool.icon, false))
      pressed = tool.id;
  }
  if (pressed == "keep") b.intents.push_back(KeepCard{card->id});
  if (pressed == "choose") draft.choosing_version = true, draft.version = 0;
  if (pressed == "edit") begin_editing(b, *card);
  if (pressed == "colour") draft.choosing_colour = true;
  if (pressed == "remove") b.intents.push_back(RemoveCard{card->id});
  if (pressed == "more") draft.choosing = true, draft.choice.add(card->id), ui.want_frame();
}

}  // namespace ubao::app
