// Sticks: bundles that one device writes and another takes in, once or again, whole or only what a receipt
// lacks, at any later time; and files that were torn or changed on the way.
#include <algorithm>
#include <map>

#include "sync/bundle.h"
#include "sync/bundle_writer.h"
#include "sync/holding.h"
#include "tests/simulator/world.h"
#include "tests/support/bytes_in_memory.h"

namespace ubao::test {
namespace {

constexpr std::size_t kMostSticks = 6;
constexpr int kNewcomer = 1000;  // no other device has this number

std::vector<std::string> hashes_of(core::Store& store) {
  std::vector<std::string> hashes;
  store.each_place([&](const core::Store::Place& place) { hashes.push_back(place.hash); });
  return hashes;
}

bool holds_all(core::Store& store, const std::vector<std::string>& hashes) {
  return std::all_of(hashes.begin(), hashes.end(),
                     [&](const std::string& hash) { return store.has_op(hash); });
}

bool is_refused_as_a_file(core::ErrorCode code) {
  using core::ErrorCode;
  return code == ErrorCode::bundle_damaged || code == ErrorCode::bundle_newer ||
         code == ErrorCode::bundle_other || code == ErrorCode::bundle_limits;
}

// How much waits for each peer that a device knows.
std::map<core::PeerId, std::int64_t> queues_of(core::Store& store) {
  std::map<core::PeerId, std::int64_t> queued;
  for (const core::Peer& peer : store.peers().all()) queued[peer.id] = store.peers().status(peer.id).queued;
  return queued;
}

// A stick is no peer: what it brings waits for every one, and what it takes away still waits.
bool waits_for_all(core::Store& store, const std::map<core::PeerId, std::int64_t>& before,
                   std::int64_t more) {
  for (const auto& [peer, queued] : queues_of(store))
    if (before.count(peer) > 0 && queued < before.at(peer) + more) return false;
  return true;
}

// Where the last frame begins, after the layout in sync/bundle.h.
std::size_t last_frame(const std::string& bytes) {
  std::size_t at = sync::kBundleHeaderBytes;
  for (;;) {
    std::size_t box = 0;
    for (std::size_t i = 4; i-- > 0;) box = box << 8 | static_cast<unsigned char>(bytes[at + 4 + i]);
    const std::size_t next = at + sync::kFramePrefixBytes + box;
    if (next >= bytes.size()) return at;
    at = next;
  }
}

}  // namespace

void World::write_stick() {
  SimulatedDevice* from = some_device();
  SimulatedDevice* reader = dice_.one_in(2) ? some_device() : nullptr;
  if (!from || !from->running() || reader == from) return;
  Stick stick;
  std::optional<sync::Holding> receipt;
  if (reader && reader->running()) {
    const auto read = sync::read_holding(sync::holding_text(sync::holding_of(reader->store(), "")));
    if (!read) return broken("a receipt cannot be read: " + describe(read.error()));
    receipt = *read;
    stick.known = hashes_of(reader->store());
  }
  from->set_time(now_ms_);
  const auto queues = queues_of(from->store());
  auto writer = sync::BundleWriter::begin(from->store(), from->env(), receipt ? &*receipt : nullptr);
  if (!writer) return (void)is_trouble(*from, writer.error(), "begin a bundle");
  stick.holds = hashes_of(from->store());
  for (;;) {
    const auto piece = writer->next();
    if (!piece) return (void)is_trouble(*from, piece.error(), "write a bundle");
    if (!*piece) break;
    stick.bytes += **piece;
  }
  if (from->disk.power_is_off()) return end(*from, Ending::power_cut);
  if (!waits_for_all(from->store(), queues, 0))
    return broken(name_of(*from) + " believes that what is on a stick was sent");
  if (writer->left_out() > 0) return broken(name_of(*from) + " leaves ops out of a bundle");
  tell(name_of(*from) + " writes a stick with " + std::to_string(writer->done()) + " ops" +
       (receipt ? ", for " + name_of(*reader) : ""));
  ++counts_.sticks_written;
  if (sticks_.size() >= kMostSticks)
    sticks_.erase(sticks_.begin() + static_cast<std::ptrdiff_t>(dice_.roll(kMostSticks)));
  sticks_.push_back(std::move(stick));
}

void World::read_stick() {
  SimulatedDevice* to = some_device();
  if (!to || sticks_.empty()) return;
  const Stick& stick = dice_.pick(sticks_);
  const bool fits = holds_all(to->store(), stick.known);
  const auto queues = queues_of(to->store());
  BytesInMemory source(stick.bytes);
  const auto taken = sync::take_in_bundle(source, to->store());
  if (!taken) return (void)is_trouble(*to, taken.error(), "take in a stick");
  if (to->disk.power_is_off()) return end(*to, Ending::power_cut);
  tell(name_of(*to) + " takes in a stick, " + std::to_string(taken->absorbed.added) + " ops are new");
  ++counts_.sticks_read;
  to->merged += taken->absorbed.added;
  const auto said = static_cast<std::int64_t>(taken->info.ops + taken->info.sheets);
  if (taken->absorbed.set_aside > 0 || taken->absorbed.added + taken->absorbed.known != said)
    return broken(name_of(*to) + " does not take in all of a stick");
  if (!waits_for_all(to->store(), queues, taken->absorbed.added))
    return broken(name_of(*to) + " does not hand on what came on a stick");
  if (fits && !holds_all(to->store(), stick.holds))
    return broken(name_of(*to) + " read a stick and lacks what its writer had");
  after(*to);
}

// It was taken out too early, or its flash forgets: nothing of it is taken in.
void World::read_spoiled_stick() {
  SimulatedDevice* to = some_device();
  if (!to || sticks_.empty()) return;
  std::string bytes = dice_.pick(sticks_).bytes;
  if (dice_.one_in(2))
    bytes.resize(dice_.one_in(2) ? last_frame(bytes) : dice_.roll(bytes.size()));
  else
    bytes[dice_.roll(bytes.size())] ^= static_cast<char>(1 << dice_.roll(7));
  const std::uint64_t before = to->store().op_count();
  BytesInMemory source(bytes);
  const auto taken = sync::take_in_bundle(source, to->store());
  ++counts_.sticks_spoiled;
  if (taken) return broken(name_of(*to) + " takes in a stick that is spoiled");
  if (!is_refused_as_a_file(taken.error().code))
    return (void)is_trouble(*to, taken.error(), "refuse a stick");
  if (to->store().op_count() != before) broken(name_of(*to) + " takes in a part of a stick");
}

// In the end one stick gives everything to a device that comes with nothing but its keys.
void World::fill_newcomer_by_stick() {
  const auto from =
      std::find_if(devices_.begin(), devices_.end(), [](const auto& each) { return !each->gone; });
  if (from == devices_.end()) return;
  auto writer = sync::BundleWriter::begin((*from)->store(), (*from)->env());
  if (!writer) return broken("the last stick cannot be begun: " + describe(writer.error()));
  std::string bytes;
  for (;;) {
    const auto piece = writer->next();
    if (!piece) return broken("the last stick cannot be written: " + describe(piece.error()));
    if (!*piece) break;
    bytes += **piece;
  }
  Dice dice(0);
  SimulatedDevice newcomer(kNewcomer, (*from)->identity, "disk of a newcomer", kNewcomer);
  if (const auto started = newcomer.start(); !started)
    return broken("a newcomer does not start: " + describe(started.error()));
  BytesInMemory source(bytes);
  if (const auto taken = sync::take_in_bundle(source, newcomer.store()); !taken)
    broken("a newcomer cannot take in a stick: " + describe(taken.error()));
  else if (newcomer.store().dump() != (*from)->store().dump())
    broken("a newcomer has not got everything out of a stick");
  newcomer.end(Ending::closed, dice);
}

}  // namespace ubao::test
