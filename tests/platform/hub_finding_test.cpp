// A hub at an address that a device never saw: asked for in the room, over the real loopback. Who is meant
// answers, with little; who is not meant, or means ill, brings nobody anywhere.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <thread>
#include <utility>

#include "platform/bell.h"
#include "platform/curl_transport.h"
#include "platform/hub_certificate.h"
#include "platform/hub_finder.h"
#include "platform/hub_sockets.h"
#include "platform/sync_runner.h"
#include "tests/support/demand.h"
#include "tests/support/fixed_env.h"
#include "tests/support/loopback.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {
namespace {

using platform::HubFinder;

constexpr const char* kEverybody = "127.255.255.255";

sockaddr_in endpoint(const char* address, int port) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  inet_pton(AF_INET, address, &to.sin_addr);
  return to;
}

// A socket for datagrams, as a stranger in the room has one.
class Datagrams {
 public:
  Datagrams() : socket_(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    const int on = 1;
    ::setsockopt(socket_.descriptor(), SOL_SOCKET, SO_BROADCAST, &on, sizeof on);
    const int bytes = 4 << 20;
    ::setsockopt(socket_.descriptor(), SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
  }
  bool take(const char* address, int port) const {
    const sockaddr_in at = endpoint(address, port);
    return ::bind(socket_.descriptor(), reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0;
  }
  void send(const std::string& bytes, const sockaddr_in& to) const {
    EXPECT_EQ(::sendto(socket_.descriptor(), bytes.data(), bytes.size(), 0,
                       reinterpret_cast<const sockaddr*>(&to), sizeof to),
              static_cast<ssize_t>(bytes.size()));
  }
  void say(const std::string& bytes, int port) const { send(bytes, endpoint(kEverybody, port)); }
  // What comes within so long, and from where; empty when nothing does.
  std::string hear(std::chrono::milliseconds patience, sockaddr_in* from = nullptr) const {
    const timeval time{patience.count() / 1000, patience.count() % 1000 * 1000};
    ::setsockopt(socket_.descriptor(), SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    std::string bytes(4096, '\0');
    socklen_t length = sizeof(sockaddr_in);
    const auto size = ::recvfrom(socket_.descriptor(), bytes.data(), bytes.size(), 0,
                                 reinterpret_cast<sockaddr*>(from), from ? &length : nullptr);
    bytes.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return bytes;
  }

 private:
  Socket socket_;
};

class HubFinding : public testing::Test {
 protected:
  struct Laptop {
    TempFolder folder;
    platform::HubCertificate certificate = demand(platform::hub_certificate(folder.path()));
    std::unique_ptr<platform::HubSockets> hub;

    int port() const { return hub->port(); }
    core::Secret key() const { return demand(sync::calling_key(certificate.key_hash)); }
  };

  // `called`: it answers who asks for it in the room.
  void serve(Laptop& laptop, bool called = true) const {
    platform::HubSocketOptions options;
    options.bind = "127.0.0.1";
    options.pem = laptop.certificate.pem;
    if (called) options.key = laptop.certificate.key_hash;
    options.calling_port = calling_port_;
    laptop.hub = demand(platform::HubSockets::listen(options, {}, [] {}));
  }

  static std::string at(int port) { return "https://127.0.0.1:" + std::to_string(port); }

  // A device that saw that hub at those ports.
  std::unique_ptr<HubFinder> seeker(const Laptop& wanted, const std::vector<int>& ports) {
    platform::HubLink link{wanted.certificate.key_hash, {}, {}, "device-1", "word"};
    for (const int port : ports) link.addresses.push_back(at(port));
    return std::make_unique<HubFinder>(link, "Blue", transport_, 1, *env_.env().random,
                                       std::vector<platform::CallPlace>{{kEverybody, calling_port_}});
  }

  HubFinder::State look(HubFinder& finder) {
    const std::int64_t end = platform::steady_ms() + 20'000;
    finder.begin(platform::steady_ms());
    while (finder.is_busy() && platform::steady_ms() < end) {
      bell_.wait_until(std::min(end, finder.wake_at().value_or(end)));
      while (const auto reply = transport_.poll()) finder.take(reply->first, reply->second);
      finder.poll(platform::steady_ms());
    }
    return finder.state();
  }

  std::string question_to(const Laptop& laptop) {
    return sync::hub_question(laptop.key(), *env_.env().random);
  }

  const int calling_port_ = free_port();
  FixedEnv env_{4};
  platform::Bell bell_;
  platform::CurlTransport transport_{[this] { bell_.ring(); }};
};

TEST_F(HubFinding, A_hub_that_moved_to_where_nobody_saw_it_is_found_and_its_address_kept) {
  Laptop laptop;
  serve(laptop);
  const auto finder = seeker(laptop, {laptop.port()});
  ASSERT_EQ(look(*finder), HubFinder::State::found);
  const int before = laptop.port();
  auto old = std::exchange(laptop.hub, nullptr);  // so that the next has another port
  serve(laptop);
  ASSERT_NE(laptop.port(), before);
  old.reset();
  ASSERT_EQ(look(*finder), HubFinder::State::found) << finder->error().detail;
  EXPECT_EQ(finder->address(), at(laptop.port()));
  EXPECT_EQ(finder->link().addresses.front(), at(laptop.port()));
  EXPECT_FALSE(finder->wake_at()) << "it goes on asking";
}

TEST_F(HubFinding, Among_several_hubs_on_one_machine_the_one_with_the_key_is_found) {
  Laptop ours, other, third;
  serve(other);
  serve(ours);
  serve(third);
  const auto finder = seeker(ours, {other.port()});
  ASSERT_EQ(look(*finder), HubFinder::State::found) << finder->error().detail;
  EXPECT_EQ(finder->address(), at(ours.port()));
}

TEST_F(HubFinding, A_hub_with_another_key_is_not_taken_for_it) {
  Laptop ours, other;
  serve(other);
  const auto finder = seeker(ours, {free_port()});
  EXPECT_EQ(look(*finder), HubFinder::State::lost);
  EXPECT_EQ(finder->error().code, core::ErrorCode::unreachable);
  EXPECT_FALSE(finder->wake_at());
}

TEST_F(HubFinding, Who_knows_the_hash_of_the_key_and_has_not_the_key_leads_nobody_astray) {
  Laptop ours, liar;
  serve(liar, false);
  Datagrams mouth;
  ASSERT_TRUE(mouth.take(kEverybody, calling_port_));
  const auto finder = seeker(ours, {free_port()});
  std::thread lies([&] {
    for (int count = 0; count < 2; ++count) {
      sockaddr_in from{};
      const std::string question = mouth.hear(std::chrono::seconds{5}, &from);
      const std::string answer = sync::hub_answer(ours.key(), question, liar.port()).value_or("");
      for (const std::string& said : {std::string(), answer.substr(1), answer + "x", std::string(42, 'x'),
                                      question, std::string(2000, 'y'), answer, answer})
        mouth.send(said, from);
    }
  });
  EXPECT_EQ(look(*finder), HubFinder::State::lost);
  EXPECT_NE(finder->error().detail.find("another one"), std::string::npos) << finder->error().detail;
  lies.join();
}

TEST_F(HubFinding, To_what_is_no_question_the_hub_is_silent_and_it_goes_on) {
  Laptop laptop, other;
  serve(laptop);
  const Datagrams stranger;
  const std::string question = question_to(laptop);
  std::vector<std::string> hostile{"",
                                   "GET / HTTP/1.1\r\n\r\n",
                                   question_to(other),
                                   question + "x",
                                   question.substr(1),
                                   std::string(60'000, 'z')};
  for (std::size_t size = 1; size < 100; ++size) hostile.push_back(std::string(size, 'q'));
  for (std::size_t place = 0; place < question.size(); ++place) {
    hostile.push_back(question);
    hostile.back()[place] = static_cast<char>(hostile.back()[place] ^ 0x40);
  }
  for (const std::string& bytes : hostile) stranger.say(bytes, calling_port_);
  stranger.say(question, calling_port_);
  // datagrams stay in order here: whatever was answered before would come before
  const std::string answer = stranger.hear(std::chrono::seconds{10});
  EXPECT_EQ(sync::answered_port(laptop.key(), question, answer), laptop.port());
}

TEST_F(HubFinding, The_hub_answers_with_less_than_was_asked_and_so_often_a_second) {
  Laptop laptop;
  serve(laptop);
  const Datagrams stranger;
  const auto begin = std::chrono::steady_clock::now();
  for (int count = 0; count < 600; ++count) stranger.say(question_to(laptop), calling_port_);
  int answers = 0;
  std::string answer;
  while (!(answer = stranger.hear(std::chrono::milliseconds{300})).empty()) {
    ++answers;
    EXPECT_LE(answer.size(), sync::kHubQuestionBytes);
  }
  const auto took = std::chrono::steady_clock::now() - begin;
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(took).count();
  EXPECT_GE(answers, 1);
  EXPECT_LE(answers, (seconds + 2) * platform::kMostHubAnswers);
}

TEST_F(HubFinding, A_hub_that_cannot_be_asked_for_serves_all_the_same) {
  const Datagrams squatter;
  ASSERT_TRUE(squatter.take(kEverybody, calling_port_));
  Laptop laptop;
  serve(laptop);
  const auto finder = seeker(laptop, {laptop.port()});
  EXPECT_EQ(look(*finder), HubFinder::State::found);
}

}  // namespace
}  // namespace ubao::test
