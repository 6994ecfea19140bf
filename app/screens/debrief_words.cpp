#include "app/screens/debrief_words.h"

#include <algorithm>
#include <array>

#include "app/screens/parts.h"
#include "core/figures_text.h"

namespace ubao::app {

using core::Readout;

const core::StatementResult* result_of(const core::AssessmentResults& results, std::string_view statement) {
  const auto found =
      std::find_if(results.statements.begin(), results.statements.end(),
                   [&](const core::StatementResult& result) { return result.code == statement; });
  return found == results.statements.end() ? nullptr : &*found;
}

std::string shift_words(const Ui& ui, const core::ConsensusEntry& entry,
                        const core::StatementResult* individual) {
  const auto shift = individual ? core::shift_of(entry, *individual) : std::nullopt;
  if (!shift) return {};
  if (rounded(*shift, 10) == 0) return ui.say("debrief.no_shift");
  return ui.say("debrief.shift", {{"shift", core::signed_decimal(*shift, 1)}});
}

std::string alone_words(const Ui& ui, const State& state, std::string_view statement,
                        const core::ConsensusEntry& entry) {
  const core::StatementResult* alone = result_of(state.views.debrief.results, statement);
  if (!alone || !alone->interpolated_median) return {};
  return dotted(
      {ui.count("debrief.alone", alone->n, {{"median", core::decimal(*alone->interpolated_median, 1)}}),
       shift_words(ui, entry, alone)});
}

Icon icon_of_readout(Readout readout) {
  switch (readout) {
    case Readout::strength:
      return Icon::star;
    case Readout::shared_gap:
      return Icon::flag;
    case Readout::discuss:
      return Icon::speech;
    case Readout::knowledge_gap:
      return Icon::question;
    case Readout::in_between:
    case Readout::none:
      return Icon::minus;
  }
  return Icon::minus;
}

ImU32 colour_of_readout(const Theme& theme, Readout readout) {
  switch (readout) {
    case Readout::strength:
      return theme.good;
    case Readout::shared_gap:
      return theme.danger;
    case Readout::discuss:
    case Readout::knowledge_gap:
      return theme.wait;
    case Readout::in_between:
    case Readout::none:
      return theme.soft;
  }
  return theme.soft;
}

std::string words_of_readout(const Ui& ui, Readout readout) {
  switch (readout) {
    case Readout::strength:
      return ui.say("chart.readout.strength");
    case Readout::shared_gap:
      return ui.say("chart.readout.shared_gap");
    case Readout::discuss:
      return ui.say("chart.readout.discuss");
    case Readout::knowledge_gap:
      return ui.say("chart.readout.knowledge");
    case Readout::in_between:
      return ui.say("chart.readout.in_between");
    case Readout::none:
      return ui.say("chart.readout.none");
  }
  return {};
}

std::vector<RoomFinding> room_findings(const Ui& ui, const core::AssessmentResults& results,
                                       std::string_view dimension, std::size_t most_codes) {
  struct FindingKind {
    Readout readout;
    const char* key;
  };
  constexpr std::array<FindingKind, 4> kinds{{{Readout::shared_gap, "debrief.room.gap"},
                                              {Readout::discuss, "debrief.room.split"},
                                              {Readout::knowledge_gap, "debrief.room.unknown"},
                                              {Readout::strength, "debrief.room.strength"}}};
  std::vector<RoomFinding> findings;
  for (const FindingKind& kind : kinds) {
    std::vector<const core::StatementResult*> about;
    for (const core::StatementResult& statement : results.statements)
      if (statement.readout == kind.readout && (dimension.empty() || statement.dimension == dimension))
        about.push_back(&statement);
    if (about.empty()) continue;
    std::string codes;
    for (std::size_t i = 0; i < std::min(about.size(), most_codes); ++i)
      codes += (i == 0 ? "" : ", ") + about[i]->code;
    if (about.size() > most_codes)
      codes = ui.say("debrief.room.and_more",
                     {{"codes", codes}, {"n", std::to_string(about.size() - most_codes)}});
    const core::StatementResult& first = *about.front();
    const int seen = results.respondents - first.not_seen;
    findings.push_back(
        {kind.readout, kind.readout == Readout::knowledge_gap && about.size() == 1
                           ? ui.say("debrief.room.unknown_one", {{"codes", codes},
                                                                 {"n", std::to_string(first.dont_know)},
                                                                 {"of", std::to_string(seen)}})
                           : ui.say(kind.key, {{"codes", codes}})});
  }
  return findings;
}

std::string picture_words(const Ui& ui, const core::AssessmentResults& results) {
  if (results.live) return ui.say("debrief.live");
  return ui.say("debrief.picture",
                {{"n", std::to_string(results.number)}, {"date", date_words(ui, results.date)}});
}

}  // namespace ubao::app
