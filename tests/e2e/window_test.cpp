// The real window on a virtual screen: every screen can be drawn and photographed, and says what it cost.
#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <set>

#include "tests/e2e/installation.h"
#include "tests/support/picture.h"

namespace ubao::test {
namespace {

class Window : public testing::Test {
 protected:
  void SetUp() override {
    const char* display = std::getenv("DISPLAY");
    if (!display || !*display) GTEST_SKIP() << "no DISPLAY; run the tests under xvfb-run, as ./dev test does";
  }

  // One sample workshop for all tests of a run.
  static const Installation& home() {
    static const Installation installation;
    return installation;
  }
  static const std::string& sample() {
    static const std::string workshop = home().ask({"workshop", "sample"}).value("workshop", "");
    return workshop;
  }
  static std::string somebody() {
    const json state = json::parse(home().dump(sample()), nullptr, false);
    const json records = state.value("records", json::object());
    for (const auto& record : records.items())
      if (record.key().rfind("person:", 0) == 0) return record.key();
    return {};
  }

  // The picture of a screen.
  Picture shot(const Words& words) {
    const std::string file = folder_.file("shot.png");
    Words command{"gui", "--shot", file};
    command.insert(command.end(), words.begin(), words.end());
    const Ended ended = home().run(command);
    EXPECT_EQ(ended.exit_code, 0) << ended.errors;
    EXPECT_EQ(ended.errors, "");
    return read_picture(file);
  }

  TempFolder folder_;
};

TEST_F(Window, Every_screen_is_drawn_in_the_size_that_was_asked_for) {
  const std::string person = somebody();
  ASSERT_NE(person, "");
  std::set<std::uint64_t> seen;
  for (const char* screen :
       {"home", "new", "join", "agenda", "people", "assessment", "board", "delivery", "settings"}) {
    Words words{"--screen", screen};
    const std::string name = screen;
    if (name != "home" && name != "new" && name != "join")
      words.insert(words.end(), {"--workshop", sample(), "--person", person});
    const Picture picture = shot(words);
    EXPECT_EQ(picture.width, 1366) << screen;
    EXPECT_EQ(picture.height, 768) << screen;
    EXPECT_GT(picture.colours(), 50u) << screen;
    EXPECT_TRUE(seen.insert(picture.fingerprint()).second) << screen << " looks like another one";
  }
}

TEST_F(Window, Size_scale_and_theme_are_taken_from_the_command_line) {
  const Words board{"--screen", "board", "--workshop", sample(), "--person", somebody()};
  const auto with = [&](const Words& more) {
    Words words = board;
    words.insert(words.end(), more.begin(), more.end());
    return shot(words);
  };
  const Picture plain = with({"--size", "800x1280"});
  EXPECT_EQ(plain.width, 800);
  EXPECT_EQ(plain.height, 1280);
  std::set<std::uint64_t> seen{plain.fingerprint()};
  for (const Words& more :
       {Words{"--size", "800x1280", "--theme", "dark"}, Words{"--size", "800x1280", "--theme", "contrast"},
        Words{"--size", "800x1280", "--scale", "1.25"}})
    EXPECT_TRUE(seen.insert(with(more).fingerprint()).second) << more[2] << " " << more[3];
  const Picture narrow = with({"--size", "360x740"});
  EXPECT_EQ(narrow.width, 360);
  EXPECT_GT(narrow.colours(), 50u);
}

TEST_F(Window, A_screen_or_person_that_does_not_exist_is_told) {
  const Ended screen = home().run({"gui", "--screen", "nowhere", "--shot", folder_.file("x.png")});
  EXPECT_EQ(screen.exit_code, 1);
  expect_sentence(screen, "nowhere");
  const Ended person = home().run({"gui", "--workshop", sample(), "--person", "person:nobody", "--screen",
                                   "board", "--shot", folder_.file("x.png")});
  EXPECT_EQ(person.exit_code, 1);
  expect_sentence(person, "person:nobody");
  const Ended folder = home().run({"gui", "--shot", folder_.file("no/such/folder.png")});
  EXPECT_EQ(folder.exit_code, 1);
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "x.png"));
}

TEST_F(Window, The_trace_says_when_the_first_frame_was_there) {
  const std::string trace = folder_.file("trace.jsonl");
  Process window(home().command({"gui", "--workshop", sample(), "--trace", trace}));
  std::string line;
  // the file comes with the window; the line with the first frame
  const auto until = std::chrono::steady_clock::now() + Process::kPatience;
  while (line.empty() && std::chrono::steady_clock::now() < until) {
    EXPECT_FALSE(window.read_line(std::chrono::milliseconds(20))) << "a window prints nothing";
    std::ifstream file(trace);
    std::getline(file, line);
    if (file.eof()) line.clear();  // not a whole line yet
  }
  const json first = json::parse(line, nullptr, false);
  ASSERT_TRUE(first.is_object()) << line;
  EXPECT_GT(first.value("first_frame_ms", 0.0), 1.0);
  EXPECT_LT(first.value("first_frame_ms", 1e9), 10'000.0)
      << "the figure itself is a matter of the benchmarks";
  EXPECT_EQ(window.wait(std::chrono::milliseconds(0)).signal, SIGKILL) << "it runs until people close it";
  home().expect_healthy();
}

}  // namespace
}  // namespace ubao::test
