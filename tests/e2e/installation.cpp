#include "tests/e2e/installation.h"
#include "tests/support/places.h"

#include <gtest/gtest.h>

#include <sstream>

namespace ubao::test {

Installation::Installation(std::unique_ptr<TempFolder> folder)
    : folder_(std::move(folder)), data_(folder_->path() / "data") {}

Words Installation::command(Words words) const {
  words.insert(words.begin(), ubao_program());
  words.insert(words.end(), {"--data", data_.string()});
  return words;
}

Ended Installation::run(const Words& words, std::string_view input, const ProcessOptions& options) const {
  return run_program(command(words), input, options);
}

json Installation::ask(const Words& words, std::string_view input) const {
  const Ended ended = run(words, input);
  EXPECT_EQ(ended.exit_code, 0) << words.front() << ": " << ended.errors;
  return object_of(ended);
}

std::string Installation::new_workshop(const std::string& title) const {
  return ask({"workshop", "new", "--course", "online-5x2h", "--title", title}).value("workshop", "");
}

std::string Installation::add_person(const std::string& workshop, const std::string& name) const {
  return ask({"person", "add", "--workshop", workshop, "--name", name}).value("person", "");
}

std::string Installation::activity(const std::string& workshop, const std::string& kind) const {
  const json list = ask({"activity", "list", "--workshop", workshop});
  for (const json& activity : list.value("activities", json::array()))
    if (activity.value("kind", "") == kind) return activity.value("id", "");
  ADD_FAILURE() << "no " << kind << " in " << list;
  return {};
}

std::vector<json> Installation::record(const std::string& workshop, const std::vector<json>& intents) const {
  const Ended ended = run({"record", "--workshop", workshop}, lines_of(intents));
  EXPECT_EQ(ended.exit_code, 0) << ended.errors;
  std::vector<json> answers;
  std::istringstream lines(ended.output);
  for (std::string line; std::getline(lines, line);) answers.push_back(json::parse(line, nullptr, false));
  EXPECT_EQ(answers.size(), intents.size());
  return answers;
}

std::string Installation::add_card(const std::string& workshop, const std::string& text) const {
  const auto answers = record(workshop, {card_intent(activity(workshop, "board"), text)});
  return answers.empty() ? std::string() : answers.front().value("record", "");
}

std::vector<std::string> Installation::log(const std::string& workshop) const {
  const Ended ended = run({"log", "--workshop", workshop});
  EXPECT_EQ(ended.exit_code, 0) << ended.errors;
  std::vector<std::string> found;
  std::istringstream lines(ended.output);
  for (std::string line; std::getline(lines, line);) found.push_back(line);
  return found;
}

std::set<std::string> Installation::op_ids(const std::string& workshop) const {
  std::set<std::string> ids;
  for (const std::string& line : log(workshop)) {
    const json op = json::parse(line, nullptr, false);
    EXPECT_TRUE(ids.insert(op.value("_id", "")).second) << "twice in the log: " << line;
  }
  return ids;
}

std::string Installation::dump(const std::string& workshop) const {
  const Ended ended = run({"dump", "--workshop", workshop});
  EXPECT_EQ(ended.exit_code, 0) << ended.errors;
  return ended.output;
}

json Installation::status(const std::string& workshop) const {
  return ask({"status", "--workshop", workshop});
}

Ended Installation::sync(const std::string& workshop, const std::string& url, const Words& more) const {
  Words words{"sync", "--workshop", workshop, "--to", url, "--once", "--json"};
  words.insert(words.end(), more.begin(), more.end());
  return run(words);
}

json Installation::synced(const std::string& workshop, const std::string& url) const {
  const Ended ended = sync(workshop, url);
  EXPECT_EQ(ended.exit_code, 0) << ended.errors << ended.output;
  return object_of(ended);
}

json Installation::joined(const std::string& workshop, const std::string& url) const {
  return ask({"join", "--from", url, "--workshop", workshop});
}

void Installation::expect_healthy() const {
  const json report = ask({"doctor"});
  const json list = report.value("workshops", json::array());
  EXPECT_FALSE(list.empty()) << report;
  for (const json& workshop : list) EXPECT_TRUE(workshop.value("consistent", false)) << report;
}

json card_intent(const std::string& board, const std::string& text, const std::string& person) {
  json intent = {{"do", "card.add"}, {"activity", board}, {"text", text}};
  if (!person.empty()) intent["person"] = person;
  return intent;
}

void expect_sentence(const Ended& ended, const std::string& part) {
  EXPECT_EQ(ended.errors.rfind("ubao: ", 0), 0u) << ended.errors;
  EXPECT_NE(ended.errors.find(part), std::string::npos) << ended.errors;
  EXPECT_EQ(ended.signal, 0) << ended.errors;
}

json object_of(const Ended& ended) {
  json object = json::parse(ended.output, nullptr, false);
  EXPECT_TRUE(object.is_object()) << ended.output << ended.errors;
  return object.is_object() ? object : json();
}

std::string lines_of(const std::vector<json>& intents) {
  std::string lines;
  for (const json& intent : intents) lines += intent.dump() + "\n";
  return lines;
}

json field_of(const std::string& dump, const std::string& record, const std::string& field) {
  const json state = json::parse(dump, nullptr, false);
  const json::json_pointer where("/records/" + record + "/fields/" + field);
  return state.contains(where) ? state[where] : json();
}

}  // namespace ubao::test
