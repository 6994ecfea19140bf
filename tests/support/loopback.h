// Sockets on this machine's own address, for the servers and the proxy that tests put there. A descriptor is
// closed with its object. Failures throw when a test cannot go on, and are told otherwise. Any thread, one at
// a time.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

namespace ubao::test {

class Socket {
 public:
  Socket() = default;
  explicit Socket(int descriptor) : descriptor_(descriptor) {}
  ~Socket();
  Socket(Socket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Socket& operator=(Socket&& other) noexcept;

  bool open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }
  void close();
  // Closes so that the other side sees a broken connection instead of an orderly end.
  void reset();
  // Ends both directions; who waits in `receive` wakes up.
  void shut() const;

  // False when the other side is gone.
  bool send(std::string_view bytes) const;
  // What has come, at least one byte; empty when the other side has ended or is gone.
  std::string receive() const;

 private:
  int descriptor_ = -1;
};

class Listener {
 public:
  Listener();  // on any free port
  int port() const { return port_; }
  int descriptor() const { return socket_.descriptor(); }
  // Not open when `shut` was called.
  Socket accept() const;
  void shut() const { socket_.shut(); }

 private:
  Socket socket_;
  int port_ = 0;
};

// From 127.0.0.<last>, as from another device. Not open when nobody listens there.
Socket connect_to(int port, int last = 1);

struct HttpAnswer {
  int status = 0;  // 0 when there was no answer
  std::string body;
};

// One request to a server on this machine, as a test speaks to it directly: with credentials "name:password"
// where they are not empty.
HttpAnswer http(int port, const std::string& method, const std::string& path, std::string_view json = {},
                const std::string& credentials = {});

}  // namespace ubao::test
