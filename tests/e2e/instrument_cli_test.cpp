// Statements as files on the command line: checked, taken out, edited elsewhere, read back in.
#include <gmock/gmock.h>

#include "tests/e2e/trusting.h"

namespace ubao::test {
namespace {

using testing::HasSubstr;

class InstrumentFiles : public Trusting {
 protected:
  json shipped() {
    home.ask({"instrument", "export", "--out", papers.path("shipped.json")});
    return json::parse(papers.read("shipped.json"));
  }
  json imported(const std::string& file) {
    return home.ask({"instrument", "import", "--workshop", workshop, "--activity", kAssessment, file});
  }
  Ended import(const std::string& file) {
    return home.run({"instrument", "import", "--workshop", workshop, "--activity", kAssessment, file});
  }
  std::string wrong_file(const std::string& name, const std::function<void(json&)>& change) {
    json file = shipped();
    change(file);
    return papers.write(name, file.dump());
  }
};

TEST_F(InstrumentFiles, The_shipped_one_is_fine) {
  shipped();
  const json said = home.ask({"instrument", "check", papers.path("shipped.json")});
  EXPECT_EQ(said.at("ok"), true);
  EXPECT_EQ(said.at("id"), "dtca-default");
  EXPECT_EQ(said.at("version"), "1.0.0");
  EXPECT_EQ(said.at("statements"), 42);
  EXPECT_EQ(said.at("dimensions").size(), 6u);
  EXPECT_EQ(said.at("points"), 5);
  EXPECT_EQ(said.at("languages"), (json{{"en", "original"}}));
  EXPECT_TRUE(said.at("warnings").empty());
  home.ask({"instrument", "export", "--name", "pillars", "--out", papers.path("pillars.json")});
  const json pillars = home.ask({"instrument", "check", papers.path("pillars.json")});
  EXPECT_EQ(pillars.at("scopes"), (json{"national", "local", "society"}));
}

TEST_F(InstrumentFiles, What_should_be_looked_at_again_is_named_and_does_not_refuse) {
  const std::string file = wrong_file("doubtful.json", [](json& i) {
    i["languages"]["ar"] = "draft";
    i["statements"][0]["text"]["en"] = "<b>Bold</b>";
    i["statements"][0]["text"]["ar"] = "\u0627\u0644\u0642\u064a\u0627\u062f\u0629";
  });
  const json said = home.ask({"instrument", "check", file});
  EXPECT_EQ(said.at("ok"), true);
  ASSERT_EQ(said.at("warnings").size(), 2u);
  EXPECT_EQ(said["warnings"][0].at("kind"), "missing_translation");
  EXPECT_EQ(said["warnings"][0].at("statements").size(), 41u);
  EXPECT_EQ(said["warnings"][1].at("kind"), "looks_like_html");
  EXPECT_THAT(said["warnings"][1].value("text", ""), HasSubstr("L1 in \"en\""));
}

TEST_F(InstrumentFiles, A_bad_file_is_refused_with_its_place) {
  const auto expect = [&](const std::string& file, const std::string& sentence) {
    expect_refused(home.run({"instrument", "check", file}), sentence);
    expect_refused(import(file), sentence);
  };
  expect(wrong_file("a", [](json& i) { i["statements"][3]["code"] = "L1"; }),
         "statements[3]: code \"L1\" is there twice");
  expect(wrong_file("b", [](json& i) { i["statements"][3].erase("dimension"); }),
         "statements[3]: dimension is missing");
  expect(wrong_file("c", [](json& i) { i["statements"][3]["dimension"] = "Q"; }),
         "dimension \"Q\" is not there");
  expect(wrong_file("d",
                    [](json& i) {
                      for (int more = 43; more <= 2000; ++more)
                        i["statements"].push_back({{"code", "L" + std::to_string(more)},
                                                   {"dimension", "L"},
                                                   {"text", {{"en", "Text " + std::to_string(more)}}}});
                    }),
         "statements has more than 400 entries");
  expect(wrong_file("e", [](json& i) { i["scale"] = json::array({i["scale"][4]}); }),
         "scale must have 2 to 11 points");
  expect(wrong_file("f",
                    [](json& i) {
                      for (int value = 6; value <= 12; ++value)
                        i["scale"].push_back({{"value", value}, {"label", {{"en", "x"}}}});
                    }),
         "scale has more than 11 entries");
  std::string broken = shipped().dump();
  broken.replace(broken.find("senior"), 6, "s\xff\xffior");
  expect(papers.write("g", broken), "this is not JSON");
  expect(papers.write("h", "code;dimension;text:en\nL1;L;One\nL1;L;Two\n"),
         "row 3: code \"L1\" is there twice, first in row 2");
  expect(papers.write("i", "code,dimension,text:en\nL1,L,\xE9\n"), "row 2: the text is not UTF-8");
  expect(papers.write("j", ""), "the table is empty");
  expect(papers.path("nowhere"), "There is no such thing here.");
  EXPECT_EQ(home.ask({"instrument", "export", "--workshop", workshop, "--out", papers.path("after.json")})
                .at("version"),
            "1.0.0")
      << "nothing was changed";
}

TEST_F(InstrumentFiles, A_translator_gets_a_table_and_brings_it_back) {
  home.ask({"instrument", "export", "--workshop", workshop, "--out", papers.path("table.csv")});
  std::string table = papers.read("table.csv");
  EXPECT_EQ(table.substr(0, 3), "\xEF\xBB\xBF");
  const std::size_t head = table.find("text:en\r\n") + 7;
  table.insert(head, ",text:fr");
  const std::size_t first = table.find("\r\n", head + 10);
  table.insert(first, ",Un responsable.");
  const json said = imported(papers.write("back.csv", table));
  EXPECT_EQ(said.at("version"), "1.0.1") << "words only";
  EXPECT_EQ(said.at("languages").at("fr"), "draft");
  EXPECT_EQ(said.at("warnings")[0].at("kind"), "missing_translation");
  home.ask({"instrument", "export", "--workshop", workshop, "--out", papers.path("again.json")});
  EXPECT_EQ(json::parse(papers.read("again.json"))["statements"][0]["text"]["fr"], "Un responsable.");
}

TEST_F(InstrumentFiles, A_version_has_to_say_how_much_changed) {
  const std::string file = wrong_file("less.json", [](json& i) { i["statements"].erase(3); });
  expect_refused(import(file),
                 "L4 is gone or was moved since version 1.0.0: the version must be 2.0.0 or higher");
  const std::string raised = wrong_file("raised.json", [](json& i) {
    i["statements"].erase(3);
    i["version"] = "2.0.0";
  });
  EXPECT_EQ(imported(raised).at("statements"), 41);
  expect_refused(import(wrong_file("old.json", [](json&) {})),
                 "code \"L4\" was taken out before: another statement needs another code");
}

TEST_F(InstrumentFiles, After_the_first_answer_it_says_what_to_do_instead) {
  tell(home, state_intent(kAssessment, "open"));
  const std::string person = home.add_person(workshop, "Amina Hassan");
  EXPECT_EQ(tell(home, answer_intent(person)).exit_code, 0);
  const std::string file = wrong_file("late.json", [](json& i) {
    i["version"] = "1.0.1";
    i["note"]["en"] = "Ours.";
  });
  expect_refused(import(file), "Duplicate the assessment and change the copy.");
  const json copy = home.ask({"instrument", "duplicate", "--workshop", workshop});
  EXPECT_EQ(copy.at("activity"), "activity:a4-2");
  EXPECT_EQ(copy.at("instrument"), "dtca-default-2");
  expect_refused(home.run({"instrument", "duplicate", "--workshop", workshop}),
                 "there are several assessments; name one with --activity");
  const std::string for_copy = wrong_file("copy.json", [](json& i) {
    i["id"] = "dtca-default-2";
    i["version"] = "1.0.1";
    i["note"]["en"] = "Ours.";
  });
  EXPECT_EQ(
      home.ask({"instrument", "import", "--workshop", workshop, "--activity", "activity:a4-2", for_copy})
          .at("version"),
      "1.0.1");
}

TEST_F(InstrumentFiles, A_workshop_can_begin_with_one) {
  const std::string file = wrong_file("ours.json", [](json& i) {
    i["id"] = "ours";
    i["statements"].erase(3);
  });
  const std::string id =
      home.ask({"workshop", "new", "--title", "Ours", "--instrument", file}).value("workshop", "");
  const json said = home.ask({"instrument", "export", "--workshop", id, "--out", papers.path("x.json")});
  EXPECT_EQ(said.at("id"), "ours");
  EXPECT_EQ(said.at("statements"), 41);
}

TEST_F(InstrumentFiles, Teams_rate_pillars_by_intents) {
  const json rated = {{"do", "rating.set"}, {"activity", "activity:a6"},
                      {"team", "Blue"},     {"pillar", "data"},
                      {"scope", "local"},   {"current", 1},
                      {"target", 3},        {"opportunity", "One register"}};
  const auto said = home.record(workshop, {rated,
                                           {{"do", "rating.set"},
                                            {"activity", "activity:a6"},
                                            {"team", "Blue"},
                                            {"pillar", "data"},
                                            {"scope", "local"},
                                            {"current", 2}}});
  ASSERT_EQ(said.size(), 2u);
  EXPECT_EQ(said[0].at("record"), said[1].at("record")) << "the same cell";
  const json level = field_of(home.dump(workshop), said[0].value("record", ""), "level");
  EXPECT_EQ(level.at("value"), (json{{"current", 2}, {"target", 3}}));
  json wrong = rated;
  wrong["current"] = 5;
  expect_refused(tell(home, wrong), "no level 5");
  wrong["current"] = "two";
  expect_refused(tell(home, wrong), "\"current\" is no level");
}

}  // namespace
}  // namespace ubao::test
