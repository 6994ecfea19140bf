// The office's server from the command line: slots made ahead, looked at, and bound to workshops.
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "core/ids.h"
#include "core/typed_text.h"
#include "platform/bell.h"
#include "platform/cli/commands.h"
#include "platform/cli/slot_sheets.h"
#include "platform/curl_transport.h"
#include "platform/key_files.h"
#include "platform/languages.h"
#include "platform/slot_files.h"
#include "platform/sync_runner.h"
#include "sync/office.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;
using nlohmann::json;

constexpr std::int64_t kPatienceMs = 60'000;  // beyond the request's own deadline

// What is typed is not shown, and goes to nobody but the server.
core::Result<std::string> asked_password() {
  termios before{};
  const bool terminal = tcgetattr(STDIN_FILENO, &before) == 0;
  if (terminal) {
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    std::fprintf(stderr, "Password of the server's administrator: ");
  }
  std::string password;
  std::getline(std::cin, password);
  if (terminal) {
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::fprintf(stderr, "\n");
  }
  if (password.empty()) return {ErrorCode::bad_input, "the administrator's password is missing"};
  return password;
}

core::Result<sync::Address> administrator(const ServerOptions& options) {
  auto address = sync::read_address(options.url, "office");
  if (!address) return address.error();
  if (address->user.empty())
    return {ErrorCode::bad_input, "the address does not name the administrator: https://name@server"};
  if (address->base + "/" + sync::default_database("office") != address->shown())
    return {ErrorCode::bad_input, "the address is to end with the server's name, without a database"};
  if (!options.password_file.empty()) {
    const auto words = read_words(options.password_file);
    if (!words) return words.error();
    address->password = std::string(words->view());
  } else if (address->password.empty()) {
    auto typed = asked_password();
    if (!typed) return typed.error();
    address->password = std::move(*typed);
  }
  return address;
}

// One request after the other until all is looked at.
void carry_out(sync::OfficeSetup& setup) {
  Bell bell;
  CurlTransport transport([&bell] { bell.ring(); });
  sync::RequestId id = 0;
  while (auto request = setup.next()) {
    const std::int64_t until = steady_ms() + request->deadline_ms + kPatienceMs;
    transport.start(++id, std::move(*request));
    auto reply = transport.poll();
    while (!reply && steady_ms() < until) {
      bell.wait_until(until);
      reply = transport.poll();
    }
    sync::HttpReply none;
    none.failure = sync::Failure::timeout;
    setup.take(reply ? reply->second : none);
  }
}

int tell(const CommonOptions& common, const sync::OfficeSetup& setup, json said) {
  json findings = json::array();
  int made = 0, mended = 0, lacking = 0;
  for (const sync::OfficeFinding& finding : setup.findings()) {
    using State = sync::OfficeFinding::State;
    if (finding.state == State::fine) continue;
    made += finding.state == State::made ? 1 : 0;
    mended += finding.state == State::mended ? 1 : 0;
    lacking += finding.state == State::missing || finding.state == State::wrong ? 1 : 0;
    json one = {{"what", finding.what}, {"state", sync::name_of(finding.state)}};
    if (!finding.detail.empty()) one["detail"] = finding.detail;
    findings.push_back(std::move(one));
  }
  said.update({{"made", made}, {"mended", mended}, {"lacking", lacking}, {"findings", std::move(findings)}});
  answer(common, said);
  if (setup.error().code != ErrorCode::none) return fail(setup.error());
  if (lacking == 0) return kDone;
  std::fprintf(stderr, "ubao: %d things are missing or wrong; `ubao server prepare` puts them right.\n",
               lacking);
  return kSomeRefused;
}

// Which slot of the file was meant, from 0: the one named behind '#', else the workshop's own, else a free
// one; none behind the last.
std::size_t slot_meant(const sync::SlotFile& file, const std::string& number, const std::string& workshop) {
  const auto& slots = file.slots;
  if (!number.empty())
    return number.size() < 6 ? static_cast<std::size_t>(std::strtoul(number.c_str(), nullptr, 10)) - 1
                             : slots.size();
  const auto place = [&](const std::string& wanted) {
    const auto found =
        std::find_if(slots.begin(), slots.end(), [&](const auto& slot) { return slot.workshop == wanted; });
    return static_cast<std::size_t>(found - slots.begin());
  };
  const std::size_t own = place(workshop);
  return own < slots.size() ? own : place({});
}

}  // namespace

int server_prepare(const CommonOptions& common, const ServerOptions& options) {
  auto address = administrator(options);
  if (!address) return fail(address.error());
  sync::SlotFile file;
  std::error_code failure;
  if (std::filesystem::exists(options.file, failure)) {
    auto known = read_slots(options.file);
    if (!known) return fail(known.error());
    file = std::move(known->file);
    if (file.server != address->base)
      return fail({ErrorCode::bad_input, options.file + " holds the slots of " + file.server});
  }
  file.server = address->base;
  sync::fill_slots(file, options.slots, options.prefix, *core::real_env().random);
  // passwords are on the disk before the server has them: a broken link loses none
  if (auto written = write_private_file(options.file, sync::slot_file_text(file)); !written)
    return fail(written.error());
  if (auto checked = sync::read_slot_file(sync::slot_file_text(file)); !checked) return fail(checked.error());
  json said = {{"slots", file.slots.size()}, {"file", options.file}};
  if (!options.sheets.empty()) {
    const auto page = slot_sheets(file, shipped_language("en"));
    if (!page) return fail(page.error());
    if (auto written = write_private_file(options.sheets, *page); !written) return fail(written.error());
    said["sheets"] = options.sheets;
  }
  sync::OfficeSetup setup(std::move(*address), file.slots, true);
  carry_out(setup);
  return tell(common, setup, std::move(said));
}

int server_check(const CommonOptions& common, const ServerOptions& options) {
  auto address = administrator(options);
  if (!address) return fail(address.error());
  sync::SlotFile file;
  sync::fill_slots(file, options.slots, options.prefix, *core::real_env().random);
  for (sync::Slot& slot : file.slots) slot.password.clear();  // not known here
  sync::OfficeSetup setup(std::move(*address), file.slots, false);
  carry_out(setup);
  return tell(common, setup, {{"slots", file.slots.size()}});
}

// A slot serves one workshop: the file remembers which, so that nobody gives it to a second one. Of a code
// nobody remembers it but the office, which handed out the sheet.
int server_bind(const CommonOptions& common, const ServerOptions& options) {
  const std::size_t mark = core::begins_as_code(options.file) ? std::string::npos : options.file.rfind('#');
  const std::string path = options.file.substr(0, mark);
  auto slots = read_slots(path);
  if (!slots) return fail(slots.error());
  sync::SlotFile& file = slots->file;
  const bool named = mark != std::string::npos;
  const std::size_t number =
      slot_meant(file, named ? "0" + options.file.substr(mark + 1) : std::string(), common.workshop);
  if (number >= file.slots.size())
    return fail({ErrorCode::not_found, !named ? "a free slot in " + path
                                              : "a slot of that number in " + path + "; it has 1 to " +
                                                    std::to_string(file.slots.size())});
  sync::Slot& slot = file.slots[number];
  if (!slot.workshop.empty() && slot.workshop != common.workshop)
    return fail({ErrorCode::bad_input, "slot " + std::to_string(number + 1) + " serves the workshop " +
                                           slot.workshop + " already; take another"});
  return with_workshop(common, [&](DataFolder& folder, core::Workshop& workshop) {
    slot.workshop = workshop.id();
    if (!slots->by_code)
      if (auto written = write_private_file(path, sync::slot_file_text(file)); !written)
        return fail(written.error());
    if (auto kept = folder.device().set_office(workshop.id(), sync::typed_address(file, slot)); !kept)
      return fail(kept.error());
    json said = {{"workshop", workshop.id()},
                 {"office", file.server + "/" + sync::percent_encoded(slot.database)}};
    if (!slots->by_code) said["slot"] = number + 1;
    answer(common, said);
    return static_cast<int>(kDone);
  });
}

}  // namespace ubao::platform
