// A hub on a facilitator's laptop and what its tests ask of it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/secret.h"
#include "tests/support/device.h"
#include "tests/support/hub_door.h"
#include "tests/support/scripted_transport.h"

namespace ubao::test {

inline constexpr const char* kHubDatabase = "/ubao-w0rksh0pw0rksh0p";

class HubWorld : public testing::Test {
 protected:
  HubWorld() { open_hub(); }

  void open_hub() {
    hub = demand(sync::Hub::open(laptop.store(), laptop.env.env()));
    hub->accounts().set_hosts({"hub.test"});
  }
  sync::HubCredentials paired(const std::string& name = "Tablet") {
    return demand(hub->accounts().pair(hub->accounts().offer_pairing(now_ms), name, now_ms));
  }
  // With the credentials of one paired device.
  sync::HubRequest request(const std::string& method, const std::string& path,
                           const core::Json& body = nullptr) {
    if (me.user.empty()) me = paired();
    sync::HubRequest out{method, path, {{"host", "hub.test"}, {"authorization", basic(me)}}, {}};
    if (!body.is_null()) {
      out.headers.emplace_back("content-type", "application/json");
      out.body = body.dump();
    }
    return out;
  }
  static std::string basic(const sync::HubCredentials& who) {
    return "Basic " + core::base64(who.user + ":" + who.token);
  }
  sync::HubReply reply_to(const sync::HubRequest& asked) {
    const sync::HubAnswer answer = hub->handle(asked, now_ms);
    const auto* said = std::get_if<sync::HubReply>(&answer);
    return said ? *said : sync::HubReply{-1, "{\"waits\":true}", {}};
  }
  sync::HubReply ask(const std::string& method, const std::string& path, const core::Json& body = nullptr) {
    return reply_to(request(method, kHubDatabase + path, body));
  }
  static core::Json json_of(const sync::HubReply& reply) { return core::Json::parse(reply.body); }

  // Ops that another device wrote, as documents for a push.
  std::vector<core::Json> documents(int count) {
    Device writer{77};
    writer.write(count);
    std::vector<core::Json> out;
    for (const core::QueuedOp& op : all_of(writer))
      out.push_back(core::Json::parse(core::wire_text(op.id, op.hash, op.body)));
    return out;
  }
  static std::vector<core::QueuedOp> all_of(Device& device) {
    std::int64_t end = 0;
    return device.store().peers().arrived(0, 100'000, 1'000'000'000, end);
  }

  Device laptop{50};
  std::unique_ptr<sync::Hub> hub;
  sync::HubCredentials me;
  std::int64_t now_ms = 1'000'000;
};

}  // namespace ubao::test
