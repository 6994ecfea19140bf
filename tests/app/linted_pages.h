// A page at every size, in words of usual length, in longer ones and mirrored, looked at by the layout lint.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/app/desk.h"
#include "tests/support/layout_lint.h"

namespace ubao::test {

struct Setting {
  const char* name;
  float width, height, scale;
  Words words;
};

inline std::vector<Setting> all_settings() {
  return {{"laptop", 1366, 768, 1, Words::usual},
          {"small", 1024, 600, 1.25f, Words::usual},
          {"small1", 1024, 600, 1, Words::usual},
          {"tablet", 800, 1280, 1, Words::usual},
          {"phone", 360, 740, 1, Words::usual},
          {"zoomed", 1366, 768, 2, Words::usual},
          {"laptop_longer", 1366, 768, 1, Words::longer},
          {"small_longer", 1024, 600, 1.25f, Words::longer},
          {"tablet_longer", 800, 1280, 1, Words::longer},
          {"phone_longer", 360, 740, 1, Words::longer},
          {"laptop_mirrored", 1366, 768, 1, Words::mirrored},
          {"phone_mirrored", 360, 740, 1, Words::mirrored}};
}

inline std::string name_of_setting(const ::testing::TestParamInfo<Setting>& given) {
  return std::string(given.param.name);
}

class LintedPages : public ::testing::TestWithParam<Setting> {
 protected:
  LintedPages() : desk({GetParam().width, GetParam().height, GetParam().scale}, GetParam().words) {}

  void look(const std::string& what) {
    desk.ui().wait(0.5);
    EXPECT_EQ(lint_report(desk.ui()), "") << what;
  }
  void with_problem(const std::string& what) {
    desk.failed(core::ErrorCode::disk_full);
    look(what + ", with a problem");
    desk.want(app::DismissProblem{});
  }
  std::string first_person() { return desk.workshop().people().front().id; }

  Desk desk;
};

}  // namespace ubao::test
