// The inside of Store, shared by its sources: the connection, the state, and the log that this device writes.
// What is kept in memory is read again after a rollback, before it is next relied on. Store's thread.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/database.h"
#include "core/salvage.h"
#include "core/state_table.h"
#include "core/store.h"
#include "core/trust.h"

namespace ubao::core {

// The log that this device appends to. `row` is 0 until its opening op is written.
struct OwnLog {
  std::int64_t row = 0;
  std::string name;
  std::uint64_t seq = 0;
  std::string head;  // hash of the last op
  bool signed_up_to_head = false;
};

// Ops of others on their way in. A record is fresh when nothing of it was here before them.
struct Intake {
  std::vector<Op> ops;
  std::unordered_set<std::string> fresh_records, known_records;
};

struct Store::Parts {
  Parts(StoreOptions store_options, Env store_env);

  void claim();
  std::string meta(const std::string& key);

  // Reads logs, n and the own log; after opening and after a rollback.
  void reload();

  std::int64_t log_row(const std::string& name);
  void insert_op(const Op& op, PeerId peer);
  Op append(const Change& change);
  void append_head(const Gaps& gaps = {});
  bool is_head(std::string_view hash);
  void begin_log();
  void leave_log();
  void note_continued_elsewhere();
  std::vector<Op> carry_out(const Deed& deed);
  void prove_and_fold(const std::vector<const Op*>& ops);
  void hold(const HeldOp& held);
  void release(std::vector<std::string> records);
  void keep_secret(const std::string& name, std::string_view value);
  std::string secret(std::string_view name);
  bool is_withdrawn(const Op& op) const;
  void destroy_withdrawn();
  void erase_private(const std::string& person);
  void know_own_keys();
  Role present_role() const;
  std::optional<Op> shown_op(std::string_view record, std::string_view field);
  void write_draft(const Draft& draft);
  void take_in(Op op, PeerId from, Intake& intake);
  void absorb(const std::vector<Json>& documents, PeerId peer, Absorbed& absorbed);
  void apply(const Intake& intake);
  Result<std::int64_t> bring_over(const std::string& kept_file, const Salvage& salvage);
  std::int64_t last_arrival();
  bool has_op(std::string_view hash);
  void set_aside(PeerId peer, const std::string& id, const std::string& reason, const std::string& body);

  // Runs `work` in one transaction and moves the revision; on failure nothing of it stays, in the file or in
  // memory.
  template <class Work>
  auto in_transaction(Work work) -> Result<decltype(work())>;

  StoreOptions options;
  Env env;
  Opening opening;
  Database database;
  Peers peers;
  Locals locals;
  Receipts receipts;
  Trust trust;
  StateTable state;
  Revision revision;
  OwnLog own;
  std::unique_ptr<SigningKey> signer;
  Role role = Role::guest;
  std::set<std::string> withdrawn;  // people
  bool needs_scrub = false;         // something was destroyed that the write-ahead log may still have
  std::uint64_t greatest_n = 0;
  std::unordered_map<std::string, std::int64_t> log_rows;
  bool rolled_back = false;  // what is kept in memory may run ahead of the file
  std::vector<std::pair<std::uint64_t, std::int64_t>> unconfirmed;  // revision -> arrival number it reached
};

template <class Work>
auto Store::Parts::in_transaction(Work work) -> Result<decltype(work())> {
  try {
    if (rolled_back) reload();
    rolled_back = true;  // until the commit
    Transaction transaction(database);
    auto value = work();
    transaction.commit();
    rolled_back = false;
    ++revision.written;
    if (options.confirms_later)
      unconfirmed.emplace_back(revision.written, last_arrival());
    else
      revision.durable = revision.written;
    return value;
  } catch (const DatabaseError& failure) {
    return failure.error();
  }
}

}  // namespace ubao::core
