// Who works: choosing oneself, agreeing, PINs, handing over, and what happens when nobody touches the tablet.
#include <algorithm>

#include "app/app.h"
#include "app/overloaded.h"
#include "app/screens/board_typing_keys.h"
#include "core/locks.h"

namespace ubao::app {

using core::LockState;
using Step = Entrance::Step;

bool App::people_action(const Intent& intent, Effects& effects) {
  return std::visit(Overloaded{
                        [&](const ChoosePerson& chosen) {
                          choose_person(chosen.person);
                          return true;
                        },
                        [&](const HandOver&) {
                          leave(false);
                          return true;
                        },
                        [&](const IdleLock&) {
                          if (guarded_ && now_ >= state_.idle_at) leave(true);
                          return true;
                        },
                        [&](const AddPerson& add) {
                          add_person(add.person);
                          return true;
                        },
                        [&](const EnterPin& pin) {
                          try_words(pin, effects);
                          return true;
                        },
                        [&](const ChoosePin& pin) {
                          choose_words(pin, effects);
                          return true;
                        },
                        [&](const AskPassphrase& wanted) {
                          if (state_.facilitating())
                            ask(wanted.fresh ? Step::choose : Step::enter, {}, false);
                          return true;
                        },
                        [&](const AskConsent&) {
                          if (state_.present_person()) ask(Step::consent, state_.person, false);
                          return true;
                        },
                        [&](const LeaveEntrance&) {
                          // what was typed goes with it; a try on its way comes to nothing
                          const bool came_for_work = state_.entrance.comes_in;
                          state_.entrance = {};
                          state_.stretching = {};
                          if (came_for_work) state_.problem.reset();
                          return true;
                        },
                        [&](const Agree& agree) {
                          if (!workshop_ || !took(workshop_->agree(agree.person))) return true;
                          declined_.erase(agree.person);
                          state_.views.people = workshop_->people();
                          if (agree.person == state_.person) state_.declined = false;
                          ask_what_is_missing();
                          return true;
                        },
                        [&](const NotNow& later) {
                          declined_.insert(later.person);
                          ask_what_is_missing();
                          return true;
                        },
                        [&](const auto&) { return false; },
                    },
                    intent);
}

// Whoever was here is gone from now on; whoever comes is asked for what she has not said yet.
void App::choose_person(const std::string& person) {
  if (!workshop_) return;
  if (person.empty() && !state_.on_facilitators_device()) return;
  state_.views.people = workshop_->people();
  if (!person.empty() && !state_.find_person(person)) return;
  const bool stays = !state_.nobody && person == state_.person && guarded_;
  if (!stays) {
    keep_what_is_typed();
    const auto back = state_.came_from;
    const bool was_asked = state_.nobody;
    PeopleDraft shown = std::exchange(state_.people, {});
    forget_person();
    workshop_->locks().close_all();
    state_.nobody = true;
    state_.came_from = back;
    if (was_asked) state_.people = std::move(shown);
    state_.people.managing = ManageStep::none;
    state_.people.chosen = person;
  }
  state_.entrance.comes_in = true;
  state_.entrance.person = person;
  ask_what_is_missing();
}

void App::come_in() {
  const std::string person = state_.entrance.person;
  const auto back = state_.came_from;
  const bool chose_here = state_.screen == Screen::people;
  forget_person();
  state_.person = person;
  state_.declined = declined_.contains(person);
  state_.came_from = back;
  touched_ = now_;
  watch_idle();
  if (!wake_up() && chose_here) go_back();
}

// On where she was when the tablet fell asleep; her words are read from where they were kept.
bool App::wake_up() {
  const auto found = state_.asleep.extract(state_.person);
  if (found.empty() || !may_be_here(found.mapped().screen)) return false;
  const Asleep& before = found.mapped();
  state_.screen = before.screen;
  state_.activity = before.activity;
  state_.came_from = before.came_from;
  if (before.screen != Screen::board) return true;
  BoardDraft& draft = state_.board;
  draft.text = draft.kept_text = workshop_->kept_typing(before.activity, state_.person);
  draft.composing = before.composing;
  draft.editing = before.editing;
  draft.edited = before.edited;
  draft.colour = before.colour;
  draft.edited_colour = before.edited_colour;
  draft.commenting = before.commenting;
  if (before.edited.empty()) return true;
  draft.edited_text = workshop_->kept_typing(before.edited, state_.person);
  took(workshop_->keep_typing(before.edited, state_.person, {}));
  return true;
}

// What is in a field and not saved yet is kept, before the field goes.
void App::keep_what_is_typed() {
  if (!workshop_ || state_.nobody) return;
  keep_debrief_typing();
  // what was kept before is taken into the field only when it is opened: an empty one says nothing
  if (state_.screen == Screen::board && state_.board.typed_at > 0 &&
      state_.board.text != state_.board.kept_text) {
    if (took(workshop_->keep_typing(state_.activity, state_.person, state_.board.text)))
      state_.board.kept_text = state_.board.text;
  }
  BoardDraft& board = state_.board;
  if (state_.screen == Screen::board && !board.comment_on.empty() && board.comment != board.kept_comment &&
      took(workshop_->keep_typing(comment_key(board.comment_on), state_.person, board.comment)))
    board.kept_comment = board.comment;
  if (state_.screen == Screen::board && board.sheet == BoardSheet::naming && board.name != board.kept_name &&
      took(workshop_->keep_typing(board.naming, state_.person, board.name)))
    board.kept_name = board.name;
  keep_opportunity();
  if (state_.screen != Screen::sheet || state_.person.empty()) return;
  SheetDraft& draft = state_.sheet;
  if (draft.activity != state_.activity) return;
  std::map<std::string, std::string>& known = state_.views.sheet.answers;
  for (const auto& [code, text] : draft.texts) {
    const auto before = known.find(code);
    if (text == (before == known.end() ? std::string() : before->second)) continue;
    if (took(workshop_->set_answer(draft.activity, state_.person, code, text))) known[code] = text;
  }
  draft.typed_at.clear();
}

// The screen is cleared and asks who works now; keys that were entered are wiped.
void App::leave(bool asleep) {
  if (!workshop_) return;
  keep_what_is_typed();
  const Screen screen = state_.screen;
  const std::string activity = state_.activity;
  const core::Person* person = state_.present_person();
  const std::string left = person ? person->name : std::string();
  if (asleep) {
    const BoardDraft& board = state_.board;
    state_.asleep[state_.person] = {screen,          activity,     state_.came_from, board.composing,
                                    board.editing,   board.edited, board.colour,     board.edited_colour,
                                    board.commenting};
    if (screen == Screen::board && !board.edited.empty())
      took(workshop_->keep_typing(board.edited, state_.person, board.edited_text));
  }
  const bool was_nobody = state_.nobody;
  PeopleDraft shown = std::exchange(state_.people, {});
  forget_person();
  workshop_->locks().close_all();
  state_.nobody = true;
  state_.people.handed_over = true;
  state_.people.left = was_nobody ? shown.left : left;
  state_.people.fell_asleep = asleep;
  if (screen != Screen::people && !asleep) state_.came_from.emplace_back(screen, activity);
  if (asleep) state_.came_from.clear();
  if (asleep && screen == Screen::projector) return;
  state_.screen = Screen::people;
  state_.activity.clear();
}

void App::add_person(const core::Person& person) {
  if (!workshop_) return;
  const auto added = workshop_->add_person(person);
  if (!took(added)) return;
  state_.people.adding = false;
  state_.people.person = {};
  state_.people.chosen = added->record;
  toast("toast.person_added", {{"name", person.name}});
}

void App::touched(double now) {
  touched_ = now;
  if (guarded_) state_.idle_at = touched_ + kIdleSeconds;
}

// The tablet falls asleep only where a PIN or passphrase wakes it up again.
void App::watch_idle() {
  guarded_ = workshop_ && !state_.nobody && workshop_->locks().of(state_.person).state == LockState::unlocked;
  state_.idle_at = guarded_ ? std::max(touched_, now_) + kIdleSeconds : kNoDeadline;
}

}  // namespace ubao::app
