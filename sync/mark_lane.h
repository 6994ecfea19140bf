// Writes our mark whenever a session moved something: at once after each connecting, then every half minute
// at the most, and before the session ends. A backup that the server is set back to later holds an older
// mark, and we notice; what was moved after the last mark counts as done only once the next one vouches for
// it.
#pragma once

#include "sync/session.h"

namespace ubao::sync {

class MarkLane : public Lane {
 public:
  explicit MarkLane(Session& session) : session_(session) {}

  NextRequest next(std::int64_t now_ms) override;
  Outcome take(std::int64_t now_ms, std::int64_t took_ms, const HttpReply& reply) override;
  void drop() override;

  // Something was pushed or pulled.
  void moved() { due_ = true; }

  // Nothing more will move in this session: do not wait any longer.
  void last_call() { last_call_ = true; }

  bool due() const { return due_; }
  bool is_due(std::int64_t now_ms) const { return wake_at() && *wake_at() <= now_ms; }

  // When `next` is to be asked, with nothing else happening; none when nothing is due.
  std::optional<std::int64_t> wake_at() const;

 private:
  Session& session_;
  bool due_ = false;
  bool possible_ = true;  // false once the server refused to keep a mark
  bool last_call_ = false;
  std::optional<std::int64_t> written_at_ms_;
  std::optional<Mark> writing_;
  core::Position vouches_for_;  // where we were when it was sent
};

}  // namespace ubao::sync
