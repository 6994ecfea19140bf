// CouchDB's HTTP API as pure functions: requests made, replies read. Nothing that comes from a server is
// believed: every reader takes HTML, wrong types, missing and foreign rows, and gives a reason instead. After
// the CouchDB 3 documentation and what servers were seen to do. Any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/canonical.h"
#include "core/peers.h"
#include "core/result.h"
#include "sync/address.h"
#include "sync/mark.h"
#include "sync/transport.h"

namespace ubao::sync {

using core::Json;

// Who speaks to which database, and as whom.
struct Access {
  Address address;
  std::string cookie;  // "AuthSession=..." while signed in
  bool gzip = true;    // false once the server refused a compressed request
};

// What a reply means, whichever request it answers.
enum class Meaning {
  fine,       // 2xx
  later,      // no connection, too slow, overloaded: the same again after a while
  strange,    // something answers, but not as a CouchDB does
  sign_in,    // 401
  forbidden,  // 403
  missing,    // 404, in CouchDB's own words
  conflict,   // 409, 412
  refused,    // 400, in CouchDB's own words: something in the request is wrong
  too_much,   // 413: less at a time
  flood,      // the reply is longer than we take: ask for less
  no_gzip,    // 415
};

struct Verdict {
  Meaning meaning = Meaning::fine;
  core::Error error;  // for people, with the server's own words where it has some
  std::int64_t retry_after_ms = 0;
  bool broke_midway = false;  // the link gave up on this size: try less
};

Verdict judge(const HttpReply& reply);

// A small request to any address of the server, as whoever is signed in; and a JSON object as the answer.
HttpRequest plain_request(const Access& access, std::string method, const std::string& url,
                          std::string body = {});
core::Result<Json> read_object(const HttpReply& reply);

// POST /_session: signing in for a cookie. The reader gives the cookie, empty when the server sent none.
HttpRequest ask_sign_in(const Access& access);
std::string read_cookie(const HttpReply& reply);

// GET and PUT of the database itself. The reader says whether this is a database at all.
HttpRequest ask_info(const Access& access);
HttpRequest ask_create(const Access& access);
core::Result<core::Done> read_info(const HttpReply& reply);

// GET and PUT of our `_local` document.
HttpRequest ask_mark(const Access& access, const std::string& name);
HttpRequest write_mark(const Access& access, const Mark& mark);
core::Result<Mark> read_mark(const HttpReply& reply, const std::string& name);
core::Result<std::string> read_mark_rev(const HttpReply& reply);

// POST _revs_diff: which of these ops the server does not have. The reader gives their ids.
HttpRequest ask_missing(const Access& access, const std::vector<core::QueuedOp>& ops);
core::Result<std::unordered_set<std::string>> read_missing(const HttpReply& reply);

// POST _bulk_docs with new_edits:false. The reader gives the rows that were refused: id -> error and reason.
struct RefusedRow {
  std::string error;
  std::string reason;
};
HttpRequest send_ops(const Access& access, const std::vector<core::QueuedOp>& ops);
core::Result<std::unordered_map<std::string, RefusedRow>> read_refused(const HttpReply& reply);

// GET _changes.
struct ChangesQuery {
  std::string since;  // opaque; empty for the beginning
  int limit = 1;
  bool with_docs = true;
  bool wait = false;  // long poll: answer when there is something
  bool all_revs = false;  // also those that are hidden behind the winning one
};
struct ChangedRow {
  std::string id;
  std::string rev;  // the winning revision; empty when the row has none
  std::vector<std::string> other_revs;
  Json doc;         // null when there is none
};
struct ChangesPage {
  std::vector<ChangedRow> rows;
  std::string cursor;
  std::optional<std::int64_t> pending;  // rows after these, where the server says it
};
HttpRequest ask_changes(const Access& access, const ChangesQuery& query);
core::Result<ChangesPage> read_changes(const HttpReply& reply);

// POST _bulk_get: the bodies of these ops at revision 1-<hash>, which need not be the winning one. id ->
// hash.
HttpRequest ask_bodies(const Access& access, const std::map<std::string, std::string>& ops);
core::Result<std::map<std::string, Json>> read_bodies(const HttpReply& reply);

// How often a server says during a long poll that it is still there, and how much silence ends one.
inline constexpr std::int64_t kHeartbeatMs = 25'000;
inline constexpr std::int64_t kSilenceMs = 60'000;

// The hash at the end of an op's id; empty when the id does not end with one.
std::string hash_in(std::string_view op_id);

// A server's words as one short printable line.
std::string plain_words(std::string_view text);

}  // namespace ubao::sync
