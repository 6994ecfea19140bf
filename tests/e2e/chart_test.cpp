// Charts and tables of an assessment, written to files by the real program.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/e2e/installation.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

class Charted : public ::testing::Test {
 protected:
  Charted() : workshop_(home_.ask({"workshop", "sample"}).value("workshop", "")) {
    home_.record(workshop_, {{{"do", "activity.set"}, {"activity", kAssessment}, {"state", "closed"}}});
  }
  Words command(const std::string& kind, const std::string& file, const Words& more = {}) const {
    Words words{"chart",  "--workshop", workshop_, "--activity", kAssessment,
                "--kind", kind,         "--out",   path(file)};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  std::string path(const std::string& file) const { return (home_.data() / file).string(); }
  std::string written(const std::string& kind, const std::string& file, const Words& more = {}) const {
    home_.ask(command(kind, file, more));
    return content_of(path(file));
  }

  Installation home_;
  std::string workshop_;
};

TEST_F(Charted, Bars_radar_and_groups_say_of_how_many_and_that_they_are_no_ranking) {
  for (const auto& [kind, more] : {std::pair("bars", Words{}), std::pair("radar", Words{}),
                                   std::pair("groups", Words{"--by", "role", "--theme", "print"})}) {
    const std::string svg = written(kind, std::string(kind) + ".svg", more);
    EXPECT_EQ(svg.compare(0, 5, "<?xml"), 0) << kind;
    EXPECT_NE(svg.find("n = 19 people"), std::string::npos) << kind;
    EXPECT_NE(svg.find("not a ranking"), std::string::npos) << kind;
  }
}

TEST_F(Charted, A_dumbbell_stands_between_what_was_answered_alone_and_what_was_agreed) {
  home_.record(workshop_, {{{"do", "consensus.set"},
                            {"activity", kAssessment},
                            {"statement", "L3"},
                            {"rating", 4},
                            {"reason", "The new budget line"}}});
  const std::string svg = written("dumbbell", "shift.svg");
  EXPECT_NE(svg.find("L3"), std::string::npos);
  EXPECT_EQ(svg.find("L4"), std::string::npos) << "nothing was agreed on there";
  EXPECT_EQ(svg.find("budget"), std::string::npos);
}

TEST_F(Charted, A_picture_is_a_png) {
  const std::string png = written("radar", "radar.png");
  EXPECT_EQ(png.compare(0, 8, "\x89PNG\r\n\x1a\n"), 0);
  EXPECT_GT(png.size(), 5000u);
}

TEST_F(Charted, A_table_has_a_row_for_each_statement) {
  const std::string csv = written("table", "answers.csv");
  EXPECT_GE(std::count(csv.begin(), csv.end(), '\n'), 43);
}

TEST_F(Charted, What_does_not_go_together_is_told_and_writes_nothing) {
  EXPECT_EQ(home_.run(command("bars", "bars.txt")).exit_code, kUsage);
  EXPECT_EQ(home_.run(command("table", "table.svg")).exit_code, kUsage);
  EXPECT_EQ(home_.run(command("groups", "groups.svg")).exit_code, kUsage);
  EXPECT_EQ(home_.run(command("pie", "pie.svg")).exit_code, kUsage);
  for (const char* file : {"bars.txt", "table.svg", "groups.svg", "pie.svg"})
    EXPECT_FALSE(std::filesystem::exists(path(file))) << file;
}

}  // namespace
}  // namespace ubao::test
