// The peer of the store's figures: the rows that the store wrote, written again through SQLite's own C
// interface with nothing around it. Same tables and indexes, same journal, same full sync. One thread; ends
// the program when SQLite fails, since then there is nothing to measure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace ubao::bench {

struct FieldRow {
  std::string field, value, heads;
};

// One op as the store keeps it: its row, and the rows of the fields that it sets.
struct OpRow {
  std::string hash;
  std::int64_t log = 0, seq = 0, n = 0, peer = 0;
  std::string record, prev, body;
  std::vector<FieldRow> fields;
};

// All ops of a store's file that nobody has open, in order of arrival.
std::vector<OpRow> rows_of(const std::string& path);

class BareSqlite {
 public:
  // A new file with the tables, indexes and logs of the store's file `like`.
  BareSqlite(const std::string& path, const std::string& like);
  ~BareSqlite();
  BareSqlite(const BareSqlite&) = delete;
  BareSqlite& operator=(const BareSqlite&) = delete;

  void begin();
  void insert(const OpRow& row);
  void commit();

 private:
  sqlite3* connection_ = nullptr;
  sqlite3_stmt* begin_ = nullptr;
  sqlite3_stmt* commit_ = nullptr;
  sqlite3_stmt* op_ = nullptr;
  sqlite3_stmt* field_ = nullptr;
};

}  // namespace ubao::bench
