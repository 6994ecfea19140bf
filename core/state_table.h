// The merged state in SQLite: one row per record and field, kept equal to a fold of all ops. An op that
// supersedes just what its fields show is applied in place; every other one has its record folded anew.
// Store's thread, inside the store's transactions; throws DatabaseError.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/database.h"
#include "core/merge.h"
#include "core/op.h"
#include "core/record.h"
#include "core/trust.h"

namespace ubao::core {

// An op as the table of ops has it.
struct StoredOp {
  Op op;
  Standing standing = Standing::unproven;
};

class StateTable {
 public:
  // `trust` outlives it.
  StateTable(Database& database, Trust& trust);

  // Reads what is kept in memory again; after a rollback.
  void reload();

  // The heads of a field, hexadecimal; empty when the field is not set.
  std::vector<std::string> heads(std::string_view record, std::string_view field);

  // Whether any op of the record is in the table of ops.
  bool has_record(std::string_view record);

  // A record as it follows from all ops that count.
  MergedRecord fold(const std::string& record);
  // Brings a record up to date from nothing: where ops came to count, or do no longer, or were withdrawn.
  void fold_anew(const std::string& record);

  // Applies ops that are in the table of ops already. `fresh` says that the record had no op before these.
  void apply(const std::string& record, const std::vector<const Op*>& ops, bool fresh);

  std::optional<Record> find(std::string_view record);
  std::vector<Record> all_of_kind(std::string_view kind);
  std::vector<Record> all_of_activity(const std::string& value_text);
  // Only those of a kind; only those that also have this value in `field`.
  std::vector<Record> all_of_activity(std::string_view kind, const std::string& value_text);
  std::vector<Record> all_with(std::string_view kind, const std::string& value_text, std::string_view field,
                               const std::string& field_value_text);
  void each_written(std::string_view kind, const std::string& value_text, std::string_view field,
                    const std::function<void(Statement& row)>& visit);
  int count_of_activity(std::string_view kind, const std::string& value_text);
  int marked_of_activity(std::string_view kind, const std::string& value_text, std::string_view field);
  int undecided_of_activity(std::string_view kind, const std::string& value_text);
  void each(const std::function<void(const std::string& record, const MergedRecord&)>& visit);

  // All ops of a record from the table of ops.
  std::vector<StoredOp> ops_of(std::string_view record);

 private:
  bool apply_in_place(const Op& op);
  void write(const std::string& record, const MergedRecord& merged);
  void write_field(std::string_view record, const std::string& field, const MergedField& merged,
                   Presence presence);

  Database& database_;
  Trust& trust_;
  std::unordered_set<std::string> awaiting_;  // records with an op that names one which is not here
};

}  // namespace ubao::core
