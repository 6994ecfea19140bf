// Reads a peer's list of changes from our cursor on and hands the ops in it to the store, which keeps the
// cursor in the same transaction. An op whose true body is hidden behind another revision is fetched by its
// hash; a document that is too long to take is passed over; a list that does not move on ends in an error,
// never in a loop.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/backoff.h"
#include "sync/session.h"

namespace ubao::sync {

class PullLane : public Lane {
 public:
  // With `stay`, goes on by long poll when everything was read.
  PullLane(Session& session, int most_ops, bool stay);

  NextRequest next(std::int64_t now_ms) override;
  Outcome take(std::int64_t now_ms, std::int64_t took_ms, const HttpReply& reply) override;
  void drop() override;

  // Everything that the peer had when we asked is here.
  bool at_end() const { return at_end_ && step_ == Step::changes; }

  // The list for the receipt stands where we do.
  bool in_step() const { return cursor_ && session_.store->receipts().cursor(session_.peer) == stored_; }

  // The request under way only waits for something to happen.
  bool is_waiting() const { return asked_.wait; }

  // When `next` is to be asked, with nothing else happening; 0 for at once, none when there is nothing more
  // to ask.
  std::optional<std::int64_t> wake_at() const {
    return at_end() && !stay_ ? std::nullopt : std::optional(not_before_ms_);
  }

 private:
  enum class Step { changes, bodies };

  Outcome take_page(std::int64_t now_ms, std::int64_t took_ms, const HttpReply& reply,
                    const Verdict& verdict);
  Outcome take_bodies(const HttpReply& reply, const Verdict& verdict);
  Outcome too_long(const core::Error& error);
  void sort_out(ChangesPage page);
  Outcome absorb();

  Session& session_;
  BatchSize size_;
  const bool stay_;
  Step step_ = Step::changes;
  bool at_end_ = false;
  bool with_docs_ = true;   // false while most of what comes is known here already
  bool pass_over_ = false;  // the next row is too long: read it without its document
  std::int64_t not_before_ms_ = 0;
  std::optional<std::string> cursor_;  // none when not read from the store yet
  std::string stored_;                 // of these, the one that the store has
  ChangesQuery asked_;

  // The page under way: documents for the store, and ops whose body is still to be fetched, with what there
  // is of it.
  std::vector<Json> documents_;
  std::map<std::string, Json> wanted_;
  std::string next_cursor_;
  core::Listing listing_;  // the same page for the receipt
  bool lists_all_ = true;  // false where revisions hidden behind others would have to be asked for
  int rows_ = 0;
  int ops_ = 0;    // of these
  int known_ = 0;  // of these, here before
  bool stuck_ = false;
};

}  // namespace ubao::sync
