#include "platform/sync_runner.h"

#include <chrono>

#include "core/store.h"

namespace ubao::platform {
namespace {

// While people work, a batch must not hold up the window; a command has nothing else to do.
constexpr int kBatchBesideAWindow = 200;
constexpr int kBatchOfACommand = 1000;

sync::RequestId next_range() {
  static sync::RequestId next = 1;
  return next += 1'000'000'000;
}

}  // namespace

std::int64_t steady_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

core::Result<std::unique_ptr<SyncRunner>> SyncRunner::start(core::Store& store, core::Env env,
                                                            const std::string& typed, sync::Mode mode,
                                                            sync::Transport& transport,
                                                            sync::ForReceipt receipt) {
  const auto address = sync::read_address(typed, store.workshop());
  if (!address) return address.error();
  const auto peer = store.peers().at_address(address->shown());
  if (!peer) return peer.error();
  sync::ReplicatorOptions options;
  options.mode = mode;
  options.receipt = receipt;
  options.most_ops = mode == sync::Mode::live ? kBatchBesideAWindow : kBatchOfACommand;
  // replies to an earlier runner's requests must not be taken for this one's
  options.first_request = next_range();
  return std::unique_ptr<SyncRunner>(new SyncRunner(store, env, peer->id, *address, options, transport));
}

SyncRunner::SyncRunner(core::Store& store, core::Env env, core::PeerId peer, const sync::Address& address,
                       const sync::ReplicatorOptions& options, sync::Transport& transport)
    : transport_(transport), peer_(peer), address_(address.shown()), replicator_(store, env, peer, address, options) {}

SyncRunner::~SyncRunner() {
  replicator_.stop();
  carry_out(replicator_.tick(steady_ms()));
}

void SyncRunner::carry_out(const sync::Orders& orders) {
  for (const sync::RequestId id : orders.cancel) transport_.cancel(id);
  for (const sync::Outgoing& outgoing : orders.start) transport_.start(outgoing.id, outgoing.request);
}

bool SyncRunner::poll(std::int64_t now_ms) {
  bool changed = false;
  while (const auto reply = transport_.poll()) {
    replicator_.on_reply(now_ms, reply->first, reply->second);
    changed = true;
  }
  const sync::Orders orders = replicator_.tick(now_ms);
  carry_out(orders);
  return changed || !orders.start.empty();
}

}  // namespace ubao::platform
