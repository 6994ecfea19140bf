#include "core/trust.h"

#include <algorithm>
#include <array>

#include "core/ids.h"

namespace ubao::core {
namespace {

std::string log_record(const std::string& log) { return "log:" + log; }

std::string revocation_statement(std::string_view workshop, std::string_view key,
                                 const std::map<std::string, std::string>& heads) {
  std::string text = "ubao revocation\n" + std::string(workshop) + "\n" + std::string(key);
  for (const auto& [log, head] : heads) text += "\n" + log + " " + head;
  return text;
}

// Of an opening op: the key, if it is the one that the log is named after.
std::string key_in(const std::string& log, const Json& set) {
  std::string key = text_in(set, "key");
  return name_from(key + ":" + text_in(set, "nonce")) == log ? key : std::string();
}

// Of a head: what was withdrawn from its log.
Gaps gaps_in(const Json& set) {
  Gaps gaps;
  const auto told = set.find("gaps");
  if (told == set.end() || !told->is_object()) return gaps;
  for (const auto& [hash, before] : told->items())
    if (before.is_string()) gaps[hash] = before.get<std::string>();
  return gaps;
}

Standing standing_in(const Json& set, std::string_view key, std::string_view workshop) {
  const auto certificate =
      read_certificate(set.contains("certificate") ? set["certificate"] : Json(), workshop);
  if (!certificate || certificate->key != key) return Standing::guest;
  return certificate->role == Role::facilitator ? Standing::facilitator : Standing::participant;
}

}  // namespace

bool is_protected(std::string_view record) {
  return std::find(kProtectedKinds.begin(), kProtectedKinds.end(), kind_of(record)) != kProtectedKinds.end();
}

Json revocation_fields(const SigningKey& root, std::string_view key,
                       const std::map<std::string, std::string>& heads) {
  const std::string workshop = name_from(root.public_half());
  return {{"root", root.public_half()},
          {"key", key},
          {"heads", heads},
          {"sig", root.sign(revocation_statement(workshop, key, heads))}};
}

std::optional<Revocation> read_revocation(const Json& fields, std::string_view workshop) {
  Revocation read{text_in(fields, "root"), text_in(fields, "key"), {}};
  const auto heads = fields.find("heads");
  if (heads == fields.end() || !heads->is_object()) return std::nullopt;
  for (const auto& [log, head] : heads->items())
    if (head.is_string()) read.heads[log] = head.get<std::string>();
  const bool good =
      name_from(read.root) == workshop &&
      is_signed(read.root, revocation_statement(workshop, read.key, read.heads), text_in(fields, "sig"));
  return good ? std::optional(std::move(read)) : std::nullopt;
}

// An op of a log that is not proven yet.
struct Trust::Link {
  std::string hash, prev;  // as bytes
  std::string record;
  std::uint64_t seq = 0;
  Json set;  // of ops about the log itself
};

Trust::Trust(Database& database, std::string workshop) : database_(database), workshop_(std::move(workshop)) {
  reload();
}

void Trust::reload() {
  keys_.clear();
  pending_.clear();
  revoked_.clear();
  chains_.clear();
  Statement logs = database_.use("SELECT name, key FROM logs WHERE key <> ''");
  while (logs.step()) keys_[logs.text(0)] = logs.text(1);
  Statement heads = database_.use(
      "SELECT DISTINCT logs.name FROM logs CROSS JOIN ops INDEXED BY ops_of_record "
      "ON ops.record = 'log:' || logs.name WHERE ops.log = logs.id AND ops.standing = 0 AND ops.seq > 1");
  while (heads.step()) pending_.insert(heads.text(0));
  Statement revocations =
      database_.use("SELECT body, hash FROM ops WHERE record >= 'revocation:' AND record < 'revocation;'");
  while (revocations.step()) {
    const auto op = reread_op(revocations.view(0), hex_of_bytes(revocations.blob(1)));
    if (!op) continue;
    if (auto read = read_revocation(op->set, workshop_)) revoked_[read->key].push_back(std::move(*read));
  }
}

std::set<std::string> Trust::take(const std::vector<const Op*>& ops) {
  std::set<std::string> logs, touched;
  for (const Op* op : ops) {
    if (op->of == log_record(op->log) || pending_.contains(op->log)) logs.insert(op->log);
    if (kind_of(op->of) == "revocation") revoke(*op, touched);
    const auto key = keys_.find(op->log);
    if (key == keys_.end() || !revoked_.contains(key->second)) continue;
    chains_.clear();  // it may fill a gap
    touch_all_of(op->log, touched);
  }
  for (const std::string& log : logs) prove(log, touched);
  return touched;
}

// Looks through what is not proven of one log: reads its opening op, checks its heads, follows each back to
// the opening op or to one that was proven before.
void Trust::prove(const std::string& log, std::set<std::string>& touched) {
  std::unordered_map<std::string, Link> links;
  std::vector<const Link*> heads;
  Statement rows = database_.use(
      "SELECT ops.hash, ops.prev, ops.record, ops.seq, CASE WHEN ops.record = ?2 THEN ops.body ELSE '' END "
      "FROM logs JOIN ops ON ops.log = logs.id WHERE logs.name = ?1 AND ops.standing = 0");
  const std::string about = log_record(log);
  rows.bind(1, log).bind(2, about);
  while (rows.step()) {
    Link link{std::string(rows.blob(0)),
              std::string(rows.blob(1)),
              rows.text(2),
              static_cast<std::uint64_t>(rows.integer(3)),
              {}};
    if (link.record == about) {
      const auto op = reread_op(rows.view(4), hex_of_bytes(link.hash));
      if (op) link.set = op->set;
    }
    const auto placed = links.emplace(link.hash, std::move(link)).first;
    const Link& kept = placed->second;
    if (kept.record != about) continue;
    if (kept.seq > 1) {
      heads.push_back(&kept);
    } else if (const std::string key = key_in(log, kept.set); !key.empty()) {
      keys_[log] = key;
      Statement know = database_.use("UPDATE logs SET key = ?2 WHERE name = ?1");
      know.bind(1, log).bind(2, key).run();
    }
  }
  const auto set_standing = [&](const std::string& hash, Standing standing) {
    Statement update = database_.use("UPDATE ops SET standing = ?2 WHERE hash = ?1");
    update.bind_blob(1, hash).bind(2, static_cast<std::int64_t>(standing)).run();
  };
  const auto key = keys_.find(log);
  std::sort(heads.begin(), heads.end(), [](const Link* a, const Link* b) { return a->seq < b->seq; });
  std::unordered_map<std::string, Standing> proven;
  bool gap = false;
  for (const Link* head : heads) {
    if (key == keys_.end()) {
      gap = true;
      continue;
    }
    const Gaps gaps = gaps_in(head->set);
    if (!is_signed(key->second, head_statement(workshop_, log, hex_of_bytes(head->prev), gaps),
                   text_in(head->set, "sig"))) {
      set_standing(head->hash, Standing::false_head);
      continue;
    }
    for (const auto& [hash, before] : gaps) {
      const std::string missing = bytes_of_hex(hash), prev = bytes_of_hex(before);
      Statement know = database_.use("INSERT INTO gaps(hash, prev) VALUES(?1, ?2) ON CONFLICT DO NOTHING");
      know.bind_blob(1, missing).bind_blob(2, prev).run();
    }
    std::vector<const Link*> path{head};
    Standing standing = Standing::unproven;
    for (std::string at = head->prev; !at.empty();) {
      if (const auto before = proven.find(at); before != proven.end()) {
        standing = before->second;
        break;
      }
      const auto link = links.find(at);
      if (link == links.end()) {
        standing = standing_of(log, at);
        if (standing > Standing::unproven) break;
        at = before_gap(at);
        continue;
      }
      path.push_back(&link->second);
      if (link->second.seq == 1) {
        if (key_in(log, link->second.set) == key->second)
          standing = standing_in(link->second.set, key->second, workshop_);
        break;
      }
      at = link->second.prev;
    }
    if (standing <= Standing::unproven) {
      gap = true;
      continue;
    }
    for (const Link* link : path) {
      set_standing(link->hash, standing);
      proven[link->hash] = standing;
      if (is_protected(link->record)) touched.insert(link->record);
    }
  }
  if (gap)
    pending_.insert(log);
  else
    pending_.erase(log);
}

// Of an op of the same log: what another log says of itself is no one's business here.
Standing Trust::standing_of(const std::string& log, const std::string& hash_bytes) {
  Statement row = database_.use(
      "SELECT ops.standing FROM ops JOIN logs ON logs.id = ops.log WHERE ops.hash = ?1 AND logs.name = ?2");
  row.bind_blob(1, hash_bytes).bind(2, log);
  return row.step() ? static_cast<Standing>(row.integer(0)) : Standing::unproven;
}

std::string Trust::before_gap(const std::string& hash) {
  Statement row = database_.use("SELECT prev FROM gaps WHERE hash = ?1");
  row.bind_blob(1, hash);
  return row.step() ? std::string(row.blob(0)) : std::string();
}

void Trust::touch_all_of(const std::string& log, std::set<std::string>& touched) {
  Statement rows = database_.use(
      "SELECT DISTINCT ops.record FROM logs JOIN ops ON ops.log = logs.id WHERE logs.name = ?1");
  rows.bind(1, log);
  while (rows.step())
    if (const std::string record = rows.text(0); is_protected(record)) touched.insert(record);
}

void Trust::revoke(const Op& op, std::set<std::string>& touched) {
  auto read = read_revocation(op.set, workshop_);
  if (!read) return;
  const std::string revoked = read->key;
  revoked_[revoked].push_back(std::move(*read));
  for (const auto& [log, key] : keys_)
    if (key == revoked) touch_all_of(log, touched);
}

bool Trust::counts(const Op& op, Standing standing) {
  const std::string_view kind = kind_of(op.of);
  if (kind == "log") return op.of == log_record(op.log);
  if (kind == "revocation") return read_revocation(op.set, workshop_).has_value();
  if (!is_protected(op.of)) return true;
  return standing == Standing::facilitator && is_before_revocation(op);
}

bool Trust::is_before_revocation(const Op& op) {
  const auto key = keys_.find(op.log);
  const auto revoked = key == keys_.end() ? revoked_.end() : revoked_.find(key->second);
  if (revoked == revoked_.end()) return true;
  return std::all_of(revoked->second.begin(), revoked->second.end(), [&](const Revocation& revocation) {
    const auto head = revocation.heads.find(op.log);
    return head != revocation.heads.end() && chain_to(head->second).contains(op.hash);
  });
}

const std::unordered_set<std::string>& Trust::chain_to(const std::string& head) {
  if (const auto known = chains_.find(head); known != chains_.end()) return known->second;
  std::unordered_set<std::string>& chain = chains_[head];
  for (std::string at = bytes_of_hex(head); !at.empty();) {
    Statement row = database_.use("SELECT prev FROM ops WHERE hash = ?1");
    row.bind_blob(1, at);
    if (!chain.insert(hex_of_bytes(at)).second) break;
    at = row.step() ? std::string(row.blob(0)) : before_gap(at);
  }
  return chain;
}

}  // namespace ubao::core
