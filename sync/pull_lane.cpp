#include "sync/pull_lane.h"

#include <algorithm>

#include "core/faults.h"
#include "sync/receipt_lane.h"

namespace ubao::sync {
namespace {

constexpr int kFirstPage = 50;

// A long poll that is answered at once with nothing is not asked again at once.
constexpr std::int64_t kShortPollMs = 5'000;

// Pages at least this long tell something about the next one.
constexpr int kTellingRows = 25;

Json id_only(const std::string& id) { return Json::object({{"_id", id}}); }

bool is_op(std::string_view id) { return id.compare(0, 3, "op:") == 0; }

}  // namespace

PullLane::PullLane(Session& session, int most_ops, bool stay)
    : session_(session), size_(kFirstPage, most_ops), stay_(stay) {}

NextRequest PullLane::next(std::int64_t now_ms) {
  if (step_ == Step::bodies) {
    std::map<std::string, std::string> hashes;
    for (const auto& [id, body] : wanted_) hashes[id] = hash_in(id);
    return ask_bodies(session_.access, hashes);
  }
  if ((at_end_ && !stay_) || now_ms < not_before_ms_) return Nothing{};
  if (!cursor_) {
    const auto peer = session_.store->peers().find(session_.peer);
    stored_ = peer ? peer->cursor : std::string{};
    cursor_ = stored_;
  }
  asked_.since = *cursor_;
  asked_.limit = pass_over_ ? 1 : size_.value();
  asked_.with_docs = with_docs_ && !pass_over_;
  asked_.wait = at_end_;
  return ask_changes(session_.access, asked_);
}

void PullLane::drop() {
  step_ = Step::changes;
  at_end_ = false;
  asked_.wait = false;
  not_before_ms_ = 0;
  cursor_.reset();
  documents_.clear();
  wanted_.clear();
}

Outcome PullLane::take(std::int64_t now_ms, std::int64_t took_ms, const HttpReply& reply) {
  const Verdict verdict = judge(reply);
  if (verdict.broke_midway && !asked_.wait) size_.too_much(asked_.limit);
  if (verdict.meaning == Meaning::no_gzip && session_.access.gzip) {
    session_.access.gzip = false;
    return go_on();
  }
  return step_ == Step::bodies ? take_bodies(reply, verdict) : take_page(now_ms, took_ms, reply, verdict);
}

Outcome PullLane::take_page(std::int64_t now_ms, std::int64_t took_ms, const HttpReply& reply,
                            const Verdict& verdict) {
  const bool waited = asked_.wait;
  asked_.wait = false;
  if (verdict.meaning == Meaning::flood) return too_long(verdict.error);
  if (verdict.meaning == Meaning::refused && !asked_.since.empty()) return other_server(session_, verdict);
  if (verdict.meaning != Meaning::fine) return consequence(verdict);
  auto page = read_changes(reply);
  if (!page)
    return page.error().code == core::ErrorCode::too_large ? too_long(page.error()) : wait_for(page.error());

  rows_ = static_cast<int>(page->rows.size());
  if (!waited) size_.went_well(rows_, took_ms, reply.body.size());
  // servers that do not say how much is left are asked until they have nothing more
  const bool all_read = waited ? rows_ < asked_.limit : page->pending.value_or(1) == 0;
  at_end_ = rows_ == 0 || all_read;
  if (waited && rows_ == 0 && took_ms < kShortPollMs) not_before_ms_ = now_ms + kShortPollMs;
  stuck_ = rows_ > 0 && page->cursor == asked_.since;
  sort_out(std::move(*page));
  if (core::planted(core::Fault::cursor_before_documents) && !documents_.empty()) documents_.pop_back();
  if (wanted_.empty()) return absorb();
  step_ = Step::bodies;
  return go_on();
}

void PullLane::sort_out(ChangesPage page) {
  documents_.clear();
  wanted_.clear();
  next_cursor_ = std::move(page.cursor);
  ops_ = known_ = 0;
  listing_ = {stored_, {}};
  lists_all_ = session_.lists;
  for (ChangedRow& row : page.rows) {
    if (!is_op(row.id)) continue;
    if (auto op = session_.lists ? listed_op(row) : std::nullopt) {
      lists_all_ = lists_all_ && op->held;
      listing_.ops.push_back(std::move(*op));
    }
    ++ops_;
    const std::string hash = hash_in(row.id);
    const bool has_doc = row.doc.is_object();
    if (hash.empty() || (has_doc && row.rev == "1-" + hash)) {
      documents_.push_back(has_doc ? std::move(row.doc) : id_only(row.id));
    } else if (session_.store->has_op(hash)) {
      ++known_;
    } else if (pass_over_) {
      // the store keeps its id aside, so that people learn of it
      documents_.push_back(id_only(row.id));
    } else {
      wanted_[row.id] = has_doc ? std::move(row.doc) : id_only(row.id);
    }
  }
}

Outcome PullLane::take_bodies(const HttpReply& reply, const Verdict& verdict) {
  core::Result<std::map<std::string, Json>> bodies = std::map<std::string, Json>{};
  if (verdict.meaning == Meaning::fine) bodies = read_bodies(reply);
  const bool is_flood = verdict.meaning == Meaning::flood ||
                        (!bodies.ok() && bodies.error().code == core::ErrorCode::too_large);
  if (is_flood) return too_long(bodies.ok() ? verdict.error : bodies.error());
  // a server that does not know the question leaves us with what the list showed
  const bool cannot_say = verdict.meaning == Meaning::refused || verdict.meaning == Meaning::missing;
  if (verdict.meaning != Meaning::fine && !cannot_say) return consequence(verdict);
  if (!bodies) return wait_for(bodies.error());
  for (auto& [id, shown] : wanted_) {
    const auto found = bodies->find(id);
    documents_.push_back(std::move(found == bodies->end() ? shown : found->second));
  }
  wanted_.clear();
  step_ = Step::changes;
  return absorb();
}

// Fewer rows at a time until the one is found that is too long, and then past it.
Outcome PullLane::too_long(const core::Error& error) {
  step_ = Step::changes;
  documents_.clear();
  wanted_.clear();
  if (pass_over_) return pass_over_ = false, wait_for({core::ErrorCode::bad_answer, error.detail});
  if (asked_.limit == 1) pass_over_ = true;
  size_.too_much(asked_.limit);
  at_end_ = false;
  return go_on();
}

Outcome PullLane::absorb() {
  const core::Listing* listing = lists_all_ ? &listing_ : nullptr;
  if (!documents_.empty()) {
    auto absorbed = session_.store->absorb(std::move(documents_), {session_.peer, next_cursor_, listing});
    if (!absorbed) return wait_for(absorbed.error());
    session_.pulled += absorbed->added;
    known_ += absorbed->known;
  } else if (rows_ > 0 && next_cursor_ != asked_.since) {
    auto done = session_.store->peers().set_cursor(session_.peer, next_cursor_, listing);
    if (!done) return wait_for(done.error());
  }
  if (rows_ > 0) stored_ = next_cursor_;
  if (rows_ > 0) ++session_.moves;
  ++progress_;
  // while we read back what we sent ourselves, the ids are enough
  if (ops_ >= kTellingRows) with_docs_ = known_ * 2 < ops_;
  documents_.clear();
  cursor_ = next_cursor_;
  pass_over_ = false;
  if (stuck_) return wait_for({core::ErrorCode::bad_answer, "the server's list of changes does not move on"});
  return go_on();
}

}  // namespace ubao::sync
