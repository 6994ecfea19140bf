// Pictures and tables of a whiteboard, written to files by the real program.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/e2e/installation.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

class PicturedBoard : public ::testing::Test {
 protected:
  void SetUp() override {
    workshop = home.new_workshop();
    board = home.activity(workshop, "board");
    amina = home.add_person(workshop, "Amina");
    one({{"do", "activity.set"}, {"activity", board}, {"state", "open"}});
    one({{"do", "card.add"},
         {"activity", board},
         {"person", amina},
         {"text", "=One window for all"},
         {"pos", {10, -20}}});
  }
  void one(json intent) { home.record(workshop, {std::move(intent)}); }
  Words command(const std::string& activity, const std::string& kind, const std::string& file,
                const Words& more = {}) {
    Words words{"chart", "--workshop", workshop, "--activity", activity, "--kind", kind, "--out", path(file)};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  std::string path(const std::string& file) { return (home.data() / file).string(); }
  std::string written(const std::string& kind, const std::string& file, const Words& more = {}) {
    EXPECT_EQ(home.ask(command(board, kind, file, more)).value("cards", -1), shown) << kind;
    std::ifstream in(path(file), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
  }

  Installation home;
  std::string workshop, board, amina;
  int shown = 1;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST_F(PicturedBoard, A_board_is_written_as_svg_in_every_theme_and_as_png) {
  std::string before;
  for (const char* theme : {"light", "dark", "contrast", "print"}) {
    const std::string svg = written("board", std::string(theme) + ".svg", {"--theme", theme});
    EXPECT_TRUE(has(svg, "One window")) << theme;
    EXPECT_TRUE(has(svg, "n = 1 card")) << theme;
    EXPECT_NE(svg, before) << theme;
    before = svg;
  }
  const std::string png = written("board", "board.png");
  EXPECT_EQ(png.compare(0, 8, "\x89PNG\r\n\x1a\n"), 0);
}

TEST_F(PicturedBoard, Its_table_holds_the_cards_and_no_formula) {
  const std::string csv = written("table", "cards.csv");
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 2);
  EXPECT_TRUE(has(csv, "One window for all"));
  EXPECT_FALSE(has(csv, ",=One"));
}

TEST_F(PicturedBoard, Cards_of_private_writing_are_in_no_file) {
  one({{"do", "reveal.set"}, {"activity", board}, {"value", false}});
  shown = 0;
  EXPECT_FALSE(has(written("board", "hidden.svg"), "One window"));
  EXPECT_FALSE(has(written("table", "hidden.csv"), "One window"));
}

TEST_F(PicturedBoard, What_does_not_go_together_is_told_and_writes_nothing) {
  EXPECT_EQ(home.run(command(board, "board", "board.csv")).exit_code, kUsage);
  EXPECT_EQ(home.run(command(board, "bars", "bars.svg")).exit_code, kFailed);
  EXPECT_EQ(home.run(command(kAssessment, "board", "none.svg")).exit_code, kFailed);
  for (const char* file : {"board.csv", "bars.svg", "none.svg"})
    EXPECT_FALSE(std::filesystem::exists(path(file))) << file;
}

}  // namespace
}  // namespace ubao::test
