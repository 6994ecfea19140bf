#include "tests/support/wire_tap.h"

#include <poll.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <optional>

namespace ubao::test {
namespace {

constexpr int kGzipOrZlib = 15 + 32;  // window bits

std::optional<std::string> unpacked(std::string_view packed) {
  z_stream stream{};
  if (inflateInit2(&stream, kGzipOrZlib) != Z_OK) return std::nullopt;
  std::string plain;
  std::array<char, 16 * 1024> part{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // zlib does not write there
  stream.avail_in = static_cast<uInt>(packed.size());
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(part.data());
    stream.avail_out = static_cast<uInt>(part.size());
    state = inflate(&stream, Z_NO_FLUSH);
    plain.append(part.data(), part.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (state != Z_STREAM_END) return std::nullopt;
  return plain;
}

// The value of a header in lower case; empty when it is not there.
std::string header(const std::string& lower_head, const std::string& name) {
  const auto at = lower_head.find("\r\n" + name + ":");
  if (at == std::string::npos) return {};
  const auto begin = lower_head.find_first_not_of(" ", at + name.size() + 3);
  return lower_head.substr(begin, lower_head.find("\r\n", begin) - begin);
}

// Takes a chunked body off the front; none when it has no end.
std::optional<std::string> take_chunks(std::string_view& bytes) {
  std::string whole;
  for (;;) {
    const auto line = bytes.find("\r\n");
    if (line == std::string_view::npos) return std::nullopt;
    const std::size_t size = std::strtoul(std::string(bytes.substr(0, line)).c_str(), nullptr, 16);
    if (bytes.size() < line + 2 + size + 2) return std::nullopt;
    whole.append(bytes.substr(line + 2, size));
    bytes.remove_prefix(line + 2 + size + 2);
    if (size == 0) return whole;
  }
}

bool has_no_body(const std::string& head) {
  return head.starts_with("http/1.1 1") || head.starts_with("http/1.1 204") ||
         head.starts_with("http/1.1 304");
}

}  // namespace

std::vector<std::string> bodies_in(std::string_view bytes, int& unread) {
  std::vector<std::string> bodies;
  while (!bytes.empty()) {
    const auto end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos) return ++unread, bodies;
    std::string head(bytes.substr(0, end + 2));
    std::transform(head.begin(), head.end(), head.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    bytes.remove_prefix(end + 4);
    if (has_no_body(head)) continue;
    std::optional<std::string> body;
    if (header(head, "transfer-encoding") == "chunked") {
      body = take_chunks(bytes);
    } else {
      const std::size_t size = std::strtoul(header(head, "content-length").c_str(), nullptr, 10);
      if (size <= bytes.size()) body = std::string(bytes.substr(0, size));
      bytes.remove_prefix(std::min(size, bytes.size()));
    }
    if (body && !header(head, "content-encoding").empty()) body = unpacked(*body);
    if (!body) return ++unread, bodies;
    if (!body->empty()) bodies.push_back(std::move(*body));
  }
  return bodies;
}

WireTap::WireTap(int server_port) : server_port_(server_port), thread_([this] { run(); }) {}

WireTap::~WireTap() {
  ending_ = true;
  const Socket bell = connect_to(wake_.port());
  thread_.join();
}

Overheard WireTap::overheard() const {
  const std::lock_guard lock(mutex_);
  Overheard all;
  for (const Conversation& conversation : said_)
    for (const std::string* side : {&conversation.up, &conversation.down}) {
      all.raw += *side;
      for (std::string& body : bodies_in(*side, all.unread)) all.bodies.push_back(std::move(body));
    }
  return all;
}

void WireTap::run() {
  while (!ending_) {
    std::vector<pollfd> watched{{listener_.descriptor(), POLLIN, 0}, {wake_.descriptor(), POLLIN, 0}};
    for (const Link& link : links_) {
      watched.push_back({link.client.descriptor(), POLLIN, 0});
      watched.push_back({link.server.descriptor(), POLLIN, 0});
    }
    if (poll(watched.data(), watched.size(), -1) < 0) continue;
    std::size_t at = 2;
    for (auto link = links_.begin(); link != links_.end(); at += 2)
      link =
          hand_on(*link, watched[at].revents, watched[at + 1].revents) ? std::next(link) : links_.erase(link);
    if (watched[0].revents == 0) continue;
    Link link{listener_.accept(), connect_to(server_port_), 0};
    if (!link.client.open() || !link.server.open()) continue;
    const std::lock_guard lock(mutex_);
    link.number = said_.size();
    said_.emplace_back();
    links_.push_back(std::move(link));
  }
}

// Moves what has come in either direction. False when one side has ended: then the link is over.
bool WireTap::hand_on(Link& link, short client_events, short server_events) {
  const auto move = [&](const Socket& from, const Socket& to, std::string Conversation::*side) {
    const std::string bytes = from.receive();
    if (bytes.empty()) return false;
    {
      const std::lock_guard lock(mutex_);
      said_[link.number].*side += bytes;
    }
    return to.send(bytes);
  };
  if (client_events != 0 && !move(link.client, link.server, &Conversation::up)) return false;
  return server_events == 0 || move(link.server, link.client, &Conversation::down);
}

}  // namespace ubao::test
