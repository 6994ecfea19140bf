// A facilitator joins two entries of one person, and parts them again.
#include <gtest/gtest.h>

#include "tests/app/desk.h"
#include "tests/app/linted_pages.h"

namespace ubao::test {
namespace {

using app::Screen;

TEST(EnteredTwice, One_tap_joins_two_entries_and_the_toast_parts_them) {
  Desk desk;
  desk.begin({"Amina Hassan", "A. Hassan", "Brian Otieno"});
  desk.go(Screen::people);
  desk.ui().click("A. Hassan");
  desk.ui().click("Manage");
  desk.ui().click("Entered twice ...");
  EXPECT_TRUE(desk.ui().shows("Who is A. Hassan already?"));
  desk.ui().click("Amina Hassan\u00a0· Health");
  EXPECT_TRUE(desk.ui().shows("A. Hassan and Amina Hassan count as one person"));
  EXPECT_EQ(desk.person("A. Hassan").same_as, desk.person("Amina Hassan").id);
  EXPECT_EQ(desk.workshop().agenda().people, 2);
  desk.ui().click("Undo");
  EXPECT_EQ(desk.workshop().agenda().people, 3);
}

TEST(EnteredTwice, They_can_be_parted_later) {
  Desk desk;
  desk.begin({"Amina Hassan", "A. Hassan"});
  desk.go(Screen::people);
  desk.want(app::JoinPeople{desk.person("A. Hassan").id, desk.person("Amina Hassan").id});
  desk.ui().click("A. Hassan");
  desk.ui().click("Manage");
  desk.ui().click("Not entered twice after all");
  EXPECT_EQ(desk.person("A. Hassan").same_as, "");
}

class LintedTwice : public LintedPages {};

TEST_P(LintedTwice, Choosing_whose_second_entry_it_is) {
  std::vector<std::string> names;
  for (int i = 0; i < 24; ++i) names.push_back("Leilani Tuivasa of Upper River " + std::to_string(i));
  desk.begin(names);
  desk.go(Screen::people);
  desk.state().people.chosen = first_person();
  desk.state().people.managing = app::ManageStep::same;
  look("choosing the first entry");
}

INSTANTIATE_TEST_SUITE_P(Sizes, LintedTwice, ::testing::ValuesIn(all_settings()), name_of_setting);

}  // namespace
}  // namespace ubao::test
