// One transport for two who use it side by side, each as if it were its own: a reply goes to the share that
// began the request. Their request numbers are different, as sync::Transport asks of all its users. The
// store's thread.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <utility>

#include "sync/transport.h"

namespace ubao::platform {

class TransportShares {
 public:
  class Share final : public sync::Transport {
   public:
    explicit Share(TransportShares& whole) : whole_(whole) {}
    void start(sync::RequestId id, sync::HttpRequest request) override;
    void cancel(sync::RequestId id) override;
    std::optional<std::pair<sync::RequestId, sync::HttpReply>> poll() override;

   private:
    friend class TransportShares;
    TransportShares& whole_;
    std::deque<std::pair<sync::RequestId, sync::HttpReply>> replies_;
  };

  // The whole outlives its shares.
  explicit TransportShares(sync::Transport& whole) : whole_(whole) {}
  TransportShares(const TransportShares&) = delete;
  TransportShares& operator=(const TransportShares&) = delete;

  Share& first() { return first_; }
  Share& second() { return second_; }

 private:
  void sort_out();

  sync::Transport& whole_;
  std::map<sync::RequestId, Share*> whose_;  // of what is under way
  Share first_{*this}, second_{*this};
};

}  // namespace ubao::platform
