// What can be done with the selected card, beside it.
#include <algorithm>
#include <array>
#include <vector>

#include "app/button.h"
#include "app/screens/board_parts.h"

namespace ubao::app {
namespace {

constexpr float kCardToolsPad = 6, kCardToolsLine = 60, kCardToolsGap = 10;

struct CardTool {
  const char* id = nullptr;
  Icon icon = Icon::none;
};

std::vector<CardTool> tools_for_card(const Boarding& b, const core::Card& card) {
  std::vector<CardTool> tools;
  if (card.edited_while_removed) tools.push_back({"keep", Icon::undo});
  if (card.versions.size() > 1) tools.push_back({"choose", Icon::cards});
  if (why_no_dot(b, card).empty())
    tools.push_back({b.board.votes.mine.contains(card.id) ? "undot" : "dot", Icon::dots});
  else if (why_no_comment(b, card).empty())
    tools.push_back({"comment", Icon::speech});
  if (!b.read_only) {
    if (!card.edited_while_removed) tools.push_back({"edit", Icon::pencil});
    tools.push_back({"colour", Icon::dots});
    tools.push_back({"remove", Icon::cross});
  }
  tools.push_back({"open", Icon::document});
  if (b.ui.phone() && !b.read_only)
    tools.push_back({"more", Icon::pointer});  // elsewhere there is a tool for it
  return tools;
}

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
  Rect clear = clear_of_tools(b);
  if (!find.empty()) clear.take_top(find.bottom() + gap - clear.y);
  const float x = card.middle().x - width / 2, y = card.middle().y - height / 2;
  const float above = card.y - gap - height;
  const std::array<Rect, 4> places{kept_in(everywhere, x, card.bottom() + gap), kept_in(everywhere, x, above),
                                   kept_in(everywhere, card.end() + gap, y),
                                   kept_in(everywhere, card.x - gap - width, y)};
  const std::array<Rect, 6> taken{card, tools_place(b), zoom_place(b), overview, find, ranking_place(b)};
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
  if (!card || !draft.dragging.empty() || draft.hold == BoardHold::panning) return;
  if (!draft.choice.empty() || draft.choosing) return;  // then it is many that have tools
  const Rect place = b.lens().to_window(shown_place(b, *card));
  if (common(place, b.canvas).empty()) return;

  const std::vector<CardTool> tools = tools_for_card(b, *card);
  std::vector<const char*> words;
  for (const CardTool& tool : tools) words.push_back(tool.id);
  const float each = tool_width(ui, words, 72), room = b.canvas.w - 2 * ui.px(8 + kCardToolsPad);
  const int count = static_cast<int>(tools.size());
  const int most = std::max(1, static_cast<int>(room / each));
  const int lines = (count + most - 1) / most, columns = (count + lines - 1) / lines;
  // Tools are laid out in reading direction, the card on the glass.
  const Rect rect =
      place_beside(b, ui.on_glass(place), each * static_cast<float>(columns) + 2 * ui.px(kCardToolsPad),
                   ui.px(kCardToolsLine) * static_cast<float>(lines) + 2 * ui.px(4));
  const FloatingPanel panel(ui, "board/card", rect);
  const Rect inside = rect.inset(ui.px(kCardToolsPad), ui.px(4));
  std::string_view pressed;
  for (int i = 0; i < count; ++i) {
    const CardTool& tool = tools[static_cast<std::size_t>(i)];
    const Rect cell{inside.x + each * static_cast<float>(i % columns),
                    inside.y + ui.px(kCardToolsLine) * static_cast<float>(i / columns), each,
                    ui.px(kCardToolsLine)};
    if (tool_button(ui, cell, tool.id, tool_word(ui, tool.id), tool.icon, false)) pressed = tool.id;
  }
  if (pressed == "keep") b.intents.push_back(KeepCard{card->id});
  if (pressed == "choose") draft.choosing_version = true, draft.version = 0;
  if (pressed == "dot" || pressed == "undot") toggle_dot(b, *card);
  if (pressed == "comment") begin_comment(b, *card);
  if (pressed == "edit") begin_editing(b, *card);
  if (pressed == "colour") draft.choosing_colour = true;
  if (pressed == "remove") b.intents.push_back(RemoveCard{card->id});
  if (pressed == "open") draft.reading = true;
  if (pressed == "more") draft.choosing = true, draft.choice.add(card->id), ui.want_frame();
}

}  // namespace ubao::app
