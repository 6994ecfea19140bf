// Putting somebody on the list.
#include <algorithm>

#include "app/choice.h"
#include "app/field.h"
#include "app/screens/board_find.h"
#include "app/screens/parts.h"
#include "app/screens/people.h"
#include "app/sheet.h"
#include "core/typed_text.h"

namespace ubao::app {
namespace {

constexpr std::size_t kMostSuggestions = 8;

std::string fault_of(const State& state, const core::Person& person) {
  if (person.name.empty()) return "people.fault.name";
  if (core::letters(person.name) > core::kMostNameLetters) return "people.fault.long";
  for (const core::Person& other : state.views.people)
    if (folded(other.name) == folded(person.name) && folded(other.ministry) == folded(person.ministry))
      return "people.fault.twice";
  return {};
}

bool draw_person_field(Ui& ui, Rect& rest, const char* key, const std::string& error, std::string& text,
                       bool take_focus) {
  const std::string label = ui.say(key);
  Field spec;
  spec.id = key;
  spec.label = label;
  spec.error = error;
  spec.take_focus = take_focus;
  spec.most_bytes = 500;
  return draw_field(ui, rest.take_top(field_height(ui, spec, text, rest.w), ui.px(12)), spec, text).submitted;
}

// The ministries that are known already: one spelling for one ministry, or results cannot be put together.
void draw_suggestions(Ui& ui, Rect& rest, const State& state, std::string& ministry) {
  const std::string typed = folded(ministry);
  std::vector<Choice> choices;
  std::vector<std::string> known;
  for (const std::string& name : ministries_of(state.views.people)) {
    const std::string small = folded(name);
    if (small == typed) return;
    if (known.size() < kMostSuggestions && small.compare(0, typed.size(), typed) == 0) {
      choices.push_back({"known/" + name, name, false});
      known.push_back(name);
    }
  }
  if (choices.empty()) return;
  const int pressed = pills(ui, rest.take_top(pills_height(ui, choices, -1, rest.w), ui.px(14)), choices, -1);
  if (pressed >= 0) ministry = known[static_cast<std::size_t>(pressed)];
}

}  // namespace

void draw_person_sheet(Ui& ui, const State& state, PeopleDraft& draft, Intents& intents) {
  const Sheet sheet = begin_sheet(ui, "person", ui.say("people.add.heading"), ui.say("people.add.text"), 640);
  Rect rest = sheet.content;
  core::Person& person = draft.person;
  const bool opens = ImGui::IsWindowAppearing();
  const std::string error = draft.error_name.empty()
                                ? std::string()
                                : ui.say(draft.error_name, {{"n", std::to_string(core::kMostNameLetters)}});
  const std::string before = person.name;
  bool submitted = draw_person_field(ui, rest, "people.name", error, person.name, opens);
  if (person.name != before) draft.error_name.clear();
  submitted |= draw_person_field(ui, rest, "people.ministry", {}, person.ministry, false);
  draw_suggestions(ui, rest, state, person.ministry);
  if (rest.w >= ui.px(420)) {
    Rect left = rest.column(0, 2, ui.px(12)), right = rest.column(1, 2, ui.px(12));
    submitted |= draw_person_field(ui, left, "people.role", {}, person.role, false);
    submitted |= draw_person_field(ui, right, "people.region", {}, person.region, false);
    rest.y = std::max(left.y, right.y);
  } else {
    submitted |= draw_person_field(ui, rest, "people.role", {}, person.role, false);
    submitted |= draw_person_field(ui, rest, "people.region", {}, person.region, false);
  }
  submitted |= draw_person_field(ui, rest, "people.gender", {}, person.gender, false);
  rest.y += ui.px(8);
  const std::string cancel = ui.say("cancel"), add = ui.say("people.add");
  const Button buttons[] = {{"cancel", cancel, ButtonLook::quiet},
                            {"add", add, ButtonLook::primary, Icon::plus}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);

  if (sheet.dismissed || pressed == 0) draft.adding = false;  // what was typed stays for another time
  if (pressed != 1 && !submitted) return;
  for (std::string* text : {&person.name, &person.ministry, &person.role, &person.region, &person.gender})
    *text = core::trimmed(*text);
  draft.error_name = fault_of(state, person);
  if (!draft.error_name.empty()) return ui.want_frame();
  draft.search.clear();
  draft.ministry.clear();
  draft.reveal = true;
  intents.push_back(AddPerson{person});
}

}  // namespace ubao::app
