// The command line: the same binary serves people and scripts. Each command is one function that gets its
// options and gives an exit code; answers go to standard output as JSON, reasons to standard error as one
// plain sentence.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "platform/data_folder.h"
#include "platform/hub_limits.h"

namespace ubao::platform {

// Stable: scripts rely on them.
enum ExitCode : int {
  kDone = 0,
  kFailed = 1,  // a plain sentence stands on standard error
  kUsage = 2,
  kSomeRefused = 3,   // done, but something was refused
  kNotReachable = 4,  // the queue is intact
};

struct CommonOptions {
  std::string data;  // folder; empty for the default
  std::string workshop;
  bool one_line = false;  // --json: one JSON object on one line; else indented for reading
};

// Says why on standard error.
int fail(const core::Error& error);

// Writes one JSON object to standard output.
void answer(const CommonOptions& options, const nlohmann::json& object);

// A workshop whose file was damaged still opens; people are told where the old file is.
void warn_if_damaged(core::Workshop& workshop);
// Says once that somebody else went on with a log of this device.
void tell_of_copies(core::Workshop& workshop);

// Opens the data folder, or says why it cannot.
core::Result<std::unique_ptr<DataFolder>> open_folder(const CommonOptions& options);

// After a command that wrote: signs what it wrote, and remembers what the first screen shows of it.
void finish(DataFolder& folder, core::Workshop& workshop);

// Opens the data folder and runs `work(folder)`.
template <class Work>
int with_folder(const CommonOptions& options, Work work) {
  auto folder = open_folder(options);
  if (!folder) return fail(folder.error());
  return work(**folder);
}

// Opens the data folder and the workshop, and runs `work(folder, workshop)`.
template <class Work>
int with_workshop(const CommonOptions& options, Work work) {
  return with_folder(options, [&](DataFolder& folder) {
    auto workshop = folder.open_workshop(options.workshop);
    if (!workshop) return fail(workshop.error());
    warn_if_damaged(**workshop);
    const int code = work(folder, **workshop);
    tell_of_copies(**workshop);
    return code;
  });
}

// Opens the workshop's key with the words in a file, if a file is named.
core::Result<core::Done> enter_passphrase(core::Workshop& workshop, const std::string& file);

// Runs `work(folder, workshop)` with the workshop's key at hand, and says what it gives or what went wrong.
template <class Work>
int with_key(const CommonOptions& options, const std::string& passphrase_file, Work work) {
  return with_workshop(options, [&](DataFolder& folder, core::Workshop& workshop) {
    if (auto entered = enter_passphrase(workshop, passphrase_file); !entered) return fail(entered.error());
    const core::Result<nlohmann::json> said = work(folder, workshop);
    if (!said) return fail(said.error());
    answer(options, *said);
    return static_cast<int>(kDone);
  });
}

struct NewWorkshopOptions {
  std::string course = "online-5x2h";  // a shipped course, or a file
  std::string instrument;              // a file, in place of the course's own
  core::WorkshopDetails details;
  std::string passphrase_file;  // of the workshop's key; empty: it lies open on this device
};

struct PersonOptions {
  core::Person person;
};

struct SyncOptions {
  std::string url;          // "hub" for the one that this device was paired with; empty: it, else the office
  std::string invitation;   // file, code or picture of a code, of join
  int timeout_seconds = 0;  // 0: as long as it takes
  bool deep = false;        // receipt: reread and compare every body
  std::string page;         // receipt: file to write it to, for printing
};

struct ServerOptions {
  std::string url;            // with the administrator's name in it
  std::string password_file;  // empty: asked for
  int slots = 0;
  std::string prefix = "ubao-slot-";
  std::string file;    // of slots, written or read: FILE or FILE#N; of bind also a code or its picture
  std::string sheets;  // page to print, written by prepare; empty: none
};

// Files hold PINs and passphrases: on the command line other people of the machine could read them.
struct TrustOptions {
  std::string file;  // that is written or read
  std::string pin_file, old_pin_file, passphrase_file;
  std::string person, first_entry, device, activity, address;
  std::string undelivered;  // typed to erase what was not delivered: the workshop's id, or "everything"
  bool facilitator = false, forgotten = false, everything = false;
};

struct AssessmentOptions {
  std::string activity;
  std::string variable;  // ministry, role, region, gender; empty: no groups
  std::string passphrase_file;
};

struct ChartOptions {
  std::string activity, out;
  std::string kind = "bars";    // bars, radar, dumbbell, groups, table, board
  std::string order;            // dimension, gap, disagreement
  std::string dimension;        // code; bars: only its statements; radar: the one in bold
  std::string variable;         // of groups
  std::string statement;        // of groups; empty: the dimensions
  std::string theme = "light";  // light, dark, contrast, print
  std::string language;         // empty: the workshop's
  int width = 900;              // px at scale 1; boards have their own
  std::string passphrase_file;
};

struct BoardOptions {
  std::string activity;
  std::string person;  // who looks; empty: nobody in particular
  std::string csv;     // file, in place of the answer; empty: none
};

struct HubOptions {
  std::string bind;     // empty: everywhere, or this machine itself where it is plain
  int port = kHubPort;  // the same every time, so that tablets find it again; 0: one that is free
  bool plain = false;
  bool show_code = false;
  std::vector<std::string> pair;   // files to write, one for each device
  std::vector<std::string> users;  // names of programs that speak to a CouchDB
  std::string office;              // address to forward to; empty: the one that this device sends to
  std::string passphrase_file;
  int most_of_one_address = 0;  // connections; 0: the usual limit
  std::string user;             // of revoke
};

struct InstrumentOptions {
  std::string file;  // that is read or written
  std::string name;  // of a shipped instrument
  std::string activity;
};

struct BundleOptions {
  std::string file;   // that is written or read
  std::string since;  // receipt of the reader; empty: everything
  // File, code or picture of a code, of a device that has nothing of the workshop yet.
  std::string invitation;
};

int workshop_new(const CommonOptions& common, const NewWorkshopOptions& options);
int workshop_list(const CommonOptions& common);
int workshop_sample(const CommonOptions& common);
int workshop_delete(const CommonOptions& common, const TrustOptions& options);
int workshop_close(const CommonOptions& common, bool closed);
int activity_list(const CommonOptions& common);
int person_add(const CommonOptions& common, const PersonOptions& options);
int record_intents(const CommonOptions& common, const TrustOptions& options);
std::string record_intent_names();  // one a line with its members, for the help
int print_log(const CommonOptions& common);
int print_dump(const CommonOptions& common);
int print_open_dump(const CommonOptions& common, const TrustOptions& options);
int print_tally(const CommonOptions& common, const TrustOptions& options);
int print_stats(const CommonOptions& common, const AssessmentOptions& options);
int publish(const CommonOptions& common, const AssessmentOptions& options);
int write_chart(const CommonOptions& common, const ChartOptions& options);
int print_board(const CommonOptions& common, const BoardOptions& options);
int invite(const CommonOptions& common, const TrustOptions& options);
int person_set_pin(const CommonOptions& common, const TrustOptions& options);
int person_same(const CommonOptions& common, const TrustOptions& options);
int key_export(const CommonOptions& common, const TrustOptions& options);
int key_import(const CommonOptions& common, const TrustOptions& options);
int key_sheet(const CommonOptions& common, const TrustOptions& options);
int key_words(const CommonOptions& common);
int list_devices(const CommonOptions& common);
int revoke_device(const CommonOptions& common, const TrustOptions& options);
int withdraw(const CommonOptions& common, const TrustOptions& options);
int erase(const CommonOptions& common, const TrustOptions& options);
int instrument_check(const CommonOptions& common, const InstrumentOptions& options);
int instrument_export(const CommonOptions& common, const InstrumentOptions& options);
int instrument_import(const CommonOptions& common, const InstrumentOptions& options);
int instrument_duplicate(const CommonOptions& common, const InstrumentOptions& options);
int run_hub(const CommonOptions& common, const HubOptions& options);
int hub_members(const CommonOptions& common);
int hub_revoke(const CommonOptions& common, const HubOptions& options);
int sync_once(const CommonOptions& common, const SyncOptions& options);
int join(const CommonOptions& common, const SyncOptions& options);
int export_bundle(const CommonOptions& common, const BundleOptions& options);
int import_bundle(const CommonOptions& common, const BundleOptions& options);
int write_receipt(const CommonOptions& common, const BundleOptions& options);
int print_status(const CommonOptions& common);
int print_receipt(const CommonOptions& common, const SyncOptions& options);
int server_prepare(const CommonOptions& common, const ServerOptions& options);
int server_check(const CommonOptions& common, const ServerOptions& options);
int server_bind(const CommonOptions& common, const ServerOptions& options);
int doctor(const CommonOptions& common);

// Reads the arguments and runs the command; without one, opens the window.
int run(int argc, char** argv);

}  // namespace ubao::platform
