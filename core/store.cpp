#include "core/store.h"

#include <map>

#include "core/faults.h"
#include "core/salvage.h"
#include "core/schema.h"
#include "core/store_parts.h"

namespace ubao::core {
namespace {

constexpr std::size_t kNameBytes = 10;

// A log's name is bound to the key and the nonce that its opening op carries.
std::string log_name(const std::string& public_key, const std::string& nonce) {
  const Hash hash = hash_of(public_key + ":" + nonce);
  return base32(std::span(hash).first(kNameBytes));
}

std::string hash_bytes(std::string_view digits) {
  Hash hash{};
  from_hex(digits, hash);
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

Database& prepared(Database& database) {
  database.prepare_for_writing();
  migrate(database);
  return database;
}

}  // namespace

Store::Parts::Parts(StoreOptions store_options, Env store_env)
    : options(std::move(store_options)),
      env(store_env),
      opening(),
      database(options.path, options.vfs),
      peers(database),
      state(prepared(database)) {
  reload();
  if (options.confirms_later) peers.set_durable_arrival(last_arrival());
}

void Store::Parts::reload() {
  state.reload();
  log_rows.clear();
  own = {};
  greatest_n = 0;
  Statement rows = database.use("SELECT id, name, mine, seq, head, greatest_n FROM logs");
  while (rows.step()) {
    log_rows[rows.text(1)] = rows.integer(0);
    greatest_n = std::max(greatest_n, static_cast<std::uint64_t>(rows.integer(5)));
    if (rows.integer(2) != 1) continue;
    own.row = rows.integer(0);
    own.name = rows.text(1);
    own.seq = static_cast<std::uint64_t>(rows.integer(3));
    own.head = rows.text(4);
  }
}

std::int64_t Store::Parts::log_row(const std::string& name) {
  if (const auto known = log_rows.find(name); known != log_rows.end()) return known->second;
  Statement insert = database.use("INSERT INTO logs(name) VALUES(?1) RETURNING id");
  insert.bind(1, name).step();
  return log_rows[name] = insert.integer(0);
}

bool Store::Parts::has_op(std::string_view hash) {
  const std::string bytes = hash_bytes(hash);
  Statement row = database.use("SELECT 1 FROM ops WHERE hash = ?1");
  row.bind_blob(1, bytes);
  return row.step();
}

void Store::Parts::insert_op(const Op& op, PeerId peer) {
  const std::int64_t row = log_row(op.log);
  const std::string hash = hash_bytes(op.hash);
  Statement insert = database.use(
      "INSERT INTO ops(hash, log, seq, n, record, peer, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  insert.bind_blob(1, hash)
      .bind(2, row)
      .bind(3, static_cast<std::int64_t>(op.seq))
      .bind(4, static_cast<std::int64_t>(op.n));
  insert.bind(5, op.of).bind(6, peer).bind(7, op.body).run();
  if (op.n > greatest_n) {
    greatest_n = op.n;
    Statement seen = database.use("UPDATE logs SET greatest_n = ?2 WHERE id = ?1");
    seen.bind(1, row).bind(2, static_cast<std::int64_t>(op.n)).run();
  }
}

// The first own op of a workshop, or the first after a clone showed up, opens a log of its own.
void Store::Parts::begin_log() {
  const std::string nonce = random_name(*env.random);
  own.name = log_name(options.public_key, nonce);
  own.row = log_row(own.name);
  Statement claim = database.use("UPDATE logs SET mine = 1, nonce = ?2 WHERE id = ?1");
  claim.bind(1, own.row).bind(2, nonce).run();
  append({"log:" + own.name,
          {{"key", options.public_key}, {"nonce", nonce}, {"device", options.device_name}},
          {},
          {}});
}

// Somebody else writes under our log's name: a copy of this folder, or this device before a backup was
// restored.
void Store::Parts::leave_log() {
  database.execute("UPDATE logs SET mine = 2 WHERE mine = 1");
  own = {};
}

Op Store::Parts::append(const Change& change) {
  Op fields;
  fields.log = own.name;
  fields.seq = own.seq + 1;
  fields.prev = own.head;
  fields.n = std::min(greatest_n + 1, kGreatestN);
  fields.at = utc_text(env.clock->seconds_since_1970());
  fields.by = change.by;
  fields.of = change.of;
  fields.set = change.set;
  std::vector<std::string> compared = change.also_saw;
  for (const auto& member : change.set.items()) compared.push_back(member.key());
  for (const std::string& field : compared) {
    std::vector<std::string> seen = state.heads(change.of, field);
    if (planted(Fault::over_names_only_shown) && seen.size() > 1) seen.resize(1);
    if (!seen.empty()) fields.over[field] = std::move(seen);
  }
  auto op = make_op(std::move(fields));
  if (!op) throw DatabaseError(op.error());
  const bool fresh = !state.has_record(op->of);
  insert_op(*op, kNoPeer);
  state.apply(op->of, {&*op}, fresh);
  own.seq = op->seq;
  own.head = op->hash;
  Statement advance = database.use("UPDATE logs SET seq = ?2, head = ?3 WHERE id = ?1");
  advance.bind(1, own.row).bind(2, static_cast<std::int64_t>(own.seq)).bind(3, own.head).run();
  return std::move(*op);
}

void Store::Parts::set_aside(PeerId peer, const std::string& id, const std::string& reason,
                             const std::string& body) {
  Statement keep = database.use(
      "INSERT INTO refused(peer, incoming, id, reason, at, body) VALUES(?1, 1, ?2, ?3, ?4, ?5) ON CONFLICT "
      "DO NOTHING");
  const std::string at = utc_text(env.clock->seconds_since_1970());
  keep.bind(1, peer).bind(2, id).bind(3, reason).bind(4, at).bind(5, body).run();
}

// All at once, into a new file: so every record is fresh.
Result<std::int64_t> Store::Parts::bring_over(const Salvage& salvage) {
  return in_transaction([&] {
    std::map<std::string, std::vector<const Op*>> by_record;
    for (const auto& [op, peer] : salvage.ops) {
      if (has_op(op.hash)) continue;
      insert_op(op, peer);
      by_record[op.of].push_back(&op);
    }
    for (const auto& [record, ops] : by_record) state.apply(record, ops, true);
    for (const auto& draft : salvage.drafts) {
      Statement insert =
          database.use("INSERT INTO drafts(scope, key, value) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING");
      insert.bind(1, draft.scope).bind(2, draft.key).bind(3, draft.value).run();
    }
    for (const std::string& address : salvage.addresses) {
      Statement insert = database.use("INSERT INTO peers(address) VALUES(?1) ON CONFLICT DO NOTHING");
      insert.bind(1, address).run();
    }
    return static_cast<std::int64_t>(salvage.ops.size());
  });
}

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(StoreOptions options, Env env) {
  Opening opening;
  try {
    std::unique_ptr<Parts> parts;
    try {
      parts = std::make_unique<Parts>(options, env);
      if (parts->database.quick_check() != "ok") throw DatabaseError({ErrorCode::damaged, options.path});
    } catch (const DatabaseError& failure) {
      if (failure.error().code != ErrorCode::damaged) throw;
      parts.reset();
      opening.was_damaged = true;
      opening.kept_at = put_aside(options.path, env);
      parts = std::make_unique<Parts>(options, env);
    }
    std::unique_ptr<Store> store(new Store(std::move(parts)));
    if (opening.was_damaged) {
      auto brought_over = store->parts_->bring_over(read_damaged(opening.kept_at));
      if (!brought_over) return brought_over.error();
      opening.salvaged = *brought_over;
    }
    store->parts_->opening = opening;
    return store;
  } catch (const DatabaseError& failure) {
    return failure.error();
  }
}

const std::string& Store::workshop() const { return parts_->options.workshop; }
const Opening& Store::opening() const { return parts_->opening; }
Revision Store::revision() const { return parts_->revision; }
Peers& Store::peers() { return parts_->peers; }

void Store::confirm_durable(std::uint64_t revision) {
  Parts& parts = *parts_;
  parts.revision.durable = std::max(parts.revision.durable, std::min(revision, parts.revision.written));
  while (!parts.unconfirmed.empty() && parts.unconfirmed.front().first <= parts.revision.durable) {
    parts.peers.set_durable_arrival(parts.unconfirmed.front().second);
    parts.unconfirmed.erase(parts.unconfirmed.begin());
  }
}

Result<std::vector<Op>> Store::record(const std::vector<Change>& changes, const std::vector<Draft>& drafts) {
  return parts_->in_transaction([&] {
    if (parts_->own.row == 0) parts_->begin_log();
    std::vector<Op> ops;
    for (const Change& change : changes) ops.push_back(parts_->append(change));
    for (const Draft& draft : drafts) parts_->write_draft(draft);
    return ops;
  });
}

Result<Absorbed> Store::absorb(std::vector<Json> documents, const Source& source) {
  Parts& parts = *parts_;
  // another peer number than ours marks the op as somebody else's even where the peer has none (a file)
  const PeerId from = source.peer == kNoPeer ? -1 : source.peer;
  return parts.in_transaction([&] {
    Absorbed absorbed;
    std::vector<Op> fresh_ops;
    std::map<std::string, bool> fresh_records;
    for (Json& document : documents) {
      const auto id_member = document.find("_id");
      const bool has_id = id_member != document.end() && id_member->is_string();
      const std::string id = has_id ? id_member->get<std::string>() : std::string();
      // an id ends in the hash of its content, so a known hash is known content
      if (id.size() > 32 && parts.has_op(std::string_view(id).substr(id.size() - 32))) {
        ++absorbed.known;
        continue;
      }
      auto op = read_op(document);
      if (!op) {
        ++absorbed.set_aside;
        const std::string text = document.dump(-1, ' ', false, Json::error_handler_t::replace);
        parts.set_aside(source.peer, id, std::string(name_of(op.error().code)),
                        text.size() <= kMostBodyBytes ? text : std::string());
        continue;
      }
      if (op->log == parts.own.name && !planted(Fault::own_log_reused_after_clone)) parts.leave_log();
      fresh_records.try_emplace(op->of, !parts.state.has_record(op->of));
      parts.insert_op(*op, from);
      fresh_ops.push_back(std::move(*op));
      ++absorbed.added;
    }
    std::map<std::string, std::vector<const Op*>> by_record;
    for (const Op& op : fresh_ops) by_record[op.of].push_back(&op);
    for (const auto& [record, ops] : by_record) parts.state.apply(record, ops, fresh_records.at(record));
    if (source.cursor && source.peer != kNoPeer) {
      Statement move = parts.database.use("UPDATE peers SET cursor = ?2 WHERE id = ?1");
      move.bind(1, source.peer).bind(2, *source.cursor).run();
    }
    return absorbed;
  });
}

}  // namespace ubao::core
