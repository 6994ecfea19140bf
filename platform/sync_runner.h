// One workshop kept in step with its server: drives the replicator over the transport, and says how it goes
// in the words that screens need. Never waits: `poll` does what there is to do and returns. The store's
// thread; the transport's own thread calls `wake` when a reply is there.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/workshop.h"
#include "sync/replicator.h"
#include "sync/transport.h"

namespace ubao::platform {

class SyncRunner {
 public:
  // The store outlives the runner. `typed` is the address as people gave it, credentials included.
  // Errors: bad_input for an address that cannot be used; the store's.
  static core::Result<std::unique_ptr<SyncRunner>> start(core::Store& store, core::Env env,
                                                         const std::string& typed, sync::Mode mode,
                                                         sync::Transport& transport,
                                                         sync::ForReceipt receipt = sync::ForReceipt::beside);
  ~SyncRunner();

  // Hands replies over and starts what is to be started. True when something may have changed.
  bool poll(std::int64_t now_ms);

  // When to poll though nothing happened; none while only a reply can bring something to do.
  std::optional<std::int64_t> wake_at() const { return replicator_.wake_at(); }

  // The address of the peer, without name and password.
  const std::string& address() const { return address_; }
  core::PeerId peer() const { return peer_; }

  void send_now() { replicator_.send_now(); }
  bool finished() const { return replicator_.finished(); }
  sync::Summary summary() const { return replicator_.summary(); }
  const sync::Replicator& replicator() const { return replicator_; }

 private:
  SyncRunner(core::Store& store, core::Env env, core::PeerId peer, const sync::Address& address,
             const sync::ReplicatorOptions& options, sync::Transport& transport);
  void carry_out(const sync::Orders& orders);

  sync::Transport& transport_;
  core::PeerId peer_;
  std::string address_;
  sync::Replicator replicator_;
};

// Milliseconds on a clock that never goes back.
std::int64_t steady_ms();

}  // namespace ubao::platform
