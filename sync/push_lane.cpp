#include "sync/push_lane.h"

#include <algorithm>

#include "core/faults.h"
#include "core/ids.h"

namespace ubao::sync {
namespace {

constexpr int kFirstBatch = 50;
constexpr std::size_t kMostBatchBytes = 1024 * 1024;

bool is_whole(const core::QueuedOp& op) {
  return core::to_hex(core::hash_of(op.body)) == op.hash && hash_in(op.id) == op.hash;
}

std::string sentence(const RefusedRow& row) {
  return row.reason.empty() ? row.error : row.error + ": " + row.reason;
}

}  // namespace

PushLane::PushLane(Session& session, int most_ops) : session_(session), size_(kFirstBatch, most_ops) {}

NextRequest PushLane::next(std::int64_t now_ms) {
  if (const auto at = sign_at(); at && now_ms >= *at) look();
  // a batch of which nothing is left to send is acknowledged and followed by the next one
  while (step_ == Step::idle) {
    if (empty_) return Nothing{};
    const auto taken = take_batch(now_ms);
    if (!taken) return taken.error();
    if (*taken && ops_.empty()) {
      if (const Outcome outcome = acknowledge(); outcome.then != Then::go_on) return outcome.error;
    }
  }
  if (step_ != Step::send) return ask_about(step_ == Step::check);
  HttpRequest request = send_ops(session_.access, ops_);
  bytes_ = request.body.size();
  return request;
}

core::Result<bool> PushLane::take_batch(std::int64_t now_ms) {
  if (const auto at = sign_at(); at && now_ms >= *at) {
    if (const auto done = session_.store->sign_log(); !done) return done.error();
    session_.log_signed_at_ms = now_ms;
  }
  core::Peers& peers = session_.store->peers();
  if (acknowledged_ < 0) {
    const auto peer = peers.find(session_.peer);
    acknowledged_ = peer ? peer->watermark : 0;
  }
  int limit = size_.value();
  if (suspects_ > 0) limit = std::min(limit, std::max(1, suspects_ / 2));
  end_ = acknowledged_;
  ops_ = peers.queue(session_.peer, limit, kMostBatchBytes, end_);
  covers_ = static_cast<int>(ops_.size());
  if (ops_.empty()) {
    empty_ = true;
    suspects_ = 0;
    session_.offer_first = false;
    // what came from the peer itself is passed over, and need not be looked through again
    if (end_ > acknowledged_) {
      if (auto done = peers.acknowledge(session_.peer, end_, {}); !done) return done.error();
      acknowledged_ = end_;
    }
    return false;
  }
  if (core::planted(core::Fault::others_not_relayed))
    ops_.erase(std::remove_if(ops_.begin(), ops_.end(), [](const core::QueuedOp& op) { return !op.own; }),
               ops_.end());
  if (core::planted(core::Fault::forwards_with_a_gap) && ops_.size() > 2 && !ops_[1].own)
    ops_.erase(ops_.begin() + 1);
  const auto first_bad = std::stable_partition(ops_.begin(), ops_.end(), is_whole);
  for (auto op = first_bad; op != ops_.end(); ++op) refuse(*op, "hash_mismatch");
  ops_.erase(first_bad, ops_.end());
  const bool ask = std::any_of(ops_.begin(), ops_.end(),
                               [&](const core::QueuedOp& op) { return !op.own || session_.offer_first; });
  if (!ops_.empty()) step_ = ask ? Step::ask : Step::send;
  return true;
}

HttpRequest PushLane::ask_about(bool doubtful_only) const {
  std::vector<core::QueuedOp> asked;
  for (const core::QueuedOp& op : ops_) {
    const bool wanted = doubtful_only ? doubtful_.count(op.id) > 0 : !op.own || session_.offer_first;
    if (wanted) asked.push_back({op.arrival, op.own, op.id, op.hash, {}});
  }
  return ask_missing(session_.access, asked);
}

void PushLane::refuse(const core::QueuedOp& op, std::string reason) {
  refused_.push_back({session_.peer, false, op.id, std::move(reason),
                      core::utc_text(session_.env.clock->seconds_since_1970())});
}

void PushLane::drop() {
  step_ = Step::idle;
  empty_ = false;
  acknowledged_ = -1;
  ops_.clear();
  refused_.clear();
  doubtful_.clear();
}

Outcome PushLane::take(std::int64_t now_ms, std::int64_t took_ms, const HttpReply& reply) {
  const Verdict verdict = judge(reply);
  if (verdict.broke_midway) size_.too_much(covers_);
  if (verdict.meaning == Meaning::no_gzip && session_.access.gzip) {
    session_.access.gzip = false;
    return go_on();
  }
  switch (step_) {
    case Step::ask:
      return take_missing(reply, verdict);
    case Step::send:
      return take_sent(now_ms, took_ms, reply, verdict);
    case Step::check:
      return take_check(reply, verdict);
    case Step::idle:
      break;
  }
  return go_on();
}

Outcome PushLane::take_missing(const HttpReply& reply, const Verdict& verdict) {
  if (verdict.meaning == Meaning::too_much) return take_refused_whole(verdict);
  // a server that cannot say what it has is sent everything: sending twice changes nothing
  if (verdict.meaning == Meaning::refused) return step_ = Step::send, go_on();
  if (verdict.meaning != Meaning::fine) return consequence(verdict);
  const auto missing = read_missing(reply);
  if (!missing) return wait_for(missing.error());
  const auto is_there = [&](const core::QueuedOp& op) {
    return (!op.own || session_.offer_first) && missing->count(op.id) == 0;
  };
  ops_.erase(std::remove_if(ops_.begin(), ops_.end(), is_there), ops_.end());
  if (ops_.empty()) return acknowledge();
  step_ = Step::send;
  return go_on();
}

Outcome PushLane::take_sent(std::int64_t now_ms, std::int64_t took_ms, const HttpReply& reply,
                            const Verdict& verdict) {
  if (verdict.meaning == Meaning::too_much || verdict.meaning == Meaning::refused)
    return take_refused_whole(verdict);
  if (verdict.meaning == Meaning::later && core::planted(core::Fault::watermark_past_refusal_gap))
    return acknowledge();
  if (verdict.meaning != Meaning::fine) return consequence(verdict);
  auto rows = read_refused(reply);
  if (!rows) return wait_for(rows.error());
  size_.went_well(covers_, took_ms, bytes_);
  doubtful_ = std::move(*rows);
  std::size_t doubtful = 0;
  std::size_t unauthorized = 0;
  std::string words;
  for (const core::QueuedOp& op : ops_) {
    const auto row = doubtful_.find(op.id);
    if (row == doubtful_.end()) continue;
    ++doubtful;
    if (row->second.error == "unauthorized") ++unauthorized;
    words = sentence(row->second);
  }
  if (doubtful == 0) return acknowledge();
  // a server that lets everybody push and then refuses every row wants us to sign in: the ops are not to
  // blame
  if (unauthorized == ops_.size() && !session_.fresh_sign_in(now_ms)) {
    return {Then::sign_in, {core::ErrorCode::sign_in, words}, 0};
  }
  // some servers also refuse what they have already, when it comes a second time after a lost reply
  step_ = Step::check;
  return go_on();
}

Outcome PushLane::take_check(const HttpReply& reply, const Verdict& verdict) {
  // a server that cannot be asked is believed in what it refused
  const bool cannot_say = verdict.meaning == Meaning::refused || verdict.meaning == Meaning::too_much;
  if (verdict.meaning != Meaning::fine && !cannot_say) return consequence(verdict);
  core::Result<std::unordered_set<std::string>> missing = std::unordered_set<std::string>{};
  if (!cannot_say) missing = read_missing(reply);
  if (!missing) return wait_for(missing.error());
  const auto is_refused = [&](const core::QueuedOp& op) {
    return doubtful_.count(op.id) > 0 && (cannot_say || missing->count(op.id) > 0);
  };
  for (const core::QueuedOp& op : ops_) {
    if (is_refused(op)) refuse(op, sentence(doubtful_.at(op.id)));
  }
  ops_.erase(std::remove_if(ops_.begin(), ops_.end(), is_refused), ops_.end());
  return acknowledge();
}

Outcome PushLane::take_refused_whole(const Verdict& verdict) {
  if (verdict.meaning == Meaning::too_much) size_.too_much(covers_);
  if (ops_.size() == 1) {
    refuse(ops_.front(), verdict.error.detail);
    ops_.clear();
    suspects_ = 0;
    return acknowledge();
  }
  const int covered = covers_;
  drop();
  suspects_ = covered;
  return go_on();
}

// What is still in `ops_` is with the peer now, what is in `refused_` is set aside, the rest was there
// before.
Outcome PushLane::acknowledge() {
  const auto accepted = static_cast<std::int64_t>(ops_.size());
  const std::int64_t end = end_;
  auto done = session_.store->peers().acknowledge(session_.peer, end, refused_);
  if (!done) return wait_for(done.error());
  suspects_ = std::max(0, suspects_ - covers_);
  session_.pushed += accepted;
  ++session_.moves;
  ++progress_;
  drop();
  acknowledged_ = end;
  return go_on();
}

}  // namespace ubao::sync
