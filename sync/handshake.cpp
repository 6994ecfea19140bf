#include "sync/handshake.h"

#include "core/faults.h"

namespace ubao::sync {

NextRequest Handshake::next(std::int64_t) {
  if (step_ == Step::begin) {
    const auto peer = session_.store->peers().find(session_.peer);
    remembered_ = peer ? mark_of(*peer) : std::nullopt;
    mark_gone_ = false;
    step_ = session_.has_credentials() && !session_.signed_in ? Step::sign_in
            : remembered_                                     ? Step::mark
                                                              : Step::info;
  }
  switch (step_) {
    case Step::sign_in:
      return ask_sign_in(session_.access);
    case Step::mark:
      return ask_mark(session_.access, remembered_->name);
    case Step::info:
      return ask_info(session_.access);
    case Step::create:
      return ask_create(session_.access);
    case Step::begin:
    case Step::done:
      break;
  }
  return Nothing{};
}

Outcome Handshake::take(std::int64_t now_ms, std::int64_t, const HttpReply& reply) {
  const Verdict verdict = judge(reply);
  switch (step_) {
    case Step::sign_in:
      return take_sign_in(now_ms, reply, verdict);
    case Step::mark:
      return take_mark(reply, verdict);
    case Step::info:
      return take_info(reply, verdict);
    case Step::create:
      return take_create(verdict);
    case Step::begin:
    case Step::done:
      break;
  }
  return go_on();
}

void Handshake::drop() { step_ = Step::begin; }

Outcome Handshake::take_sign_in(std::int64_t now_ms, const HttpReply& reply, const Verdict& verdict) {
  if (verdict.meaning == Meaning::sign_in || verdict.meaning == Meaning::forbidden) {
    // a wrong password, or one tried too often: five failures lock the account, so there is no second try
    return blocked_by({core::ErrorCode::sign_in, verdict.error.detail});
  }
  if (verdict.meaning == Meaning::missing) return wait_for(verdict.error);
  if (verdict.meaning != Meaning::fine) return consequence(verdict);
  session_.access.cookie = read_cookie(reply);
  session_.signed_in = true;
  session_.signed_in_at_ms = now_ms;
  step_ = remembered_ ? Step::mark : Step::info;
  return go_on();
}

Outcome Handshake::take_mark(const HttpReply& reply, const Verdict& verdict) {
  if (verdict.meaning == Meaning::missing) {
    mark_gone_ = true;
    step_ = Step::info;
    return go_on();
  }
  if (verdict.meaning != Meaning::fine) return consequence(verdict);
  const auto found = read_mark(reply, remembered_->name);
  if (!found) return wait_for(found.error());
  if (!continues(*remembered_, *found)) return finish(true);
  session_.mark = *found;
  return finish(false);
}

Outcome Handshake::take_info(const HttpReply& reply, const Verdict& verdict) {
  if (verdict.meaning == Meaning::missing) {
    step_ = Step::create;
    return go_on();
  }
  if (verdict.meaning != Meaning::fine) return consequence(verdict);
  if (auto database = read_info(reply); !database) return wait_for(database.error());
  return finish(mark_gone_);
}

Outcome Handshake::take_create(const Verdict& verdict) {
  const std::string& name = session_.access.address.database;
  switch (verdict.meaning) {
    case Meaning::fine:
    case Meaning::conflict:
      return finish(true);  // conflict: another device was quicker
    case Meaning::sign_in:
    case Meaning::forbidden:
    case Meaning::refused:
      return blocked_by(
          {core::ErrorCode::forbidden, "there is no database \"" + name +
                                           "\", and this account may not make it: " + verdict.error.detail});
    default:
      return wait_for(verdict.error, verdict.retry_after_ms);
  }
}

Outcome Handshake::finish(bool peer_is_another) {
  step_ = Step::done;
  ++progress_;
  if (!peer_is_another) return trust_the_mark();
  session_.mark.reset();
  const auto peer = session_.store->peers().find(session_.peer);
  const bool nothing_known = !peer || (peer->watermark == 0 && peer->cursor.empty() && peer->mark.empty());
  if (nothing_known || core::planted(core::Fault::rollback_unnoticed)) return go_on();
  if (auto done = session_.store->peers().start_over(session_.peer); !done) return wait_for(done.error());
  session_.offer_first = true;
  return go_on();
}

// What was exchanged after the mark was written is asked about once more.
Outcome Handshake::trust_the_mark() {
  if (core::planted(core::Fault::rollback_unnoticed)) return go_on();
  const auto stepped_back = session_.store->peers().step_back(session_.peer);
  if (!stepped_back) return step_ = Step::begin, wait_for(stepped_back.error());
  if (*stepped_back) session_.offer_first = true;
  return go_on();
}

}  // namespace ubao::sync
