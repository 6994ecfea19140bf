// Devices with real stores, a server in memory and the road between them: what the tests of sync tell stories
// with.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "core/store.h"
#include "sync/replicator.h"
#include "tests/support/fake_couch.h"
#include "tests/support/fixed_env.h"
#include "tests/support/scripted_transport.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {

inline constexpr const char* kWorkshop = "k7f3q9x2mbw4hd2a";
inline constexpr const char* kDatabase = "ubao-training";
inline constexpr const char* kServer = "https://couch.test/ubao-training";

// One tablet: a store in a folder of its own.
class Device {
 public:
  explicit Device(std::uint64_t seed) : env_(seed), name_("tablet " + std::to_string(seed)) {
    key_ = core::random_name(env_.random);
    open();
  }

  void open() {
    core::StoreOptions options;
    options.path = folder_.file("workshop.db");
    options.workshop = kWorkshop;
    options.device_name = name_;
    options.public_key = key_;
    auto opened = core::Store::open(options, env_.env());
    ASSERT_TRUE(opened.ok()) << core::describe(opened.error());
    store_ = std::move(*opened);
  }
  void close() { store_.reset(); }

  core::Store& store() { return *store_; }
  core::Env env() { return env_.env(); }
  std::string path() const { return folder_.file("workshop.db"); }

  core::PeerId peer(const std::string& url = kServer) {
    const auto peer = store_->peers().at_address(sync::read_address(url, kWorkshop)->shown());
    return peer.ok() ? peer->id : core::kNoPeer;
  }

  // Writes cards, one op each; the first is preceded by the opening op of the log. Gives their ids.
  std::vector<std::string> write(int count, const std::string& text = "a card") {
    std::vector<core::Change> changes;
    for (int i = 0; i < count; ++i) {
      core::Change change;
      change.of = core::new_record_id("card", env_.random);
      change.set = {{"text", text + " " + std::to_string(i)}};
      changes.push_back(std::move(change));
    }
    std::vector<std::string> ids;
    const auto ops = store_->record(changes);
    EXPECT_TRUE(ops.ok());
    if (ops) {
      for (const core::Op& op : *ops) ids.push_back(op.id());
    }
    return ids;
  }

  std::unique_ptr<sync::Replicator> replicator(const std::string& url = kServer,
                                               sync::ReplicatorOptions options = {}) {
    return std::make_unique<sync::Replicator>(*store_, env(), peer(url), *sync::read_address(url, kWorkshop),
                                              options);
  }

 private:
  TempFolder folder_;
  FixedEnv env_;
  std::string name_;
  std::string key_;
  std::unique_ptr<core::Store> store_;
};

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
    auto replicator = device.replicator();
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
