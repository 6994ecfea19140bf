// A hub without sockets: requests of a client as the transport would bring them, answered at once.
#pragma once

#include <optional>
#include <string>

#include "sync/hub.h"
#include "sync/transport.h"
#include "tests/support/demand.h"

namespace ubao::test {

// The request as it comes out of the socket. The body has been unpacked there.
inline sync::HubRequest as_it_arrives(const sync::HttpRequest& request) {
  sync::HubRequest out;
  out.method = request.method;
  const std::size_t host = request.url.find("://") + 3;
  const std::size_t path = std::min(request.url.find('/', host), request.url.size());
  out.target = path < request.url.size() ? request.url.substr(path) : "/";
  out.headers.emplace_back("host", request.url.substr(host, path - host));
  for (const auto& [name, value] : request.headers) {
    std::string small = name;
    for (char& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    out.headers.emplace_back(small, value);
  }
  out.body = request.body;
  return out;
}

// The answer; none while a long poll has nothing to tell.
inline std::optional<sync::HttpReply> ask_hub(sync::Hub& hub, const sync::HttpRequest& request,
                                              std::int64_t now_ms) {
  const sync::HubAnswer answer = hub.handle(as_it_arrives(request), now_ms);
  const auto* said = std::get_if<sync::HubReply>(&answer);
  if (said == nullptr) return std::nullopt;
  sync::HttpReply reply;
  reply.status = said->status;
  reply.body = said->body;
  reply.content_type = "application/json";
  if (!said->cookie.empty()) reply.set_cookies.push_back(said->cookie);
  return reply;
}

}  // namespace ubao::test
