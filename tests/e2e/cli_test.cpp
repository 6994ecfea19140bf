// The command line as scripts rely on it: exit codes, one JSON object, plain sentences on standard error.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/e2e/installation.h"
#include "tests/support/places.h"

namespace ubao::test {
namespace {

TEST(Cli, Wrong_usage_ends_with_2_and_changes_nothing) {
  const Installation home;
  for (const Words& words :
       {Words{"frobnicate"}, Words{"workshop"}, Words{"workshop", "new", "--colour", "red"}, Words{"log"},
        Words{"person", "add", "--workshop", "k7f3q9x2mbw4hd2a"}, Words{"gui", "--size", "wide"},
        Words{"sync", "--workshop", "k7f3q9x2mbw4hd2a", "--to", "https://couch.example"},
        Words{"sync", "--workshop", "k7f3q9x2mbw4hd2a", "--to", "https://couch.example", "--once",
              "--timeout", "-1"}}) {
    const Ended ended = home.run(words);
    EXPECT_EQ(ended.exit_code, kUsage) << words.front() << ended.output;
    EXPECT_EQ(ended.output, "") << words.front();
    EXPECT_NE(ended.errors, "") << words.front();
  }
  EXPECT_FALSE(std::filesystem::exists(home.data()));
}

TEST(Cli, Help_is_asked_for_and_so_goes_to_standard_output) {
  const Installation home;
  const Ended ended = home.run({"--help"});
  EXPECT_EQ(ended.exit_code, kDone);
  EXPECT_NE(ended.output.find("workshop"), std::string::npos);
  const Ended record = home.run({"record", "--help"});
  EXPECT_NE(record.output.find("assessment.submit"), std::string::npos) << record.output;
}

TEST(Cli, Json_is_one_object_on_one_line_and_without_it_the_same_object_for_reading) {
  const Installation home;
  const std::string workshop = home.new_workshop();
  for (const Words& words :
       {Words{"workshop", "list"}, Words{"workshop", "new", "--title", "Second"}, Words{"doctor"},
        Words{"activity", "list", "--workshop", workshop}, Words{"status", "--workshop", workshop},
        Words{"person", "add", "--workshop", workshop, "--name", "Amina"}}) {
    Words short_words = words;
    short_words.push_back("--json");
    const Ended in_one_line = home.run(short_words);
    EXPECT_EQ(in_one_line.exit_code, kDone) << words.front();
    EXPECT_EQ(std::count(in_one_line.output.begin(), in_one_line.output.end(), '\n'), 1) << words.front();
    const Ended readable = home.run(words);
    EXPECT_GT(std::count(readable.output.begin(), readable.output.end(), '\n'), 1) << words.front();
    const json one = object_of(in_one_line), other = object_of(readable);
    for (const auto& member : one.items())
      EXPECT_TRUE(other.contains(member.key())) << words.front() << ": " << member.key();
  }
}

TEST(Cli, A_workshop_is_made_listed_and_deleted) {
  const Installation home;
  const std::string workshop = home.new_workshop("Mombasa, second cohort");
  const json list = home.ask({"workshop", "list"});
  ASSERT_EQ(list.value("workshops", json::array()).size(), 1u);
  EXPECT_EQ(list["workshops"][0].value("workshop", ""), workshop);
  EXPECT_EQ(list["workshops"][0].value("title", ""), "Mombasa, second cohort");
  const Ended kept = home.run({"workshop", "delete", "--workshop", workshop});
  EXPECT_EQ(kept.exit_code, kFailed);
  expect_sentence(kept, "The office did not confirm that it holds all of this");
  home.ask({"workshop", "delete", "--workshop", workshop, "--even-though-not-delivered", workshop});
  EXPECT_EQ(home.ask({"workshop", "list"}).value("workshops", json::array()).size(), 0u);
  const Ended gone = home.run({"status", "--workshop", workshop});
  EXPECT_EQ(gone.exit_code, kFailed);
  expect_sentence(gone, "There is no such thing here.");
}

TEST(Cli, Both_courses_and_the_sample_open) {
  const Installation home;
  home.ask({"workshop", "new", "--course", "face-to-face-5d", "--title", "Five days"});
  const std::string sample = home.ask({"workshop", "sample"}).value("workshop", "");
  const json list = home.ask({"activity", "list", "--workshop", sample});
  std::set<std::string> kinds;
  for (const json& activity : list.value("activities", json::array())) {
    kinds.insert(activity.value("kind", ""));
    EXPECT_NE(activity.value("id", ""), "");
    EXPECT_NE(activity.value("title", ""), "");
    EXPECT_NE(activity.value("session", ""), "");
  }
  for (const char* kind : {"assessment", "board", "poll", "worksheet"})
    EXPECT_TRUE(kinds.contains(kind)) << kind;
  home.expect_healthy();
}

TEST(Cli, Record_answers_line_by_line_and_goes_on_after_a_wrong_one) {
  const Installation home;
  const std::string workshop = home.new_workshop();
  const std::string board = home.activity(workshop, "board"), sheet = home.activity(workshop, "assessment");
  const std::string person = home.add_person(workshop, "Amina Hassan");
  Process record(home.command({"record", "--workshop", workshop}));
  const auto say = [&](const std::string& line) {
    record.write_line(line);
    return json::parse(record.read_line().value_or(""), nullptr, false);
  };
  // each answer is there before the next line is written: it is flushed
  const json added = say(card_intent(board, "One window for everything", person).dump());
  EXPECT_EQ(added.value("op", "").rfind("op:", 0), 0u) << added;
  EXPECT_EQ(added.value("record", "").rfind("card:", 0), 0u) << added;
  const json answer = {{"do", "answer.set"}, {"activity", sheet}, {"person", person}, {"code", "L3"}};
  for (const json& value : {json(4), json("dk"), json("na"), json("skipped"), json(5)}) {
    json intent = answer;
    intent["value"] = value;
    EXPECT_EQ(say(intent.dump()), json({{"draft", true}})) << value;
  }
  record.write_line("not JSON");
  record.write_line(R"({"do":"card.dance"})");
  record.write_line(R"({"do":"card.add","activity":"activity:none","text":"x"})");
  json wrong = answer;
  wrong["value"] = 6;
  record.write_line(wrong.dump());
  record.write_line("");
  const json submitted =
      say(json{{"do", "assessment.submit"}, {"activity", sheet}, {"person", person}}.dump());
  EXPECT_EQ(submitted.value("record", "").rfind("completion:", 0), 0u) << submitted;
  const json removed = say(json{{"do", "card.remove"}, {"card", added["record"]}, {"person", person}}.dump());
  EXPECT_EQ(removed.value("record", ""), added.value("record", "")) << removed;
  const Ended ended = record.finish();
  EXPECT_EQ(ended.exit_code, kFailed) << "some lines were wrong";
  EXPECT_EQ(ended.output, "");
  EXPECT_EQ(std::count(ended.errors.begin(), ended.errors.end(), '\n'), 4) << ended.errors;
  for (const char* line : {"line 7: ", "line 8: ", "line 9: ", "line 10: "})
    EXPECT_NE(ended.errors.find(line), std::string::npos) << ended.errors;
  const auto ids = home.op_ids(workshop);
  for (const json& each : {added, submitted, removed}) EXPECT_TRUE(ids.contains(each.value("op", "")));
}

TEST(Cli, The_log_is_in_order_and_in_the_canonical_form) {
  const Installation home;
  const std::string workshop = home.new_workshop();
  home.add_card(workshop, "Zażółć gęślą jaźń \"quoted\" \\ and\ttabbed");
  std::pair<std::int64_t, std::string> before{0, ""};
  for (const std::string& line : home.log(workshop)) {
    const json op = json::parse(line, nullptr, false);
    ASSERT_TRUE(op.is_object()) << line;
    const std::pair<std::int64_t, std::string> place{op.value("n", std::int64_t{0}), op.value("_id", "")};
    EXPECT_LT(before, place);
    before = place;
    EXPECT_EQ(op.dump(), line) << "keys in order, no blanks";
  }
  const json state = json::parse(home.dump(workshop), nullptr, false);
  EXPECT_TRUE(state.contains("records"));
}

TEST(Cli, Without_a_folder_data_lie_where_the_system_keeps_them) {
  const TempFolder folder;
  ProcessOptions options;
  options.environment = {{"XDG_DATA_HOME", folder.path().string()}};
  const Ended ended = run_program({ubao_program(), "workshop", "new", "--title", "Training"}, {}, options);
  EXPECT_EQ(ended.exit_code, kDone) << ended.errors;
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "ubao" / "device.db"));
  EXPECT_EQ(
      std::filesystem::status(folder.path() / "ubao").permissions() & std::filesystem::perms::others_all,
      std::filesystem::perms::none)
      << "what people said is nobody else's";
}

TEST(Cli, A_window_where_there_is_no_screen_is_a_sentence_not_a_crash) {
  const Installation home;
  ProcessOptions options;
  options.environment = {{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}};
  const Ended ended = home.run({"gui"}, {}, options);
  EXPECT_EQ(ended.exit_code, kFailed);
  expect_sentence(ended, "No window can be opened here");
}

}  // namespace
}  // namespace ubao::test
