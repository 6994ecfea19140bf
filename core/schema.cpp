#include "core/schema.h"

namespace ubao::core {
namespace {

// ops.peer: 0 for what was written here, else the peer it came from, -1 for none that we still know. Arrival
// numbers are never used twice. fields.presence: 0 shown, 1 hidden, 2 edited while removed; set on the row of
// the field "removed" only. logs.mine: 0 another device's, 1 the log this device writes, 2 one it wrote
// before; key is the public key that its opening op carries. ops.standing: see core/trust.h. gaps: withdrawn
// ops that never came here, as a signed head of their log tells of them. secrets: the keys of this device for
// this workshop, never sent. held: sealed ops that wait until their activity is closed, in an order that says
// nothing; person is set only on what takes a person's sheet back.
constexpr const char* kVersion2 = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE logs(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, mine INTEGER NOT NULL DEFAULT 0,
  nonce TEXT NOT NULL DEFAULT '', seq INTEGER NOT NULL DEFAULT 0, head TEXT NOT NULL DEFAULT '',
  greatest_n INTEGER NOT NULL DEFAULT 0, key TEXT NOT NULL DEFAULT '');
CREATE TABLE ops(arrival INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB NOT NULL UNIQUE, log INTEGER NOT NULL REFERENCES logs(id),
  seq INTEGER NOT NULL, n INTEGER NOT NULL, record TEXT NOT NULL, peer INTEGER NOT NULL, prev BLOB NOT NULL,
  standing INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL);
CREATE INDEX ops_unproven ON ops(log) WHERE standing = 0;
CREATE INDEX ops_of_record ON ops(record);
CREATE INDEX ops_by_origin ON ops(arrival, peer);
CREATE TABLE fields(record TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, heads BLOB NOT NULL, versions TEXT,
  presence INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(record, field)) WITHOUT ROWID;
CREATE INDEX fields_of_activity ON fields(value) WHERE field = 'activity';
CREATE INDEX fields_undecided ON fields(record) WHERE versions IS NOT NULL;
CREATE INDEX fields_hidden ON fields(record) WHERE field = 'removed' AND presence = 1;
CREATE TABLE awaited(record TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY(record, hash)) WITHOUT ROWID;
CREATE TABLE drafts(scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(scope, key)) WITHOUT ROWID;
CREATE TABLE gaps(hash BLOB PRIMARY KEY, prev BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE secrets(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE held(record TEXT PRIMARY KEY, activity TEXT NOT NULL, person TEXT NOT NULL, id TEXT NOT NULL,
  body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE peers(id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, watermark INTEGER NOT NULL DEFAULT 0,
  cursor TEXT NOT NULL DEFAULT '', mark TEXT NOT NULL DEFAULT '', mark_count INTEGER NOT NULL DEFAULT 0,
  vouched_watermark INTEGER NOT NULL DEFAULT 0, vouched_cursor TEXT NOT NULL DEFAULT '',
  vouched_arrival INTEGER NOT NULL DEFAULT 0,
  tried_at TEXT NOT NULL DEFAULT '', tried_code INTEGER NOT NULL DEFAULT 0, tried_detail TEXT NOT NULL DEFAULT '',
  pushed INTEGER NOT NULL DEFAULT 0, pulled INTEGER NOT NULL DEFAULT 0, succeeded_at TEXT NOT NULL DEFAULT '');
CREATE TABLE refused(peer INTEGER NOT NULL, incoming INTEGER NOT NULL, id TEXT NOT NULL, reason TEXT NOT NULL,
  at TEXT NOT NULL, body TEXT NOT NULL DEFAULT '', PRIMARY KEY(peer, incoming, id)) WITHOUT ROWID;
PRAGMA user_version = 2;
)sql";

// held.until: see Until in core/store.h.
constexpr const char* kVersion3 = R"sql(
ALTER TABLE held ADD COLUMN until INTEGER NOT NULL DEFAULT 0;
PRAGMA user_version = 3;
)sql";

// receipts: how far each peer's list of changes was read for the receipt, how far its mark vouches for that,
// an upper bound of the ids listed that are not here, and the latest receipt as JSON. listed: the ops that the
// list names; page counts the pages read so far; fault: see MissingOp in core/receipt.h, empty when all is
// well.
constexpr const char* kVersion4 = R"sql(
CREATE TABLE receipts(peer INTEGER PRIMARY KEY, cursor TEXT NOT NULL DEFAULT '', page INTEGER NOT NULL DEFAULT 0,
  vouched_cursor TEXT NOT NULL DEFAULT '', vouched_page INTEGER NOT NULL DEFAULT 0,
  elsewhere INTEGER NOT NULL DEFAULT 0, said TEXT NOT NULL DEFAULT '');
CREATE TABLE listed(peer INTEGER NOT NULL, hash BLOB NOT NULL, page INTEGER NOT NULL, fault TEXT NOT NULL DEFAULT '',
  PRIMARY KEY(peer, hash)) WITHOUT ROWID;
PRAGMA user_version = 4;
)sql";

constexpr std::int64_t kFirstWithKeys = 2;

void step(Database& database, std::int64_t from, const char* sql) {
  if (database.user_version() != from) return;
  Transaction transaction(database);
  database.execute(sql);
  transaction.commit();
}

}  // namespace

void refuse_others(Database& database) {
  const std::int64_t version = database.user_version();
  if (version == 0 || (version >= kFirstWithKeys && version <= kSchemaVersion)) return;
  database.leave_untouched();
  const ErrorCode code = version > kSchemaVersion ? ErrorCode::newer_version : ErrorCode::too_old;
  throw DatabaseError({code, "version " + std::to_string(version)});
}

void migrate(Database& database) {
  step(database, 0, kVersion2);
  step(database, 2, kVersion3);
  step(database, 3, kVersion4);
}

}  // namespace ubao::core
