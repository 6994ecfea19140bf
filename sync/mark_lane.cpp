#include "sync/mark_lane.h"

namespace ubao::sync {
namespace {
constexpr std::int64_t kBetweenMs = 30'000;
}

std::optional<std::int64_t> MarkLane::wake_at() const {
  if (!due()) return std::nullopt;
  return written_at_ms_ && !last_call_ ? *written_at_ms_ + kBetweenMs : 0;
}

void MarkLane::drop() {
  if (writing_) due_ = true;
  writing_.reset();
  written_at_ms_.reset();
}

NextRequest MarkLane::next(std::int64_t now_ms) {
  const auto when = wake_at();
  if (!when || now_ms < *when) return Nothing{};
  const auto peer = session_.store->peers().find(session_.peer);
  if (!peer) return Nothing{};
  // what moves while the mark is on its way wants another one
  due_ = false;
  vouches_for_ = session_.store->peers().position(session_.peer);
  if (!possible_) {
    // a server that keeps no marks is believed to keep the rest
    written_at_ms_ = now_ms;
    const auto kept =
        session_.store->peers().set_mark(session_.peer, peer->mark, peer->mark_count, vouches_for_);
    if (!kept) return due_ = true, kept.error();
    return Nothing{};
  }
  writing_ = next_mark(session_.mark, mark_of(*peer), *session_.env.random);
  return write_mark(session_.access, *writing_);
}

Outcome MarkLane::take(std::int64_t now_ms, std::int64_t, const HttpReply& reply) {
  if (!writing_) return go_on();
  Mark written = *writing_;
  writing_.reset();
  const Verdict verdict = judge(reply);
  if (verdict.meaning == Meaning::fine) {
    auto rev = read_mark_rev(reply);
    if (!rev) return due_ = true, wait_for(rev.error());
    written.rev = *rev;
    auto kept =
        session_.store->peers().set_mark(session_.peer, stored_text(written), written.count, vouches_for_);
    if (!kept) return due_ = true, wait_for(kept.error());
    session_.mark = std::move(written);
    written_at_ms_ = now_ms;
    ++progress_;
    return go_on();
  }
  due_ = true;
  if (verdict.meaning == Meaning::forbidden || verdict.meaning == Meaning::refused) {
    // an account that may write ops but no marks: then a restored server goes unnoticed, but nothing stops
    possible_ = false;
    return go_on();
  }
  return consequence(verdict);
}

}  // namespace ubao::sync
