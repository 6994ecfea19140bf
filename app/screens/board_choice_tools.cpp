// What can be done with several cards at once, and the panel with it.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/button.h"
#include "app/screens/board_parts.h"
#include "app/sheet.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kLow = 380, kVeryLow = 240;  // canvases, px

constexpr float kChoicePad = 6, kChoiceLine = 60;

struct ChoiceTool {
  const char* id;
  Icon icon;
};

std::vector<ChoiceTool> tools_for_choice(const Boarding& b) {
  const std::size_t count = b.draft.choice.size();
  std::vector<ChoiceTool> tools;
  if (count > 0 && !b.read_only) tools.push_back({"colour", Icon::dots});
  if (count > 1 && !b.read_only) tools.push_back({"arrange", Icon::table});
  if (count > 0 && why_no_group(b).empty()) tools.push_back({"group", Icon::group});
  if (count > 0 && why_no_choice(b).empty()) tools.push_back({"list", Icon::star});
  if (count > 0) tools.push_back({"copy", Icon::document});
  if (count > 0 && !b.read_only) tools.push_back({"remove", Icon::cross});
  tools.push_back({"all", Icon::checklist});
  tools.push_back({"done", Icon::tick});
  return tools;
}

// How many are chosen, where a tool has its icon.
void draw_count(Boarding& b, const Rect& place) {
  Ui& ui = b.ui;
  const std::string count = ui.language->number(static_cast<std::int64_t>(b.draft.choice.size()));
  TextStyle number;
  number.bold = number.middle = true;
  number.align = Align::center;
  number.lines = 1;
  TextStyle word = number;
  word.role = Role::meta;
  word.bold = false;
  Rect inside = place.inset(0, ui.px(5));
  draw_text(ui, inside.take_top(ui.px(26)), count, number);
  draw_text(ui, inside.take_top(ui.px(22)), ui.say("board.chosen"), word);
}

// Where what is chosen lies, as far as it is in sight.
Rect chosen_in_sight(Boarding& b) {
  const Lens lens = b.lens();
  Rect all;
  for (const std::size_t at : b.index().in(lens.in_sight())) {
    if (!b.draft.cards.chosen(at)) continue;
    const Rect one = common(lens.to_window(b.index().place(at)), b.canvas);
    if (one.empty()) continue;
    all = grown_to(all, one);
  }
  return all;
}

void use_choice_tool(Boarding& b, std::string_view id) {
  BoardDraft& draft = b.draft;
  if (id == "colour") draft.choosing_colour = true;
  if (id == "arrange") draft.arranging = true;
  if (id == "group") begin_grouping(b);
  if (id == "copy") copy_cards(b);
  if (id == "remove") remove_chosen(b);
  if (id == "list") b.intents.push_back(Shortlist{b.acted_on(), true});
  if (id == "all") choose_all(b);
  if (id == "done") end_choosing(b);
  b.ui.want_frame();
}

}  // namespace

bool find_gives_way(const Boarding& b) {
  const bool choosing = b.draft.choosing || !b.draft.choice.empty();
  return choosing && !b.ui.phone() && b.canvas.h < b.ui.px(kVeryLow);
}

bool zoom_gives_way(const Boarding& b) {
  const bool acting = b.draft.choosing || !b.draft.choice.empty() || b.selected();
  return acting && !b.ui.phone() && b.canvas.h < b.ui.px(b.draft.finding ? kLow : kVeryLow);
}

void choose_all(Boarding& b) {
  std::vector<std::string> cards;
  for (std::size_t at = 0; at < b.board.cards.size(); ++at)
    if (b.draft.cards.found(at)) cards.push_back(b.board.cards[at].id);
  b.draft.choice.set(std::move(cards));
  b.draft.choosing = true;
  b.ui.want_frame();
}

void end_choosing(Boarding& b) {
  b.draft.choice.clear();
  b.draft.choosing = false;
}

void remove_chosen(Boarding& b) {
  std::vector<std::string> cards = b.acted_on();
  b.draft.dragging.clear();
  b.draft.drags_choice = b.draft.by_keys = false;
  if (cards.size() == 1)
    b.intents.push_back(RemoveCard{cards.front()});
  else if (!cards.empty())
    b.intents.push_back(RemoveCards{std::move(cards)});
}

void arrange_chosen(Boarding& b, Arrangement arrangement) {
  std::vector<std::size_t> cards;
  std::vector<Rect> places;
  for (const std::size_t at : b.index().reading_order()) {
    if (!b.draft.cards.chosen(at)) continue;
    cards.push_back(at);
    places.push_back(b.index().place(at));
  }
  const std::vector<ImVec2> wanted = arranged(places, arrangement);
  MoveCards moves;
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const core::Card& card = b.board.cards[cards[i]];
    const MoveCard move{card.id, std::llround(std::clamp(wanted[i].x, -kCanvasEnd, kCanvasEnd)),
                        std::llround(std::clamp(wanted[i].y, -kCanvasEnd, kCanvasEnd))};
    if (card.x != move.x || card.y != move.y) moves.cards.push_back(move);
  }
  if (!moves.cards.empty()) b.intents.push_back(std::move(moves));
}

void draw_choice_tools(Boarding& b) {
  Ui& ui = b.ui;
  const BoardDraft& draft = b.draft;
  if (draft.choice.empty() && !draft.choosing) return;
  if (!draft.dragging.empty() || draft.hold == BoardHold::panning || draft.hold == BoardHold::boxing) return;
  constexpr std::array<const char*, 8> kWords{"colour", "arrange", "group", "list",
                                              "copy",   "remove",  "all",   "done"};
  TextStyle word;
  word.role = Role::meta;
  const float each =
      std::max(tool_width(ui, kWords, 56), text_width(ui, ui.say("board.chosen"), word) + ui.px(8));
  const std::vector<ChoiceTool> tools = tools_for_choice(b);
  const float room = (ui.phone() ? b.canvas.w - 2 * ui.px(8) : clear_of_tools(b).w) - 2 * ui.px(kChoicePad);
  const int cells = static_cast<int>(tools.size()) + 1;
  const int most = std::max(1, static_cast<int>(room / each));
  const int lines = (cells + most - 1) / most, columns = (cells + lines - 1) / lines;
  const float width = each * static_cast<float>(columns) + 2 * ui.px(kChoicePad);
  const float height = ui.px(kChoiceLine) * static_cast<float>(lines) + 2 * ui.px(4);
  Rect rect = place_beside(b, ui.on_glass(chosen_in_sight(b)), width, height);
  if (zoom_gives_way(b))
    rect = {b.canvas.end() - ui.px(8) - width, b.canvas.bottom() - ui.px(8) - height, width, height};
  const FloatingPanel panel(ui, "board/choice", rect);
  const Rect inside = rect.inset(ui.px(kChoicePad), ui.px(4));
  const auto cell = [&](int i) {
    return Rect{inside.x + each * static_cast<float>(i % columns),
                inside.y + ui.px(kChoiceLine) * static_cast<float>(i / columns), each, ui.px(kChoiceLine)};
  };
  draw_count(b, cell(0));
  std::string_view pressed;
  for (int i = 1; i < cells; ++i) {
    const ChoiceTool& tool = tools[static_cast<std::size_t>(i - 1)];
    if (tool_button(ui, cell(i), tool.id, tool_word(ui, tool.id), tool.icon, false)) pressed = tool.id;
  }
  if (!pressed.empty()) use_choice_tool(b, pressed);
}

void draw_arranging(Boarding& b) {
  Ui& ui = b.ui;
  if (!b.draft.arranging) return;
  if (b.draft.choice.size() < 2) {
    b.draft.arranging = false;
    return;
  }
  const Sheet sheet =
      begin_sheet(ui, "board/arrange", ui.say("board.arrange"), ui.say("board.arrange.text"), 520);
  Rect content = sheet.content;
  content.h = 1e6f;
  const Rect line = content.take_top(ui.px(72), ui.px(8));
  constexpr std::array<ChoiceTool, 3> kWays{
      {{"rows", Icon::cards}, {"row", Icon::arrow_forward}, {"column", Icon::bullets}}};
  constexpr std::array<Arrangement, 3> kArrangements{Arrangement::rows, Arrangement::row,
                                                     Arrangement::column};
  int pressed = -1;
  for (int i = 0; i < 3; ++i) {
    const ChoiceTool& way = kWays[static_cast<std::size_t>(i)];
    if (tool_button(ui, line.column(i, 3, ui.px(8)), way.id, tool_word(ui, way.id), way.icon, false))
      pressed = i;
  }
  end_sheet(ui, content.y);
  if (pressed >= 0) arrange_chosen(b, kArrangements[static_cast<std::size_t>(pressed)]);
  if (pressed >= 0 || sheet.dismissed) b.draft.arranging = false;
}

}  // namespace ubao::app
