// One workshop kept in step with its server or with the hub in its room: drives the replicator over the
// transport, and says how it goes in the words that screens need. A hub is known by its key: it is looked for
// at the beginning and whenever it cannot be reached any more. Never waits: `poll` does what there is to do
// and returns. The store's thread; the transport's own thread calls `wake` when a reply is there.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/workshop.h"
#include "platform/hub_finder.h"
#include "sync/replicator.h"
#include "sync/transport.h"

namespace ubao::platform {

class SyncRunner {
 public:
  // The store outlives the runner. `typed` is the address as people gave it, credentials included; `signs` as
  // in ReplicatorOptions. Errors: bad_input for an address that cannot be used; the store's.
  static core::Result<std::unique_ptr<SyncRunner>> start(core::Store& store, core::Env env,
                                                         const std::string& typed, sync::Mode mode,
                                                         sync::Transport& transport, bool signs = true,
                                                         sync::ForReceipt receipt = sync::ForReceipt::beside);

  // With a hub; `device` is the name that it will know this one by. A device that is not paired yet is
  // paired, and what lets it in is kept. Errors: the store's.
  static core::Result<std::unique_ptr<SyncRunner>> start_in_room(core::Store& store, core::Env env,
                                                                 HubLink link, const std::string& device,
                                                                 sync::Mode mode, sync::Transport& transport);
  ~SyncRunner();

  // Hands replies over and starts what is to be started. True when something may have changed.
  bool poll(std::int64_t now_ms);

  // When to poll though nothing happened; none while only a reply can bring something to do.
  std::optional<std::int64_t> wake_at() const;

  // The address of the peer, without name and password.
  const std::string& address() const { return address_; }
  // What it is remembered by in the store.
  const std::string& peer_name() const { return peer_name_; }
  core::PeerId peer() const { return peer_; }
  // With a hub, not with the office.
  bool in_room() const { return finder_ != nullptr; }

  void send_now();
  bool finished() const { return turned_away_.code != core::ErrorCode::none || replicator_.finished(); }
  sync::Summary summary() const;
  const sync::Replicator& replicator() const { return replicator_; }

 private:
  SyncRunner(core::Store& store, core::PeerId peer, const sync::Address& address, sync::Transport& transport,
             core::Env env, const sync::ReplicatorOptions& options);
  void carry_out(const sync::Orders& orders);
  bool knows_where(std::int64_t now_ms);
  bool lost_sight() const;
  void take_found();

  core::Store& store_;
  sync::Transport& transport_;
  core::PeerId peer_;
  std::string address_, peer_name_;
  sync::Replicator replicator_;

  std::unique_ptr<HubFinder> finder_;  // of a hub; null for a server
  HubLink kept_;                       // as it is in the store
  bool looking_ = false;               // what the finder finds is still to be taken
  std::int64_t look_again_at_ms_ = 0;
  core::Error turned_away_;  // the hub does not pair with this device, or is not there to do so
};

// Milliseconds on a clock that never goes back.
std::int64_t steady_ms();

}  // namespace ubao::platform
