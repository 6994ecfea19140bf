#include "tests/support/rude_server.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <optional>

namespace ubao::test {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// Receives until `waiting` holds so many bytes. False when the client has ended.
bool receive_until(const Socket& client, std::string& waiting, std::size_t bytes) {
  while (waiting.size() < bytes) {
    const std::string more = client.receive();
    if (more.empty()) return false;
    waiting += more;
  }
  return true;
}

// One whole request; none when the client has ended.
std::optional<RudeRequest> read_request(const Socket& client, std::string& waiting) {
  std::size_t end = 0;
  while ((end = waiting.find("\r\n\r\n")) == std::string::npos)
    if (!receive_until(client, waiting, waiting.size() + 1)) return std::nullopt;
  RudeRequest request;
  const std::size_t first = waiting.find(' '), second = waiting.find(' ', first + 1);
  request.method = waiting.substr(0, first);
  request.path = waiting.substr(first + 1, second - first - 1);
  request.headers = lower(waiting.substr(0, end));
  std::size_t length = 0;
  if (const auto at = request.headers.find("content-length:"); at != std::string::npos)
    length = std::strtoul(request.headers.c_str() + at + 15, nullptr, 10);
  // a client that asks first would wait in vain
  if (request.headers.find("100-continue") != std::string::npos) client.send("HTTP/1.1 100 Continue\r\n\r\n");
  if (!receive_until(client, waiting, end + 4 + length)) return std::nullopt;
  request.body = waiting.substr(end + 4, length);
  waiting.erase(0, end + 4 + length);
  return request;
}

}  // namespace

RudeAnswer answer_with(int status, const std::string& body, const std::string& type,
                       const std::string& more_headers) {
  return {"HTTP/1.1 " + std::to_string(status) + " So\r\nContent-Type: " + type +
              "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + more_headers + "\r\n" + body,
          false};
}

RudeServer::RudeServer(Answering answering)
    : answering_(std::move(answering)), thread_([this] { listen(); }) {}

RudeServer::~RudeServer() {
  listener_.shut();
  thread_.join();
  for (Visit& visit : visits_) {
    visit.client.shut();
    visit.thread.join();
  }
}

std::string RudeServer::url(const std::string& database) const {
  return "http://127.0.0.1:" + std::to_string(port()) + "/" + database;
}

std::vector<std::string> RudeServer::asked() const {
  const std::lock_guard lock(mutex_);
  return asked_;
}

void RudeServer::listen() {
  for (;;) {
    Socket client = listener_.accept();
    if (!client.open()) return;
    Visit& visit = visits_.emplace_back(Visit{std::move(client), {}});
    visit.thread = std::thread([this, &visit] { serve(visit.client); });
  }
}

void RudeServer::serve(const Socket& client) {
  std::string waiting;
  while (const auto request = read_request(client, waiting)) {
    RudeAnswer answer;
    {
      const std::lock_guard lock(mutex_);
      asked_.push_back(request->method + " " + request->path);
      answer = answering_(*request);
    }
    if (!client.send(answer.bytes)) return;
    if (answer.hang_up) return client.shut();
  }
}

}  // namespace ubao::test
