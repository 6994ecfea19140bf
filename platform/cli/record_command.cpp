// `ubao record`: intents, one JSON object a line, from standard input; an answer per line after each commit.
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>

#include "core/canonical.h"
#include "core/locks.h"
#include "core/store.h"
#include "platform/cli/commands.h"
#include "platform/key_files.h"

namespace ubao::platform {
namespace {

using core::Error;
using core::ErrorCode;
using core::Recorded;
using core::Result;
using nlohmann::json;

constexpr std::size_t kMostLineBytes = 256 * 1024;

// Members of one intent; a missing or wrong one is remembered by name.
class Intent {
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
  const json& object_;
  std::string problem_;
};

using Handler = std::function<Result<Recorded>(core::Workshop&, Intent&)>;

// Runs only when every member was fine.
template <class Action>
Result<Recorded> if_sound(const Intent& intent, Action action) {
  if (!intent.problem().empty()) return {ErrorCode::bad_input, intent.problem()};
  return action();
}

// One sealed sheet, whatever kind of questions it answers.
Result<Recorded> hand_in(core::Workshop& workshop, Intent& intent) {
  const auto activity = intent.text("activity"), person = intent.text("person");
  return if_sound(intent, [&] { return workshop.submit(activity, person); });
}

const std::map<std::string, Handler>& handlers() {
  static const std::map<std::string, Handler> table{
      {"answer.set",
       [](core::Workshop& w, Intent& i) {
         const auto activity = i.text("activity"), person = i.text("person"), code = i.text("code"),
                    value = i.answer_value();
         return if_sound(i, [&] { return w.set_answer(activity, person, code, value); });
       }},
      {"assessment.submit", hand_in},
      {"poll.submit", hand_in},
      {"evaluation.submit", hand_in},
      {"person.agree",
       [](core::Workshop& w, Intent& i) {
         const auto person = i.text("person");
         return if_sound(i, [&] { return w.agree(person); });
       }},
      {"note.set",
       [](core::Workshop& w, Intent& i) {
         const auto activity = i.text("activity"), person = i.text("person"), code = i.text("code"),
                    text = i.text("text");
         return if_sound(i, [&] { return w.set_answer(activity, person, code, text); });
       }},
      {"note.copy",
       [](core::Workshop& w, Intent& i) {
         const auto activity = i.text("activity"), person = i.text("person"), code = i.text("code");
         return if_sound(i, [&] { return w.copy_note_to_plan(activity, person, code); });
       }},
      {"card.add",
       [](core::Workshop& w, Intent& i) {
         const auto activity = i.text("activity"), person = i.text("person", false), text = i.text("text");
         const auto colour = i.has("colour") ? i.text("colour") : core::card_colours().front();
         const auto pos = i.has("pos") ? i.place("pos") : std::pair<std::int64_t, std::int64_t>{0, 0};
         return if_sound(i, [&] { return w.add_card(activity, person, text, pos, colour); });
       }},
      {"card.set",
       [](core::Workshop& w, Intent& i) {
         const auto card = i.text("card"), person = i.text("person", false);
         core::CardChange change;
         if (i.has("text")) change.text = i.text("text");
         if (i.has("pos")) change.pos = i.place("pos");
         if (i.has("colour")) change.colour = i.text("colour");
         return if_sound(i, [&] { return w.set_card(card, person, change); });
       }},
      {"card.remove",
       [](core::Workshop& w, Intent& i) {
         const auto card = i.text("card"), person = i.text("person", false);
         return if_sound(i, [&] { return w.remove_card(card, person); });
       }},
      {"card.restore",
       [](core::Workshop& w, Intent& i) {
         const auto card = i.text("card"), person = i.text("person", false);
         return if_sound(i, [&] { return w.restore_card(card, person); });
       }},
      {"rating.set",
       [](core::Workshop& w, Intent& i) {
         const auto activity = i.text("activity");
         core::RatingChange change{i.text("team", false), i.text("pillar"),  i.text("scope"),
                                   i.level("current"),    i.level("target"), {}};
         if (i.has("opportunity")) change.opportunity = i.text("opportunity");
         return if_sound(i, [&] { return w.set_rating(activity, change); });
       }},
      {"consensus.set",
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
       }},
      {"consensus.choose",
       [](core::Workshop& w, Intent& i) {
         const auto activity = i.text("activity"), statement = i.text("statement"),
                    team = i.text("team", false), person = i.text("person", false);
         const std::size_t version = i.version();
         return if_sound(i, [&] { return w.choose_consensus(activity, statement, team, version, person); });
       }},
      {"priority.add",
       [](core::Workshop& w, Intent& i) {
         const auto activity = i.text("activity"), statement = i.text("statement"),
                    person = i.text("person", false);
         return if_sound(i, [&] { return w.make_priority(activity, statement, person); });
       }},
      {"late.count",
       [](core::Workshop& w, Intent& i) {
         const auto activity = i.text("activity");
         const bool counts = i.flag("value");
         return if_sound(i, [&] { return w.count_late(activity, counts); });
       }},
      {"activity.set",
       [](core::Workshop& w, Intent& i) {
         const auto activity = i.text("activity"), state = i.text("state"), reason = i.text("reason", false);
         return if_sound(i, [&]() -> Result<Recorded> {
           if (state == "open") return w.set_activity_state(activity, core::ActivityState::open, reason);
           if (state == "closed") return w.set_activity_state(activity, core::ActivityState::closed);
           if (state == "planned") return w.set_activity_state(activity, core::ActivityState::planned);
           return Error{ErrorCode::bad_input, "\"state\" is open, closed or planned"};
         });
       }},
  };
  return table;
}

Result<Recorded> run_line(core::Workshop& workshop, const std::string& line) {
  if (line.size() > kMostLineBytes) return {ErrorCode::too_large, "a line holds 256 KiB at the most"};
  auto object = core::parse_canonical(line);
  if (!object) return object.error();
  if (!object->is_object()) return {ErrorCode::bad_input, "an intent is a JSON object"};
  Intent intent(*object);
  const std::string what = intent.text("do");
  const auto handler = handlers().find(what);
  if (handler == handlers().end()) return {ErrorCode::bad_input, "\"do\" names no intent: \"" + what + "\""};
  return handler->second(workshop, intent);
}

}  // namespace

std::string record_intent_names() {
  std::string names;
  for (const auto& [name, handler] : handlers()) names += "\n  " + name;
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
