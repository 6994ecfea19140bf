// Reading what a CouchDB answers. See couch.h.
#include <algorithm>

#include "sync/backoff.h"
#include "sync/couch.h"
#include "sync/json_text.h"

namespace ubao::sync {
namespace {

using core::ErrorCode;
using core::text_in;

// Ops are 8 deep at the most and lie 3 deep in a reply. The parser takes any depth, but copying a value
// recurses.
constexpr int kDeepestReply = 64;
constexpr std::size_t kMostWords = 200;

core::Error strange(std::string detail) { return {ErrorCode::bad_answer, std::move(detail)}; }

core::Result<Json> read_json(const HttpReply& reply) {
  const std::size_t start = reply.body.find_first_not_of(" \t\r\n");
  if (start == std::string::npos) return strange("an empty answer");
  if (reply.body[start] == '<') return strange("a web page instead of data");
  if (text_nested_deeper_than(reply.body, kDeepestReply)) return {ErrorCode::too_large, "an answer nested too deeply"};
  Json json = Json::parse(reply.body, nullptr, false);
  if (json.is_discarded()) return strange("an answer that is no JSON, or only a part of it");
  return json;
}

// What a CouchDB says in {"error": ..., "reason": ...}; empty when it is not in that form.
std::string words_of(const HttpReply& reply) {
  const auto json = read_json(reply);
  if (!json) return {};
  const std::string error = text_in(*json, "error");
  const std::string reason = text_in(*json, "reason");
  if (error.empty()) return {};
  return plain_words(reason.empty() ? error : error + ": " + reason);
}

Verdict judge_failure(const HttpReply& reply) {
  Verdict out;
  out.meaning = Meaning::later;
  out.error = {ErrorCode::unreachable, plain_words(reply.detail)};
  switch (reply.failure) {
    case Failure::timeout:
    case Failure::truncated:
      out.broke_midway = true;
      break;
    case Failure::redirect:
      out.meaning = Meaning::strange;
      out.error.code = ErrorCode::bad_answer;
      break;
    case Failure::too_large:
      out.meaning = Meaning::flood;
      out.error.code = ErrorCode::bad_answer;
      break;
    case Failure::none:
    case Failure::unreachable:
    case Failure::tls:
      break;
  }
  if (out.error.detail.empty()) out.error.detail = name_of(reply.failure);
  return out;
}

}  // namespace

std::string plain_words(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (out.size() >= kMostWords) break;
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7f ? ' ' : c;
  }
  // what is cut must not end inside a character, and foreign bytes must not pass for text
  const Json quoted = out;
  const Json clean = Json::parse(quoted.dump(-1, ' ', false, Json::error_handler_t::ignore), nullptr, false);
  return clean.is_string() ? clean.get<std::string>() : std::string{};
}

Verdict judge(const HttpReply& reply) {
  if (reply.failure != Failure::none) return judge_failure(reply);
  Verdict out;
  if (reply.status >= 200 && reply.status < 300) return out;
  const std::string words = words_of(reply);
  const std::string number = std::to_string(reply.status);
  const bool in_its_words = !words.empty();
  out.error = strange(in_its_words ? number + " " + words : "status " + number);
  out.retry_after_ms = retry_after_ms(reply.retry_after);
  out.meaning = Meaning::strange;
  switch (reply.status) {
    case 401:
      out.meaning = Meaning::sign_in;
      out.error.code = ErrorCode::sign_in;
      break;
    case 403:
      if (!in_its_words) break;
      out.meaning = Meaning::forbidden;
      out.error.code = ErrorCode::forbidden;
      break;
    case 404:
      if (in_its_words) out.meaning = Meaning::missing;
      break;
    case 409:
    case 412:
      if (in_its_words) out.meaning = Meaning::conflict;
      break;
    case 400:
      if (in_its_words) out.meaning = Meaning::refused;
      break;
    case 413:
      out.meaning = Meaning::too_much;
      break;
    case 415:
      out.meaning = Meaning::no_gzip;
      break;
    default:
      if (reply.status == 408 || reply.status == 425 || reply.status == 429 || reply.status >= 500) {
        out.meaning = Meaning::later;
        out.error.code = ErrorCode::unreachable;
      }
  }
  return out;
}

core::Result<Json> read_object(const HttpReply& reply) {
  auto json = read_json(reply);
  if (json && !json->is_object()) return strange("no object");
  return json;
}

std::string read_cookie(const HttpReply& reply) {
  constexpr std::string_view kName = "AuthSession=";
  constexpr std::size_t kMostCookie = 4096;
  for (const std::string& line : reply.set_cookies) {
    if (line.compare(0, kName.size(), kName) != 0) continue;
    const std::string cookie = line.substr(0, line.find(';'));
    const bool plain = std::all_of(cookie.begin(), cookie.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (plain && cookie.size() > kName.size() && cookie.size() <= kMostCookie) return cookie;
  }
  return {};
}

core::Result<core::Done> read_info(const HttpReply& reply) {
  const auto json = read_json(reply);
  if (!json) return json.error();
  if (text_in(*json, "db_name").empty()) return strange("the address is no database");
  return core::Done{};
}

core::Result<Mark> read_mark(const HttpReply& reply, const std::string& name) {
  const auto json = read_json(reply);
  if (!json) return json.error();
  if (!json->is_object()) return strange("the mark is no document");
  Mark mark;
  mark.name = name;
  mark.nonce = text_in(*json, "nonce");
  mark.before = text_in(*json, "before");
  mark.rev = text_in(*json, "_rev");
  const auto count = json->find("count");
  // a document that somebody else wrote over is a mark that was lost, and no reason to stop
  if (count != json->end() && count->is_number_integer()) mark.count = count->get<std::int64_t>();
  if (mark.count < 0 || mark.count > core::kGreatestInteger) mark.count = 0;
  return mark;
}

core::Result<std::string> read_mark_rev(const HttpReply& reply) {
  const auto json = read_json(reply);
  if (!json) return json.error();
  std::string rev = text_in(*json, "rev");
  if (rev.empty()) return strange("the mark was not confirmed");
  return rev;
}

core::Result<std::unordered_set<std::string>> read_missing(const HttpReply& reply) {
  const auto json = read_json(reply);
  if (!json) return json.error();
  if (!json->is_object()) return strange("no list of what is missing");
  std::unordered_set<std::string> missing;
  for (const auto& [id, row] : json->items()) {
    if (!row.is_object()) return strange("no list of what is missing");
    const auto revs = row.find("missing");
    if (revs != row.end() && revs->is_array() && !revs->empty()) missing.insert(id);
  }
  return missing;
}

core::Result<std::unordered_map<std::string, RefusedRow>> read_refused(const HttpReply& reply) {
  const auto json = read_json(reply);
  if (!json) return json.error();
  if (!json->is_array()) return strange("no list of results");
  std::unordered_map<std::string, RefusedRow> refused;
  for (const Json& row : *json) {
    if (!row.is_object()) return strange("no list of results");
    const std::string id = text_in(row, "id");
    const std::string error = text_in(row, "error");
    if (id.empty() || error.empty()) continue;
    refused[id] = {plain_words(error), plain_words(text_in(row, "reason"))};
  }
  return refused;
}

core::Result<ChangesPage> read_changes(const HttpReply& reply) {
  auto json = read_json(reply);
  if (!json) return json.error();
  if (!json->is_object()) return strange("no list of changes");
  const auto rows = json->find("results");
  const auto last = json->find("last_seq");
  if (rows == json->end() || !rows->is_array() || last == json->end()) return strange("no list of changes");
  ChangesPage page;
  // a text at CouchDB 2 and later, a number at CouchDB 1 and PouchDB, a list at some others
  if (!last->is_string() && !last->is_number() && !last->is_array()) return strange("no list of changes");
  page.cursor = last->is_string() ? last->get<std::string>() : last->dump();
  if (page.cursor.empty() || page.cursor.size() > 64 * 1024)
    return strange("changes without a place to go on from");
  if (const auto pending = json->find("pending"); pending != json->end() && pending->is_number_integer()) {
    page.pending = pending->get<std::int64_t>();
  }
  page.rows.reserve(rows->size());
  for (Json& row : *rows) {
    ChangedRow out;
    out.id = text_in(row, "id");
    if (out.id.empty()) continue;
    const auto changes = row.find("changes");
    if (changes != row.end() && changes->is_array()) {
      for (const Json& change : *changes)
        (&change == &changes->front() ? out.rev : out.other_revs.emplace_back()) = text_in(change, "rev");
    }
    if (const auto doc = row.find("doc"); doc != row.end() && doc->is_object()) out.doc = std::move(*doc);
    page.rows.push_back(std::move(out));
  }
  return page;
}

core::Result<std::map<std::string, Json>> read_bodies(const HttpReply& reply) {
  auto json = read_json(reply);
  if (!json) return json.error();
  if (!json->is_object()) return strange("no list of documents");
  const auto results = json->find("results");
  if (results == json->end() || !results->is_array()) return strange("no list of documents");
  std::map<std::string, Json> bodies;
  for (Json& row : *results) {
    const std::string id = text_in(row, "id");
    if (id.empty()) continue;
    const auto docs = row.find("docs");
    if (docs == row.end() || !docs->is_array()) continue;
    for (Json& doc : *docs) {
      if (!doc.is_object()) continue;
      if (const auto body = doc.find("ok"); body != doc.end() && body->is_object())
        bodies[id] = std::move(*body);
    }
  }
  return bodies;
}

}  // namespace ubao::sync
