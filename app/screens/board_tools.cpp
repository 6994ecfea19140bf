// What floats over the canvas: undo, redo, find; zoom; the overview; what can be done with the selected card.
#include <array>
#include <cmath>

#include "app/button.h"
#include "app/field.h"
#include "app/item.h"
#include "app/paint.h"
#include "app/screens/board_parts.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kMargin = 14, kPad = 6, kToolWidth = 80, kTool = 60;
constexpr float kZoomWidth = 252, kZoomHeight = 62, kBarHeight = 64;
constexpr float kZoomStep = 1.25f;

// A panel of tools: its own layer, so that it hides the canvas from the finger.
struct Panel {
  Ui& ui;
  Panel(Ui& the_ui, const char* id, const Rect& rect) : ui(the_ui) {
    const float shade = ui.px(6);
    begin_layer(ui, id, rect.grown(shade), kFloatingLayer);
    const float radius = ui.px(measure::kRadiusCard);
    shadow(ui, rect, radius);
    fill(ui, rect, ui.theme.surface, radius);
    outline(ui, rect, ui.theme.hairline, radius, ui.theme.name == ThemeName::contrast ? ui.px(2) : 1);
  }
  ~Panel() { end_layer(ui); }
  Panel(const Panel&) = delete;
  Panel& operator=(const Panel&) = delete;
};

struct Tool {
  const char* id;
  Icon icon;
  bool enabled = true;
};

std::string word_of(const Ui& ui, const char* id) { return ui.say(std::string("board.tool.") + id); }

void use_tool(Boarding& b, std::string_view id) {
  BoardDraft& draft = b.draft;
  drop_card(b);
  if (id == "undo") b.intents.push_back(Undo{});
  if (id == "redo") b.intents.push_back(Redo{});
  if (id == "find") {
    draft.finding = !draft.finding;
    if (!draft.finding) draft.find.clear();
  }
  if (id == "out") zoom_by(b, 1 / kZoomStep);
  if (id == "in") zoom_by(b, kZoomStep);
  if (id == "fit") fit_all(b);
  b.ui.want_frame();
}

void draw_tool(Boarding& b, const Rect& rect, const Tool& tool) {
  const bool selected = std::string_view(tool.id) == "find" && b.draft.finding;
  if (tool_button(b.ui, rect, tool.id, word_of(b.ui, tool.id), tool.icon, selected, tool.enabled))
    use_tool(b, tool.id);
}

std::array<Tool, 3> edit_tools(const Boarding& b) {
  return {{{"undo", Icon::undo, b.state.can_undo},
           {"redo", Icon::redo, b.state.can_redo},
           {"find", Icon::search}}};
}

// On a phone everything lies in one bar at the foot of the canvas.
Rect phone_bar(const Ui& ui, const Rect& canvas) {
  const float margin = ui.px(8);
  return {canvas.x + margin, canvas.bottom() - margin - ui.px(kBarHeight), canvas.w - 2 * margin,
          ui.px(kBarHeight)};
}

Rect zoom_place(const Ui& ui, const Rect& canvas) {
  return {canvas.end() - ui.px(kMargin + kZoomWidth), canvas.bottom() - ui.px(kMargin - 2 + kZoomHeight),
          ui.px(kZoomWidth), ui.px(kZoomHeight)};
}

void draw_phone_bar(Boarding& b) {
  const Rect rect = phone_bar(b.ui, b.canvas);
  const Panel panel(b.ui, "board/tools", rect);
  const Rect inside = rect.inset(b.ui.px(3), b.ui.px(4));
  const auto edits = edit_tools(b);
  const std::array<Tool, 6> tools{
      {edits[0], edits[1], edits[2], {"out", Icon::minus}, {"in", Icon::plus}, {"fit", Icon::fit}}};
  for (int i = 0; i < 6; ++i) draw_tool(b, inside.column(i, 6, 0), tools[static_cast<std::size_t>(i)]);
}

void draw_side_tools(Boarding& b) {
  Ui& ui = b.ui;
  const auto tools = edit_tools(b);
  const float height = ui.px(kTool) * static_cast<float>(tools.size()) + 2 * ui.px(kPad);
  const Rect rect{b.canvas.x + ui.px(kMargin), b.canvas.y + ui.px(kMargin), ui.px(kToolWidth), height};
  const Panel panel(ui, "board/tools", rect);
  Rect inside = rect.inset(ui.px(kPad));
  for (const Tool& tool : tools) draw_tool(b, inside.take_top(ui.px(kTool)), tool);
}

void draw_zoom(Boarding& b) {
  Ui& ui = b.ui;
  const Rect rect = zoom_place(ui, b.canvas);
  const Panel panel(ui, "board/zoom", rect);
  Rect inside = rect.inset(ui.px(kPad), ui.px(4));
  const float each = ui.px(58);
  draw_tool(b, inside.take_start(each), {"out", Icon::minus});
  draw_tool(b, inside.take_end(each), {"fit", Icon::fit});
  draw_tool(b, inside.take_end(each), {"in", Icon::plus});
  TextStyle percent;
  percent.bold = percent.middle = true;
  percent.align = Align::center;
  percent.lines = 1;
  draw_text(ui, inside,
            ui.say("board.percent", {{"n", std::to_string(std::lround(b.draft.view.zoom * 100))}}), percent);
}

// The whole board in small. Many cards are drawn as one where they share a pixel or two.
void draw_small_cards(Boarding& b, const Rect& map, float unit, ImVec2 origin) {
  const Theme& t = b.ui.theme;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const auto draw = [&](const core::Card& card) {
    const ImVec2 from{map.x + (static_cast<float>(card.x) - origin.x) * unit,
                      map.y + (static_cast<float>(card.y) - origin.y) * unit};
    const ImVec2 to{from.x + std::max(1.5f, kCardWidth * unit - 1),
                    from.y + std::max(1.5f, kCardHeight * unit - 1)};
    list.AddRectFilled(from, to, t.cards[static_cast<std::size_t>(colour_of(card))]);
  };
  constexpr std::size_t kMany = 1500;
  if (b.board.cards.size() <= kMany) {
    for (const core::Card& card : b.board.cards) draw(card);
    return;
  }
  constexpr int kCell = 3;  // pixels
  const int columns = static_cast<int>(map.w) / kCell + 1, rows = static_cast<int>(map.h) / kCell + 1;
  std::vector<const core::Card*> cells(static_cast<std::size_t>(columns * rows), nullptr);
  for (const core::Card& card : b.board.cards) {
    const int x = static_cast<int>((static_cast<float>(card.x) - origin.x) * unit) / kCell;
    const int y = static_cast<int>((static_cast<float>(card.y) - origin.y) * unit) / kCell;
    if (x >= 0 && x < columns && y >= 0 && y < rows) cells[static_cast<std::size_t>(y * columns + x)] = &card;
  }
  for (const core::Card* card : cells)
    if (card) draw(*card);
}

void draw_overview(Boarding& b) {
  Ui& ui = b.ui;
  if (ui.layout != Layout::laptop || b.board.cards.empty() || b.canvas.h < ui.px(420)) return;
  const Rect zoom = zoom_place(ui, b.canvas);
  const Rect rect{zoom.end() - ui.px(206), zoom.y - ui.px(8 + 136), ui.px(206), ui.px(136)};
  const Panel panel(ui, "board/overview", rect);
  Rect inside = rect.inset(ui.px(7));
  const std::string word = ui.say("board.overview");
  TextStyle style;
  style.role = Role::meta;
  style.align = Align::center;
  style.middle = true;
  style.lines = 1;
  draw_text(ui, inside.take_bottom(ui.px(22), ui.px(4)), word, style);
  const Item it = item(ui, "map", inside, word);
  fill(ui, inside, ui.theme.well, ui.px(measure::kRadiusChip));

  // The map lies as the canvas does: not mirrored.
  const Rect glass = ui.on_glass(inside);
  ui.on_canvas = true;
  const Rect everything = b.index().everything(), sight = b.lens().in_sight();
  const Rect map = glass.inset(ui.px(8));
  const float unit = std::min(map.w / everything.w, map.h / everything.h);
  const ImVec2 origin{everything.middle().x - map.w / unit / 2, everything.middle().y - map.h / unit / 2};
  ImGui::PushClipRect({glass.x, glass.y}, {glass.end(), glass.bottom()}, true);
  draw_small_cards(b, map, unit, origin);
  const Rect seen = common({map.x + (sight.x - origin.x) * unit, map.y + (sight.y - origin.y) * unit,
                            sight.w * unit, sight.h * unit},
                           glass.inset(1));
  if (!seen.empty()) outline(ui, seen, ui.theme.action, ui.px(3), ui.px(2));
  ImGui::PopClipRect();
  if (it.held && ImGui::GetIO().MouseDown[ImGuiMouseButton_Left]) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    b.draft.view.x = origin.x + (mouse.x - map.x) / unit - sight.w / 2;
    b.draft.view.y = origin.y + (mouse.y - map.y) / unit - sight.h / 2;
    b.draft.view = moved_by(b.lens(), {0, 0});
    ui.want_frame();
  }
  ui.on_canvas = false;
  if (it.focused) focus_ring(ui, inside, ui.px(measure::kRadiusChip), RingOn::inside);
}

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

void draw_find(Boarding& b) {
  BoardDraft& draft = b.draft;
  if (!draft.finding) {
    draft.find_opened = false;
    return;
  }
  Ui& ui = b.ui;
  const bool narrow = ui.phone();
  const Rect area = narrow ? b.canvas.inset(ui.px(8), ui.px(8)) : b.clear;
  const float width = std::min(area.w, ui.px(640)), line = ui.px(measure::kPrimary);
  const Rect rect{area.x, area.y, width, ui.px(2 * kPad) + line + (narrow ? ui.px(6 + measure::kButton) : 0)};
  const Panel panel(ui, "board/find", rect);
  Rect inside = rect.inset(ui.px(kPad));
  const std::string hint = ui.say("board.find.hint"), next = ui.say("board.find.next"),
                    close = ui.say("board.find.close");
  const Button next_button{"next", next, ButtonLook::secondary},
      close_button{"close", close, ButtonLook::quiet};
  Rect actions = narrow ? inside.take_bottom(ui.px(measure::kButton), ui.px(6)) : inside;
  const auto centered = [&](const Rect& r) { return r.centered(r.w, ui.px(measure::kButton)); };
  const Rect close_place = centered(actions.take_end(button_width(ui, close_button), ui.px(4)));
  const Rect next_place = centered(actions.take_end(button_width(ui, next_button), ui.px(8)));
  TextStyle count;
  count.role = Role::meta;
  count.colour = ui.theme.soft;
  count.middle = true;
  count.lines = 1;
  const std::string found =
      ui.say("board.find.count", {{"n", std::to_string(draft.cards.found_in_order().size())},
                                  {"total", std::to_string(b.board.cards.size())}});
  const Rect count_place =
      narrow ? actions : actions.take_end(text_width(ui, found, count) + ui.px(2), ui.px(10));
  Field field{.id = "words", .hint = hint, .icon = Icon::search, .label_hidden = true};
  field.take_focus = !draft.find_opened;
  draft.find_opened = true;
  const FieldEvents events = draw_field(ui, narrow ? inside : actions, field, draft.find);
  draw_text(ui, count_place, found, count);
  if (button(ui, next_place, next_button) || events.submitted) show_next_found(b);
  if (button(ui, close_place, close_button)) {
    draft.finding = false;
    draft.find.clear();
  }
  if (events.changed) ui.want_frame();
}

}  // namespace

Rect clear_of_tools(const Ui& ui, const Rect& canvas) {
  Rect clear = canvas;
  if (ui.phone()) {
    clear.take_bottom(ui.px(kBarHeight + 8));
    return clear.inset(ui.px(10), ui.px(12));
  }
  clear.take_start(ui.px(kMargin + kToolWidth));
  clear.take_bottom(ui.px(kMargin + kZoomHeight));
  return clear.inset(ui.px(kMargin), ui.px(kMargin));
}

void draw_tools(Boarding& b) {
  if (b.ui.phone()) {
    draw_phone_bar(b);
  } else {
    draw_side_tools(b);
    draw_overview(b);
    draw_zoom(b);
  }
  draw_find(b);
}

void draw_card_tools(Boarding& b) {
  Ui& ui = b.ui;
  BoardDraft& draft = b.draft;
  const core::Card* card = b.selected();
  if (!card || b.read_only || !draft.dragging.empty() || draft.hold == BoardHold::panning) return;
  const Rect place = b.lens().to_window(shown_place(b, *card));
  if (common(place, b.canvas).empty()) return;

  std::array<Tool, 4> tools{};
  int count = 0;
  const auto add = [&](const char* id, Icon icon) { tools[static_cast<std::size_t>(count++)] = {id, icon}; };
  if (card->edited_while_removed) add("keep", Icon::undo);
  if (card->versions.size() > 1) add("choose", Icon::cards);
  if (!card->edited_while_removed) add("edit", Icon::pencil);
  add("colour", Icon::dots);
  add("remove", Icon::cross);

  const float each = ui.px(72), height = ui.px(68), gap = ui.px(10);
  const float width = each * static_cast<float>(count) + 2 * ui.px(kPad);
  // Tools are laid out in reading direction, the card on the glass.
  const Rect by_reading = Rect{ui.on_glass(place)};
  float y = place.bottom() + gap;
  const Rect room = b.canvas.inset(ui.px(8));
  if (y + height > room.bottom()) y = place.y - gap - height;
  const Rect rect{std::clamp(by_reading.middle().x - width / 2, room.x, std::max(room.x, room.end() - width)),
                  std::clamp(y, room.y, room.bottom() - height), width, height};
  const Panel panel(ui, "board/card", rect);
  Rect inside = rect.inset(ui.px(kPad), ui.px(4));
  std::string_view pressed;
  for (int i = 0; i < count; ++i) {
    const Tool& tool = tools[static_cast<std::size_t>(i)];
    if (tool_button(ui, inside.take_start(each), tool.id, word_of(ui, tool.id), tool.icon, false))
      pressed = tool.id;
  }
  if (pressed == "keep") b.intents.push_back(KeepCard{card->id});
  if (pressed == "choose") draft.choosing_version = true, draft.version = 0;
  if (pressed == "edit") begin_editing(b, *card);
  if (pressed == "colour") draft.choosing_colour = true;
  if (pressed == "remove") b.intents.push_back(RemoveCard{card->id});
}

}  // namespace ubao::app
