// People in the room who mean harm to a hub: 64 connections that send their header letter by letter, and one
// thread that sends headers and bodies without end, over and over. From addresses of this machine that honest
// devices do not use. It begins with the object and ends with it.
#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace ubao::bench {

class HubAttackers {
 public:
  HubAttackers(int port, std::string database);
  ~HubAttackers();
  HubAttackers(const HubAttackers&) = delete;
  HubAttackers& operator=(const HubAttackers&) = delete;

  // How often the hub cut one off so far, and how much it was sent.
  int cut_off() const { return cut_off_; }
  double sent_mb() const { return static_cast<double>(sent_) / 1e6; }

 private:
  void dawdle();
  void flood();

  int port_;
  std::string database_;
  std::atomic<bool> ending_ = false;
  std::atomic<int> cut_off_ = 0;
  std::atomic<long long> sent_ = 0;
  std::thread dawdler_, flooder_;  // last: they use the others
};

}  // namespace ubao::bench
