// The store's side of trust: signing the own log, secrets, sheets that are held back, and what is destroyed
// when somebody withdraws.
#include <algorithm>

#include "core/keyring.h"
#include "core/store_parts.h"

namespace ubao::core {

void Store::Parts::keep_secret(const std::string& name, std::string_view value) {
  if (value.empty()) {
    Statement take_away = database.use("DELETE FROM secrets WHERE name = ?1");
    take_away.bind(1, name).run();
    return;
  }
  Statement upsert = database.use(
      "INSERT INTO secrets(name, value) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET value = ?2");
  upsert.bind(1, name).bind_blob(2, value).run();
}

std::string Store::Parts::secret(std::string_view name) {
  Statement row = database.use("SELECT value FROM secrets WHERE name = ?1");
  row.bind(1, name);
  return row.step() ? std::string(row.blob(0)) : std::string();
}

void Store::Parts::know_own_keys() {
  signer.reset();
  const std::string device = secret(kDeviceSecret);
  if (device.size() == kKeyBytes) signer = std::make_unique<SigningKey>(Secret(device));
  const auto certificate =
      read_certificate(Json::parse(secret(kCertificateSecret), nullptr, false), options.workshop);
  role = certificate && signer && certificate->key == signer->public_half() ? certificate->role : Role::guest;
}

// What this device may do: nothing more once it was revoked.
Role Store::Parts::present_role() const {
  return signer && trust.is_revoked(signer->public_half()) ? Role::guest : role;
}

bool Store::Parts::is_head(std::string_view hash) {
  const std::string bytes = bytes_of_hex(hash);
  Statement row =
      database.use("SELECT seq, record, (SELECT name FROM logs WHERE id = ops.log) FROM ops WHERE hash = ?1");
  row.bind_blob(1, bytes);
  return row.step() && row.integer(0) > 1 && row.text(1) == "log:" + row.text(2);
}

void Store::Parts::append_head(const Gaps& gaps) {
  Json set = {{"sig", signer->sign(head_statement(options.workshop, own.name, own.head, gaps))}};
  if (!gaps.empty()) set["gaps"] = gaps;
  const Op head = append({"log:" + own.name, std::move(set), {}, {}});
  own.signed_up_to_head = true;
  prove_and_fold({&head});
}

// Proves what can be proven with ops that are in the table, and brings the protected records up to date that
// this concerns.
void Store::Parts::prove_and_fold(const std::vector<const Op*>& ops) {
  bool withdrawal = false;
  for (const std::string& record : trust.take(ops)) {
    state.fold_anew(record);
    withdrawal = withdrawal || kind_of(record) == "withdrawal";
  }
  if (withdrawal) destroy_withdrawn();
}

std::vector<Op> Store::Parts::carry_out(const Deed& deed) {
  const auto is_for_facilitators = [](const Change& change) { return is_protected(change.of); };
  const bool any_protected = std::any_of(deed.changes.begin(), deed.changes.end(), is_for_facilitators);
  if (any_protected && present_role() != Role::facilitator) throw DatabaseError({ErrorCode::not_allowed, {}});
  // what was held is known from before this device writes down anything else of it
  release(deed.released);
  if (own.row == 0 && !deed.changes.empty()) begin_log();
  std::vector<Op> ops;
  for (const Change& change : deed.changes) ops.push_back(append(change));
  std::vector<const Op*> written;
  for (const Op& op : ops) written.push_back(&op);
  prove_and_fold(written);
  const bool revokes =
      std::any_of(ops.begin(), ops.end(), [](const Op& op) { return kind_of(op.of) == "revocation"; });
  if (any_protected || revokes) append_head();
  for (const Draft& draft : deed.drafts) write_draft(draft);
  for (const std::string& record : deed.let_go) {
    Statement forget = database.use("DELETE FROM held WHERE record = ?1");
    forget.bind(1, record).run();
  }
  for (const HeldOp& held : deed.held) hold(held);
  for (const auto& [name, value] : deed.secrets) keep_secret(name, value);
  if (deed.secrets.contains(kDeviceSecret) || deed.secrets.contains(kCertificateSecret)) {
    // the log says who writes it at its beginning
    if (own.row != 0) leave_log();
    know_own_keys();
  }
  return ops;
}

void Store::Parts::hold(const HeldOp& held) {
  const std::string id = held.op.id();
  Statement upsert = database.use(
      "INSERT INTO held(record, activity, person, id, body, until) VALUES(?1, ?2, ?3, ?4, ?5, ?6) "
      "ON CONFLICT(record) DO UPDATE SET id = ?4, body = ?5");
  upsert.bind(1, held.op.of).bind(2, held.activity).bind(3, held.person).bind(4, id);
  upsert.bind(5, held.op.body).bind(6, static_cast<std::int64_t>(held.until)).run();
}

// In an order of chance, so that no place in a queue tells whose a sheet is.
void Store::Parts::release(std::vector<std::string> records) {
  for (std::size_t left = records.size(); left > 1; --left) {
    std::array<std::uint8_t, 8> chance{};
    env.random->fill(chance);
    std::uint64_t number = 0;
    for (const std::uint8_t byte : chance) number = number << 8 | byte;
    std::swap(records[left - 1], records[number % left]);
  }
  for (const std::string& record : records) {
    Statement row = database.use("SELECT id, body, activity FROM held WHERE record = ?1");
    row.bind(1, record);
    if (!row.step()) continue;
    const std::string id = row.text(0);
    auto op = reread_op(row.view(1), std::string_view(id).substr(id.size() - 32));
    if (!op) throw DatabaseError({ErrorCode::damaged, "a sheet that waits"});
    // every sheet of an activity gets the n and the day of what closed it, wherever and whenever it was made
    if (const auto closing = shown_op(row.text(2), "state")) {
      op->n = closing->n;
      op->at = closing->at.substr(0, 10);
      op = make_op(std::move(*op));
      if (!op) throw DatabaseError(op.error());
    }
    // a copy of this device, which kept the same sheet, may have sent it before
    if (!has_op(op->hash)) {
      const bool fresh = !state.has_record(op->of);
      insert_op(*op, kNoPeer);
      state.apply(op->of, {&*op}, fresh);
    }
    Statement forget = database.use("DELETE FROM held WHERE record = ?1");
    forget.bind(1, record).run();
  }
}

bool Store::Parts::is_withdrawn(const Op& op) const {
  return !withdrawn.empty() && (withdrawn.contains(op.of) || (!op.by.empty() && withdrawn.contains(op.by)));
}

// A stub is left of each op, which goes on superseding what it superseded.
void Store::Parts::destroy_withdrawn() {
  std::set<std::string> all;
  for (const Record& record : state.all_of_kind("withdrawal"))
    if (const Field* person = record.find("person"); person && person->value.is_string())
      all.insert(person->value.get<std::string>());
  std::set<std::string> touched;
  Gaps gaps;  // in the log that this device writes
  for (const std::string& person : all) {
    if (!withdrawn.insert(person).second) continue;
    const std::string author = "%\"by\":" + Json(person).dump() + "%";
    std::vector<Op> gone;
    {
      Statement rows = database.use("SELECT body, hash FROM ops WHERE record = ?1 OR body LIKE ?2");
      rows.bind(1, person).bind(2, author);
      while (rows.step()) {
        auto op = reread_op(rows.view(0), hex_of_bytes(rows.blob(1)));
        if (op && !op->stub && is_withdrawn(*op)) gone.push_back(std::move(*op));
      }
    }
    for (const Op& op : gone) {
      const std::string bytes = bytes_of_hex(op.hash), body = stub_body(op);
      Statement replace = database.use("UPDATE ops SET body = ?2 WHERE hash = ?1");
      replace.bind_blob(1, bytes).bind(2, body).run();
      touched.insert(op.of);
      if (op.log == own.name) gaps[op.hash] = op.prev;
    }
    // what would take her sheets back is on its way from here on
    std::vector<std::string> taking_back;
    Statement held = database.use("SELECT record FROM held WHERE person = ?1");
    held.bind(1, person);
    while (held.step()) taking_back.push_back(held.text(0));
    release(std::move(taking_back));
    erase_private(person);
  }
  for (const std::string& record : touched) state.fold_anew(record);
  // the ops are sent no more: who comes later follows the chain by what its author signs here
  if (!gaps.empty()) append_head(gaps);
}

void Store::Parts::erase_private(const std::string& person) {
  for (const char* name : {kPersonSecret, kPersonLocked, kPersonTries}) keep_secret(name + person, {});
  const std::string ending = "%:" + person;
  Statement drafts = database.use("DELETE FROM drafts WHERE scope LIKE ?1");
  drafts.bind(1, ending).run();
  needs_scrub = true;
}

Result<Done> Store::erase_person(const std::string& person) {
  auto done = parts_->in_transaction([&] {
    parts_->erase_private(person);
    return Done{};
  });
  if (!done) return done;
  return scrub();
}

Result<std::vector<Op>> Store::carry_out(const Deed& deed) {
  auto ops = parts_->in_transaction([&] { return parts_->carry_out(deed); });
  if (ops && parts_->needs_scrub) (void)scrub();
  return ops;
}

Result<std::vector<Op>> Store::record(const std::vector<Change>& changes, const std::vector<Draft>& drafts) {
  Deed deed;
  deed.changes = changes;
  deed.drafts = drafts;
  return carry_out(deed);
}

bool Store::needs_signature() { return parts_->own.row != 0 && !parts_->own.signed_up_to_head; }

Result<bool> Store::sign_log() {
  // what is in memory after a failed transaction says nothing about the file
  if (!needs_signature() && !parts_->rolled_back) return false;
  return parts_->in_transaction([&] {
    if (!needs_signature()) return false;
    parts_->append_head();
    return true;
  });
}

std::vector<HeldOp> Store::held(std::string_view activity) {
  return read_or_nothing([&] {
    std::vector<HeldOp> found;
    Statement rows = parts_->database.use(
        "SELECT activity, person, id, body, until FROM held WHERE ?1 = '' OR activity = ?1 ORDER BY record");
    rows.bind(1, activity);
    while (rows.step()) {
      const std::string id = rows.text(2);
      if (auto op = reread_op(rows.view(3), std::string_view(id).substr(id.size() - 32)))
        found.push_back({rows.text(0), rows.text(1), std::move(*op), static_cast<Until>(rows.integer(4))});
    }
    return found;
  });
}

std::vector<std::string> Store::withdrawn_people() {
  return {parts_->withdrawn.begin(), parts_->withdrawn.end()};
}

std::string Store::secret(std::string_view name) {
  return read_or_nothing([&] { return parts_->secret(name); });
}

std::vector<std::string> Store::secret_names() {
  return read_or_nothing([&] {
    std::vector<std::string> names;
    Statement rows = parts_->database.use("SELECT name FROM secrets ORDER BY name");
    while (rows.step()) names.push_back(rows.text(0));
    return names;
  });
}

Role Store::role() {
  return read_or_nothing([&] { return parts_->present_role(); });
}

std::string Store::device_key() { return parts_->signer ? parts_->signer->public_half() : std::string(); }

std::vector<LogState> Store::logs() {
  return read_or_nothing([&] {
    std::vector<LogState> found;
    // a log without an opening op is a sheet that stands alone, or one whose beginning has not come yet
    Statement rows = parts_->database.use(
        "SELECT logs.name, logs.key, logs.mine, count(*), count(*) FILTER (WHERE ops.standing <= 0), "
        "max(ops.standing) FILTER (WHERE ops.seq = 1), "
        "max(printf('%08d', ops.seq) || hex(ops.hash)) FILTER (WHERE ops.standing > 0) "
        "FROM logs JOIN ops ON ops.log = logs.id GROUP BY logs.id "
        "HAVING count(*) > 1 OR max(ops.record) LIKE 'log:%' ORDER BY logs.name");
    while (rows.step()) {
      LogState log;
      log.name = rows.text(0);
      log.key = rows.text(1);
      log.mine = rows.integer(2) != 0;
      log.ops = static_cast<std::uint64_t>(rows.integer(3));
      log.unproven = static_cast<std::uint64_t>(rows.integer(4));
      log.standing = static_cast<Standing>(rows.integer(5));
      if (const std::string last = rows.text(6); last.size() == 40) log.head = last.substr(8);
      std::transform(log.head.begin(), log.head.end(), log.head.begin(),
                     [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
      if (const auto record = parts_->state.find("log:" + log.name))
        if (const Field* device = record->find("device"); device && device->value.is_string())
          log.device = device->value.get<std::string>();
      found.push_back(std::move(log));
    }
    return found;
  });
}

std::string Store::own_log() { return parts_->own.row != 0 ? parts_->own.name : std::string(); }

std::int64_t Store::own_sheets() {
  return read_or_nothing([&]() -> std::int64_t {
    Statement row = parts_->database.use(
        "SELECT count(*) FROM ops WHERE record >= 'submission:' AND record < 'submission;' AND peer = 0");
    return row.step() ? row.integer(0) : 0;
  });
}

std::string Store::last_at(std::string_view log) {
  return read_or_nothing([&] {
    Statement row = parts_->database.use(
        "SELECT ops.body, ops.hash FROM logs JOIN ops ON ops.log = logs.id WHERE logs.name = ?1 ORDER BY "
        "ops.seq DESC LIMIT 1");
    row.bind(1, log);
    if (!row.step()) return std::string();
    const auto op = reread_op(row.view(0), hex_of_bytes(row.blob(1)));
    return op ? op->at : std::string();
  });
}

std::vector<Op> Store::uncounted() {
  return read_or_nothing([&] {
    std::vector<Op> found;
    std::vector<std::string_view> kinds(kProtectedKinds.begin(), kProtectedKinds.end());
    kinds.insert(kinds.end(), {"revocation", "log"});
    for (const std::string_view kind : kinds) {
      const std::string first = std::string(kind) + ":", behind = std::string(kind) + ";";
      Statement records =
          parts_->database.use("SELECT DISTINCT record FROM ops WHERE record >= ?1 AND record < ?2");
      records.bind(1, first).bind(2, behind);
      while (records.step())
        for (StoredOp& stored : parts_->state.ops_of(records.view(0)))
          if (!parts_->trust.counts(stored.op, stored.standing)) found.push_back(std::move(stored.op));
    }
    return found;
  });
}

Result<Done> Store::scrub() {
  try {
    parts_->database.empty_log();
    parts_->needs_scrub = false;
    return Done{};
  } catch (const DatabaseError& failure) {
    return failure.error();
  }
}

}  // namespace ubao::core
