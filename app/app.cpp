#include "app/app.h"

#include <algorithm>

#include "app/theme.h"

namespace ubao::app {
namespace {

// Which screen shows an activity. Answers belong to somebody: the facilitator sees what the assessment is,
// and opens and closes it.
Screen screen_of(const core::Agenda& agenda, const std::string& activity, bool facilitator) {
  const core::AgendaItem* item = agenda.find(activity);
  if (item && item->kind == "assessment") return facilitator ? Screen::activity : Screen::assessment;
  if (item && item->kind == "board") return Screen::board;
  return Screen::activity;
}

bool is_hub(Screen screen) {
  return screen == Screen::agenda || screen == Screen::boards || screen == Screen::people ||
         screen == Screen::delivery || screen == Screen::home;
}

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

}  // namespace

const core::Person* State::present_person() const {
  for (const core::Person& candidate : views.people)
    if (candidate.id == person) return &candidate;
  return nullptr;
}

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
  state_.exchange = {};
  forget_person();
  state_.came_from.clear();
  state_.screen = workshop ? Screen::agenda : Screen::home;
  state_.activity.clear();
  shown_key_.clear();
}

// Who leaves takes along everything that was on the screen.
void App::forget_person() {
  state_.person.clear();
  state_.people = {};
  state_.assessment = {};
  state_.board = {};
  state_.delivery = {};
  state_.toast.reset();
  state_.views.sheet = {};
  state_.views.board = {};
  state_.views.own_assessments.clear();
  history_.clear();
  shown_key_.clear();
}

void App::go_to(Screen screen, const std::string& activity) {
  if (screen == Screen::activity) screen = screen_of(state_.views.agenda, activity, state_.person.empty());
  if (screen == state_.screen && activity == state_.activity) return;
  if (is_hub(screen))
    state_.came_from.clear();
  else
    state_.came_from.emplace_back(state_.screen, state_.activity);
  if (activity != state_.activity) {
    state_.assessment = {};
    state_.board = {};
    history_.clear();
  }
  state_.screen = screen;
  state_.activity = activity;
}

void App::go_back() {
  if (state_.came_from.empty()) {
    state_.screen = state_.workshop_open ? Screen::agenda : Screen::home;
    state_.activity.clear();
    return;
  }
  std::tie(state_.screen, state_.activity) = state_.came_from.back();
  state_.came_from.pop_back();
}

Effects App::update(const Intents& intents, double now) {
  now_ = now;
  Effects effects;
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
                 [&](const CreateWorkshop& create) { hand_on_busy(create); },
                 [&](const CreateSample& sample) { hand_on_busy(sample); },
                 [&](const JoinWorkshop& join) { hand_on_busy(join); },
                 [&](const ChoosePerson& chosen) {
                   const auto back = state_.came_from;
                   forget_person();
                   state_.person = chosen.person;
                   state_.came_from = back;
                   if (state_.screen == Screen::people) go_back();
                 },
                 [&](const HandOver&) {
                   const Screen screen = state_.screen;
                   const std::string activity = state_.activity;
                   const core::Person* person = state_.present_person();
                   const std::string left = person ? person->name : std::string();
                   forget_person();
                   state_.people.handed_over = true;
                   state_.people.left = left;
                   if (screen != Screen::people) state_.came_from.emplace_back(screen, activity);
                   state_.screen = Screen::people;
                   state_.activity.clear();
                 },
                 [&](const AddPerson& add) {
                   if (!workshop_) return;
                   const auto added = workshop_->add_person(add.person);
                   if (!took(added)) return;
                   state_.people.adding = false;
                   state_.people.person = {};
                   state_.people.chosen = added->record;
                   toast("toast.person_added", {{"name", add.person.name}});
                 },
                 [&](const SetActivityState& set) {
                   if (workshop_) took(workshop_->set_activity_state(set.activity, set.state));
                 },
                 [&](const SetAnswer& set) { answer(set); },
                 [&](const SetPlace& place) {
                   if (workshop_ && !state_.person.empty())
                     took(workshop_->set_place(place.activity, state_.person, place.code));
                 },
                 [&](const SubmitAssessment& submit) {
                   if (!workshop_ || !took(workshop_->submit_assessment(submit.activity, state_.person)))
                     return;
                   state_.assessment.mode = AssessmentDraft::Mode::done;
                   state_.toast.reset();
                 },
                 [&](const SendNow& send) { hand_on(send); },
                 [&](const SetOffice& office) { hand_on(office); },
                 [&](const SaveAddressFile& save) { hand_on(save); },
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
                 [&](const auto&) { board_action(intent); },
             },
             intent);
}

// A result that is fine clears the last problem; another one becomes it, and nothing typed is touched.
bool App::took(const core::Result<core::Recorded>& result) {
  if (result) {
    state_.problem.reset();
    storage_failure_ = core::ErrorCode::none;
    return true;
  }
  fail(result.error());
  const core::ErrorCode code = result.error().code;
  if (code == core::ErrorCode::disk_full || code == core::ErrorCode::storage_failed) storage_failure_ = code;
  refresh_badge();
  return false;
}

void App::fail(const core::Error& error) {
  state_.busy = false;
  state_.problem = error;
}

void App::set_exchange(const Exchange& exchange) { state_.exchange = exchange; }

void App::show(const std::string& text, double now) {
  state_.toast = Notice{text, {}, now + measure::kToastSeconds};
}

void App::toast(std::string_view key, core::Words words, std::optional<Intent> undo) {
  state_.toast = Notice{language_.text(key, words), std::move(undo), now_ + measure::kToastSeconds};
}

void App::answer(const SetAnswer& set) {
  if (!workshop_) return;
  const auto before = state_.views.sheet.answers.find(set.code);
  const std::string old_value = before == state_.views.sheet.answers.end() ? std::string() : before->second;
  if (!took(workshop_->set_answer(set.activity, state_.person, set.code, set.value))) return;
  state_.views.sheet.answers[set.code] = set.value;
  if (set.value.empty()) state_.views.sheet.answers.erase(set.code);
  if (set.value.empty() || set.value == "skipped") return;
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
