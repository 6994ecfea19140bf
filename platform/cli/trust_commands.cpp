// Keys, devices, people's locks, withdrawal and erasing from the command line.
#include <cstdio>
#include <iostream>

#include "core/keyring.h"
#include "core/locks.h"
#include "core/store.h"
#include "platform/cli/commands.h"
#include "platform/key_files.h"
#include "platform/languages.h"
#include "platform/recovery_sheet.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;
using nlohmann::json;

json tally_json(const core::Tally& tally) {
  json said = {{"sheets", tally.sheets},
               {"completions", tally.completions},
               {"unreadable", tally.unreadable},
               {"hidden", tally.hidden}};
  if (!tally.hidden) said["counts"] = tally.counts;
  return said;
}

}  // namespace

core::Result<core::Done> enter_passphrase(core::Workshop& workshop, const std::string& file) {
  if (file.empty()) return core::Done{};
  const auto words = read_words(file);
  if (!words) return words.error();
  if (workshop.locks().of({}).state != core::LockState::locked) return core::Done{};
  return open_lock(workshop.locks(), {}, *words);
}

int invite(const CommonOptions& common, const TrustOptions& options) {
  return with_key(
      common, options.passphrase_file,
      [&](DataFolder& folder, core::Workshop& workshop) -> core::Result<json> {
        const std::string address =
            options.address.empty() ? folder.device().office(workshop.id()) : options.address;
        const auto invitation =
            workshop.invite(options.facilitator ? core::Role::facilitator : core::Role::participant, address);
        if (!invitation) return invitation.error();
        if (auto written = write_private_file(options.file, core::invitation_text(*invitation)); !written)
          return written.error();
        return json{{"invitation", options.file},
                    {"role", options.facilitator ? "facilitator" : "participant"}};
      });
}

int person_set_pin(const CommonOptions& common, const TrustOptions& options) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    const auto words = read_words(options.pin_file);
    if (!words) return fail(words.error());
    bool known = false;
    for (const core::Person& person : workshop.people()) known = known || person.id == options.person;
    if (!known) return fail({ErrorCode::not_found, options.person});
    if (!options.old_pin_file.empty()) {
      const auto old_words = read_words(options.old_pin_file);
      if (!old_words) return fail(old_words.error());
      if (auto opened = open_lock(workshop.locks(), options.person, *old_words); !opened)
        return fail(opened.error());
    }
    if (options.forgotten) {
      if (workshop.info().role != core::Role::facilitator) return fail({ErrorCode::not_allowed, {}});
      if (auto gone = workshop.locks().forget(options.person); !gone) return fail(gone.error());
    }
    if (auto set = set_lock(workshop.locks(), options.person, *words); !set) return fail(set.error());
    answer(common, {{"person", options.person}, {"pin", "set"}});
    return static_cast<int>(kDone);
  });
}

int person_same(const CommonOptions& common, const TrustOptions& options) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    const auto said = options.first_entry.empty() ? workshop.part_people(options.person)
                                                  : workshop.join_people(options.person, options.first_entry);
    if (!said) return fail(said.error());
    answer(common, {{"op", said->op}, {"record", said->record}});
    return static_cast<int>(kDone);
  });
}

int key_export(const CommonOptions& common, const TrustOptions& options) {
  return with_key(common, options.passphrase_file,
                  [&](DataFolder&, core::Workshop& workshop) -> core::Result<json> {
                    const auto passphrase = read_words(options.passphrase_file);
                    if (!passphrase) return passphrase.error();
                    const auto text = exported_key(workshop, *passphrase, *core::real_env().random);
                    if (!text) return text.error();
                    if (auto written = write_private_file(options.file, *text); !written)
                      return written.error();
                    return json{{"key", options.file}};
                  });
}

int key_import(const CommonOptions& common, const TrustOptions& options) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    const auto passphrase = read_words(options.passphrase_file);
    if (!passphrase) return fail(passphrase.error());
    const auto text = read_small_file(options.file);
    if (!text) return fail(text.error());
    if (auto taken = import_key(workshop, *text, *passphrase); !taken) return fail(taken.error());
    answer(common, {{"workshop", workshop.id()}, {"role", "facilitator"}});
    return static_cast<int>(kDone);
  });
}

int key_sheet(const CommonOptions& common, const TrustOptions& options) {
  return with_key(common, options.passphrase_file,
                  [&](DataFolder&, core::Workshop& workshop) -> core::Result<json> {
                    const auto page = recovery_sheet(workshop, shipped_language(workshop.info().language));
                    if (!page) return page.error();
                    if (auto written = write_private_file(options.file, *page); !written)
                      return written.error();
                    return json{{"sheet", options.file}};
                  });
}

int key_words(const CommonOptions& common) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    const std::string words{std::istreambuf_iterator<char>(std::cin), {}};
    const auto seed = core::read_recovery_words(words);
    if (!seed) return fail(seed.error());
    if (auto taken = workshop.take_seed(*seed); !taken) return fail(taken.error());
    std::fprintf(stderr,
                 "ubao: The key that opens the answers lies open on this device now; `ubao key export` and "
                 "`key import` put it behind a passphrase.\n");
    answer(common, {{"workshop", workshop.id()}, {"role", "facilitator"}});
    return static_cast<int>(kDone);
  });
}

int list_devices(const CommonOptions& common) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    const core::Devices known = workshop.devices();
    json devices = json::array(), claims = json::array();
    for (const core::DeviceEntry& device : known.devices)
      devices.push_back({{"key", device.key},
                         {"name", device.name},
                         {"role", core::name_of(device.role)},
                         {"mine", device.mine},
                         {"revoked", device.revoked},
                         {"logs", device.logs},
                         {"ops", device.ops},
                         {"unproven", device.unproven}});
    for (const core::Claim& claim : known.claims)
      claims.push_back({{"record", claim.record}, {"device", claim.device}});
    answer(common, {{"devices", devices}, {"claims", claims}});
    return static_cast<int>(kDone);
  });
}

int revoke_device(const CommonOptions& common, const TrustOptions& options) {
  return with_key(common, options.passphrase_file,
                  [&](DataFolder&, core::Workshop& workshop) -> core::Result<json> {
                    const auto revoked = workshop.revoke(options.device);
                    if (!revoked) return revoked.error();
                    return json{{"op", revoked->op}, {"record", revoked->record}};
                  });
}

int withdraw(const CommonOptions& common, const TrustOptions& options) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    const auto withdrawn = workshop.withdraw(options.person);
    if (!withdrawn) return fail(withdrawn.error());
    answer(common, {{"op", withdrawn->op}, {"record", withdrawn->record}});
    return static_cast<int>(kDone);
  });
}

int erase(const CommonOptions& common, const TrustOptions& options) {
  return with_folder(common, [&](DataFolder& folder) {
    core::Result<core::Done> done = core::Done{};
    if (options.everything) {
      done = folder.erase_everything(options.undelivered == "everything");
    } else if (common.workshop.empty()) {
      done = core::Error{ErrorCode::bad_input, "--workshop or --everything is missing"};
    } else if (!options.person.empty()) {
      auto workshop = folder.open_workshop(common.workshop);
      done = workshop ? (*workshop)->erase_from_device(options.person)
                      : core::Result<core::Done>(workshop.error());
    } else {
      done = folder.erase_workshop(common.workshop, options.undelivered == common.workshop);
    }
    if (!done) return fail(done.error());
    answer(common, {{"erased", options.everything        ? "everything"
                               : !options.person.empty() ? options.person
                                                         : common.workshop}});
    return static_cast<int>(kDone);
  });
}

int print_open_dump(const CommonOptions& common, const TrustOptions& options) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    if (auto entered = enter_passphrase(workshop, options.passphrase_file); !entered)
      return fail(entered.error());
    json dump = workshop.opened_dump();
    for (const core::AgendaSession& session : workshop.agenda().sessions)
      for (const auto* items : {&session.preparation, &session.items})
        for (const core::AgendaItem& item : *items) {
          if (item.submissions == 0) continue;
          const auto tally = workshop.tally(item.id);
          dump["tallies"][item.id] =
              tally ? tally_json(*tally) : json{{"closed", core::describe(tally.error())}};
        }
    std::cout << dump.dump() << std::endl;
    return static_cast<int>(std::cout ? kDone : kFailed);
  });
}

int print_tally(const CommonOptions& common, const TrustOptions& options) {
  return with_key(common, options.passphrase_file,
                  [&](DataFolder&, core::Workshop& workshop) -> core::Result<json> {
                    const auto tally = workshop.tally(options.activity);
                    if (!tally) return tally.error();
                    return tally_json(*tally);
                  });
}

}  // namespace ubao::platform
