// What a person hands in, and what facilitators decide about people, devices and keys.
#include "app/app.h"
#include "app/overloaded.h"
#include "core/locks.h"

namespace ubao::app {

bool App::trust_action(const Intent& intent, Effects& effects) {
  const auto by_facilitator = [&](const auto& effect) {
    if (state_.facilitating()) effects.push_back(effect);
    return true;
  };
  return std::visit(Overloaded{
                        [&](const SubmitSheet& wanted) {
                          submit(wanted);
                          return true;
                        },
                        [&](const SaveNotes& save) {
                          if (state_.person.empty()) return true;
                          keep_what_is_typed();
                          effects.push_back(SaveNotes{save.activity, state_.person});
                          return true;
                        },
                        [&](const CopyNote& copy) {
                          if (!workshop_ || state_.person.empty()) return true;
                          keep_what_is_typed();
                          if (took(workshop_->copy_note_to_plan(copy.activity, state_.person, copy.code)))
                            toast("toast.note_copied");
                          return true;
                        },
                        [&](const ForgetPin&) {
                          manage_person(intent);
                          return true;
                        },
                        [&](const JoinPeople&) {
                          manage_person(intent);
                          return true;
                        },
                        [&](const WithdrawPerson&) {
                          manage_person(intent);
                          return true;
                        },
                        [&](const ErasePerson&) {
                          manage_person(intent);
                          return true;
                        },
                        [&](const Revoke& revoke) {
                          if (!workshop_ || !state_.facilitating()) return true;
                          if (took(workshop_->revoke(revoke.device_key))) toast("toast.device_revoked");
                          return true;
                        },
                        [&](const SetClosed& set) {
                          if (!workshop_ || !state_.facilitating()) return true;
                          if (took(workshop_->set_closed(set.closed)))
                            toast(set.closed ? "toast.workshop_closed" : "toast.workshop_reopened");
                          return true;
                        },
                        [&](const ShareRoom& share) { return by_facilitator(share); },
                        [&](const LetIn& in) { return by_facilitator(in); },
                        [&](const SaveOffer& save) { return by_facilitator(save); },
                        [&](const EndOffer& end) { return by_facilitator(end); },
                        [&](const ShutOut& out) { return by_facilitator(out); },
                        [&](const Invite& invite) { return by_facilitator(invite); },
                        [&](const SaveRecoverySheet& save) { return by_facilitator(save); },
                        [&](const EraseWorkshop& erase) { return by_facilitator(erase); },
                        [&](const auto&) { return false; },
                    },
                    intent);
}

void App::submit(const SubmitSheet& submit) {
  if (!workshop_ || state_.declined) return;
  keep_what_is_typed();
  if (!took(workshop_->submit(submit.activity, state_.person))) return;
  state_.assessment.mode = AssessmentDraft::Mode::done;
  state_.sheet.done = true;
  state_.toast.reset();
}

// Only what lies on this tablet, or what is hers to ask for; each was asked about before.
void App::manage_person(const Intent& intent) {
  if (!workshop_ || !state_.facilitating()) return;
  const auto name_of = [&](const std::string& id) {
    const core::Person* person = state_.find_person(id);
    return person ? person->name : std::string();
  };
  bool done = false;
  if (const auto* forget = std::get_if<ForgetPin>(&intent)) {
    done = took(workshop_->locks().forget(forget->person));
    if (done) toast("toast.pin_forgotten", {{"name", name_of(forget->person)}});
  } else if (const auto* join = std::get_if<JoinPeople>(&intent)) {
    const bool parting = join->first.empty();
    done = took(parting ? workshop_->part_people(join->second)
                        : workshop_->join_people(join->second, join->first));
    if (done && parting)
      toast("toast.people_parted", {{"name", name_of(join->second)}});
    else if (done)
      toast("toast.people_joined", {{"name", name_of(join->second)}, {"first", name_of(join->first)}},
            JoinPeople{join->second, {}});
  } else if (const auto* withdraw = std::get_if<WithdrawPerson>(&intent)) {
    const std::string name = name_of(withdraw->person);
    done = took(workshop_->withdraw(withdraw->person));
    if (done) toast("toast.person_withdrawn", {{"name", name}});
  } else if (const auto* erase = std::get_if<ErasePerson>(&intent)) {
    done = took(workshop_->erase_from_device(erase->person));
    if (done) toast("toast.person_erased", {{"name", name_of(erase->person)}});
  }
  if (!done) return;
  state_.people.managing = ManageStep::none;
  state_.views.people = workshop_->people();
  if (!state_.find_person(state_.people.chosen)) state_.people.chosen.clear();
}

void App::refresh_trust() {
  Views& views = state_.views;
  views.tally.reset();
  const bool shows_keys = state_.screen == Screen::devices || state_.screen == Screen::activity ||
                          state_.screen == Screen::delivery;
  if (!state_.facilitating() || !shows_keys) return;
  views.passphrase = workshop_->locks().of({});
  if (state_.screen == Screen::delivery) return;
  if (state_.screen == Screen::devices) {
    views.devices = workshop_->devices();
    views.erasable = workshop_->check_erasable().ok();
    return;
  }
  const core::AgendaItem* item = views.agenda.find(state_.activity);
  const bool sealed = views.plan && (views.plan->kind == "poll" ||
                                     (views.plan->kind == "worksheet" && !views.plan->attributed));
  if (!item || !sealed || item->state != core::ActivityState::closed) return;
  if (auto tally = workshop_->tally(state_.activity)) views.tally = *tally;
}

}  // namespace ubao::app
