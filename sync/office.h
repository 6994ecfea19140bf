// The office's side of a CouchDB: slots, each a database with an account of its own, made ahead and bound to a
// workshop later. What a slot consists of as pure values, and a machine without I/O that looks at a server,
// makes what is missing, mends what differs, and says so; run twice, it finds nothing to do. After the CouchDB
// 3 documentation of _security, _users and validate_doc_update. One thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/env.h"
#include "sync/couch.h"

namespace ubao::sync {

struct Slot {
  std::string database;  // also the name of its account and of the role that may write there
  std::string password;  // empty: not known here
  std::string workshop;  // bound to it; empty: free
};

// A file of slots: as precious as the passwords in it.
struct SlotFile {
  std::string server;  // "https://couch.example"
  std::vector<Slot> slots;
};
std::string slot_file_text(const SlotFile& file);
// Errors: bad_input with what is wrong.
core::Result<SlotFile> read_slot_file(std::string_view text);

// As many slots as wanted: those of the file, and new ones under names that follow the prefix.
void fill_slots(SlotFile& file, int wanted, std::string_view prefix, core::Random& random);

// What people would type to reach the slot's database, credentials included.
std::string typed_address(const SlotFile& file, const Slot& slot);

// The design document that checks form only: an id that an op can have, the revision that is its hash, a
// size, no deletion. And who may read and write: never empty, which would let everybody.
Json form_guard();
Json members_of(const Slot& slot);

// What was found or done. `what`: "server", or the name of a database or account, with its part.
struct OfficeFinding {
  enum class State { fine, made, mended, missing, wrong };
  State state = State::fine;
  std::string what, detail;
};
std::string_view name_of(OfficeFinding::State state);

class OfficeSetup {
 public:
  // `administrator`: the server's address with name and password; its database is of no meaning. With
  // `mends`, what is missing or differs is put right, else only said.
  OfficeSetup(Address administrator, std::vector<Slot> slots, bool mends);

  // The next request; none when finished.
  std::optional<HttpRequest> next();
  void take(const HttpReply& reply);

  bool finished() const { return step_ == Step::done || error_.code != core::ErrorCode::none; }
  // Why it was given up; code none when all was looked at.
  const core::Error& error() const { return error_; }
  const std::vector<OfficeFinding>& findings() const { return findings_; }
  // Something is missing or wrong and was not put right.
  bool lacks() const;

 private:
  enum class Step {
    sign_in, welcome, users, make_users, database, make_database, security, write_security, guard, write_guard,
    account, write_account, enter, done
  };

  const Slot& slot() const { return slots_[at_]; }
  std::string url(std::string_view rest) const { return access_.address.base + "/" + std::string(rest); }
  std::string account_url() const;
  void found(OfficeFinding::State state, std::string what, std::string detail = {});
  void give_up(const Verdict& verdict);
  void go(Step step) { step_ = step; }
  void next_slot();
  bool compare(const HttpReply& reply, const Verdict& verdict, const Json& wanted, std::string_view part,
               Step write);
  void take_account(const HttpReply& reply, const Verdict& verdict);
  void take_enter(const Verdict& verdict);
  void take_written(const Verdict& verdict);

  Access access_;
  std::vector<Slot> slots_;
  bool mends_;
  Step step_ = Step::sign_in;
  std::size_t at_ = 0;
  Json writing_;                 // the document under way
  OfficeFinding to_tell_;        // once it is written
  bool password_set_ = false;    // of this slot's account, in this run
  core::Error error_;
  std::vector<OfficeFinding> findings_;
};

}  // namespace ubao::sync
