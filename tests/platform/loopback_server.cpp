#include "tests/platform/loopback_server.h"

#include <cstdlib>

namespace ubao::test {

Connection::Request Connection::read() {
  const auto more = [this] {
    const std::string bytes = socket_.receive();
    buffer_ += bytes;
    return !bytes.empty();
  };
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!more()) return {};
  }
  Request request;
  request.head = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  constexpr std::string_view kLength = "Content-Length: ";
  const std::size_t at = request.head.find(kLength);
  const char* digits = request.head.c_str() + at + kLength.size();
  const std::size_t length = at == std::string::npos ? 0 : std::strtoul(digits, nullptr, 10);
  while (buffer_.size() < length) {
    if (!more()) return {};
  }
  request.body = buffer_.substr(0, length);
  buffer_.erase(0, length);
  return request;
}

void Connection::hold() {
  while (!socket_.receive().empty()) {
  }
}

std::string answer(int status, std::string_view body, std::string_view more_headers) {
  std::string text = "HTTP/1.1 " + std::to_string(status);
  text += " Said\r\nContent-Type: application/json\r\nContent-Length: ";
  text += std::to_string(body.size());
  text += "\r\n";
  text += more_headers;
  text += "\r\n";
  text += body;
  return text;
}

LoopbackServer::LoopbackServer(std::function<void(Connection&)> serve) : serve_(std::move(serve)) {
  acceptor_ = std::thread([this] { accept_all(); });
}

LoopbackServer::~LoopbackServer() {
  listener_.shut();
  acceptor_.join();
  for (const Visit& visit : visits_) visit.client.shut();
  for (Visit& visit : visits_) visit.thread.join();
}

void LoopbackServer::accept_all() {
  while (true) {
    Socket client = listener_.accept();
    if (!client.open()) return;
    ++connections_;
    Visit& visit = visits_.emplace_back();
    visit.client = std::move(client);
    visit.thread = std::thread([this, &visit] {
      Connection connection(visit.client);
      serve_(connection);
      visit.client.shut();
    });
  }
}

std::string LoopbackServer::url(std::string_view path) const {
  std::string text = "http://127.0.0.1:" + std::to_string(listener_.port());
  text += path;
  return text;
}

}  // namespace ubao::test
