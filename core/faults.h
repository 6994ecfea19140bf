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
  hub_sequence_by_n,           // hub: pages are in the order of n, not of arrival
  hub_skips_sheets,            // hub: who asks for changes gets no sheets that stand alone
  hub_answers_the_revoked,     // hub: an account is taken away on paper only
  forwards_with_a_gap,         // replicator: one of what others wrote is left out of a batch
  bundle_ops_are_the_offices,  // bundle: what came on a stick counts as come from the office
  bundle_moves_watermark,      // bundle: what was written to a stick counts as delivered
  bundle_end_unchecked,        // bundle: a file that breaks off is taken for a whole one
  bundle_without_sheets,       // bundle: sheets that stand alone are left out
  holding_claims_a_gap,        // receipt: a run goes on over what is missing in it
  holding_goes_by_seq,         // receipt: of two branches of a log one stands for both
  new_log_has_old_name,        // clones: the log that is begun has the name of the one before
  copy_told_to_nobody,         // clones: people are not told that a log goes on elsewhere
  restored_mark_ignored,       // replicator: an older mark at a server is taken for ours
  sheets_counted_by_record,    // sheets: who handed in on two devices counts twice
  closing_forgets_a_sheet,     // sheets: one of those that waited for the closing is let go
};

#ifdef UBAO_PLANTED_FAULTS
// What a world has to have for a fault to show.
enum class Where { anywhere, boards, hubs, sticks, sheets };

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
    NamedFault{Fault::hub_sequence_by_n, "hub_sequence_by_n", Where::hubs},
    NamedFault{Fault::hub_skips_sheets, "hub_skips_sheets", Where::sheets},
    NamedFault{Fault::hub_answers_the_revoked, "hub_answers_the_revoked", Where::hubs},
    NamedFault{Fault::forwards_with_a_gap, "forwards_with_a_gap"},
    NamedFault{Fault::bundle_ops_are_the_offices, "bundle_ops_are_the_offices", Where::sticks},
    NamedFault{Fault::bundle_moves_watermark, "bundle_moves_watermark", Where::sticks},
    NamedFault{Fault::bundle_end_unchecked, "bundle_end_unchecked", Where::sticks},
    NamedFault{Fault::bundle_without_sheets, "bundle_without_sheets", Where::sheets},
    NamedFault{Fault::holding_claims_a_gap, "holding_claims_a_gap", Where::sticks},
    NamedFault{Fault::holding_goes_by_seq, "holding_goes_by_seq", Where::sticks},
    NamedFault{Fault::new_log_has_old_name, "new_log_has_old_name"},
    NamedFault{Fault::copy_told_to_nobody, "copy_told_to_nobody"},
    NamedFault{Fault::restored_mark_ignored, "restored_mark_ignored"},
    NamedFault{Fault::sheets_counted_by_record, "sheets_counted_by_record", Where::sheets},
    NamedFault{Fault::closing_forgets_a_sheet, "closing_forgets_a_sheet", Where::sheets},
};

Fault& planted_fault();
inline bool planted(Fault fault) { return planted_fault() == fault; }
#else
constexpr bool planted(Fault) { return false; }
#endif

}  // namespace ubao::core
