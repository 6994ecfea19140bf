// A hub that runs: its sockets, what it says (sync::Hub), and the workshop, brought together. `poll` answers
// what came and those who waited for it, and returns; nothing else is needed to keep it going. The store's
// thread; the sockets' own thread calls `wake`.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/workshop.h"
#include "platform/hub_link.h"
#include "platform/hub_sockets.h"
#include "sync/hub.h"

namespace ubao::platform {

// What lets one device in: its invitation, the office's address, and how the hub is reached.
struct HubPairing {
  std::string file;   // its text
  std::string token;  // in it, by which `pairing_state` knows it
};

struct HubSettings {
  std::string bind = "0.0.0.0";
  int port = 0;        // 0: one that is free
  bool plain = false;  // no encryption; over loopback only
  int calling_port = kHubCallingPort;
  std::size_t most_of_one_address = kMostHubConnectionsOfOne;
};

class HubRunner {
 public:
  // `folder` keeps the certificate. The workshop outlives the runner. Errors: bad_input for an address that
  // cannot be had, or plain HTTP elsewhere than on this machine itself; the store's.
  static core::Result<std::unique_ptr<HubRunner>> start(core::Workshop& workshop, core::Env env,
                                                        const std::filesystem::path& folder,
                                                        const HubSettings& settings,
                                                        std::function<void()> wake);

  // True when something may have changed.
  bool poll(std::int64_t now_ms);

  // When to poll though nothing happened.
  std::optional<std::int64_t> wake_at() const;

  // How one device gets in, within five minutes.
  HubLink offer(std::int64_t now_ms);

  // Errors: not_allowed, locked.
  core::Result<HubPairing> pairing(const std::string& office, std::int64_t now_ms);

  sync::PairingState pairing_state(const std::string& token, std::int64_t now_ms) {
    return hub_->accounts().state_of(token, now_ms);
  }

  // An account for a program that speaks to a CouchDB. Errors: not_allowed, the store's.
  core::Result<sync::HubCredentials> add_user(const std::string& name, std::int64_t now_ms);

  std::vector<sync::HubMember> members(std::int64_t now_ms) { return hub_->accounts().members(now_ms); }
  // Errors: not_found, the store's.
  core::Result<core::Done> revoke(const std::string& user, std::int64_t now_ms);

  int port() const { return sockets_->port(); }
  const std::string& key() const { return key_; }  // empty for plain HTTP
  std::vector<std::string> addresses() const;      // "https://192.168.1.7:6985"
  const std::string& database() const { return hub_->database(); }

 private:
  HubRunner(core::Workshop& workshop, HubSettings settings, std::unique_ptr<sync::Hub> hub);
  void serve(std::uint64_t visit, sync::HubRequest request, std::int64_t now_ms);
  void take_news(std::int64_t now_ms);
  void look_at_waits(std::int64_t now_ms, bool all);

  core::Workshop& workshop_;
  HubSettings settings_;
  std::string key_;
  std::unique_ptr<sync::Hub> hub_;
  std::map<std::uint64_t, sync::HubWait> waits_;  // by visit
  std::int64_t arrival_ = -1;                     // of the last op that was told of
  std::uint64_t revision_ = ~std::uint64_t{0};    // of the store, when it was looked at last
  bool more_came_ = false;
  std::unique_ptr<HubSockets> sockets_;
};

}  // namespace ubao::platform
