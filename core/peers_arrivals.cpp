// Reading the ops in the order in which they arrived here, for peers that ask. See peers.h.
#include "core/faults.h"
#include "core/op.h"
#include "core/queued_op.h"

namespace ubao::core {

std::vector<QueuedOp> Peers::arrived(std::int64_t after, int most_ops, std::size_t most_bytes,
                                     std::int64_t& end) {
  end = after;
  return read_or_nothing([&] {
    std::vector<QueuedOp> page;
    std::size_t bytes = 0;
    Statement rows = database_.use(
        planted(Fault::hub_sequence_by_n)
            ? "SELECT ops.n, ops.peer, ops.hash, logs.name, ops.seq, ops.body FROM ops JOIN logs ON logs.id "
              "= ops.log WHERE ops.n > ?1 AND ops.n <= ?2 ORDER BY ops.n"
            : "SELECT ops.arrival, ops.peer, ops.hash, logs.name, ops.seq, ops.body FROM ops JOIN logs ON "
              "logs.id = ops.log WHERE ops.arrival > ?1 AND ops.arrival <= ?2 ORDER BY ops.arrival");
    rows.bind(1, after).bind(2, durable_arrival_);
    while (rows.step()) {
      const std::string_view body = rows.view(5);
      // what was withdrawn is given to nobody any more
      const bool skipped =
          planted(Fault::hub_skips_sheets) && body.find("\"of\":\"submission:") != std::string_view::npos;
      if (!is_stub(body) && !skipped) {
        const bool full = static_cast<int>(page.size()) >= most_ops || bytes + body.size() > most_bytes;
        if (full && !page.empty()) break;
        bytes += body.size();
        page.push_back(queued_op(rows));
      }
      end = rows.integer(0);
    }
    return page;
  });
}

std::int64_t Peers::count_arrived(std::int64_t after) {
  return read_or_nothing([&]() -> std::int64_t {
    Statement row = database_.use(
        "SELECT count(*) FROM ops INDEXED BY ops_by_origin WHERE arrival > ?1 AND arrival <= ?2");
    row.bind(1, after).bind(2, durable_arrival_);
    return row.step() ? row.integer(0) : 0;
  });
}

std::int64_t Peers::last_arrival() {
  return read_or_nothing([&]() -> std::int64_t {
    Statement row = database_.use(planted(Fault::hub_sequence_by_n)
                                      ? "SELECT ifnull(max(n), 0) FROM ops WHERE n <= ?1"
                                      : "SELECT ifnull(max(arrival), 0) FROM ops WHERE arrival <= ?1");
    row.bind(1, durable_arrival_);
    return row.step() ? row.integer(0) : 0;
  });
}

std::optional<QueuedOp> Peers::with_hash(std::string_view hash) {
  return read_or_nothing([&]() -> std::optional<QueuedOp> {
    Hash bytes{};
    if (!from_hex(hash, bytes)) return std::nullopt;
    Statement row = database_.use(
        "SELECT ops.arrival, ops.peer, ops.hash, logs.name, ops.seq, ops.body FROM ops JOIN logs ON logs.id "
        "= ops.log WHERE ops.hash = ?1 AND ops.arrival <= ?2");
    row.bind_blob(1, bytes_of(bytes)).bind(2, durable_arrival_);
    if (!row.step()) return std::nullopt;
    return queued_op(row);
  });
}

}  // namespace ubao::core
