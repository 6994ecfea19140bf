#include "platform/curl_transport.h"

#include <curl/curl.h>

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/curl_exchange.h"

namespace ubao::platform {
namespace {

using sync::HttpReply;
using sync::HttpRequest;
using sync::RequestId;

constexpr int kLongestNapMs = 60'000;

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
    auto exchange = std::make_unique<CurlExchange>(id, std::move(request));
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
      exchange->prepare(rules_);
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
      HttpReply reply = at->second->finished(message->data.result);
      give(at, std::move(reply));
    }
  }

  // Long polls without a sign of life. Milliseconds until the next one may be due.
  int end_silent_ones() {
    std::int64_t nap = kLongestNapMs;
    const std::int64_t now = curl_clock_ms();
    for (auto at = under_way_.begin(); at != under_way_.end();) {
      const auto next = std::next(at);
      const CurlExchange& exchange = *at->second;
      const std::int64_t left = exchange.last_byte_ms + exchange.request.silence_ms - now;
      if (exchange.request.silence_ms > 0 && left <= 0) {
        HttpReply reply;
        reply.failure = sync::Failure::timeout;
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
