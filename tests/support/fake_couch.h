// A CouchDB in memory, asked by function call. It answers as CouchDB 3.4 was seen to answer: `[]` for what is
// known, refused rows in any order, whole batches refused for one bad document, a second root hidden behind a
// higher one, opaque sequences, a restored backup that hides new documents from a cursor that lies ahead, a
// lock after five wrong passwords. One thread; time is handed in; the same seed gives the same answers.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sync/couch.h"
#include "sync/transport.h"
#include "tests/support/dice.h"

namespace ubao::test {

using core::Json;

class FakeCouch {
 public:
  // How this server differs from a plain CouchDB that lets everybody do everything.
  struct Rules {
    bool members_only = false;           // anonymous: 401; users that are no members: 403
    bool admins_create = false;          // PUT of a database: 401 for all others
    bool keeps_marks = true;             // else PUT of a `_local` document: 403
    bool checks_revs = false;            // the design document that wants _rev to be 1-<hash in the id>
    bool refuses_repeats = false;        // npm's server under such a design document
    bool says_pending = true;            // npm's server does not
    bool takes_gzip = true;              // else 415 for a compressed request
    bool shuffles_changes = false;       // rows of one page in any order, as a cluster sends them
    bool stuck_changes = false;          // the same page with the same sequence for ever
    std::size_t most_request_bytes = 0;  // a proxy in front answers 413 as a web page; 0 for none
  };
  Rules rules;

  // Refuses a row: error and reason.
  std::function<std::optional<sync::RefusedRow>(const Json& doc)> refuses;
  // Refuses the whole batch that holds such a document: 400 or 413; 0 for none.
  std::function<int(const Json& doc)> poisons;
  // The next _bulk_docs stores so many documents, and then the server is killed: no answer.
  std::optional<int> dies_after;

  explicit FakeCouch(std::uint64_t seed = 1) : dice_(seed) {}

  // The answer; none while a long poll has nothing to tell: ask again later.
  std::optional<sync::HttpReply> handle(const sync::HttpRequest& request, std::int64_t now_ms);

  // What an administrator does.
  void add_user(const std::string& name, const std::string& password, bool member = true);
  void create(const std::string& database);
  void erase(const std::string& database);

  // Stores a document as it is, beside what is there under its id: a second root, a tombstone, something
  // foreign.
  void put(const std::string& database, const Json& doc);

  bool has(const std::string& database) const { return databases_.count(database) > 0; }
  bool has(const std::string& database, const std::string& id) const;
  std::vector<std::string> ids(const std::string& database) const;

  // The revision under an id; null when there is none.
  Json body(const std::string& database, const std::string& id, const std::string& rev) const;

  // One line for each request: method and path without query, e.g. "POST /ubao/_bulk_docs".
  std::vector<std::string> journal;
  int count(std::string_view line) const;

 private:
  struct Revision {
    std::string rev;
    Json body;
    bool deleted = false;
  };
  struct Document {
    std::vector<Revision> leaves;
    std::int64_t seq = 0;
    const Revision& winner() const;
    const Revision* find(const std::string& rev) const;  // null when not held
  };
  struct Database {
    std::string uuid;
    std::int64_t seq = 0;
    std::map<std::string, Document> docs;
    std::map<std::int64_t, std::string> by_seq;
    std::map<std::string, Json> locals;
  };

 public:
  // Every database as it is now, and the way back to it.
  using Backup = std::map<std::string, Database>;
  Backup backup() const { return databases_; }
  void restore(const Backup& backup) { databases_ = backup; }

 private:
  struct Account {
    std::string password;
    bool member = true;
    int failures = 0;
    std::int64_t locked_until_ms = 0;
  };
  struct Cookie {
    std::string user;
    std::int64_t expires_ms = 0;
  };
  struct Call {
    std::string method;
    std::vector<std::string> path;             // decoded
    std::map<std::string, std::string> query;  // decoded
    const sync::HttpRequest& request;
    std::string user;  // empty for nobody
  };

  Call read_call(const sync::HttpRequest& request, std::int64_t now_ms) const;
  std::optional<sync::HttpReply> answer(const Call& call, std::int64_t now_ms);
  std::optional<sync::HttpReply> refuse_access(const Call& call) const;
  sync::HttpReply sign_in(const Call& call, std::int64_t now_ms);
  sync::HttpReply create(const Call& call);
  sync::HttpReply local(Database& database, const Call& call);
  sync::HttpReply revs_diff(const Database& database, const Json& asked) const;
  sync::HttpReply bulk_docs(Database& database, const Json& batch);
  sync::HttpReply bulk_get(const Database& database, const Json& asked) const;
  std::optional<sync::HttpReply> changes(const Database& database, const Call& call);
  bool store(Database& database, const Json& doc);

  Dice dice_;
  std::map<std::string, Database> databases_;
  std::map<std::string, Account> accounts_;
  std::map<std::string, Cookie> cookies_;
  int uuids_ = 0;
};

}  // namespace ubao::test
