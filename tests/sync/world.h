// Devices with real stores, a server in memory and the road between them: what the tests of sync tell stories
// with.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sync/replicator.h"
#include "tests/support/device.h"
#include "tests/support/fake_couch.h"
#include "tests/support/scripted_transport.h"

namespace ubao::test {

inline constexpr const char* kDatabase = "ubao-training";
inline constexpr const char* kServer = "https://couch.test/ubao-training";

class World : public testing::Test {
 protected:
  World() { couch.create(kDatabase); }

  FakeCouch couch;
  ScriptedTransport::Server server = [this](const sync::HttpRequest& request, std::int64_t now_ms) {
    return in_front ? in_front(request, now_ms) : couch.handle(request, now_ms);
  };
  ScriptedTransport road{server};

  // Something between the road and the server, when set.
  ScriptedTransport::Server in_front;

  // One session to its end.
  sync::Summary sync_once(Device& device, const std::string& url = kServer) {
    auto replicator = device.replicator(url);
    run(*replicator, road, road.now_ms + 24 * 3600 * 1000);
    EXPECT_TRUE(replicator->finished());
    EXPECT_EQ(road.open(), 0);
    return replicator->summary();
  }

  // The same for another device, on a road of its own, while the first one listens.
  void sync_elsewhere(Device& device) {
    ScriptedTransport other_road(server);
    other_road.now_ms = road.now_ms;
    auto replicator = device.replicator(kServer);
    run(*replicator, other_road, road.now_ms + 60'000);
    EXPECT_TRUE(replicator->finished());
  }

  static sync::HttpReply web_page(int status) {
    sync::HttpReply reply;
    reply.status = status;
    reply.content_type = "text/html";
    reply.body = "<!DOCTYPE html><html><body>Welcome to the hotel</body></html>";
    return reply;
  }

  static bool is(const sync::HttpRequest& request, std::string_view method, std::string_view part) {
    return request.method == method && request.url.find(part) != std::string::npos;
  }

  // How many documents each _bulk_docs held.
  std::vector<int> batches() const {
    std::vector<int> sizes;
    for (const sync::HttpRequest& request : road.sent) {
      if (is(request, "POST", "_bulk_docs"))
        sizes.push_back(static_cast<int>(core::Json::parse(request.body)["docs"].size()));
    }
    return sizes;
  }
  int sent(std::string_view method, std::string_view part) const {
    int count = 0;
    for (const sync::HttpRequest& request : road.sent) count += is(request, method, part) ? 1 : 0;
    return count;
  }
};

}  // namespace ubao::test
