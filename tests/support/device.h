// A tablet that exchanges: it writes cards by the dozen and has a replicator for any address.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sync/replicator.h"
#include "tests/support/tablet.h"

namespace ubao::test {

class Device : public Tablet {
 public:
  // Equal seeds make equal devices.
  explicit Device(std::uint64_t seed) : Tablet("tablet " + std::to_string(seed), seed) {}

  // Writes cards, one op each, in one transaction; the first ones ever are preceded by the opening op of the
  // log. Gives the ids of the ops.
  std::vector<std::string> write(int count, const std::string& text = "a card") {
    std::vector<core::Change> changes;
    for (int i = 0; i < count; ++i) {
      core::Change change;
      change.of = core::new_record_id("card", env.random);
      change.set = {{"text", text + " " + std::to_string(i)}};
      changes.push_back(std::move(change));
    }
    std::vector<std::string> ids;
    for (const core::Op& op : demand(store().record(changes), "record")) ids.push_back(op.id());
    return ids;
  }

  core::PeerId peer(const std::string& url) {
    return demand(store().peers().at_address(address(url).shown()), "peer").id;
  }

  // Unsigned, so that tests can count what they wrote; see tests/sync/signing_test.cpp.
  std::unique_ptr<sync::Replicator> replicator(const std::string& url, sync::ReplicatorOptions of = {}) {
    of.signs = false;
    return signing_replicator(url, of);
  }
  std::unique_ptr<sync::Replicator> signing_replicator(const std::string& url,
                                                       sync::ReplicatorOptions of = {}) {
    return std::make_unique<sync::Replicator>(store(), env.env(), peer(url), address(url), of);
  }

 private:
  static sync::Address address(const std::string& url) {
    return demand(sync::read_address(url, kWorkshop), "address");
  }
};

// Whether both show the same; a failing test prints no dumps of a thousand records.
inline bool same_state(Device& a, Device& b) { return a.store().dump() == b.store().dump(); }

}  // namespace ubao::test
