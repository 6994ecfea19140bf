#include "sync/replicator.h"

#include <algorithm>

#include "core/ids.h"
#include "sync/http_date.h"

namespace ubao::sync {
namespace {

// The moment of the last success is kept at least this often while listening.
constexpr std::int64_t kNoteEveryMs = 60'000;

// While listening, what the pull's pages leave out for the receipt is read at most this often.
constexpr std::int64_t kListEveryMs = 300'000;

// A peer that is found changed more often than this, with no progress in between, is waited for.
constexpr int kMostBegunAnew = 2;

}  // namespace

std::string_view name_of(State state) {
  switch (state) {
    case State::idle:
      return "idle";
    case State::pushing:
      return "pushing";
    case State::pulling:
      return "pulling";
    case State::waiting:
      return "waiting";
    case State::blocked:
      return "blocked";
  }
  return "idle";
}

Replicator::Replicator(core::Store& store, core::Env env, core::PeerId peer, Address address,
                       ReplicatorOptions options)
    : options_(options),
      handshake_(session_),
      push_(session_, options.most_ops),
      pull_(session_, options.most_ops, options.mode == Mode::live),
      receipt_(session_, options.receipt == ForReceipt::deep, options.receipt == ForReceipt::beside),
      mark_(session_),
      slots_{{{&handshake_}, {&push_}, {&pull_}, {&receipt_}, {&mark_}}},
      backoff_(*env.random),
      next_request_(options.first_request) {
  session_.store = &store;
  session_.env = env;
  session_.peer = peer;
  session_.signs = options.signs;
  session_.live = options.mode == Mode::live;
  session_.lists = options.receipt == ForReceipt::beside;
  session_.access.address = std::move(address);
}

Orders Replicator::tick(std::int64_t now_ms) {
  Orders orders;
  if (waiting_until_ms_ && now_ms >= *waiting_until_ms_) waiting_until_ms_.reset();
  if (!finished_ && !blocked_ && !waiting_until_ms_) {
    const std::uint64_t revision = session_.store->revision().durable;
    if (revision != seen_revision_) push_.look();
    seen_revision_ = revision;
    if (!handshake_.done()) {
      ask(handshake_, now_ms, orders);
    } else {
      // the mark goes alone: a link that breaks all the time lets it through between two others, and what it
      // vouches for need not be gone through again
      if (!mark_.is_due(now_ms) && !busy(mark_)) {
        if (moves()) ask(push_, now_ms, orders);
        if (moves()) ask(pull_, now_ms, orders);
        ask_for_receipt(now_ms, orders);
      }
      settle(now_ms);
      if (!finished_ && is_calm()) ask(mark_, now_ms, orders);
      held_up_ = busy(mark_) || mark_.is_due(now_ms);
      // where the server keeps no marks there is no reply that would bring us back here
      if (!finished_ && !held_up_) settle(now_ms);
    }
  }
  // a request made in this very tick may have been given up again when another lane failed
  const auto given_up = [&](const Outgoing& outgoing) {
    const auto found = std::find(to_cancel_.begin(), to_cancel_.end(), outgoing.id);
    if (found == to_cancel_.end()) return false;
    to_cancel_.erase(found);
    return true;
  };
  orders.start.erase(std::remove_if(orders.start.begin(), orders.start.end(), given_up), orders.start.end());
  orders.cancel = std::move(to_cancel_);
  to_cancel_.clear();
  return orders;
}

void Replicator::ask(Lane& lane, std::int64_t now_ms, Orders& orders) {
  Slot& slot = slot_of(lane);
  if (slot.id != 0 || blocked_ || finished_ || waiting_until_ms_) return;
  NextRequest next = lane.next(now_ms);
  if (const auto* error = std::get_if<core::Error>(&next)) return wait(lane, wait_for(*error), now_ms);
  auto* request = std::get_if<HttpRequest>(&next);
  if (request == nullptr) return;
  slot.id = next_request_++;
  slot.sent_at_ms = now_ms;
  orders.start.push_back({slot.id, std::move(*request)});
}

void Replicator::on_reply(std::int64_t now_ms, RequestId id, const HttpReply& reply) {
  for (Slot& slot : slots_) {
    if (slot.id != id || id == 0) continue;
    const std::int64_t took_ms = now_ms - slot.sent_at_ms;
    slot.id = 0;
    compare_clocks(reply);
    const Outcome outcome = slot.lane->take(now_ms, took_ms, reply);
    if (slot.lane == &receipt_ && receipt_.done()) listed_at_ms_ = now_ms;
    // a session's cookie is renewed while it is used
    if (slot.lane != &handshake_ && session_.signed_in && outcome.then == Then::go_on) {
      if (std::string cookie = read_cookie(reply); !cookie.empty())
        session_.access.cookie = std::move(cookie);
    }
    follow(*slot.lane, outcome, now_ms);
    return;
  }
}

void Replicator::compare_clocks(const HttpReply& reply) {
  if (const auto server = http_date(reply.date))
    clock_ahead_seconds_ = session_.env.clock->seconds_since_1970() - *server;
}

void Replicator::follow(Lane& lane, const Outcome& outcome, std::int64_t now_ms) {
  if (session_.moves != seen_moves_) mark_.moved();
  seen_moves_ = session_.moves;
  switch (outcome.then) {
    case Then::go_on:
      if (troubled_ == &lane && lane.progress() > progress_at_trouble_) {
        troubled_ = nullptr;
        backoff_.reset();
        begun_anew_ = 0;
      }
      return;
    case Then::wait:
      return wait(lane, outcome, now_ms);
    case Then::blocked:
      return block(outcome.error);
    case Then::sign_in:
      // one attempt, with credentials that were not tried a moment ago; the server locks out who keeps trying
      if (!session_.has_credentials() || session_.fresh_sign_in(now_ms)) return block(outcome.error);
      session_.signed_in = false;
      session_.access.cookie.clear();
      return hang_up();
    case Then::anew:
      note_trouble(lane);
      if (++begun_anew_ > kMostBegunAnew) return wait(lane, outcome, now_ms);
      return hang_up();
  }
}

void Replicator::note_trouble(Lane& lane) {
  troubled_ = &lane;
  progress_at_trouble_ = lane.progress();
}

// Gives up every request and every half-done batch; the next tick shakes hands again.
void Replicator::hang_up() {
  held_up_ = false;
  for (Slot& slot : slots_) {
    if (slot.id != 0) to_cancel_.push_back(slot.id);
    slot.id = 0;
    slot.lane->drop();
  }
}

void Replicator::wait(Lane& lane, const Outcome& outcome, std::int64_t now_ms) {
  note_trouble(lane);
  hang_up();
  waiting_until_ms_ = now_ms + backoff_.next(outcome.retry_after_ms);
  note(outcome.error, now_ms);
  if (options_.mode == Mode::once && backoff_.failures() >= options_.give_up_after) finished_ = true;
}

void Replicator::block(const core::Error& error) {
  hang_up();
  blocked_ = true;
  note(error, 0);
  if (options_.mode == Mode::once) finished_ = true;
}

// Notes a success when everything that there was is done, and ends a session that is to be had once.
void Replicator::settle(std::int64_t now_ms) {
  if (blocked_ || finished_ || waiting_until_ms_) return;
  if (moves() && (!push_.drained() || !pull_.at_end())) return;
  if ((!moves() && !receipt_.done()) || !is_calm()) return;
  if (options_.mode == Mode::once) {
    mark_.last_call();
    if (mark_.due() || busy(mark_)) return;
    finished_ = true;
  }
  const bool news = session_.moves != noted_moves_;
  const bool due = !noted_at_ms_ || now_ms - *noted_at_ms_ >= kNoteEveryMs;
  if (news || due || finished_) note({}, now_ms);
}

void Replicator::note(const core::Error& error, std::int64_t now_ms) {
  error_ = error;
  core::Attempt attempt;
  attempt.at = core::utc_text(session_.env.clock->seconds_since_1970());
  attempt.error = error;
  attempt.pushed = static_cast<int>(session_.pushed - noted_pushed_);
  attempt.pulled = static_cast<int>(session_.pulled - noted_pulled_);
  noted_pushed_ = session_.pushed;
  noted_pulled_ = session_.pulled;
  noted_moves_ = session_.moves;
  noted_at_ms_ = error.code == core::ErrorCode::none ? std::optional(now_ms) : std::nullopt;
  // a full disk must not hide what went wrong: `error_` has it, and the next attempt is noted again
  (void)session_.store->peers().note_attempt(session_.peer, attempt);
}

void Replicator::send_now() {
  if (finished_) return;
  if (blocked_ && error_.code == core::ErrorCode::sign_in) return;
  blocked_ = false;
  waiting_until_ms_.reset();
  backoff_.reset();
  begun_anew_ = 0;
  push_.look();
  Slot& pull = slot_of(pull_);
  if (pull.id != 0 && pull_.is_waiting()) {
    // the connection that listens may be dead without knowing it
    to_cancel_.push_back(pull.id);
    pull.id = 0;
    pull_.drop();
  }
}

void Replicator::set_credentials(std::string user, std::string password) {
  session_.access.address.user = std::move(user);
  session_.access.address.password = std::move(password);
  session_.access.cookie.clear();
  session_.signed_in = false;
  blocked_ = false;
  waiting_until_ms_.reset();
  hang_up();
}

void Replicator::move_to(std::string base) {
  session_.access.address.base = std::move(base);
  waiting_until_ms_.reset();
  hang_up();
}

void Replicator::stop() {
  hang_up();
  finished_ = true;
}

std::optional<std::int64_t> Replicator::wake_at() const {
  if (finished_ || blocked_) return std::nullopt;
  if (waiting_until_ms_) return waiting_until_ms_;
  if (!handshake_.done()) return busy(handshake_) ? std::nullopt : std::optional<std::int64_t>(0);
  if (held_up_) return std::nullopt;
  std::optional<std::int64_t> at;
  const auto earlier = [&](std::int64_t when) { at = at ? std::min(*at, when) : when; };
  if (moves() && !busy(push_) && !push_.drained()) earlier(0);
  if (moves() && !busy(push_) && push_.sign_at()) earlier(*push_.sign_at());
  if (moves() && !busy(pull_) && pull_.wake_at()) earlier(*pull_.wake_at());
  if (!busy(receipt_) && receipt_at()) earlier(*receipt_at());
  if (mark_.wake_at() && is_calm()) earlier(*mark_.wake_at());
  return at;
}

State Replicator::state() const {
  if (blocked_) return State::blocked;
  if (waiting_until_ms_) return State::waiting;
  if (finished_) return State::idle;
  if (moves() && handshake_.done() && !push_.drained()) return State::pushing;
  if (!handshake_.done() || (!moves() && busy(receipt_)) || (busy(pull_) && !pull_.is_waiting())) return State::pulling;
  return State::idle;
}

Summary Replicator::summary() const {
  Summary out;
  out.pushed = session_.pushed;
  out.pulled = session_.pulled;
  core::Peers& peers = session_.store->peers();
  out.queued = peers.status(session_.peer).queued;
  for (core::Refusal& refusal : peers.refusals()) {
    if (refusal.peer == session_.peer && !refusal.incoming) out.refused.push_back(std::move(refusal));
  }
  out.state = state();
  out.error = error_;
  out.clock_ahead_seconds = clock_ahead_seconds_;
  return out;
}

Replicator::Slot& Replicator::slot_of(const Lane& lane) {
  return *std::find_if(slots_.begin(), slots_.end(), [&](const Slot& slot) { return slot.lane == &lane; });
}

// Nothing is on its way that could move something.
bool Replicator::is_calm() const {
  return !busy(push_) && !busy(receipt_) && (!busy(pull_) || pull_.is_waiting());
}

// When the receipt's own lane is to ask; none when there is nothing for it to do. Beside a live session only
// where the pull's pages did not serve, once all else is done.
std::optional<std::int64_t> Replicator::receipt_at() const {
  if (!moves()) return receipt_.done() ? std::nullopt : std::optional<std::int64_t>(0);
  if (options_.receipt != ForReceipt::beside || options_.mode != Mode::live) return std::nullopt;
  if (!receipt_.done()) return 0;
  if (!push_.drained() || !pull_.at_end() || pull_.in_step()) return std::nullopt;
  return listed_at_ms_ ? *listed_at_ms_ + kListEveryMs : 0;
}

void Replicator::ask_for_receipt(std::int64_t now_ms, Orders& orders) {
  const auto at = receipt_at();
  if (!at || now_ms < *at) return;
  if (moves()) receipt_.look();
  ask(receipt_, now_ms, orders);
}

bool Replicator::busy(const Lane& lane) const {
  const auto slot =
      std::find_if(slots_.begin(), slots_.end(), [&](const Slot& each) { return each.lane == &lane; });
  return slot->id != 0;
}

}  // namespace ubao::sync
