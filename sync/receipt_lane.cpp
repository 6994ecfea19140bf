#include "sync/receipt_lane.h"

#include <algorithm>

#include "core/op.h"

namespace ubao::sync {
namespace {

// What is wrong with the body of an op as the peer gave it; empty when it is ours.
std::string fault_of(const core::QueuedOp& op, const std::map<std::string, Json>& bodies) {
  const auto found = bodies.find(op.id);
  if (found == bodies.end()) return "gone";
  // an id ends in the hash of its content: what it matches is what we have
  const auto read = core::read_op(found->second);
  return read && read->id() == op.id ? std::string() : "other_content";
}

}  // namespace

std::optional<core::ListedOp> listed_op(const ChangedRow& row) {
  if (row.id.compare(0, 3, "op:") != 0) return std::nullopt;
  core::ListedOp op{hash_in(row.id), false};
  if (op.hash.empty()) return std::nullopt;
  const std::string rev = "1-" + op.hash;
  op.held =
      row.rev == rev || std::find(row.other_revs.begin(), row.other_revs.end(), rev) != row.other_revs.end();
  return op;
}

NextRequest ReceiptLane::next(std::int64_t) {
  if (step_ == Step::list) {
    asked_.since = session_.store->receipts().cursor(session_.peer);
    asked_.limit = pages_.value();
    asked_.with_docs = false;
    asked_.all_revs = true;
    return ask_changes(session_.access, asked_);
  }
  if (step_ != Step::bodies) return Nothing{};
  batch_ = session_.store->receipts().to_reread(reread_, bodies_.value());
  if (batch_.empty()) {
    step_ = Step::done;
    deep_ = false;
    return Nothing{};
  }
  std::map<std::string, std::string> hashes;
  for (const core::QueuedOp& op : batch_) hashes[op.id] = op.hash;
  return ask_bodies(session_.access, hashes);
}

void ReceiptLane::drop() {
  step_ = rests_ ? Step::done : Step::list;
  batch_.clear();
}

Outcome ReceiptLane::take(std::int64_t, std::int64_t took_ms, const HttpReply& reply) {
  const Verdict verdict = judge(reply);
  if (verdict.meaning == Meaning::no_gzip && session_.access.gzip) {
    session_.access.gzip = false;
    return go_on();
  }
  return step_ == Step::bodies ? take_bodies(took_ms, reply, verdict) : take_page(took_ms, reply, verdict);
}

Outcome ReceiptLane::take_page(std::int64_t took_ms, const HttpReply& reply, const Verdict& verdict) {
  if (verdict.broke_midway) pages_.too_much(asked_.limit);
  if (verdict.meaning == Meaning::flood) return too_long(verdict.error);
  if (verdict.meaning == Meaning::refused && !asked_.since.empty()) return other_server(session_, verdict);
  if (verdict.meaning != Meaning::fine) return consequence(verdict);
  const auto page = read_changes(reply);
  if (!page)
    return page.error().code == core::ErrorCode::too_large ? too_long(page.error()) : wait_for(page.error());
  const int rows = static_cast<int>(page->rows.size());
  pages_.went_well(rows, took_ms, reply.body.size());
  if (rows > 0 && page->cursor == asked_.since)
    return wait_for({core::ErrorCode::bad_answer, "the server's list of changes does not move on"});
  core::Listing listing{asked_.since, {}};
  for (const ChangedRow& row : page->rows)
    if (auto op = listed_op(row)) listing.ops.push_back(std::move(*op));
  if (rows > 0) {
    const auto taken = session_.store->receipts().take_page(session_.peer, listing, page->cursor);
    if (!taken) {
      const bool endless = taken.error().code == core::ErrorCode::too_large;
      return endless ? blocked_by({core::ErrorCode::bad_answer, taken.error().detail})
                     : wait_for(taken.error());
    }
    if (!listing.ops.empty()) ++session_.moves;
  }
  ++progress_;
  // servers that do not say how much is left are asked until they have nothing more
  if (rows == 0 || page->pending.value_or(1) == 0) end_of_list();
  return go_on();
}

Outcome ReceiptLane::take_bodies(std::int64_t took_ms, const HttpReply& reply, const Verdict& verdict) {
  const int asked = static_cast<int>(batch_.size());
  if (verdict.broke_midway) bodies_.too_much(asked);
  core::Result<std::map<std::string, Json>> bodies = std::map<std::string, Json>{};
  if (verdict.meaning == Meaning::fine) bodies = read_bodies(reply);
  const bool flood = verdict.meaning == Meaning::flood || verdict.meaning == Meaning::too_much ||
                     (!bodies && bodies.error().code == core::ErrorCode::too_large);
  std::vector<std::string> held;
  std::vector<core::MissingOp> faulty;
  if (flood && asked > 1) {
    bodies_.too_much(asked);
    return go_on();
  }
  if (flood) {
    faulty.push_back({batch_.front().id, "too_long"});
  } else if (verdict.meaning != Meaning::fine) {
    const Outcome outcome = consequence(verdict);
    return outcome.then == Then::anew ? wait_for(verdict.error) : outcome;
  } else if (!bodies) {
    return wait_for(bodies.error());
  } else {
    bodies_.went_well(asked, took_ms, reply.body.size());
    for (const core::QueuedOp& op : batch_) {
      std::string fault = fault_of(op, *bodies);
      if (fault.empty())
        held.push_back(op.hash);
      else if (fault != "gone" || session_.store->receipts().lists(session_.peer, op.hash))
        faulty.push_back({op.id, std::move(fault)});
    }
  }
  if (auto done = session_.store->receipts().take_reread(session_.peer, held, faulty); !done)
    return wait_for(done.error());
  reread_ = batch_.back().hash;
  ++progress_;
  return go_on();
}

// Fewer rows at a time; a single row is an id and its revisions, which never is too long.
Outcome ReceiptLane::too_long(const core::Error& error) {
  if (asked_.limit == 1) return wait_for({core::ErrorCode::bad_answer, error.detail});
  pages_.too_much(asked_.limit);
  return go_on();
}

}  // namespace ubao::sync
