// `ubao record`: intents, one JSON object a line, from standard input; an answer per line after each commit.
#include <iostream>
#include <map>
#include <sstream>

#include "core/canonical.h"
#include "core/locks.h"
#include "core/store.h"
#include "platform/cli/commands.h"
#include "platform/cli/intent.h"
#include "platform/key_files.h"

namespace ubao::platform {
namespace {

using core::Error;
using core::ErrorCode;
using core::Recorded;
using core::Result;
using nlohmann::json;

constexpr std::size_t kMostLineBytes = 256 * 1024;

// One sealed sheet, whatever kind of questions it answers.
Result<Recorded> hand_in(core::Workshop& workshop, Intent& intent) {
  const auto activity = intent.text("activity"), person = intent.text("person");
  return if_sound(intent, [&] { return workshop.submit(activity, person); });
}

const KnownIntents& other_intents() {
  static const KnownIntents table{
      {"answer.set",
       {"activity, person, code, value",
        [](core::Workshop& w, Intent& i) {
          const auto activity = i.text("activity"), person = i.text("person"), code = i.text("code"),
                     value = i.answer_value();
          return if_sound(i, [&] { return w.set_answer(activity, person, code, value); });
        }}},
      {"assessment.submit", {"activity, person", hand_in}},
      {"poll.submit", {"activity, person", hand_in}},
      {"evaluation.submit", {"activity, person", hand_in}},
      {"person.agree",
       {"person",
        [](core::Workshop& w, Intent& i) {
          const auto person = i.text("person");
          return if_sound(i, [&] { return w.agree(person); });
        }}},
      {"note.set",
       {"activity, person, code, text",
        [](core::Workshop& w, Intent& i) {
          const auto activity = i.text("activity"), person = i.text("person"), code = i.text("code"),
                     text = i.text("text");
          return if_sound(i, [&] { return w.set_answer(activity, person, code, text); });
        }}},
      {"note.copy",
       {"activity, person, code",
        [](core::Workshop& w, Intent& i) {
          const auto activity = i.text("activity"), person = i.text("person"), code = i.text("code");
          return if_sound(i, [&] { return w.copy_note_to_plan(activity, person, code); });
        }}},
      {"rating.set",
       {"activity, pillar, scope [team, current, target, opportunity]",
        [](core::Workshop& w, Intent& i) {
          const auto activity = i.text("activity");
          core::RatingChange change{i.text("team", false), i.text("pillar"),  i.text("scope"),
                                    i.level("current"),    i.level("target"), {}};
          if (i.has("opportunity")) change.opportunity = i.text("opportunity");
          return if_sound(i, [&] { return w.set_rating(activity, change); });
        }}},
      {"consensus.set",
       {"activity, statement, rating [team, person, reason, evidence, confidence, dissent]",
        [](core::Workshop& w, Intent& i) {
          const auto activity = i.text("activity"), statement = i.text("statement"),
                     team = i.text("team", false), person = i.text("person", false);
          core::ConsensusEntry entry;
          entry.rating = i.rating();
          entry.reason = i.text("reason", false);
          entry.evidence = i.text("evidence", false);
          entry.confidence = i.text("confidence", false);
          entry.dissent = i.text("dissent", false);
          return if_sound(i, [&] { return w.set_consensus(activity, statement, team, entry, person); });
        }}},
      {"consensus.choose",
       {"activity, statement, version [team, person]",
        [](core::Workshop& w, Intent& i) {
          const auto activity = i.text("activity"), statement = i.text("statement"),
                     team = i.text("team", false), person = i.text("person", false);
          const std::size_t version = i.version();
          return if_sound(i, [&] { return w.choose_consensus(activity, statement, team, version, person); });
        }}},
      {"priority.add",
       {"activity, statement [person]",
        [](core::Workshop& w, Intent& i) {
          const auto activity = i.text("activity"), statement = i.text("statement"),
                     person = i.text("person", false);
          return if_sound(i, [&] { return w.make_priority(activity, statement, person); });
        }}},
      {"late.count",
       {"activity, value",
        [](core::Workshop& w, Intent& i) {
          const auto activity = i.text("activity");
          const bool counts = i.flag("value");
          return if_sound(i, [&] { return w.count_late(activity, counts); });
        }}},
      {"activity.set",
       {"activity, state [reason]",
        [](core::Workshop& w, Intent& i) {
          const auto activity = i.text("activity"), state = i.text("state"), reason = i.text("reason", false);
          return if_sound(i, [&]() -> Result<Recorded> {
            if (state == "open") return w.set_activity_state(activity, core::ActivityState::open, reason);
            if (state == "closed") return w.set_activity_state(activity, core::ActivityState::closed);
            if (state == "planned") return w.set_activity_state(activity, core::ActivityState::planned);
            return Error{ErrorCode::bad_input, "\"state\" is open, closed or planned"};
          });
        }}},
  };
  return table;
}

const KnownIntents& known_intents() {
  static const KnownIntents all = [] {
    KnownIntents both = other_intents();
    both.insert(board_intents().begin(), board_intents().end());
    return both;
  }();
  return all;
}

Result<Recorded> run_line(core::Workshop& workshop, const std::string& line) {
  if (line.size() > kMostLineBytes) return {ErrorCode::too_large, "a line holds 256 KiB at the most"};
  auto object = core::parse_canonical(line);
  if (!object) return object.error();
  if (!object->is_object()) return {ErrorCode::bad_input, "an intent is a JSON object"};
  Intent intent(*object);
  const std::string what = intent.text("do");
  const auto known = known_intents().find(what);
  if (known == known_intents().end())
    return {ErrorCode::bad_input, "\"do\" names no intent: \"" + what + "\""};
  return known->second.run(workshop, intent);
}

}  // namespace

std::string record_intent_names() {
  std::string names;
  for (const auto& [name, intent] : known_intents()) names += "\n  " + name + ": " + intent.members;
  return names;
}

namespace {

// "person:... words" a line, or the words alone for everybody (person "*").
Result<std::map<std::string, core::Secret>> read_pins(const std::string& path) {
  std::map<std::string, core::Secret> pins;
  if (path.empty()) return pins;
  const auto text = read_small_file(path);
  if (!text) return text.error();
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const auto blank = line.find(' ');
    const bool named = core::kind_of(line) == "person" && blank != std::string::npos;
    if (!line.empty())
      pins[named ? line.substr(0, blank) : "*"] = core::Secret(named ? line.substr(blank + 1) : line);
  }
  return pins;
}

// Who speaks in this line has to have entered her PIN.
Result<core::Done> open_lock_of(core::Workshop& workshop, const std::map<std::string, core::Secret>& pins,
                                const std::string& line) {
  const json intent = json::parse(line, nullptr, false);
  if (pins.empty() || !intent.is_object() || !intent.contains("person") || !intent["person"].is_string())
    return core::Done{};
  const auto person = intent["person"].get<std::string>();
  if (workshop.locks().of(person).state != core::LockState::locked) return core::Done{};
  auto words = pins.find(person);
  if (words == pins.end()) words = pins.find("*");
  if (words == pins.end()) return core::Done{};
  return open_lock(workshop.locks(), person, words->second);
}

}  // namespace

int record_intents(const CommonOptions& common, const TrustOptions& options) {
  return with_workshop(common, [&](DataFolder& folder, core::Workshop& workshop) {
    const auto pins = read_pins(options.pin_file);
    if (!pins) return fail(pins.error());
    int result = kDone;
    int number = 0;
    for (std::string line; std::getline(std::cin, line);) {
      ++number;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const auto opened = open_lock_of(workshop, *pins, line);
      const auto recorded = opened ? run_line(workshop, line) : Result<Recorded>(opened.error());
      if (recorded) {
        const json said = recorded->draft ? json{{"draft", true}}
                                          : json{{"op", recorded->op}, {"record", recorded->record}};
        std::cout << said.dump() << std::endl;
        continue;
      }
      std::cerr << "ubao: line " << number << ": " << core::describe(recorded.error()) << std::endl;
      result = kFailed;
      // nothing more can be saved, so nothing more is read: what is not answered was not taken
      if (recorded.error().code == ErrorCode::disk_full || recorded.error().code == ErrorCode::storage_failed)
        break;
    }
    finish(folder, workshop);
    return result;
  });
}

}  // namespace ubao::platform
