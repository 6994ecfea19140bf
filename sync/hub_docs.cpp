// Documents: which are missing, what they say, and taking in new ones. See hub_routes.h.
#include "core/faults.h"
#include "core/op.h"
#include "sync/couch.h"
#include "sync/hub_routes.h"
#include "sync/json_text.h"

namespace ubao::sync {
namespace {

using core::ErrorCode;

// An op is 8 deep at the most and lies 2 deep in a batch.
constexpr int kDeepestRequest = 16;
constexpr std::size_t kMostRowsAsked = 10'000;

// One reply holds about so much, and the rest is asked for again.
constexpr std::size_t kMostReplyBytes = 2 * 1024 * 1024;

std::string rev_of(const core::QueuedOp& op) { return "1-" + op.hash; }

// The op of that id, if it is here, withdrawn or not.
std::optional<core::QueuedOp> held_op(core::Store& store, std::string_view id) {
  const std::string hash = hash_in(id);
  if (hash.empty()) return std::nullopt;
  auto op = store.peers().with_hash(hash);
  return op && op->id == id ? op : std::nullopt;
}

std::string document_text(const core::QueuedOp& op, bool with_revisions) {
  std::string text = core::wire_text(op.id, op.hash, op.body);
  if (!with_revisions) return text;
  text.pop_back();
  return text + ",\"_revisions\":{\"start\":1,\"ids\":[\"" + op.hash + "\"]}}";
}

std::string json_quoted(std::string_view text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

// {"id", "docs": [{"ok": document} or {"error": ...}]}
std::string bulk_row(core::Store& store, const std::string& id, const std::string& rev, bool revisions) {
  const auto op = held_op(store, id);
  const bool readable = op && !core::is_stub(op->body) && (rev.empty() || rev == rev_of(*op));
  std::string row = "{\"id\":" + json_quoted(id) + ",\"docs\":[{";
  if (readable)
    row += "\"ok\":" + document_text(*op, revisions);
  else
    row += "\"error\":" + Json({{"id", id},
                                {"rev", rev.empty() ? "undefined" : rev},
                                {"error", "not_found"},
                                {"reason", "missing"}})
                              .dump(-1, ' ', false, Json::error_handler_t::replace);
  return row + "}]}";
}

// PouchDB sends the history along; of an op there is only one that fits.
bool take_revisions_off(Json& doc) {
  const auto revisions = doc.find("_revisions");
  if (revisions == doc.end()) return true;
  const std::string rev = core::text_in(doc, "_rev");
  const Json expected = {{"start", 1}, {"ids", {rev.size() > 2 ? rev.substr(2) : std::string()}}};
  const bool fits = *revisions == expected;
  doc.erase(revisions);
  return fits;
}

// Why a document does not come in; empty when it does.
std::string unfit(Json& doc) {
  const std::string id = core::text_in(doc, "_id");
  if (id.compare(0, 3, "op:") != 0) return "only ops are kept here";
  if (core::text_in(doc, "_rev").empty()) return "an op has a _rev";
  if (doc.contains("_deleted")) return "an op is never deleted";
  if (!take_revisions_off(doc)) return "an op has one revision";
  if (core::nested_deeper_than(doc, core::kDeepest)) return "nested too deeply";
  const auto op = core::read_op(doc);
  return op ? std::string() : plain_words(core::describe(op.error()));
}

}  // namespace

core::Result<Json> read_hub_body(const HubRequest& request) {
  if (text_nested_deeper_than(request.body, kDeepestRequest))
    return {ErrorCode::bad_json, "nested too deeply"};
  Json body = Json::parse(request.body, nullptr, false);
  if (body.is_discarded()) return {ErrorCode::bad_json, "invalid UTF-8 JSON"};
  if (!body.is_object()) return {ErrorCode::bad_json, "Request body must be a JSON object"};
  return body;
}

HubReply bad_body_reply(const core::Error& error) { return error_reply(400, "bad_request", error.detail); }

HubReply store_failed_reply(const core::Error& error) {
  const bool full = error.code == ErrorCode::disk_full;
  return error_reply(503, "service_unavailable", full ? "The disk is full." : "The storage failed.");
}

HubReply hub_revs_diff(core::Store& store, const Json& asked) {
  if (asked.size() > kMostRowsAsked) return error_reply(413, "too_large", "ask for fewer at a time");
  Json answer = Json::object();
  for (const auto& [id, revs] : asked.items()) {
    if (!revs.is_array()) return error_reply(400, "bad_request", "the revisions of a document are a list");
    const auto op = held_op(store, id);
    Json missing = Json::array();
    for (const Json& rev : revs) {
      if (!rev.is_string()) return error_reply(400, "bad_request", "a revision is a text");
      // what was withdrawn is known: it is not wanted back
      if (!op || rev.get<std::string>() != rev_of(*op)) missing.push_back(rev);
    }
    const bool hides = core::planted(core::Fault::hub_says_it_has_all);
    if (!missing.empty() && !hides) answer[id] = {{"missing", std::move(missing)}};
  }
  return json_reply(200, answer);
}

HubReply hub_bulk_get(core::Store& store, const HubTarget& target, const Json& asked) {
  const auto docs = asked.find("docs");
  if (docs == asked.end() || !docs->is_array())
    return error_reply(400, "bad_request", "Missing JSON list of 'docs'.");
  if (docs->size() > kMostRowsAsked) return error_reply(413, "too_large", "ask for fewer at a time");
  std::string body = "{\"results\":[";
  bool first = true;
  for (const Json& doc : *docs) {
    const std::string id = core::text_in(doc, "id");
    if (id.empty()) return error_reply(400, "bad_request", "each of the 'docs' has an 'id'");
    if (body.size() > kMostReplyBytes) return error_reply(413, "too_large", "ask for fewer at a time");
    if (!first) body += ',';
    first = false;
    body += bulk_row(store, id, core::text_in(doc, "rev"), target.is_true("revs"));
  }
  return {200, body + "]}\n", {}};
}

HubReply hub_document(core::Store& store, const HubTarget& target, const std::string& id) {
  const auto op = held_op(store, id);
  const bool here = op && !core::is_stub(op->body);
  const bool revisions = target.is_true("revs");
  const auto open = target.value("open_revs");
  if (!open) {
    const auto rev = target.value("rev");
    if (!here || (rev && *rev != rev_of(*op))) return missing_reply();
    return {200, document_text(*op, revisions) + "\n", {}};
  }
  const Json revs = *open == "all" && here ? Json({rev_of(*op)}) : Json::parse(*open, nullptr, false);
  if (!revs.is_array() || revs.size() > kMostRowsAsked)
    return error_reply(400, "bad_request", "open_revs is 'all' or a list of revisions");
  std::string body = "[";
  for (const Json& rev : revs) {
    if (body.size() > 1) body += ',';
    const bool fits = here && rev.is_string() && rev.get<std::string>() == rev_of(*op);
    body += fits ? "{\"ok\":" + document_text(*op, revisions) + "}"
                 : Json({{"missing", rev}}).dump(-1, ' ', true);
  }
  return {200, body + "]\n", {}};
}

HubReply hub_bulk_docs(core::Store& store, const Json& batch) {
  const auto docs = batch.find("docs");
  if (docs == batch.end() || !docs->is_array())
    return error_reply(400, "bad_request", "POST body must include `docs` parameter.");
  const auto new_edits = batch.find("new_edits");
  if (new_edits == batch.end() || *new_edits != Json(false))
    return error_reply(400, "bad_request", "Ops carry their revision: send them with new_edits:false.");
  std::vector<Json> fit;
  Json refused = Json::array();
  for (Json doc : *docs) {
    if (!doc.is_object()) return error_reply(400, "bad_request", "Document must be a JSON object");
    const std::string reason = unfit(doc);
    if (reason.empty())
      fit.push_back(std::move(doc));
    else
      refused.push_back({{"id", core::text_in(doc, "_id")},
                         {"rev", core::text_in(doc, "_rev")},
                         {"error", "forbidden"},
                         {"reason", reason}});
  }
  if (core::planted(core::Fault::hub_forgets_a_document) && fit.size() > 1) fit.pop_back();
  if (!fit.empty()) {
    const auto absorbed = store.absorb(std::move(fit), {});
    if (!absorbed) return store_failed_reply(absorbed.error());
  }
  return json_reply(201, refused);
}

}  // namespace ubao::sync
