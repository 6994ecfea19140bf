// The replicator over libcurl against a real CouchDB-compatible server from npm.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/online_device.h"
#include "tests/support/places.h"
#include "tests/support/process.h"

namespace ubao::test {
namespace {

using namespace std::chrono_literals;

using platform::steady_ms;
using platform::SyncRunner;

class Replication : public testing::Test {
 protected:
  explicit Replication(std::vector<std::string> more = {}) {
    std::vector<std::string> command = {test::node_program(),
                                        test::in_sources("tests/support/couch_server.mjs"), "--dir",
                                        folder_.path().string()};
    command.insert(command.end(), more.begin(), more.end());
    server_ = std::make_unique<Process>(command);
    const auto said = nlohmann::json::parse(server_->read_line().value_or(""), nullptr, false);
    if (said.is_object()) port_ = said.value("port", 0);
    EXPECT_GT(port_, 0) << server_->wait(1s).errors;
  }
  ~Replication() override { server_->send_signal(SIGTERM); }

  std::string url(const std::string& who = {}) const {
    return "http://" + who + "127.0.0.1:" + std::to_string(port_) + "/training";
  }

  TempFolder folder_;
  std::unique_ptr<Process> server_;
  int port_ = 0;
};

TEST_F(Replication, A_thousand_ops_arrive_and_appear_on_a_second_device) {
  OnlineDevice author(1);
  author.write(999);
  const auto pushed = author.sync(url());
  EXPECT_EQ(pushed.error.code, core::ErrorCode::none) << pushed.error.detail;
  EXPECT_EQ(pushed.pushed, 1001) << "with the signature of them all";
  EXPECT_EQ(pushed.queued, 0);
  EXPECT_TRUE(pushed.refused.empty());
  EXPECT_EQ(author.sync(url()).pushed, 0) << "repeating pushes nothing";

  OnlineDevice reader(2);
  const auto pulled = reader.sync(url());
  EXPECT_EQ(pulled.pulled, 1001);
  EXPECT_EQ(pulled.pushed, 0);
  EXPECT_TRUE(same_state(reader, author));
  EXPECT_EQ(reader.sync(url()).pulled, 0);
}

TEST_F(Replication, Both_ways_at_once_and_live) {
  OnlineDevice one(1);
  OnlineDevice two(2);
  auto listening = one.runner(url(), sync::Mode::live);
  one.write(3);
  one.exchange(*listening, [&] {
    return listening->summary().pushed == 5 && listening->summary().state == sync::State::idle;
  });
  two.write(5);
  EXPECT_EQ(two.sync(url()).pulled, 5);
  one.exchange(*listening, [&] { return listening->summary().pulled == 7; });
  one.write(2);
  one.exchange(*listening, [&] { return listening->summary().pushed == 7; });
  two.sync(url());
  EXPECT_TRUE(same_state(one, two));
}

TEST_F(Replication, A_database_made_anew_is_noticed) {
  OnlineDevice device(1);
  device.write(20);
  device.sync(url());
  const std::string other = url() + "-2";
  EXPECT_EQ(device.sync(other).pushed, 22) << "another database is another peer";
  // the server is set back to nothing
  server_->send_signal(SIGTERM);
  (void)server_->wait();
  std::filesystem::remove_all(folder_.path() / "databases");
  server_ = std::make_unique<Process>(
      std::vector<std::string>{test::node_program(), test::in_sources("tests/support/couch_server.mjs"),
                               "--dir", folder_.path().string(), "--port", std::to_string(port_)});
  ASSERT_TRUE(server_->read_line().has_value());
  EXPECT_EQ(device.sync(url()).pushed, 22);
  OnlineDevice reader(2);
  EXPECT_EQ(reader.sync(url()).pulled, 22);
}

class GuardedReplication : public Replication {
 protected:
  GuardedReplication() : Replication({"--admin", "boss:right-word"}) {}
};

TEST_F(GuardedReplication, A_cookie_opens_what_a_wrong_password_does_not) {
  OnlineDevice device(1);
  device.write(5);
  const auto wrong = device.sync(url("boss:wrong-word@"));
  EXPECT_EQ(wrong.state, sync::State::blocked);
  EXPECT_EQ(wrong.error.code, core::ErrorCode::sign_in);
  EXPECT_EQ(device.sync(url("boss:right-word@")).pushed, 7);
}

}  // namespace
}  // namespace ubao::test
