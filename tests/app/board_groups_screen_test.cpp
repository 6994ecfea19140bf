// Organizing on the screen: groups, filters, principles, comments, parking, the shortlist.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/app/board_fixture.h"

namespace ubao::test {
namespace {

using app::Screen;
using core::BoardPhase;

class OrganizedBoard : public Board {
 protected:
  void SetUp() override {
    Board::SetUp();
    add("One form", 0, 0);
    add("One window", 300, 0);
    add("Fees on the wall", 600, 0);
    rig.want(app::SetPhase{kBoard, BoardPhase::critical});
    as(0);
  }
  void as(int person) { rig.open(Screen::board, kBoard, person); }
  void choose(std::initializer_list<const char*> cards) {
    std::vector<std::string> ids;
    for (const char* card : cards) ids.push_back(rig.card(card).id);
    draft().choice.set(ids);
    rig.ui().settle();
  }
  void open(const std::string& card) {
    draft().choice.clear();
    draft().selected = rig.card(card).id;
    draft().reading = true;
    rig.ui().settle();
  }
  std::vector<std::string> names() {
    std::vector<std::string> all;
    for (const core::BoardGroup& group : rig.board().groups) all.push_back(group.name);
    return all;
  }
  void group_as(const std::string& name) {
    rig.ui().click("Group");
    rig.ui().settle();
    if (rig.ui().find("New group")) rig.ui().click("New group");
    rig.ui().settle();
    rig.ui().type(name);
    rig.ui().click("Save");
    rig.ui().settle();
  }
};

TEST_F(OrganizedBoard, Chosen_cards_become_a_group_that_is_named_and_seen) {
  choose({"One form", "One window"});
  group_as("Simpler");
  EXPECT_EQ(names(), std::vector<std::string>{"Simpler"});
  EXPECT_EQ(rig.card("One form").group, rig.board().groups[0].id);
  EXPECT_EQ(rig.card("One window").group, rig.board().groups[0].id);
  EXPECT_EQ(rig.card("Fees on the wall").group, "");
  EXPECT_TRUE(shows("Simpler")) << "above its cards";
  EXPECT_EQ(rig.board().groups[0].cards, 2);
}

TEST_F(OrganizedBoard, A_group_without_a_name_asks_for_one_and_a_too_long_one_is_refused) {
  choose({"One form"});
  group_as("");
  EXPECT_TRUE(shows("Give it a name first."));
  rig.ui().click("Name of the group");
  rig.ui().type(std::string(600, 'x'));
  rig.ui().click("Save");
  EXPECT_TRUE(shows("This name is too long. Make it shorter."));
  EXPECT_TRUE(names().empty());
}

TEST_F(OrganizedBoard, A_name_that_is_typed_survives_a_crash) {
  choose({"One form", "One window"});
  rig.ui().click("Group");
  rig.ui().settle();
  rig.ui().type("Simp");
  rig.ui().wait(1.2);
  rig.restart();
  as(0);
  choose({"One form", "One window"});
  rig.ui().click("Group");
  rig.ui().settle();
  EXPECT_EQ(draft().name, "Simp") << "it is offered again";
  rig.ui().key(ImGuiKey_End);
  rig.ui().type("ler");
  rig.ui().click("Save");
  rig.ui().settle();
  EXPECT_EQ(names(), std::vector<std::string>{"Simpler"});
  choose({"Fees on the wall"});
  rig.ui().click("Group");
  rig.ui().settle();
  rig.ui().click("New group");
  rig.ui().settle();
  EXPECT_EQ(draft().name, "") << "that one has been used";
}

TEST_F(OrganizedBoard, Grouping_is_one_act_to_take_back_and_to_do_again) {
  const core::Card before = rig.card("One form");
  choose({"One form", "One window"});
  group_as("Simpler");
  rig.want(app::Undo{});
  EXPECT_TRUE(names().empty());
  EXPECT_EQ(rig.card("One form").group, "");
  EXPECT_EQ(rig.card("One form").x, before.x);
  rig.want(app::Redo{});
  EXPECT_EQ(names(), std::vector<std::string>{"Simpler"});
  EXPECT_EQ(rig.card("One window").group, rig.board().groups[0].id);
}

TEST_F(OrganizedBoard, A_card_joins_a_group_leaves_it_and_the_group_is_taken_apart) {
  choose({"One form", "One window"});
  group_as("Simpler");
  choose({"Fees on the wall"});
  rig.ui().click("Group");
  rig.ui().settle();
  rig.ui().click("Simpler");
  rig.ui().settle();
  const std::string group = rig.board().groups[0].id;
  EXPECT_EQ(rig.card("Fees on the wall").group, group);
  choose({"One form"});
  rig.ui().click("Group");
  rig.ui().settle();
  rig.ui().click("Out of the group");
  rig.ui().settle();
  EXPECT_EQ(rig.card("One form").group, "");
  draft().choice.clear();
  draft().group = group;
  draft().sheet = app::BoardSheet::group;
  rig.ui().settle();
  rig.ui().click("Ungroup");
  rig.ui().settle();
  EXPECT_TRUE(names().empty());
  EXPECT_EQ(rig.card("Fees on the wall").group, "");
  rig.want(app::Undo{});
  EXPECT_EQ(rig.card("Fees on the wall").group, group) << "it is there again, with its cards";
}

TEST_F(OrganizedBoard, A_card_that_is_dropped_into_a_group_joins_and_one_dropped_outside_leaves) {
  choose({"One form", "One window"});
  group_as("Simpler");
  draft().choice.clear();
  app::BoardView& view = draft().view;
  view.zoom = 0.5f;
  rig.ui().settle();
  rig.ui().drag(middle("Fees on the wall"), middle("One window"));
  rig.ui().settle();
  EXPECT_EQ(rig.card("Fees on the wall").group, rig.board().groups[0].id);
  rig.ui().drag(middle("Fees on the wall"), {1200, 300});
  rig.ui().settle();
  EXPECT_EQ(rig.card("Fees on the wall").group, "");
}

TEST_F(OrganizedBoard, Two_names_given_apart_are_both_kept_until_somebody_chooses) {
  choose({"One form", "One window"});
  group_as("Simpler");
  const std::string group = rig.board().groups[0].id;
  OtherTablet other(rig);
  ASSERT_TRUE(other.workshop().set_group(group, rig.person(1), {.name = "Faster"}));
  rig.want(app::NameGroup{group, "Easier"});
  other.arrives();
  EXPECT_TRUE(shows("2 names"));
  draft().group = group;
  draft().sheet = app::BoardSheet::group;
  rig.ui().settle();
  EXPECT_TRUE(shows("Two tablets named this group apart. Which name stays?"));
  rig.ui().click("Faster");
  rig.ui().settle();
  EXPECT_EQ(names(), std::vector<std::string>{"Faster"});
  EXPECT_TRUE(rig.board().groups[0].versions.empty());
}

TEST_F(OrganizedBoard, Cards_are_found_by_author_ministry_group_colour_and_principle) {
  as(1);
  rig.want(app::SetPhase{kBoard, BoardPhase::creative});
  add("Brian's own", 0, 300);
  rig.want(app::ColourCard{rig.card("Brian's own").id, "sky"});
  rig.want(app::TagCard{rig.card("One form").id, "trust", true});
  rig.want(app::SetPhase{kBoard, BoardPhase::critical});
  as(0);
  rig.ui().click("Find");
  rig.ui().settle();
  const auto found_with = [&](const std::string& choice) {
    rig.ui().click("Filter");
    rig.ui().settle();
    rig.ui().click(choice);
    rig.ui().settle();
    const std::size_t found = draft().cards.count_found();
    rig.ui().click("Show all");
    rig.ui().settle();
    rig.ui().key(ImGuiKey_Escape);
    rig.ui().settle();
    return found;
  };
  EXPECT_EQ(found_with("Sky"), 1u);
  EXPECT_EQ(found_with("Maize"), 3u);
  EXPECT_EQ(found_with("Brian"), 1u);
  EXPECT_EQ(found_with("Health"), 3u);
  EXPECT_EQ(found_with("Transparency"), 1u);
}

TEST_F(OrganizedBoard, Principles_are_set_in_the_sheet_of_a_card) {
  open("One form");
  rig.ui().click("Inclusion");
  rig.ui().settle();
  EXPECT_EQ(rig.card("One form").tags, std::vector<std::string>{"inclusion"});
  rig.ui().click("Inclusion");
  EXPECT_TRUE(rig.card("One form").tags.empty());
  rig.want(app::Undo{});
  EXPECT_EQ(rig.card("One form").tags, std::vector<std::string>{"inclusion"});
}

TEST_F(OrganizedBoard, What_one_likes_is_said_to_an_idea_and_shown_with_it) {
  rig.want(app::SetPhase{kBoard, BoardPhase::appreciate});
  as(1);
  rig.ui().click("One form");
  rig.ui().settle();
  rig.ui().click("Write a comment");
  rig.ui().settle();
  EXPECT_TRUE(shows("What I like about this idea"));
  rig.ui().type("It saves a day");
  rig.ui().click("Save");
  rig.ui().settle();
  EXPECT_TRUE(shows("1 like"));
  EXPECT_FALSE(rig.ui().find("It saves a day")) << "it hangs on its idea, not on the canvas";
  open("One form");
  EXPECT_TRUE(shows("It saves a day"));
  EXPECT_TRUE(shows("Your comment is written")) << "one each";
  as(0);
  open("One form");
  EXPECT_TRUE(shows("It saves a day"));
}

TEST_F(OrganizedBoard, A_comment_that_is_typed_survives_a_crash) {
  rig.want(app::SetPhase{kBoard, BoardPhase::appreciate});
  as(1);
  rig.ui().click("One form");
  rig.ui().settle();
  rig.ui().click("Write a comment");
  rig.ui().settle();
  rig.ui().type("It saves");
  rig.ui().wait(1.2);
  rig.restart();
  as(1);
  rig.ui().click("One form");
  rig.ui().settle();
  rig.ui().click("Write a comment");
  rig.ui().settle();
  EXPECT_TRUE(shows("It saves"));
  rig.ui().type(" a day");
  rig.ui().click("Save");
  rig.ui().settle();
  EXPECT_TRUE(shows("1 like"));
}

// The tablet is turned, the window is dragged smaller, while somebody types.
TEST_F(OrganizedBoard, What_is_typed_stays_when_the_screen_is_turned_or_made_smaller) {
  rig.want(app::SetPhase{kBoard, BoardPhase::creative});
  as(1);
  rig.ui().resize(800, 1280);
  rig.ui().settle();
  rig.ui().click("New card");
  rig.ui().settle();
  rig.ui().type("Half a");
  rig.ui().resize(1280, 800);
  rig.ui().settle();
  rig.ui().type(" tho");
  rig.ui().resize(360, 740);
  rig.ui().settle();
  rig.ui().type("ught");
  rig.ui().click("Save");
  rig.ui().settle();
  EXPECT_EQ(rig.card("Half a thought").author, "Brian");
  rig.want(app::SetPhase{kBoard, BoardPhase::appreciate});
  draft().commenting = rig.card("One form").id;
  rig.ui().settle();
  rig.ui().type("It saves");
  rig.ui().resize(740, 360);
  rig.ui().settle();
  rig.ui().type(" a day");
  rig.ui().resize(1366, 768);
  rig.ui().settle();
  rig.ui().click("Save");
  rig.ui().settle();
  EXPECT_TRUE(shows("1 like"));
}

TEST_F(OrganizedBoard, A_comment_whose_idea_is_gone_stays_in_sight) {
  rig.want(app::SetPhase{kBoard, BoardPhase::appreciate});
  as(1);
  rig.want(app::AddComment{kBoard, rig.card("One form").id, "It saves a day"});
  as(0);
  rig.want(app::RemoveCard{rig.card("One form").id});
  EXPECT_TRUE(rig.ui().find("It saves a day"));
  open("It saves a day");
  EXPECT_TRUE(shows("The card that this comment was about is not here any more."));
}

TEST_F(OrganizedBoard, What_is_parked_gets_no_dots_and_comes_back) {
  rig.want(app::SetVote{rig.card("One form").id, true});
  open("One form");
  rig.ui().click("Park");
  rig.ui().settle();
  EXPECT_TRUE(rig.card("One form").parked);
  EXPECT_TRUE(shows("5 of 5 left, tap a card to give one")) << "the dot is free again";
  rig.ui().click("Unpark");
  rig.ui().settle();
  EXPECT_FALSE(rig.card("One form").parked);
  EXPECT_TRUE(shows("4 of 5 left, tap a card to give one"));
}

TEST_F(OrganizedBoard, The_shortlist_goes_on_to_the_action_plan_once) {
  open("One form");
  rig.ui().click("Choose it");
  rig.ui().settle();
  rig.ui().key(ImGuiKey_Escape);
  rig.ui().settle();
  choose({"One window", "Fees on the wall"});
  rig.ui().click("Choose it");
  rig.ui().settle();
  for (const char* card : {"One form", "One window", "Fees on the wall"})
    EXPECT_TRUE(rig.card(card).shortlisted) << card;
  as(-1);
  rig.ui().click("Close, take a shortlist");
  rig.ui().settle();
  rig.ui().click("Take to the action plan");
  rig.ui().settle();
  rig.ui().click("Take 3 to the plan");
  rig.ui().settle();
  EXPECT_TRUE(shows("3 cards are on the action plan now"));
  EXPECT_EQ(rig.workshop().planned_cards(kBoard).size(), 3u);
  EXPECT_TRUE(shows("On the plan"));
  EXPECT_FALSE(rig.ui().find("Take 3 to the plan"));
}

TEST_F(OrganizedBoard, A_facilitator_completes_the_shortlist_of_a_closed_board) {
  as(-1);
  rig.want(app::SetPhase{kBoard, BoardPhase::closed});
  open("One window");
  rig.ui().click("Choose it");
  rig.ui().settle();
  EXPECT_TRUE(rig.card("One window").shortlisted);
  as(0);
  open("One window");
  EXPECT_TRUE(rig.ui().find("Not chosen")) << "this device is a facilitator's";
}

}  // namespace
}  // namespace ubao::test
