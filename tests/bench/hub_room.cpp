#include "tests/bench/hub_room.h"

#include <csignal>
#include <fstream>

#include "platform/key_files.h"
#include "tests/bench/must.h"
#include "tests/support/places.h"

namespace ubao::bench {
namespace {

using nlohmann::json;

std::vector<std::string> hub_words(const std::filesystem::path& data, const std::string& workshop,
                                   std::vector<std::string> more) {
  std::vector<std::string> words{
      test::ubao_program(), "hub",    "--data", data.string(), "--workshop", workshop, "--bind",
      "127.0.0.1",          "--port", "0"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

BenchHub::BenchHub(const std::filesystem::path& data, const std::string& workshop,
                   std::vector<std::string> more)
    : process_(hub_words(data, workshop, std::move(more))) {
  opening_ = json::parse(process_.read_line().value_or(""), nullptr, false);
  if (!opening_.is_object()) give_up("the hub did not start: " + process_.wait().errors);
}

BenchHub::~BenchHub() {
  process_.send_signal(SIGTERM);
  process_.wait();
}

std::string BenchHub::user_and_token() const {
  const json user = opening_.value("users", json::array()).at(0);
  return user.value("user", "") + ":" + user.value("token", "");
}

void BenchHub::pair(const std::filesystem::path& file) {
  process_.write_line(json{{"do", "pair"}, {"out", file.string()}}.dump());
  const std::string said = process_.read_line().value_or("");
  if (said.find("pairing") == std::string::npos) give_up("no pairing: " + said);
}

double BenchHub::resident_mb() const {
  std::ifstream status("/proc/" + std::to_string(process_.pid()) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind("VmRSS:", 0) == 0) return std::stod(line.substr(6)) / 1024;
  give_up("the hub is gone");
}

RoomDevice::RoomDevice(const std::filesystem::path& data, const std::string& pairing,
                       const std::string& workshop, sync::Mode mode, platform::Bell& bell)
    : folder_(must(platform::DataFolder::open(data, core::real_env(), data.filename().string()))),
      transport_([&bell] { bell.ring(); }) {
  std::optional<platform::HubLink> link;
  if (pairing.empty()) {
    workshop_ = must(folder_->open_workshop(workshop));
    link = platform::kept_hub_link(workshop_->store());
  } else {
    workshop_ = must(folder_->make_room_for(workshop, must(platform::read_invitation_file(pairing)).secrets));
    link = must(platform::hub_link_in(must(platform::read_small_file(pairing))));
  }
  if (!link) give_up("a device does not know its hub");
  runner_ = must(platform::SyncRunner::start_in_room(store(), core::real_env(), *link,
                                                     folder_->device().name(), mode, transport_));
}

}  // namespace ubao::bench
