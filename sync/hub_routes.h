// What a hub does at each of its addresses, each a function of the store and the request. The forms are those
// of the CouchDB 3 documentation, as its own clients and PouchDB 9 use them. Store's thread.
#pragma once

#include "core/store.h"
#include "sync/hub_messages.h"

namespace ubao::sync {

// The body as a JSON object, or the answer to what is none.
core::Result<Json> read_hub_body(const HubRequest& request);
HubReply bad_body_reply(const core::Error& error);

// The answer when the store fails: come again later.
HubReply store_failed_reply(const core::Error& error);

// POST _revs_diff and _bulk_get, GET of one document.
HubReply hub_revs_diff(core::Store& store, const Json& asked);
HubReply hub_bulk_get(core::Store& store, const HubTarget& target, const Json& asked);
HubReply hub_document(core::Store& store, const HubTarget& target, const std::string& id);

// POST _bulk_docs. Rows are refused one by one, the others are durable when the answer is there.
HubReply hub_bulk_docs(core::Store& store, const Json& batch);

// GET and PUT of a `_local` document.
HubReply hub_local(core::Store& store, const HubRequest& request, const std::string& name);

// GET _changes. `uuid` is the end of every sequence of this server.
HubAnswer hub_changes(core::Store& store, const HubTarget& target, const std::string& uuid,
                      std::int64_t now_ms);
// `end` receives the place up to which the page looks.
HubReply hub_page(core::Store& store, const HubWait& asked, const std::string& uuid, std::int64_t& end);
std::string hub_sequence(std::int64_t arrival, const std::string& uuid);

}  // namespace ubao::sync
