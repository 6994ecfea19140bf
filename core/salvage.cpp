#include "core/salvage.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/database.h"
#include "core/schema.h"

namespace ubao::core {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCompanions[] = {"-wal", "-journal", "-shm"};
constexpr std::uintmax_t kFewestBytesOfOp = 64;

// Where a database file keeps what differs between two files of the same tables (SQLite's file format, 1.3).
constexpr std::size_t kPageBytes = 4096;
constexpr std::size_t kChangeCounterAt = 24, kPagesAt = 28, kFreePagesAt = 32, kValidForAt = 92;

[[noreturn]] void throw_error(const std::error_code& failure) {
  const bool full = failure == std::errc::no_space_on_device;
  throw DatabaseError({full ? ErrorCode::disk_full : ErrorCode::storage_failed, failure.message()});
}

bool is_there(const std::string& path) {
  std::error_code unknown;
  return fs::exists(path, unknown);
}

std::uintmax_t size_of(const std::string& path) {
  std::error_code missing;
  const std::uintmax_t size = fs::file_size(path, missing);
  return missing ? 0 : size;
}

// The op of a row of (arrival, hash, peer, body) if it still proves itself.
void take_op(const Statement& row, Salvage& salvage) {
  Hash hash{};
  if (!from_bytes(row.blob(1), hash) || hash_of(row.view(3)) != hash) return;
  auto op = reread_op(row.view(3), to_hex(hash));
  if (op) salvage.ops.push_back({std::move(*op), row.integer(2) == kNoPeer});
}

// Reads on behind each place that cannot be read, so that a lost page costs what was on it and no more.
void read_ops(Database& database, std::int64_t most_arrivals, Salvage& salvage) {
  for (std::int64_t next = 1; next <= most_arrivals; ++next) {
    try {
      Statement rows =
          database.use("SELECT arrival, hash, peer, body FROM ops WHERE arrival >= ?1 ORDER BY arrival");
      rows.bind(1, next);
      while (rows.step()) {
        next = std::max(next, rows.integer(0));
        take_op(rows, salvage);
        ++next;
      }
      return;
    } catch (const DatabaseError&) {
      // on with the next one
    }
  }
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

Salvage read_file(const std::string& path) {
  Salvage salvage;
  try {
    Database database(path, {});
    read_ops(database, static_cast<std::int64_t>((size_of(path) + size_of(path + "-wal")) / kFewestBytesOfOp),
             salvage);
    read_rows(database, "SELECT scope, key, value FROM drafts", [&](const Statement& row) {
      if (Json::accept(row.view(2))) salvage.drafts.push_back({row.text(0), row.text(1), row.text(2)});
    });
    read_rows(database, "SELECT record, activity, person, id, body FROM held", [&](const Statement& row) {
      salvage.held.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)});
    });
    read_rows(database, "SELECT record, until FROM held WHERE until > 0", [&](const Statement& row) {
      for (Salvage::SavedHeld& held : salvage.held)
        if (held.record == row.view(0)) held.until = row.integer(1);
    });
    read_rows(database, "SELECT name, value FROM secrets",
              [&](const Statement& row) { salvage.secrets[row.text(0)] = row.blob(1); });
    read_rows(database, "SELECT address FROM peers",
              [&](const Statement& row) { salvage.addresses.push_back(row.text(0)); });
  } catch (const DatabaseError&) {
    // not even a header is left
  }
  return salvage;
}

// The end of the JSON object that begins at `start`; `start` itself when it does not end.
std::size_t end_of_object(std::string_view bytes, std::size_t start) {
  int depth = 0;
  bool quoted = false;
  const std::size_t stop = std::min(bytes.size(), start + kMostBodyBytes);
  for (std::size_t at = start; at < stop; ++at) {
    const char c = bytes[at];
    if (quoted && c == '\\') ++at;
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '{') ++depth;
    if (c == '}' && --depth == 0) return at + 1;
  }
  return start;
}

// Ops that no table leads to any more. In its row the hash of an op stands shortly before its body: a body
// that is found by its beginning, with its hash before it, is one that was stored here.
void scan_for_ops(const std::string& path, Salvage& salvage) {
  constexpr std::string_view kBeginning = "{\"at\":\"";
  constexpr std::size_t kRowHeadBytes = 256;
  std::set<std::string> found;
  for (const Salvage::SavedOp& saved : salvage.ops) found.insert(saved.op.hash);
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  for (std::size_t at = bytes.find(kBeginning); at != std::string::npos;
       at = bytes.find(kBeginning, at + 1)) {
    const std::string_view body = std::string_view(bytes).substr(at, end_of_object(bytes, at) - at);
    const Hash hash = hash_of(body);
    const std::size_t head = at - std::min(at, kRowHeadBytes);
    const std::string_view before = std::string_view(bytes).substr(head, at - head);
    if (before.find(bytes_of(hash)) == std::string_view::npos) continue;
    auto op = reread_op(body, to_hex(hash));
    if (op && found.insert(op->hash).second) salvage.ops.push_back({std::move(*op), false});
  }
}

void remove_all(const std::string& path) {
  std::error_code ignored;
  fs::remove(path, ignored);
  for (const char* companion : kCompanions) fs::remove(path + companion, ignored);
}

void copy_to(const std::string& path, const std::string& copy) {
  remove_all(copy);
  std::error_code failure;
  for (const char* companion : {"", "-wal"})
    if (!failure && is_there(path + companion)) fs::copy_file(path + companion, copy + companion, failure);
  if (failure) throw_error(failure);
}

void write_number(std::string& page, std::size_t at, std::uint32_t number) {
  for (int byte = 3; byte >= 0; --byte, number >>= 8)
    page[at + static_cast<std::size_t>(byte)] = static_cast<char>(number & 0xff);
}

// The first page says only where the tables begin, which is the same in every file that this program makes.
void replace_first_page(const std::string& path) {
  const std::string fresh = path + "-fresh";
  {
    Database database(fresh, {});
    database.prepare_for_writing();
    migrate(database);
  }
  std::string page(kPageBytes, '\0');
  std::ifstream(fresh, std::ios::binary).read(page.data(), kPageBytes);
  remove_all(fresh);
  write_number(page, kPagesAt, static_cast<std::uint32_t>(size_of(path) / kPageBytes));
  write_number(page, kChangeCounterAt, 1);
  write_number(page, kValidForAt, 1);
  write_number(page, kFreePagesAt, 0);
  write_number(page, kFreePagesAt + 4, 0);
  std::fstream(path, std::ios::binary | std::ios::in | std::ios::out).write(page.data(), kPageBytes);
}

}  // namespace

std::string put_aside(const std::string& path, Env env) {
  std::string stamp = utc_text(env.clock->seconds_since_1970());
  std::erase(stamp, ':');
  std::string kept = path + ".damaged-" + stamp;
  for (int copy = 2; is_there(kept); ++copy) kept = path + ".damaged-" + stamp + "-" + std::to_string(copy);
  std::error_code failure;
  for (const char* companion : kCompanions)
    if (!failure && is_there(path + companion))
      fs::copy_file(path + companion, kept + companion, fs::copy_options::overwrite_existing, failure);
  if (!failure) fs::rename(path, kept, failure);
  if (failure) throw_error(failure);
  remove_all(path);
  return kept;
}

std::vector<std::string> files_put_aside(const std::string& path) {
  std::vector<std::string> found;
  std::error_code failure;
  const std::string mark = fs::path(path).filename().string() + ".damaged-";
  const fs::path folder = fs::path(path).parent_path();
  fs::directory_iterator entry(folder.empty() ? fs::path(".") : folder, failure);
  for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
    const std::string name = entry->path().filename().string();
    const bool companion =
        std::any_of(std::begin(kCompanions), std::end(kCompanions), [&](std::string_view end) {
          return name.size() > end.size() && std::string_view(name).substr(name.size() - end.size()) == end;
        });
    if (name.compare(0, mark.size(), mark) == 0 && !companion) found.push_back(entry->path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

Salvage read_damaged(const std::string& path) {
  const fs::path kept(path);
  const std::string copy = (kept.parent_path() / ("reading-" + kept.filename().string())).string();
  copy_to(path, copy);
  Salvage salvage = read_file(copy);
  if (salvage.ops.empty()) {
    copy_to(path, copy);
    replace_first_page(copy);
    salvage = read_file(copy);
  }
  scan_for_ops(copy, salvage);
  remove_all(copy);
  return salvage;
}

}  // namespace ubao::core
