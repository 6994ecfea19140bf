#include "core/state_table.h"

#include <algorithm>

#include "core/faults.h"

namespace ubao::core {
namespace {

constexpr std::size_t kHashBytes = 16;

std::string pack(const std::vector<std::string>& heads) {
  std::string bytes;
  for (const std::string& head : heads) {
    Hash hash{};
    from_hex(head, hash);
    bytes += bytes_of(hash);
  }
  return bytes;
}

std::vector<std::string> unpack(std::string_view bytes) {
  std::vector<std::string> heads;
  for (std::size_t at = 0; at + kHashBytes <= bytes.size(); at += kHashBytes) {
    Hash hash;
    from_bytes(bytes.substr(at, kHashBytes), hash);
    heads.push_back(to_hex(hash));
  }
  return heads;
}

// Most values are plain strings, which are quickly read; a board of thousands opens by it.
Json parse_stored(std::string_view text) {
  const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
  if (quoted && text.find('\\') == std::string_view::npos) return Json(text.substr(1, text.size() - 2));
  return Json::parse(text, nullptr, false);
}

// Rows of (record, field, value, versions, presence) in the order of records, as records.
std::vector<Record> collect(Statement& rows) {
  std::vector<Record> records;
  while (rows.step()) {
    const std::string_view id = rows.view(0);
    if (records.empty() || records.back().id != id) {
      records.emplace_back();
      records.back().id = id;
    }
    Record& record = records.back();
    Field field{rows.text(1), parse_stored(rows.view(2)), {}};
    if (!rows.is_null(3)) field.versions = parse_stored(rows.view(3)).get<std::vector<Json>>();
    if (rows.integer(4) != 0) record.presence = static_cast<Presence>(rows.integer(4));
    record.fields.push_back(std::move(field));
  }
  return records;
}

// True for records of which every op counts, whoever wrote it.
bool is_open_to_all(std::string_view record) {
  const std::string_view kind = kind_of(record);
  return !is_protected(record) && kind != "log" && kind != "revocation";
}

bool same_set(std::vector<std::string> a, std::vector<std::string> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

}  // namespace

const Field* Record::find(std::string_view name) const {
  for (const Field& field : fields)
    if (field.name == name) return &field;
  return nullptr;
}

StateTable::StateTable(Database& database, Trust& trust) : database_(database), trust_(trust) { reload(); }

void StateTable::reload() {
  awaiting_.clear();
  Statement rows = database_.use("SELECT DISTINCT record FROM awaited");
  while (rows.step()) awaiting_.insert(rows.text(0));
}

std::vector<std::string> StateTable::heads(std::string_view record, std::string_view field) {
  Statement row = database_.use("SELECT heads FROM fields WHERE record = ?1 AND field = ?2");
  row.bind(1, record).bind(2, field);
  return row.step() ? unpack(row.blob(0)) : std::vector<std::string>();
}

bool StateTable::has_record(std::string_view record) {
  Statement row = database_.use("SELECT 1 FROM ops WHERE record = ?1 LIMIT 1");
  row.bind(1, record);
  return row.step();
}

MergedRecord StateTable::fold(const std::string& record) {
  std::vector<StoredOp> all = ops_of(record);
  std::vector<const Op*> counted, uncounted;
  for (const StoredOp& stored : all)
    (trust_.counts(stored.op, stored.standing) ? counted : uncounted).push_back(&stored.op);
  return merge(counted, uncounted);
}

void StateTable::fold_anew(const std::string& record) {
  Statement forget = database_.use("DELETE FROM fields WHERE record = ?1");
  forget.bind(1, record).run();
  write(record, fold(record));
}

void StateTable::apply(const std::string& record, const std::vector<const Op*>& ops, bool fresh) {
  if (!is_open_to_all(record)) return fold_anew(record);
  const bool any_stub = std::any_of(ops.begin(), ops.end(), [](const Op* op) { return op->stub; });
  if (any_stub) return fold_anew(record);
  if (fresh) return write(record, merge(ops));
  if (planted(Fault::late_cause_ignored) && awaiting_.contains(record)) return;
  if (!awaiting_.contains(record) &&
      std::all_of(ops.begin(), ops.end(), [&](const Op* op) { return apply_in_place(*op); }))
    return;
  write(record, fold(record));
}

// True when the op supersedes exactly the heads of each field it sets, so that it alone is the new head;
// nothing that is here can have superseded it, or the record would be awaiting it.
bool StateTable::apply_in_place(const Op& op) {
  if (op.set.contains("removed") || !heads(op.of, "removed").empty()) return false;
  for (const auto& [field, named] : op.over)
    if (!op.set.contains(field)) return false;
  for (const auto& member : op.set.items()) {
    const auto named = op.over.find(member.key());
    const bool exact = same_set(heads(op.of, member.key()),
                                named == op.over.end() ? std::vector<std::string>() : named->second);
    if (!exact && !planted(Fault::first_arrival_wins)) return false;
  }
  for (const auto& member : op.set.items())
    write_field(op.of, member.key(), {member.value(), {op.hash}, {}}, Presence::shown);
  return true;
}

void StateTable::write(const std::string& record, const MergedRecord& merged) {
  for (const auto& [field, value] : merged.fields)
    write_field(record, field, value, field == "removed" ? merged.presence : Presence::shown);
  if (awaiting_.contains(record)) {
    Statement forget = database_.use("DELETE FROM awaited WHERE record = ?1");
    forget.bind(1, record).run();
    awaiting_.erase(record);
  }
  for (const std::string& hash : merged.awaited) {
    Statement remember = database_.use("INSERT INTO awaited(record, hash) VALUES(?1, ?2)");
    remember.bind(1, record).bind(2, hash).run();
    awaiting_.insert(record);
  }
}

void StateTable::write_field(std::string_view record, const std::string& field, const MergedField& merged,
                             Presence presence) {
  const std::string value = canonical_text(merged.value);
  const std::string heads_packed = pack(merged.heads);
  const std::string versions =
      merged.versions.empty() ? std::string() : canonical_text(Json(merged.versions));
  Statement upsert = database_.use(
      "INSERT INTO fields(record, field, value, heads, versions, presence) VALUES(?1, ?2, ?3, ?4, ?5, ?6) "
      "ON CONFLICT(record, field) DO UPDATE SET value = ?3, heads = ?4, versions = ?5, presence = ?6");
  upsert.bind(1, record).bind(2, field).bind(3, value).bind_blob(4, heads_packed);
  if (versions.empty())
    upsert.bind_null(5);
  else
    upsert.bind(5, versions);
  upsert.bind(6, static_cast<std::int64_t>(presence)).run();
}

std::optional<Record> StateTable::find(std::string_view record) {
  Statement rows = database_.use(
      "SELECT record, field, value, versions, presence FROM fields WHERE record = ?1 ORDER BY field");
  rows.bind(1, record);
  std::vector<Record> found = collect(rows);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Record> StateTable::all_of_kind(std::string_view kind) {
  // ';' follows ':' in ASCII, so the range holds every id of the kind and no other
  const std::string first = std::string(kind) + ":", end = std::string(kind) + ";";
  Statement rows = database_.use(
      "SELECT record, field, value, versions, presence FROM fields WHERE record >= ?1 AND record < ?2 ORDER "
      "BY record, field");
  rows.bind(1, first).bind(2, end);
  return collect(rows);
}

std::vector<Record> StateTable::all_of_activity(const std::string& value_text) {
  Statement rows = database_.use(
      "SELECT f.record, f.field, f.value, f.versions, f.presence FROM fields a CROSS JOIN fields f ON "
      "f.record = a.record "
      "WHERE a.field = 'activity' AND a.value = ?1 ORDER BY a.record, f.field");
  rows.bind(1, value_text);
  return collect(rows);
}

std::vector<Record> StateTable::all_of_activity(std::string_view kind, const std::string& value_text) {
  const std::string first = std::string(kind) + ":", end = std::string(kind) + ";";
  Statement rows = database_.use(
      "SELECT f.record, f.field, f.value, f.versions, f.presence FROM fields a CROSS JOIN fields f ON "
      "f.record = a.record "
      "WHERE a.field = 'activity' AND a.value = ?1 AND a.record >= ?2 AND a.record < ?3 "
      "ORDER BY a.record");
  rows.bind(1, value_text).bind(2, first).bind(3, end);
  return collect(rows);
}

std::vector<Record> StateTable::all_with(std::string_view kind, const std::string& value_text,
                                         std::string_view field, const std::string& field_value_text) {
  const std::string first = std::string(kind) + ":", end = std::string(kind) + ";";
  Statement rows = database_.use(
      "SELECT f.record, f.field, f.value, f.versions, f.presence FROM fields a CROSS JOIN fields w ON "
      "w.record = a.record AND w.field = ?4 AND w.value = ?5 CROSS JOIN fields f ON f.record = a.record "
      "WHERE a.field = 'activity' AND a.value = ?1 AND a.record >= ?2 AND a.record < ?3 "
      "ORDER BY a.record");
  rows.bind(1, value_text).bind(2, first).bind(3, end).bind(4, field).bind(5, field_value_text);
  return collect(rows);
}

// Rows of (record, n, log, seq, hash): the op that the field shows, of each record of the activity.
void StateTable::each_written(std::string_view kind, const std::string& value_text, std::string_view field,
                              const std::function<void(Statement&)>& visit) {
  const std::string first = std::string(kind) + ":", end = std::string(kind) + ";";
  Statement rows = database_.use(
      "SELECT f.record, ops.n, logs.name, ops.seq, ops.hash FROM fields a CROSS JOIN fields f ON f.record = "
      "a.record AND f.field = ?4 CROSS JOIN ops ON ops.hash = substr(f.heads, 1, 16) JOIN logs ON logs.id = "
      "ops.log WHERE a.field = 'activity' AND a.value = ?1 AND a.record >= ?2 AND a.record < ?3");
  rows.bind(1, value_text).bind(2, first).bind(3, end).bind(4, field);
  while (rows.step()) visit(rows);
}

int StateTable::count_of_activity(std::string_view kind, const std::string& value_text) {
  const std::string first = std::string(kind) + ":", end = std::string(kind) + ";";
  // all of them without the few hidden ones: a board of thousands is counted in one index
  Statement row = database_.use(
      "SELECT (SELECT count(*) FROM fields"
      " WHERE field = 'activity' AND value = ?1 AND record >= ?2 AND record < ?3)"
      " - (SELECT count(*) FROM fields r INDEXED BY fields_hidden"
      " CROSS JOIN fields a ON a.record = r.record AND a.field = 'activity' AND a.value = ?1"
      " WHERE r.field = 'removed' AND r.presence = 1 AND r.record >= ?2 AND r.record < ?3)");
  row.bind(1, value_text).bind(2, first).bind(3, end);
  return row.step() ? static_cast<int>(row.integer(0)) : 0;
}

int StateTable::marked_of_activity(std::string_view kind, const std::string& value_text,
                                   std::string_view field) {
  const std::string first = std::string(kind) + ":", end = std::string(kind) + ";";
  Statement row = database_.use(
      "SELECT count(*) FROM fields a JOIN fields m ON m.record = a.record AND m.field = ?4 AND m.value = "
      "'true' "
      "WHERE a.field = 'activity' AND a.value = ?1 AND a.record >= ?2 AND a.record < ?3 "
      "AND NOT EXISTS(SELECT 1 FROM fields r WHERE r.record = a.record AND r.field = 'removed' AND "
      "r.presence = 1)");
  row.bind(1, value_text).bind(2, first).bind(3, end).bind(4, field);
  return row.step() ? static_cast<int>(row.integer(0)) : 0;
}

int StateTable::undecided_of_activity(std::string_view kind, const std::string& value_text) {
  const std::string first = std::string(kind) + ":", end = std::string(kind) + ";";
  // from the few fields with versions to their activity: a board of thousands costs nothing
  Statement row = database_.use(
      "SELECT count(DISTINCT v.record) FROM fields v INDEXED BY fields_undecided CROSS JOIN fields a ON "
      "a.record = v.record AND a.field = 'activity' "
      "WHERE v.versions IS NOT NULL AND v.record >= ?2 AND v.record < ?3 AND a.value = ?1 "
      "AND NOT EXISTS(SELECT 1 FROM fields r WHERE r.record = v.record AND r.field = 'removed' AND "
      "r.presence = 1)");
  row.bind(1, value_text).bind(2, first).bind(3, end);
  return row.step() ? static_cast<int>(row.integer(0)) : 0;
}

void StateTable::each(const std::function<void(const std::string&, const MergedRecord&)>& visit) {
  Statement rows = database_.use(
      "SELECT record, field, value, heads, versions, presence FROM fields ORDER BY record, field");
  std::string id;
  MergedRecord record;
  while (rows.step()) {
    if (rows.view(0) != id) {
      if (!id.empty()) visit(id, record);
      id = rows.text(0);
      record = {};
    }
    MergedField& field = record.fields[rows.text(1)];
    field.value = parse_stored(rows.view(2));
    field.heads = unpack(rows.blob(3));
    if (!rows.is_null(4)) field.versions = parse_stored(rows.view(4)).get<std::vector<Json>>();
    if (rows.integer(5) != 0) record.presence = static_cast<Presence>(rows.integer(5));
  }
  if (!id.empty()) visit(id, record);
}

std::vector<StoredOp> StateTable::ops_of(std::string_view record) {
  std::vector<StoredOp> ops;
  Statement rows = database_.use("SELECT body, hash, standing FROM ops WHERE record = ?1");
  rows.bind(1, record);
  while (rows.step()) {
    const std::vector<std::string> hash = unpack(rows.blob(1));
    auto op = reread_op(rows.view(0), hash.empty() ? std::string_view() : std::string_view(hash.front()));
    if (!op) throw DatabaseError({ErrorCode::damaged, "an entry cannot be read back"});
    ops.push_back({std::move(*op), static_cast<Standing>(rows.integer(2))});
  }
  return ops;
}

}  // namespace ubao::core
