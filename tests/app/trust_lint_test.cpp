// The screens and sheets of trust, in every state, at every size, in words of usual length, in longer ones
// and mirrored: nothing cut, nothing overlapping, targets large enough.
#include "tests/app/linted_pages.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::ActivityState;

class LintedTrust : public LintedPages {
 protected:
  app::Entrance& entrance() { return desk.state().entrance; }
  void begin() { desk.begin({"Wanjiru Kamau", "Leilani Tuivasa of the Long Family Name of Upper River"}); }
};

TEST_P(LintedTrust, Coming_in) {
  begin();
  desk.go(Screen::people);
  desk.state().people.chosen = first_person();
  look("the facilitator may manage");
  desk.want(app::ChoosePerson{first_person()});
  look("consent");
  desk.want(app::Agree{first_person()});
  look("choosing a PIN");
  entrance().typed.text = "482";
  entrance().error = "pin.weak";
  look("some digits, and a fault");
  entrance().typed.text = std::string(24, '7');
  entrance().error = "pin.differ";
  look("as many digits as there may be");
  entrance().error.clear();
  entrance().first.text = "482915";
  look("again");
  entrance().first.clear();
  entrance().as_words = true;
  look("in words");
  entrance().step = app::Entrance::Step::enter;
  entrance().as_words = false;
  entrance().typed.clear();
  look("entering");
  entrance().error = "pin.wrong";
  look("wrong");
  entrance().wait_until = desk.ui().ui().now + 29;
  look("waiting");
  entrance().wait_until = desk.ui().ui().now + 3000;
  look("waiting for long");
  entrance().wait_until = 0;
  desk.state().stretching.ticket = 7;
  look("one moment");
  desk.state().stretching = {};
  entrance().as_words = true;
  entrance().error = "pin.wrong_passphrase";
  look("a wrong passphrase");
  desk.want(app::LeaveEntrance{});
  look("nobody");
  desk.want(app::ChoosePerson{});
  desk.want(app::AskPassphrase{true});
  look("the facilitator's passphrase");
}

TEST_P(LintedTrust, Managing_a_person) {
  begin();
  const std::string wanjiru = desk.person("Wanjiru Kamau").id;  // in whatever language
  desk.want(app::ChoosePerson{wanjiru});
  desk.want(app::Agree{wanjiru});
  desk.want(app::ChoosePin{wanjiru, core::Secret("482915")});
  desk.want(app::HandOver{});
  look("handed over");
  desk.state().people.fell_asleep = true;
  look("fell asleep");
  desk.want(app::ChoosePerson{});
  desk.go(Screen::people);
  desk.state().people.chosen = desk.person("Wanjiru Kamau").id;
  for (const app::ManageStep step :
       {app::ManageStep::menu, app::ManageStep::forget, app::ManageStep::withdraw, app::ManageStep::erase}) {
    desk.state().people.managing = step;
    look("managing " + std::to_string(static_cast<int>(step)));
  }
  desk.state().people.managing = app::ManageStep::none;
  desk.state().views.agenda.workshop.names_open = false;
  for (core::Person& person : desk.state().views.people) person = {person.id, "", "", "", "", "", true};
  look("names are locked");
}

TEST_P(LintedTrust, New_workshop_with_more_settings) {
  desk.go(Screen::create);
  app::CreateDraft& draft = desk.state().create;
  draft.more = true;
  look("all settings");
  draft.checked = true;
  draft.pins = false;
  draft.months = "many";
  draft.passphrase.text = "123456";
  look("faults");
  draft.passphrase.text = "long grass 7";
  draft.again.text = "long grass 8";
  look("not the same twice");
}

TEST_P(LintedTrust, Devices_and_keys) {
  begin();
  desk.go(Screen::delivery);
  look("delivery leads to it");
  desk.go(Screen::settings);
  look("settings lead to it");
  desk.go(Screen::devices);
  look("one device");
  core::Devices& devices = desk.state().views.devices;
  devices.devices.push_back({"k1", "Tablet 7", core::Role::participant, false, false, 2, 1204, 3});
  devices.devices.push_back({"k2", "", core::Role::facilitator, false, true, 1, 7, 0});
  devices.devices.push_back(
      {"", "A laptop with a name that somebody made long", core::Role::guest, false, false, 1, 1, 1});
  devices.claims = {{"activity:a4", "Tablet 7"}, {"activity:a5", "Tablet 7"}, {"zone:x", "Tablet 9"}};
  look("four devices and claims");
  using Kind = app::DevicesDraft::Sheet;
  for (const Kind kind : {Kind::invite, Kind::revoke, Kind::recovery, Kind::erase, Kind::erase_surely}) {
    desk.state().devices.key = "k1";
    desk.state().devices.sheet = kind;
    look("sheet " + std::to_string(static_cast<int>(kind)));
  }
  desk.state().views.erasable = true;
  desk.state().devices.sheet = Kind::erase;
  look("what may be erased");
  desk.state().devices.sheet = Kind::none;
  for (const core::LockState state :
       {core::LockState::locked, core::LockState::unlocked, core::LockState::none}) {
    desk.state().views.passphrase.state = state;
    look("key " + std::to_string(static_cast<int>(state)));
  }
  with_problem("devices");
}

TEST_P(LintedTrust, Sealed_activities) {
  desk.want(app::CreateSample{});
  desk.want(app::SetActivityState{"activity:a19", ActivityState::open, {}});
  desk.go(Screen::activity, "activity:a19");
  look("open");
  desk.want(app::SetActivityState{"activity:a19", ActivityState::closed, {}});
  ASSERT_TRUE(desk.workshop().settle());
  desk.ui().settle();
  ASSERT_TRUE(desk.state().views.tally.has_value());
  core::Tally& tally = *desk.state().views.tally;
  tally.sheets = tally.completions = 12;
  tally.hidden = false;
  for (const core::CourseItem& option : desk.state().views.plan->options) tally.counts[option.code]["1"] = 7;
  look("added up");
  desk.state().views.tally->unreadable = 2;
  for (core::AgendaSession& session : desk.state().views.agenda.sessions)
    for (core::AgendaItem& item : session.items) item.submissions = 40;
  look("more sheets than people, and damaged ones");
  desk.state().views.tally->hidden = true;
  look("too few");
  desk.state().views.passphrase.state = core::LockState::locked;
  look("locked");
}

TEST_P(LintedTrust, Questions_polls_and_notes) {
  desk.want(app::CreateSample{});
  for (const char* id : {"activity:s1-evaluation", "activity:a19", "activity:a18"}) {
    desk.want(app::ChoosePerson{});
    desk.want(app::SetActivityState{id, ActivityState::planned});
    desk.want(app::ChoosePerson{first_person()});
    desk.go(Screen::activity, id);
    look(std::string(id) + ", planned");
    desk.want(app::ChoosePerson{});
    desk.want(app::SetActivityState{id, ActivityState::open});
    desk.want(app::ChoosePerson{first_person()});
    desk.go(Screen::activity, id);
    ASSERT_EQ(desk.state().screen, Screen::sheet);
    look(std::string(id) + ", open");
    auto& texts = desk.state().sheet.texts;
    for (const char* code : {"liked", "other", "obstacles"})
      texts[code] = "Words\nin several lines\nof her own";
    texts["liked"] += std::string(3000, 'w');
    look(std::string(id) + ", with words");
    texts = {{"finance", "1"}, {"rules", "1"}, {"me", "1"}, {"obstacles", "Mine"}};
    look(std::string(id) + ", full");
    desk.state().sheet.copying = "obstacles";
    look(std::string(id) + ", copying");
    desk.state().sheet.copying.clear();
    desk.state().sheet.done = true;
    look(std::string(id) + ", handed in");
    desk.state().declined = true;
    look(std::string(id) + ", not agreed");
    desk.want(app::ChoosePerson{});
    desk.want(app::SetActivityState{id, ActivityState::closed});
    desk.want(app::ChoosePerson{first_person()});
    desk.go(Screen::activity, id);
    look(std::string(id) + ", closed");
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, LintedTrust, ::testing::ValuesIn(all_settings()), name_of_setting);

}  // namespace
}  // namespace ubao::test
