// Writes our mark whenever a session moved something: at once for the first, then every half minute at the
// most, and before the session ends. So a backup that the server is set back to later holds an older mark,
// and we notice.
#pragma once

#include "sync/session.h"

namespace ubao::sync {

class MarkLane : public Lane {
 public:
  explicit MarkLane(Session& session) : session_(session) {}

  NextRequest next(std::int64_t now_ms) override;
  Outcome take(std::int64_t now_ms, std::int64_t took_ms, const HttpReply& reply) override;
  void drop() override { writing_.reset(); }

  // Something was pushed or pulled.
  void moved() { due_ = true; }

  // Nothing more will move in this session: do not wait any longer.
  void last_call() { last_call_ = true; }

  bool due() const { return due_ && possible_; }

  // When `next` is to be asked, with nothing else happening; none when nothing is due.
  std::optional<std::int64_t> wake_at() const;

 private:
  Session& session_;
  bool due_ = false;
  bool possible_ = true;  // false once the server refused to keep a mark
  bool last_call_ = false;
  std::optional<std::int64_t> written_at_ms_;
  std::optional<Mark> writing_;
};

}  // namespace ubao::sync
