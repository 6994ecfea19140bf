#include "platform/curl_transport.h"

#include <curl/curl.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace ubao::platform {
namespace {

using sync::Failure;
using sync::HttpReply;
using sync::HttpRequest;
using sync::RequestId;

constexpr int kLongestNapMs = 60'000;
constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, with gzip's header (RFC 1952)

std::string gzipped(const std::string& plain) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    return {};
  std::string packed(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int result = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return result == Z_STREAM_END ? packed : std::string();
}

std::int64_t now_ms() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace

// One request under way. Its address stays the same while curl holds it.
struct CurlExchange {
  RequestId id = 0;
  HttpRequest request;
  HttpReply reply;
  std::string sent;  // the body as it goes over the wire
  curl_slist* headers = nullptr;
  CURL* easy = nullptr;
  std::array<char, CURL_ERROR_SIZE> words{};  // curl's, about a failure
  std::size_t header_bytes = 0;
  std::int64_t last_byte_ms = now_ms();
  bool too_large = false;

  CurlExchange() = default;
  CurlExchange(const CurlExchange&) = delete;
  CurlExchange& operator=(const CurlExchange&) = delete;
  ~CurlExchange() {
    if (easy) curl_easy_cleanup(easy);
    curl_slist_free_all(headers);
  }
};

namespace {

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* user) {
  auto& exchange = *static_cast<CurlExchange*>(user);
  exchange.last_byte_ms = now_ms();
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
  exchange.last_byte_ms = now_ms();
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

void prepare(CurlExchange& exchange, sync::AddressRules rules) {
  const HttpRequest& request = exchange.request;
  CURL* easy = exchange.easy = curl_easy_init();
  const auto set = [easy](CURLoption option, auto value) { curl_easy_setopt(easy, option, value); };
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, sync::may_be_plain(host_of(request.url), rules) ? "http,https" : "https");
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_PROXY, "");
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
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
  set(CURLOPT_WRITEDATA, &exchange);
  set(CURLOPT_HEADERFUNCTION, take_header);
  set(CURLOPT_HEADERDATA, &exchange);
  set(CURLOPT_ERRORBUFFER, exchange.words.data());

  exchange.sent = request.gzip ? gzipped(request.body) : request.body;
  const auto add = [&exchange](const std::string& line) {
    exchange.headers = curl_slist_append(exchange.headers, line.c_str());
  };
  for (const auto& [name, value] : request.headers) add(name + ": " + value);
  if (request.gzip && exchange.sent.empty())
    exchange.sent = request.body;
  else if (request.gzip)
    add("Content-Encoding: gzip");
  add("Expect:");
  set(CURLOPT_HTTPHEADER, exchange.headers);
  if (!exchange.sent.empty() || request.method == "POST") {
    set(CURLOPT_POSTFIELDS, exchange.sent.data());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(exchange.sent.size()));
  }
  set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

std::string detail_of(const CurlExchange& exchange, CURLcode code, Failure failure) {
  if (failure == Failure::none) return {};
  if (failure == Failure::too_large) return "the answer is too long";
  if (failure == Failure::redirect) {
    char* target = nullptr;
    curl_easy_getinfo(exchange.easy, CURLINFO_REDIRECT_URL, &target);
    return target ? std::string("it points to ").append(target) : "it points elsewhere";
  }
  return exchange.words[0] ? exchange.words.data() : curl_easy_strerror(code);
}

HttpReply finished(CurlExchange& exchange, CURLcode code) {
  HttpReply reply = std::move(exchange.reply);
  long status = 0;
  curl_easy_getinfo(exchange.easy, CURLINFO_RESPONSE_CODE, &status);
  reply.status = static_cast<int>(status);
  reply.failure = failure_of(code, exchange);
  if (reply.failure == Failure::none && status >= 300 && status < 400) reply.failure = Failure::redirect;
  reply.detail = detail_of(exchange, code, reply.failure);
  return reply;
}

}  // namespace

// The thread and its queues.
class CurlTransport::Worker {
 public:
  Worker(std::function<void()> wake, sync::AddressRules rules) : wake_(std::move(wake)), rules_(rules) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    multi_ = curl_multi_init();
    thread_ = std::thread([this] { run(); });
  }
  ~Worker() {
    {
      const std::lock_guard lock(mutex_);
      ending_ = true;
    }
    curl_multi_wakeup(multi_);
    thread_.join();
    curl_multi_cleanup(multi_);
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void start(RequestId id, HttpRequest request) {
    auto exchange = std::make_unique<CurlExchange>();
    exchange->id = id;
    exchange->request = std::move(request);
    {
      const std::lock_guard lock(mutex_);
      to_start_.push_back(std::move(exchange));
    }
    curl_multi_wakeup(multi_);
  }
  void cancel(RequestId id) {
    {
      const std::lock_guard lock(mutex_);
      to_cancel_.push_back(id);
      std::erase_if(replies_, [id](const auto& reply) { return reply.first == id; });
    }
    curl_multi_wakeup(multi_);
  }
  std::optional<std::pair<RequestId, HttpReply>> poll() {
    const std::lock_guard lock(mutex_);
    if (replies_.empty()) return std::nullopt;
    auto reply = std::move(replies_.front());
    replies_.pop_front();
    return reply;
  }

 private:
  void run() {
    while (take_orders()) {
      int running = 0;
      curl_multi_perform(multi_, &running);
      hand_out();
      const int nap = end_silent_ones();
      curl_multi_poll(multi_, nullptr, 0, nap, nullptr);
    }
    for (auto& [easy, exchange] : under_way_) curl_multi_remove_handle(multi_, easy);
    under_way_.clear();
  }

  bool take_orders() {
    std::vector<std::unique_ptr<CurlExchange>> start;
    std::vector<RequestId> cancel;
    {
      const std::lock_guard lock(mutex_);
      if (ending_) return false;
      start.swap(to_start_);
      cancel.swap(to_cancel_);
    }
    for (auto& exchange : start) {
      if (std::find(cancel.begin(), cancel.end(), exchange->id) != cancel.end()) continue;
      prepare(*exchange, rules_);
      curl_multi_add_handle(multi_, exchange->easy);
      under_way_[exchange->easy] = std::move(exchange);
    }
    for (auto at = under_way_.begin(); at != under_way_.end();) {
      const bool unwanted = std::find(cancel.begin(), cancel.end(), at->second->id) != cancel.end();
      if (unwanted) curl_multi_remove_handle(multi_, at->first);
      at = unwanted ? under_way_.erase(at) : std::next(at);
    }
    return true;
  }

  void hand_out() {
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const auto at = under_way_.find(message->easy_handle);
      HttpReply reply = finished(*at->second, message->data.result);
      give(at, std::move(reply));
    }
  }

  // Long polls without a sign of life. Milliseconds until the next one may be due.
  int end_silent_ones() {
    std::int64_t nap = kLongestNapMs;
    const std::int64_t now = now_ms();
    for (auto at = under_way_.begin(); at != under_way_.end();) {
      const auto next = std::next(at);
      const CurlExchange& exchange = *at->second;
      const std::int64_t left = exchange.last_byte_ms + exchange.request.silence_ms - now;
      if (exchange.request.silence_ms > 0 && left <= 0) {
        HttpReply reply;
        reply.failure = Failure::timeout;
        reply.detail = "no sign of life while listening";
        give(at, std::move(reply));
      } else if (exchange.request.silence_ms > 0) {
        nap = std::min(nap, left);
      }
      at = next;
    }
    return static_cast<int>(nap);
  }

  using UnderWay = std::map<CURL*, std::unique_ptr<CurlExchange>>;

  void give(UnderWay::iterator at, HttpReply reply) {
    const RequestId id = at->second->id;
    curl_multi_remove_handle(multi_, at->first);
    under_way_.erase(at);
    {
      const std::lock_guard lock(mutex_);
      // cancelled while it came in: nobody wants it any more
      if (std::find(to_cancel_.begin(), to_cancel_.end(), id) != to_cancel_.end()) return;
      replies_.emplace_back(id, std::move(reply));
    }
    wake_();
  }

  std::function<void()> wake_;
  CURLM* multi_ = nullptr;
  sync::AddressRules rules_;
  UnderWay under_way_;  // the thread's own
  std::mutex mutex_;    // guards what follows
  std::vector<std::unique_ptr<CurlExchange>> to_start_;
  std::vector<RequestId> to_cancel_;
  std::deque<std::pair<RequestId, HttpReply>> replies_;
  bool ending_ = false;
  std::thread thread_;
};

CurlTransport::CurlTransport(std::function<void()> wake, sync::AddressRules rules)
    : worker_(std::make_unique<Worker>(std::move(wake), rules)) {}
CurlTransport::~CurlTransport() = default;

void CurlTransport::start(RequestId id, HttpRequest request) { worker_->start(id, std::move(request)); }
void CurlTransport::cancel(RequestId id) { worker_->cancel(id); }
std::optional<std::pair<RequestId, HttpReply>> CurlTransport::poll() { return worker_->poll(); }

}  // namespace ubao::platform
