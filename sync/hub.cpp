#include "sync/hub.h"

#include "core/ids.h"
#include "sync/address.h"
#include "sync/hub_routes.h"

namespace ubao::sync {
namespace {

constexpr std::int64_t kBetweenSignaturesMs = 30'000;
constexpr const char* kHubSpace = "hub";
constexpr const char* kUuid = "uuid";

// What CouchDB says of itself; clients look for "couchdb" and some for the version.
constexpr const char* kImitatedVersion = "3.4.3";

HubReply not_allowed(std::string_view methods) {
  return error_reply(405, "method_not_allowed", "Only " + std::string(methods) + " allowed");
}

HubReply unauthorized() { return error_reply(401, "unauthorized", "Name or password is incorrect."); }

bool is_json(const HubRequest& request) {
  constexpr std::string_view kType = "application/json";
  return request.header("content-type").substr(0, kType.size()) == kType;
}

}  // namespace

core::Result<std::unique_ptr<Hub>> Hub::open(core::Store& store, core::Env env) {
  std::string uuid;
  if (const auto kept = store.locals().find(kHubSpace, kUuid); kept && kept->is_string())
    uuid = kept->get<std::string>();
  if (!core::is_name(uuid)) {
    uuid = core::random_name(*env.random);
    if (const auto done = store.locals().put(kHubSpace, kUuid, uuid); !done) return done.error();
  }
  return std::unique_ptr<Hub>(new Hub(store, env, uuid));
}

Hub::Hub(core::Store& store, core::Env env, std::string uuid)
    : store_(store),
      accounts_(store, env),
      database_(default_database(store.workshop())),
      uuid_(std::move(uuid)) {}

HubAnswer Hub::handle(const HubRequest& request, std::int64_t now_ms) {
  if (auto refused = accounts_.gate().refuse(request)) return *refused;
  if (request.body.size() > kMostExpandedHubBody)
    return error_reply(413, "too_large", "the request entity is too large");
  if (request.method == "POST" && !is_json(request))
    return error_reply(415, "bad_content_type", "Content-Type must be application/json");
  const std::string user = accounts_.gate().user_of(request);
  if (!user.empty()) accounts_.note(user, now_ms);
  return route(request, user, now_ms);
}

HubAnswer Hub::route(const HubRequest& request, const std::string& user, std::int64_t now_ms) {
  const auto target = read_target(request.target);
  if (!target) return missing_reply();
  const std::string& method = request.method;
  const auto& path = target->path;
  const bool get = method == "GET";
  if (path.empty()) {
    if (!get) return not_allowed("GET");
    return json_reply(200, {{"couchdb", "Welcome"},
                            {"version", kImitatedVersion},
                            {"uuid", uuid_},
                            {"vendor", {{"name", "Ubao"}, {"addresses", addresses_}}}});
  }
  if (request.target == kPairingPath) return method == "POST" ? pair(request, now_ms) : not_allowed("POST");
  if (request.target == kSessionPath) {
    if (method == "POST") return session(request);
    if (!get) return not_allowed("GET,POST");
    return json_reply(200, {{"ok", true}, {"userCtx", {{"name", user}, {"roles", Json::array()}}}});
  }
  if (path[0] != database_) {
    if (method == "PUT" && path.size() == 1)
      return error_reply(403, "forbidden", "This hub has one database.");
    return error_reply(404, "not_found", "Database does not exist.");
  }
  if (path.size() == 1) {
    if (method == "PUT")
      return error_reply(412, "file_exists", "The database could not be created, the file already exists.");
    if (!get) return not_allowed("GET,PUT");
    return json_reply(200, {{"db_name", database_},
                            {"update_seq", hub_sequence(store_.peers().last_arrival(), uuid_)},
                            {"doc_count", store_.op_count()},
                            {"doc_del_count", 0},
                            {"instance_start_time", "0"}});
  }
  const std::string& name = path[1];
  if (name == "_local" && path.size() == 3) {
    if (!get && method != "PUT") return not_allowed("GET,PUT");
    HubReply reply = hub_local(store_, request, path[2]);
    // a device leaves its mark when it has taken in what it was given: so is what is known of it
    if (method == "PUT" && reply.status == 201) (void)accounts_.keep(user);
    return reply;
  }
  if (path.size() > 2) return missing_reply();
  if (name == "_changes") {
    if (!get) return not_allowed("GET");
    HubAnswer answer = hub_changes(store_, *target, uuid_, now_ms);
    if (auto* wait = std::get_if<HubWait>(&answer)) {
      wait->user = user;
      // what a device asks for is what comes after all that it has
      accounts_.note(user, now_ms, wait->after);
      return look_again(*wait, now_ms);
    }
    return answer;
  }
  if (name.front() != '_') return get ? HubAnswer(hub_document(store_, *target, name)) : not_allowed("GET");
  if (name == "_ensure_full_commit")
    return method == "POST" ? json_reply(201, {{"ok", true}, {"instance_start_time", "0"}})
                            : not_allowed("POST");
  if (name != "_revs_diff" && name != "_bulk_docs" && name != "_bulk_get") return missing_reply();
  if (method != "POST") return not_allowed("POST");
  const auto body = read_hub_body(request);
  if (!body) return bad_body_reply(body.error());
  if (name == "_revs_diff") return hub_revs_diff(store_, *body);
  if (name == "_bulk_get") return hub_bulk_get(store_, *target, *body);
  return hub_bulk_docs(store_, *body);
}

HubAnswer Hub::look_again(const HubWait& wait, std::int64_t now_ms) {
  if (accounts_.gate().accounts.count(wait.user) == 0) return unauthorized();
  const bool over = wait.until_ms && now_ms >= *wait.until_ms;
  if (!over && store_.peers().last_arrival() <= wait.after) {
    accounts_.note(wait.user, now_ms, wait.after);
    return wait;
  }
  std::int64_t end = 0;
  HubReply page = hub_page(store_, wait, uuid_, end);
  accounts_.gave(wait.user, end);
  return page;
}

HubReply Hub::pair(const HubRequest& request, std::int64_t now_ms) {
  const auto body = read_hub_body(request);
  if (!body) return bad_body_reply(body.error());
  const auto made = accounts_.pair(core::text_in(*body, "token"), core::text_in(*body, "name"), now_ms);
  if (made) return json_reply(201, {{"user", made->user}, {"token", made->token}, {"database", database_}});
  if (made.error().code == core::ErrorCode::sign_in) return unauthorized();
  if (made.error().code == core::ErrorCode::not_allowed)
    return error_reply(403, "forbidden", "Too many devices are paired.");
  return store_failed_reply(made.error());
}

HubReply Hub::session(const HubRequest& request) {
  const auto body = read_hub_body(request);
  if (!body) return bad_body_reply(body.error());
  const HubGate& gate = accounts_.gate();
  const std::string user = gate.user_with(core::text_in(*body, "name"), core::text_in(*body, "password"));
  if (user.empty()) return unauthorized();
  HubReply reply = json_reply(200, {{"ok", true}, {"name", user}, {"roles", Json::array()}});
  reply.cookie = gate.cookie_of(user) + "; Path=/; HttpOnly; SameSite=Strict";
  return reply;
}

bool Hub::tick(std::int64_t now_ms) {
  if (const auto at = wake_at(); !at || now_ms < *at) return false;
  looked_at_revision_ = store_.revision().durable;
  const auto done = store_.sign_log();
  if (!done || !*done) return false;
  signed_at_ms_ = now_ms;
  looked_at_revision_ = store_.revision().durable;
  return true;
}

std::optional<std::int64_t> Hub::wake_at() const {
  if (store_.revision().durable == looked_at_revision_) return std::nullopt;
  return signed_at_ms_ ? *signed_at_ms_ + kBetweenSignaturesMs : 0;
}

}  // namespace ubao::sync
