// The first steps with a server, before anything is moved: sign in where there are credentials, see whether
// our mark is still the one that we left (else everything is offered and read again), make the database where
// it is missing. One round trip where all is as it was.
#pragma once

#include "sync/session.h"

namespace ubao::sync {

class Handshake : public Lane {
 public:
  explicit Handshake(Session& session) : session_(session) {}

  NextRequest next(std::int64_t now_ms) override;
  Outcome take(std::int64_t now_ms, std::int64_t took_ms, const HttpReply& reply) override;
  void drop() override;

  // True when the lanes may start; `drop` makes it false.
  bool done() const { return step_ == Step::done; }

 private:
  enum class Step { begin, sign_in, mark, info, create, done };

  Outcome take_sign_in(std::int64_t now_ms, const HttpReply& reply, const Verdict& verdict);
  Outcome take_mark(const HttpReply& reply, const Verdict& verdict);
  Outcome take_info(const HttpReply& reply, const Verdict& verdict);
  Outcome take_create(const Verdict& verdict);
  Outcome finish(bool peer_is_another);
  Outcome trust_the_mark();

  Session& session_;
  Step step_ = Step::begin;
  std::optional<Mark> remembered_;
  bool mark_gone_ = false;
};

}  // namespace ubao::sync
