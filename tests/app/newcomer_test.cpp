// The story of somebody who has never seen this program, told twice: with a mouse, and without one. All of it
// goes through the real App into real stores.
#include <gtest/gtest.h>

#include "tests/app/desk.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::ActivityState;

const core::AgendaItem& item_of(const core::Agenda& agenda, const std::string& id) {
  const core::AgendaItem* found = agenda.find(id);
  if (found == nullptr) throw std::runtime_error("no activity " + id);
  return *found;
}

TEST(Newcomer, Makes_a_workshop_with_the_mouse) {
  Desk desk;
  EXPECT_TRUE(desk.ui().shows("No workshop here yet"));
  desk.ui().click("New workshop");
  ASSERT_EQ(desk.state().screen, Screen::create);

  desk.ui().click("Make the workshop");
  EXPECT_TRUE(desk.ui().shows("Give the workshop a title."));
  EXPECT_TRUE(desk.effects().empty()) << "nothing is made of a form with faults";

  desk.ui().click("Face to face, 5 days");
  desk.type_into("Title of the workshop", "Highland Districts");
  desk.type_into("Place", "Nyahururu");
  desk.type_into("First day", "31/2/2027");
  EXPECT_TRUE(desk.ui().shows("February has 28 days in 2027."));
  desk.type_into("First day", "1/3/2027");
  desk.type_into("Last day", "26.2.2027");
  EXPECT_TRUE(desk.ui().shows("The last day is before the first."));
  desk.type_into("Last day", "5.3.2027");
  desk.ui().click("Make the workshop");

  ASSERT_EQ(desk.state().screen, Screen::agenda);
  const core::WorkshopInfo info = desk.workshop().info();
  EXPECT_EQ(info.title, "Highland Districts");
  EXPECT_EQ(info.place, "Nyahururu");
  EXPECT_EQ(info.starts, "2027-03-01");
  EXPECT_EQ(info.ends, "2027-03-05");
  EXPECT_EQ(info.course, "face-to-face-5d");
  EXPECT_TRUE(desk.ui().shows("Welcome and introductions"));

  desk.ui().click("Home");
  EXPECT_EQ(desk.state().screen, Screen::home);
  EXPECT_TRUE(desk.ui().shows("Highland Districts"));
  desk.ui().click("Continue Day 1");
  EXPECT_EQ(desk.state().screen, Screen::agenda);
}

TEST(Newcomer, Looks_around_in_the_sample_with_the_mouse) {
  Desk desk;
  desk.ui().click("Try the sample");
  ASSERT_EQ(desk.state().screen, Screen::agenda);
  EXPECT_TRUE(desk.ui().shows("Digital Government for Public Services"));
  EXPECT_TRUE(desk.ui().shows("5 assessments open"));

  desk.ui().click("Session 3");
  EXPECT_TRUE(desk.ui().shows("Innovation labs"));
  desk.ui().click("Public value and inclusion");
  ASSERT_EQ(desk.state().screen, Screen::activity);
  desk.ui().click("Open it");
  EXPECT_EQ(item_of(desk.workshop().agenda(), desk.state().activity).state, ActivityState::open);
  desk.ui().click("Close it");
  EXPECT_EQ(item_of(desk.workshop().agenda(), desk.state().activity).state, ActivityState::closed);
  desk.ui().click("Reopen");
  EXPECT_EQ(item_of(desk.workshop().agenda(), desk.state().activity).state, ActivityState::open);
  desk.ui().click("Back");

  desk.ui().click("Boards");
  EXPECT_TRUE(desk.ui().shows("40 cards"));
  desk.ui().click("How might digital change bring value to our services?");
  EXPECT_EQ(desk.state().screen, Screen::board);
  EXPECT_EQ(desk.state().activity, "activity:a3");
}

TEST(Newcomer, Adds_herself_works_and_hands_the_tablet_over) {
  Desk desk;
  desk.ui().click("Try the sample");
  desk.ui().click("People");
  ASSERT_EQ(desk.state().screen, Screen::people);
  desk.ui().click("I am not on the list");
  desk.ui().click("Add");
  EXPECT_TRUE(desk.ui().shows("Type a name."));
  desk.type_into("Name", "  Wanjiru Kamau ");
  desk.type_into("Ministry or agency", "hea");
  desk.ui().click("Health", 1);  // the known spelling, not the filter above
  desk.type_into("Role", "Nurse");
  desk.ui().click("Add");
  EXPECT_FALSE(desk.state().people.adding);
  ASSERT_EQ(desk.workshop().people().size(), 25u);
  EXPECT_TRUE(desk.ui().shows("Wanjiru Kamau was added"));

  desk.ui().click("Go on as Wanjiru Kamau");
  ASSERT_NE(desk.state().present_person(), nullptr);
  EXPECT_EQ(desk.state().present_person()->name, "Wanjiru Kamau");
  EXPECT_EQ(desk.state().present_person()->ministry, "Health");
  EXPECT_EQ(desk.state().screen, Screen::agenda);
  EXPECT_TRUE(desk.ui().shows("Your assessment"));
  EXPECT_EQ(desk.ui().find("Close it"), nullptr) << "only the facilitator opens and closes";

  desk.ui().click("Wanjiru Kamau");  // the chip in the bar hands over
  ASSERT_EQ(desk.state().screen, Screen::people);
  EXPECT_TRUE(desk.state().person.empty());
  EXPECT_TRUE(desk.ui().shows("Wanjiru Kamau's work is saved and hidden."));
  EXPECT_EQ(desk.ui().find("Back"), nullptr) << "nobody goes back into her work";
  EXPECT_TRUE(desk.state().people.search.empty());

  desk.type_into("Type a name or a ministry", "TOMÁS");
  EXPECT_EQ(desk.ui().find("Amina Chelimo"), nullptr);
  desk.ui().click("Tomás Quispe Rojas");
  desk.ui().click("Go on as Tomás Quispe Rojas");
  EXPECT_EQ(desk.state().present_person()->name, "Tomás Quispe Rojas");
}

TEST(Newcomer, Is_not_put_on_the_list_twice) {
  Desk desk;
  desk.ui().click("Try the sample");
  desk.go(Screen::people);
  desk.ui().click("I am not on the list");
  desk.type_into("Name", "amina chelimo");
  desk.type_into("Ministry or agency", "Health");
  desk.ui().click("Add");
  EXPECT_TRUE(desk.ui().shows("This person is on the list already."));
  EXPECT_EQ(desk.workshop().people().size(), 24u);
  desk.type_into("Ministry or agency", "Land");  // somebody else of the same name
  desk.ui().click("Add");
  EXPECT_EQ(desk.workshop().people().size(), 25u);
}

TEST(Newcomer, Gives_the_office_and_sends) {
  Desk desk;
  desk.ui().click("Try the sample");
  desk.ui().click("Delivery");
  EXPECT_TRUE(desk.ui().shows("No address"));
  desk.ui().click("Give the address");
  desk.ui().click("Use this address");
  EXPECT_TRUE(desk.ui().shows("Type the address that the office gave you."));
  desk.type_into("Address", "office.example");
  desk.ui().click("Use this address");
  EXPECT_TRUE(desk.ui().shows("An address begins with https://"));
  EXPECT_TRUE(desk.effects_of<app::SetOffice>().empty());
  desk.type_into("Address", "https://amina:secret@office.example/ubao-1");
  desk.ui().click("Use this address");
  ASSERT_EQ(desk.effects_of<app::SetOffice>().size(), 1u);
  EXPECT_EQ(desk.effects_of<app::SetOffice>()[0].address, "https://amina:secret@office.example/ubao-1");
  EXPECT_FALSE(desk.state().delivery.editing_address);

  desk.office_fails(core::ErrorCode::unreachable);
  EXPECT_TRUE(desk.ui().shows("Last try 14:16: no answer from the office"));
  EXPECT_TRUE(desk.ui().shows("Next try by itself in 20 seconds."));
  desk.ui().click("Send now");
  EXPECT_EQ(desk.effects_of<app::SendNow>().size(), 1u);

  desk.office_takes(60, {"too_large"});
  EXPECT_TRUE(desk.ui().shows("Last try 14:16: the office took 60 entries"));
  EXPECT_TRUE(desk.ui().shows("1 entry was not taken"));
  desk.ui().click("Look");
  EXPECT_TRUE(desk.ui().shows("It is too large."));
  desk.ui().click("Close");
  EXPECT_FALSE(desk.state().delivery.looking_at_refusals);

  desk.office_takes(1000);
  EXPECT_TRUE(desk.ui().shows("Nothing waits"));
}

TEST(Newcomer, Chooses_colours_and_size) {
  Desk desk;
  desk.ui().click("Display");
  desk.ui().click("High contrast");
  EXPECT_EQ(desk.state().settings.theme, "contrast");
  EXPECT_EQ(desk.ui().ui().theme.name, app::ThemeName::contrast);
  desk.ui().click("Larger");
  desk.ui().click("Larger");
  EXPECT_EQ(desk.state().settings.scale_percent, 120);
  EXPECT_FLOAT_EQ(desk.ui().ui().scale, 1.2f);
  desk.ui().click("Smaller");
  desk.ui().click("No sliding and fading, only cuts");
  EXPECT_TRUE(desk.state().settings.reduced_motion);
  const auto kept = desk.effects_of<app::SetSettings>();
  ASSERT_EQ(kept.size(), 5u) << "each choice is kept at once";
  EXPECT_EQ(kept.back().settings.scale_percent, 110);
  EXPECT_EQ(kept.back().settings.theme, "contrast");
  desk.ui().click("Back");
  EXPECT_EQ(desk.state().screen, Screen::home);
}

TEST(Newcomer, Cannot_make_the_interface_vanish) {
  Desk desk;
  desk.go(Screen::settings);
  for (int i = 0; i < 15; ++i) desk.ui().click("Larger");
  EXPECT_EQ(desk.state().settings.scale_percent, 200);
  for (int i = 0; i < 15; ++i) desk.ui().click("Smaller");
  EXPECT_EQ(desk.state().settings.scale_percent, 80);
}

TEST(Newcomer, Joins_and_is_told_what_goes_wrong) {
  Desk desk;
  desk.ui().click("Join a workshop");
  desk.type_into("Address, file or code", "https://office.example");
  desk.ui().click("Join");
  EXPECT_TRUE(desk.ui().shows("The address names no workshop."));
  desk.type_into("Name of the workshop", " j01nedw0rksh0p22 ");
  desk.ui().click("Join");
  ASSERT_EQ(desk.effects_of<app::JoinWorkshop>().size(), 1u);
  EXPECT_EQ(desk.effects_of<app::JoinWorkshop>()[0].workshop, "j01nedw0rksh0p22");
  EXPECT_TRUE(desk.state().busy);
  EXPECT_TRUE(desk.ui().shows("The workshop is being fetched."));
  desk.ui().click("Being fetched");
  EXPECT_EQ(desk.effects_of<app::JoinWorkshop>().size(), 1u) << "once is enough";

  desk.failed(core::ErrorCode::unreachable);
  EXPECT_TRUE(desk.ui().shows("No answer from the office."));
  EXPECT_EQ(desk.state().join.address, "https://office.example") << "what was typed is still there";
  desk.ui().click("Understood");
  EXPECT_FALSE(desk.state().problem.has_value());
  desk.ui().click("Join");
  desk.joined("Island Municipalities");
  EXPECT_EQ(desk.state().screen, Screen::agenda);
  EXPECT_TRUE(desk.ui().shows("Island Municipalities"));
}

TEST(Newcomer, Joins_by_a_file_without_typing_a_name) {
  Desk desk;
  desk.go(Screen::join);
  desk.type_into("Address, file or code", "/media/stick/ubao-coast.json");
  desk.ui().key(ImGuiKey_Enter);
  desk.ui().settle();
  ASSERT_EQ(desk.effects_of<app::JoinWorkshop>().size(), 1u);
  EXPECT_EQ(desk.effects_of<app::JoinWorkshop>()[0].address, "/media/stick/ubao-coast.json");
}

TEST(Newcomer, Joins_by_the_text_of_a_code_however_it_was_copied) {
  Desk desk;
  desk.go(Screen::join);
  desk.type_into("Address, file or code", " ubao1:0g3 0c4tq8");
  desk.ui().click("Join");
  ASSERT_EQ(desk.effects_of<app::JoinWorkshop>().size(), 1u);
  EXPECT_EQ(desk.effects_of<app::JoinWorkshop>()[0].address, "ubao1:0g3 0c4tq8");
  desk.failed(core::ErrorCode::code_damaged);
  EXPECT_TRUE(desk.ui().shows("This code is not whole"));
}

}  // namespace
}  // namespace ubao::test
