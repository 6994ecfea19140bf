#include "core/salvage.h"

#include <filesystem>
#include <set>

#include "core/database.h"

namespace ubao::core {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCompanions[] = {"", "-wal", "-shm", "-journal"};

// The op of a row of (arrival, hash, peer, body) if it still proves itself.
void take_row(Statement& row, std::set<std::int64_t>& seen, Salvage& salvage) {
  if (!seen.insert(row.integer(0)).second) return;
  const std::string_view bytes = row.blob(1);
  Hash hash{};
  if (bytes.size() != hash.size()) return;
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(hash.data()));
  auto op = reread_op(row.view(3), to_hex(hash));
  if (!op || hash_of(op->body) != hash) return;
  salvage.ops.push_back({std::move(*op), row.integer(2)});
}

// Steps through the rows until they end or the damage does not let it go on.
template <class Take>
void read_rows(Database& database, const char* sql, Take take) {
  try {
    Statement rows = database.use(sql);
    while (rows.step()) take(rows);
  } catch (const DatabaseError&) {
    // the rest of this reading is lost; what came before is kept
  }
}

}  // namespace

std::string put_aside(const std::string& path, Env env) {
  std::string stamp = utc_text(env.clock->seconds_since_1970());
  std::erase(stamp, ':');
  std::string kept = path + ".damaged-" + stamp;
  for (int copy = 2; fs::exists(kept); ++copy) kept = path + ".damaged-" + stamp + "-" + std::to_string(copy);
  for (const char* companion : kCompanions) {
    std::error_code failure;
    if (!fs::exists(path + companion)) continue;
    fs::rename(path + companion, kept + companion, failure);
    if (failure) throw DatabaseError({ErrorCode::storage_failed, failure.message()});
  }
  return kept;
}

Salvage read_damaged(const std::string& path) {
  const std::string copy = path + ".reading";
  Salvage salvage;
  for (const char* companion : {"", "-wal"}) {
    std::error_code missing;
    fs::copy_file(path + companion, copy + companion, fs::copy_options::overwrite_existing, missing);
  }
  try {
    Database database(copy, {});
    std::set<std::int64_t> seen;
    const auto take = [&](Statement& row) { take_row(row, seen, salvage); };
    read_rows(database, "SELECT arrival, hash, peer, body FROM ops ORDER BY arrival", take);
    read_rows(database, "SELECT arrival, hash, peer, body FROM ops ORDER BY arrival DESC", take);
    read_rows(database, "SELECT scope, key, value FROM drafts", [&](Statement& row) {
      salvage.drafts.push_back({row.text(0), row.text(1), row.text(2)});
    });
    read_rows(database, "SELECT address FROM peers",
              [&](Statement& row) { salvage.addresses.push_back(row.text(0)); });
  } catch (const DatabaseError&) {
    // not even a header is left; the file itself stays where it was put
  }
  for (const char* companion : kCompanions) {
    std::error_code ignored;
    fs::remove(copy + companion, ignored);
  }
  return salvage;
}

}  // namespace ubao::core
