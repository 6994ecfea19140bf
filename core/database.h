// SQLite behind four verbs: prepare, bind, step, column. The only place of the project that sees sqlite3.h is
// this file's source. Failures are DatabaseError, caught at the public edge of Store and DeviceStore and
// turned into a Result. A database has one connection and one thread. Bound values never appear in messages.
#pragma once

#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace ubao::core {

class DatabaseError : public std::exception {
 public:
  explicit DatabaseError(Error error) : error_(std::move(error)) {}
  const Error& error() const { return error_; }
  const char* what() const noexcept override { return error_.detail.c_str(); }

 private:
  Error error_;
};

// A prepared statement on loan from its database: bind 1.., step, read columns 0... Reset when it goes out of
// scope.
class Statement {
 public:
  Statement(sqlite3_stmt* statement, bool* busy) : statement_(statement), busy_(busy) {}
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  ~Statement();

  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, std::string_view text);  // the text must outlive the next step
  Statement& bind_blob(int index, std::string_view bytes);
  Statement& bind_null(int index);

  // True when there is a row.
  bool step();
  // Steps once and makes ready to bind again.
  void run();

  std::int64_t integer(int column) const;
  std::string text(int column) const;
  std::string_view view(int column) const;  // until the next step
  std::string_view blob(int column) const;  // until the next step
  bool is_null(int column) const;

 private:
  sqlite3_stmt* statement_;
  bool* busy_;
};

class Database {
 public:
  // Opens or creates; `vfs` empty for the system's. The first reading locks the file for this connection
  // alone. Throws DatabaseError.
  Database(const std::string& path, const std::string& vfs);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // A statement kept prepared between uses; `sql` is a literal.
  Statement use(const char* sql);
  void execute(const char* sql);

  // Write-ahead log, full sync, foreign keys, no copies of what was deleted.
  void prepare_for_writing();
  // "ok", or what SQLite's quick_check found first.
  std::string quick_check();
  std::int64_t user_version();
  // Brings everything from the write-ahead log into the file and empties it.
  void empty_log();
  // Closing will not even write into the file what its log holds already.
  void leave_untouched();

 private:
  friend class Transaction;
  // What the last program left in the log is on the disk before anything is added to it.
  void make_log_durable();
  struct Kept {
    sqlite3_stmt* statement = nullptr;
    bool busy = false;
  };
  sqlite3* connection_ = nullptr;
  std::map<std::string_view, std::vector<std::unique_ptr<Kept>>> kept_;
};

// Rolls back unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

// A reading that fails gives nothing; the next write says why, and opening the file again checks it.
template <class Read>
auto read_or_nothing(Read read) -> decltype(read()) {
  try {
    return read();
  } catch (const DatabaseError&) {
    return {};
  }
}

}  // namespace ubao::core
