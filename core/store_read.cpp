// The reading side of Store, and its drafts.
#include <algorithm>

#include "core/faults.h"
#include "core/store_parts.h"

namespace ubao::core {
namespace {

Json to_json(const MergedRecord& record) {
  Json fields = Json::object();
  for (const auto& [name, field] : record.fields) {
    Json& entry = fields[name] = {{"value", field.value}, {"heads", field.heads}};
    if (!field.versions.empty()) entry["versions"] = field.versions;
  }
  Json result = {{"fields", std::move(fields)}};
  if (record.presence == Presence::hidden) result["presence"] = "hidden";
  if (record.presence == Presence::edited_while_removed) result["presence"] = "edited_while_removed";
  return result;
}

// One object, written record by record so that a large workshop is not held twice.
class DumpWriter {
 public:
  void add(const std::string& id, const MergedRecord& record) {
    if (record.fields.empty()) return;  // ops that set nothing show nothing
    text_ += text_.empty() ? "{\"records\":{" : ",";
    text_ += Json(id).dump() + ":" + canonical_text(to_json(record));
  }
  std::string finish() { return text_.empty() ? "{\"records\":{}}" : text_ + "}}"; }

 private:
  std::string text_;
};

// The stored text of a field's value; of an id with foreign bytes, one that nothing has.
std::string stored_text(std::string_view id) {
  return Json(id).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::int64_t Store::Parts::last_arrival() {
  Statement row = database.use("SELECT max(arrival) FROM ops");
  return row.step() ? row.integer(0) : 0;
}

std::optional<Record> Store::find(std::string_view record_id) {
  return read_or_nothing([&] { return parts_->state.find(record_id); });
}

std::vector<Record> Store::all_of_kind(std::string_view kind) {
  return read_or_nothing([&] { return parts_->state.all_of_kind(kind); });
}

std::vector<Record> Store::all_of_activity(std::string_view activity) {
  return read_or_nothing([&] { return parts_->state.all_of_activity(stored_text(activity)); });
}

std::vector<Record> Store::all_of_activity(std::string_view kind, std::string_view activity) {
  return read_or_nothing([&] { return parts_->state.all_of_activity(kind, stored_text(activity)); });
}

std::vector<Record> Store::all_with(std::string_view kind, std::string_view activity, std::string_view field,
                                    const Json& value) {
  return read_or_nothing(
      [&] { return parts_->state.all_with(kind, stored_text(activity), field, canonical_text(value)); });
}

std::map<std::string, Store::Written> Store::written(std::string_view kind, std::string_view activity,
                                                     std::string_view field) {
  return read_or_nothing([&] {
    std::map<std::string, Written> found;
    parts_->state.each_written(kind, stored_text(activity), field, [&](Statement& row) {
      Op op;
      op.log = row.text(2);
      op.seq = static_cast<std::uint64_t>(row.integer(3));
      op.hash = hex_of_bytes(row.blob(4));
      found[row.text(0)] = {static_cast<std::uint64_t>(row.integer(1)), op.id(), op.log, op.seq};
    });
    return found;
  });
}

std::map<std::string, std::int64_t> Store::seen() {
  return read_or_nothing([&] {
    std::map<std::string, std::int64_t> last;
    Statement rows = parts_->database.use(
        "SELECT logs.name, max(ops.seq) FROM logs JOIN ops ON ops.log = logs.id GROUP BY logs.id "
        "HAVING count(*) > 1 OR max(ops.record) LIKE 'log:%'");
    while (rows.step()) last[rows.text(0)] = rows.integer(1);
    return last;
  });
}

std::vector<std::string> Store::heads(std::string_view record, std::string_view field) {
  return read_or_nothing([&] { return parts_->state.heads(record, field); });
}

std::optional<Op> Store::Parts::shown_op(std::string_view record, std::string_view field) {
  const auto all = state.heads(record, field);
  Hash hash{};
  if (all.empty() || !from_hex(all.front(), hash)) return std::nullopt;
  Statement row = database.use("SELECT body FROM ops WHERE hash = ?1");
  row.bind_blob(1, bytes_of(hash));
  if (!row.step()) return std::nullopt;
  auto op = reread_op(row.view(0), all.front());
  return op ? std::optional(std::move(*op)) : std::nullopt;
}

std::optional<Op> Store::shown_op(std::string_view record, std::string_view field) {
  return read_or_nothing([&] { return parts_->shown_op(record, field); });
}

std::vector<Op> Store::ops_of(std::string_view record) {
  return read_or_nothing([&] {
    std::vector<Op> counted;
    for (StoredOp& stored : parts_->state.ops_of(record))
      if (parts_->trust.counts(stored.op, stored.standing)) counted.push_back(std::move(stored.op));
    if (!planted(Fault::history_as_it_came)) std::sort(counted.begin(), counted.end(), comes_before);
    return counted;
  });
}

Store::Touched Store::touched(std::string_view kind, std::int64_t behind) {
  return read_or_nothing([&] {
    Touched found;
    found.arrival = parts_->last_arrival();
    const std::string first = std::string(kind) + ":", end = std::string(kind) + ";";
    Statement rows = parts_->database.use(
        "SELECT DISTINCT record FROM ops NOT INDEXED WHERE arrival > ?1 AND record >= ?2 AND record < ?3");
    rows.bind(1, behind).bind(2, first).bind(3, end);
    while (rows.step()) found.records.push_back(rows.text(0));
    return found;
  });
}

int Store::count_of_activity(std::string_view kind, std::string_view activity) {
  return read_or_nothing([&] { return parts_->state.count_of_activity(kind, stored_text(activity)); });
}

int Store::marked_of_activity(std::string_view kind, std::string_view activity, std::string_view field) {
  return read_or_nothing(
      [&] { return parts_->state.marked_of_activity(kind, stored_text(activity), field); });
}

int Store::undecided_of_activity(std::string_view kind, std::string_view activity) {
  return read_or_nothing([&] { return parts_->state.undecided_of_activity(kind, stored_text(activity)); });
}

void Store::each_op(const std::function<bool(const std::string&, const std::string&)>& visit) {
  read_or_nothing([&] {
    Statement rows = parts_->database.use(
        "SELECT ops.hash, logs.name, ops.seq, ops.body FROM ops JOIN logs ON logs.id = ops.log "
        "ORDER BY ops.n, logs.name, ops.seq, ops.hash");
    while (rows.step()) {
      if (is_stub(rows.view(3))) continue;
      Op op;
      Hash hash{};
      from_bytes(rows.blob(0), hash);
      op.hash = to_hex(hash);
      op.log = rows.text(1);
      op.seq = static_cast<std::uint64_t>(rows.integer(2));
      if (!visit(op.id(), wire_text(op.id(), {}, rows.view(3)))) break;
    }
    return 0;
  });
}

std::uint64_t Store::op_count() {
  return read_or_nothing([&] {
    Statement row =
        parts_->database.use("SELECT count(*) FROM ops INDEXED BY ops_by_origin WHERE arrival > 0");
    return row.step() ? static_cast<std::uint64_t>(row.integer(0)) : 0;
  });
}

bool Store::has_op(std::string_view hash) {
  return read_or_nothing([&] { return parts_->has_op(hash); });
}

std::string Store::dump() {
  return read_or_nothing([&] {
    DumpWriter writer;
    parts_->state.each([&](const std::string& id, const MergedRecord& record) { writer.add(id, record); });
    return writer.finish();
  });
}

std::string Store::dump_from_nothing() {
  return read_or_nothing([&] {
    Statement rows = parts_->database.use("SELECT DISTINCT record FROM ops ORDER BY record");
    DumpWriter writer;
    while (rows.step()) {
      const std::string record = rows.text(0);
      writer.add(record, parts_->state.fold(record));
    }
    return writer.finish();
  });
}

void Store::Parts::write_draft(const Draft& draft) {
  if (draft.value.is_null()) {
    Statement take_away = database.use("DELETE FROM drafts WHERE scope = ?1 AND key = ?2");
    take_away.bind(1, draft.scope).bind(2, draft.key).run();
    return;
  }
  if (auto form = check_canonical(draft.value); !form) throw DatabaseError(form.error());
  const std::string text = canonical_text(draft.value);
  Statement upsert = database.use(
      "INSERT INTO drafts(scope, key, value) VALUES(?1, ?2, ?3) ON CONFLICT(scope, key) DO UPDATE SET value "
      "= ?3");
  upsert.bind(1, draft.scope).bind(2, draft.key).bind(3, text).run();
}

Result<Done> Store::set_draft(const Draft& draft) {
  return parts_->in_transaction([&] {
    parts_->write_draft(draft);
    return Done{};
  });
}

Result<Done> Store::clear_drafts(std::string_view scope) {
  return parts_->in_transaction([&] {
    Statement clear = parts_->database.use("DELETE FROM drafts WHERE scope = ?1");
    clear.bind(1, scope).run();
    return Done{};
  });
}

std::vector<std::string> Store::draft_scopes(std::string_view prefix) {
  return read_or_nothing([&] {
    std::vector<std::string> scopes;
    Statement rows = parts_->database.use(
        "SELECT DISTINCT scope FROM drafts WHERE substr(scope, 1, length(?1)) = ?1 ORDER BY scope");
    rows.bind(1, prefix);
    while (rows.step()) scopes.push_back(rows.text(0));
    return scopes;
  });
}

std::vector<std::pair<std::string, Json>> Store::drafts(std::string_view scope) {
  return read_or_nothing([&] {
    std::vector<std::pair<std::string, Json>> found;
    Statement rows = parts_->database.use("SELECT key, value FROM drafts WHERE scope = ?1 ORDER BY key");
    rows.bind(1, scope);
    while (rows.step()) found.emplace_back(rows.text(0), Json::parse(rows.view(1), nullptr, false));
    return found;
  });
}

}  // namespace ubao::core
