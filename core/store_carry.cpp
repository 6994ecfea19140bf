// What leaves the store in a file, and what a device holds, by the places of its ops.
#include <algorithm>

#include "core/queued_op.h"
#include "core/store_parts.h"

namespace ubao::core {
namespace {

constexpr std::size_t kIdBytes = 80;  // of an id on the wire, with its name and quotes

constexpr const char* kFirstSheet = "submission:";
constexpr const char* kBehindSheets = "submission;";

}  // namespace

std::int64_t Store::durable_arrival() {
  return read_or_nothing([&] { return std::min(parts_->last_arrival(), parts_->peers.durable_arrival()); });
}

std::vector<QueuedOp> Store::to_carry(std::int64_t after, std::int64_t up_to, std::size_t most_bytes) {
  return read_or_nothing([&] {
    std::vector<QueuedOp> piece;
    Statement rows = parts_->database.use(
        "SELECT ops.arrival, ops.peer, ops.hash, logs.name, ops.seq, ops.body FROM ops JOIN logs ON logs.id "
        "= ops.log WHERE ops.arrival > ?1 AND ops.arrival <= ?2 AND NOT (ops.record >= ?3 AND ops.record < "
        "?4) ORDER BY ops.arrival");
    rows.bind(1, after).bind(2, std::min(up_to, parts_->peers.durable_arrival()));
    rows.bind(3, std::string_view(kFirstSheet)).bind(4, std::string_view(kBehindSheets));
    std::size_t bytes = 0;
    while (rows.step()) {
      if (is_stub(rows.view(5))) continue;
      bytes += rows.view(5).size() + kIdBytes;
      if (!piece.empty() && bytes > most_bytes) break;
      piece.push_back(queued_op(rows));
    }
    return piece;
  });
}

std::vector<std::string> Store::sheets_to_carry(std::int64_t up_to) {
  return read_or_nothing([&] {
    std::vector<std::string> hashes;
    Statement rows = parts_->database.use(
        "SELECT hash FROM ops INDEXED BY ops_of_record WHERE record >= ?1 AND record < ?2 AND arrival <= ?3 "
        "ORDER BY hash");
    rows.bind(1, std::string_view(kFirstSheet)).bind(2, std::string_view(kBehindSheets));
    rows.bind(3, std::min(up_to, parts_->peers.durable_arrival()));
    while (rows.step()) hashes.push_back(hex_of_bytes(rows.blob(0)));
    return hashes;
  });
}

void Store::each_place(const std::function<void(const Place&)>& visit) {
  read_or_nothing([&] {
    Statement rows = parts_->database.use(
        "SELECT logs.name, ops.seq, ops.hash, ops.prev, ops.record FROM ops JOIN logs ON logs.id = ops.log "
        "ORDER BY logs.name, ops.seq, ops.hash");
    while (rows.step())
      visit({rows.text(0), static_cast<std::uint64_t>(rows.integer(1)), hex_of_bytes(rows.blob(2)),
             hex_of_bytes(rows.blob(3)), kind_of(rows.view(4)) == "submission"});
    return 0;
  });
}

Result<Done> Store::set_note(std::string_view name, std::string_view text) {
  return parts_->in_transaction([&] {
    const std::string key = "note:" + std::string(name);
    Statement upsert = parts_->database.use(
        "INSERT INTO meta(key, value) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2");
    upsert.bind(1, key).bind(2, text).run();
    return Done{};
  });
}

std::string Store::note(std::string_view name) {
  return read_or_nothing([&] { return parts_->meta("note:" + std::string(name)); });
}

}  // namespace ubao::core
