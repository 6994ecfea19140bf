// Requests to a hub and its answers, as values: HTTP without sockets (RFC 9110). A request that has nothing
// to be told yet is answered by a HubWait: look again when the store has moved, and at its end. Plain values,
// any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/canonical.h"

namespace ubao::sync {

using core::Json;

inline constexpr std::size_t kMostHubBody = 1024 * 1024;               // as it comes over the wire
inline constexpr std::size_t kMostExpandedHubBody = 2 * kMostHubBody;  // after gunzip
inline constexpr std::size_t kMostPairingBody = 4 * 1024;              // of who has no account yet

struct HubRequest {
  std::string method;                                        // as it came
  std::string target;                                        // path and query as they came, still encoded
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;                                          // not compressed any more

  // The first of that name; empty when there is none.
  std::string_view header(std::string_view name) const;
};

struct HubReply {
  int status = 200;
  std::string body;    // JSON
  std::string cookie;  // for Set-Cookie; empty for none
};

// A long poll that waits. Milliseconds are of the clock that the hub is called with.
struct HubWait {
  std::string user;
  std::int64_t after = 0;  // place in the order of arrival
  int limit = 1;
  bool with_docs = false;
  std::optional<std::int64_t> until_ms;  // then it is answered with nothing; none: only heartbeats
  std::int64_t heartbeat_ms = 0;         // a line feed so often while it waits; 0 for none
};

using HubAnswer = std::variant<HubReply, HubWait>;

HubReply json_reply(int status, const Json& body);

// {"error", "reason"} as CouchDB words it.
HubReply error_reply(int status, std::string_view error, std::string_view reason);

// The answer to everything that a hub does not have; it does not say which part was wrong.
HubReply missing_reply();

// A path and query taken apart and decoded. None for what no client of a CouchDB would send: no slash in
// front, wrong encoding, control characters, ".", "..", an empty part in the middle.
struct HubTarget {
  std::vector<std::string> path;  // without the empty part after a last slash
  std::vector<std::pair<std::string, std::string>> query;

  std::optional<std::string> value(std::string_view name) const;
  bool is_true(std::string_view name) const;
};
std::optional<HubTarget> read_target(std::string_view target);

}  // namespace ubao::sync
