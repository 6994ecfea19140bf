#include "tests/support/fake_couch.h"

#include <algorithm>
#include <charconv>

namespace ubao::test {
namespace {

using sync::HttpReply;
using sync::HttpRequest;

constexpr std::int64_t kCookieMs = 600'000;
constexpr std::int64_t kLockMs = 300'000;
constexpr int kFailuresAllowed = 5;
constexpr std::size_t kMostDocumentBytes = 8'000'000;
constexpr std::size_t kSequenceLength = 130;

HttpReply json(int status, const Json& body) {
  HttpReply reply;
  reply.status = status;
  reply.content_type = "application/json";
  reply.body = body.dump() + "\n";
  return reply;
}

HttpReply error(int status, const std::string& name, const std::string& reason) {
  return json(status, {{"error", name}, {"reason", reason}});
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    int byte = 0;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16).ec == std::errc{}) {
      out += static_cast<char>(byte);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string_view header(const HttpRequest& request, std::string_view name) {
  for (const auto& [key, value] : request.headers) {
    if (key == name) return value;
  }
  return {};
}

int generation(const std::string& rev) {
  int number = 0;
  std::from_chars(rev.data(), rev.data() + rev.size(), number);
  return number;
}

bool is_rev(const Json& doc) {
  const auto rev = doc.find("_rev");
  if (rev == doc.end() || !rev->is_string()) return false;
  const std::string text = rev->get<std::string>();
  return generation(text) > 0 && text.size() == text.find('-') + 33;
}

std::string padded(std::int64_t seq, const std::string& uuid) {
  std::string text = std::to_string(seq) + "-" + uuid;
  text.resize(kSequenceLength, 'A');
  return text;
}

}  // namespace

const FakeCouch::Revision& FakeCouch::Document::winner() const {
  const auto weaker = [](const Revision& a, const Revision& b) {
    if (a.deleted != b.deleted) return a.deleted;
    if (generation(a.rev) != generation(b.rev)) return generation(a.rev) < generation(b.rev);
    return a.rev < b.rev;
  };
  return *std::max_element(leaves.begin(), leaves.end(), weaker);
}

const FakeCouch::Revision* FakeCouch::Document::find(const std::string& rev) const {
  for (const Revision& leaf : leaves) {
    if (leaf.rev == rev) return &leaf;
  }
  return nullptr;
}

void FakeCouch::add_user(const std::string& name, const std::string& password, bool member) {
  accounts_[name] = {password, member, 0, 0};
}

void FakeCouch::create(const std::string& database) {
  databases_[database] = {};
  databases_[database].uuid = "g1AAAA" + std::to_string(++uuids_) + "x";
}

void FakeCouch::erase(const std::string& database) { databases_.erase(database); }

void FakeCouch::put(const std::string& database, const Json& doc) { store(databases_.at(database), doc); }

bool FakeCouch::has(const std::string& database, const std::string& id) const {
  const auto found = databases_.find(database);
  return found != databases_.end() && found->second.docs.count(id) > 0;
}

std::vector<std::string> FakeCouch::ids(const std::string& database) const {
  std::vector<std::string> out;
  const auto found = databases_.find(database);
  if (found == databases_.end()) return out;
  for (const auto& [id, doc] : found->second.docs) out.push_back(id);
  return out;
}

Json FakeCouch::body(const std::string& database, const std::string& id, const std::string& rev) const {
  if (!has(database, id)) return nullptr;
  const Revision* held = databases_.at(database).docs.at(id).find(rev);
  return held == nullptr ? Json() : held->body;
}

int FakeCouch::count(std::string_view line) const {
  return static_cast<int>(std::count(journal.begin(), journal.end(), line));
}

// False when this revision is known already.
bool FakeCouch::store(Database& database, const Json& doc) {
  Document& document = database.docs[doc.at("_id").get<std::string>()];
  const std::string rev = doc.at("_rev").get<std::string>();
  if (document.find(rev) != nullptr) return false;
  document.leaves.push_back({rev, doc, doc.value("_deleted", false)});
  database.by_seq.erase(document.seq);
  document.seq = ++database.seq;
  database.by_seq[document.seq] = doc.at("_id").get<std::string>();
  return true;
}

std::optional<HttpReply> FakeCouch::handle(const HttpRequest& request, std::int64_t now_ms) {
  const Call call = read_call(request, now_ms);
  std::string line = call.method;
  for (const std::string& part : call.path) line += (line == call.method ? " /" : "/") + part;
  auto reply = answer(call, now_ms);
  // a long poll is asked for again and again, and written down once, when it is answered
  if (reply) journal.push_back(std::move(line));
  return reply;
}

FakeCouch::Call FakeCouch::read_call(const HttpRequest& request, std::int64_t now_ms) const {
  Call call{request.method, {}, {}, request, {}};
  const std::string_view url = request.url;
  const std::size_t slash = url.find('/', url.find("://") + 3);
  const std::size_t question = url.find('?');
  if (slash != std::string_view::npos) {
    for (const auto part : split(url.substr(slash + 1, question - slash - 1), '/'))
      call.path.push_back(decoded(part));
  }
  if (question != std::string_view::npos) {
    for (const auto pair : split(url.substr(question + 1), '&')) {
      const std::size_t equals = pair.find('=');
      call.query[decoded(pair.substr(0, equals))] = decoded(pair.substr(equals + 1));
    }
  }
  const auto cookie = cookies_.find(std::string(header(request, "Cookie")));
  if (cookie != cookies_.end() && now_ms < cookie->second.expires_ms) call.user = cookie->second.user;
  return call;
}

std::optional<HttpReply> FakeCouch::answer(const Call& call, std::int64_t now_ms) {
  const HttpRequest& request = call.request;
  if (rules.most_request_bytes > 0 && request.body.size() > rules.most_request_bytes) {
    HttpReply reply;
    reply.status = 413;
    reply.content_type = "text/html";
    reply.body = "<html><body><h1>413 Request Entity Too Large</h1></body></html>";
    return reply;
  }
  if (request.gzip && !rules.takes_gzip) return error(415, "bad_ctype", "gzip is not supported");
  if (call.method == "POST" && header(request, "Content-Type") != "application/json") {
    return error(415, "bad_content_type", "Content-Type must be application/json");
  }
  if (call.path.empty() || call.path[0].empty()) return json(200, {{"couchdb", "Welcome"}});
  if (call.path[0] == "_session") return sign_in(call, now_ms);
  const std::string rest = call.path.size() > 1 ? call.path[1] : "";
  if (call.method == "PUT" && rest.empty()) return create(call);
  const auto found = databases_.find(call.path[0]);
  if (found == databases_.end()) return error(404, "not_found", "Database does not exist.");
  if (auto refusal = refuse_access(call)) return refusal;
  Database& database = found->second;
  if (rest.empty())
    return json(200, {{"db_name", call.path[0]}, {"update_seq", padded(database.seq, database.uuid)}});
  if (rest == "_local") return local(database, call);
  if (rest == "_changes") return changes(database, call);
  // the parser refuses invalid UTF-8 and lone surrogates as CouchDB's does
  const Json body = Json::parse(request.body, nullptr, false);
  if (body.is_discarded() || !body.is_object()) return error(400, "bad_request", "invalid UTF-8 JSON");
  if (rest == "_revs_diff") return revs_diff(database, body);
  if (rest == "_bulk_docs") return bulk_docs(database, body);
  if (rest == "_bulk_get") return bulk_get(database, body);
  return error(404, "not_found", "missing");
}

std::optional<HttpReply> FakeCouch::refuse_access(const Call& call) const {
  if (!rules.members_only) return std::nullopt;
  if (call.user.empty()) return error(401, "unauthorized", "You are not authorized to access this db.");
  if (!accounts_.at(call.user).member)
    return error(403, "forbidden", "You are not allowed to access this db.");
  return std::nullopt;
}

HttpReply FakeCouch::sign_in(const Call& call, std::int64_t now_ms) {
  const Json body = Json::parse(call.request.body, nullptr, false);
  const std::string name = body.value("name", "");
  const auto found = accounts_.find(name);
  if (found == accounts_.end()) return error(401, "unauthorized", "Name or password is incorrect.");
  Account& account = found->second;
  if (account.failures >= kFailuresAllowed && now_ms < account.locked_until_ms) {
    return error(403, "forbidden", "Account is temporarily locked due to multiple authentication failures");
  }
  if (body.value("password", "") != account.password) {
    ++account.failures;
    account.locked_until_ms = now_ms + kLockMs;
    return error(401, "unauthorized", "Name or password is incorrect.");
  }
  account.failures = 0;
  const std::string cookie = "AuthSession=" + name + std::to_string(cookies_.size() + 1);
  cookies_[cookie] = {name, now_ms + kCookieMs};
  HttpReply reply = json(200, {{"ok", true}, {"name", name}, {"roles", Json::array()}});
  reply.set_cookies = {cookie + "; Version=1; Max-Age=600; Path=/; HttpOnly"};
  return reply;
}

HttpReply FakeCouch::create(const Call& call) {
  if (rules.admins_create) return error(401, "unauthorized", "You are not a server admin.");
  if (has(call.path[0]))
    return error(412, "file_exists", "The database could not be created, the file already exists.");
  create(call.path[0]);
  return json(201, {{"ok", true}});
}

HttpReply FakeCouch::local(Database& database, const Call& call) {
  const std::string id = "_local/" + (call.path.size() > 2 ? call.path[2] : "");
  const auto found = database.locals.find(id);
  if (call.method == "GET")
    return found == database.locals.end() ? error(404, "not_found", "missing") : json(200, found->second);
  if (!rules.keeps_marks) return error(403, "forbidden", "no marks here");
  Json doc = Json::parse(call.request.body, nullptr, false);
  if (!doc.is_object()) return error(400, "bad_request", "invalid UTF-8 JSON");
  const std::string rev = found == database.locals.end() ? "" : found->second.at("_rev").get<std::string>();
  if (doc.value("_rev", "") != rev) return error(409, "conflict", "Document update conflict.");
  doc["_id"] = id;
  doc["_rev"] = "0-" + std::to_string(rev.empty() ? 1 : std::stoi(rev.substr(2)) + 1);
  const std::string now = doc["_rev"];
  database.locals[id] = std::move(doc);
  return json(201, {{"ok", true}, {"id", id}, {"rev", now}});
}

HttpReply FakeCouch::revs_diff(const Database& database, const Json& asked) const {
  Json out = Json::object();
  for (const auto& [id, revs] : asked.items()) {
    const auto found = database.docs.find(id);
    for (const Json& rev : revs) {
      const bool known =
          found != database.docs.end() && found->second.find(rev.get<std::string>()) != nullptr;
      if (!known) out[id]["missing"].push_back(rev);
    }
  }
  return json(200, out);
}

HttpReply FakeCouch::bulk_docs(Database& database, const Json& batch) {
  const auto docs = batch.find("docs");
  if (docs == batch.end() || !docs->is_array())
    return error(400, "bad_request", "POST body must include `docs` parameter.");
  if (batch.value("new_edits", true))
    return error(400, "bad_request", "this fake only takes new_edits:false");
  for (const Json& doc : *docs) {
    if (!doc.is_object()) return error(400, "bad_request", "Document must be a JSON object");
    if (!doc.contains("_id") || !is_rev(doc)) return error(400, "bad_request", "Invalid rev format");
    for (const auto& member : doc.items()) {
      if (member.key()[0] == '_' && member.key() != "_id" && member.key() != "_rev" &&
          member.key() != "_deleted") {
        return error(400, "doc_validation", "Bad special document member: " + member.key());
      }
    }
    if (doc.dump().size() > kMostDocumentBytes) return error(413, "document_too_large", doc.at("_id"));
    if (const int status = poisons ? poisons(doc) : 0) {
      return error(status, status == 413 ? "document_too_large" : "bad_request", doc.at("_id"));
    }
  }
  std::vector<Json> rows;
  int stored = 0;
  for (const Json& doc : *docs) {
    if (dies_after && stored++ >= *dies_after) break;
    const std::string id = doc.at("_id");
    const std::string rev = doc.at("_rev");
    std::optional<sync::RefusedRow> row = refuses ? refuses(doc) : std::nullopt;
    const auto held = database.docs.find(id);
    const bool known = held != database.docs.end() && held->second.find(rev) != nullptr;
    if (!row && rules.checks_revs &&
        rev != "1-" + id.substr(id.size() - std::min<std::size_t>(32, id.size()))) {
      row = {"forbidden", "the revision does not match the id"};
    }
    if (!row && known && rules.refuses_repeats) row = {"forbidden", "documents never change"};
    if (row) {
      rows.push_back({{"id", id}, {"rev", rev}, {"error", row->error}, {"reason", row->reason}});
    } else {
      store(database, doc);
    }
  }
  if (dies_after) {
    dies_after.reset();
    HttpReply reply;
    reply.failure = sync::Failure::truncated;
    return reply;
  }
  dice_.shuffle(rows);
  return json(201, rows);
}

HttpReply FakeCouch::bulk_get(const Database& database, const Json& asked) const {
  Json results = Json::array();
  for (const Json& one : asked.at("docs")) {
    const std::string id = one.at("id");
    const std::string rev = one.at("rev");
    const auto found = database.docs.find(id);
    const Revision* held = found == database.docs.end() ? nullptr : found->second.find(rev);
    Json entry = Json::object();
    if (held != nullptr) {
      entry["ok"] = held->body;
    } else {
      entry["error"] = {{"id", id}, {"rev", rev}, {"error", "not_found"}, {"reason", "missing"}};
    }
    results.push_back({{"id", id}, {"docs", Json::array({entry})}});
  }
  return json(200, {{"results", results}});
}

std::optional<HttpReply> FakeCouch::changes(const Database& database, const Call& call) {
  const auto query = [&](const char* name) {
    const auto found = call.query.find(name);
    return found == call.query.end() ? std::string() : found->second;
  };
  const std::string since = query("since");
  std::int64_t from = 0;
  const auto [end, problem] = std::from_chars(since.data(), since.data() + since.size(), from);
  const bool whole = end == since.data() + since.size();
  if (problem != std::errc{} || (!whole && *end != '-'))
    return error(400, "bad_request", "Malformed sequence supplied");
  // a sequence of another database, or of this one before it was made anew, silently means the beginning
  if (!whole && since != padded(from, database.uuid)) from = 0;
  const int limit = query("limit").empty() ? 1'000'000 : std::stoi(query("limit"));
  const int interval = query("seq_interval").empty() ? 1 : std::stoi(query("seq_interval"));

  std::vector<Json> rows;
  std::int64_t last = from > database.seq ? from : database.seq;
  auto next = database.by_seq.upper_bound(rules.stuck_changes ? 0 : from);
  for (; next != database.by_seq.end() && static_cast<int>(rows.size()) < limit; ++next) {
    const Document& document = database.docs.at(next->second);
    const Revision& winner = document.winner();
    const bool numbered = (static_cast<int>(rows.size()) + 1) % interval == 0;
    Json row = {{"id", next->second}, {"changes", Json::array({{{"rev", winner.rev}}})}};
    if (query("style") == "all_docs")
      for (const Revision& leaf : document.leaves)
        if (leaf.rev != winner.rev) row["changes"].push_back({{"rev", leaf.rev}});
    row["seq"] = numbered ? Json(padded(next->first, database.uuid)) : Json();
    if (winner.deleted) row["deleted"] = true;
    if (query("include_docs") == "true") row["doc"] = winner.body;
    rows.push_back(std::move(row));
    last = next->first;
  }
  if (rows.empty() && query("feed") == "longpoll") return std::nullopt;
  if (rules.shuffles_changes) dice_.shuffle(rows);
  Json page = {{"results", rows}, {"last_seq", rules.stuck_changes ? since : padded(last, database.uuid)}};
  if (rules.says_pending) page["pending"] = std::distance(next, database.by_seq.end()) + (rules.stuck_changes ? 1 : 0);
  return json(200, page);
}

}  // namespace ubao::test
