#include "tests/bench/bare_sqlite.h"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>

#include "core/op.h"

namespace ubao::bench {
namespace {

void check(sqlite3* connection, int result) {
  if (result == SQLITE_OK || result == SQLITE_DONE || result == SQLITE_ROW) return;
  std::fprintf(stderr, "SQLite: %s\n", sqlite3_errmsg(connection));
  std::exit(1);
}

sqlite3_stmt* prepared(sqlite3* connection, const char* sql) {
  sqlite3_stmt* statement = nullptr;
  check(connection, sqlite3_prepare_v2(connection, sql, -1, &statement, nullptr));
  return statement;
}

std::string bytes(sqlite3_stmt* row, int column) {
  const auto* start = static_cast<const char*>(sqlite3_column_blob(row, column));
  return start ? std::string(start, static_cast<std::size_t>(sqlite3_column_bytes(row, column)))
               : std::string();
}

void bind(sqlite3_stmt* statement, int index, const std::string& text) {
  sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void bind_blob(sqlite3_stmt* statement, int index, const std::string& blob) {
  sqlite3_bind_blob(statement, index, blob.data(), static_cast<int>(blob.size()), SQLITE_STATIC);
}

void run(sqlite3* connection, sqlite3_stmt* statement) {
  check(connection, sqlite3_step(statement));
  check(connection, sqlite3_reset(statement));
}

std::vector<FieldRow> fields_of(const OpRow& row) {
  const auto op = core::reread_op(row.body, {});
  if (!op) std::exit(1);
  std::vector<FieldRow> fields;
  for (const auto& member : op->set.items())
    fields.push_back({member.key(), core::canonical_text(member.value()), row.hash});
  return fields;
}

}  // namespace

std::vector<OpRow> rows_of(const std::string& path) {
  sqlite3* connection = nullptr;
  check(connection, sqlite3_open(path.c_str(), &connection));
  sqlite3_stmt* rows =
      prepared(connection, "SELECT hash, log, seq, n, record, peer, prev, body FROM ops ORDER BY arrival");
  std::vector<OpRow> found;
  while (sqlite3_step(rows) == SQLITE_ROW) {
    OpRow row;
    row.hash = bytes(rows, 0);
    row.log = sqlite3_column_int64(rows, 1);
    row.seq = sqlite3_column_int64(rows, 2);
    row.n = sqlite3_column_int64(rows, 3);
    row.record = bytes(rows, 4);
    row.peer = sqlite3_column_int64(rows, 5);
    row.prev = bytes(rows, 6);
    row.body = bytes(rows, 7);
    row.fields = fields_of(row);
    found.push_back(std::move(row));
  }
  sqlite3_finalize(rows);
  sqlite3_close(connection);
  return found;
}

BareSqlite::BareSqlite(const std::string& path, const std::string& like) {
  check(connection_, sqlite3_open(path.c_str(), &connection_));
  for (const char* pragma : {"PRAGMA locking_mode=EXCLUSIVE", "PRAGMA journal_mode=WAL",
                             "PRAGMA synchronous=FULL", "PRAGMA cache_size=-8192"})
    check(connection_, sqlite3_exec(connection_, pragma, nullptr, nullptr, nullptr));
  const std::string attach = "ATTACH '" + like + "' AS model";
  check(connection_, sqlite3_exec(connection_, attach.c_str(), nullptr, nullptr, nullptr));
  std::vector<std::string> schema;
  sqlite3_stmt* rows = prepared(
      connection_, "SELECT sql FROM model.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'");
  while (sqlite3_step(rows) == SQLITE_ROW) schema.push_back(bytes(rows, 0));
  sqlite3_finalize(rows);
  for (const std::string& sql : schema)
    check(connection_, sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr));
  for (const char* sql : {"INSERT INTO main.logs SELECT * FROM model.logs", "DETACH model"})
    check(connection_, sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr));
  begin_ = prepared(connection_, "BEGIN IMMEDIATE");
  commit_ = prepared(connection_, "COMMIT");
  op_ = prepared(
      connection_,
      "INSERT INTO ops(hash, log, seq, n, record, peer, prev, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  field_ = prepared(connection_,
                    "INSERT INTO fields(record, field, value, heads) VALUES(?1, ?2, ?3, ?4) "
                    "ON CONFLICT(record, field) DO UPDATE SET value = ?3, heads = ?4");
}

BareSqlite::~BareSqlite() {
  for (sqlite3_stmt* statement : {begin_, commit_, op_, field_}) sqlite3_finalize(statement);
  sqlite3_close(connection_);
}

void BareSqlite::begin() { run(connection_, begin_); }
void BareSqlite::commit() { run(connection_, commit_); }

void BareSqlite::insert(const OpRow& row) {
  bind_blob(op_, 1, row.hash);
  sqlite3_bind_int64(op_, 2, row.log);
  sqlite3_bind_int64(op_, 3, row.seq);
  sqlite3_bind_int64(op_, 4, row.n);
  bind(op_, 5, row.record);
  sqlite3_bind_int64(op_, 6, row.peer);
  bind_blob(op_, 7, row.prev);
  bind(op_, 8, row.body);
  run(connection_, op_);
  for (const FieldRow& field : row.fields) {
    bind(field_, 1, row.record);
    bind(field_, 2, field.field);
    bind(field_, 3, field.value);
    bind_blob(field_, 4, field.heads);
    run(connection_, field_);
  }
}

}  // namespace ubao::bench
