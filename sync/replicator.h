// Brings one store and one peer together: offers the queue, reads the changes, waits where waiting helps and
// stops where only a person can help. A state machine without I/O, threads, clock or sleep: `tick` gives the
// requests to start, `on_reply` takes what came of them. Milliseconds are of any clock that never goes back.
// Store's thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/backoff.h"
#include "sync/handshake.h"
#include "sync/mark_lane.h"
#include "sync/pull_lane.h"
#include "sync/push_lane.h"
#include "sync/receipt_lane.h"

namespace ubao::sync {

enum class State {
  idle,  // nothing to do; while live, listening
  pushing,
  pulling,
  waiting,  // until the back-off has passed, or `send_now`
  blocked,  // until new credentials, or `send_now` where credentials are not what is wrong
};

std::string_view name_of(State state);

enum class Mode {
  once,  // send all, read all, end
  live,  // stay and listen; send as soon as there is something
};

// What is read of the peer's list for a receipt (core/receipts.h).
enum class ForReceipt {
  off,
  beside,  // what is read anyway; while live, also what that leaves out, now and then
  only,    // nothing is pushed or pulled; the list is read to its end
  deep,    // the same, and every body reread and compared
};

struct ReplicatorOptions {
  Mode mode = Mode::once;
  int most_ops = 1000;          // in a batch; fewer where a screen must not wait for the store
  int give_up_after = 3;        // once: failures in a row without any progress
  bool signs = true;            // the own log is signed before a push; who only relays does not
  ForReceipt receipt = ForReceipt::off;
  RequestId first_request = 1;  // replicators that share a transport get ranges of their own
};

struct Outgoing {
  RequestId id = 0;
  HttpRequest request;
};

// What to tell the transport, cancellations first.
struct Orders {
  std::vector<RequestId> cancel;
  std::vector<Outgoing> start;
};

struct Summary {
  std::int64_t pushed = 0;             // ops that the peer newly acknowledged
  std::int64_t pulled = 0;             // ops that were new here
  std::int64_t queued = 0;             // ops that the peer does not have yet
  std::vector<core::Refusal> refused;  // all that the peer does not take, also from earlier
  State state = State::idle;
  core::Error error;                     // of the last attempt; code none when it went well
  std::int64_t clock_ahead_seconds = 0;  // of the server's clock; negative behind, 0 while unknown
};

class Replicator {
 public:
  // `peer` is the one of `address.peer_name()`. The store outlives the replicator.
  Replicator(core::Store& store, core::Env env, core::PeerId peer, Address address,
             ReplicatorOptions options = {});

  // Call when time has passed `wake_at`, after replies, and when the store has changed.
  Orders tick(std::int64_t now_ms);

  // Replies to requests that were cancelled are ignored.
  void on_reply(std::int64_t now_ms, RequestId id, const HttpReply& reply);

  // A person asks, or the network came back: ends waiting, looks at the queue again, listens anew.
  void send_now();

  // Other credentials: ends being blocked.
  void set_credentials(std::string user, std::string password);

  // The same peer is reached at another address now, "https://192.168.1.7:6985": ends waiting, asks there.
  void move_to(std::string base);

  // No more requests; the next tick cancels what is under way.
  void stop();

  // Mode::once: all done, or given up. After `stop`: true.
  bool finished() const { return finished_; }

  // When `tick` is to be called although nothing happened; none when only an event can bring something to do.
  std::optional<std::int64_t> wake_at() const;

  State state() const;
  const core::Error& error() const { return error_; }
  Summary summary() const;
  std::int64_t clock_ahead_seconds() const { return clock_ahead_seconds_; }  // see Summary

 private:
  struct Slot {
    Lane* lane = nullptr;
    RequestId id = 0;  // 0 when nothing is under way
    std::int64_t sent_at_ms = 0;
  };

  Slot& slot_of(const Lane& lane);
  bool busy(const Lane& lane) const;
  bool is_calm() const;
  void ask(Lane& lane, std::int64_t now_ms, Orders& orders);
  void follow(Lane& lane, const Outcome& outcome, std::int64_t now_ms);
  void note_trouble(Lane& lane);
  void hang_up();
  void wait(Lane& lane, const Outcome& outcome, std::int64_t now_ms);
  void block(const core::Error& error);
  void settle(std::int64_t now_ms);
  bool moves() const { return options_.receipt != ForReceipt::only && options_.receipt != ForReceipt::deep; }
  void ask_for_receipt(std::int64_t now_ms, Orders& orders);
  std::optional<std::int64_t> receipt_at() const;
  void note(const core::Error& error, std::int64_t now_ms);
  void compare_clocks(const HttpReply& reply);

  Session session_;
  ReplicatorOptions options_;
  Handshake handshake_;
  PushLane push_;
  PullLane pull_;
  ReceiptLane receipt_;
  MarkLane mark_;
  std::array<Slot, 5> slots_;
  Backoff backoff_;

  RequestId next_request_;
  std::vector<RequestId> to_cancel_;
  bool blocked_ = false;
  bool finished_ = false;
  bool held_up_ = false;  // nothing is asked before the mark is written, or what is under way is answered
  std::optional<std::int64_t> waiting_until_ms_;
  core::Error error_;
  std::int64_t clock_ahead_seconds_ = 0;

  // The lane that failed last; its progress ends the series of failures.
  const Lane* troubled_ = nullptr;
  std::int64_t progress_at_trouble_ = 0;
  int begun_anew_ = 0;

  std::optional<std::int64_t> listed_at_ms_;  // when the receipt's own lane last came to the end

  std::uint64_t seen_revision_ = 0;
  std::int64_t seen_moves_ = 0;
  std::int64_t noted_moves_ = 0;
  std::int64_t noted_pushed_ = 0;
  std::int64_t noted_pulled_ = 0;
  std::optional<std::int64_t> noted_at_ms_;  // when the last success was noted; none after a failure
};

}  // namespace ubao::sync
