// A whiteboard from the command line: from the first idea to the action plan, as scripts do it.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/e2e/installation.h"

namespace ubao::test {
namespace {

json member(const json& object, const char* name) {
  return object.is_object() ? object.value(name, json()) : json();
}

void expect_line(const Ended& ended, const std::string& part) {
  EXPECT_EQ(ended.errors.rfind("ubao: line 1: ", 0), 0u) << ended.errors;
  EXPECT_NE(ended.errors.find(part), std::string::npos) << ended.errors;
}

class BoardCli : public ::testing::Test {
 protected:
  void SetUp() override {
    workshop = home.new_workshop();
    board_id = home.activity(workshop, "board");
    amina = home.add_person(workshop, "Amina");
    brian = home.add_person(workshop, "Brian");
  }
  // One intent; what record answers.
  std::string one(json intent) {
    const auto answers = home.record(workshop, {std::move(intent)});
    return answers.empty() ? std::string() : answers.front().value("record", "");
  }
  json board(const std::string& person = {}) {
    Words words{"board", "--workshop", workshop, "--activity", board_id, "--json"};
    if (!person.empty()) words.insert(words.end(), {"--person", person});
    return home.ask(words);
  }
  json card(const std::string& id, const std::string& person = {}) {
    for (const json& each : member(board(person), "cards"))
      if (each.value("id", "") == id) return each;
    return {};
  }
  Ended refused(const json& intent) {
    Ended ended = home.run({"record", "--workshop", workshop}, lines_of({intent}));
    EXPECT_EQ(ended.exit_code, kFailed);
    return ended;
  }

  Installation home;
  std::string workshop, board_id, amina, brian;
};

TEST_F(BoardCli, A_board_is_played_from_the_first_idea_to_the_action_plan) {
  const std::string idea = one({{"do", "card.add"},
                                {"activity", board_id},
                                {"person", amina},
                                {"text", "One window"},
                                {"pos", {10, -20}},
                                {"tags", {"access", "people"}}});
  const std::string other =
      one({{"do", "card.add"}, {"activity", board_id}, {"person", brian}, {"text", "More forms"}});
  expect_line(refused({{"do", "vote.set"}, {"card", idea}, {"person", brian}, {"value", true}}),
              "votes come in the critical phase");
  one({{"do", "phase.set"}, {"activity", board_id}, {"phase", "appreciate"}});
  const std::string word = one({{"do", "card.add"},
                                {"activity", board_id},
                                {"person", brian},
                                {"kind", "comment"},
                                {"on", idea},
                                {"text", "It saves a day"}});
  one({{"do", "phase.set"}, {"activity", board_id}, {"phase", "critical"}});
  const std::string group =
      one({{"do", "group.set"}, {"activity", board_id}, {"name", "Queues"}, {"colour", "leaf"}});
  one({{"do", "group.set"}, {"group", group}, {"name", "No queues"}});
  home.record(workshop, {{{"do", "card.set"},
                          {"card", idea},
                          {"group", group},
                          {"colour", "sky"},
                          {"tags", {{"access", false}, {"trust", true}}}},
                         {{"do", "vote.set"}, {"card", idea}, {"person", amina}, {"value", true}},
                         {{"do", "vote.set"}, {"card", idea}, {"person", brian}, {"value", true}},
                         {{"do", "vote.set"}, {"card", other}, {"person", brian}, {"value", true}},
                         {{"do", "vote.set"}, {"card", other}, {"person", brian}, {"value", false}},
                         {{"do", "shortlist.set"}, {"card", idea}, {"value", true}},
                         {{"do", "park.set"}, {"card", other}, {"value", true}}});
  json votes = member(board(brian), "votes");
  EXPECT_EQ(votes.value("shown", true), false);
  EXPECT_EQ(votes.value("cards", json()), json::object());
  EXPECT_EQ(votes.value("mine", json()), json::array({idea}));
  EXPECT_EQ(votes.value("left", -1), 4);
  home.record(workshop,
              {{{"do", "votes.show"}, {"activity", board_id}, {"value", true}},
               {{"do", "timer.set"}, {"activity", board_id}, {"seconds", 300}},
               {{"do", "place.show"}, {"activity", board_id}, {"x", 10}, {"y", 20}, {"w", 300}, {"h", 200}},
               {{"do", "lock.set"}, {"activity", board_id}, {"value", true}}});
  const json shown = board(amina);
  EXPECT_EQ(shown.value("phase", ""), "critical");
  EXPECT_EQ(shown.value("phases", json()), (json{"creative", "appreciate", "critical", "closed"}));
  EXPECT_EQ(shown["votes"]["cards"][idea], (json{{"counted", 2}, {"late", 0}, {"surplus", 0}}));
  EXPECT_EQ(shown["rules"]["votes_each"], 5);
  EXPECT_EQ(shown["timer"]["seconds"], 300);
  EXPECT_GT(shown["timer"]["left"], 200);
  EXPECT_EQ(shown["locked"], true);
  EXPECT_EQ(shown["groups"][0]["name"], "No queues");
  EXPECT_EQ(shown["groups"][0]["cards"], 1);
  const json said = card(idea, amina);
  EXPECT_EQ(said.value("text", ""), "One window");
  EXPECT_EQ(said.value("pos", json()), (json{10, -20}));
  EXPECT_EQ(said.value("group", ""), group);
  EXPECT_EQ(said.value("tags", json()), (json{"people", "trust"}));
  EXPECT_EQ(said.value("author", ""), "Amina");
  EXPECT_EQ(said.value("shortlisted", false), true);
  EXPECT_EQ(said.value("mine", false), true);
  EXPECT_EQ(card(other).value("parked", false), true);
  EXPECT_EQ(card(word).value("on", ""), idea);
  home.record(workshop, {{{"do", "phase.set"}, {"activity", board_id}, {"phase", "closed"}}});
  EXPECT_EQ(one({{"do", "plan.add"}, {"card", idea}, {"person", amina}}).rfind("row:", 0), 0u);
  expect_line(refused({{"do", "plan.add"}, {"card", idea}}), "This was done before.");
  expect_line(refused({{"do", "card.add"}, {"activity", board_id}, {"text", "x"}}), "the board is closed");
  home.expect_healthy();
}

TEST_F(BoardCli, Private_words_are_counted_and_come_out_of_no_command_that_shows_a_board) {
  one({{"do", "reveal.set"}, {"activity", board_id}, {"value", false}});
  one({{"do", "card.add"}, {"activity", board_id}, {"person", amina}, {"text", "about pangolins"}});
  for (const std::string& looks : {brian, std::string()}) {
    const json shown = board(looks);
    EXPECT_EQ(shown.value("hidden_cards", 0), 1);
    EXPECT_EQ(shown.dump().find("pangolins"), std::string::npos) << shown;
  }
  const std::string file = (home.data().parent_path() / (workshop + ".csv")).string();
  const json written = home.ask({"board", "--workshop", workshop, "--activity", board_id, "--csv", file});
  EXPECT_EQ(written.value("cards", -1), 0);
  EXPECT_NE(board(amina).dump().find("pangolins"), std::string::npos);
  one({{"do", "reveal.set"}, {"activity", board_id}, {"value", true}});
  EXPECT_NE(board(brian).dump().find("pangolins"), std::string::npos);
  std::filesystem::remove(file);
}

TEST_F(BoardCli, Cards_go_to_a_table_in_which_nothing_is_a_formula) {
  one({{"do", "card.add"}, {"activity", board_id}, {"person", amina}, {"text", "=1+1"}});
  const std::string file = (home.data().parent_path() / (workshop + ".csv")).string();
  home.ask({"board", "--workshop", workshop, "--activity", board_id, "--csv", file});
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  EXPECT_NE(text.str().find(",'=1+1,"), std::string::npos) << text.str();
  EXPECT_NE(text.str().find("Amina"), std::string::npos);
  std::filesystem::remove(file);
}

TEST_F(BoardCli, Help_lists_every_intent_with_its_members) {
  const std::string help = home.run({"record", "--help"}).output;
  for (const char* line :
       {"card.add: activity, text [person, pos, colour, kind, on, group, tags]",
        "card.set: card [person, text, pos, colour, kind, group, tags, parked, shortlisted]",
        "card.remove: card [person]", "card.restore: card [person]", "shortlist.set: card, value [person]",
        "park.set: card, value [person]", "group.set: activity, name [person, colour], or group",
        "group.remove: group [person]", "group.restore: group [person]", "vote.set: card, person, value",
        "phase.set: activity, phase", "reveal.set: activity, value", "votes.show: activity, value",
        "lock.set: activity, value", "timer.set: activity, seconds", "place.show: activity, x, y, w, h",
        "plan.add: card [person, worksheet]", "answer.set: activity, person, code, value"})
    EXPECT_NE(help.find(line), std::string::npos) << line << "\n" << help;
}

TEST_F(BoardCli, Wrong_members_are_sentences_and_change_nothing) {
  const std::string before = home.dump(workshop);
  const std::pair<json, const char*> wrong[] = {
      {{{"do", "card.add"}, {"activity", board_id}, {"text", "x"}, {"pos", {1.5, 2}}}, ""},
      {{{"do", "card.add"}, {"activity", board_id}, {"text", "x"}, {"kind", "song"}}, "\"kind\" is idea"},
      {{{"do", "card.add"}, {"activity", board_id}, {"text", "x"}, {"kind", "comment"}}, "\"on\" is missing"},
      {{{"do", "card.add"}, {"activity", board_id}, {"text", "x"}, {"tags", "access"}}, "no list of texts"},
      {{{"do", "card.add"}, {"activity", board_id}, {"text", "x"}, {"tags", {"beauty"}}}, "no principle"},
      {{{"do", "card.add"}, {"activity", board_id}, {"text", std::string(100'000, 'x')}},
       "larger than allowed"},
      {{{"do", "card.add"}, {"activity", board_id}, {"text", "x"}, {"pos", {2147483647, 0}}}, "too far away"},
      {{{"do", "phase.set"}, {"activity", board_id}, {"phase", "dancing"}}, "\"phase\" is creative"},
      {{{"do", "reveal.set"}, {"activity", board_id}}, "\"value\" is true or false"},
      {{{"do", "timer.set"}, {"activity", board_id}, {"seconds", -1}}, "a day at the most"},
      {{{"do", "place.show"}, {"activity", board_id}, {"x", 0}, {"y", 0}, {"w", 0}, {"h", 9}}, "no size"},
      {{{"do", "timer.set"}, {"activity", board_id}, {"seconds", "long"}}, "no whole number"},
      {{{"do", "vote.set"}, {"card", "card:none"}, {"person", amina}, {"value", true}}, "no such thing"},
      {{{"do", "group.set"}, {"activity", board_id}}, "\"name\" is missing"}};
  for (const auto& [intent, sentence] : wrong) {
    const Ended ended = refused(intent);
    EXPECT_EQ(ended.output, "") << sentence;
    EXPECT_NE(ended.errors.find(sentence), std::string::npos) << sentence << ": " << ended.errors;
  }
  EXPECT_EQ(home.dump(workshop), before);
  EXPECT_EQ(home.run({"board", "--workshop", workshop, "--activity", "activity:none"}).exit_code, kFailed);
  EXPECT_EQ(home.run({"board", "--workshop", workshop, "--activity", board_id, "--person", "person:none"})
                .exit_code,
            kFailed);
  EXPECT_EQ(
      home.run({"board", "--workshop", workshop, "--activity", home.activity(workshop, "poll")}).exit_code,
      kFailed);
  EXPECT_EQ(home.run({"board", "--workshop", workshop}).exit_code, kUsage);
}

TEST(BoardCliQuadrants, Values_are_what_the_place_says) {
  Installation home;
  const std::string workshop =
      home.ask({"workshop", "new", "--course", "face-to-face-5d", "--title", "Five days"})
          .value("workshop", "");
  const std::string board = "activity:d4-doability";
  home.record(workshop,
              {{{"do", "card.add"}, {"activity", board}, {"text", "Free forms"}, {"pos", {312, -464}}}});
  const json shown = home.ask({"board", "--workshop", workshop, "--activity", board});
  ASSERT_EQ(member(shown, "cards").size(), 1u);
  EXPECT_EQ(shown["cards"][0]["values"], (json{{"doability", 0.75}, {"priority", 0.75}}));
  EXPECT_EQ(shown["cards"][0]["zone"], "now");
  EXPECT_EQ(shown["layout"], "quadrants");
  EXPECT_EQ(shown["axes"][1]["code"], "priority");
  int cards = 0;
  for (const json& zone : member(shown, "zones")) cards += zone.value("cards", 0);
  EXPECT_EQ(cards, 1);
}

}  // namespace
}  // namespace ubao::test
