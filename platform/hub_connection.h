// One connection of a hub: reads a request within its limits, waits for the answer, writes it, and so on
// until one side ends. One read is under way at any time, so that a client that leaves is noticed while it is
// kept waiting. A template over the stream, plain or TLS. Only hub_sockets.cpp includes this; its thread.
#pragma once

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <ctime>
#include <limits>
#include <memory>
#include <string>
#include <utility>

#include "platform/hub_limits.h"
#include "sync/http_date.h"
#include "sync/hub_gate.h"

namespace ubao::platform::hub {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;

// A connection as the hub's list holds it.
class Connection {
 public:
  virtual ~Connection() = default;
  virtual void begin() = 0;
  virtual void answer(sync::HubReply reply) = 0;
  virtual void hold(std::int64_t heartbeat_ms) = 0;
  virtual void end() = 0;
  bool knows_account() const { return knows_account_; }

 protected:
  bool knows_account_ = false;  // it showed one that is good
};

// What a connection needs of the hub. Outlives it.
class Host {
 public:
  virtual ~Host() = default;
  virtual const sync::HubGate& gate() const = 0;
  virtual void arrived(std::uint64_t number, sync::HubRequest request) = 0;
  virtual void ended(std::uint64_t number, bool was_asking) = 0;
};

inline sync::HubRequest head_of(const http::request<http::string_body>& message) {
  const auto text = [](boost::beast::string_view view) { return std::string(view.data(), view.size()); };
  sync::HubRequest head{text(message.method_string()), text(message.target()), {}, {}};
  for (const auto& field : message) {
    std::string name = text(field.name_string());
    for (char& c : name)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    head.headers.emplace_back(std::move(name), text(field.value()));
  }
  return head;
}

// The start of an answer up to where its length is told.
inline std::string status_line(int status) {
  const auto reason = http::obsolete_reason(http::int_to_status(static_cast<unsigned>(status)));
  std::string line = "HTTP/1.1 " + std::to_string(status) + " ";
  return line.append(reason.data(), reason.size())
      .append("\r\nDate: ")
      .append(sync::http_date_text(static_cast<std::int64_t>(std::time(nullptr))))
      .append("\r\nContent-Type: application/json\r\nCache-Control: no-store\r\n");
}

inline std::string chunk_of(const std::string& bytes) {
  char size[24];
  std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
  return size + bytes + "\r\n";
}

template <class Stream>
class StreamConnection final : public Connection,
                               public std::enable_shared_from_this<StreamConnection<Stream>> {
 public:
  template <class... More>
  StreamConnection(Host& host, std::uint64_t number, tcp::socket socket, More&... more)
      : host_(host),
        number_(number),
        stream_(std::move(socket), more...),
        timer_(stream_.get_executor()),
        beat_timer_(stream_.get_executor()) {}

  void begin() override {
    limit(kHubHeaderTime);
    if constexpr (kEncrypted)
      stream_.async_handshake(asio::ssl::stream_base::server, [self = self()](error_code failure) {
        failure ? self->end() : self->next_request();
      });
    else
      next_request();
  }

  void answer(sync::HubReply reply) override {
    if (phase_ != Phase::asked) return;
    phase_ = Phase::answering;
    served_ = true;
    beat_timer_.cancel();
    const bool begun = chunked_;
    chunked_ = false;
    // the status is out already
    if (begun && reply.status != 200) return end();
    if (begun) return write(chunk_of(reply.body) + "0\r\n\r\n");
    std::string text = status_line(reply.status);
    if (!reply.cookie.empty()) text += "Set-Cookie: " + reply.cookie + "\r\n";
    if (!keep_alive_) text += "Connection: close\r\n";
    text += "Content-Length: " + std::to_string(reply.body.size()) + "\r\n\r\n";
    if (!head_only_) text += reply.body;
    write(std::move(text));
  }

  void hold(std::int64_t heartbeat_ms) override {
    if (phase_ != Phase::asked || heartbeat_ms <= 0) return;
    heartbeat_ = std::chrono::milliseconds(heartbeat_ms);
    wait_for_beat();
  }

  void end() override {
    if (phase_ == Phase::ended) return;
    const bool was_asking = phase_ == Phase::asked;
    phase_ = Phase::ended;
    timer_.cancel();
    beat_timer_.cancel();
    error_code ignored;
    stream_.lowest_layer().close(ignored);
    host_.ended(number_, was_asking);
  }

 private:
  enum class Phase { idle, head, body, asked, answering, lingering, ended };
  static constexpr bool kEncrypted = !std::is_same_v<Stream, tcp::socket>;
  static constexpr std::size_t kReadAtOnce = 4 * 1024;
  static constexpr std::size_t kMostBuffered = kMostHubHeaderBytes + 64 * 1024;

  auto self() { return this->shared_from_this(); }
  // What is under way now is to be done by then.
  void limit(std::chrono::milliseconds time) {
    timer_.expires_after(time);
    timer_.async_wait([self = self()](error_code cancelled) {
      if (!cancelled && self->timer_.expiry() <= std::chrono::steady_clock::now()) self->end();
    });
  }

  void next_request() {
    if (phase_ == Phase::ended) return;
    phase_ = Phase::idle;
    // who shook hands only a moment ago is in its time still
    if (served_) limit(knows_account_ ? kHubIdleTime : kHubHeaderTime);
    if (buffer_.size() > 0 && !reading_)
      read_head();
    else
      read_something();
  }

  void read_something() {
    if (reading_ || buffer_.size() + kReadAtOnce > kMostBuffered) return;
    reading_ = true;
    stream_.async_read_some(buffer_.prepare(kReadAtOnce),
                            [self = self()](error_code failure, std::size_t count) {
                              self->reading_ = false;
                              if (failure) return self->end();
                              self->buffer_.commit(count);
                              if (self->phase_ == Phase::idle) return self->read_head();
                              if (self->phase_ == Phase::lingering) self->drop_what_comes();
                            });
  }

  void read_head() {
    phase_ = Phase::head;
    if (knows_account_) limit(kHubHeaderTime);
    parser_ = std::make_unique<http::request_parser<http::string_body>>();
    parser_->header_limit(kMostHubHeaderBytes);
    // the limit is known once it is known who asks
    parser_->body_limit(std::numeric_limits<std::uint64_t>::max());
    http::async_read_header(stream_, buffer_, *parser_, [self = self()](error_code failure, std::size_t) {
      if (!failure) return self->take_head();
      const error_code left = http::error::end_of_stream;
      if (failure == left || failure.category() != left.category()) return self->end();
      self->refuse(sync::error_reply(400, "bad_request", "This is no request."));
    });
  }

  void take_head() {
    request_ = head_of(parser_->get());
    head_only_ = request_.method == "HEAD";
    keep_alive_ = parser_->keep_alive();
    if (auto refusal = host_.gate().refuse(request_)) return refuse(std::move(*refusal));
    knows_account_ = !host_.gate().user_of(request_).empty();
    const std::size_t most = sync::HubGate::most_body(request_);
    if (const auto length = parser_->content_length(); length && *length > most) return refuse_too_large();
    parser_->body_limit(most);
    phase_ = Phase::body;
    limit(kHubBodyTime);
    if (parser_->is_done()) return take_body();
    if (!request_.header("expect").empty()) return write("HTTP/1.1 100 Continue\r\n\r\n");
    read_body();
  }

  void read_body() {
    http::async_read(stream_, buffer_, *parser_, [self = self()](error_code failure, std::size_t) {
      if (!failure) return self->take_body();
      if (failure == http::error::body_limit) return self->refuse_too_large();
      self->end();
    });
  }

  void take_body() {
    if (phase_ == Phase::ended) return;
    phase_ = Phase::asked;
    timer_.cancel();
    request_.body = std::move(parser_->get().body());
    parser_.reset();
    if (buffer_.size() == 0) buffer_.shrink_to_fit();
    host_.arrived(number_, std::exchange(request_, {}));
    if (buffer_.size() == 0) read_something();
  }

  void refuse_too_large() { refuse(sync::error_reply(413, "too_large", "the request entity is too large")); }

  // The answer to what is not read to its end: the connection is of no more use.
  void refuse(sync::HubReply reply) {
    if (phase_ == Phase::ended) return;
    keep_alive_ = false;
    phase_ = Phase::asked;
    parser_.reset();
    answer(std::move(reply));
  }

  void write(std::string text) {
    waiting_to_go_ += text;
    if (!writing_) write_on();
  }

  void write_on() {
    writing_ = true;
    going_ = std::exchange(waiting_to_go_, {});
    if (phase_ != Phase::body) limit(kHubReplyTime);
    asio::async_write(stream_, asio::buffer(going_), [self = self()](error_code failure, std::size_t) {
      self->writing_ = false;
      self->going_ = {};
      if (failure) return self->end();
      if (!self->waiting_to_go_.empty()) return self->write_on();
      self->written();
    });
  }

  void written() {
    if (phase_ == Phase::body) return read_body();
    if (phase_ == Phase::asked) return void(timer_.cancel());
    if (phase_ != Phase::answering) return;
    if (keep_alive_) return next_request();
    // whoever still sends would not read the answer if the connection broke under it
    phase_ = Phase::lingering;
    limit(kHubLingerTime);
    error_code ignored;
    stream_.lowest_layer().shutdown(tcp::socket::shutdown_send, ignored);
    drop_what_comes();
  }

  void drop_what_comes() {
    dropped_ += buffer_.size();
    buffer_.consume(buffer_.size());
    if (dropped_ > kMostHubLingerBytes) return end();
    read_something();
  }

  void wait_for_beat() {
    beat_timer_.expires_after(heartbeat_);
    beat_timer_.async_wait([self = self()](error_code cancelled) {
      if (cancelled || self->phase_ != Phase::asked) return;
      if (!self->writing_) {
        std::string text =
            self->chunked_ ? std::string() : status_line(200) + "Transfer-Encoding: chunked\r\n\r\n";
        self->chunked_ = true;
        self->write(text + chunk_of("\n"));
      }
      self->wait_for_beat();
    });
  }

  Host& host_;
  const std::uint64_t number_;
  Stream stream_;
  asio::steady_timer timer_, beat_timer_;
  boost::beast::flat_buffer buffer_{kMostBuffered};
  std::unique_ptr<http::request_parser<http::string_body>> parser_;
  sync::HubRequest request_;
  Phase phase_ = Phase::head;
  bool keep_alive_ = true, head_only_ = false, served_ = false;
  bool reading_ = false, writing_ = false;
  bool chunked_ = false;  // a heartbeat went out: the answer follows as a chunk
  std::chrono::milliseconds heartbeat_{0};
  std::string going_, waiting_to_go_;
  std::size_t dropped_ = 0;
};

}  // namespace ubao::platform::hub
