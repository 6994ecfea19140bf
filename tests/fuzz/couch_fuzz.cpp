// A server that answers anything. Each part of the input is one answer: a word for what came of the request
// (a status, or "cut", "late", "long", "moved"), a space, and the body. All readers of the protocol take it,
// and a replicator meets the answers one after the other: it comes to an end, and what is here stays.
#include <algorithm>
#include <charconv>

#include "sync/couch.h"
#include "sync/replicator.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/scripted_transport.h"

namespace ubao::test {
namespace {

using sync::Failure;
using sync::HttpReply;

constexpr const char* kAddress = "https://tablet:secret@couch.test/ubao-training";
constexpr std::int64_t kDayMs = 24 * 3600 * 1000;

HttpReply reply_of(std::string_view part) {
  HttpReply reply;
  const std::string_view word = take_word(part);
  reply.content_type = "application/json";
  if (word == "cut") {
    reply.failure = Failure::truncated;
  } else if (word == "late") {
    reply.failure = Failure::timeout;
  } else if (word == "long") {
    reply.failure = Failure::too_large;
  } else if (word == "moved") {
    reply.failure = Failure::redirect;
  } else {
    reply.status = 200;
    std::from_chars(word.data(), word.data() + word.size(), reply.status);
  }
  if (word == "cookie") reply.set_cookies.emplace_back(part);
  if (word == "page") reply.content_type = "text/html";
  if (reply.status == 429 || reply.status == 503) reply.retry_after = part.substr(0, part.find('\n'));
  reply.date = part.substr(0, 29);
  reply.body = part;
  return reply;
}

void read_as_everything(const HttpReply& reply) {
  const sync::Verdict verdict = sync::judge(reply);
  must(verdict.retry_after_ms >= 0, "no waiting into the past");
  must(sync::plain_words(reply.body).find('\n') == std::string::npos, "a server's words are one line");
  sync::read_cookie(reply);
  (void)sync::read_info(reply);
  (void)sync::read_mark(reply, "ubao-device");
  (void)sync::read_mark_rev(reply);
  (void)sync::read_missing(reply);
  (void)sync::read_refused(reply);
  (void)sync::read_bodies(reply);
  if (const auto page = sync::read_changes(reply)) {
    for (const sync::ChangedRow& row : page->rows) {
      const std::string hash = sync::hash_in(row.id);
      must(hash.empty() || hash.size() == 32, "a hash is a hash");
    }
  }
}

void meet(const std::vector<HttpReply>& replies) {
  FuzzedDevice device;
  const std::uint64_t before = device->op_count();
  const auto address = must_have(sync::read_address(kAddress, device->workshop()), "an address");
  const auto peer = must_have(device->peers().at_address(address.shown()), "a peer");
  std::size_t next = 0;
  ScriptedTransport road([&](const sync::HttpRequest&, std::int64_t) -> std::optional<HttpReply> {
    if (next < replies.size()) return replies[next++];
    HttpReply nobody;
    nobody.failure = Failure::unreachable;
    return nobody;
  });
  sync::Replicator replicator(device.store(), device.env.env(), peer.id, address);
  run(replicator, road, road.now_ms + kDayMs);
  must(replicator.finished(), "a session comes to its end");
  must(device->op_count() >= before, "what is here stays");
  device.must_be_sound();
}

}  // namespace
}  // namespace ubao::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ubao::test;
  constexpr std::size_t kMostReplies = 24;
  std::vector<HttpReply> replies;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  for (const std::string_view part : parts_of(input, kCut)) {
    if (replies.size() >= kMostReplies) break;
    replies.push_back(reply_of(part));
    read_as_everything(replies.back());
  }
  meet(replies);
  return 0;
}
