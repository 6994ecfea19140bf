// A workshop as a file that people carry: written, taken in, and the receipt by which the next file holds
// only what is new.
#include <algorithm>
#include <cstdio>
#include <optional>

#include "core/keyring.h"
#include "core/store.h"
#include "platform/bundle_file.h"
#include "platform/cli/commands.h"
#include "platform/key_files.h"
#include "sync/bundle_writer.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;
using nlohmann::json;

json counts_of(const sync::BundleInfo& info) {
  return {{"workshop", info.workshop}, {"at", info.at},       {"ops", info.ops},
          {"sheets", info.sheets},     {"bytes", info.bytes}, {"partial", info.partial}};
}

// Writes it all; what the file is then known to hold.
core::Result<sync::BundleInfo> write_bundle(sync::BundleWriter& writer, core::Store& store,
                                            const std::string& path) {
  auto file = BundleFile::begin(path);
  if (!file) return file.error();
  for (;;) {
    const auto piece = writer.next();
    if (!piece) return piece.error();
    if (!*piece) break;
    if (auto written = file->append(**piece); !written) return written.error();
  }
  return file->finish(store.workshop(), core::Secret(store.secret(core::kRoomSecret)));
}

int tell_taken(const CommonOptions& common, const std::string& path, const sync::BundleTaken& taken) {
  json said = counts_of(taken.info);
  said["file"] = path;
  said["added"] = taken.absorbed.added;
  said["known"] = taken.absorbed.known;
  said["set_aside"] = taken.absorbed.set_aside;
  answer(common, said);
  if (taken.absorbed.set_aside == 0) return kDone;
  std::fprintf(stderr,
               "ubao: %d entries of this file could not be used. They are kept apart; `ubao status` lists "
               "them. The rest was taken in.\n",
               taken.absorbed.set_aside);
  return kSomeRefused;
}

core::Result<sync::BundleTaken> take_and_settle(core::Workshop& workshop, FileSource& source) {
  auto taken = sync::take_in_bundle(source, workshop.store());
  if (!taken) return taken;
  // what came may close an activity, for which sheets wait here
  if (const auto settled = workshop.settle(); !settled) return settled.error();
  return taken;
}

// A device that has nothing of the workshop but an invitation. Nothing is left behind when it does not
// become a workshop.
int take_in_invited(const CommonOptions& common, DataFolder& folder, const std::string& path,
                    FileSource& source, core::Invitation invitation) {
  auto workshop = folder.make_room_for(invitation.workshop, std::move(invitation.secrets));
  if (!workshop) return fail(workshop.error());
  const auto taken = take_and_settle(**workshop, source);
  if (taken && !(*workshop)->info().title.empty()) {
    if (!invitation.address.empty())
      (void)folder.device().set_office(invitation.workshop, invitation.address);
    (void)folder.remember(**workshop);
    return tell_taken(common, path, *taken);
  }
  workshop->reset();
  (void)folder.delete_workshop(invitation.workshop);
  if (!taken) return fail(taken.error());
  return fail({ErrorCode::bad_input, path + " holds only a part of the workshop; ask for all of it"});
}

}  // namespace

int export_bundle(const CommonOptions& common, const BundleOptions& options) {
  return with_workshop(common, [&](DataFolder& folder, core::Workshop& workshop) {
    std::optional<sync::Holding> since;
    if (!options.since.empty()) {
      auto receipt = read_receipt_file(options.since);
      if (!receipt) return fail(receipt.error());
      since = std::move(*receipt);
    }
    auto writer = sync::BundleWriter::begin(workshop.store(), core::real_env(), since ? &*since : nullptr);
    if (!writer) return fail(writer.error());
    const auto written = write_bundle(*writer, workshop.store(), options.file);
    if (!written) return fail(written.error());
    (void)folder.remember(workshop);
    json said = counts_of(*written);
    said["file"] = options.file;
    said["left_out"] = writer->left_out();
    answer(common, said);
    if (writer->left_out() == 0) return static_cast<int>(kDone);
    std::fprintf(stderr,
                 "ubao: %llu entries were damaged on this disk and are not in the file. `ubao doctor` says "
                 "more.\n",
                 static_cast<unsigned long long>(writer->left_out()));
    return static_cast<int>(kSomeRefused);
  });
}

int import_bundle(const CommonOptions& common, const BundleOptions& options) {
  auto source = FileSource::open(options.file);
  if (!source) return fail(source.error());
  const auto named = sync::workshop_of(*source);
  if (!named) return fail(named.error());
  if (!common.workshop.empty() && common.workshop != *named) return fail({ErrorCode::bundle_other, *named});
  std::optional<core::Invitation> invitation;
  if (!options.invitation.empty()) {
    auto read = read_invitation_file(options.invitation);
    if (!read) return fail(read.error());
    if (read->workshop != *named) return fail({ErrorCode::bundle_other, *named});
    invitation = std::move(*read);
  }
  return with_folder(common, [&](DataFolder& folder) {
    const auto ids = folder.workshop_ids();
    const bool here = std::find(ids.begin(), ids.end(), *named) != ids.end();
    if (!here && !invitation) return fail({ErrorCode::bundle_stranger, *named});
    if (!here) return take_in_invited(common, folder, options.file, *source, std::move(*invitation));
    auto workshop = folder.open_workshop(*named);
    if (!workshop) return fail(workshop.error());
    warn_if_damaged(**workshop);
    const auto taken = take_and_settle(**workshop, *source);
    if (!taken) return fail(taken.error());
    (void)folder.remember(**workshop);
    return tell_taken(common, options.file, *taken);
  });
}

int write_receipt(const CommonOptions& common, const BundleOptions& options) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    const sync::Holding holding = sync::holding_of(workshop.store(), core::utc_text(workshop.now()));
    const std::string text = sync::holding_text(holding);
    if (auto written = write_private_file(options.file, text); !written) return fail(written.error());
    answer(common, {{"file", options.file},
                    {"workshop", holding.workshop},
                    {"at", holding.at},
                    {"ops", workshop.store().op_count()},
                    {"logs", holding.logs.size()},
                    {"sheets", holding.sheets.size()},
                    {"bytes", text.size()}});
    return static_cast<int>(kDone);
  });
}

}  // namespace ubao::platform
