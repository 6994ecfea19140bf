#include "core/peers.h"

#include <algorithm>

#include "core/database.h"
#include "core/ids.h"
#include "core/op.h"
#include "core/queued_op.h"
#include "core/receipts.h"

namespace ubao::core {
namespace {

Peer peer_of(const Statement& row) {
  return {row.integer(0), row.text(1), row.integer(2), row.text(3), row.text(4), row.integer(5)};
}

constexpr const char* kPeerById =
    "SELECT id, address, watermark, cursor, mark, mark_count FROM peers WHERE id = ?1";

}  // namespace

Peers::Peers(Database& database) : database_(database) {}

template <class Work>
Result<Done> Peers::in_transaction(Work work) {
  try {
    Transaction transaction(database_);
    work();
    transaction.commit();
    ++revision_;
    return Done{};
  } catch (const DatabaseError& failure) {
    return failure.error();
  }
}

Result<Peer> Peers::at_address(std::string_view address) {
  const auto made = in_transaction([&] {
    Statement insert = database_.use("INSERT INTO peers(address) VALUES(?1) ON CONFLICT DO NOTHING");
    insert.bind(1, address).run();
  });
  if (!made) return made.error();
  for (Peer& peer : all())
    if (peer.address == address) return std::move(peer);
  return {ErrorCode::storage_failed, std::string(address)};
}

std::vector<Peer> Peers::all() {
  return read_or_nothing([&] {
    std::vector<Peer> peers;
    Statement rows =
        database_.use("SELECT id, address, watermark, cursor, mark, mark_count FROM peers ORDER BY id");
    while (rows.step()) peers.push_back(peer_of(rows));
    return peers;
  });
}

std::optional<Peer> Peers::find(PeerId id) {
  return read_or_nothing([&]() -> std::optional<Peer> {
    Statement row = database_.use(kPeerById);
    row.bind(1, id);
    if (!row.step()) return std::nullopt;
    return peer_of(row);
  });
}

// They count as somebody else's from here on, and are offered to the peer as to any other.
void Peers::disown_ops_of(PeerId id, std::int64_t after_arrival) {
  Statement ops = database_.use("UPDATE ops SET peer = ?2 WHERE peer = ?1 AND arrival > ?3");
  ops.bind(1, id).bind(2, kUnknownPeer).bind(3, after_arrival).run();
}

Result<Done> Peers::remove(PeerId id) {
  return in_transaction([&] {
    // its number may be given again, to one that does not have these ops
    disown_ops_of(id, 0);
    Statement peer = database_.use("DELETE FROM peers WHERE id = ?1");
    peer.bind(1, id).run();
    Statement refused = database_.use("DELETE FROM refused WHERE peer = ?1 AND incoming = 0");
    refused.bind(1, id).run();
    forget_listing(database_, id);
  });
}

std::vector<QueuedOp> Peers::queue(PeerId id, int most_ops, std::size_t most_bytes, std::int64_t& end) {
  return read_or_nothing([&] {
    std::vector<QueuedOp> batch;
    const auto peer = find(id);
    if (!peer) return batch;
    end = peer->watermark;
    Statement rows = database_.use(
        "SELECT ops.arrival, ops.peer, ops.hash, logs.name, ops.seq, ops.body, ops.record FROM ops JOIN logs "
        "ON logs.id = ops.log WHERE ops.arrival > ?1 AND ops.arrival <= ?2 ORDER BY ops.arrival");
    rows.bind(1, peer->watermark).bind(2, durable_arrival_);
    std::size_t bytes = 0;
    bool alone = false;
    while (rows.step()) {
      // what was withdrawn is sent no more
      if (rows.integer(1) != id && !is_stub(rows.view(5))) {
        const std::string_view body = rows.view(5);
        if (!batch.empty() &&
            (static_cast<int>(batch.size()) >= most_ops || bytes + body.size() > most_bytes))
          break;
        // sheets that stand alone never travel with ops that name people
        const bool stands_alone = kind_of(rows.view(6)) == "submission";
        if (!batch.empty() && stands_alone != alone) break;
        alone = stands_alone;
        bytes += body.size();
        batch.push_back(queued_op(rows));
      }
      end = rows.integer(0);
    }
    return batch;
  });
}

Result<Done> Peers::acknowledge(PeerId id, std::int64_t watermark, const std::vector<Refusal>& refused) {
  return in_transaction([&] {
    Statement move = database_.use("UPDATE peers SET watermark = max(watermark, ?2) WHERE id = ?1");
    move.bind(1, id).bind(2, watermark).run();
    for (const Refusal& refusal : refused) {
      Statement keep = database_.use(
          "INSERT INTO refused(peer, incoming, id, reason, at) VALUES(?1, 0, ?2, ?3, ?4) "
          "ON CONFLICT(peer, incoming, id) DO UPDATE SET reason = ?3, at = ?4");
      keep.bind(1, id).bind(2, refusal.id).bind(3, refusal.reason).bind(4, refusal.at).run();
    }
  });
}

Position Peers::position(PeerId id) {
  return read_or_nothing([&] {
    Position position;
    Statement row = database_.use(
        "SELECT watermark, peers.cursor, (SELECT ifnull(max(arrival), 0) FROM ops), ifnull(receipts.cursor, "
        "''), ifnull(page, 0) FROM peers LEFT JOIN receipts ON receipts.peer = peers.id WHERE id = ?1");
    row.bind(1, id);
    if (row.step()) position = {row.integer(0), row.text(1), row.integer(2), row.text(3), row.integer(4)};
    return position;
  });
}

Result<Done> Peers::set_mark(PeerId id, std::string_view mark, std::int64_t count, const Position& vouched) {
  return in_transaction([&] {
    Statement set = database_.use(
        "UPDATE peers SET mark = ?2, mark_count = ?3, vouched_watermark = ?4, vouched_cursor = ?5, "
        "vouched_arrival = ?6 WHERE id = ?1");
    set.bind(1, id).bind(2, mark).bind(3, count);
    set.bind(4, vouched.watermark).bind(5, vouched.cursor).bind(6, vouched.arrival).run();
    Statement listed =
        database_.use("UPDATE receipts SET vouched_cursor = ?2, vouched_page = ?3 WHERE peer = ?1");
    listed.bind(1, id).bind(2, vouched.listed_cursor).bind(3, vouched.listed_page).run();
  });
}

Result<bool> Peers::step_back(PeerId id) {
  bool any = false;
  const auto done = in_transaction([&] {
    step_listing_back(database_, id);
    Statement ahead = database_.use(
        // passing over what came from the peer itself moves the watermark, but nothing at the peer
        "SELECT vouched_watermark, vouched_arrival FROM peers WHERE id = ?1 AND (cursor <> vouched_cursor OR "
        "EXISTS (SELECT 1 "
        "FROM ops WHERE arrival > vouched_watermark AND arrival <= watermark AND ops.peer <> ?1))");
    ahead.bind(1, id);
    any = ahead.step();
    if (!any) return;
    forget_refusals(id, ahead.integer(0));
    disown_ops_of(id, ahead.integer(1));
    Statement back = database_.use(
        "UPDATE peers SET watermark = min(watermark, vouched_watermark), cursor = vouched_cursor WHERE id = "
        "?1");
    back.bind(1, id).run();
  });
  if (!done) return done.error();
  return any;
}

// What the peer refused beyond the watermark will be offered again, and may be taken then.
void Peers::forget_refusals(PeerId id, std::int64_t watermark) {
  std::vector<std::string> again;
  Statement rows = database_.use("SELECT id FROM refused WHERE peer = ?1 AND incoming = 0");
  rows.bind(1, id);
  while (rows.step()) {
    const std::string_view op = rows.view(0);
    Hash hash{};
    if (op.size() < hash.size() * 2 || !from_hex(op.substr(op.size() - hash.size() * 2), hash)) continue;
    Statement place = database_.use("SELECT 1 FROM ops WHERE hash = ?1 AND arrival > ?2");
    place.bind_blob(1, bytes_of(hash)).bind(2, watermark);
    if (place.step()) again.emplace_back(op);
  }
  for (const std::string& op : again) {
    Statement forget = database_.use("DELETE FROM refused WHERE peer = ?1 AND incoming = 0 AND id = ?2");
    forget.bind(1, id).bind(2, op).run();
  }
}

Result<Done> Peers::start_over(PeerId id) {
  return in_transaction([&] {
    disown_ops_of(id, 0);
    Statement peer = database_.use(
        "UPDATE peers SET watermark = 0, cursor = '', mark = '', mark_count = 0, vouched_watermark = 0, "
        "vouched_cursor = '', vouched_arrival = 0 WHERE id = ?1");
    peer.bind(1, id).run();
    Statement refused = database_.use("DELETE FROM refused WHERE peer = ?1 AND incoming = 0");
    refused.bind(1, id).run();
    forget_listing(database_, id);
  });
}

Result<Done> Peers::set_cursor(PeerId id, std::string_view cursor, const Listing* listing) {
  return in_transaction([&] {
    if (listing) take_listing(database_, id, *listing, cursor);
    Statement set = database_.use("UPDATE peers SET cursor = ?2 WHERE id = ?1");
    set.bind(1, id).bind(2, cursor).run();
  });
}

Result<Done> Peers::note_attempt(PeerId id, const Attempt& attempt) {
  return in_transaction([&] {
    Statement note = database_.use(
        "UPDATE peers SET tried_at = ?2, tried_code = ?3, tried_detail = ?4, pushed = ?5, pulled = ?6, "
        "succeeded_at = CASE ?3 WHEN 0 THEN ?2 ELSE succeeded_at END WHERE id = ?1");
    note.bind(1, id).bind(2, attempt.at).bind(3, static_cast<std::int64_t>(attempt.error.code));
    note.bind(4, attempt.error.detail).bind(5, attempt.pushed).bind(6, attempt.pulled).run();
  });
}

std::int64_t Peers::own_count() {
  return read_or_nothing([&]() -> std::int64_t {
    Statement row =
        database_.use("SELECT count(*) FROM ops INDEXED BY ops_by_origin WHERE arrival > 0 AND peer = 0");
    return row.step() ? row.integer(0) : 0;
  });
}

PeerStatus Peers::status(PeerId id) {
  return read_or_nothing([&] {
    PeerStatus status;
    Statement row = database_.use(
        "SELECT id, address, watermark, tried_at, tried_code, tried_detail, pushed, pulled, succeeded_at "
        "FROM peers WHERE id = ?1");
    row.bind(1, id);
    if (!row.step()) return status;
    status.id = id;
    status.address = row.text(1);
    status.in_room = status.address.rfind(kHubPrefix, 0) == 0;
    const std::int64_t watermark = row.integer(2);
    status.last = {row.text(3),
                   {static_cast<ErrorCode>(row.integer(4)), row.text(5)},
                   static_cast<int>(row.integer(6)),
                   static_cast<int>(row.integer(7))};
    status.last_success_at = row.text(8);
    Statement counts = database_.use(
        "SELECT count(*) FILTER (WHERE peer = 0), count(*) FILTER (WHERE peer = 0 AND arrival > ?2), "
        "count(*) FILTER (WHERE peer <> ?1 AND arrival > ?2) FROM ops INDEXED BY ops_by_origin WHERE arrival "
        "> 0");
    counts.bind(1, id).bind(2, watermark);
    if (counts.step()) {
      status.own_total = counts.integer(0);
      status.own_waiting = counts.integer(1);
      status.queued = counts.integer(2);
    }
    Statement refused =
        database_.use("SELECT incoming, count(*) FROM refused WHERE peer = ?1 GROUP BY incoming");
    refused.bind(1, id);
    while (refused.step()) (refused.integer(0) == 0 ? status.refused : status.set_aside) = refused.integer(1);
    return status;
  });
}

std::vector<Refusal> Peers::refusals() {
  return read_or_nothing([&] {
    std::vector<Refusal> found;
    Statement rows = database_.use("SELECT peer, incoming, id, reason, at FROM refused ORDER BY at, id");
    while (rows.step())
      found.push_back({rows.integer(0), rows.integer(1) != 0, rows.text(2), rows.text(3), rows.text(4)});
    return found;
  });
}

void Peers::set_durable_arrival(std::int64_t arrival) { durable_arrival_ = arrival; }

}  // namespace ubao::core
