// One device and its sessions with the server, once or listening: what the tests of the replicator share.
#pragma once

#include <algorithm>

#include "tests/sync/world.h"

namespace ubao::test {

class Session : public World {
 protected:
  Device device{1};

  static sync::ReplicatorOptions live(sync::RequestId first_request = 1) {
    sync::ReplicatorOptions options;
    options.mode = sync::Mode::live;
    options.first_request = first_request;
    return options;
  }
  void run_for(sync::Replicator& replicator, std::int64_t ms) {
    const std::int64_t until = road.now_ms + ms;
    run(replicator, road, until);
    road.now_ms = std::max(road.now_ms, until);
  }
  core::PeerStatus status() { return device.store().peers().status(device.peer(kServer)); }
};

}  // namespace ubao::test
