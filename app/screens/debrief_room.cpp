// Beside the charts: what the room says in words, what teams made of a statement, and publishing.
#include <cmath>

#include "app/button.h"
#include "app/paint.h"
#include "app/screens/debrief.h"
#include "app/screens/debrief_words.h"
#include "app/screens/parts.h"
#include "core/figures_text.h"

namespace ubao::app {
namespace {

constexpr float kRoomPad = 18;

}  // namespace

void draw_room_says(Debriefing& d, Rect& rest) {
  Ui& ui = d.ui;
  const std::vector<RoomFinding> findings = room_findings(ui, d.results, d.dimension());
  const float pad = ui.px(kRoomPad), lead = ui.px(32), width = rest.w - 2 * pad;
  TextStyle bold;
  bold.bold = true;
  const TextStyle words;
  const std::string heading = ui.say("debrief.room"), nothing = ui.say("debrief.room.nothing");
  float height = 2 * pad + text_height(ui, heading, bold, width);
  for (const RoomFinding& finding : findings)
    height += ui.px(8) + text_height(ui, finding.words, words, width - lead);
  if (findings.empty()) height += ui.px(8) + text_height(ui, nothing, words, width);
  const Rect card = rest.take_top(std::ceil(height), ui.px(14));
  paper(ui, card);
  Rect inside = card.inset(pad, pad);
  flow(ui, inside, heading, bold, 0);
  for (const RoomFinding& finding : findings) {
    inside.take_top(ui.px(8));
    draw_icon(ui, icon_of_readout(finding.readout),
              {inside.x + ui.px(10), inside.y + line_height(ui, words) / 2}, ui.px(20),
              colour_of_readout(ui.theme, finding.readout));
    Rect line = inside;
    line.take_start(lead);
    flow(ui, line, finding.words, words, 0);
    inside.y = line.y;
  }
  if (!findings.empty()) return;
  inside.take_top(ui.px(8));
  flow(ui, inside, nothing, words, 0);
}

void draw_publishing(Debriefing& d, Rect& rest) {
  Ui& ui = d.ui;
  const PublishView& publish = d.state.views.debrief.publish;
  const std::string seen = publish.published == 0
                               ? ui.say("publish.none")
                               : ui.say("publish.seen", {{"n", std::to_string(publish.published)}});
  const std::string next = publish.may               ? ui.say("publish.may")
                           : publish.more_needed > 0 ? ui.count("publish.wait", publish.more_needed)
                                                     : ui.say("publish.same");
  const std::string word = ui.say("publish.act");
  const Button act{"publish", word, publish.may ? ButtonLook::secondary : ButtonLook::locked,
                   publish.may ? Icon::people : Icon::none};
  const float pad = ui.px(kRoomPad), width = rest.w - 2 * pad;
  TextStyle bold;
  bold.bold = true;
  const TextStyle soft = style_of(Role::meta, ui.theme.soft);
  const float height = 2 * pad + text_height(ui, seen, bold, width) + ui.px(4) +
                       text_height(ui, next, soft, width) + ui.px(12 + measure::kButton);
  const Rect card = rest.take_top(std::ceil(height), ui.px(14));
  paper(ui, card);
  Rect inside = card.inset(pad, pad);
  flow(ui, inside, seen, bold, ui.px(4));
  flow(ui, inside, next, soft, ui.px(12));
  if (button(ui, {inside.x, inside.y, std::min(width, button_width(ui, act)), ui.px(measure::kButton)}, act))
    d.draft.sheet = DebriefDraft::Sheet::publish;
}

void draw_teams_of(Debriefing& d, Rect& rest, const std::string& statement) {
  Ui& ui = d.ui;
  const core::StatementResult* alone = result_of(d.results, statement);
  const float pad = ui.px(kRoomPad), width = rest.w - 2 * pad;
  TextStyle bold;
  bold.bold = true;
  const TextStyle plain, soft = style_of(Role::meta, ui.theme.soft);
  struct TeamLine {
    std::string head, reason, dissent;
  };
  std::vector<TeamLine> lines;
  for (const core::Consensus& consensus : d.state.views.debrief.consensus) {
    if (consensus.statement != statement || consensus.entry.rating == core::kNotRated) continue;
    const std::string team = consensus.team.empty() ? ui.say("consensus.plenary") : consensus.team;
    std::string rating = ui.say("consensus.none");
    for (const core::ScalePoint& point : d.instrument.scale)
      if (point.value == consensus.entry.rating) rating = d.words(point.label);
    TeamLine line;
    line.head = dotted({ui.say("debrief.team", {{"team", team}, {"rating", rating}}),
                        shift_words(ui, consensus.entry, alone)});
    if (consensus.versions.size() > 1)
      line.head = dotted(
          {line.head, ui.count("consensus.versions", static_cast<std::int64_t>(consensus.versions.size()))});
    line.reason = consensus.entry.reason;
    if (!consensus.entry.dissent.empty())
      line.dissent = ui.say("debrief.team.dissent", {{"dissent", consensus.entry.dissent}});
    lines.push_back(std::move(line));
  }
  if (lines.empty()) return;
  const std::string heading = ui.say("debrief.teams");
  float height = 2 * pad + text_height(ui, heading, bold, width);
  for (const TeamLine& line : lines) {
    height += ui.px(10) + text_height(ui, line.head, plain, width);
    for (const std::string* text : {&line.reason, &line.dissent})
      if (!text->empty()) height += text_height(ui, *text, soft, width);
  }
  const Rect card = rest.take_top(std::ceil(height), ui.px(14));
  paper(ui, card);
  Rect inside = card.inset(pad, pad);
  flow(ui, inside, heading, bold, 0);
  for (const TeamLine& line : lines) {
    inside.take_top(ui.px(10));
    flow(ui, inside, line.head, plain, 0);
    flow(ui, inside, line.reason, soft, 0);
    flow(ui, inside, line.dissent, soft, 0);
  }
}

}  // namespace ubao::app
