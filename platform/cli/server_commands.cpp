// The office's server from the command line: slots made ahead, looked at, and bound to workshops.
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/ids.h"
#include "platform/bell.h"
#include "platform/cli/commands.h"
#include "platform/curl_transport.h"
#include "platform/key_files.h"
#include "platform/sync_runner.h"
#include "sync/office.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;
using nlohmann::json;

constexpr std::uintmax_t kMostSlotFileBytes = 4 * 1024 * 1024;
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

core::Result<sync::SlotFile> slots_in(const std::string& path) {
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(path, failure);
  if (failure) return {ErrorCode::not_found, path};
  if (size > kMostSlotFileBytes) return {ErrorCode::bad_input, path + " is too long for a file of slots"};
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  auto read = sync::read_slot_file(text);
  if (!read) return {read.error().code, path + ": " + read.error().detail};
  return read;
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

}  // namespace

int server_prepare(const CommonOptions& common, const ServerOptions& options) {
  auto address = administrator(options);
  if (!address) return fail(address.error());
  sync::SlotFile file;
  std::error_code failure;
  if (std::filesystem::exists(options.file, failure)) {
    auto known = slots_in(options.file);
    if (!known) return fail(known.error());
    file = std::move(*known);
    if (file.server != address->base)
      return fail({ErrorCode::bad_input, options.file + " holds the slots of " + file.server});
  }
  file.server = address->base;
  sync::fill_slots(file, options.slots, options.prefix, *core::real_env().random);
  // passwords are on the disk before the server has them: a broken link loses none
  if (auto written = write_private_file(options.file, sync::slot_file_text(file)); !written)
    return fail(written.error());
  if (auto checked = sync::read_slot_file(sync::slot_file_text(file)); !checked) return fail(checked.error());
  sync::OfficeSetup setup(std::move(*address), file.slots, true);
  carry_out(setup);
  return tell(common, setup, {{"slots", file.slots.size()}, {"file", options.file}});
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

// A slot serves one workshop: the file remembers which, so that nobody gives it to a second one.
int server_bind(const CommonOptions& common, const ServerOptions& options) {
  const std::size_t mark = options.file.rfind('#');
  const std::string path = options.file.substr(0, mark);
  auto file = slots_in(path);
  if (!file) return fail(file.error());
  std::size_t number = 0;  // from 0
  if (mark != std::string::npos) {
    const std::string digits = options.file.substr(mark + 1);
    number = digits.size() < 6 ? static_cast<std::size_t>(std::strtoul(digits.c_str(), nullptr, 10)) - 1
                               : file->slots.size();
  } else {
    const auto bound = std::find_if(file->slots.begin(), file->slots.end(), [&](const sync::Slot& slot) {
      return slot.workshop == common.workshop || slot.workshop.empty();
    });
    number = static_cast<std::size_t>(bound - file->slots.begin());
    for (std::size_t i = 0; i < file->slots.size(); ++i)
      if (file->slots[i].workshop == common.workshop) number = i;
  }
  if (number >= file->slots.size())
    return fail({ErrorCode::not_found, mark == std::string::npos
                                           ? "a free slot in " + path
                                           : "a slot of that number in " + path + "; it has 1 to " +
                                                 std::to_string(file->slots.size())});
  sync::Slot& slot = file->slots[number];
  if (!slot.workshop.empty() && slot.workshop != common.workshop)
    return fail({ErrorCode::bad_input, "slot " + std::to_string(number + 1) + " serves the workshop " +
                                           slot.workshop + " already; take another"});
  return with_workshop(common, [&](DataFolder& folder, core::Workshop& workshop) {
    slot.workshop = workshop.id();
    if (auto written = write_private_file(path, sync::slot_file_text(*file)); !written)
      return fail(written.error());
    if (auto kept = folder.device().set_office(workshop.id(), sync::typed_address(*file, slot)); !kept)
      return fail(kept.error());
    answer(common, {{"workshop", workshop.id()},
                    {"slot", number + 1},
                    {"office", file->server + "/" + sync::percent_encoded(slot.database)}});
    return static_cast<int>(kDone);
  });
}

}  // namespace ubao::platform
