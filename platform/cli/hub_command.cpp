// `ubao hub`: this device as the hub of a workshop, until it is ended. It says where it listens, lets in who
// is paired, forwards to the office where there is one, and takes wishes from standard input, a JSON object a
// line.
#include <algorithm>
#include <iostream>

#include "core/store.h"
#include "platform/bell.h"
#include "platform/cli/commands.h"
#include "platform/cli/hub_console.h"
#include "platform/curl_transport.h"
#include "platform/hub_runner.h"
#include "platform/key_files.h"
#include "platform/pairing_code.h"
#include "platform/qr_code.h"
#include "platform/sync_runner.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;
using nlohmann::json;

constexpr std::int64_t kLongestHubNapMs = 60'000;

json members_json(const std::vector<sync::HubMember>& members) {
  json list = json::array();
  for (const sync::HubMember& member : members)
    list.push_back({{"user", member.user},
                    {"name", member.name},
                    {"paired_at", member.paired_at},
                    {"seen_at", member.seen_at},
                    {"connected", member.connected},
                    {"lacks", member.lacks}});
  return list;
}

// The hub and what it is told.
class HubCommand {
 public:
  HubCommand(DataFolder& folder, core::Workshop& workshop, HubRunner& runner)
      : folder_(folder), workshop_(workshop), runner_(runner) {}

  // The invitation of one device, with how it gets in here, as a file; without one, as a code. Errors:
  // not_allowed, locked, the store's.
  core::Result<json> pair(const std::string& file) {
    const auto pairing = runner_.pairing(folder_.device().office(workshop_.id()), steady_ms());
    if (!pairing) return pairing.error();
    json said = {{"minutes", sync::kPairingMs / 60'000}};
    if (file.empty()) {
      const auto code = code_of_invitation(pairing->file);
      if (!code) return code.error();
      said["code"] = *code;
    } else {
      if (auto written = write_private_file(file, pairing->file); !written) return written.error();
      said["pairing"] = file;
    }
    return said;
  }

  // A code drawn for whoever sits at this terminal; answers go elsewhere.
  core::Result<core::Done> show_code() {
    const auto made = pair({});
    if (!made) return made.error();
    const auto picture = qr_code(core::text_in(*made, "code"), QrFor::screen);
    if (!picture) return picture.error();
    std::cerr << qr_lines(*picture) << std::flush;
    return core::Done{};
  }

  core::Result<json> add_user(const std::string& name) {
    const auto made = runner_.add_user(name, steady_ms());
    if (!made) return made.error();
    return json{{"name", name}, {"user", made->user}, {"token", made->token}};
  }

  core::Result<json> carry_out(const std::string& line) {
    const json wish = json::parse(line, nullptr, false);
    const std::string what = wish.is_object() ? core::text_in(wish, "do") : std::string();
    if (what == "pair") return pair(core::text_in(wish, "out"));
    if (what == "user") return add_user(core::text_in(wish, "name"));
    if (what == "members") return json{{"members", members_json(runner_.members(steady_ms()))}};
    if (what == "revoke") {
      const std::string user = core::text_in(wish, "user");
      const auto revoked = runner_.revoke(user, steady_ms());
      if (!revoked) return revoked.error();
      return json{{"revoked", user}};
    }
    return {ErrorCode::bad_input,
            R"(a hub knows {"do": "pair"} with or without "out": FILE, user, members and revoke)"};
  }

  void say(const core::Result<json>& said) {
    const json line =
        said ? *said
             : json{{"error", core::name_of(said.error().code)}, {"reason", core::describe(said.error())}};
    std::cout << line.dump() << std::endl;
  }

 private:
  DataFolder& folder_;
  core::Workshop& workshop_;
  HubRunner& runner_;
};

core::Result<json> opening_of(HubCommand& command, const HubRunner& runner, const HubOptions& options) {
  json pairings = json::array(), users = json::array();
  for (const std::string& file : options.pair) {
    const auto made = command.pair(file);
    if (!made) return made.error();
    pairings.push_back(file);
  }
  if (options.show_code)
    if (const auto shown = command.show_code(); !shown) return shown.error();
  for (const std::string& name : options.users) {
    const auto made = command.add_user(name);
    if (!made) return made.error();
    users.push_back(*made);
  }
  return json{{"listening", true},
              {"port", runner.port()},
              {"key", runner.key()},
              {"addresses", runner.addresses()},
              {"database", runner.database()},
              {"pairings", pairings},
              {"users", users}};
}

// A runner with the office, where its address is known.
core::Result<std::unique_ptr<SyncRunner>> forward(core::Workshop& workshop, const std::string& office,
                                                  sync::Transport& transport) {
  if (office.empty()) return std::unique_ptr<SyncRunner>();
  // the hub signs what this device writes, every half minute
  return SyncRunner::start(workshop.store(), core::real_env(), office, sync::Mode::live, transport, false);
}

int run_until_ended(DataFolder& folder, core::Workshop& workshop, const HubOptions& options) {
  Bell bell;
  HubConsole console([&bell] { bell.ring(); });
  HubSettings settings;
  settings.bind = !options.bind.empty() ? options.bind : options.plain ? "127.0.0.1" : "0.0.0.0";
  settings.port = options.port;
  settings.plain = options.plain;
  if (options.most_of_one_address > 0) {
    if (!sync::may_be_plain(settings.bind, {}))
      return fail(
          {ErrorCode::bad_input, "--per-address is for tests of this machine itself: --bind 127.0.0.1"});
    settings.most_of_one_address = static_cast<std::size_t>(options.most_of_one_address);
  }
  auto runner =
      HubRunner::start(workshop, core::real_env(), folder.path(), settings, [&bell] { bell.ring(); });
  if (!runner) return fail(runner.error());
  CurlTransport transport([&bell] { bell.ring(); });
  const std::string office = options.office.empty() ? folder.device().office(workshop.id()) : options.office;
  auto office_runner = forward(workshop, office, transport);
  if (!office_runner) return fail(office_runner.error());
  HubCommand command(folder, workshop, **runner);
  const auto opening = opening_of(command, **runner, options);
  if (!opening) return fail(opening.error());
  command.say(opening);
  while (!console.ended()) {
    const std::int64_t now = steady_ms();
    while (const auto line = console.poll()) command.say(command.carry_out(*line));
    if (*office_runner) (*office_runner)->poll(now);
    (*runner)->poll(now);
    std::int64_t until = (*runner)->wake_at().value_or(now + kLongestHubNapMs);
    if (*office_runner) until = std::min(until, (*office_runner)->wake_at().value_or(until));
    bell.wait_until(until);
  }
  office_runner->reset();
  finish(folder, workshop);
  return kDone;
}

}  // namespace

int run_hub(const CommonOptions& common, const HubOptions& options) {
  return with_workshop(common, [&](DataFolder& folder, core::Workshop& workshop) {
    if (auto entered = enter_passphrase(workshop, options.passphrase_file); !entered)
      return fail(entered.error());
    return run_until_ended(folder, workshop, options);
  });
}

int hub_members(const CommonOptions& common) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    sync::HubAccounts accounts(workshop.store(), core::real_env());
    answer(common, {{"members", members_json(accounts.members(steady_ms()))}});
    return static_cast<int>(kDone);
  });
}

int hub_revoke(const CommonOptions& common, const HubOptions& options) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    sync::HubAccounts accounts(workshop.store(), core::real_env());
    if (auto revoked = accounts.revoke(options.user); !revoked) return fail(revoked.error());
    answer(common, {{"revoked", options.user}});
    return static_cast<int>(kDone);
  });
}

}  // namespace ubao::platform
