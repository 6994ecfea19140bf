#include "tests/platform/loopback_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace ubao::test {

Connection::Request Connection::read() {
  const auto more = [this] {
    std::array<char, 16384> chunk{};
    const ssize_t count = recv(socket_, chunk.data(), chunk.size(), 0);
    if (count > 0) buffer_.append(chunk.data(), static_cast<std::size_t>(count));
    return count > 0;
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
  const std::size_t length =
      at == std::string::npos ? 0 : std::strtoul(request.head.c_str() + at + kLength.size(), nullptr, 10);
  while (buffer_.size() < length) {
    if (!more()) return {};
  }
  request.body = buffer_.substr(0, length);
  buffer_.erase(0, length);
  return request;
}

bool Connection::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void Connection::hold() {
  std::array<char, 4096> ignored{};
  while (recv(socket_, ignored.data(), ignored.size(), 0) > 0) {
  }
}

std::string answer(int status, std::string_view body, std::string_view more_headers) {
  std::string text =
      "HTTP/1.1 " + std::to_string(status) + " Said\r\nContent-Type: application/json\r\nContent-Length: ";
  text += std::to_string(body.size());
  text += "\r\n";
  text += more_headers;
  text += "\r\n";
  text += body;
  return text;
}

LoopbackServer::LoopbackServer(std::function<void(Connection&)> serve) : serve_(std::move(serve)) {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* any = reinterpret_cast<sockaddr*>(&address);
  if (listener_ < 0 || bind(listener_, any, size) != 0 || listen(listener_, 16) != 0 ||
      getsockname(listener_, any, &size) != 0) {
    throw std::runtime_error("no loopback server");
  }
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

LoopbackServer::~LoopbackServer() {
  shutdown(listener_, SHUT_RDWR);
  acceptor_.join();
  {
    const std::lock_guard lock(mutex_);
    for (const int one : open_) shutdown(one, SHUT_RDWR);
  }
  for (std::thread& thread : threads_) thread.join();
  for (const int one : open_) close(one);
  close(listener_);
}

void LoopbackServer::accept_all() {
  while (true) {
    const int one = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (one < 0) return;
    ++connections_;
    const std::lock_guard lock(mutex_);
    open_.push_back(one);
    threads_.emplace_back([this, one] {
      Connection connection(one);
      serve_(connection);
      shutdown(one, SHUT_RDWR);
    });
  }
}

std::string LoopbackServer::url(std::string_view path) const {
  std::string text = "http://127.0.0.1:" + std::to_string(port_);
  text += path;
  return text;
}

}  // namespace ubao::test
