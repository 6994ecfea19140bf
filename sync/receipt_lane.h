// Reads what a peer says it holds, for the receipt: its list of changes behind a cursor of its own, ids and
// revisions without documents; an op is held if one of its revisions is the hash at the end of its id. When
// asked to go deep, it then reads the body of every op that is here and compares it. Where the ordinary pull
// stands at the same place as the list, its pages serve for both, and this lane has nothing to ask.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/backoff.h"
#include "sync/session.h"

namespace ubao::sync {

// What a row of the list says of an op; none for a document that is no op of ours.
std::optional<core::ListedOp> listed_op(const ChangedRow& row);

class ReceiptLane : public Lane {
 public:
  // With `deep`, bodies are reread once. With `rests`, nothing is asked until `look`.
  ReceiptLane(Session& session, bool deep, bool rests) : session_(session), deep_(deep), rests_(rests) {
    if (rests) step_ = Step::done;
  }

  NextRequest next(std::int64_t now_ms) override;
  Outcome take(std::int64_t now_ms, std::int64_t took_ms, const HttpReply& reply) override;
  void drop() override;

  // The list may have grown.
  void look() {
    if (step_ == Step::done) step_ = Step::list;
  }

  // Everything that the peer listed when we asked was taken, and reread where that was wanted.
  bool done() const { return step_ == Step::done; }

 private:
  enum class Step { list, bodies, done };

  Outcome take_page(std::int64_t took_ms, const HttpReply& reply, const Verdict& verdict);
  Outcome take_bodies(std::int64_t took_ms, const HttpReply& reply, const Verdict& verdict);
  Outcome too_long(const core::Error& error);
  void end_of_list() { step_ = deep_ ? Step::bodies : Step::done; }

  static constexpr int kFirst = 500, kMost = 5000;

  Session& session_;
  bool deep_;
  const bool rests_;
  BatchSize pages_{kFirst, kMost};
  BatchSize bodies_{100, 1000};
  Step step_ = Step::list;
  ChangesQuery asked_;
  std::string reread_;                         // hash of the last op that was reread
  std::vector<core::QueuedOp> batch_;          // of bodies under way
};

}  // namespace ubao::sync
