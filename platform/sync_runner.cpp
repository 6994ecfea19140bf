#include "platform/sync_runner.h"

#include <algorithm>
#include <chrono>

#include "core/store.h"

namespace ubao::platform {
namespace {

// While people work, a batch must not hold up the window; a command has nothing else to do.
constexpr int kBatchBesideAWindow = 200;
constexpr int kBatchOfACommand = 1000;

// Replies to an earlier runner's requests must not be taken for this one's. The finder's numbers come after
// the replicator's.
constexpr sync::RequestId kRange = 1'000'000'000, kOfFinder = kRange / 2;

// A hub that went away is looked for so often, while the replicator's back-off goes on.
constexpr std::int64_t kLookEveryMs = 5'000;

sync::RequestId next_range() {
  static sync::RequestId next = 1;
  return next += kRange;
}

sync::ReplicatorOptions options_of(sync::Mode mode, bool signs) {
  sync::ReplicatorOptions options;
  options.mode = mode;
  options.most_ops = mode == sync::Mode::live ? kBatchBesideAWindow : kBatchOfACommand;
  options.signs = signs;
  options.first_request = next_range();
  return options;
}

}  // namespace

std::int64_t steady_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

core::Result<std::unique_ptr<SyncRunner>> SyncRunner::start(core::Store& store, core::Env env,
                                                            const std::string& typed, sync::Mode mode,
                                                            sync::Transport& transport, bool signs,
                                                            sync::ForReceipt receipt) {
  const auto address = sync::read_address(typed, store.workshop());
  if (!address) return address.error();
  const auto peer = store.peers().at_address(address->peer_name());
  if (!peer) return peer.error();
  sync::ReplicatorOptions options = options_of(mode, signs);
  options.receipt = receipt;
  return std::unique_ptr<SyncRunner>(new SyncRunner(store, peer->id, *address, transport, env, options));
}

core::Result<std::unique_ptr<SyncRunner>> SyncRunner::start_in_room(core::Store& store, core::Env env,
                                                                    HubLink link, const std::string& device,
                                                                    sync::Mode mode,
                                                                    sync::Transport& transport) {
  const sync::Address address = link.at(link.addresses.front(), store.workshop());
  const auto peer = store.peers().at_address(address.peer_name());
  if (!peer) return peer.error();
  const sync::ReplicatorOptions options = options_of(mode, true);
  std::unique_ptr<SyncRunner> runner(new SyncRunner(store, peer->id, address, transport, env, options));
  runner->kept_ = link;
  runner->looking_ = true;
  runner->finder_ = std::make_unique<HubFinder>(std::move(link), device, transport,
                                                options.first_request + kOfFinder, *env.random);
  runner->finder_->begin(steady_ms());
  return runner;
}

SyncRunner::SyncRunner(core::Store& store, core::PeerId peer, const sync::Address& address,
                       sync::Transport& transport, core::Env env, const sync::ReplicatorOptions& options)
    : store_(store),
      transport_(transport),
      peer_(peer),
      address_(address.shown()),
      peer_name_(address.peer_name()),
      replicator_(store, env, peer, address, options) {}

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
    if (!finder_ || !finder_->take(reply->first, reply->second))
      replicator_.on_reply(now_ms, reply->first, reply->second);
    changed = true;
  }
  if (looking_ && finder_->poll(now_ms)) changed = true;
  if (finder_ && !knows_where(now_ms)) return changed;
  const sync::Orders orders = replicator_.tick(now_ms);
  carry_out(orders);
  return changed || !orders.start.empty();
}

// The hub does not answer where it was.
bool SyncRunner::lost_sight() const {
  return replicator_.state() == sync::State::waiting &&
         replicator_.error().code == core::ErrorCode::unreachable;
}

// False while there is nothing to ask the hub yet.
bool SyncRunner::knows_where(std::int64_t now_ms) {
  if (!looking_ && lost_sight() && now_ms >= look_again_at_ms_) {
    looking_ = true;
    finder_->begin(now_ms);
  }
  if (looking_ && !finder_->is_busy()) {
    looking_ = false;
    look_again_at_ms_ = now_ms + kLookEveryMs;
    if (finder_->state() == HubFinder::State::found)
      take_found();
    else if (!finder_->link().is_paired())
      turned_away_ = finder_->error();
  }
  // the replicator's own attempt tells how it is with a hub that is nowhere
  const bool waits_for_finder = looking_ && !lost_sight();
  return !waits_for_finder && turned_away_.code == core::ErrorCode::none;
}

void SyncRunner::take_found() {
  const HubLink& link = finder_->link();
  const sync::Address address = link.at(finder_->address(), store_.workshop());
  if (link.user != kept_.user) replicator_.set_credentials(link.user, link.password);
  if (address.shown() != address_) {
    replicator_.move_to(address.base);
    address_ = address.shown();
  }
  if (to_json(link) == to_json(kept_)) return;
  const auto kept = keep_hub_link(store_, link);
  if (kept)
    kept_ = link;
  else if (!kept_.is_paired())
    turned_away_ = kept.error();  // the next start would not get in
}

std::optional<std::int64_t> SyncRunner::wake_at() const {
  if (finished()) return std::nullopt;
  // the replicator waits for the finder at first, and beside it when it has lost sight of the hub
  std::optional<std::int64_t> first;
  if (!looking_ || lost_sight()) first = replicator_.wake_at();
  const auto of_finder = looking_                  ? finder_->wake_at()
                         : finder_ && lost_sight() ? std::optional(look_again_at_ms_)
                                                   : std::nullopt;
  if (!first || !of_finder) return first ? first : of_finder;
  return std::min(*first, *of_finder);
}

void SyncRunner::send_now() {
  look_again_at_ms_ = 0;
  if (finder_ && lost_sight() && !looking_) {
    looking_ = true;
    finder_->begin(steady_ms());
  }
  replicator_.send_now();
}

sync::Summary SyncRunner::summary() const {
  sync::Summary summary = replicator_.summary();
  if (turned_away_.code != core::ErrorCode::none) summary.error = turned_away_;
  return summary;
}

}  // namespace ubao::platform
