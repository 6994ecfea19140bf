// What a facilitator may do about a person: a new PIN, joining two entries, withdrawal, erasing. Each says
// first what is destroyed and what is not.
#include <vector>

#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/screens/people.h"
#include "app/sheet.h"

namespace ubao::app {
namespace {

void draw_menu(Ui& ui, const core::Person& person, PeopleDraft& draft) {
  struct Choice {
    ManageStep step;
    MenuEntry entry;
  };
  std::vector<Choice> choices;
  if (person.lock == core::LockState::locked || person.lock == core::LockState::unlocked)
    choices.push_back({ManageStep::forget, {"forget", ui.say("manage.forget"), Icon::key}});
  if (person.same_as.empty())
    choices.push_back({ManageStep::same, {"same", ui.say("manage.same"), Icon::people}});
  else
    choices.push_back({ManageStep::part, {"part", ui.say("manage.part"), Icon::people}});
  choices.push_back({ManageStep::withdraw, {"withdraw", ui.say("manage.withdraw"), Icon::forbidden}});
  choices.push_back({ManageStep::erase, {"erase", ui.say("manage.erase"), Icon::trash}});
  std::vector<MenuEntry> entries;
  for (const Choice& choice : choices) entries.push_back(choice.entry);
  bool open = true;
  const int pressed = menu_sheet(ui, "manage", name_words(ui, person), entries, open);
  if (!open) draft.managing = ManageStep::none;
  if (pressed < 0) return;
  draft.managing = choices[static_cast<std::size_t>(pressed)].step;
  ui.want_frame();
}

// Whose second entry this is.
void draw_first_entries(Ui& ui, const State& state, const core::Person& person, PeopleDraft& draft,
                        Intents& intents) {
  std::vector<const core::Person*> others;
  std::vector<MenuEntry> entries;
  for (const core::Person& other : state.views.people) {
    if (other.id == person.id || !other.same_as.empty()) continue;
    others.push_back(&other);
    entries.push_back({other.id, dotted({name_words(ui, other), other.ministry}), Icon::person});
  }
  bool open = true;
  const int pressed = menu_sheet(
      ui, "manage/same", ui.say("manage.same.heading", {{"name", name_words(ui, person)}}), entries, open);
  if (pressed >= 0) intents.push_back(JoinPeople{person.id, others[static_cast<std::size_t>(pressed)]->id});
  if (!open) draft.managing = ManageStep::none;
}

struct Warning {
  const char *id, *heading, *destroyed, *stays, *act;
  Icon icon;
};

Warning warning_of(ManageStep step) {
  if (step == ManageStep::forget)
    return {"manage/forget",       "manage.forget.heading", "manage.forget.destroyed",
            "manage.forget.stays", "manage.forget.act",     Icon::key};
  if (step == ManageStep::withdraw)
    return {"manage/withdraw",       "manage.withdraw.heading", "manage.withdraw.destroyed",
            "manage.withdraw.stays", "manage.withdraw.act",     Icon::forbidden};
  return {"manage/erase",       "manage.erase.heading", "manage.erase.destroyed",
          "manage.erase.stays", "manage.erase.act",     Icon::trash};
}

}  // namespace

void draw_manage_sheet(Ui& ui, const State& state, PeopleDraft& draft, Intents& intents) {
  const core::Person* person = state.find_person(draft.chosen);
  if (person == nullptr || !state.facilitating()) {
    draft.managing = ManageStep::none;
    return;
  }
  if (draft.managing == ManageStep::menu) return draw_menu(ui, *person, draft);
  if (draft.managing == ManageStep::same) return draw_first_entries(ui, state, *person, draft, intents);
  if (draft.managing == ManageStep::part) {
    intents.push_back(JoinPeople{person->id, {}});
    draft.managing = ManageStep::none;
    return;
  }
  const Warning warning = warning_of(draft.managing);
  const std::string name = name_words(ui, *person);
  const Sheet sheet = begin_sheet(ui, warning.id, ui.say(warning.heading, {{"name", name}}), {}, 620);
  Rect rest = sheet.content;
  const std::string destroyed = ui.say(warning.destroyed, {{"name", name}});
  draw_note(ui, rest.take_top(note_height(ui, destroyed, rest.w), ui.px(14)), Icon::warning, destroyed,
            NoteLook::wait);
  flow(ui, rest, ui.say(warning.stays, {{"name", name}}), {}, ui.px(20));
  const std::string cancel = ui.say("cancel"), act = ui.say(warning.act);
  const Button buttons[] = {{"cancel", cancel, ButtonLook::secondary},
                            {"act", act, ButtonLook::danger, warning.icon}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (pressed == 1) {
    if (draft.managing == ManageStep::forget) intents.push_back(ForgetPin{person->id});
    if (draft.managing == ManageStep::withdraw) intents.push_back(WithdrawPerson{person->id});
    if (draft.managing == ManageStep::erase) intents.push_back(ErasePerson{person->id});
  }
  if (sheet.dismissed || pressed >= 0) draft.managing = ManageStep::none;
}

}  // namespace ubao::app
