// The list of changes: ops in the order in which they arrived here. A sequence is a place in that order and
// the server's own name, so that a sequence of another server, or of a store that was made anew, begins at
// the beginning. See hub_routes.h.
#include <algorithm>
#include <charconv>

#include "core/faults.h"
#include "core/op.h"
#include "sync/hub_routes.h"

namespace ubao::sync {
namespace {

constexpr int kMostRows = 1'000;
constexpr std::size_t kMostHubPageBytes = 1024 * 1024;

// CouchDB's limits on how long a client may be kept waiting.
constexpr std::int64_t kLongestWaitMs = 60'000;
constexpr std::int64_t kUsualHeartbeatMs = 60'000;
constexpr std::int64_t kShortestHeartbeatMs = 1'000;

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

// The place that a sequence names; none for what is no sequence.
std::optional<std::int64_t> place_of(std::string_view since, const std::string& uuid, std::int64_t last) {
  if (since.size() >= 2 && since.front() == '"' && since.back() == '"')
    since = since.substr(1, since.size() - 2);
  if (since == "now") return last;
  const std::size_t hyphen = since.find('-');
  const auto place = whole_number(since.substr(0, hyphen));
  if (!place) return std::nullopt;
  const bool ours = hyphen != std::string_view::npos && since.substr(hyphen + 1) == uuid && *place <= last;
  return ours ? *place : 0;
}

HubReply bad_query(std::string_view reason) { return error_reply(400, "bad_request", reason); }

}  // namespace

std::string hub_sequence(std::int64_t arrival, const std::string& uuid) {
  return std::to_string(arrival) + "-" + uuid;
}

HubAnswer hub_changes(core::Store& store, const HubTarget& target, const std::string& uuid,
                      std::int64_t now_ms) {
  for (const char* unknown : {"filter", "view", "doc_ids", "selector", "descending", "attachments"})
    if (target.value(unknown).value_or("false") != "false")
      return bad_query("This hub lists all changes in their order: no " + std::string(unknown) + ".");
  const std::string feed = target.value("feed").value_or("normal");
  if (feed != "normal" && feed != "longpoll") return bad_query("feed is normal or longpoll here.");
  const auto after = place_of(target.value("since").value_or("0"), uuid, store.peers().last_arrival());
  if (!after) return bad_query("Malformed sequence supplied in 'since' parameter.");
  const auto limit = whole_number(target.value("limit").value_or(std::to_string(kMostRows)));
  const auto timeout = whole_number(target.value("timeout").value_or(std::to_string(kLongestWaitMs)));
  const std::string beat = target.value("heartbeat").value_or("false");
  const auto heartbeat = beat == "false"  ? std::optional<std::int64_t>(0)
                         : beat == "true" ? std::optional(kUsualHeartbeatMs)
                                          : whole_number(beat);
  if (!limit || !timeout || !heartbeat) return bad_query("limit, timeout and heartbeat are whole numbers.");
  HubWait wait;
  wait.after = *after;
  wait.limit = static_cast<int>(std::clamp<std::int64_t>(*limit, 1, kMostRows));
  wait.with_docs = target.is_true("include_docs");
  if (*heartbeat > 0) wait.heartbeat_ms = std::max(*heartbeat, kShortestHeartbeatMs);
  if (feed == "normal")
    wait.until_ms = now_ms;
  else if (wait.heartbeat_ms == 0)
    wait.until_ms = now_ms + std::min(*timeout, kLongestWaitMs);
  return wait;
}

HubReply hub_page(core::Store& store, const HubWait& asked, const std::string& uuid, std::int64_t& end) {
  end = asked.after;
  const auto ops = store.peers().arrived(asked.after, asked.limit, kMostHubPageBytes, end);
  if (core::planted(core::Fault::hub_sequence_runs_ahead) && !ops.empty()) ++end;
  std::string body = "{\"results\":[";
  for (const core::QueuedOp& op : ops) {
    if (&op != &ops.front()) body += ",\n";
    body += "{\"seq\":\"" + hub_sequence(op.arrival, uuid) + "\",\"id\":\"" + op.id +
            "\",\"changes\":[{\"rev\":\"1-" + op.hash + "\"}]";
    if (asked.with_docs) body += ",\"doc\":" + core::wire_text(op.id, op.hash, op.body);
    body += '}';
  }
  body += "],\n\"last_seq\":\"" + hub_sequence(end, uuid) +
          "\",\"pending\":" + std::to_string(store.peers().count_arrived(end)) + "}\n";
  return {200, body, {}};
}

}  // namespace ubao::sync
