// The data files of assets/ for tests: as they are shipped, as text or read (a file that cannot be read ends
// the test), or changed in one place to see what is said.
#pragma once

#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/course.h"
#include "core/instrument.h"
#include "core/sample.h"
#include "tests/support/demand.h"
#include "tests/support/places.h"

namespace ubao::test {

using Json = nlohmann::json;

// The text of a file below assets/, e.g. "courses/online-5x2h.json"; empty when it is not there.
inline std::string asset_text(const std::string& name) {
  std::ifstream file(in_sources("assets/" + name), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The course of that id, e.g. "online-5x2h".
inline core::Course shipped_course(const std::string& id) {
  return demand(core::read_course(asset_text("courses/" + id + ".json"), "en"));
}
inline core::Instrument shipped_instrument(const std::string& id = "dtca-default") {
  return demand(core::read_instrument(asset_text("instruments/" + id + ".json")));
}
inline std::vector<core::Instrument> shipped_matrices() { return {shipped_instrument("pillars")}; }
inline core::Sample shipped_sample() {
  return demand(core::read_sample(asset_text("templates/sample-workshop.json"), "en"));
}

inline std::string changed_asset(const std::string& name, const std::function<void(Json&)>& change) {
  Json value = Json::parse(asset_text(name));
  change(value);
  return value.dump();
}

// One thing done wrong to a shipped file, and what people are told.
struct Mistake {
  std::function<void(Json&)> make;
  std::string told;
};

// Every English text of a file with a sentence of more than 15 words: plain language is a rule here.
inline void collect_long_sentences(const Json& value, std::vector<std::string>& found) {
  if (!value.is_structured()) return;
  for (const auto& [key, member] : value.items()) {
    collect_long_sentences(member, found);
    if (key != "en" || !member.is_string()) continue;
    int words = 0;
    bool inside = false;  // of a word
    bool ended = false;   // the word ends the sentence
    for (const char c : member.get<std::string>()) {
      const bool space = c == ' ' || c == '\n';
      if (space && ended) words = 0;
      if (!space && !inside && ++words > 15) {
        found.push_back(member.get<std::string>());
        break;
      }
      inside = !space;
      ended = c == '.' || c == '?' || c == '!' || c == ':';
    }
  }
}

inline std::vector<std::string> long_sentences(const std::string& asset) {
  std::vector<std::string> found;
  collect_long_sentences(Json::parse(asset_text(asset)), found);
  return found;
}

}  // namespace ubao::test
