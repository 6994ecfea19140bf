// What the lanes of one replicator share: the store, the peer, who we are there, and what was moved. A lane
// is one sequence of requests of which one at a time is under way; lanes run beside each other, so that a
// long poll never holds up a push. No I/O, no clock, no threads: the replicator calls, with the time. Store's
// thread.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "core/env.h"
#include "core/store.h"
#include "sync/couch.h"

namespace ubao::sync {

struct Session {
  core::Store* store = nullptr;
  core::Env env;
  core::PeerId peer = core::kNoPeer;
  Access access;
  bool signed_in = false;
  std::int64_t signed_in_at_ms = 0;
  std::optional<Mark> mark;                      // as it stands at the server; none before the first
  bool offer_first = false;                      // the peer may hold much of the queue: ask before sending
  bool signs = true;                             // what this device wrote is signed before it is pushed
  bool live = false;                             // listens on; else it ends when all is done
  bool lists = false;                            // what is read also serves for a receipt
  std::optional<std::int64_t> log_signed_at_ms;  // none: not in this session
  std::int64_t pushed = 0;                       // ops that the peer newly acknowledged
  std::int64_t pulled = 0;                       // ops that were new here
  std::int64_t moves = 0;                        // how often watermark or cursor moved

  // A 401 so soon after signing in will not be mended by signing in once more: never loop on it.
  bool fresh_sign_in(std::int64_t now_ms) const { return signed_in && now_ms - signed_in_at_ms < 60'000; }
  // When what this device wrote is to be signed: before the next push, but while listening only now and then.
  std::optional<std::int64_t> sign_at() const {
    if (!signs || !store->needs_signature()) return std::nullopt;
    return live && log_signed_at_ms ? *log_signed_at_ms + kSignEveryMs : 0;
  }
  static constexpr std::int64_t kSignEveryMs = 30'000;

  bool has_credentials() const { return !access.address.user.empty(); }
};

// What a lane wants to happen after a reply.
enum class Then {
  go_on,    // all is well
  wait,     // try again after a while
  sign_in,  // other credentials are wanted
  blocked,  // a person has to do something first
  anew,     // the peer is not what we took it for: shake hands again
};

struct Outcome {
  Then then = Then::go_on;
  core::Error error;
  std::int64_t retry_after_ms = 0;
};

inline Outcome go_on() { return {}; }
inline Outcome wait_for(core::Error error, std::int64_t retry_after_ms = 0) {
  return {Then::wait, std::move(error), retry_after_ms};
}
inline Outcome blocked_by(core::Error error) { return {Then::blocked, std::move(error), 0}; }

// The ordinary consequence of a reply that is not fine.
Outcome consequence(const Verdict& verdict);

// The consequence when it refuses a cursor that it gave: it is another server than the one we knew, or one
// that was set back. Everything is read and offered anew.
Outcome other_server(Session& session, const Verdict& verdict);

// What a lane asks for: nothing, a request, or help, because the store failed.
struct Nothing {};
using NextRequest = std::variant<Nothing, HttpRequest, core::Error>;

class Lane {
 public:
  virtual ~Lane() = default;

  // The next request; none when there is nothing to do. Not called while one is under way. Errors: the
  // store's.
  virtual NextRequest next(std::int64_t now_ms) = 0;

  // The reply to it, which took so many milliseconds.
  virtual Outcome take(std::int64_t now_ms, std::int64_t took_ms, const HttpReply& reply) = 0;

  // Forgets what is half done: it will be begun again.
  virtual void drop() = 0;

  // How much this lane has brought to an end so far: batches, pages, marks, handshakes.
  std::int64_t progress() const { return progress_; }

 protected:
  std::int64_t progress_ = 0;
};

}  // namespace ubao::sync
