#include "sync/couch.h"

#include "core/ids.h"
#include "core/op.h"

namespace ubao::sync {
namespace {

// A push over a poor link takes its time; batches shrink long before this.
constexpr std::int64_t kBatchDeadlineMs = 120'000;
constexpr std::int64_t kSmallDeadlineMs = 30'000;
constexpr std::size_t kMostSmallBytes = 256 * 1024;
constexpr std::size_t kMostPageBytes = 4 * 1024 * 1024;

std::string in_database(const Access& access, std::string_view rest) {
  return access.address.shown() + "/" + std::string(rest);
}

HttpRequest batch(const Access& access, std::string_view rest, std::string body) {
  HttpRequest out = plain_request(access, "POST", in_database(access, rest), std::move(body));
  // compressing what fits into one packet gains nothing
  out.gzip = access.gzip && out.body.size() > 1000;
  out.deadline_ms = kBatchDeadlineMs;
  out.most_reply_bytes = kMostPageBytes;
  return out;
}

}  // namespace

HttpRequest plain_request(const Access& access, std::string method, const std::string& url,
                          std::string body) {
  HttpRequest out;
  out.method = std::move(method);
  out.url = url;
  out.pinned_key = access.address.pinned_key;
  out.headers.emplace_back("Accept", "application/json");
  if (!body.empty()) out.headers.emplace_back("Content-Type", "application/json");
  if (!access.cookie.empty()) out.headers.emplace_back("Cookie", access.cookie);
  out.body = std::move(body);
  out.deadline_ms = kSmallDeadlineMs;
  out.most_reply_bytes = kMostSmallBytes;
  return out;
}

HttpRequest ask_sign_in(const Access& access) {
  const Json who = {{"name", access.address.user}, {"password", access.address.password}};
  Access nobody = access;
  nobody.cookie.clear();
  // a password that is no valid Unicode can be typed into an address; the server refuses it as any wrong one
  return plain_request(nobody, "POST", access.address.base + "/_session",
                 who.dump(-1, ' ', false, Json::error_handler_t::replace));
}

HttpRequest ask_info(const Access& access) { return plain_request(access, "GET", access.address.shown()); }

HttpRequest ask_create(const Access& access) { return plain_request(access, "PUT", access.address.shown()); }

HttpRequest ask_mark(const Access& access, const std::string& name) {
  return plain_request(access, "GET", in_database(access, "_local/ubao-" + percent_encoded(name)));
}

HttpRequest write_mark(const Access& access, const Mark& mark) {
  Json doc = {{"count", mark.count}, {"nonce", mark.nonce}, {"before", mark.before}};
  if (!mark.rev.empty()) doc["_rev"] = mark.rev;
  return plain_request(access, "PUT", in_database(access, "_local/ubao-" + percent_encoded(mark.name)), doc.dump());
}

HttpRequest ask_missing(const Access& access, const std::vector<core::QueuedOp>& ops) {
  std::string body = "{";
  for (const core::QueuedOp& op : ops) {
    if (body.size() > 1) body += ',';
    body.append("\"").append(op.id).append("\":[\"1-").append(op.hash).append("\"]");
  }
  body += '}';
  return batch(access, "_revs_diff", std::move(body));
}

HttpRequest send_ops(const Access& access, const std::vector<core::QueuedOp>& ops) {
  std::string body = "{\"new_edits\":false,\"docs\":[";
  bool first = true;
  for (const core::QueuedOp& op : ops) {
    if (!first) body += ',';
    first = false;
    body += core::wire_text(op.id, op.hash, op.body);
  }
  body += "]}";
  return batch(access, "_bulk_docs", std::move(body));
}

HttpRequest ask_changes(const Access& access, const ChangesQuery& query) {
  const std::string limit = std::to_string(query.limit);
  std::string rest =
      "_changes?since=" + (query.since.empty() ? "0" : percent_encoded(query.since)) + "&limit=" + limit;
  if (query.with_docs) rest += "&include_docs=true";
  if (query.all_revs) rest += "&style=all_docs";
  // only the last row's sequence is needed, and each is 130 characters long
  rest += "&seq_interval=" + limit;
  if (query.wait) rest += "&feed=longpoll&heartbeat=" + std::to_string(kHeartbeatMs);
  HttpRequest out = plain_request(access, "GET", in_database(access, rest));
  out.deadline_ms = query.wait ? 0 : kBatchDeadlineMs;
  out.silence_ms = query.wait ? kSilenceMs : 0;
  out.most_reply_bytes = kMostPageBytes;
  return out;
}

HttpRequest ask_bodies(const Access& access, const std::map<std::string, std::string>& ops) {
  Json docs = Json::array();
  for (const auto& [id, hash] : ops) docs.push_back({{"id", id}, {"rev", "1-" + hash}});
  const Json body = {{"docs", std::move(docs)}};
  return batch(access, "_bulk_get", body.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string hash_in(std::string_view op_id) {
  const std::size_t colon = op_id.rfind(':');
  if (colon == std::string_view::npos) return {};
  core::Hash ignored{};
  const std::string_view digits = op_id.substr(colon + 1);
  return core::from_hex(digits, ignored) ? std::string(digits) : std::string{};
}

}  // namespace ubao::sync
