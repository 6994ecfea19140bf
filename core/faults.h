// Faults that a test plants one at a time, to prove that the simulator would find them. In every ordinary
// build `planted` is a constant false and nothing of this is in the program; a library built with
// UBAO_PLANTED_FAULTS asks.
#pragma once

#include <array>
#include <string_view>

namespace ubao::core {

enum class Fault {
  none,
  compared_heads_supersede,    // merge: `over` on a field that is not set supersedes
  removal_hides_unseen_text,   // merge: a removal hides text that it never saw
  late_cause_ignored,          // store: a record that waits for an op is not folded anew when it comes
  first_arrival_wins,          // store: the quick path overwrites heads that the op did not see
  crash_loses_commit,          // store: says saved though the storage has not confirmed it
  own_log_reused_after_clone,  // store: an unknown op under the own log's name starts no new log
  over_names_only_shown,       // store: a change names only the shown head
  watermark_past_refusal_gap,  // replicator: acknowledges a batch whose reply was lost
  cursor_before_documents,     // replicator: stores the cursor though documents were not taken
  rollback_unnoticed,          // replicator: a restored server is not offered everything again
  others_not_relayed,          // replicator: the queue leaves out what other devices wrote
  history_as_it_came,          // store: ops of a record are given in the order of their arrival
  votes_over_limit_counted,    // whiteboard: more dots count than a person has
  hub_says_it_has_all,         // hub: nothing is missing, whatever it is asked about
  hub_sequence_runs_ahead,     // hub: a page ends behind ops that it does not show
  hub_forgets_a_document,      // hub: the last of a batch is acknowledged and not kept
};

#ifdef UBAO_PLANTED_FAULTS
// What has to happen for a fault to show.
enum class Where { anywhere, boards, hubs };

struct NamedFault {
  Fault fault;
  std::string_view name;
  Where where = Where::anywhere;
};
inline constexpr std::array kFaults{
    NamedFault{Fault::compared_heads_supersede, "compared_heads_supersede"},
    NamedFault{Fault::removal_hides_unseen_text, "removal_hides_unseen_text"},
    NamedFault{Fault::late_cause_ignored, "late_cause_ignored"},
    NamedFault{Fault::first_arrival_wins, "first_arrival_wins"},
    NamedFault{Fault::crash_loses_commit, "crash_loses_commit"},
    NamedFault{Fault::own_log_reused_after_clone, "own_log_reused_after_clone"},
    NamedFault{Fault::over_names_only_shown, "over_names_only_shown"},
    NamedFault{Fault::watermark_past_refusal_gap, "watermark_past_refusal_gap"},
    NamedFault{Fault::cursor_before_documents, "cursor_before_documents"},
    NamedFault{Fault::rollback_unnoticed, "rollback_unnoticed"},
    NamedFault{Fault::others_not_relayed, "others_not_relayed"},
    NamedFault{Fault::history_as_it_came, "history_as_it_came", Where::boards},
    NamedFault{Fault::votes_over_limit_counted, "votes_over_limit_counted", Where::boards},
    NamedFault{Fault::hub_says_it_has_all, "hub_says_it_has_all", Where::hubs},
    NamedFault{Fault::hub_sequence_runs_ahead, "hub_sequence_runs_ahead", Where::hubs},
    NamedFault{Fault::hub_forgets_a_document, "hub_forgets_a_document", Where::hubs},
};

Fault& planted_fault();
inline bool planted(Fault fault) { return planted_fault() == fault; }
#else
constexpr bool planted(Fault) { return false; }
#endif

}  // namespace ubao::core
