// A hub that runs in a process of its own, as people start it, and what a test asks of it. Listens on this
// machine only. One thread.
#pragma once

#include <csignal>
#include <fstream>

#include "tests/e2e/installation.h"
#include "tests/support/loopback.h"

namespace ubao::test {

class HubProcess {
 public:
  HubProcess(const Installation& home, const std::string& workshop, const Words& more = {}, int at_port = 0)
      : process_(home.command(words_of(workshop, more, at_port))) {
    opening = json::parse(process_.read_line().value_or(""), nullptr, false);
    if (!opening.is_object()) opening = {{"failed", process_.wait().errors}};
  }
  ~HubProcess() { process_.send_signal(SIGTERM); }

  int port() const { return opening.value("port", 0); }
  std::string database() const { return opening.value("database", ""); }
  // "name:password" of the program that --user named.
  std::string credentials() const {
    const json user = opening.value("/users/0"_json_pointer, json::object());
    return user.value("user", "") + ":" + user.value("token", "");
  }
  json tell(const json& wish) {
    process_.write_line(wish.dump());
    return json::parse(process_.read_line().value_or(""), nullptr, false);
  }
  // A file with which one device gets in.
  std::string pairing(const std::filesystem::path& folder, const std::string& name) {
    const std::string file = (folder / (name + ".json")).string();
    return tell({{"do", "pair"}, {"out", file}}).value("pairing", "");
  }
  // The same as a code.
  std::string code() { return tell({{"do", "pair"}}).value("code", ""); }
  Ended end() {
    process_.send_signal(SIGTERM);
    return process_.wait();
  }
  // Of memory, at this moment.
  long resident_kb() const {
    std::ifstream status("/proc/" + std::to_string(process_.pid()) + "/status");
    for (std::string line; std::getline(status, line);)
      if (line.rfind("VmRSS:", 0) == 0) return std::stol(line.substr(6));
    return -1;
  }

  json opening;

 private:
  static Words words_of(const std::string& workshop, const Words& more, int at_port) {
    Words words{"hub", "--workshop", workshop, "--bind", "127.0.0.1", "--port", std::to_string(at_port)};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  Process process_;
};

}  // namespace ubao::test
