// `ubao record`: intents, one JSON object a line, from standard input; an answer per line after each commit.
#include <functional>
#include <iostream>
#include <map>

#include "core/canonical.h"
#include "core/store.h"
#include "platform/cli/commands.h"

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

const std::map<std::string, Handler>& handlers() {
  static const std::map<std::string, Handler> table{
      {"answer.set",
       [](core::Workshop& w, Intent& i) {
         const auto activity = i.text("activity"), person = i.text("person"), code = i.text("code"),
                    value = i.answer_value();
         return if_sound(i, [&] { return w.set_answer(activity, person, code, value); });
       }},
      {"assessment.submit",
       [](core::Workshop& w, Intent& i) {
         const auto activity = i.text("activity"), person = i.text("person");
         return if_sound(i, [&] { return w.submit_assessment(activity, person); });
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
      {"activity.set",
       [](core::Workshop& w, Intent& i) {
         const auto activity = i.text("activity"), state = i.text("state");
         return if_sound(i, [&]() -> Result<Recorded> {
           if (state == "open") return w.set_activity_state(activity, core::ActivityState::open);
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

int record_intents(const CommonOptions& common) {
  return with_workshop(common, [&](DataFolder& folder, core::Workshop& workshop) {
    int result = kDone;
    int number = 0;
    for (std::string line; std::getline(std::cin, line);) {
      ++number;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const auto recorded = run_line(workshop, line);
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
    (void)folder.remember(workshop);
    return result;
  });
}

}  // namespace ubao::platform
