#include <algorithm>
#include <cstdio>
#include <map>

#include "core/store.h"
#include "platform/bell.h"
#include "platform/cli/commands.h"
#include "platform/curl_transport.h"
#include "platform/handed_file.h"
#include "platform/key_files.h"
#include "platform/languages.h"
#include "platform/receipt_sheet.h"
#include "platform/sync_runner.h"
#include "sync/http_date.h"

namespace ubao::platform {
namespace {

using nlohmann::json;

constexpr std::int64_t kLongestSleepMs = 60'000;
constexpr const char* kHubWord = "hub";

// With whom to exchange: an address as people type it, or a hub.
struct Counterpart {
  std::string url;
  std::optional<HubLink> hub;
  std::string device;  // as the hub lists this one
};

core::Result<Counterpart> counterpart(DataFolder& folder, core::Workshop& workshop, const std::string& url) {
  Counterpart found{url, std::nullopt, folder.device().name()};
  if (url.empty() || url == kHubWord) found.hub = kept_hub_link(workshop.store());
  if (found.hub) return found;
  if (url == kHubWord)
    return {core::ErrorCode::bad_input,
            "this device was not paired with a hub yet; ask for a pairing file and join with it"};
  if (url.empty()) found.url = folder.device().office(workshop.id());
  if (found.url.empty())
    return {core::ErrorCode::bad_input, "neither a hub nor an office is known; say where with --to"};
  return found;
}

core::Result<std::unique_ptr<SyncRunner>> start_with(core::Workshop& workshop, const Counterpart& with,
                                                     sync::Transport& transport, sync::ForReceipt receipt) {
  if (with.hub)
    return SyncRunner::start_in_room(workshop.store(), core::real_env(), *with.hub, with.device,
                                     sync::Mode::once, transport);
  return SyncRunner::start(workshop.store(), core::real_env(), with.url, sync::Mode::once, transport, true,
                           receipt);
}

// Exchanges until all is done, given up, or the time is over.
core::Result<sync::Summary> exchange(core::Workshop& workshop, const Counterpart& with,
                                     const SyncOptions& options,
                                     sync::ForReceipt receipt = sync::ForReceipt::beside) {
  Bell bell;
  CurlTransport transport([&bell] { bell.ring(); });
  auto runner = start_with(workshop, with, transport, receipt);
  if (!runner) return runner.error();
  const std::int64_t end = options.timeout_seconds > 0 ? steady_ms() + options.timeout_seconds * 1000LL : -1;
  while (!(*runner)->finished()) {
    const std::int64_t now = steady_ms();
    (*runner)->poll(now);
    if ((*runner)->finished()) break;
    if (end >= 0 && now >= end) {
      sync::Summary summary = (*runner)->summary();
      if (summary.error.code == core::ErrorCode::none)
        summary.error = {core::ErrorCode::unreachable, "the time was over"};
      return summary;
    }
    std::int64_t until = (*runner)->wake_at().value_or(now + kLongestSleepMs);
    if (end >= 0) until = std::min(until, end);
    bell.wait_until(until);
  }
  return (*runner)->summary();
}

// What came may close an activity, for which sheets waited here: they go out with the same call.
core::Result<sync::Summary> exchange_and_settle(core::Workshop& workshop, Counterpart with,
                                                const SyncOptions& options) {
  auto summary = exchange(workshop, with, options);
  if (!summary || summary->error.code != core::ErrorCode::none) return summary;
  const auto settled = workshop.settle();
  if (!settled) return settled.error();
  if (!*settled) return summary;
  // paired by now, if it was not before
  if (with.hub) with.hub = kept_hub_link(workshop.store());
  auto rest = exchange(workshop, with, options);
  if (!rest) return rest;
  rest->pushed += summary->pushed;
  rest->pulled += summary->pulled;
  return rest;
}

int exit_code_of(const sync::Summary& summary) {
  const core::ErrorCode code = summary.error.code;
  if (code == core::ErrorCode::none) return summary.refused.empty() ? kDone : kSomeRefused;
  return code == core::ErrorCode::unreachable ? kNotReachable : kFailed;
}

int tell(const CommonOptions& common, const std::string& workshop, const sync::Summary& summary) {
  json refused = json::array();
  for (const core::Refusal& refusal : summary.refused)
    refused.push_back({{"op", refusal.id}, {"reason", refusal.reason}});
  json said = {{"pushed", summary.pushed},
               {"pulled", summary.pulled},
               {"queued", summary.queued},
               {"refused", refused},
               {"state", sync::name_of(summary.state)}};
  if (!workshop.empty()) said["workshop"] = workshop;
  if (std::abs(summary.clock_ahead_seconds) > sync::kClockToleranceSeconds) {
    said["clock_ahead_seconds"] = summary.clock_ahead_seconds;
    std::fprintf(stderr,
                 "ubao: The clock of this device differs from the server's by %lld minutes. Nothing is lost "
                 "by that and no "
                 "order depends on it, but the times shown are wrong: please set the clock.\n",
                 static_cast<long long>(summary.clock_ahead_seconds / 60));
  }
  answer(common, said);
  const int code = exit_code_of(summary);
  if (summary.error.code != core::ErrorCode::none)
    std::fprintf(stderr, "ubao: %s\n", core::describe(summary.error).c_str());
  else if (code == kSomeRefused)
    std::fprintf(stderr,
                 "ubao: The server refused %zu entries. They are kept here; `ubao status` lists them.\n",
                 summary.refused.size());
  return code;
}

// The office: where the workshop is sent to, unless told otherwise.
core::Result<Counterpart> office_at(DataFolder& folder, core::Workshop& workshop, const std::string& url) {
  Counterpart office{url.empty() ? folder.device().office(workshop.id()) : url, std::nullopt, {}};
  if (office.url.empty())
    return {core::ErrorCode::bad_input, "--to is missing, and this workshop has no office yet"};
  return office;
}

}  // namespace

int sync_once(const CommonOptions& common, const SyncOptions& options) {
  return with_workshop(common, [&](DataFolder& folder, core::Workshop& workshop) {
    const auto with = counterpart(folder, workshop, options.url);
    if (!with) return fail(with.error());
    const auto summary = exchange_and_settle(workshop, *with, options);
    if (!summary) return fail(summary.error());
    (void)folder.remember(workshop);
    return tell(common, {}, *summary);
  });
}

int print_receipt(const CommonOptions& common, const SyncOptions& options) {
  return with_workshop(common, [&](DataFolder& folder, core::Workshop& workshop) {
    const auto office = office_at(folder, workshop, options.url);
    if (!office) return fail(office.error());
    const auto summary =
        exchange(workshop, *office, options, options.deep ? sync::ForReceipt::deep : sync::ForReceipt::only);
    if (!summary) return fail(summary.error());
    if (summary->error.code != core::ErrorCode::none) return fail(summary->error);
    const auto address = sync::read_address(office->url, workshop.id());
    if (!address) return fail(address.error());
    const auto peer = workshop.store().peers().at_address(address->peer_name());
    if (!peer) return fail(peer.error());
    const auto receipt = workshop.take_receipt(peer->id, options.deep);
    if (!receipt) return fail(receipt.error());
    if (!options.page.empty()) {
      const core::WorkshopInfo info = workshop.info();
      const auto written = write_private_file(
          options.page, receipt_sheet(info.id, info.title, *receipt, shipped_language(info.language)));
      if (!written) return fail(written.error());
    }
    answer(common, core::to_json(*receipt));
    if (receipt->held == receipt->of) return static_cast<int>(kDone);
    std::fprintf(stderr, "ubao: The office lacks %lld of %lld entries. They are kept here.\n",
                 static_cast<long long>(receipt->of - receipt->held), static_cast<long long>(receipt->of));
    return static_cast<int>(kSomeRefused);
  });
}

// A second device: an empty workshop of that id, filled by the server or hub. Nothing is left behind when
// nothing came. One that has the workshop already is paired with the hub.
int join(const CommonOptions& common, const SyncOptions& given) {
  SyncOptions options = given;
  std::string id = common.workshop;
  std::map<std::string, std::string> secrets;
  std::optional<HubLink> hub;
  if (!options.invitation.empty()) {
    const auto handed = read_handed(options.invitation);
    if (!handed) return fail(handed.error());
    auto invitation = core::read_invitation(handed->text);
    if (!invitation) return fail(invitation.error());
    if (!id.empty() && id != invitation->workshop)
      return fail({core::ErrorCode::bad_input, "the invitation is to another workshop"});
    id = invitation->workshop;
    secrets = std::move(invitation->secrets);
    auto link = hub_link_in(handed->text);
    if (!link) return fail(link.error());
    if (options.url.empty()) {
      hub = std::move(*link);
      options.url = invitation->address;
    }
  }
  if (id.empty()) return fail({core::ErrorCode::bad_input, "--workshop or --invite is missing"});
  if (options.url.empty() && !hub) return fail({core::ErrorCode::bad_input, "--from is missing"});
  return with_folder(common, [&](DataFolder& folder) {
    const Counterpart with{options.url, hub, folder.device().name()};
    const std::vector<std::string> known = folder.workshop_ids();
    const bool here = std::find(known.begin(), known.end(), id) != known.end();
    auto workshop = here && hub ? folder.open_workshop(id) : folder.make_room_for(id, std::move(secrets));
    if (!workshop) return fail(workshop.error());
    const auto summary = exchange_and_settle(**workshop, with, options);
    const bool came = summary && !(*workshop)->info().title.empty();
    if (came) {
      (void)folder.remember(**workshop);
      return tell(common, id, *summary);
    }
    workshop->reset();
    if (!here) (void)folder.delete_workshop(id);
    if (!summary) return fail(summary.error());
    if (summary->error.code != core::ErrorCode::none) return tell(common, id, *summary);
    return fail({core::ErrorCode::not_found, "there is no workshop " + id + " at that address"});
  });
}

}  // namespace ubao::platform
