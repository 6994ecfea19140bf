#include "core/store.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/copies.h"
#include "core/faults.h"
#include "core/keyring.h"
#include "core/store_parts.h"

namespace ubao::core {
namespace {

Result<Op> read_document(const Json& document) {
  // what is too deep cannot even be copied: copying recurses
  if (nested_deeper_than(document, kDeepest)) return {ErrorCode::bad_json, "nested too deeply"};
  return read_op(document);
}

// A document that is set aside is kept for whoever looks into it, unless it is larger than any op.
std::string kept_text(const Json& document) {
  if (nested_deeper_than(document, kDeepest)) return {};
  std::string text = document.dump(-1, ' ', false, Json::error_handler_t::replace);
  return text.size() <= kMostBodyBytes ? text : std::string();
}

}  // namespace

std::int64_t Store::Parts::log_row(const std::string& name) {
  if (const auto known = log_rows.find(name); known != log_rows.end()) return known->second;
  Statement insert = database.use("INSERT INTO logs(name) VALUES(?1) RETURNING id");
  insert.bind(1, name).step();
  return log_rows[name] = insert.integer(0);
}

bool Store::Parts::has_op(std::string_view hash) {
  const std::string bytes = bytes_of_hex(hash);
  Statement row = database.use("SELECT 1 FROM ops WHERE hash = ?1");
  row.bind_blob(1, bytes);
  return row.step();
}

void Store::Parts::insert_op(const Op& op, PeerId peer) {
  const std::int64_t row = log_row(op.log);
  const std::string hash = bytes_of_hex(op.hash);
  Statement insert = database.use(
      "INSERT INTO ops(hash, log, seq, n, record, peer, prev, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  const std::string prev = op.prev.empty() ? std::string() : bytes_of_hex(op.prev);
  insert.bind_blob(1, hash)
      .bind(2, row)
      .bind(3, static_cast<std::int64_t>(op.seq))
      .bind(4, static_cast<std::int64_t>(op.n));
  insert.bind(5, op.of).bind(6, peer).bind_blob(7, prev).bind(8, op.body).run();
  if (op.n > greatest_n) {
    greatest_n = op.n;
    Statement seen = database.use("UPDATE logs SET greatest_n = ?2 WHERE id = ?1");
    seen.bind(1, row).bind(2, static_cast<std::int64_t>(op.n)).run();
  }
}

// The first own op of a workshop, or the first after a clone showed up, opens a log of its own.
void Store::Parts::begin_log() {
  const std::string nonce =
      planted(Fault::new_log_has_old_name) ? std::string(16, '0') : random_name(*env.random);
  own.name = name_from(signer->public_half() + ":" + nonce);
  own.row = log_row(own.name);
  Statement claim = database.use("UPDATE logs SET mine = 1, nonce = ?2 WHERE id = ?1");
  claim.bind(1, own.row).bind(2, nonce).run();
  Json set = {{"key", signer->public_half()}, {"nonce", nonce}, {"device", options.device_name}};
  if (role != Role::guest) set["certificate"] = Json::parse(secret(kCertificateSecret));
  append({"log:" + own.name, std::move(set), {}, {}});
}

// Somebody else writes under our log's name: a copy of this folder, or this device before a backup was
// restored.
void Store::Parts::leave_log() {
  database.execute("UPDATE logs SET mine = 2 WHERE mine = 1");
  own = {};
}

// People are told when they next look, see core/copies.h.
void Store::Parts::note_continued_elsewhere() {
  const std::string key = "note:" + std::string(kContinuedElsewhere), known = meta(key);
  Statement upsert =
      database.use("INSERT INTO meta(key, value) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2");
  const std::string logs = known.empty() ? own.name : known + " " + own.name;
  upsert.bind(1, key).bind(2, logs).run();
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
  // a crowd of heads that one op cannot hold is settled by the changes that follow
  const std::size_t most = kMostHeadsNamed / std::clamp<std::size_t>(compared.size(), 1, kMostHeadsNamed);
  for (const std::string& field : compared) {
    std::vector<std::string> seen = state.heads(change.of, field);
    if (seen.size() > most) seen.resize(most);
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
  own.signed_up_to_head = false;
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

const std::string& Store::workshop() const { return parts_->options.workshop; }
const Opening& Store::opening() const { return parts_->opening; }
Revision Store::revision() const { return parts_->revision; }
Peers& Store::peers() { return parts_->peers; }
Locals& Store::locals() { return parts_->locals; }
Receipts& Store::receipts() { return parts_->receipts; }

void Store::confirm_durable(std::uint64_t revision) {
  Parts& parts = *parts_;
  parts.revision.durable = std::max(parts.revision.durable, std::min(revision, parts.revision.written));
  while (!parts.unconfirmed.empty() && parts.unconfirmed.front().first <= parts.revision.durable) {
    parts.peers.set_durable_arrival(parts.unconfirmed.front().second);
    parts.unconfirmed.erase(parts.unconfirmed.begin());
  }
}

// Brings each record that the ops touch up to date, once.
void Store::Parts::apply(const Intake& intake) {
  std::map<std::string, std::vector<const Op*>> by_record;
  for (const Op& op : intake.ops) by_record[op.of].push_back(&op);
  for (const auto& [record, ops] : by_record) state.apply(record, ops, intake.fresh_records.contains(record));
  std::vector<const Op*> ops;
  for (const Op& op : intake.ops) ops.push_back(&op);
  prove_and_fold(ops);
}

void Store::Parts::take_in(Op op, PeerId from, Intake& intake) {
  if (!intake.known_records.contains(op.of))
    (state.has_record(op.of) ? intake.known_records : intake.fresh_records).insert(op.of);
  if (is_withdrawn(op)) {
    // brought back by an old stick or backup: only what it superseded is taken in
    op.body = stub_body(op);
    op.stub = true;
  }
  insert_op(op, from);
  intake.ops.push_back(std::move(op));
}

void Store::Parts::absorb(const std::vector<Json>& documents, PeerId peer, Absorbed& absorbed) {
  const PeerId from = peer == kNoPeer ? kUnknownPeer : peer;
  Intake intake;
  for (const Json& document : documents) {
    const std::string id = text_in(document, "_id");
    // an id ends in the hash of its content, so a known hash is known content
    if (id.size() > 32 && has_op(std::string_view(id).substr(id.size() - 32))) {
      ++absorbed.known;
      continue;
    }
    auto op = read_document(document);
    if (!op) {
      ++absorbed.set_aside;
      set_aside(peer, id, std::string(name_of(op.error().code)), kept_text(document));
      continue;
    }
    if (op->log == own.name && !planted(Fault::own_log_reused_after_clone)) {
      if (!planted(Fault::copy_told_to_nobody)) note_continued_elsewhere();
      leave_log();
    }
    take_in(std::move(*op), from, intake);
    ++absorbed.added;
  }
  apply(intake);
}

Result<Absorbed> Store::absorb(std::vector<Json> documents, const Source& source) {
  bool given = false;
  return absorb_pieces(
      [&]() -> Result<std::optional<std::vector<Json>>> {
        if (std::exchange(given, true)) return std::optional<std::vector<Json>>();
        return std::optional(std::move(documents));
      },
      source);
}

Result<Absorbed> Store::absorb_pieces(const NextPiece& next, const Source& source) {
  Parts& parts = *parts_;
  auto result = parts.in_transaction([&] {
    Absorbed absorbed;
    for (;;) {
      const auto piece = next();
      if (!piece) throw DatabaseError(piece.error());
      if (!*piece) break;
      parts.absorb(**piece, source.peer, absorbed);
    }
    if (source.cursor && source.peer != kNoPeer) {
      Statement move = parts.database.use("UPDATE peers SET cursor = ?2 WHERE id = ?1");
      move.bind(1, source.peer).bind(2, *source.cursor).run();
      if (source.listing) take_listing(parts.database, source.peer, *source.listing, *source.cursor);
    }
    return absorbed;
  });
  if (result && parts.needs_scrub) (void)scrub();
  return result;
}

}  // namespace ubao::core
