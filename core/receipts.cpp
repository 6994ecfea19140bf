#include "core/receipts.h"

#include <sodium.h>

#include <array>

#include "core/database.h"
#include "core/ids.h"
#include "core/octets.h"
#include "core/op.h"

namespace ubao::core {
namespace {

constexpr int kMostKeptMissing = 200;  // of a receipt that is kept

std::string hex_of(const std::array<unsigned char, crypto_hash_sha256_BYTES>& bytes) {
  return hex_of_bytes({reinterpret_cast<const char*>(bytes.data()), bytes.size() / 2}) +
         hex_of_bytes({reinterpret_cast<const char*>(bytes.data()) + bytes.size() / 2, bytes.size() / 2});
}

// Rows that the office lists and that have not come here; what came and was no valid op is known already.
std::int64_t count_not_here(Database& database, PeerId peer) {
  Statement row = database.use(
      "SELECT count(*) FROM listed WHERE listed.peer = ?1 AND listed.fault = '' "
      "AND NOT EXISTS (SELECT 1 FROM ops WHERE ops.hash = listed.hash) "
      "AND NOT EXISTS (SELECT 1 FROM refused WHERE refused.peer = ?1 AND incoming = 1 "
      "AND substr(refused.id, -32) = lower(hex(listed.hash)))");
  row.bind(1, peer);
  return row.step() ? row.integer(0) : 0;
}

// False for one that is not here.
bool list_one(Database& database, PeerId peer, const std::string& hash, std::int64_t page) {
  Statement keep = database.use(
      "INSERT INTO listed(peer, hash, page) VALUES(?1, ?2, ?3) ON CONFLICT(peer, hash) "
      "DO UPDATE SET fault = ''");
  keep.bind(1, peer).bind_blob(2, hash).bind(3, page).run();
  Statement here = database.use("SELECT 1 FROM ops WHERE hash = ?1");
  here.bind_blob(1, hash);
  return here.step();
}

QueuedOp id_of(const Statement& row) {
  Op op;
  op.log = row.text(0);
  op.seq = static_cast<std::uint64_t>(row.integer(1));
  op.hash = hex_of_bytes(row.blob(2));
  return {row.integer(3), row.integer(4) == 0, op.id(), op.hash, {}};
}

}  // namespace

bool take_listing(Database& database, PeerId peer, const Listing& listing, std::string_view next_cursor) {
  Statement begin = database.use("INSERT INTO receipts(peer) VALUES(?1) ON CONFLICT DO NOTHING");
  begin.bind(1, peer).run();
  std::int64_t page = 0, elsewhere = 0;
  {
    Statement row = database.use("SELECT cursor, page, elsewhere FROM receipts WHERE peer = ?1");
    row.bind(1, peer);
    if (!row.step() || row.view(0) != listing.from) return false;
    page = row.integer(1) + (listing.ops.empty() ? 0 : 1);
    elsewhere = row.integer(2);
  }
  for (const ListedOp& op : listing.ops) {
    const std::string hash = bytes_of_hex(op.hash);
    if (hash.empty()) continue;
    if (op.held) {
      if (!list_one(database, peer, hash, page)) ++elsewhere;
      continue;
    }
    Statement gone = database.use("DELETE FROM listed WHERE peer = ?1 AND hash = ?2");
    gone.bind(1, peer).bind_blob(2, hash).run();
  }
  if (elsewhere > kMostListedElsewhere && (elsewhere = count_not_here(database, peer)) > kMostListedElsewhere)
    throw DatabaseError({ErrorCode::too_large, "the office lists entries without end"});
  Statement move = database.use("UPDATE receipts SET cursor = ?2, page = ?3, elsewhere = ?4 WHERE peer = ?1");
  move.bind(1, peer).bind(2, next_cursor).bind(3, page).bind(4, elsewhere).run();
  return true;
}

void step_listing_back(Database& database, PeerId peer) {
  Statement rows = database.use(
      "DELETE FROM listed WHERE peer = ?1 AND page > (SELECT vouched_page FROM receipts WHERE receipts.peer "
      "= ?1) AND EXISTS (SELECT 1 FROM receipts WHERE receipts.peer = ?1 AND page > vouched_page)");
  rows.bind(1, peer).run();
  Statement back = database.use(
      "UPDATE receipts SET cursor = vouched_cursor, page = vouched_page WHERE peer = ?1 AND (page > "
      "vouched_page OR cursor <> vouched_cursor)");
  back.bind(1, peer).run();
}

void forget_listing(Database& database, PeerId peer) {
  Statement rows = database.use("DELETE FROM listed WHERE peer = ?1");
  rows.bind(1, peer).run();
  Statement place = database.use("DELETE FROM receipts WHERE peer = ?1");
  place.bind(1, peer).run();
}

template <class Work>
auto Receipts::in_transaction(Work work) -> Result<decltype(work())> {
  try {
    Transaction transaction(database_);
    auto value = work();
    transaction.commit();
    return value;
  } catch (const DatabaseError& failure) {
    return failure.error();
  }
}

std::string Receipts::cursor(PeerId peer) {
  return read_or_nothing([&] {
    Statement row = database_.use("SELECT cursor FROM receipts WHERE peer = ?1");
    row.bind(1, peer);
    return row.step() ? row.text(0) : std::string();
  });
}

Result<bool> Receipts::take_page(PeerId peer, const Listing& listing, std::string_view next_cursor) {
  return in_transaction([&] { return take_listing(database_, peer, listing, next_cursor); });
}

Result<Done> Receipts::forget(PeerId peer) {
  return in_transaction([&] {
    forget_listing(database_, peer);
    return Done{};
  });
}

bool Receipts::lists(PeerId peer, std::string_view hash) {
  return read_or_nothing([&] {
    const std::string bytes = bytes_of_hex(hash);
    Statement row = database_.use("SELECT 1 FROM listed WHERE peer = ?1 AND hash = ?2");
    row.bind(1, peer).bind_blob(2, bytes);
    return row.step();
  });
}

Result<Done> Receipts::take_reread(PeerId peer, const std::vector<std::string>& held,
                                   const std::vector<MissingOp>& faulty) {
  return in_transaction([&] {
    std::int64_t page = 0;
    {
      Statement row = database_.use("SELECT page FROM receipts WHERE peer = ?1");
      row.bind(1, peer);
      if (row.step()) page = row.integer(0);
    }
    for (const std::string& hash : held) list_one(database_, peer, bytes_of_hex(hash), page);
    for (const MissingOp& op : faulty) {
      const std::string hash =
          op.id.size() > 32 ? bytes_of_hex(op.id.substr(op.id.size() - 32)) : std::string();
      Statement fault = database_.use(
          "INSERT INTO listed(peer, hash, page, fault) VALUES(?1, ?2, ?3, ?4) ON CONFLICT(peer, hash) DO "
          "UPDATE SET fault = ?4");
      fault.bind(1, peer).bind_blob(2, hash).bind(3, page).bind(4, op.reason).run();
    }
    return Done{};
  });
}

std::vector<QueuedOp> Receipts::to_reread(std::string_view after, int most) {
  return read_or_nothing([&] {
    std::vector<QueuedOp> found;
    const std::string hash = bytes_of_hex(after);
    Statement rows = database_.use(
        "SELECT logs.name, ops.seq, ops.hash, ops.arrival, ops.peer FROM ops JOIN logs ON logs.id = ops.log "
        "WHERE ops.hash > ?1 AND substr(ops.body, 1, 9) <> '{\"_stub\":' ORDER BY ops.hash LIMIT ?2");
    rows.bind_blob(1, hash).bind(2, most);
    while (rows.step()) found.push_back(id_of(rows));
    return found;
  });
}

ListedCounts Receipts::counts(PeerId peer) {
  return read_or_nothing([&] {
    ListedCounts counts;
    {
      Statement row = database_.use(
          "SELECT count(*), count(listed.hash), count(listed.hash) FILTER (WHERE ops.record >= 'submission:' "
          "AND ops.record < 'submission;') FROM ops LEFT JOIN listed ON listed.peer = ?1 AND listed.hash = "
          "ops.hash AND listed.fault = '' WHERE substr(ops.body, 1, 9) <> '{\"_stub\":'");
      row.bind(1, peer);
      if (row.step()) counts = {row.integer(1), row.integer(0), 0, row.integer(2)};
    }
    counts.not_here = count_not_here(database_, peer);
    return counts;
  });
}

std::vector<MissingOp> Receipts::missing(PeerId peer, int most) {
  return read_or_nothing([&] {
    std::vector<MissingOp> found;
    Statement rows = database_.use(
        "SELECT logs.name, ops.seq, ops.hash, ops.arrival, ops.peer, ifnull(listed.fault, ''), ifnull("
        "(SELECT watermark FROM peers WHERE id = ?1), 0) FROM ops JOIN logs ON logs.id = ops.log LEFT JOIN "
        "listed ON listed.peer = ?1 AND listed.hash = ops.hash WHERE (listed.hash IS NULL OR listed.fault <> "
        "'') AND substr(ops.body, 1, 9) <> '{\"_stub\":' ORDER BY logs.name, ops.seq, ops.hash LIMIT ?2");
    rows.bind(1, peer).bind(2, most);
    while (rows.step()) {
      const QueuedOp op = id_of(rows);
      MissingOp& one = found.emplace_back(MissingOp{op.id, rows.text(5)});
      if (!one.reason.empty()) continue;
      Statement refused =
          database_.use("SELECT reason FROM refused WHERE peer = ?1 AND incoming = 0 AND id = ?2");
      refused.bind(1, peer).bind(2, one.id);
      if (refused.step())
        one.reason = refused.text(0);
      else
        one.reason = op.arrival > rows.integer(6) && rows.integer(4) != peer ? "waiting" : "not_listed";
    }
    return found;
  });
}

std::string Receipts::digest(PeerId peer) {
  return read_or_nothing([&] {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    Statement rows = database_.use(
        "SELECT logs.name, ops.seq, ops.hash, ops.arrival, ops.peer FROM ops JOIN logs ON logs.id = ops.log "
        "JOIN listed ON listed.peer = ?1 AND listed.hash = ops.hash AND listed.fault = '' WHERE "
        "substr(ops.body, 1, 9) <> '{\"_stub\":' ORDER BY logs.name, ops.seq, ops.hash");
    rows.bind(1, peer);
    while (rows.step()) {
      const std::string line = id_of(rows).id + "\n";
      crypto_hash_sha256_update(&state, octets(std::string_view(line)), line.size());
    }
    std::array<unsigned char, crypto_hash_sha256_BYTES> bytes{};
    crypto_hash_sha256_final(&state, bytes.data());
    return hex_of(bytes);
  });
}

std::vector<std::string> Receipts::logs_that_lack(PeerId peer) {
  return read_or_nothing([&] {
    std::vector<std::string> names;
    Statement rows = database_.use(
        "SELECT DISTINCT logs.name FROM ops JOIN logs ON logs.id = ops.log LEFT JOIN listed ON listed.peer = "
        "?1 AND listed.hash = ops.hash AND listed.fault = '' WHERE listed.hash IS NULL AND substr(ops.body, "
        "1, 9) <> '{\"_stub\":'");
    rows.bind(1, peer);
    while (rows.step()) names.push_back(rows.text(0));
    return names;
  });
}

Result<Done> Receipts::keep(PeerId peer, const OfficeReceipt& receipt) {
  OfficeReceipt shortened = receipt;
  if (shortened.missing.size() > kMostKeptMissing) shortened.missing.resize(kMostKeptMissing);
  return in_transaction([&] {
    const std::string text = to_json(shortened).dump(-1, ' ', false, Json::error_handler_t::replace);
    Statement keep = database_.use(
        "INSERT INTO receipts(peer, said) VALUES(?1, ?2) ON CONFLICT(peer) DO UPDATE SET said = ?2");
    keep.bind(1, peer).bind(2, text).run();
    ++revision_;
    return Done{};
  });
}

std::optional<OfficeReceipt> Receipts::latest(PeerId peer) {
  return read_or_nothing([&]() -> std::optional<OfficeReceipt> {
    Statement row = database_.use("SELECT said FROM receipts WHERE peer = ?1 AND said <> ''");
    row.bind(1, peer);
    if (!row.step()) return std::nullopt;
    return read_office_receipt(Json::parse(row.view(0), nullptr, false));
  });
}

}  // namespace ubao::core
