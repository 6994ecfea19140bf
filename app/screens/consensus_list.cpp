// Which statements a team has agreed on, by dimension; and which team it is.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/button.h"
#include "app/choice.h"
#include "app/field.h"
#include "app/ledge.h"
#include "app/paint.h"
#include "app/row.h"
#include "app/screens/consensus.h"
#include "app/screens/debrief_charts.h"
#include "app/screens/parts.h"
#include "app/scroll.h"
#include "app/sheet.h"
#include "core/typed_text.h"

namespace ubao::app {
namespace {

constexpr float kConsensusAsideFrom = 1200, kConsensusAside = 414;

std::vector<std::string> teams_of(const Agreeing& a) {
  std::vector<std::string> teams{""};
  const auto add = [&](const std::string& team) {
    if (std::find(teams.begin(), teams.end(), team) == teams.end()) teams.push_back(team);
  };
  for (const core::Consensus& consensus : a.state.views.debrief.consensus) add(consensus.team);
  add(a.draft.team);
  std::sort(teams.begin(), teams.end());
  return teams;
}

void draw_teams(Agreeing& a, Rect& rest) {
  const std::vector<std::string> teams = teams_of(a);
  std::vector<Choice> choices;
  int here = 0;
  for (std::size_t i = 0; i < teams.size(); ++i) {
    if (teams[i] == a.draft.team) here = static_cast<int>(i);
    choices.push_back({"team/" + teams[i], team_words(a, teams[i])});
  }
  choices.push_back({"another team", a.ui.say("consensus.another_team")});
  const int pressed =
      pills(a.ui, rest.take_top(pills_height(a.ui, choices, here, rest.w), a.ui.px(14)), choices, here);
  if (pressed == static_cast<int>(teams.size())) {
    a.draft.sheet = ConsensusDraft::Sheet::team;
    a.draft.opened = false;
  } else if (pressed >= 0) {
    a.draft.team = teams[static_cast<std::size_t>(pressed)];
  }
}

void draw_dimension_choice(Agreeing& a, Rect& rest) {
  std::vector<Choice> choices;
  int here = 0;
  for (const core::InstrumentDimension& dimension : a.instrument.dimensions) {
    if (dimension.code == a.draft.dimension) here = static_cast<int>(choices.size());
    const auto statements = a.instrument.of_dimension(dimension.code);
    const bool done = !statements.empty() && std::all_of(statements.begin(), statements.end(),
                                                         [&](const auto* s) { return a.rated(s->code); });
    choices.push_back({"dimension/" + dimension.code,
                       a.words(dimension.short_name.empty() ? dimension.name : dimension.short_name), done});
  }
  const bool in_a_row = a.ui.layout == Layout::laptop || a.ui.layout == Layout::small;
  const float height = in_a_row ? a.ui.px(measure::kTarget) : pills_height(a.ui, choices, here, rest.w);
  const Rect place = rest.take_top(height, a.ui.px(14));
  const int pressed = in_a_row ? segments(a.ui, place, choices, here) : pills(a.ui, place, choices, here);
  if (pressed >= 0) a.draft.dimension = a.instrument.dimensions[static_cast<std::size_t>(pressed)].code;
}

struct StatementLine {
  std::string code, text, state;
  Row row;
  float height = 0;
};

void draw_statement_list(Agreeing& a, Rect& rest) {
  Ui& ui = a.ui;
  std::vector<StatementLine> lines;
  for (const core::InstrumentStatement* statement : a.instrument.of_dimension(a.draft.dimension)) {
    const core::Consensus* consensus = a.recorded(statement->code);
    StatementLine line{statement->code, a.words(statement->text), {}, {}, 0};
    if (consensus && !consensus->versions.empty())
      line.state = ui.count("consensus.versions", static_cast<std::int64_t>(consensus->versions.size()));
    else if (consensus)
      line.state = rating_words(a, consensus->entry.rating);
    lines.push_back(std::move(line));
  }
  float height = 0;
  for (StatementLine& line : lines) {
    const core::Consensus* consensus = a.recorded(line.code);
    const bool several = consensus && !consensus->versions.empty();
    line.row.id = line.code;
    line.row.lead = line.code;
    line.row.icon_on_tile = false;
    line.row.icon = several ? Icon::cards : a.rated(line.code) ? Icon::tick : Icon::speech;
    line.row.title = line.text;
    line.row.subtitle = line.state;
    if (several) line.row.subtitle_colour = ui.theme.wait;
    line.row.arrow = true;
    line.row.last = &line == &lines.back();
    line.height = row_height(ui, line.row, rest.w);
    height += line.height;
  }
  Rect list = rest.take_top(height, ui.px(12));
  paper(ui, list);
  for (const StatementLine& line : lines)
    if (draw_row(ui, list.take_top(line.height), line.row)) open_statement(a, line.code);
}

std::string first_open(const Agreeing& a) {
  for (const core::InstrumentStatement& statement : a.instrument.statements)
    if (!a.rated(statement.code)) return statement.code;
  return {};
}

}  // namespace

void draw_consensus_list(Agreeing& a, Rect page) {
  Ui& ui = a.ui;
  const Rect foot = page.take_bottom(ledge_height(ui));
  int agreed = 0;
  for (const core::InstrumentStatement& statement : a.instrument.statements)
    agreed += a.rated(statement.code);
  const auto total = static_cast<int>(a.instrument.statements.size());
  const DebriefView& view = a.state.views.debrief;
  const bool has_chart = !view.results.statements.empty() && !view.consensus.empty();
  const bool has_aside = has_chart && page.w >= ui.px(kConsensusAsideFrom);
  if (has_aside) {
    Rect aside = page.inset(page_margin(ui), 0).take_end(ui.px(kConsensusAside));
    page.w -= ui.px(kConsensusAside + 4) + page_margin(ui);
    Rect side = begin_scroll(ui, "consensus/aside", aside);
    side.y += ui.px(18);
    draw_consensus_chart(ui, a.state, side, a.draft.dimension);
    end_scroll(ui, side.y + ui.px(8));
  }
  Rect content = begin_scroll(ui, "consensus/list", middle_column(ui, page, 900));
  content.y += ui.px(ui.phone() ? 12 : 18);
  phone_title(ui, content, ui.say("consensus.title"));
  draw_teams(a, content);
  flow(ui, content,
       ui.say("consensus.progress", {{"team", team_words(a, a.draft.team)},
                                     {"done", std::to_string(agreed)},
                                     {"of", std::to_string(total)}}),
       style_of(Role::title), ui.px(8));
  meter(ui, content.take_top(ui.px(14), ui.px(8)), static_cast<float>(agreed) / static_cast<float>(total));
  flow(ui, content, ui.say("consensus.apart"), style_of(Role::meta, ui.theme.soft), ui.px(16));
  draw_dimension_choice(a, content);
  draw_statement_list(a, content);
  if (has_chart && !has_aside) draw_consensus_chart(ui, a.state, content, a.draft.dimension);
  end_scroll(ui, content.y + ui.px(8));

  const std::string next = first_open(a);
  Ledge ledge;
  const LedgeAction debrief{"debrief", ui.say("completion.debrief"), Icon::chart};
  ledge.secondary = {&debrief, 1};
  ledge.primary = next.empty()
                      ? LedgeAction{"leave", ui.say("consensus.done"), Icon::forward}
                      : LedgeAction{"next",
                                    ui.say(ui.phone() ? "consensus.next_open.brief" : "consensus.next_open",
                                           {{"code", next}}),
                                    Icon::forward};
  const int pressed = draw_ledge(ui, foot, ledge);
  if (pressed == 0) a.intents.push_back(GoTo{Screen::debrief, a.state.activity});
  if (pressed == kPrimaryPressed && next.empty()) a.intents.push_back(GoBack{});
  if (pressed == kPrimaryPressed && !next.empty()) open_statement(a, next);
}

void draw_new_team(Agreeing& a) {
  Ui& ui = a.ui;
  ConsensusDraft& draft = a.draft;
  const Sheet sheet =
      begin_sheet(ui, "consensus/team", ui.say("consensus.another_team"), ui.say("consensus.team.text"));
  Rect content = sheet.content;
  content.h = 1e6f;
  const std::string label = ui.say("consensus.team.name"),
                    error = draft.error.empty() ? std::string() : ui.say(draft.error);
  Field field{.id = "team", .label = label, .error = error};
  field.take_focus = !draft.opened;
  draft.opened = true;
  const Rect box = content.take_top(field_height(ui, field, draft.new_team, content.w), ui.px(20));
  const FieldEvents events = draw_field(ui, box, field, draft.new_team);
  if (events.changed) draft.error.clear();
  const std::string later = ui.say("completion.not_now"), use = ui.say("consensus.team.use");
  const std::array<Button, 2> buttons{
      {{"later", later, ButtonLook::quiet}, {"use team", use, ButtonLook::primary, Icon::tick}}};
  float y = content.y;
  const int pressed = sheet_buttons(ui, content, y, buttons);
  end_sheet(ui, y);
  const bool left = pressed == 0 || sheet.dismissed;
  if (pressed == 1 || events.submitted) {
    if (!core::check_text(draft.new_team, core::kMostTeamLetters)) {
      draft.error = "consensus.team.error";
      return;
    }
    draft.team = draft.new_team;
  }
  if (!left && pressed != 1 && !events.submitted) return;
  draft.sheet = ConsensusDraft::Sheet::none;
  draft.new_team.clear();
  draft.error.clear();
}

}  // namespace ubao::app
