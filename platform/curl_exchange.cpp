#include "platform/curl_exchange.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <utility>

#include "platform/curl_transport.h"
#include "platform/gzip.h"

namespace ubao::platform {
namespace {

using sync::Failure;
using sync::HttpReply;
using sync::HttpRequest;

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* user) {
  auto& exchange = *static_cast<CurlExchange*>(user);
  exchange.last_byte_ms = curl_clock_ms();
  if (exchange.reply.body.size() + count > exchange.request.most_reply_bytes) {
    exchange.too_large = true;
    return 0;  // ends the transfer
  }
  exchange.reply.body.append(bytes, count);
  return count;
}

// Keeps the four headers that somebody reads.
std::size_t take_header(char* bytes, std::size_t, std::size_t count, void* user) {
  auto& exchange = *static_cast<CurlExchange*>(user);
  exchange.last_byte_ms = curl_clock_ms();
  exchange.header_bytes += count;
  if (exchange.header_bytes > kMostHeaderBytes) {
    exchange.too_large = true;
    return 0;  // headers without end
  }
  HttpReply& reply = exchange.reply;
  const std::string_view line(bytes, count);
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return count;
  std::string name(line.substr(0, colon));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::string_view value = line.substr(colon + 1);
  while (!value.empty() && std::isspace(static_cast<unsigned char>(value.front()))) value.remove_prefix(1);
  while (!value.empty() && std::isspace(static_cast<unsigned char>(value.back()))) value.remove_suffix(1);
  if (name == "content-type")
    reply.content_type = value;
  else if (name == "retry-after")
    reply.retry_after = value;
  else if (name == "date")
    reply.date = value;
  else if (name == "set-cookie")
    reply.set_cookies.emplace_back(value);
  return count;
}

bool was_connected(const CurlExchange& exchange) {
  curl_off_t microseconds = 0;
  curl_easy_getinfo(exchange.easy, CURLINFO_PRETRANSFER_TIME_T, &microseconds);
  return microseconds > 0;
}

Failure failure_of(CURLcode code, const CurlExchange& exchange) {
  if (exchange.too_large) return Failure::too_large;
  switch (code) {
    case CURLE_OK:
      return Failure::none;
    case CURLE_OPERATION_TIMEDOUT:
      return was_connected(exchange) ? Failure::timeout : Failure::unreachable;
    case CURLE_UNSUPPORTED_PROTOCOL:  // ours, before connecting; or what came is no HTTP
      return was_connected(exchange) ? Failure::truncated : Failure::tls;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
      return Failure::tls;
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_HTTP2:
    case CURLE_WEIRD_SERVER_REPLY:
      return Failure::truncated;
    default:
      return Failure::unreachable;
  }
}

std::string host_of(const std::string& url) {
  CURLU* parts = curl_url();
  char* host = nullptr;
  std::string result;
  if (curl_url_set(parts, CURLUPART_URL, url.c_str(), 0) == CURLUE_OK &&
      curl_url_get(parts, CURLUPART_HOST, &host, 0) == CURLUE_OK)
    result = host;
  curl_free(host);
  curl_url_cleanup(parts);
  return result;
}

std::string detail_of(const CurlExchange& exchange, CURLcode code, Failure failure) {
  if (failure == Failure::none) return {};
  if (code == CURLE_SSL_PINNEDPUBKEYNOTMATCH) return "the key of who answers there is another one";
  if (failure == Failure::too_large) return "the answer is too long";
  if (failure == Failure::redirect) {
    char* target = nullptr;
    curl_easy_getinfo(exchange.easy, CURLINFO_REDIRECT_URL, &target);
    return target ? std::string("it points to ").append(target) : "it points elsewhere";
  }
  return exchange.words[0] ? exchange.words.data() : curl_easy_strerror(code);
}

}  // namespace

std::int64_t curl_clock_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

CurlExchange::CurlExchange(sync::RequestId its_id, HttpRequest its_request)
    : id(its_id), request(std::move(its_request)), last_byte_ms(curl_clock_ms()) {}

CurlExchange::~CurlExchange() {
  if (easy) curl_easy_cleanup(easy);
  curl_slist_free_all(headers);
}

// By certificate and name as for any server; a peer that is known by its key by that key alone, whoever
// vouches for it and whatever it is called today.
void CurlExchange::check_who_answers(sync::AddressRules rules) {
  const auto set = [this](CURLoption option, auto value) { curl_easy_setopt(easy, option, value); };
  const bool pinned = !request.pinned_key.empty();
  const bool plain = !pinned && sync::may_be_plain(host_of(request.url), rules);
  set(CURLOPT_PROTOCOLS_STR, plain ? "http,https" : "https");
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(CURLOPT_SSL_VERIFYPEER, pinned ? 0L : 1L);
  set(CURLOPT_SSL_VERIFYHOST, pinned ? 0L : 2L);
  if (pinned) set(CURLOPT_PINNEDPUBLICKEY, ("sha256//" + request.pinned_key).c_str());
}

void CurlExchange::prepare(sync::AddressRules rules) {
  easy = curl_easy_init();
  const auto set = [this](CURLoption option, auto value) { curl_easy_setopt(easy, option, value); };
  set(CURLOPT_URL, request.url.c_str());
  check_who_answers(rules);
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PROXY, "");
  set(CURLOPT_NOSIGNAL, 1L);
  // what a proxy in front of the server may do; limits are kept of what is unpacked
  set(CURLOPT_ACCEPT_ENCODING, "gzip");
  set(CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  // a long poll is silent by nature: its own rule is watched below, since curl rounds a byte in 25 s to none
  if (request.silence_ms == 0) {
    set(CURLOPT_LOW_SPEED_LIMIT, kSlowestBytesPerSecond);
    set(CURLOPT_LOW_SPEED_TIME, kSlowForSeconds);
  }
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.deadline_ms));
  set(CURLOPT_WRITEFUNCTION, take_body);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_HEADERFUNCTION, take_header);
  set(CURLOPT_HEADERDATA, this);
  set(CURLOPT_ERRORBUFFER, words.data());

  sent = request.gzip ? gzipped(request.body) : request.body;
  const auto add = [this](const std::string& line) { headers = curl_slist_append(headers, line.c_str()); };
  for (const auto& [name, value] : request.headers) add(name + ": " + value);
  if (request.gzip && sent.empty())
    sent = request.body;
  else if (request.gzip)
    add("Content-Encoding: gzip");
  add("Expect:");
  set(CURLOPT_HTTPHEADER, headers);
  if (!sent.empty() || request.method == "POST") {
    set(CURLOPT_POSTFIELDS, sent.data());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(sent.size()));
  }
  set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

HttpReply CurlExchange::finished(CURLcode code) {
  HttpReply out = std::move(reply);
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  out.status = static_cast<int>(status);
  out.failure = failure_of(code, *this);
  if (out.failure == Failure::none && status >= 300 && status < 400) out.failure = Failure::redirect;
  out.detail = detail_of(*this, code, out.failure);
  return out;
}

}  // namespace ubao::platform
