// The marks that clients leave about how far they came. They are kept with the store and travel nowhere. See
// hub_routes.h.
#include <charconv>

#include "sync/hub_routes.h"

namespace ubao::sync {
namespace {

constexpr const char* kMarks = "hub-local";
constexpr int kMostMarks = 5'000;
constexpr std::size_t kMostMarkBytes = 64 * 1024;
constexpr std::size_t kMostMarkName = 512;

// "0-7" is the seventh; 0 for what is no such revision.
std::int64_t version_of(std::string_view rev) {
  std::int64_t version = 0;
  if (rev.substr(0, 2) != "0-") return 0;
  const auto [end, error] = std::from_chars(rev.data() + 2, rev.data() + rev.size(), version);
  return error == std::errc{} && end == rev.data() + rev.size() ? version : 0;
}

}  // namespace

HubReply hub_local(core::Store& store, const HubRequest& request, const std::string& name) {
  if (name.size() > kMostMarkName) return missing_reply();
  auto kept = store.locals().find(kMarks, name);
  if (request.method == "GET") {
    if (!kept) return missing_reply();
    (*kept)["_id"] = "_local/" + name;
    return json_reply(200, *kept);
  }
  if (request.body.size() > kMostMarkBytes) return error_reply(413, "document_too_large", name);
  auto mark = read_hub_body(request);
  if (!mark) return bad_body_reply(mark.error());
  const std::int64_t version = kept ? version_of(core::text_in(*kept, "_rev")) : 0;
  if (version_of(core::text_in(*mark, "_rev")) != version)
    return error_reply(409, "conflict", "Document update conflict.");
  if (!kept && store.locals().count(kMarks) >= kMostMarks)
    return error_reply(403, "forbidden", "Too many marks are kept here.");
  const std::string rev = "0-" + std::to_string(version + 1);
  mark->erase("_id");
  mark->erase("_revisions");
  (*mark)["_rev"] = rev;
  if (const auto done = store.locals().put(kMarks, name, *mark); !done)
    return store_failed_reply(done.error());
  return json_reply(201, {{"ok", true}, {"id", "_local/" + name}, {"rev", rev}});
}

}  // namespace ubao::sync
