// The inside of Store, shared by its sources: the connection, the state, and the log that this device writes.
// What is kept in memory is read again after a rollback, so it never runs ahead of the file. Store's thread.
#pragma once

#include <string>
#include <unordered_map>

#include "core/database.h"
#include "core/salvage.h"
#include "core/state_table.h"
#include "core/store.h"

namespace ubao::core {

// The log that this device appends to. `row` is 0 until its opening op is written.
struct OwnLog {
  std::int64_t row = 0;
  std::string name;
  std::uint64_t seq = 0;
  std::string head;  // hash of the last op
};

struct Store::Parts {
  Parts(StoreOptions store_options, Env store_env);

  // Reads logs, n and the own log; after opening and after a rollback.
  void reload();

  std::int64_t log_row(const std::string& name);
  void insert_op(const Op& op, PeerId peer);
  Op append(const Change& change);
  void begin_log();
  void leave_log();
  void write_draft(const Draft& draft);
  Result<std::int64_t> bring_over(const Salvage& salvage);
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
  StateTable state;
  Revision revision;
  OwnLog own;
  std::uint64_t greatest_n = 0;
  std::unordered_map<std::string, std::int64_t> log_rows;
  std::vector<std::pair<std::uint64_t, std::int64_t>> unconfirmed;  // revision -> arrival number it reached
};

template <class Work>
auto Store::Parts::in_transaction(Work work) -> Result<decltype(work())> {
  try {
    Transaction transaction(database);
    auto value = work();
    transaction.commit();
    ++revision.written;
    if (options.confirms_later)
      unconfirmed.emplace_back(revision.written, last_arrival());
    else
      revision.durable = revision.written;
    return value;
  } catch (const DatabaseError& failure) {
    const Error why = failure.error();
    try {
      reload();
    } catch (const DatabaseError&) {
      // what failed to be written also fails to be read; the first reason is the one to tell
    }
    return why;
  }
}

}  // namespace ubao::core
