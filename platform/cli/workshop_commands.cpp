#include <cstdio>
#include <iostream>

#include "core/copies.h"
#include "core/keyring.h"
#include "core/locks.h"
#include "core/store.h"
#include "platform/cli/commands.h"
#include "platform/courses.h"
#include "platform/key_files.h"

namespace ubao::platform {
namespace {

using nlohmann::json;

// Makes a workshop, fills it, and takes the file away again if that fails.
template <class Fill>
int make_filled(const CommonOptions& common, Fill fill) {
  return with_folder(common, [&](DataFolder& folder) {
    auto workshop = folder.make_workshop();
    if (!workshop) return fail(workshop.error());
    const std::string id = (*workshop)->id();
    if (auto filled = fill(**workshop); !filled) {
      workshop->reset();
      (void)folder.delete_workshop(id);
      return fail(filled.error());
    }
    if (auto remembered = folder.remember(**workshop); !remembered) return fail(remembered.error());
    answer(common, {{"workshop", id}});
    return static_cast<int>(kDone);
  });
}

json status_of(const core::PeerStatus& status) {
  return {
      {"address", status.address},
      {"own", status.own_total},
      {"waiting", status.own_waiting},
      {"queued", status.queued},
      {"refused", status.refused},
      {"set_aside", status.set_aside},
      {"last_try", status.last.at},
      {"last_success", status.last_success_at},
      {"reason", status.last.error.code == core::ErrorCode::none ? "" : core::describe(status.last.error)}};
}

}  // namespace

int fail(const core::Error& error) {
  std::fprintf(stderr, "ubao: %s\n", core::describe(error).c_str());
  return error.code == core::ErrorCode::unreachable ? kNotReachable : kFailed;
}

core::Result<std::unique_ptr<DataFolder>> open_folder(const CommonOptions& options) {
  return DataFolder::open(options.data.empty() ? default_data_folder() : std::filesystem::path(options.data),
                          core::real_env());
}

void answer(const CommonOptions& options, const json& object) {
  std::cout << object.dump(options.one_line ? -1 : 2) << std::endl;
}

void finish(DataFolder& folder, core::Workshop& workshop) {
  (void)workshop.store().sign_log();  // else it is signed before it is sent
  (void)folder.remember(workshop);
}

void warn_if_damaged(core::Workshop& workshop) {
  const core::Opening& opening = workshop.store().opening();
  if (!opening.was_damaged) return;
  std::fprintf(stderr,
               "ubao: The file of this workshop was damaged. It is kept at %s, and %lld entries were brought "
               "over from it.\n",
               opening.kept_at.c_str(), static_cast<long long>(opening.salvaged));
}

void tell_of_copies(core::Workshop& workshop) {
  if (core::logs_continued_elsewhere(workshop.store()).empty()) return;
  std::fprintf(
      stderr,
      "ubao: This data folder was copied, or an older state of it was put back. Nothing is lost: what "
      "both wrote is kept. If the copy is in use on another device, invite that device anew.\n");
  // where that cannot be noted it is said again
  (void)core::told_of_logs(workshop.store());
}

int workshop_new(const CommonOptions& common, const NewWorkshopOptions& options) {
  auto set = load_course(options.course, options.details.language, options.instrument);
  if (!set) return fail(set.error());
  core::WorkshopDetails details = options.details;
  if (details.title.empty()) details.title = set->course.title;
  core::Secret passphrase;
  if (!options.passphrase_file.empty()) {
    auto words = read_words(options.passphrase_file);
    if (!words) return fail(words.error());
    if (auto strong = core::check_strength(words->view()); !strong) return fail(strong.error());
    passphrase = std::move(*words);
  } else {
    std::fprintf(
        stderr,
        "ubao: The key that opens the answers lies open on this device. Whoever takes the device can "
        "read them; --passphrase-file guards it.\n");
  }
  return make_filled(common, [&](core::Workshop& workshop) -> core::Result<core::Done> {
    if (auto begun = workshop.begin(set->course, set->instrument, details, set->matrices); !begun)
      return begun;
    if (passphrase.empty()) return core::Done{};
    return set_lock(workshop.locks(), {}, passphrase);
  });
}

int workshop_sample(const CommonOptions& common) {
  auto sample = load_sample("en");
  if (!sample) return fail(sample.error());
  auto set = load_course(sample->course, "en");
  if (!set) return fail(set.error());
  return make_filled(common, [&](core::Workshop& workshop) {
    return workshop.begin_sample(set->course, set->instrument, *sample, set->matrices);
  });
}

int workshop_list(const CommonOptions& common) {
  return with_folder(common, [&](DataFolder& folder) {
    json list = json::array();
    for (const std::string& id : folder.workshop_ids()) {
      json entry = {{"workshop", id}};
      for (const core::WorkshopSummary& summary : folder.device().summaries())
        if (summary.id == id)
          entry.update({{"title", summary.title}, {"place", summary.place}, {"starts", summary.starts}});
      list.push_back(std::move(entry));
    }
    answer(common, {{"workshops", list}});
    return static_cast<int>(kDone);
  });
}

int workshop_delete(const CommonOptions& common, const TrustOptions& options) {
  return with_folder(common, [&](DataFolder& folder) {
    const auto deleted = folder.erase_workshop(common.workshop, options.undelivered == common.workshop);
    if (!deleted) return fail(deleted.error());
    answer(common, {{"deleted", common.workshop}});
    return static_cast<int>(kDone);
  });
}

int workshop_close(const CommonOptions& common, bool closed) {
  return with_workshop(common, [&](DataFolder& folder, core::Workshop& workshop) {
    const auto set = workshop.set_closed(closed);
    if (!set) return fail(set.error());
    if (const auto settled = workshop.settle(); !settled) return fail(settled.error());
    finish(folder, workshop);
    answer(common, {{"workshop", common.workshop}, {"closed", closed}, {"op", set->op}});
    return static_cast<int>(kDone);
  });
}

int activity_list(const CommonOptions& common) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    json list = json::array();
    for (const core::AgendaSession& session : workshop.agenda().sessions)
      for (const auto* items : {&session.preparation, &session.items})
        for (const core::AgendaItem& item : *items)
          list.push_back(
              {{"id", item.id}, {"kind", item.kind}, {"title", item.title}, {"session", session.title}});
    answer(common, {{"activities", list}});
    return static_cast<int>(kDone);
  });
}

int person_add(const CommonOptions& common, const PersonOptions& options) {
  return with_workshop(common, [&](DataFolder& folder, core::Workshop& workshop) {
    const auto added = workshop.add_person(options.person);
    if (!added) return fail(added.error());
    finish(folder, workshop);
    answer(common, {{"person", added->record}});
    return static_cast<int>(kDone);
  });
}

int print_log(const CommonOptions& common) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    workshop.store().each_op([](const std::string&, const std::string& text) {
      std::cout << text << '\n';
      return static_cast<bool>(std::cout);
    });
    std::cout.flush();
    return static_cast<int>(std::cout ? kDone : kFailed);
  });
}

int print_dump(const CommonOptions& common) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    std::cout << workshop.store().dump() << std::endl;
    return static_cast<int>(std::cout ? kDone : kFailed);
  });
}

int print_status(const CommonOptions& common) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    const core::Delivery delivery = workshop.delivery();
    json peers = json::array();
    for (const core::PeerStatus& peer : delivery.peers) peers.push_back(status_of(peer));
    json refused = json::array();
    for (const core::Refusal& refusal : delivery.refusals)
      refused.push_back({{"op", refusal.id},
                         {"reason", refusal.reason},
                         {"incoming", refusal.incoming},
                         {"at", refusal.at}});
    const core::WorkshopInfo info = workshop.info();
    answer(common, {{"workshop", workshop.id()},
                    {"title", info.title},
                    {"ops", workshop.store().op_count()},
                    {"own", delivery.own_total},
                    {"waiting", delivery.waiting},
                    {"peers", peers},
                    {"refused", refused}});
    return static_cast<int>(kDone);
  });
}

// Checks what can be checked without a network: every file opens, is sound, and shows what its ops say.
int doctor(const CommonOptions& common) {
  return with_folder(common, [&](DataFolder& folder) {
    int result = kDone;
    json list = json::array();
    for (const std::string& id : folder.workshop_ids()) {
      json entry = {{"workshop", id}};
      auto workshop = folder.open_workshop(id);
      if (!workshop) {
        entry["problem"] = core::describe(workshop.error());
        result = kFailed;
      } else {
        core::Store& store = (*workshop)->store();
        warn_if_damaged(**workshop);
        const bool consistent = store.dump() == store.dump_from_nothing();
        entry.update({{"ops", store.op_count()},
                      {"consistent", consistent},
                      {"was_damaged", store.opening().was_damaged}});
        if (!consistent) result = kFailed;
      }
      list.push_back(std::move(entry));
    }
    answer(common,
           {{"data", folder.path().string()}, {"device", folder.device().name()}, {"workshops", list}});
    if (result != kDone)
      std::fprintf(stderr, "ubao: At least one workshop has a problem; its file was left as it is.\n");
    return result;
  });
}

}  // namespace ubao::platform
