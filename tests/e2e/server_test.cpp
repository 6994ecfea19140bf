// Servers and addresses that are not what they should be. Each gets a clear sentence and an exit code that a
// script can go by; the queue stays, and goes through once the server behaves.
#include <gtest/gtest.h>

#include "tests/e2e/installation.h"
#include "tests/support/couch.h"
#include "tests/support/rude_server.h"

namespace ubao::test {
namespace {

// More of the processor than a program needs that starts and then waits for two seconds.
#ifdef __SANITIZE_ADDRESS__
constexpr double kAsleep = 1.5;
#else
constexpr double kAsleep = 0.5;
#endif

// A device with something to send.
struct Sender {
  Sender() : workshop(home.new_workshop()) { home.add_card(workshop, "To be sent"); }

  // After all that went wrong: nothing was lost, and a good server gets everything.
  void expect_nothing_lost() const {
    const auto ops = static_cast<int>(home.log(workshop).size());
    EXPECT_EQ(home.status(workshop).value("waiting", -1), ops);
    const Couch couch;
    EXPECT_EQ(home.synced(workshop, couch.url()).value("pushed", -1), ops);
    home.expect_healthy();
  }

  Installation home;
  std::string workshop;
};

// Synchronizes with a server that always answers so.
Ended sync_with(const Sender& sender, const RudeServer::Answering& answering) {
  const RudeServer server(answering);
  return sender.home.sync(sender.workshop, server.url());
}

void expect_kept(const Ended& ended, int exit_code, const std::string& sentence) {
  EXPECT_EQ(ended.exit_code, exit_code) << ended.errors;
  expect_sentence(ended, sentence);
  EXPECT_NE(ended.errors.find("Everything waits here safely."), std::string::npos) << ended.errors;
  const json report = object_of(ended);
  EXPECT_EQ(report.value("pushed", -1), 0) << report;
  EXPECT_GT(report.value("queued", -1), 0) << report;
}

TEST(Server, Answers_that_are_no_couchdb_leave_the_queue_as_it_is) {
  const Sender sender;
  const char* strange = "The address answers, but not as a CouchDB server does.";
  const char* away = "The server cannot be reached.";
  const auto page =
      answer_with(200, "<!doctype html><html><body>Welcome to our hotel</body></html>", "text/html");
  expect_kept(sync_with(sender, [&](const RudeRequest&) { return page; }), kFailed, strange);
  const auto not_found = answer_with(404, "<html>Not here</html>", "text/html");
  expect_kept(sync_with(sender, [&](const RudeRequest&) { return not_found; }), kFailed, strange);
  const auto other = answer_with(200, R"(["other", "service"])");
  expect_kept(sync_with(sender, [&](const RudeRequest&) { return other; }), kFailed, strange);
  const auto broken = answer_with(500, R"({"error":"internal","reason":"out of memory"})");
  expect_kept(sync_with(sender, [&](const RudeRequest&) { return broken; }), kNotReachable, away);
  RudeAnswer half = answer_with(200, R"({"db_name":"workshop","doc_count":0,"update_seq":0})");
  half.bytes.resize(half.bytes.size() - 20);
  half.hang_up = true;
  expect_kept(sync_with(sender, [&](const RudeRequest&) { return half; }), kNotReachable, away);
  const RudeAnswer nonsense{"220 mail.example ESMTP ready\r\n", true};
  EXPECT_NE(sync_with(sender, [&](const RudeRequest&) { return nonsense; }).exit_code, 0);
  sender.expect_nothing_lost();
}

TEST(Server, A_redirect_is_not_followed) {
  const Sender sender;
  const RudeServer elsewhere(
      [](const RudeRequest&) { return answer_with(200, R"({"db_name":"workshop"})"); });
  const std::string location = "Location: " + elsewhere.url() + "\r\n";
  const auto ended =
      sync_with(sender, [&](const RudeRequest&) { return answer_with(302, "", "text/plain", location); });
  expect_kept(ended, kFailed, "The address answers, but not as a CouchDB server does.");
  EXPECT_TRUE(elsewhere.asked().empty()) << "it went where it was sent";
  sender.expect_nothing_lost();
}

TEST(Server, One_that_never_answers_ends_when_the_time_is_over) {
  const Sender sender;
  const RudeServer server([](const RudeRequest&) { return RudeAnswer{}; });
  const auto begun = std::chrono::steady_clock::now();
  const Ended ended = sender.home.sync(sender.workshop, server.url(), {"--timeout", "2"});
  const auto took = std::chrono::steady_clock::now() - begun;
  expect_kept(ended, kNotReachable, "The server cannot be reached.");
  EXPECT_GE(took, std::chrono::seconds(2));
  EXPECT_LT(took, std::chrono::seconds(6));
  EXPECT_FALSE(server.asked().empty());
  EXPECT_LT(ended.cpu_seconds, kAsleep) << "it waits without turning in circles";
  sender.expect_nothing_lost();
}

TEST(Server, One_that_is_slow_with_a_batch_is_waited_for_without_turning_in_circles) {
  const Sender sender;
  const RudeServer server([](const RudeRequest& request) {
    if (request.path.find("_bulk_docs") != std::string::npos) return RudeAnswer{};
    return answer_with(200, R"({"db_name":"workshop","results":[],"last_seq":"0","pending":0})");
  });
  const Ended ended = sender.home.sync(sender.workshop, server.url(), {"--timeout", "2"});
  expect_kept(ended, kNotReachable, "The server cannot be reached.");
  EXPECT_LT(ended.cpu_seconds, kAsleep);
}

TEST(Server, One_that_goes_silent_in_the_middle_of_a_push_is_believed_nothing) {
  const Sender sender;
  const RudeServer server([](const RudeRequest& request) {
    if (request.method == "POST")
      return RudeAnswer{"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n[", true};
    return answer_with(200, R"({"db_name":"workshop","results":[],"last_seq":"0","pending":0})");
  });
  const Ended ended = sender.home.sync(sender.workshop, server.url());
  expect_kept(ended, kNotReachable, "The server cannot be reached.");
  sender.expect_nothing_lost();
}

TEST(Server, An_address_that_cannot_be_used_is_told_at_once) {
  const Sender sender;
  for (const char* url : {"", "http://couch.example/workshop", "ftp://couch.example/workshop", "https://",
                          "https://couch.example/UPPER CASE", "https://couch.example:99999/workshop"}) {
    const Ended ended = sender.home.sync(sender.workshop, url);
    EXPECT_EQ(ended.exit_code, kFailed) << url;
    EXPECT_EQ(ended.output, "") << url;
    expect_sentence(ended, "This input cannot be used. Nothing was changed.");
  }
  const std::string nobody = "http://127.0.0.1:" + std::to_string(free_port());
  expect_kept(sender.home.sync(sender.workshop, nobody), kNotReachable, "The server cannot be reached.");
  sender.expect_nothing_lost();
}

TEST(Server, A_wrong_password_is_tried_once_and_told) {
  const Sender sender;
  const RudeServer server([](const RudeRequest&) {
    return answer_with(401, R"({"error":"unauthorized","reason":"Name or password is incorrect."})");
  });
  const std::string address =
      "http://boss:wrong-word@127.0.0.1:" + std::to_string(server.port()) + "/workshop";
  const Ended ended = sender.home.sync(sender.workshop, address);
  expect_kept(ended, kFailed, "The server wants another name or password.");
  EXPECT_EQ(ended.errors.find("wrong-word"), std::string::npos) << "a password is not repeated";
  EXPECT_EQ(server.asked(), std::vector<std::string>{"POST /_session"});
  EXPECT_EQ(sender.home.status(sender.workshop).dump().find("wrong-word"), std::string::npos);
  sender.expect_nothing_lost();
}

TEST(Server, The_right_password_opens_what_the_wrong_one_does_not) {
  const Couch couch("boss:right-word");
  const Sender sender;
  const std::string host = "127.0.0.1:" + std::to_string(couch.port());
  const Ended wrong = sender.home.sync(sender.workshop, "http://boss:wrong-word@" + host);
  EXPECT_EQ(wrong.exit_code, kFailed) << wrong.output;
  expect_sentence(wrong, "The server wants another name or password.");
  const json right = sender.home.synced(sender.workshop, "http://boss:right-word@" + host);
  EXPECT_EQ(right.value("pushed", -1), static_cast<int>(sender.home.log(sender.workshop).size()));
  EXPECT_EQ(sender.home.status(sender.workshop).dump().find("right-word"), std::string::npos);
}

TEST(Server, Joining_what_is_not_there_leaves_nothing_behind) {
  const Couch couch;
  const Installation home;
  const Ended nothing = home.run({"join", "--from", couch.url(), "--workshop", "k7f3q9x2mbw4hd2a"});
  EXPECT_EQ(nothing.exit_code, kFailed) << nothing.output;
  expect_sentence(nothing, "There is no such thing here.");
  const std::string nobody = "http://127.0.0.1:" + std::to_string(free_port());
  const Ended away = home.run({"join", "--from", nobody, "--workshop", "k7f3q9x2mbw4hd2a"});
  EXPECT_EQ(away.exit_code, kNotReachable) << away.output;
  expect_sentence(away, "The server cannot be reached.");
  EXPECT_EQ(home.ask({"workshop", "list"}).value("workshops", json::array()).size(), 0u);
}

}  // namespace
}  // namespace ubao::test
