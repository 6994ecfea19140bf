// By which a hub is found at an address that nobody knows: it answers who asks everybody in the room for it
// (sync/hub_calling.h), over UDP. To everything else it is silent; an answer is shorter than the question and
// goes to who asked; it reads and answers so many a second and leaves the rest (hub_limits.h). Only
// hub_sockets.cpp includes this; its thread.
#pragma once

#include <array>
#include <chrono>
#include <string>

#include "platform/hub_connection.h"
#include "platform/hub_limits.h"
#include "sync/hub_calling.h"

namespace ubao::platform::hub {

class Beacon {
 public:
  explicit Beacon(asio::io_context& io) : socket_(io), pause_(io) {}

  // Answers for the hub with that key at that port of TCP. `place` is a number of this machine, or that of
  // one of its networks. False when it cannot be listened to: such a hub is found at known addresses only.
  bool open(const std::string& place, int calling_port, core::Secret key, int hub_port) {
    error_code failure;
    const auto address = asio::ip::make_address_v4(place, failure);
    const udp::endpoint there(address, static_cast<unsigned short>(calling_port));
    if (!failure) socket_.open(there.protocol(), failure);
    // so that several hubs on one machine hear what is said to everybody
    if (!failure) socket_.set_option(udp::socket::reuse_address(true), failure);
    if (!failure) socket_.bind(there, failure);
    if (!failure) socket_.non_blocking(true, failure);
    if (failure) return false;
    key_ = std::move(key);
    hub_port_ = hub_port;
    listen();
    return true;
  }

 private:
  using udp = asio::ip::udp;
  using Clock = std::chrono::steady_clock;

  void listen() {
    socket_.async_receive_from(asio::buffer(heard_), from_, [this](error_code failure, std::size_t size) {
      if (failure == asio::error::operation_aborted) return;
      count();
      if (!failure) answer({heard_.data(), size});
      if (failure || read_ >= kMostHubQuestions)
        rest();
      else
        listen();
    });
  }

  void count() {
    if (const auto now = Clock::now(); now >= second_ends_) {
      second_ends_ = now + std::chrono::seconds{1};
      read_ = answered_ = 0;
    }
    ++read_;
  }

  void answer(std::string_view question) {
    if (answered_ >= kMostHubAnswers) return;
    const auto said = sync::hub_answer(key_, question, hub_port_);
    if (!said) return;
    ++answered_;
    error_code ignored;
    socket_.send_to(asio::buffer(*said), from_, 0, ignored);
  }

  // Until the second is over.
  void rest() {
    pause_.expires_at(second_ends_);
    pause_.async_wait([this](error_code cancelled) {
      if (!cancelled) listen();
    });
  }

  udp::socket socket_;
  asio::steady_timer pause_;
  core::Secret key_;
  int hub_port_ = 0;
  std::array<char, sync::kHubQuestionBytes + 1> heard_{};  // one more, to know what is too long
  udp::endpoint from_;
  Clock::time_point second_ends_;
  int read_ = 0, answered_ = 0;  // in this second
};

}  // namespace ubao::platform::hub
