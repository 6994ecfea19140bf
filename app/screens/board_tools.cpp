// The tools that lie over the canvas: undo, redo, find, zoom.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/button.h"
#include "app/paint.h"
#include "app/screens/board_parts.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kToolsMargin = 14, kToolsPad = 6, kTool = 60, kToolWidth = 68;
constexpr float kZoomTool = 58, kPercent = 66, kZoomHeight = 62, kBarLine = 56, kBarMargin = 8;

struct Tool {
  const char* id;
  Icon icon;
  bool enabled = true;
};

constexpr std::array<const char*, 3> kZooms{"out", "in", "fit"};
constexpr std::array<const char*, 6> kSides{"card", "group", "select", "undo", "redo", "find"};
constexpr std::array<const char*, 6> kAll{"undo", "redo", "find", "out", "in", "fit"};

// On a phone all six lie in one line, or in two where a language has longer words.
int lines_of_bar(Ui& ui, const Rect& canvas) {
  const float room = (canvas.w - 2 * ui.px(kBarMargin) - ui.px(6)) / 6;
  return tool_width(ui, kAll, 48) > room ? 2 : 1;
}

// A facilitator's ledge leads on to the next phase: her cards and groups begin here.
int count_side_tools(const Boarding& b) { return b.state.facilitating() && !b.board.phases.empty() ? 5 : 4; }

// In several columns where the canvas is too low for one.
int side_columns(const Boarding& b) {
  const float room = b.canvas.h - b.ui.px(2 * kToolsPad + 2 * kToolsMargin);
  const int lines = std::max(1, static_cast<int>(room / b.ui.px(kTool))), count = count_side_tools(b);
  return (count + lines - 1) / lines;
}

int side_lines(const Boarding& b) {
  const int columns = side_columns(b);
  return (count_side_tools(b) + columns - 1) / columns;
}

void use_tool(Boarding& b, std::string_view id) {
  BoardDraft& draft = b.draft;
  drop_card(b);
  if (id == "card") begin_new_card(b);
  if (id == "group") begin_grouping(b);
  if (id == "undo") b.intents.push_back(Undo{});
  if (id == "redo") b.intents.push_back(Redo{});
  if (id == "find") {
    draft.finding = !draft.finding;
    if (!draft.finding) {
      draft.find.clear();
      draft.filter = {};
    }
  }
  if (id == "select") {
    draft.choosing = !draft.choosing;
    if (!draft.choosing) draft.choice.clear();
  }
  if (id == "out") zoom_by(b, 1 / kZoomStep);
  if (id == "in") zoom_by(b, kZoomStep);
  if (id == "fit") fit_all(b);
  b.ui.want_frame();
}

void draw_tool(Boarding& b, const Rect& rect, const Tool& tool) {
  const std::string_view id = tool.id;
  const bool idle = !b.draft.finding && !b.draft.choosing;
  const bool selected = (id == "find" && b.draft.finding) || (id == "select" && b.draft.choosing) ||
                        (id == "card" && tool.enabled && idle);
  if (tool_button(b.ui, rect, tool.id, tool_word(b.ui, tool.id), tool.icon, selected, tool.enabled))
    use_tool(b, tool.id);
}

std::array<Tool, 3> edit_tools(const Boarding& b) {
  return {{{"undo", Icon::undo, b.state.can_undo},
           {"redo", Icon::redo, b.state.can_redo},
           {"find", Icon::search}}};
}

void draw_phone_bar(Boarding& b) {
  const Rect rect = tools_place(b);
  const FloatingPanel panel(b.ui, "board/tools", rect);
  const Rect inside = rect.inset(b.ui.px(3), b.ui.px(4));
  const auto edits = edit_tools(b);
  const std::array<Tool, 6> tools{
      {edits[0], edits[1], edits[2], {"out", Icon::minus}, {"in", Icon::plus}, {"fit", Icon::fit}}};
  const int lines = lines_of_bar(b.ui, b.canvas), columns = 6 / lines;
  for (int i = 0; i < 6; ++i) {
    Rect place = inside.column(i % columns, columns, 0);
    place.h = inside.h / static_cast<float>(lines);
    place.y += static_cast<float>(i / columns) * place.h;
    draw_tool(b, place, tools[static_cast<std::size_t>(i)]);
  }
}

void draw_side_tools(Boarding& b) {
  Ui& ui = b.ui;
  const Rect rect = tools_place(b);
  const FloatingPanel panel(ui, "board/tools", rect);
  const Rect inside = rect.inset(ui.px(kToolsPad));
  const auto edits = edit_tools(b);
  const Tool first = why_no_group(b).empty() && !why_no_idea(b).empty()
                         ? Tool{"group", Icon::group, !b.acted_on().empty()}
                         : Tool{"card", Icon::plus, why_no_idea(b).empty()};
  const std::array<Tool, 5> tools{{first, {"select", Icon::pointer}, edits[0], edits[1], edits[2]}};
  const int columns = side_columns(b), count = count_side_tools(b);
  for (int i = 0; i < count; ++i) {
    Rect place = inside.column(i % columns, columns, 0);
    place.h = ui.px(kTool);
    place.y += static_cast<float>(i / columns) * place.h;
    draw_tool(b, place, tools[static_cast<std::size_t>(i + 5 - count)]);
  }
}

void draw_zoom(Boarding& b) {
  Ui& ui = b.ui;
  const Rect rect = zoom_place(b);
  const FloatingPanel panel(ui, "board/zoom", rect);
  Rect inside = rect.inset(ui.px(kToolsPad), ui.px(4));
  const float each = tool_width(ui, kZooms, kZoomTool);
  const Rect out = inside.take_start(each), fit = inside.take_end(each), in = inside.take_end(each);
  draw_tool(b, out, {"out", Icon::minus});
  draw_tool(b, in, {"in", Icon::plus});
  draw_tool(b, fit, {"fit", Icon::fit});
  TextStyle percent;
  percent.bold = percent.middle = true;
  percent.align = Align::center;
  percent.lines = 1;
  draw_text(ui, inside,
            ui.say("board.percent", {{"n", std::to_string(std::lround(b.draft.view.zoom * 100))}}), percent);
}

}  // namespace

FloatingPanel::FloatingPanel(Ui& the_ui, const char* id, const Rect& rect) : ui(the_ui) {
  begin_layer(ui, id, rect.grown(ui.px(6)), kFloatingLayer);
  const float radius = ui.px(measure::kRadiusCard);
  shadow(ui, rect, radius);
  fill(ui, rect, ui.theme.surface, radius);
  outline(ui, rect, ui.theme.hairline, radius, ui.theme.name == ThemeName::contrast ? ui.px(2) : 1);
}

FloatingPanel::~FloatingPanel() { end_layer(ui); }

std::string tool_word(const Ui& ui, std::string_view id) {
  return ui.say(std::string("board.tool.").append(id));
}

float tool_width(Ui& ui, std::span<const char* const> ids, float least) {
  TextStyle word;
  word.role = Role::meta;
  word.bold = true;  // as the one in use is
  float width = ui.px(least);
  for (const char* id : ids)
    width = std::max(width, std::ceil(text_width(ui, tool_word(ui, id), word)) + ui.px(8));
  return width;
}

Rect tools_place(const Boarding& b) {
  Ui& ui = b.ui;
  const Rect& canvas = b.canvas;
  const float margin = ui.px(kToolsMargin);
  if (!ui.phone()) {
    const int columns = side_columns(b), lines = side_lines(b);
    return {canvas.x + margin, canvas.y + margin,
            tool_width(ui, kSides, kToolWidth) * static_cast<float>(columns) + 2 * ui.px(kToolsPad),
            ui.px(kTool) * static_cast<float>(lines) + ui.px(2 * kToolsPad)};
  }
  const float side = ui.px(kBarMargin);
  const float height = ui.px(kBarLine) * static_cast<float>(lines_of_bar(ui, canvas)) + ui.px(8);
  return {canvas.x + side, canvas.bottom() - side - height, canvas.w - 2 * side, height};
}

Rect zoom_place(const Boarding& b) {
  Ui& ui = b.ui;
  if (ui.phone()) return {};
  Rect canvas = b.canvas;
  if (const Rect ranking = ranking_place(b); !ranking.empty()) canvas.take_end(canvas.end() - ranking.x);
  const float width = 3 * tool_width(ui, kZooms, kZoomTool) + ui.px(kPercent + 2 * kToolsPad);
  return {canvas.end() - ui.px(kToolsMargin) - width, canvas.bottom() - ui.px(kToolsMargin - 2 + kZoomHeight),
          width, ui.px(kZoomHeight)};
}

Rect clear_of_tools(const Boarding& b) {
  Ui& ui = b.ui;
  const Rect& canvas = b.canvas;
  const Rect tools = tools_place(b);
  Rect clear = canvas;
  if (ui.phone()) {
    clear.h = tools.y - canvas.y + ui.px(4);
    return clear.inset(ui.px(10), ui.px(12));
  }
  clear.take_start(tools.end() - canvas.x);
  if (const Rect ranking = ranking_place(b); !ranking.empty()) clear.take_end(clear.end() - ranking.x);
  clear.take_bottom(ui.px(kToolsMargin + kZoomHeight));
  return clear.inset(ui.px(kToolsMargin), ui.px(kToolsMargin));
}

void draw_tools(Boarding& b) {
  if (b.ui.phone()) {
    draw_phone_bar(b);
  } else {
    draw_side_tools(b);
    draw_overview(b);
    draw_ranking(b);
    if (!zoom_gives_way(b)) draw_zoom(b);
  }
  draw_find(b);
}

}  // namespace ubao::app
