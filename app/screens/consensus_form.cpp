// The form of one statement: what was answered alone, the rating, and why.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/answer.h"
#include "app/choice.h"
#include "app/field.h"
#include "app/ledge.h"
#include "app/screens/consensus.h"
#include "app/screens/debrief_words.h"
#include "app/screens/parts.h"
#include "app/scroll.h"

namespace ubao::app {
namespace {

constexpr float kTwoColumnsFrom = 860, kMostFormWidth = 1180;

void set_rating(Agreeing& a, int rating) {
  ConsensusDraft& draft = a.draft;
  if (draft.entry.rating == rating) return;
  draft.entry.rating = rating;
  a.intents.push_back(SetConsensus{a.state.activity, draft.statement, draft.team, draft.entry});
}

std::string neighbour(const Agreeing& a, int by) {
  const auto& statements = a.instrument.statements;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (statements[i].code != a.draft.statement) continue;
    const auto at = static_cast<std::ptrdiff_t>(i) + by;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(statements.size())) return {};
    return statements[static_cast<std::size_t>(at)].code;
  }
  return {};
}

void draw_text_field(Agreeing& a, Rect& rest, const char* id, const char* key, std::string& text) {
  Ui& ui = a.ui;
  const std::string label = ui.say(key);
  Field field{.id = id, .label = label, .lines = 2, .most_bytes = 4 * core::kMostConsensusLetters};
  const Rect box = rest.take_top(field_height(ui, field, text, rest.w), ui.px(14));
  if (draw_field(ui, box, field, text).changed) a.draft.typed_at = ui.now;
}

}  // namespace

void draw_consensus_statement(Agreeing& a, Rect& rest) {
  Ui& ui = a.ui;
  const core::InstrumentStatement* statement = a.instrument.find(a.draft.statement);
  const float chip = draw_chip(ui, {rest.x, rest.y}, {statement->code, ChipLook::code});
  Rect line = rest.take_top(ui.px(kChipHeight), ui.px(10));
  line.take_start(chip, ui.px(12));
  TextStyle team = style_of(Role::body, ui.theme.soft);
  team.middle = true;
  team.lines = 1;
  team.may_elide = true;
  draw_text(ui, line, team_words(a, a.draft.team), team);
  TextStyle words = style_of(ui.phone() ? Role::title : Role::page);
  flow(ui, rest, a.words(statement->text), words, ui.px(10));
  const std::string alone = alone_words(ui, a.state, statement->code, a.draft.entry);
  flow(ui, rest, alone, style_of(Role::body, ui.theme.soft), ui.px(16));
}

void draw_consensus_ratings(Agreeing& a, Rect& rest) {
  Ui& ui = a.ui;
  const bool steps = a.instrument.scale.size() == 5;
  const float height = ui.px(ui.phone() ? measure::kAnswerPhone : 56);
  for (const core::ScalePoint& point : a.instrument.scale) {
    const std::string id = "rating/" + std::to_string(point.value);
    if (answer_button(ui, rest.take_top(height, ui.px(7)),
                      {id,
                       a.words(point.label),
                       steps ? point.value : 0,
                       Icon::none,
                       {},
                       a.draft.entry.rating == point.value}))
      set_rating(a, point.value);
  }
  const std::string none = ui.say("consensus.none");
  if (answer_button(ui, rest.take_top(height, ui.px(18)),
                    {"rating/none", none, 0, Icon::swap, {}, a.draft.entry.rating == core::kNoConsensus}))
    set_rating(a, core::kNoConsensus);
}

void draw_consensus_words(Agreeing& a, Rect& rest) {
  Ui& ui = a.ui;
  ConsensusDraft& draft = a.draft;
  draw_text_field(a, rest, "reason", "consensus.reason", draft.entry.reason);
  draw_text_field(a, rest, "evidence", "consensus.evidence", draft.entry.evidence);
  TextStyle caption;
  caption.role = Role::meta;
  caption.bold = true;
  flow(ui, rest, ui.say("consensus.confidence"), caption, ui.px(6));
  const std::array<const char*, 3> values{"high", "medium", "low"};
  std::vector<Choice> choices;
  int chosen = -1;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (draft.entry.confidence == values[i]) chosen = static_cast<int>(i);
    choices.push_back({values[i], ui.say(std::string("consensus.confidence.") + values[i])});
  }
  const int pressed = segments(ui, rest.take_top(ui.px(measure::kTarget), ui.px(14)), choices, chosen);
  if (pressed >= 0 && pressed != chosen) {
    draft.entry.confidence = values[static_cast<std::size_t>(pressed)];
    a.intents.push_back(SetConsensus{a.state.activity, draft.statement, draft.team, draft.entry});
  }
  draw_text_field(a, rest, "dissent", "consensus.dissent", draft.entry.dissent);
}

void draw_consensus_form(Agreeing& a, Rect page) {
  Ui& ui = a.ui;
  const Rect foot = page.take_bottom(ledge_height(ui));
  const auto versions = versions_to_choose(a);
  const bool two = page.w >= ui.px(kTwoColumnsFrom) && versions.empty();
  Rect content = begin_scroll(ui, "consensus/form/" + a.draft.statement,
                              middle_column(ui, page, two ? kMostFormWidth : 720));
  content.y += ui.px(ui.phone() ? 12 : 20);
  float bottom = 0;
  if (!versions.empty()) {
    draw_consensus_statement(a, content);
    draw_consensus_versions(a, content, versions);
    bottom = content.y;
  } else if (two) {
    Rect left = content.column(0, 2, ui.px(40)), right = content.column(1, 2, ui.px(40));
    draw_consensus_statement(a, left);
    draw_consensus_ratings(a, left);
    draw_consensus_words(a, right);
    bottom = std::max(left.y, right.y);
  } else {
    draw_consensus_statement(a, content);
    draw_consensus_ratings(a, content);
    draw_consensus_words(a, content);
    bottom = content.y;
  }
  end_scroll(ui, bottom + ui.px(8));

  const std::string before = neighbour(a, -1), after = neighbour(a, 1);
  std::vector<LedgeAction> actions{{"list", ui.say("consensus.list"), Icon::list}};
  if (!before.empty() && !ui.phone()) actions.push_back({"before", ui.say("consensus.before"), Icon::back});
  Ledge ledge;
  ledge.secondary = actions;
  ledge.primary = {"after", ui.say(after.empty() ? "consensus.to_list" : "assessment.next"), Icon::forward};
  const int pressed = draw_ledge(ui, foot, ledge);
  if (pressed == 0) open_statement(a, {});
  if (pressed == 1) open_statement(a, before);
  if (pressed == kPrimaryPressed) open_statement(a, after);
}

}  // namespace ubao::app
