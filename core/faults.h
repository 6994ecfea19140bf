// Faults that a test plants one at a time, to prove that the simulator would find them. In every ordinary
// build `planted` is a constant false and nothing of this is in the program; a library built with
// UBAO_PLANTED_FAULTS asks.
#pragma once

namespace ubao::core {

enum class Fault {
  none,
  compared_heads_supersede,    // merge: `over` on a field that is not set supersedes
  removal_hides_unseen_text,   // merge: a removal hides text that it never saw
  late_cause_ignored,          // store: an op that others already superseded is not folded anew
  first_arrival_wins,          // store: the quick path overwrites heads that the op did not see
  crash_loses_commit,          // store: says written before the commit
  own_log_reused_after_clone,  // store: an unknown op under the own log's name starts no new log
  over_names_only_shown,       // store: a change names only the shown head
  watermark_past_refusal_gap,  // replicator: acknowledges a batch whose reply was lost
  cursor_before_documents,     // replicator: stores the cursor though documents were not taken
  rollback_unnoticed,          // replicator: a restored server is not offered everything again
  others_not_relayed,          // replicator: the queue leaves out what other devices wrote
};

#ifdef UBAO_PLANTED_FAULTS
Fault& planted_fault();
inline bool planted(Fault fault) { return planted_fault() == fault; }
#else
constexpr bool planted(Fault) { return false; }
#endif

}  // namespace ubao::core
