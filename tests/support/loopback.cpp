#include "tests/support/loopback.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>

namespace ubao::test {
namespace {

sockaddr_in loopback_address(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

int fresh_socket() {
  const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) throw std::runtime_error("no socket");
  return descriptor;
}

void send_at_once(int descriptor) {
  const int yes = 1;
  setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

// RFC 4648, for Basic credentials.
std::string base64(std::string_view bytes) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k)
      three = three << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k)
      text += i + k > bytes.size() ? '=' : kLetters[three >> (18 - 6 * k) & 63];
  }
  return text;
}

std::string unchunked(std::string_view body) {
  std::string whole;
  for (;;) {
    const std::size_t line = body.find("\r\n");
    if (line == std::string_view::npos) return whole;
    const std::size_t size = std::strtoul(std::string(body.substr(0, line)).c_str(), nullptr, 16);
    if (size == 0 || body.size() < line + 2 + size) return whole;
    whole.append(body.substr(line + 2, size));
    body.remove_prefix(std::min(body.size(), line + 4 + size));
  }
}

}  // namespace

Socket::~Socket() { close(); }

Socket& Socket::operator=(Socket&& other) noexcept {
  if (this != &other) {
    close();
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

void Socket::close() {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
}

void Socket::reset() {
  if (descriptor_ < 0) return;
  const linger at_once{1, 0};
  setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close();
}

void Socket::shut() const {
  if (descriptor_ >= 0) shutdown(descriptor_, SHUT_RDWR);
}

bool Socket::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::string Socket::receive() const {
  std::string bytes(64 * 1024, '\0');
  ssize_t count = 0;
  do {
    count = recv(descriptor_, bytes.data(), bytes.size(), 0);
  } while (count < 0 && errno == EINTR);
  bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return bytes;
}

Listener::Listener() : socket_(fresh_socket()) {
  sockaddr_in address = loopback_address(0);
  socklen_t length = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (bind(socket_.descriptor(), generic, length) != 0 || listen(socket_.descriptor(), 64) != 0 ||
      getsockname(socket_.descriptor(), generic, &length) != 0)
    throw std::runtime_error("no port to listen on");
  port_ = ntohs(address.sin_port);
}

Socket Listener::accept() const {
  int descriptor = -1;
  do {
    descriptor = accept4(socket_.descriptor(), nullptr, nullptr, SOCK_CLOEXEC);
  } while (descriptor < 0 && (errno == EINTR || errno == ECONNABORTED));
  if (descriptor >= 0) send_at_once(descriptor);
  return Socket(descriptor);
}

Socket connect_to(int port, int last) {
  Socket socket(fresh_socket());
  sockaddr_in here = loopback_address(0);
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK - 1 + static_cast<unsigned>(last));
  const sockaddr_in there = loopback_address(port);
  if (bind(socket.descriptor(), reinterpret_cast<const sockaddr*>(&here), sizeof here) != 0 ||
      connect(socket.descriptor(), reinterpret_cast<const sockaddr*>(&there), sizeof there) != 0)
    return {};
  send_at_once(socket.descriptor());
  return socket;
}

HttpAnswer http(int port, const std::string& method, const std::string& path, std::string_view json,
                const std::string& credentials) {
  const Socket server = connect_to(port);
  if (!server.open()) return {};
  std::string request = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
  if (!credentials.empty()) request += "Authorization: Basic " + base64(credentials) + "\r\n";
  if (!json.empty())
    request += "Content-Type: application/json\r\nContent-Length: " + std::to_string(json.size()) + "\r\n";
  request += "\r\n";
  request += json;
  if (!server.send(request)) return {};
  std::string text;
  for (std::string part = server.receive(); !part.empty(); part = server.receive()) text += part;
  const std::size_t end = text.find("\r\n\r\n");
  if (text.compare(0, 9, "HTTP/1.1 ") != 0 || end == std::string::npos) return {};
  HttpAnswer answer;
  answer.status = std::atoi(text.c_str() + 9);
  answer.body = text.substr(end + 4);
  if (text.substr(0, end).find("chunked") != std::string::npos) answer.body = unchunked(answer.body);
  return answer;
}

}  // namespace ubao::test
