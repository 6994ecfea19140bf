// Looks for a hub at all addresses where it may be, at once, and asks everybody in the room for it, who may
// know of another (hub_call.h): the first to answer with its key is it, whatever the others say. Where this
// device has no account there yet, it is paired with its one-time token. A state machine over a transport
// that it shares: replies are handed to it. The store's thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/hub_call.h"
#include "platform/hub_link.h"
#include "sync/transport.h"

namespace ubao::platform {

class HubFinder {
 public:
  enum class State {
    looking,
    pairing,
    found,
    lost,     // it is at none of the addresses, and nobody in the room knew another
    refused,  // it does not pair with this device
  };

  // Uses request numbers from `first` on. `device` is how the hub will list this device; `places` is where to
  // ask, see HubCall. It looks for nothing yet.
  HubFinder(HubLink link, std::string device, sync::Transport& transport, sync::RequestId first,
            core::Random& random, std::vector<CallPlace> places = {});
  ~HubFinder();
  HubFinder(const HubFinder&) = delete;
  HubFinder& operator=(const HubFinder&) = delete;

  // Looks, or looks again.
  void begin(std::int64_t now_ms);

  // What came from the room. True when something did.
  bool poll(std::int64_t now_ms);
  // When to poll though no reply came; none while only one can bring something.
  std::optional<std::int64_t> wake_at() const { return call_.wake_at(); }

  // A reply that the transport gave; false when it answers nothing of ours.
  bool take(sync::RequestId id, const sync::HttpReply& reply);

  State state() const { return state_; }
  bool is_busy() const { return state_ == State::looking || state_ == State::pairing; }
  const std::string& address() const { return address_; }  // where it was found last
  const HubLink& link() const { return link_; }            // with what was learnt
  const core::Error& error() const { return error_; }      // of lost and refused

 private:
  struct Asked {
    sync::RequestId id = 0;
    std::string address;
  };
  sync::HttpRequest request(const std::string& method, const std::string& url) const;
  void try_at(const std::string& address);
  void end_if_lost();
  void found_at(const std::string& address, const sync::HttpReply& reply);
  void pair();
  void paired(const sync::HttpReply& reply);
  void hang_up();

  HubLink link_;
  std::string device_;
  sync::Transport& transport_;
  sync::RequestId next_;
  std::vector<Asked> asked_;
  HubCall call_;
  std::size_t suggestions_ = 0;  // that were tried
  State state_ = State::lost;
  std::string address_;
  core::Error error_, last_failure_;
};

}  // namespace ubao::platform
