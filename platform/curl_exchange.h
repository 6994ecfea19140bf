// One request under way over libcurl, and what came of it: how it is put to curl, with all limits and checks
// of who answers, and how curl's result becomes a reply. For curl_transport.cpp, on its thread.
#pragma once

#include <curl/curl.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "sync/address.h"
#include "sync/transport.h"

namespace ubao::platform {

// Its address stays the same while curl holds it.
struct CurlExchange {
  CurlExchange(sync::RequestId its_id, sync::HttpRequest its_request);
  CurlExchange(const CurlExchange&) = delete;
  CurlExchange& operator=(const CurlExchange&) = delete;
  ~CurlExchange();

  // Makes `easy`.
  void prepare(sync::AddressRules rules);

  // The reply, once curl has ended with that code.
  sync::HttpReply finished(CURLcode code);

  sync::RequestId id = 0;
  sync::HttpRequest request;
  sync::HttpReply reply;
  std::string sent;  // the body as it goes over the wire
  curl_slist* headers = nullptr;
  CURL* easy = nullptr;
  std::array<char, CURL_ERROR_SIZE> words{};  // curl's, about a failure
  std::size_t header_bytes = 0;
  std::int64_t last_byte_ms;  // on the clock of curl_clock_ms
  bool too_large = false;

 private:
  void check_who_answers(sync::AddressRules rules);
};

// Milliseconds on a clock that never goes back.
std::int64_t curl_clock_ms();

}  // namespace ubao::platform
