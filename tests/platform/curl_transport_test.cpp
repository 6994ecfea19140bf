#include "platform/curl_transport.h"

#include <gmock/gmock.h>
#include <zlib.h>

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>

#include "tests/platform/loopback_server.h"

namespace ubao::test {
namespace {

using platform::CurlTransport;
using sync::Failure;
using sync::HttpReply;
using sync::HttpRequest;
using sync::RequestId;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

// What zlib makes of gzip's bytes.
std::string gunzipped(const std::string& packed) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string plain(1'000'000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  return plain;
}

class Curl : public testing::Test {
 protected:
  static HttpRequest get(const std::string& url) {
    HttpRequest request;
    request.method = "GET";
    request.url = url;
    request.deadline_ms = 5'000;
    return request;
  }
  static HttpRequest post(const std::string& url, std::string body) {
    HttpRequest request = get(url);
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = std::move(body);
    return request;
  }

  // The next reply, within ten seconds.
  std::optional<std::pair<RequestId, HttpReply>> next() {
    const auto end = std::chrono::steady_clock::now() + 10s;
    std::unique_lock lock(mutex_);
    while (true) {
      if (auto reply = transport_.poll()) return reply;
      if (!bell_.wait_until(lock, end, [this] { return rung_; })) return std::nullopt;
      rung_ = false;
    }
  }
  HttpReply ask(HttpRequest request) {
    transport_.start(1, std::move(request));
    const auto reply = next();
    EXPECT_TRUE(reply.has_value()) << "no reply at all";
    return reply ? reply->second : HttpReply{};
  }

  std::mutex mutex_;
  std::condition_variable bell_;
  bool rung_ = false;
  CurlTransport transport_{[this] {
    const std::lock_guard lock(mutex_);
    rung_ = true;
    bell_.notify_one();
  }};
};

TEST_F(Curl, Carries_a_request_there_and_its_answer_back) {
  Connection::Request seen;
  LoopbackServer server([&](Connection& connection) {
    seen = connection.read();
    connection.write(answer(201, "[]", "Retry-After: 7\r\nSET-COOKIE:  a=1; Path=/ \r\nSet-Cookie: b=2\r\n"));
  });
  auto request = post(server.url("/db/_bulk_docs?x=%2F"), "{\"docs\":[]}");
  request.headers.emplace_back("Cookie", "AuthSession=abc");
  const HttpReply reply = ask(std::move(request));
  EXPECT_EQ(reply.failure, Failure::none) << reply.detail;
  EXPECT_EQ(reply.status, 201);
  EXPECT_EQ(reply.body, "[]");
  EXPECT_EQ(reply.content_type, "application/json");
  EXPECT_EQ(reply.retry_after, "7");
  EXPECT_THAT(reply.set_cookies, ElementsAre("a=1; Path=/", "b=2"));
  EXPECT_THAT(seen.head, HasSubstr("POST /db/_bulk_docs?x=%2F HTTP/1.1\r\n"));
  EXPECT_THAT(seen.head, HasSubstr("Cookie: AuthSession=abc\r\n"));
  EXPECT_THAT(seen.head, HasSubstr("Content-Type: application/json\r\n"));
  EXPECT_THAT(seen.head, Not(HasSubstr("Content-Encoding")));
  EXPECT_THAT(seen.head, HasSubstr("Accept-Encoding: gzip\r\n"));
  EXPECT_THAT(seen.head, Not(HasSubstr("Expect:")));
  EXPECT_EQ(seen.body, "{\"docs\":[]}");
}

TEST_F(Curl, Every_method_goes_out_as_it_is_named) {
  std::vector<std::string> heads;
  LoopbackServer server([&](Connection& connection) {
    for (auto seen = connection.read(); !seen.head.empty(); seen = connection.read()) {
      heads.push_back(seen.head.substr(0, seen.head.find(' ')) + " " + std::to_string(seen.body.size()));
      connection.write(answer(200, "{}"));
    }
  });
  ask(get(server.url()));
  auto put = get(server.url());
  put.method = "PUT";
  ask(put);
  put.body = "{}";
  ask(put);
  ask(post(server.url(), ""));
  EXPECT_THAT(heads, ElementsAre("GET 0", "PUT 0", "PUT 2", "POST 0"));
  EXPECT_EQ(server.connections(), 1) << "one connection is kept";
}

TEST_F(Curl, A_compressed_request_is_gzip_of_what_was_asked) {
  Connection::Request seen;
  LoopbackServer server([&](Connection& connection) {
    seen = connection.read();
    connection.write(answer(201, "[]"));
  });
  std::string body;
  for (int i = 0; i < 5000; ++i) body += "{\"n\":" + std::to_string(i) + "},";
  auto request = post(server.url(), body);
  request.gzip = true;
  EXPECT_EQ(ask(std::move(request)).status, 201);
  EXPECT_THAT(seen.head, HasSubstr("Content-Encoding: gzip\r\n"));
  EXPECT_LT(seen.body.size(), body.size() / 3);
  EXPECT_EQ(gunzipped(seen.body), body);
}

TEST_F(Curl, A_redirect_is_told_and_not_followed) {
  LoopbackServer elsewhere([](Connection& connection) { connection.write(answer(200, "{}")); });
  LoopbackServer server([&](Connection& connection) {
    connection.read();
    connection.write(answer(302, "", "Location: " + elsewhere.url("/login") + "\r\n"));
  });
  const HttpReply reply = ask(get(server.url()));
  EXPECT_EQ(reply.failure, Failure::redirect);
  EXPECT_THAT(reply.detail, HasSubstr(elsewhere.url("/login")));
  EXPECT_EQ(elsewhere.connections(), 0);
}

TEST_F(Curl, A_web_page_is_handed_over_as_what_it_is) {
  LoopbackServer server([](Connection& connection) {
    connection.read();
    connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>");
  });
  const HttpReply reply = ask(get(server.url()));
  EXPECT_EQ(reply.failure, Failure::none);
  EXPECT_EQ(reply.content_type, "text/html");
  EXPECT_EQ(reply.body, "<html>");
}

TEST_F(Curl, Half_a_body_is_no_answer) {
  LoopbackServer server([](Connection& connection) {
    connection.read();
    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");
  });
  EXPECT_EQ(ask(get(server.url())).failure, Failure::truncated);
}

TEST_F(Curl, Half_of_a_chunked_body_is_no_answer) {
  LoopbackServer server([](Connection& connection) {
    connection.read();
    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
  });
  EXPECT_EQ(ask(get(server.url())).failure, Failure::truncated);
}

TEST_F(Curl, A_connection_closed_without_a_word_is_told) {
  LoopbackServer server([](Connection& connection) { connection.read(); });
  EXPECT_EQ(ask(get(server.url())).failure, Failure::truncated);
}

TEST_F(Curl, What_is_no_HTTP_is_told) {
  LoopbackServer server([](Connection& connection) {
    connection.read();
    connection.write("220 mail.example ESMTP\r\n");
  });
  EXPECT_EQ(ask(get(server.url())).failure, Failure::truncated);
}

TEST_F(Curl, A_server_that_never_answers_is_given_up) {
  LoopbackServer server([](Connection& connection) { connection.hold(); });
  auto request = get(server.url());
  request.deadline_ms = 200;
  EXPECT_EQ(ask(std::move(request)).failure, Failure::timeout);
}

TEST_F(Curl, A_body_over_the_limit_is_cut_off_while_it_comes) {
  LoopbackServer server([](Connection& connection) {
    connection.read();
    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
    while (connection.write(chunk)) {
    }
  });
  auto request = get(server.url());
  request.most_reply_bytes = 300'000;
  const HttpReply reply = ask(std::move(request));
  EXPECT_EQ(reply.failure, Failure::too_large);
  EXPECT_LE(reply.body.size(), 300'000u);
}

TEST_F(Curl, Headers_without_end_are_cut_off) {
  LoopbackServer server([](Connection& connection) {
    connection.read();
    connection.write("HTTP/1.1 200 OK\r\n");
    const std::string line = "X-Header: " + std::string(1000, 'x') + "\r\n";
    while (connection.write(line)) {
    }
  });
  EXPECT_EQ(ask(get(server.url())).failure, Failure::too_large);
}

TEST_F(Curl, A_body_of_just_the_limit_is_taken) {
  LoopbackServer server([](Connection& connection) {
    connection.read();
    connection.write(answer(200, std::string(1000, 'x')));
  });
  auto request = get(server.url());
  request.most_reply_bytes = 1000;
  EXPECT_EQ(ask(std::move(request)).body.size(), 1000u);
}

TEST_F(Curl, Nobody_there_is_told_in_words) {
  std::string url;
  {
    LoopbackServer gone([](Connection&) {});
    url = gone.url();
  }
  const HttpReply reply = ask(get(url));
  EXPECT_EQ(reply.failure, Failure::unreachable);
  EXPECT_THAT(reply.detail, HasSubstr("onnect"));
}

TEST_F(Curl, Only_this_machine_is_spoken_to_in_the_open) {
  for (const char* url :
       {"http://192.0.2.1/db", "http://couch.example/db", "ftp://127.0.0.1/db", "file:///etc/hostname"}) {
    const HttpReply reply = ask(get(url));
    EXPECT_EQ(reply.failure, Failure::tls) << url;
    EXPECT_EQ(reply.body, "") << url;
  }
}

TEST_F(Curl, A_server_that_cannot_encrypt_is_not_spoken_to) {
  Connection::Request seen;
  LoopbackServer server([&](Connection& connection) { connection.write("HTTP/1.1 200 OK\r\n\r\n"); });
  const std::string url = server.url();
  EXPECT_EQ(ask(get("https" + url.substr(4))).failure, Failure::tls);
}

TEST_F(Curl, A_proxy_of_the_environment_is_not_used) {
  LoopbackServer proxy([](Connection& connection) { connection.write(answer(200, "proxy")); });
  LoopbackServer server([](Connection& connection) {
    connection.read();
    connection.write(answer(200, "server"));
  });
  setenv("http_proxy", proxy.url().c_str(), 1);
  setenv("all_proxy", proxy.url().c_str(), 1);
  EXPECT_EQ(ask(get(server.url())).body, "server");
  unsetenv("http_proxy");
  unsetenv("all_proxy");
  EXPECT_EQ(proxy.connections(), 0);
}

TEST_F(Curl, A_cancelled_request_has_no_reply_and_holds_up_no_other) {
  LoopbackServer silent([](Connection& connection) { connection.hold(); });
  LoopbackServer server([](Connection& connection) {
    connection.read();
    connection.write(answer(200, "{}"));
  });
  transport_.start(1, get(silent.url()));
  transport_.start(2, get(server.url()));
  EXPECT_EQ(next()->first, 2u);
  transport_.cancel(1);
  transport_.cancel(99);
  transport_.start(3, get(server.url()));
  EXPECT_EQ(next()->first, 3u);
  EXPECT_FALSE(transport_.poll().has_value());
}

TEST_F(Curl, A_reply_that_is_there_when_it_is_cancelled_is_not_handed_out) {
  LoopbackServer server([](Connection& connection) {
    connection.read();
    connection.write(answer(200, "{}"));
  });
  transport_.start(1, get(server.url()));
  {
    std::unique_lock lock(mutex_);
    ASSERT_TRUE(bell_.wait_for(lock, 10s, [this] { return rung_; }));
  }
  transport_.cancel(1);
  EXPECT_FALSE(transport_.poll().has_value());
}

TEST_F(Curl, A_long_poll_lives_while_there_is_a_sign_of_life) {
  LoopbackServer server([](Connection& connection) {
    connection.read();
    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int beat = 0; beat < 8; ++beat) {
      std::this_thread::sleep_for(100ms);
      connection.write("1\r\n\n\r\n");
    }
    connection.write("2\r\n{}\r\n0\r\n\r\n");
  });
  auto request = get(server.url());
  request.deadline_ms = 0;
  request.silence_ms = 400;
  const HttpReply reply = ask(std::move(request));
  EXPECT_EQ(reply.failure, Failure::none) << reply.detail;
  EXPECT_THAT(reply.body, HasSubstr("{}"));
}

TEST_F(Curl, A_long_poll_ends_when_the_signs_of_life_stop) {
  LoopbackServer server([](Connection& connection) {
    connection.read();
    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n\n\r\n");
    connection.hold();
  });
  auto request = get(server.url());
  request.deadline_ms = 0;
  request.silence_ms = 200;
  const HttpReply reply = ask(std::move(request));
  EXPECT_EQ(reply.failure, Failure::timeout);
  EXPECT_THAT(reply.detail, HasSubstr("sign of life"));
}

TEST_F(Curl, A_push_does_not_wait_for_an_open_long_poll) {
  LoopbackServer server([](Connection& connection) {
    const auto seen = connection.read();
    if (seen.head.find("GET") == 0) return connection.hold();
    connection.write(answer(201, "[]"));
  });
  auto poll = get(server.url());
  poll.deadline_ms = 0;
  poll.silence_ms = 60'000;
  transport_.start(1, poll);
  transport_.start(2, post(server.url(), "{}"));
  const auto reply = next();
  ASSERT_TRUE(reply.has_value());
  EXPECT_EQ(reply->first, 2u);
}

TEST_F(Curl, Ending_does_not_wait_for_what_is_under_way) {
  LoopbackServer server([](Connection& connection) { connection.hold(); });
  const auto begun = std::chrono::steady_clock::now();
  {
    CurlTransport another([] {});
    auto request = get(server.url());
    request.deadline_ms = 60'000;
    another.start(1, std::move(request));
    transport_.start(1, get(server.url()));
    transport_.cancel(1);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
}

}  // namespace
}  // namespace ubao::test
