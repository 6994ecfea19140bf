// Ubao as it is installed on one device: a data folder of its own and the real program, run as people and
// scripts run it. What does not go as the test takes for granted is a failure of the test. One thread.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {

using nlohmann::json;
using Words = std::vector<std::string>;

// Exit codes of the command line; scripts rely on these numbers.
inline constexpr int kDone = 0, kFailed = 1, kUsage = 2, kNotReachable = 4;

class Installation {
 public:
  Installation() : Installation(std::make_unique<TempFolder>()) {}
  // Data in a folder that somebody else owns.
  explicit Installation(std::filesystem::path data) : data_(std::move(data)) {}

  const std::filesystem::path& data() const { return data_; }
  std::filesystem::path workshop_file(const std::string& workshop) const {
    return data_ / "workshops" / (workshop + ".db");
  }

  // The words of a command with the program in front and the data folder behind.
  Words command(Words words) const;

  // Runs a command to its end.
  Ended run(const Words& words, std::string_view input = {}, const ProcessOptions& options = {}) const;

  // Runs a command that is to end with 0 and answer with one JSON object.
  json ask(const Words& words, std::string_view input = {}) const;

  std::string new_workshop(const std::string& title = "Training") const;
  std::string add_person(const std::string& workshop, const std::string& name) const;
  // The first activity of that kind.
  std::string activity(const std::string& workshop, const std::string& kind) const;

  // Every line is one intent; the answers, in order. All are to succeed.
  std::vector<json> record(const std::string& workshop, const std::vector<json>& intents) const;
  // One new card; its record id.
  std::string add_card(const std::string& workshop, const std::string& text) const;

  std::vector<std::string> log(const std::string& workshop) const;
  std::set<std::string> op_ids(const std::string& workshop) const;
  std::string dump(const std::string& workshop) const;
  json status(const std::string& workshop) const;

  Ended sync(const std::string& workshop, const std::string& url, const Words& more = {}) const;
  // Synchronizes; is to go well.
  json synced(const std::string& workshop, const std::string& url) const;
  json joined(const std::string& workshop, const std::string& url) const;

  // Every file of the data folder is sound and shows what its ops say.
  void expect_healthy() const;

 private:
  explicit Installation(std::unique_ptr<TempFolder> folder);

  std::unique_ptr<TempFolder> folder_;
  std::filesystem::path data_;
};

// The intent of a new card.
json card_intent(const std::string& board, const std::string& text, const std::string& person = {});

// A failed command said why in a sentence, and nothing of the program's inside.
void expect_sentence(const Ended& ended, const std::string& part);

// The only JSON object of a command's output; null when it is none.
json object_of(const Ended& ended);

// The intents, one a line, as `record` reads them.
std::string lines_of(const std::vector<json>& intents);

// What a card shows in a dump, and the texts to choose from, if there are several.
json field_of(const std::string& dump, const std::string& record, const std::string& field);

}  // namespace ubao::test
