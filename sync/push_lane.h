// Offers the queue of a peer, batch by batch in order of arrival. What others wrote is asked for first
// (_revs_diff); a batch that is refused whole is halved down to the culprit, which is set aside while the
// rest goes on; success is read row by row. The watermark moves only for what the peer has confirmed or
// refused.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "sync/backoff.h"
#include "sync/session.h"

namespace ubao::sync {

class PushLane : public Lane {
 public:
  PushLane(Session& session, int most_ops);

  NextRequest next(std::int64_t now_ms) override;
  Outcome take(std::int64_t now_ms, std::int64_t took_ms, const HttpReply& reply) override;
  void drop() override;

  // There may be something new in the queue.
  void look() { empty_ = false; }

  // True when the queue is empty and nothing is under way.
  bool drained() const { return empty_ && step_ == Step::idle; }

  // When the own log is to be signed next; none when there is nothing to sign.
  std::optional<std::int64_t> sign_at() const { return session_.sign_at(); }

 private:
  enum class Step { idle, ask, send, check };

  // False when the queue is empty.
  core::Result<bool> take_batch(std::int64_t now_ms);
  HttpRequest ask_about(bool doubtful_only) const;
  void refuse(const core::QueuedOp& op, std::string reason);
  Outcome take_missing(const HttpReply& reply, const Verdict& verdict);
  Outcome take_sent(std::int64_t now_ms, std::int64_t took_ms, const HttpReply& reply,
                    const Verdict& verdict);
  Outcome take_check(const HttpReply& reply, const Verdict& verdict);
  Outcome take_refused_whole(const Verdict& verdict);
  Outcome acknowledge();

  Session& session_;
  BatchSize size_;
  Step step_ = Step::idle;
  bool empty_ = false;

  // The batch under way: what is to be sent, what is refused of it, rows that are being checked once more,
  // how many places of the queue it covers, up to which arrival number, and its size on the wire before
  // compression.
  std::vector<core::QueuedOp> ops_;
  std::vector<core::Refusal> refused_;
  std::unordered_map<std::string, RefusedRow> doubtful_;
  int covers_ = 0;
  std::int64_t end_ = 0;
  std::size_t bytes_ = 0;

  std::int64_t acknowledged_ = -1;  // the watermark as we know it; -1 when not read yet

  // How many places at the front of the queue are known to hold a culprit; 0 when none is looked for.
  int suspects_ = 0;
};

}  // namespace ubao::sync
