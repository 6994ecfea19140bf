#include "core/database.h"

#include <sqlite3.h>

#include <algorithm>

#include "core/faults.h"

namespace ubao::core {
namespace {

[[noreturn]] void fail(sqlite3* connection, int result) {
  const int primary = result & 0xff;
  const ErrorCode code = primary == SQLITE_FULL                                  ? ErrorCode::disk_full
                         : primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB ? ErrorCode::damaged
                         : primary == SQLITE_BUSY || primary == SQLITE_LOCKED    ? ErrorCode::in_use
                                                                                 : ErrorCode::storage_failed;
  throw DatabaseError({code, connection ? sqlite3_errmsg(connection) : sqlite3_errstr(result)});
}

sqlite3* connection_of(sqlite3_stmt* statement) { return sqlite3_db_handle(statement); }

void check(sqlite3_stmt* statement, int result) {
  if (result != SQLITE_OK) fail(connection_of(statement), result);
}

// Writes what a file holds over itself, and syncs it.
int write_again(sqlite3_file* file) {
  sqlite3_int64 size = 0;
  int result = file->pMethods->xFileSize(file, &size);
  std::vector<char> piece(64 * 1024);
  for (sqlite3_int64 at = 0; at < size && result == SQLITE_OK;) {
    const int part = static_cast<int>(std::min(size - at, static_cast<sqlite3_int64>(piece.size())));
    result = file->pMethods->xRead(file, piece.data(), part, at);
    if (result == SQLITE_OK) result = file->pMethods->xWrite(file, piece.data(), part, at);
    at += part;
  }
  return size > 0 && result == SQLITE_OK ? file->pMethods->xSync(file, SQLITE_SYNC_FULL) : result;
}

}  // namespace

Statement::Statement(Statement&& other) noexcept : statement_(other.statement_), busy_(other.busy_) {
  other.statement_ = nullptr;
}

Statement::~Statement() {
  if (!statement_) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  *busy_ = false;
}

Statement& Statement::bind(int index, std::int64_t value) {
  check(statement_, sqlite3_bind_int64(statement_, index, value));
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  // a null pointer would bind NULL, and an empty view may carry one
  const char* bytes = text.empty() ? "" : text.data();
  check(statement_,
        sqlite3_bind_text(statement_, index, bytes, static_cast<int>(text.size()), SQLITE_STATIC));
  return *this;
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
  const char* start = bytes.empty() ? "" : bytes.data();
  check(statement_,
        sqlite3_bind_blob(statement_, index, start, static_cast<int>(bytes.size()), SQLITE_STATIC));
  return *this;
}

Statement& Statement::bind_null(int index) {
  check(statement_, sqlite3_bind_null(statement_, index));
  return *this;
}

bool Statement::step() {
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) fail(connection_of(statement_), result);
  return false;
}

void Statement::run() {
  step();
  check(statement_, sqlite3_reset(statement_));
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Statement::view(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
               : std::string_view();
}

std::string_view Statement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
               : std::string_view();
}

std::string Statement::text(int column) const { return std::string(view(column)); }

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

Database::Database(const std::string& path, const std::string& vfs) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int result = sqlite3_open_v2(path.c_str(), &connection_, flags, vfs.empty() ? nullptr : vfs.c_str());
  if (result != SQLITE_OK) {
    Error error{ErrorCode::storage_failed,
                path + ": " + (connection_ ? sqlite3_errmsg(connection_) : "no memory")};
    if ((result & 0xff) == SQLITE_NOTADB || (result & 0xff) == SQLITE_CORRUPT)
      error.code = ErrorCode::damaged;
    sqlite3_close(connection_);
    throw DatabaseError(std::move(error));
  }
  sqlite3_extended_result_codes(connection_, 1);
  // exclusive locking keeps the WAL's index in memory: no second connection can come, and none is wanted
  // (it reads nothing yet; what can fail about it fails at the first reading)
  sqlite3_exec(connection_, "PRAGMA locking_mode=EXCLUSIVE", nullptr, nullptr, nullptr);
}

Database::~Database() {
  for (auto& [sql, statements] : kept_)
    for (auto& kept : statements) sqlite3_finalize(kept->statement);
  sqlite3_close(connection_);
}

Statement Database::use(const char* sql) {
  auto& statements = kept_[sql];
  for (auto& kept : statements)
    if (!kept->busy) {
      kept->busy = true;
      return Statement(kept->statement, &kept->busy);
    }
  auto fresh = std::make_unique<Kept>();
  const int result =
      sqlite3_prepare_v3(connection_, sql, -1, SQLITE_PREPARE_PERSISTENT, &fresh->statement, nullptr);
  if (result != SQLITE_OK) fail(connection_, result);
  fresh->busy = true;
  statements.push_back(std::move(fresh));
  return Statement(statements.back()->statement, &statements.back()->busy);
}

void Database::execute(const char* sql) {
  const int result = sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) fail(connection_, result);
}

void Database::prepare_for_writing() {
  execute("PRAGMA journal_mode=WAL");
  make_log_durable();
  execute(planted(Fault::crash_loses_commit) ? "PRAGMA synchronous=NORMAL" : "PRAGMA synchronous=FULL");
  execute("PRAGMA foreign_keys=ON");
  execute("PRAGMA secure_delete=ON");
  execute("PRAGMA cache_size=-8192");
}

// A system that failed to sync shows what the disk does not have, and may never write it, whatever is synced
// afterwards (Rebello and others, "Can Applications Recover from fsync Failures?", USENIX ATC 2020). A
// program that goes on writes the place again. One that was ended leaves a log that looks whole and is gone
// after a power cut, and so is what the next program adds to it. Only a file that was not closed has a log.
void Database::make_log_durable() {
  sqlite3_file* log = nullptr;
  sqlite3_file_control(connection_, nullptr, SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (!log || !log->pMethods) return;  // a new file
  if (const int result = write_again(log); result != SQLITE_OK) fail(nullptr, result);
}

std::string Database::quick_check() {
  Statement check_all = use("PRAGMA quick_check(1)");
  return check_all.step() ? check_all.text(0) : "no answer";
}

std::int64_t Database::user_version() {
  Statement version = use("PRAGMA user_version");
  return version.step() ? version.integer(0) : 0;
}

void Database::empty_log() {
  Statement checkpoint = use("PRAGMA wal_checkpoint(TRUNCATE)");
  checkpoint.step();
}

void Database::leave_untouched() {
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Transaction::Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  // a failed write may have rolled back already; then this is refused, which is fine
  if (open_) sqlite3_exec(database_.connection_, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace ubao::core
