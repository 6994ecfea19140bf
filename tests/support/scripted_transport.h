// A transport without a network: requests go to a function, and a script says what befalls each of them. Time
// is the test's own and jumps from event to event, so nothing sleeps. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "sync/replicator.h"
#include "sync/transport.h"

namespace ubao::test {

// What befalls a request on its way there or back.
enum class Mishap {
  none,
  nobody_there,  // no connection
  lost,          // it never arrives; the deadline passes
  reply_lost,    // it is carried out; the deadline passes
  reply_broken,  // it is carried out; the connection breaks in the middle of the answer
  sent_twice,    // it is carried out twice
};

class ScriptedTransport : public sync::Transport {
 public:
  // Answers a request; none while a long poll has nothing to tell.
  using Server =
      std::function<std::optional<sync::HttpReply>(const sync::HttpRequest& request, std::int64_t now_ms)>;

  explicit ScriptedTransport(Server server) : server_(std::move(server)) {}

  std::int64_t now_ms = 1'000'000;
  std::int64_t delay_ms = 10;  // from request to answer

  // Asked for each request; `nth` counts from 0.
  std::function<Mishap(const sync::HttpRequest& request, int nth)> mishap;

  // Every request that was ever started.
  std::vector<sync::HttpRequest> sent;

  void start(sync::RequestId id, sync::HttpRequest request) override;
  void cancel(sync::RequestId id) override;
  std::optional<std::pair<sync::RequestId, sync::HttpReply>> poll() override;

  // When the next answer is due; none while only long polls are open.
  std::optional<std::int64_t> next_event_at() const;
  int open() const { return static_cast<int>(under_way_.size()); }

 private:
  struct UnderWay {
    sync::RequestId id = 0;
    sync::HttpRequest request;
    Mishap mishap = Mishap::none;
    std::int64_t due_ms = 0;
    bool carried_out = false;  // what is lost on the way back happened all the same
  };

  Server server_;
  std::vector<UnderWay> under_way_;
};

// Runs a replicator until it has finished, until `until_ms`, or until nothing is left to happen.
void run(sync::Replicator& replicator, ScriptedTransport& transport, std::int64_t until_ms);

}  // namespace ubao::test
