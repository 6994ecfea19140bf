// What stands between a person and her work: agreeing, and a PIN or passphrase, whose stretching to a key
// takes long enough to be done elsewhere.
#include "app/app.h"
#include "core/locks.h"

namespace ubao::app {

using core::LockState;
using Step = Entrance::Step;

void App::ask(Step step, const std::string& person, bool comes_in) {
  state_.entrance = {};
  state_.stretching = {};
  state_.problem.reset();
  if (comes_in && state_.screen != Screen::people) {
    state_.came_from.emplace_back(state_.screen, state_.activity);
    state_.screen = Screen::people;
    state_.activity.clear();
  }
  Entrance& entrance = state_.entrance;
  entrance.step = step;
  entrance.person = person;
  entrance.comes_in = comes_in;
  entrance.as_words = person.empty();
  if (step != Step::enter || !workshop_) return;
  const std::int64_t wait = workshop_->locks().of(person).wait_seconds;
  if (wait > 0) entrance.wait_until = now_ + static_cast<double>(wait);
}

// The next thing that stands between her and her work, or nothing: she is in.
void App::ask_what_is_missing() {
  const std::string person = state_.entrance.person;
  if (!state_.entrance.comes_in || !workshop_) {
    state_.entrance = {};
    return;
  }
  const core::WorkshopInfo info = workshop_->info();
  const LockState lock = workshop_->locks().of(person).state;
  const core::Person* who = state_.find_person(person);
  const bool agreed = person.empty() || info.sample || !who || who->agreed || declined_.contains(person);
  const bool wants_pin = !person.empty() && info.pins && !info.sample;
  if (lock == LockState::locked && !info.sample)
    ask(Step::enter, person, true);
  else if (!agreed)
    ask(Step::consent, person, true);
  else if (wants_pin && (lock == LockState::none || lock == LockState::open))
    ask(Step::choose, person, true);
  else
    come_in();
}

void App::try_words(const EnterPin& pin, Effects& effects) {
  if (!workshop_ || state_.stretching.ticket != 0) return;
  state_.entrance.typed.clear();
  begin_stretching(workshop_->locks().begin(pin.person, pin.words), pin.person, false, effects);
}

void App::choose_words(const ChoosePin& pin, Effects& effects) {
  if (!workshop_ || state_.stretching.ticket != 0) return;
  state_.entrance.typed.clear();
  state_.entrance.first.clear();
  begin_stretching(workshop_->locks().choose(pin.words), pin.person, true, effects);
}

void App::begin_stretching(const core::Result<core::Stretch>& stretch, const std::string& person, bool chosen,
                           Effects& effects) {
  if (!stretch) return say_wrong(stretch.error(), person);
  state_.entrance.error.clear();
  state_.stretching = {++last_ticket_, chosen, person, *stretch};
  effects.push_back(StretchWords{last_ticket_, *stretch});
}

void App::say_wrong(const core::Error& error, const std::string& person) {
  Entrance& entrance = state_.entrance;
  const core::ErrorCode code = error.code;
  const std::int64_t wait = workshop_->locks().of(person).wait_seconds;
  entrance.wait_until = wait > 0 ? now_ + static_cast<double>(wait) : 0;
  if (code == core::ErrorCode::wrong_pin)
    entrance.error = person.empty() ? "pin.wrong_passphrase" : "pin.wrong";
  else if (code == core::ErrorCode::weak_pin)
    entrance.error = "pin.weak";
  else if (code == core::ErrorCode::too_soon)
    entrance.error.clear();  // the seconds say it
  else
    entrance.error.clear(), not_saved(error);
  if (entrance.step == Step::none) not_saved(error);
}

void App::stretched(std::uint64_t ticket, const core::Result<core::Secret>& key, double now) {
  now_ = now;
  if (!workshop_ || ticket == 0 || ticket != state_.stretching.ticket) return;
  const Stretching done = std::exchange(state_.stretching, {});
  const auto result = done.chosen ? workshop_->locks().set(done.person, done.stretch, key)
                                  : workshop_->locks().finish(done.person, key);
  if (!result) return say_wrong(result.error(), done.person);
  saved();
  shown_key_.clear();
  if (done.chosen && done.person.empty()) toast("toast.passphrase_set");
  ask_what_is_missing();
  watch_idle();
}

}  // namespace ubao::app
