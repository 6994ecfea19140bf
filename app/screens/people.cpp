#include "app/screens/people.h"

#include <algorithm>
#include <set>

#include "app/choice.h"
#include "app/field.h"
#include "app/ledge.h"
#include "app/screens/board_find.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/scroll.h"

namespace ubao::app {
namespace {

constexpr int kMostLinesOfPills = 2;

void draw_left_note(Ui& ui, Rect& rest, const PeopleDraft& draft) {
  if (!draft.handed_over) return;
  const std::string key = draft.fell_asleep ? "people.asleep" : "people.left";
  const std::string words =
      draft.left.empty() ? ui.say(key + ".facilitator") : ui.say(key, {{"name", draft.left}});
  draw_note(ui, rest.take_top(note_height(ui, words, rest.w), ui.px(14)), Icon::lock, words, NoteLook::good);
}

// How to get an invitation, on a device without the key to names.
void draw_names_locked(Ui& ui, Rect& rest, const State& state) {
  if (state.views.agenda.workshop.names_open || state.views.people.empty()) return;
  const std::string words = ui.say("people.names_locked");
  draw_note(ui, rest.take_top(note_height(ui, words, rest.w), ui.px(14)), Icon::key, words, NoteLook::wait);
}

void draw_search(Ui& ui, Rect& rest, PeopleDraft& draft) {
  const std::string hint = ui.say("people.search");
  Field search;
  search.id = "search";
  search.label = hint;
  search.hint = hint;
  search.label_hidden = true;
  search.icon = Icon::search;
  const Rect place = rest.take_top(field_height(ui, search, draft.search, rest.w), ui.px(14));
  if (draw_field(ui, place, search, draft.search).changed) ui.want_frame();
}

// A pill for each ministry; none where there is nothing to choose or they would fill the page.
void draw_ministries(Ui& ui, Rect& rest, const State& state, PeopleDraft& draft) {
  const std::vector<std::string> ministries = ministries_of(state.views.people);
  if (ministries.size() < 2) return;
  std::vector<Choice> choices{
      {"all", ui.count("people.all", static_cast<std::int64_t>(state.views.people.size())), false}};
  int chosen = 0;
  for (const std::string& ministry : ministries) {
    if (ministry == draft.ministry) chosen = static_cast<int>(choices.size());
    choices.push_back({"ministry/" + ministry, ministry, false});
  }
  const float height = pills_height(ui, choices, chosen, rest.w);
  if (height > static_cast<float>(kMostLinesOfPills) * ui.px(measure::kTarget + 8) && chosen == 0 &&
      ui.screen.h < ui.px(900))
    return;
  const int pressed = pills(ui, rest.take_top(height, ui.px(14)), choices, chosen);
  if (pressed == 0) draft.ministry.clear();
  if (pressed > 0) draft.ministry = ministries[static_cast<std::size_t>(pressed) - 1];
}

// "Go on as Leilani Tuivasa", or only "Go on" where the name leaves no room for the other actions; nobody is
// chosen without a person.
std::string go_on_words(Ui& ui, const core::Person* person) {
  const std::string full =
      person ? ui.say("people.go_on_as", {{"name", name_words(ui, *person)}}) : ui.say("people.choose_first");
  const ButtonLook look = person ? ButtonLook::primary : ButtonLook::locked;
  const Button button{"go on", full, look, Icon::forward, true, person && !ui.phone()};
  const std::string more_word = ui.say("ledge.more");
  const Button more{"more", more_word, ButtonLook::on_ledge, Icon::more};
  const float room = ui.screen.w - button_width(ui, more) - ui.px(56);
  return button_width(ui, button) <= room ? full : ui.say(person ? "people.go_on" : "people.choose");
}

// What can be done here besides going on: it depends on whose device this is, and who holds it.
std::vector<LedgeAction> actions_of(const Ui& ui, const State& state, bool somebody_chosen) {
  std::vector<LedgeAction> actions;
  if (state.views.agenda.workshop.names_open)
    actions.push_back({"add person", ui.say("people.not_listed"), Icon::plus});
  if (state.on_facilitators_device())
    actions.push_back({"facilitator", ui.say("person.facilitator"), Icon::person});
  if (state.facilitating() && somebody_chosen)
    actions.push_back({"manage", ui.say("people.manage"), Icon::sliders});
  if (state.nobody) actions.push_back({"home", ui.say("place.home"), Icon::home});
  return actions;
}

void draw_people_actions(Ui& ui, const Rect& place, const State& state, PeopleDraft& draft,
                         Intents& intents) {
  const core::Person* chosen = state.find_person(draft.chosen);
  const std::vector<LedgeAction> actions = actions_of(ui, state, chosen != nullptr);
  Ledge ledge;
  ledge.secondary = actions;
  ledge.primary.id = "go on";
  ledge.primary.label = go_on_words(ui, chosen);
  ledge.primary.locked = chosen == nullptr;
  ledge.primary.icon = Icon::forward;
  const int pressed = draw_ledge(ui, place, ledge);
  if (pressed == kPrimaryPressed) intents.push_back(ChoosePerson{draft.chosen});
  if (pressed < 0) return;
  const std::string& action = actions[static_cast<std::size_t>(pressed)].id;
  if (action == "add person") {
    draft.adding = true;
    draft.error_name.clear();
    if (draft.person.name.empty()) draft.person.name = draft.search;
  } else if (action == "facilitator") {
    intents.push_back(ChoosePerson{});
  } else if (action == "manage") {
    draft.managing = ManageStep::menu;
  } else {
    intents.push_back(CloseWorkshop{});
  }
}

}  // namespace

std::vector<std::string> ministries_of(const std::vector<core::Person>& people) {
  std::set<std::string> names;
  for (const core::Person& person : people)
    if (!person.ministry.empty()) names.insert(person.ministry);
  return {names.begin(), names.end()};
}

std::vector<const core::Person*> people_found(const State& state, const PeopleDraft& draft) {
  const std::string wanted = folded(draft.search);
  std::vector<const core::Person*> found;
  for (const core::Person& person : state.views.people) {
    if (!draft.ministry.empty() && person.ministry != draft.ministry) continue;
    const bool matches = wanted.empty() || folded(person.name).find(wanted) != std::string::npos ||
                         folded(person.ministry).find(wanted) != std::string::npos;
    if (matches) found.push_back(&person);
  }
  return found;
}

void draw_people(Ui& ui, const State& state, PeopleDraft& draft, Intents& intents) {
  Page page;
  if (!state.nobody) page.back = ui.say("back");
  page.title = ui.say("people.heading");
  page.subtitle = dotted(
      {workshop_place(state), ui.count("home.people", static_cast<std::int64_t>(state.views.people.size()))});
  Rect rest = draw_frame(ui, state, page, intents);
  const Rect ledge_place = rest.take_bottom(ledge_height(ui));

  Rect column = begin_scroll(ui, "people", middle_column(ui, rest, 1240));
  if (!draft.begun) {
    ImGui::SetScrollY(0);
    draft.begun = true;
    ui.want_frame();
  }
  column.y += ui.px(ui.phone() ? 12 : 18);
  if (!page.back.empty()) phone_title(ui, column, page.title);
  draw_left_note(ui, column, draft);
  draw_names_locked(ui, column, state);
  const std::vector<const core::Person*> found = people_found(state, draft);
  if (state.views.people.empty()) {
    const Rect place = middle_column(ui, column, 440);
    column.y = empty_state(ui, {place.x, column.y + ui.px(40), place.w, 0}, ui.say("people.empty"),
                           ui.say("people.empty.text"));
  } else {
    draw_search(ui, column, draft);
    draw_ministries(ui, column, state, draft);
    if (found.empty()) flow(ui, column, ui.say("people.none_found"), style_of(Role::body, ui.theme.soft), 0);
    draw_people_grid(ui, column, found, draft);
  }
  end_scroll(ui, column.y + ui.px(16));
  draw_people_actions(ui, ledge_place, state, draft, intents);
  if (state.entrance.step != Entrance::Step::none) return;  // its sheet lies above
  if (draft.adding) draw_person_sheet(ui, state, draft, intents);
  if (draft.managing != ManageStep::none) draw_manage_sheet(ui, state, draft, intents);
}

}  // namespace ubao::app
