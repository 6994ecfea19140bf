// A hub: the part of CouchDB's HTTP API with which tablets, and any other client that is paired, exchange the
// ops of one workshop over the room's own network. Pure of sockets, threads, clock and sleep: a request is a
// value, so is its answer, and a long poll is a value to look at again. Strict: only ops come in, each under
// the id that its content gives it. The sequence is the order of arrival in the store. Store's thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "sync/hub_accounts.h"
#include "sync/hub_messages.h"

namespace ubao::sync {

class Hub {
 public:
  // The store outlives the hub. Errors: the store's.
  static core::Result<std::unique_ptr<Hub>> open(core::Store& store, core::Env env);

  HubAnswer handle(const HubRequest& request, std::int64_t now_ms);

  // Whether a long poll has an answer now: the store moved, its time has come, or its device was revoked.
  HubAnswer look_again(const HubWait& wait, std::int64_t now_ms);

  // Signs what this device wrote, so that those who read it here can check it: at the most every 30 s. True
  // if there was something.
  bool tick(std::int64_t now_ms);
  std::optional<std::int64_t> wake_at() const;

  HubAccounts& accounts() { return accounts_; }

  // Where it can be reached, "https://192.168.1.7:6985": told to paired devices that ask, since addresses
  // change and its key stays.
  void set_addresses(std::vector<std::string> addresses) { addresses_ = std::move(addresses); }

  // "ubao-<workshop>", the one database.
  const std::string& database() const { return database_; }

 private:
  Hub(core::Store& store, core::Env env, std::string uuid);
  HubReply pair(const HubRequest& request, std::int64_t now_ms);
  HubReply session(const HubRequest& request);
  HubAnswer route(const HubRequest& request, const std::string& user, std::int64_t now_ms);

  core::Store& store_;
  HubAccounts accounts_;
  std::string database_;
  std::vector<std::string> addresses_;
  std::string uuid_;  // of this store as a server; the end of each sequence
  std::uint64_t looked_at_revision_ = 0;
  std::optional<std::int64_t> signed_at_ms_;
};

}  // namespace ubao::sync
