// A board on the screen with helpers that read as what a person does: the real screen, the real App, a real
// store.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "tests/app/screen_rig.h"

namespace ubao::test {

class Board : public ::testing::Test {
 protected:
  void SetUp() override { rig.open(app::Screen::board, kBoard, 0); }

  void add(const std::string& text, std::int64_t x, std::int64_t y) {
    rig.want(app::AddCard{kBoard, text, "maize", x, y});
    rig.state().board.selected.clear();
  }
  void write(const std::string& text) {
    rig.ui().click("New card");
    rig.ui().settle();
    rig.ui().type(text);
    rig.ui().click("Save");
  }
  ImVec2 middle(const std::string& text) { return rig.ui().item(text).box.middle(); }
  bool shows(const std::string& text) { return rig.ui().shows(text); }
  app::BoardDraft& draft() { return rig.state().board; }

  ScreenRig rig;
};

}  // namespace ubao::test
