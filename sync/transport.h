// How the replicator reaches a server: it hands over a request and later gets one reply, whatever happened.
// Written so that libcurl, a browser's fetch and a scripted fake can stand behind it; HTTP as in RFC 9110. A
// transport never throws, never retries and never follows a redirect. Called on the store's thread; bytes may
// move on another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ubao::sync {

// Chosen by the caller, different for all requests under way on one transport.
using RequestId = std::uint64_t;

struct HttpRequest {
  std::string method;                                        // GET, PUT, POST
  std::string url;                                           // absolute
  std::vector<std::pair<std::string, std::string>> headers;  // besides those that the transport adds itself
  std::string body;                                          // plain; empty for none
  bool gzip = false;                                         // the transport compresses the body and says so
  std::int64_t deadline_ms = 30'000;                         // for the whole answer; 0: only silence ends it
  std::int64_t silence_ms = 0;  // a long poll's only rule: end after so long without a byte; 0: the usual one
  std::size_t most_reply_bytes = 1024 * 1024;  // a longer body is cut off while it comes
  std::string pinned_key;  // who answers has this key (base64 of the SHA-256 of its SubjectPublicKeyInfo),
                           // and nobody vouches for it; empty: a certificate that is valid for the host
};

// Why there is no usable answer. `none`: there is a status, good or bad.
enum class Failure {
  none,
  unreachable,  // no connection: no network, no such host, nobody listens
  timeout,      // connected, then too slow or silent
  tls,          // not the server it says it is, or not encrypted where it has to be
  too_large,    // the body passed the limit
  redirect,     // it wants us elsewhere: a captive portal, or a wrong address
  truncated,    // the connection broke in the middle
};

std::string_view name_of(Failure failure);

struct HttpReply {
  Failure failure = Failure::none;
  std::string detail;  // of a failure, for a person who looks into it: no secrets
  int status = 0;      // 0 when none came
  std::string body;
  std::string content_type;
  std::string retry_after;
  std::string date;                      // when the server says it answered
  std::vector<std::string> set_cookies;  // one for each header, unread
};

class Transport {
 public:
  virtual ~Transport() = default;

  // Begins a request. Returns at once; there will be exactly one reply for it, unless it is cancelled.
  virtual void start(RequestId id, HttpRequest request) = 0;

  // Ends a request whose reply is no longer wanted: none comes any more. Unknown ids are ignored.
  virtual void cancel(RequestId id) = 0;

  // The next reply that is there, in the order in which they came.
  virtual std::optional<std::pair<RequestId, HttpReply>> poll() = 0;
};

}  // namespace ubao::sync
