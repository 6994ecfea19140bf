// The air between devices and their server: requests take their time, overtake each other, get lost, arrive
// twice or long after nobody waits for them any more. Virtual milliseconds, one thread, everything from the
// dice.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "sync/transport.h"
#include "tests/support/dice.h"

namespace ubao::test {

// Percent of the requests that suffer each fate, and how slow the others are.
struct Weather {
  int lost = 0;        // never arrives
  int reply_lost = 0;  // is carried out; the answer gets lost
  int broken = 0;      // is carried out; the answer breaks off
  int doubled = 0;     // is carried out once more, up to two minutes later
  std::int64_t slowest_ms = 20;
};

class Network {
 public:
  using Server = std::function<std::optional<sync::HttpReply>(const sync::HttpRequest&, std::int64_t now_ms)>;

  Network(Server server, Dice& dice) : server_(std::move(server)), dice_(dice) {}

  Weather weather;

  // `session` names who waits for the reply.
  void send(std::uint64_t session, sync::RequestId id, sync::HttpRequest request, std::int64_t now_ms,
            bool online);

  // Nobody waits for it any more; it may arrive all the same.
  void cancel(std::uint64_t session, sync::RequestId id);
  void forget(std::uint64_t session);

  // The link of one session breaks, or the server goes down: whatever is under way ends there.
  void cut(std::uint64_t session, std::int64_t now_ms);
  void cut_all(std::int64_t now_ms);
  // The same for one server of several: all whose address begins so. May be called by the server itself.
  void cut_to(std::string_view address, std::int64_t now_ms);

  struct Delivery {
    std::uint64_t session = 0;
    sync::RequestId id = 0;
    sync::HttpReply reply;
  };
  // Carries out what has arrived by now and gives the next reply that is there.
  std::optional<Delivery> next(std::int64_t now_ms);

  // When something is to happen next; none when nothing is under way.
  std::optional<std::int64_t> next_at() const;

 private:
  struct Message {
    std::uint64_t session = 0;  // 0: nobody waits
    sync::RequestId id = 0;
    sync::HttpRequest request;
    std::optional<std::int64_t> arrives_at;  // none: carried out, or lost
    std::int64_t replies_at = 0;             // once the reply is known
    bool reply_gets_lost = false;
    bool reply_breaks = false;
    std::int64_t gives_up_at = 0;
    std::optional<sync::HttpReply> reply;
  };

  std::int64_t delay();
  void carry_out(Message& message, std::int64_t now_ms);
  static void fail(Message& message, sync::Failure failure, std::int64_t at_ms);

  Server server_;
  Dice& dice_;
  std::vector<Message> under_way_;
};

}  // namespace ubao::test
