// An intent of `ubao record`: one JSON object whose member "do" names what is to be done. Its members are
// taken by name; the first that is missing or wrong is remembered, and then nothing is done. One thread.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/workshop.h"

namespace ubao::platform {

// Members of one intent; a missing or wrong one is remembered by name.
class Intent {
  using json = nlohmann::json;

 public:
  explicit Intent(const json& object) : object_(object) {}

  std::string text(const char* name, bool required = true) {
    const auto at = object_.find(name);
    if (at != object_.end() && at->is_string()) return at->get<std::string>();
    if (required || at != object_.end()) problem_ = std::string("\"") + name + "\" is missing or no text";
    return {};
  }
  bool has(const char* name) const { return object_.contains(name); }

  std::pair<std::int64_t, std::int64_t> place(const char* name) {
    const auto at = object_.find(name);
    if (at != object_.end() && at->is_array() && at->size() == 2 && (*at)[0].is_number_integer() &&
        (*at)[1].is_number_integer())
      return {(*at)[0].get<std::int64_t>(), (*at)[1].get<std::int64_t>()};
    problem_ = std::string("\"") + name + "\" is not [x, y] in whole numbers";
    return {};
  }

  // 1..5 as a number, or "dk", "na", "skipped", or null to take the answer back.
  std::string answer_value() {
    const auto at = object_.find("value");
    if (at != object_.end() && at->is_number_integer()) return std::to_string(at->get<std::int64_t>());
    if (at != object_.end() && at->is_null()) return {};
    return text("value");
  }
  std::optional<int> level(const char* name) {
    const auto at = object_.find(name);
    if (at == object_.end()) return std::nullopt;
    if (at->is_null()) return 0;
    if (at->is_number_integer() && at->get<std::int64_t>() >= 1 && at->get<std::int64_t>() <= 99)
      return at->get<int>();
    problem_ = std::string("\"") + name + "\" is no level";
    return std::nullopt;
  }

  bool flag(const char* name) {
    const auto at = object_.find(name);
    if (at != object_.end() && at->is_boolean()) return at->get<bool>();
    problem_ = std::string("\"") + name + "\" is true or false";
    return false;
  }

  int number(const char* name) {
    const auto at = object_.find(name);
    if (at != object_.end() && at->is_number_integer() && *at >= -kMostNumber && *at <= kMostNumber)
      return at->get<int>();
    problem_ = std::string("\"") + name + "\" is no whole number";
    return 0;
  }
  std::vector<std::string> texts(const char* name) {
    std::vector<std::string> all;
    const auto at = object_.find(name);
    if (at == object_.end()) return all;
    const bool list = at->is_array();
    if (!list) problem_ = std::string("\"") + name + "\" is no list of texts";
    for (const json& one : list ? *at : json::array()) {
      if (one.is_string())
        all.push_back(one.get<std::string>());
      else
        problem_ = std::string("\"") + name + "\" is no list of texts";
    }
    return all;
  }
  std::map<std::string, bool> flags(const char* name) {
    std::map<std::string, bool> all;
    const auto at = object_.find(name);
    if (at == object_.end()) return all;
    const bool object = at->is_object();
    if (!object) problem_ = std::string("\"") + name + "\" is no object of true and false";
    const json empty = json::object();
    for (const auto& member : (object ? *at : empty).items()) {
      if (member.value().is_boolean())
        all[member.key()] = member.value().get<bool>();
      else
        problem_ = std::string("\"") + name + "\" is no object of true and false";
    }
    return all;
  }
  core::CardKind card_kind() {
    const auto kind = core::card_kind_named(text("kind"));
    if (!kind) problem_ = "\"kind\" is idea, comment, yes or no";
    return kind.value_or(core::CardKind::idea);
  }
  core::BoardPhase board_phase() {
    const core::BoardPhase phase = core::board_phase_named(text("phase"));
    if (phase == core::BoardPhase::none) problem_ = "\"phase\" is creative, appreciate, critical or closed";
    return phase;
  }

  // A point of the scale as a number, or "none".
  int rating() {
    const auto at = object_.find("rating");
    if (at != object_.end() && *at == "none") return core::kNoConsensus;
    if (at != object_.end() && at->is_number_integer() && *at >= 1 && *at <= core::kMostPoints)
      return at->get<int>();
    problem_ = "\"rating\" is no point of the scale and not \"none\"";
    return core::kNotRated;
  }
  // Which of several versions, in the order of `dump`, from 0.
  std::size_t version() {
    const auto at = object_.find("version");
    if (at != object_.end() && at->is_number_unsigned() && *at < 1000) return at->get<std::size_t>();
    problem_ = "\"version\" is no place among the versions, from 0";
    return 0;
  }
  const std::string& problem() const { return problem_; }

 private:
  static constexpr int kMostNumber = 1'000'000'000;
  const json& object_;
  std::string problem_;
};

// What an intent does, and the members that it takes: those it needs, then in brackets those it may have.
struct KnownIntent {
  std::string members;
  std::function<core::Result<core::Recorded>(core::Workshop&, Intent&)> run;
};
using KnownIntents = std::map<std::string, KnownIntent>;

// Of whiteboards.
const KnownIntents& board_intents();

// Runs only when every member was fine.
template <class Action>
core::Result<core::Recorded> if_sound(const Intent& intent, Action action) {
  if (!intent.problem().empty()) return {core::ErrorCode::bad_input, intent.problem()};
  return action();
}

}  // namespace ubao::platform
