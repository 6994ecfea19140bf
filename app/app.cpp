#include "app/app.h"

#include <algorithm>
#include <utility>

#include "app/overloaded.h"
#include "app/theme.h"
#include "core/locks.h"

namespace ubao::app {
namespace {

bool is_hub(Screen screen) {
  return screen == Screen::agenda || screen == Screen::boards || screen == Screen::people ||
         screen == Screen::delivery || screen == Screen::home;
}

}  // namespace

const core::Person* State::find_person(const std::string& id) const {
  for (const core::Person& candidate : views.people)
    if (candidate.id == id) return &candidate;
  return nullptr;
}

bool State::projecting_board() const {
  if (screen != Screen::projector) return false;
  const core::AgendaItem* item = views.agenda.find(activity);
  return item && item->kind == "board";
}

const core::Person* State::present_person() const { return person.empty() ? nullptr : find_person(person); }

void App::set_workshop(core::Workshop* workshop) {
  workshop_ = workshop;
  state_.workshop_open = workshop != nullptr;
  state_.busy = false;
  state_.problem.reset();
  state_.views.agenda = {};
  state_.views.people.clear();
  state_.views.instrument = {};
  state_.agenda = {};
  state_.create = {};
  state_.join = {};
  state_.exchange = state_.nearby = {};
  forget_person();
  declined_.clear();
  told_.clear();
  state_.asleep = {};
  state_.devices = {};
  state_.instrument = {};
  state_.pillars = {};
  state_.came_from.clear();
  state_.screen = workshop ? Screen::agenda : Screen::home;
  state_.activity.clear();
  shown_key_.clear();
  if (!workshop) return;
  state_.views.agenda.workshop = workshop->info();
  state_.nobody =
      !state_.on_facilitators_device() || workshop->locks().of({}).state == core::LockState::locked;
  if (state_.nobody) state_.screen = Screen::people;
}

// Who leaves takes along everything that was on the screen.
void App::forget_person() {
  if (!state_.person.empty()) ++state_.hands;
  state_.person.clear();
  state_.nobody = state_.declined = guarded_ = false;
  state_.idle_at = kNoDeadline;
  state_.entrance = {};
  state_.stretching = {};
  state_.sheet = {};
  state_.people = {};
  state_.assessment = {};
  state_.board = {};
  state_.wall = {};
  state_.clipping = {};
  state_.delivery = {};
  state_.completion = {};
  state_.debrief = {};
  state_.consensus = {};
  state_.toast.reset();
  state_.views.sheet = {};
  state_.views.board = {};
  state_.views.board_comments.clear();
  state_.views.planned_cards.clear();
  state_.views.tally.reset();
  state_.views.debrief.note.clear();
  state_.views.debrief.note_versions.clear();
  state_.views.own_assessments.clear();
  history_.clear();
  shown_key_.clear();
}

// Which screen shows an activity. Answers belong to somebody: the facilitator sees what is asked, and opens
// and closes it.
Screen App::screen_of(const std::string& activity) const {
  const core::AgendaItem* item = state_.views.agenda.find(activity);
  if (!item) return Screen::activity;
  if (item->kind == "board") return Screen::board;
  const auto plan = item->kind == "worksheet" && workshop_ ? workshop_->plan_of(activity) : std::nullopt;
  if (plan && !workshop_->instrument(activity).scopes.empty()) return Screen::pillars;
  if (item->kind == "assessment" && state_.facilitating()) return Screen::completion;
  if (state_.person.empty()) return Screen::activity;
  if (item->kind == "assessment") return Screen::assessment;
  if (item->kind == "poll" || item->kind == "reflection") return Screen::sheet;
  return plan && !plan->attributed ? Screen::sheet : Screen::activity;
}

// Nobody sees only who there is and where the work of this device is; keys are the facilitators'.
bool App::may_be_here(Screen screen) const {
  if (screen == Screen::devices || screen == Screen::completion || screen == Screen::instrument)
    return state_.facilitating();
  // what it shows is for the room: it stays there when the tablet falls asleep
  if (screen == Screen::projector) return state_.facilitating() || state_.screen == Screen::projector;
  return !state_.nobody || screen == Screen::people || screen == Screen::delivery ||
         screen == Screen::settings || screen == Screen::home;
}

void App::go_to(Screen screen, const std::string& wanted) {
  const std::string activity = assessment_of(screen, wanted);
  if (screen == Screen::activity || (screen == Screen::sheet && state_.person.empty()))
    screen = screen_of(activity);
  if (!may_be_here(screen)) return;
  keep_what_is_typed();
  if (screen == state_.screen && activity == state_.activity) return;
  if (is_hub(screen))
    state_.came_from.clear();
  else
    state_.came_from.emplace_back(state_.screen, state_.activity);
  if (screen == Screen::devices) state_.devices = {};
  if (activity != state_.activity) {
    state_.sheet = {};
    state_.assessment = {};
    state_.board = {};
    state_.instrument = {};
    state_.completion = {};
    state_.debrief = {};
    state_.consensus = {};
    history_.clear();
  }
  state_.screen = screen;
  state_.activity = activity;
}

void App::go_back() {
  keep_what_is_typed();
  if (leave_part()) return;
  if (state_.came_from.empty()) {
    state_.screen = state_.nobody ? Screen::people : state_.workshop_open ? Screen::agenda : Screen::home;
    state_.activity.clear();
    return;
  }
  std::tie(state_.screen, state_.activity) = state_.came_from.back();
  state_.came_from.pop_back();
  // whoever was handed the tablet here has a page of her own of the same activity
  if (state_.screen == Screen::completion) state_.screen = screen_of(state_.activity);
  if (!may_be_here(state_.screen)) go_back();
}

Effects App::update(const Intents& intents, double now) {
  now_ = now;
  Effects effects;
  if (workshop_ && !passphrase_.empty()) {
    const ChoosePin first{{}, std::exchange(passphrase_, {})};
    choose_words(first, effects);
  }
  for (const Intent& intent : intents) carry_out(intent, effects);
  if (state_.toast && state_.toast->until <= now) state_.toast.reset();
  return effects;
}

void App::carry_out(const Intent& intent, Effects& effects) {
  const auto hand_on = [&](const auto& effect) { effects.push_back(effect); };
  const auto hand_on_busy = [&](const auto& effect) {
    state_.busy = true;
    state_.problem.reset();
    effects.push_back(effect);
  };
  std::visit(Overloaded{
                 [&](const GoTo& to) { go_to(to.screen, to.activity); },
                 [&](const GoBack&) { go_back(); },
                 [&](const OpenWorkshop& open) { hand_on_busy(open); },
                 [&](const CloseWorkshop& close) { hand_on(close); },
                 [&](const CreateWorkshop& create) {
                   passphrase_ = create.passphrase;
                   hand_on_busy(CreateWorkshop{create.course, create.details, {}});
                 },
                 [&](const CreateSample& sample) { hand_on_busy(sample); },
                 [&](const JoinWorkshop& join) { hand_on_busy(join); },
                 [&](const SetAnswer& set) { answer(set); },
                 [&](const SetPlace& place) {
                   if (workshop_ && !state_.person.empty())
                     took(workshop_->set_place(place.activity, state_.person, place.code));
                 },
                 [&](const SendNow& send) { hand_on(send); },
                 [&](const SetOffice& office) { hand_on(office); },
                 [&](const SaveAddressFile& save) { hand_on(save); },
                 [&](const SaveToStick& save) { hand_on(save); },
                 [&](const TakeFromStick& take) { hand_on(take); },
                 [&](const DismissCarrying& read) { hand_on(read); },
                 [&](const SaveReceipt& save) { hand_on(save); },
                 [&](const SetSettings& set) {
                   state_.settings = set.settings;
                   hand_on(set);
                 },
                 [&](const DismissToast&) { state_.toast.reset(); },
                 [&](const UndoToast&) {
                   if (!state_.toast || !state_.toast->undo) return;
                   const Intent undo = *state_.toast->undo;
                   state_.toast.reset();
                   carry_out(undo, effects);
                 },
                 [&](const DismissProblem&) { state_.problem.reset(); },
                 [&](const TimerEnded&) { effects.push_back(Chime{}); },
                 [&](const auto&) {
                   if (!people_action(intent, effects) && !trust_action(intent, effects) &&
                       !instrument_action(intent, effects) && !debrief_action(intent, effects) &&
                       !board_file_action(intent, effects))
                     board_action(intent);
                 },
             },
             intent);
}

// A result that is fine clears the last problem; another one becomes it, and nothing typed is touched.
bool App::saved() {
  state_.problem.reset();
  storage_failure_ = core::ErrorCode::none;
  return true;
}

bool App::not_saved(const core::Error& error) {
  fail(error);
  if (error.code == core::ErrorCode::disk_full || error.code == core::ErrorCode::storage_failed)
    storage_failure_ = error.code;
  refresh_badge();
  return false;
}

void App::fail(const core::Error& error) {
  if (state_.busy) passphrase_.wipe();
  state_.busy = false;
  state_.problem = error;
}

void App::set_exchange(const Exchange& with_office, const Exchange& nearby) {
  state_.exchange = with_office;
  state_.nearby = nearby;
}

void App::show(const std::string& text, double now) {
  state_.toast = Notice{text, {}, now + measure::kToastSeconds};
}

void App::toast(std::string_view key, core::Words words, std::optional<Intent> undo) {
  state_.toast = Notice{language_.text(key, words), std::move(undo), now_ + measure::kToastSeconds};
}

void App::answer(const SetAnswer& set) {
  if (!workshop_) return;
  const bool private_notes =
      state_.screen == Screen::sheet && state_.views.plan && state_.views.plan->kind == "reflection";
  if (state_.declined && !private_notes) return;
  const auto before = state_.views.sheet.answers.find(set.code);
  const std::string old_value = before == state_.views.sheet.answers.end() ? std::string() : before->second;
  if (!took(workshop_->set_answer(set.activity, state_.person, set.code, set.value))) return;
  state_.views.sheet.answers[set.code] = set.value;
  if (set.value.empty()) state_.views.sheet.answers.erase(set.code);
  if (set.value.empty() || set.value == "skipped" || state_.screen != Screen::assessment) return;
  std::string word = set.value;
  for (const core::ScalePoint& point : state_.views.instrument.scale)
    if (std::to_string(point.value) == set.value)
      word = core::in_language(point.label, state_.settings.language);
  for (const core::OutsideAnswer& outside : state_.views.instrument.outside)
    if (outside.code == set.value) word = core::in_language(outside.label, state_.settings.language);
  toast("toast.answer_saved", {{"code", set.code}, {"answer", word}},
        SetAnswer{set.activity, set.code, old_value});
}

}  // namespace ubao::app
