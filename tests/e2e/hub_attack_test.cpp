// What a stranger in the room may send to a hub, and what a member who lost her mind may: none of it fills
// the memory, none of it learns anything, and the others are served meanwhile.
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <list>

#include "tests/e2e/hub_process.h"

namespace ubao::test {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr long kMostGrowthKb = 512 * 1024;  // what was freed is kept back there
#else
constexpr long kMostGrowthKb = 16 * 1024;
#endif

std::string all_of(const Socket& socket) {
  std::string text;
  for (std::string bytes = socket.receive(); !bytes.empty(); bytes = socket.receive()) text += bytes;
  return text;
}

class HubAttack : public testing::Test {
 protected:
  HubAttack()
      : workshop(laptop.new_workshop("Secret title")),
        hub(laptop, workshop, {"--plain", "--user", "Honest"}) {
    EXPECT_GT(hub.port(), 0) << hub.opening;
    expect_served();
    before_kb = hub.resident_kb();
  }
  // Nothing is left of it but what is kept for the next one.
  ~HubAttack() override {
    expect_served();
    EXPECT_LE(hub.resident_kb() - before_kb, kMostGrowthKb);
  }
  HttpAnswer ask(const std::string& path, const std::string& method = "GET",
                 std::string_view body = {}) const {
    return http(hub.port(), method, path, body, hub.credentials());
  }
  void expect_served() const { EXPECT_EQ(ask("/" + hub.database()).status, 200); }
  void expect_tells_nothing(const std::string& text) const {
    for (const std::string& secret :
         {workshop, std::string("Secret title"), laptop.data().string(), std::string("Server:"),
          std::string("Beast"), std::string("Access-Control")})
      EXPECT_EQ(text.find(secret), std::string::npos) << text;
  }
  // Sends the beginning and then the same again and again, until the hub has had enough of it.
  std::string send_without_end(std::string_view begin, const std::string& again, std::size_t times) const {
    const Socket socket = connect_to(hub.port(), 2);
    bool taken = socket.send(begin);
    for (std::size_t i = 0; i < times && taken; ++i) taken = socket.send(again);
    EXPECT_FALSE(taken) << "it took all of it";
    return all_of(socket);
  }
  std::string basic_header() const { return "Authorization: Basic " + base64_of(hub.credentials()) + "\r\n"; }
  static std::string base64_of(const std::string& text) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    unsigned bits = 0;
    int have = 0;
    for (const char c : text) {
      bits = bits << 8 | static_cast<unsigned char>(c);
      for (have += 8; have >= 6; have -= 6) out += kLetters[bits >> (have - 6) & 63];
    }
    if (have > 0) out += kLetters[bits << (6 - have) & 63];
    return out;
  }

  Installation laptop;
  std::string workshop;
  HubProcess hub;
  long before_kb = 0;
};

TEST_F(HubAttack, Sixty_four_clients_that_dawdle_keep_nobody_out) {
  std::list<Socket> slow;
  for (int i = 0; i < 64; ++i) {
    slow.push_back(connect_to(hub.port(), 2 + i / 8));
    ASSERT_TRUE(slow.back().send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "));
  }
  for (int i = 0; i < 20; ++i) expect_served();
  // the ninth of one address is not served, whatever it asks
  const Socket ninth = connect_to(hub.port(), 2);
  (void)ninth.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  EXPECT_EQ(all_of(ninth), "");
  EXPECT_LE(hub.resident_kb() - before_kb, kMostGrowthKb);
  // after five seconds they are gone, without a word
  for (const Socket& socket : slow) EXPECT_EQ(all_of(socket), "");
}

TEST_F(HubAttack, A_header_without_end_is_cut) {
  const std::string answer =
      send_without_end("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ", std::string(64 * 1024, 'a'), 4'096);
  expect_tells_nothing(answer);
}

TEST_F(HubAttack, Four_hundred_thousand_headers_are_cut) {
  std::string some;
  for (int i = 0; i < 4'000; ++i) some += "X-" + std::to_string(i) + ": b\r\n";
  // 400,000 fit between two busy sockets; many times that do not
  expect_tells_nothing(send_without_end("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n", some, 2'000));
}

TEST_F(HubAttack, Three_hundred_megabytes_in_chunks_are_cut_with_and_without_a_token) {
  const std::string chunk = "10000\r\n" + std::string(64 * 1024, ' ') + "\r\n";
  const std::string begin = "POST /" + hub.database() +
                            "/_bulk_docs HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                            "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
  expect_tells_nothing(send_without_end(begin + "\r\n", chunk, 4'800));
  expect_tells_nothing(send_without_end(begin + basic_header() + "\r\n", chunk, 4'800));
  const std::string pairing = "POST /_pair HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
  expect_tells_nothing(send_without_end(pairing + "Transfer-Encoding: chunked\r\n\r\n", chunk, 4'800));
  const std::string packed = begin + basic_header() + "Content-Length: 314572800\r\n\r\n";
  expect_tells_nothing(send_without_end(packed, chunk, 4'800));
}

TEST_F(HubAttack, Who_has_no_token_or_comes_from_a_page_learns_nothing) {
  std::string said;
  for (const std::string& path :
       {std::string("/"), "/" + hub.database(), "/" + hub.database() + "/_changes",
        std::string("/_session?x"), std::string("/_all_dbs"), std::string("/nothing")}) {
    const HttpAnswer nobody = http(hub.port(), "GET", path);
    EXPECT_EQ(nobody.status, 401) << path;
    if (said.empty()) said = nobody.body;
    EXPECT_EQ(nobody.body, said) << path;
    expect_tells_nothing(nobody.body);
  }
  for (const char* header : {"Host: evil.example\r\n", "Host: 127.0.0.1\r\nOrigin: https://evil.example\r\n",
                             "Host: 127.0.0.1.evil.example\r\n", "Origin: null\r\nHost: 127.0.0.1\r\n"}) {
    const Socket socket = connect_to(hub.port(), 2);
    ASSERT_TRUE(socket.send(std::string("GET / HTTP/1.1\r\n") + header + basic_header() + "\r\n"));
    const std::string answer = all_of(socket);
    EXPECT_EQ(answer.rfind("HTTP/1.1 403 ", 0), 0u) << answer;
    expect_tells_nothing(answer);
  }
}

TEST_F(HubAttack, Tricks_with_paths_and_nested_json_get_a_plain_no) {
  for (const char* path : {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/%00", "/%",
                           "/ubao-x/..%2f..%2fhub.pem", "/_users", "/_node/_local/_config", "/_utils/"}) {
    const HttpAnswer answer = ask(path);
    EXPECT_GE(answer.status, 400) << path;
    EXPECT_LT(answer.status, 500) << path;
    expect_tells_nothing(answer.body);
  }
  for (const char* route : {"/_bulk_docs", "/_revs_diff", "/_bulk_get"}) {
    const HttpAnswer deep = ask("/" + hub.database() + route, "POST", std::string(500'000, '['));
    EXPECT_EQ(deep.status, 400) << route << deep.body;
    expect_tells_nothing(deep.body);
    std::string nested = "{\"docs\":";
    for (int i = 0; i < 100'000; ++i) nested += "{\"a\":";
    EXPECT_EQ(ask("/" + hub.database() + route, "POST", nested).status, 400) << route;
  }
}

TEST_F(HubAttack, What_is_no_http_gets_no_answer_that_helps) {
  for (const std::string& bytes :
       {std::string(2'000, '\0'), std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11),
        std::string("SSH-2.0-OpenSSH_9\r\n\r\n"), std::string("GET\r\n\r\n")}) {
    const Socket socket = connect_to(hub.port(), 3);
    ASSERT_TRUE(socket.send(bytes));
    ::shutdown(socket.descriptor(), SHUT_WR);
    expect_tells_nothing(all_of(socket));
  }
}

}  // namespace
}  // namespace ubao::test
