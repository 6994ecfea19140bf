#include "app/screens/projector.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/button.h"
#include "app/item.h"
#include "app/keys.h"
#include "app/paint.h"
#include "app/screens/debrief_charts.h"
#include "app/screens/debrief_words.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/screens/projector_wall.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr std::size_t kMostCodesOnBoard = 6;
constexpr int kMostBarsOnBoard = 8;

struct Projection : Wall {
  const State& state;
  FigureChoice& choice;
  Intents& intents;

  const core::AssessmentResults& results() const { return state.views.debrief.results; }
};

std::string projected_title(const Projection& p) {
  if (p.choice.figure == DebriefFigure::radar) return p.ui.say("debrief.dimensions");
  if (p.choice.figure == DebriefFigure::groups) return p.ui.say("debrief.by." + p.choice.compare);
  for (const core::InstrumentDimension& dimension : p.state.views.instrument.dimensions)
    if (dimension.code == p.choice.dimension)
      return core::in_language(dimension.name, p.state.settings.language);
  if (p.choice.figure == DebriefFigure::words) return p.ui.say("debrief.room");
  if (p.choice.figure == DebriefFigure::dumbbells) return p.ui.say("debrief.teams");
  return p.ui.say(p.choice.order == core::StatementOrder::gap ? "projector.widest_gaps"
                                                              : "projector.least_agreement");
}

bool goes_by_dimension(const Projection& p) {
  return p.choice.figure != DebriefFigure::radar && p.choice.figure != DebriefFigure::groups;
}

// Bars of all statements are too many for a wall: of those that are sorted the first are shown.
FigureChoice fit_for_a_wall(const State& state, FigureChoice choice) {
  choice.most = 0;
  const auto& dimensions = state.views.instrument.dimensions;
  if (choice.figure != DebriefFigure::bars || !choice.dimension.empty() || dimensions.empty()) return choice;
  if (choice.order == core::StatementOrder::dimension)
    choice.dimension = dimensions.front().code;
  else
    choice.most = kMostBarsOnBoard;
  return choice;
}

// Dimension by dimension and round again; all of them are one more where all are shown.
void go_on(Projection& p, int by) {
  std::vector<std::string> stops;
  const bool bars_in_order =
      p.choice.figure == DebriefFigure::bars && p.choice.order == core::StatementOrder::dimension;
  if (!bars_in_order) stops.emplace_back();
  for (const core::InstrumentDimension& dimension : p.state.views.instrument.dimensions)
    stops.push_back(dimension.code);
  if (stops.empty()) return;
  const auto at = std::find(stops.begin(), stops.end(), p.choice.dimension);
  const auto here = at == stops.end() ? 0 : static_cast<int>(at - stops.begin());
  const auto count = static_cast<int>(stops.size());
  p.choice.dimension = stops[static_cast<std::size_t>((here + by + count) % count)];
  p.ui.want_frame();
}

void show_other_view(Projection& p) {
  std::vector<DebriefFigure> views{DebriefFigure::bars, DebriefFigure::radar, DebriefFigure::words};
  if (!p.state.views.debrief.consensus.empty()) views.push_back(DebriefFigure::dumbbells);
  const auto here = std::find(views.begin(), views.end(), p.choice.figure);
  const auto next = here == views.end() ? views.begin() : here + 1;
  p.choice.figure = next == views.end() ? views.front() : *next;
  p.ui.want_frame();
}

// What it is, and in a chip which picture.
void draw_projected_title(Projection& p, Rect& rest) {
  Ui& ui = p.ui;
  TextStyle title = p.text(72, ui.theme.chalk, true), chip = p.text(32, ui.theme.chalk, true);
  title.lines = chip.lines = 1;
  title.middle = chip.middle = title.may_elide = chip.may_elide = true;
  const float height = line_height(ui, title);
  Rect line = rest.take_top(height, p.at(34));
  const std::string words = projected_title(p), picture = picture_words(ui, p.results());
  if (!p.results().statements.empty()) {
    const float width = std::min(line.w * 0.45f, text_width(ui, picture, chip) + p.at(56));
    const Rect box =
        line.take_end(width, p.at(30)).centered(width, std::min(height, line_height(ui, chip) + p.at(28)));
    outline(ui, box, faded(ui.theme.chalk, 0.5f), p.at(14), std::max(1.0f, p.at(2)));
    draw_text(ui, box.inset(p.at(26), 0), picture, chip);
  }
  draw_text(ui, line, words, title);
  chalk_line(ui, {line.x, line.bottom() + p.at(6)}, std::min(line.w, text_width(ui, words, title)), p.at(7),
             ui.theme.cards[static_cast<std::size_t>(CardColour::maize)]);
}

void draw_findings(Projection& p, Rect rest) {
  Ui& ui = p.ui;
  const auto findings = room_findings(ui, p.results(), p.choice.dimension, kMostCodesOnBoard);
  const TextStyle words = p.text(44, ui.theme.chalk);
  rest.take_top(p.at(20));
  for (const RoomFinding& finding : findings) {
    const float lead = p.at(84);
    const float height = text_height(ui, finding.words, words, rest.w - lead);
    Rect line = rest.take_top(height, p.at(34));
    draw_icon(ui, icon_of_readout(finding.readout), {line.x + p.at(26), line.y + line_height(ui, words) / 2},
              p.at(48), ui.theme.chalk);
    line.take_start(lead);
    draw_text(ui, line, finding.words, words);
  }
  if (findings.empty()) draw_text(ui, rest, ui.say("debrief.room.nothing"), words);
}

// How many people it is of, and the way on; as much of it as there is room for.
void draw_projector_ledge(Projection& p, const Rect& rect) {
  Ui& ui = p.ui;
  const IdScope scope("projector");
  Rect rest = draw_wall_ledge(p, rect);
  const std::string leave = ui.say("projector.leave"), other = ui.say("projector.figure"),
                    next = ui.say("projector.next");
  std::vector<Button> buttons{{"leave", leave, ButtonLook::on_ledge, Icon::cross}};
  if (goes_by_dimension(p))
    buttons.insert(buttons.begin(), {"next", next, ButtonLook::on_ledge, Icon::forward, true});
  float all = 0;
  for (const Button& b : buttons) all += button_width(ui, b) + ui.px(12);
  const Button view{"other", other, ButtonLook::on_ledge, Icon::chart};
  if (all + button_width(ui, view) + ui.px(12) <= rest.w) {
    buttons.insert(buttons.begin(), view);
    all += button_width(ui, view) + ui.px(12);
  }
  Rect line = rest.take_end(std::min(rest.w, all));
  std::string_view pressed;
  for (const Button& b : buttons) {
    const Rect place = line.take_start(button_width(ui, b), ui.px(12));
    if (button(ui, place.centered(place.w, ui.px(measure::kPrimary)), b)) pressed = b.id;
  }
  if (pressed == "other") show_other_view(p);
  if (pressed == "next") go_on(p, 1);
  if (pressed == "leave") p.intents.push_back(GoBack{});

  TextStyle number = p.text(104, ui.theme.ink, true), words = p.text(36, ui.theme.ink);
  number.lines = words.lines = 1;
  number.middle = words.middle = true;
  words.may_elide = true;
  const std::string n = std::to_string(p.results().respondents);
  const std::string of = ui.count("projector.of_ministries", p.results().ministries);
  const float wide = text_width(ui, n, number) + 1;
  if (p.results().respondents == 0 || rest.w < wide + p.at(200)) return;
  draw_text(ui, rest.take_start(wide, p.at(40)), n, number);
  Rect two = rest.centered(rest.w, 2 * line_height(ui, words));
  words.bold = true;
  draw_text(ui, two.take_top(two.h / 2), of, words);
  words.bold = false;
  draw_text(ui, two, dotted({workshop_place(p.state), ui.say("projector.not_a_ranking")}), words);
}

void act_on_projector_keys(Projection& p) {
  if (own_key(p.ui, ImGuiKey_Escape)) p.intents.push_back(GoBack{});
  if (!goes_by_dimension(p)) return;
  const ImGuiKey back = p.ui.mirrored ? ImGuiKey_RightArrow : ImGuiKey_LeftArrow;
  const ImGuiKey forward = p.ui.mirrored ? ImGuiKey_LeftArrow : ImGuiKey_RightArrow;
  if (own_key(p.ui, forward) || own_key(p.ui, ImGuiKey_PageDown)) go_on(p, 1);
  if (own_key(p.ui, back) || own_key(p.ui, ImGuiKey_PageUp)) go_on(p, -1);
}

}  // namespace

void draw_projector(Ui& ui, const State& state, FigureChoice& choice, Intents& intents) {
  Projection p{wall_of(ui), state, choice, intents};
  choice = fit_for_a_wall(state, choice);
  act_on_projector_keys(p);
  const WallPlaces places = draw_wall(p);
  Rect inside = places.board;
  draw_projected_title(p, inside);
  if (p.results().statements.empty())
    draw_text(ui, inside, ui.say("debrief.none.title"), p.text(44, ui.theme.chalk));
  else if (choice.figure == DebriefFigure::words)
    draw_findings(p, inside);
  else
    draw_figure_on_board(ui, state, inside, choice);
  draw_projector_ledge(p, places.ledge);
}

}  // namespace ubao::app
