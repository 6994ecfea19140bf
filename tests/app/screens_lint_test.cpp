// Every screen around the assessment and the board, in every state, at every size, in words of usual length
// and in longer ones: nothing cut, nothing overlapping, targets large enough.
#include <gtest/gtest.h>

#include <set>

#include "tests/app/linted_pages.h"

namespace ubao::test {
namespace {

using app::Screen;

core::WorkshopSummary summary(const std::string& title, bool sample, bool office, int waiting) {
  core::WorkshopSummary one;
  one.id = title;
  one.title = title;
  one.place = "Coast Region";
  one.starts = "2026-11-21";
  one.course_title = "Online course, 5 sessions";
  one.people = 24;
  one.ministries = 6;
  one.sessions = {"Session 1", "Session 2", "Session 3", "Session 4", "Session 5"};
  one.current_session = 1;
  one.own_total = 1204;
  one.waiting = waiting;
  one.has_office = office;
  one.sample = sample;
  return one;
}

TEST_P(LintedPages, Home) {
  look("nothing yet");
  with_problem("nothing yet");
  auto& workshops = desk.state().views.home.workshops;
  workshops = {summary("Digital Government for Public Services", false, true, 3),
               summary("Public Innovation, Highland Districts", false, false, 40),
               summary("Island Municipalities", false, true, 0), summary("The sample", true, false, 132)};
  look("four workshops");
  desk.app().show("Saved.", desk.ui().ui().now);
  look("with a toast");
  desk.state().busy = true;
  look("busy");
  workshops.front().sessions.clear();
  workshops.front().people = 0;
  workshops.front().title = "A title as long as people write it when nobody tells them to be brief about it";
  look("a long title and no sessions yet");
}

TEST_P(LintedPages, New_workshop) {
  desk.go(Screen::create);
  look("fresh");
  app::CreateDraft& draft = desk.state().create;
  draft.checked = true;
  draft.starts = "31/02/2027";
  draft.ends = "tomorrow";
  look("with faults");
  draft.title = std::string(150, 'w');
  draft.starts = "2027-02-02";
  draft.ends = "1/2/2027";
  look("with other faults");
  with_problem("new workshop");
}

TEST_P(LintedPages, Joining) {
  desk.go(Screen::join);
  look("fresh");
  for (const char* fault : {"address.fault.empty", "address.fault.space", "address.fault.scheme",
                            "address.fault.host", "join.fault.workshop"}) {
    desk.state().join.error = fault;
    look(fault);
  }
  desk.state().busy = true;
  look("busy");
  with_problem("joining");
}

TEST_P(LintedPages, Display) {
  desk.go(Screen::settings);
  for (const char* theme : {"light", "dark", "contrast"}) {
    desk.state().settings.theme = theme;
    look(theme);
  }
  desk.state().settings.reduced_motion = true;
  look("calm");
}

TEST_P(LintedPages, Agenda_of_a_new_workshop) {
  desk.want(app::CreateWorkshop{"face-to-face-5d", titled("Highland Districts")});
  look("nothing open");
  for (int session = 0; session < 5; ++session) {
    desk.state().agenda.session = session;
    look("day " + std::to_string(session + 1));
  }
  desk.go(Screen::boards);
  look("boards");
  with_problem("boards");
}

TEST_P(LintedPages, Agenda_of_the_sample) {
  desk.want(app::CreateSample{});
  for (const bool facilitator : {true, false}) {
    if (!facilitator) desk.want(app::ChoosePerson{first_person()});
    for (int session = 0; session < 5; ++session) {
      desk.state().agenda.session = session;
      look((facilitator ? "facilitator, session " : "participant, session ") + std::to_string(session + 1));
    }
  }
  desk.state().local.minute = -1;
  look("without a clock");
  with_problem("agenda");
  desk.state().badge.failure = core::ErrorCode::disk_full;
  look("not saved");
  desk.state().badge.failure = core::ErrorCode::none;
  desk.add_people(500);
  look("500 people");
}

TEST_P(LintedPages, People) {
  desk.want(app::CreateWorkshop{"online-5x2h", titled("Coast Region")});
  desk.go(Screen::people);
  look("nobody");
  desk.add_people(24);
  look("24 people");
  desk.state().people.chosen = first_person();
  look("one chosen");
  desk.state().people.search = "zzz";
  look("nobody found");
  desk.want(app::ChoosePerson{first_person()});
  desk.want(app::HandOver{});
  look("handed over");
  desk.state().people.adding = true;
  look("adding");
  desk.state().people.error_name = "people.fault.long";
  desk.state().people.person.ministry = "Min";
  look("adding, with a fault and fewer ministries");
  desk.state().people.adding = false;
  with_problem("people");
  desk.add_people(500);
  look("524 people");
  desk.ui().wheel({GetParam().width / 2, GetParam().height / 2}, -40);
  look("524 people, scrolled");
}

TEST_P(LintedPages, Activities_of_every_kind) {
  desk.want(app::CreateSample{});
  std::set<std::string> kinds;
  const core::Agenda agenda = desk.workshop().agenda();
  for (const core::AgendaSession& session : agenda.sessions)
    for (const auto* items : {&session.preparation, &session.items})
      for (const core::AgendaItem& item : *items) {
        if (item.kind == "board" || !kinds.insert(item.kind).second) continue;
        desk.go(Screen::activity, item.id);
        look(item.kind);
        desk.want(app::SetActivityState{item.id, core::ActivityState::closed});
        look(item.kind + ", closed");
      }
  EXPECT_GE(kinds.size(), 8u);
  desk.go(Screen::activity, "activity:none");
  look("gone");
  desk.want(app::ChoosePerson{first_person()});
  desk.go(Screen::activity, "activity:a18");
  look("as a participant");
}

TEST_P(LintedPages, A_board_that_is_not_open) {
  if (GetParam().scale > 1.5f) return;  // a board this small is the business of the board's own lint
  desk.want(app::CreateSample{});
  desk.go(Screen::board, "activity:a8");
  look("planned");
  desk.want(app::SetActivityState{"activity:a8", core::ActivityState::closed});
  look("closed");
}

TEST_P(LintedPages, Delivery) {
  desk.want(app::CreateSample{});
  desk.go(Screen::delivery);
  look("no office");
  desk.state().delivery.editing_address = true;
  look("giving the address");
  desk.state().delivery.error = "address.fault.scheme";
  look("a wrong address");
  desk.want(app::SetOffice{"https://name:secret@office.example/ubao-1"});
  look("not tried yet");
  desk.office_fails(core::ErrorCode::unreachable);
  look("no answer");
  desk.office_takes(100);
  look("a part is there");
  desk.office_takes(20, {"too_large", "forbidden: only for members of the workshop of the coast region"});
  look("two refused");
  desk.state().delivery.looking_at_refusals = true;
  look("looking why");
  desk.state().delivery.looking_at_refusals = false;
  desk.office_takes(1000);
  look("all is there");
  desk.office_confirms(5);
  look("a receipt that lacks some");
  core::OfficeReceipt& receipt = desk.state().views.delivery.receipts.begin()->second;
  receipt.closed = true;
  receipt.not_here = 1204;
  receipt.sheets_waiting = 17;
  using Lack = core::DeviceLack;
  receipt.devices = {{"Laptop", "2026-11-20T20:11:10Z", true, Lack::none},
                     {"Tablet Blue 3", "2026-11-18T07:11:10Z", false, Lack::silent},
                     {"A laptop with a name that somebody made long", "2026-11-17T07:11:10Z", false, Lack::gap},
                     {"Tablet Blue 4", "", false, Lack::missing},
                     {"Tablet Blue 5", "2026-11-18T09:11:10Z", false, Lack::silent}};
  look("devices that are not complete");
  desk.state().delivery.closing = true;
  look("closing the workshop");
  desk.state().delivery.closing = false;
  desk.want(app::SetClosed{true});
  look("closed");
  desk.office_fails(core::ErrorCode::sign_in);
  desk.state().exchange.phase = app::Exchange::Phase::blocked;
  desk.state().exchange.clock_off_minutes = 10 * 365 * 24 * 60;
  look("blocked, and the clock is ten years off");
  desk.state().exchange.phase = app::Exchange::Phase::sending;
  look("sending");
  with_problem("delivery");
  desk.want(app::ChoosePerson{first_person()});
  look("as a participant");
}

INSTANTIATE_TEST_SUITE_P(Sizes, LintedPages, ::testing::ValuesIn(all_settings()), name_of_setting);

}  // namespace
}  // namespace ubao::test
