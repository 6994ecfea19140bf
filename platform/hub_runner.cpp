#include "platform/hub_runner.h"

#include <algorithm>

#include "core/store.h"
#include "platform/gzip.h"
#include "platform/hub_certificate.h"
#include "platform/room_addresses.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;

// So many at a time, where a window has to be drawn in between.
constexpr int kMostVisitsAtOnce = 32;

// The body as the hub reads it, or the answer to one that cannot be read.
std::optional<sync::HubReply> unpack(sync::HubRequest& request) {
  const std::string encoding(request.header("content-encoding"));
  if (encoding.empty() || encoding == "identity") return std::nullopt;
  if (encoding != "gzip")
    return sync::error_reply(415, "bad_content_encoding", "Requests are plain or gzip here.");
  auto plain = gunzipped(request.body, sync::kMostExpandedHubBody);
  if (plain) {
    request.body = std::move(*plain);
    return std::nullopt;
  }
  if (plain.error().code == ErrorCode::too_large)
    return sync::error_reply(413, "too_large", "the request entity is too large");
  return sync::error_reply(400, "bad_request", "this is no gzip");
}

bool is_everywhere(const std::string& bind) { return bind == "0.0.0.0" || bind == "::"; }

}  // namespace

core::Result<std::unique_ptr<HubRunner>> HubRunner::start(core::Workshop& workshop, core::Env env,
                                                          const std::filesystem::path& folder,
                                                          const HubSettings& settings,
                                                          std::function<void()> wake) {
  if (settings.plain && !sync::may_be_plain(settings.bind, {}))
    return {ErrorCode::bad_input,
            "without encryption everybody in the room could read along; --plain goes with --bind 127.0.0.1"};
  auto hub = sync::Hub::open(workshop.store(), env);
  if (!hub) return hub.error();
  std::unique_ptr<HubRunner> runner(new HubRunner(workshop, settings, std::move(*hub)));
  HubSocketOptions options;
  options.bind = settings.bind;
  options.port = settings.port;
  options.calling_port = settings.calling_port;
  options.most_of_one_address = settings.most_of_one_address;
  if (!settings.plain) {
    auto certificate = hub_certificate(folder);
    if (!certificate) return certificate.error();
    options.pem = std::move(certificate->pem);
    options.key = runner->key_ = std::move(certificate->key_hash);
  }
  sync::HubAccounts& accounts = runner->hub_->accounts();
  if (const std::string name = room_name(); !name.empty()) accounts.set_hosts({name});
  auto sockets = HubSockets::listen(options, accounts.gate(), std::move(wake));
  if (!sockets) return sockets.error();
  runner->sockets_ = std::move(*sockets);
  runner->hub_->set_addresses(runner->addresses());
  return runner;
}

HubRunner::HubRunner(core::Workshop& workshop, HubSettings settings, std::unique_ptr<sync::Hub> hub)
    : workshop_(workshop), settings_(std::move(settings)), hub_(std::move(hub)) {}

std::vector<std::string> HubRunner::addresses() const {
  std::vector<std::string> hosts{settings_.bind};
  if (is_everywhere(settings_.bind)) {
    hosts = room_addresses();
    if (const std::string name = room_name(); !name.empty()) hosts.push_back(name);
    if (hosts.empty()) hosts.push_back("127.0.0.1");
  }
  std::vector<std::string> addresses;
  for (const std::string& host : hosts) {
    if (addresses.size() == kMostHubAddresses) break;
    const std::string written = host.find(':') == std::string::npos ? host : "[" + host + "]";
    addresses.push_back((settings_.plain ? "http://" : "https://") + written + ":" + std::to_string(port()));
  }
  return addresses;
}

bool HubRunner::poll(std::int64_t now_ms) {
  bool changed = false;
  more_came_ = true;
  for (int count = 0; count < kMostVisitsAtOnce; ++count) {
    auto visit = sockets_->poll();
    if (!visit) {
      more_came_ = false;
      break;
    }
    if (visit->request) {
      serve(visit->number, std::move(*visit->request), now_ms);
      changed = true;
    } else {
      waits_.erase(visit->number);
    }
  }
  hub_->tick(now_ms);
  take_news(now_ms);
  return changed;
}

void HubRunner::serve(std::uint64_t visit, sync::HubRequest request, std::int64_t now_ms) {
  if (auto refusal = unpack(request)) return sockets_->answer(visit, std::move(*refusal));
  sync::HubAnswer answer = hub_->handle(request, now_ms);
  if (const auto* wait = std::get_if<sync::HubWait>(&answer)) {
    sockets_->hold(visit, wait->heartbeat_ms);
    waits_[visit] = *wait;
    return;
  }
  auto& reply = std::get<sync::HubReply>(answer);
  // who was paired may ask the next thing at once
  if (request.target == sync::kPairingPath && reply.status == 201)
    sockets_->set_gate(hub_->accounts().gate());
  sockets_->answer(visit, std::move(reply));
}

// What came in may have closed an activity for which sheets wait here, and others wait to hear of it.
void HubRunner::take_news(std::int64_t now_ms) {
  core::Peers& peers = workshop_.store().peers();
  const std::uint64_t revision = workshop_.store().revision().durable;
  const bool news = revision != revision_ && peers.last_arrival() != arrival_;
  revision_ = revision;
  // a failure of the disk shows when people write; it is tried again with the next thing that comes
  if (news) (void)workshop_.settle();
  if (news) arrival_ = peers.last_arrival();
  look_at_waits(now_ms, news);
}

void HubRunner::look_at_waits(std::int64_t now_ms, bool all) {
  for (auto at = waits_.begin(); at != waits_.end();) {
    const auto& until = at->second.until_ms;
    const bool due = all || (until && *until <= now_ms);
    sync::HubAnswer answer = due ? hub_->look_again(at->second, now_ms) : sync::HubAnswer(at->second);
    auto* reply = std::get_if<sync::HubReply>(&answer);
    if (reply) sockets_->answer(at->first, std::move(*reply));
    at = reply ? waits_.erase(at) : std::next(at);
  }
}

std::optional<std::int64_t> HubRunner::wake_at() const {
  if (more_came_) return 0;
  std::optional<std::int64_t> at = hub_->wake_at();
  for (const auto& [visit, wait] : waits_)
    if (wait.until_ms) at = at ? std::min(*at, *wait.until_ms) : wait.until_ms;
  return at;
}

HubLink HubRunner::offer(std::int64_t now_ms) {
  const std::vector<std::string> present = addresses();
  hub_->set_addresses(present);
  return {key_, present, hub_->accounts().offer_pairing(now_ms), {}, {}};
}

core::Result<HubPairing> HubRunner::pairing(const std::string& office, std::int64_t now_ms) {
  const auto invitation = workshop_.invite(core::Role::participant, office);
  if (!invitation) return invitation.error();
  core::Json file = core::Json::parse(core::invitation_text(*invitation));
  const HubLink link = offer(now_ms);
  file["hub"] = to_json(link);
  return HubPairing{file.dump(2) + "\n", link.token};
}

core::Result<sync::HubCredentials> HubRunner::add_user(const std::string& name, std::int64_t now_ms) {
  sync::HubAccounts& accounts = hub_->accounts();
  auto made = accounts.pair(accounts.offer_pairing(now_ms), name, now_ms);
  if (made) sockets_->set_gate(accounts.gate());
  return made;
}

core::Result<core::Done> HubRunner::revoke(const std::string& user, std::int64_t now_ms) {
  auto revoked = hub_->accounts().revoke(user);
  if (!revoked) return revoked;
  sockets_->set_gate(hub_->accounts().gate());
  look_at_waits(now_ms, true);
  return revoked;
}

}  // namespace ubao::platform
