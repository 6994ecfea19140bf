// Requests to a hub, from clients that mean no good. Each part of the input is one: a line with method and
// target, lines of headers, an empty line, the body. "authorization: me" shows the account of a paired
// tablet. The gate sees each request first, as on the socket; the hub behind it must stand what the gate
// would have refused, too. Answers are JSON, never a secret, and what is stored stays sound.
#include <algorithm>

#include "core/secret.h"
#include "sync/hub.h"
#include "tests/fuzz/fuzz.h"

namespace ubao::test {
namespace {

using sync::HubReply;
using sync::HubRequest;

constexpr std::int64_t kMinuteMs = 60'000;

HubRequest request_of(std::string_view part, const sync::HubCredentials& me) {
  HubRequest request;
  const std::size_t end = std::min(part.find("\n\n"), part.size());
  request.body = part.substr(std::min(end + 2, part.size()));
  std::vector<std::string_view> lines = parts_of(part.substr(0, end), "\n");
  request.method = take_word(lines.front());
  request.target = lines.front();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    std::string_view value = lines[i];
    std::string name(take_word(value));
    if (!name.empty() && name.back() == ':') name.pop_back();
    for (char& c : name) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    const bool mine = name == "authorization" && value == "me";
    request.headers.emplace_back(name, mine ? "Basic " + core::base64(me.user + ":" + me.token) : value);
  }
  return request;
}

class FuzzedHub {
 public:
  FuzzedHub() {
    hub_ = must_have(sync::Hub::open(device_.store(), device_.env.env()), "a hub opens");
    hub_->accounts().set_hosts({"hub.test"});
    const std::string token = hub_->accounts().offer_pairing(now_ms_);
    me_ = must_have(hub_->accounts().pair(token, "Tablet", now_ms_), "a tablet is paired");
  }

  void ask(std::string_view part) {
    // a fuzzer learns from comparisons, and what it says itself may come back
    token_is_out_ = token_is_out_ || part.find(me_.token) != std::string_view::npos;
    const HubRequest request = request_of(part, me_);
    HubRequest head = request;
    head.body.clear();
    if (const auto refused = hub_->accounts().gate().refuse(head)) must_be_fit(*refused);
    const sync::HubAnswer answer = hub_->handle(request, now_ms_);
    if (const auto* reply = std::get_if<HubReply>(&answer)) must_be_fit(*reply);
    if (const auto* wait = std::get_if<sync::HubWait>(&answer)) {
      must(wait->heartbeat_ms >= 0, "hearts beat forwards");
      if (!wait->until_ms) return;
      const sync::HubAnswer later = hub_->look_again(*wait, std::max(now_ms_, *wait->until_ms));
      must(std::holds_alternative<HubReply>(later), "a wait comes to its end");
      must_be_fit(std::get<HubReply>(later));
    }
    now_ms_ += kMinuteMs;
    hub_->tick(now_ms_);
  }

  void must_be_sound() { device_.must_be_sound(); }

 private:
  void must_be_fit(const HubReply& reply) const {
    must(reply.status >= 200 && reply.status < 600, "an answer has a status");
    must(reply.body.empty() || !core::Json::parse(reply.body, nullptr, false).is_discarded(),
         "an answer is JSON");
    must(token_is_out_ || reply.body.find(me_.token) == std::string::npos,
         "no answer holds somebody's token");
    must(reply.cookie.find_first_of("\r\n") == std::string::npos, "a header is one line");
  }

  FuzzedDevice device_;
  std::unique_ptr<sync::Hub> hub_;
  sync::HubCredentials me_;
  bool token_is_out_ = false;
  std::int64_t now_ms_ = 1'000'000;
};

}  // namespace
}  // namespace ubao::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ubao::test;
  constexpr std::size_t kMostRequests = 12;
  FuzzedHub hub;
  std::size_t asked = 0;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  for (const std::string_view part : parts_of(input, kCut)) {
    if (asked++ >= kMostRequests) break;
    hub.ask(part);
  }
  hub.must_be_sound();
  return 0;
}
