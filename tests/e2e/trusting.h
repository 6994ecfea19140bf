// What the tests of keys and devices share: secrets in small files, a facilitator's installation with a
// passphrase, and devices that were invited by it. One thread.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "tests/e2e/installation.h"
#include "tests/support/activities.h"
#include "tests/support/couch.h"

namespace ubao::test {

inline constexpr const char* kPassphrase = "mwangaza wa asubuhi";

// Files of the test's own, outside of every data folder.
class Papers {
 public:
  std::string path(const std::string& name) const { return folder_.file(name); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
    return path(name);
  }
  std::string read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }

 private:
  TempFolder folder_;
};

class Trusting : public testing::Test {
 protected:
  Trusting() : passphrase(papers.write("passphrase", std::string(kPassphrase) + "\n")) {
    workshop = home.ask({"workshop", "new", "--title", "Training", "--passphrase-file", passphrase})
                   .value("workshop", "");
  }

  static json answer_intent(const std::string& person, const std::string& code = "L1",
                            const std::string& value = "4") {
    return {{"do", "answer.set"},
            {"activity", kAssessment},
            {"person", person},
            {"code", code},
            {"value", value}};
  }
  static json note_intent(const std::string& person, const std::string& text) {
    return {{"do", "note.set"},
            {"activity", kReflection},
            {"person", person},
            {"code", "actions"},
            {"text", text}};
  }
  static json state_intent(const std::string& activity, const std::string& state) {
    return {{"do", "activity.set"}, {"activity", activity}, {"state", state}};
  }

  // One intent on a device, with a PIN where one is given.
  Ended tell(const Installation& device, const json& intent, const std::string& pin = {}) const {
    Words words{"record", "--workshop", workshop};
    if (!pin.empty()) words.insert(words.end(), {"--pin-file", papers.write("pin", pin + "\n")});
    return device.run(words, lines_of({intent}));
  }
  void set_pin(const Installation& device, const std::string& person, const std::string& pin) const {
    device.ask({"person", "set-pin", "--workshop", workshop, "--person", person, "--pin-file",
                papers.write("new-pin", pin + "\n")});
  }

  // An invitation, and a device that followed it.
  std::string invitation(const Couch& couch, const Words& more = {}) {
    const std::string file = papers.path("invitation" + std::to_string(++invitations_));
    Words words{"invite",    "--workshop",        workshop,  "--out", file, "--address",
                couch.url(), "--passphrase-file", passphrase};
    words.insert(words.end(), more.begin(), more.end());
    home.ask(words);
    return file;
  }
  void invite(const Installation& device, const Couch& couch, const Words& more = {}) {
    home.synced(workshop, couch.url());
    device.ask({"join", "--invite", invitation(couch, more)});
  }
  std::string role(const Installation& device) const {
    const json known = devices(device);
    for (const json& entry : known.at("devices"))
      if (entry.value("mine", false)) return entry.value("role", "");
    return "none";
  }
  json devices(const Installation& device) const { return device.ask({"devices", "--workshop", workshop}); }
  std::string state_of(const Installation& device, const std::string& activity) const {
    const json field = field_of(device.dump(workshop), activity, "state");
    return field.is_object() ? field.value("value", "") : "";
  }

  static void expect_refused(const Ended& ended, const std::string& sentence) {
    EXPECT_EQ(ended.exit_code, 1) << ended.output << ended.errors;
    expect_sentence(ended, sentence);
  }

  Papers papers;
  std::string passphrase;
  const Installation home;  // the facilitator's
  std::string workshop;

 private:
  int invitations_ = 0;
};

}  // namespace ubao::test
