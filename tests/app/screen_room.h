// A room on screens: the facilitator's laptop and shared tablets, each the real App on a real store of its
// own, drawn without windows, and people who hand the tablets over. What each has, all get when told to.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/app.h"
#include "core/keyring.h"
#include "core/store.h"
#include "core/workshop.h"
#include "tests/support/fixed_env.h"
#include "tests/support/headless_ui.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {

class Station {
 public:
  Station(const std::string& workshop, std::map<std::string, std::string> secrets, std::uint64_t seed,
          const HeadlessOptions& options);
  ~Station();

  // Once there is a workshop to be shown.
  void show() { app_->set_workshop(workshop_.get()); }

  core::Workshop& workshop() { return *workshop_; }
  app::State& state() { return app_->state(); }
  HeadlessUi& ui() { return *ui_; }

  void want(const app::Intent& intent);
  void click(const std::string& label);
  void press(const std::string& label);  // on the ledge, or in its menu
  void type(const std::string& text);
  bool shows(const std::string& text) { return ui_->shows(text); }
  // The one before hands the device over; who takes it chooses her name and agrees where she is asked.
  void hand_to(const std::string& name);

 private:
  void draw(app::Ui& ui);

  TempFolder folder_;
  FixedEnv env_;
  core::Language language_;
  std::unique_ptr<core::Workshop> workshop_;
  std::unique_ptr<app::App> app_;
  std::unique_ptr<HeadlessUi> ui_;
  app::Intents wanted_;
};

class ScreenRoom {
 public:
  // The online course, without PINs; people sit at the tablets in turn.
  ScreenRoom(int tablets, const std::vector<std::string>& people);
  ~ScreenRoom();  // screens end in the order in which they began, backwards

  Station& facilitator() { return *stations_.front(); }
  Station& tablet(int n) { return *stations_.at(static_cast<std::size_t>(n) + 1); }
  int tablets() const { return static_cast<int>(stations_.size()) - 1; }
  const std::vector<std::string>& people() const { return people_; }
  std::string person(const std::string& name);
  // What each has, all get.
  void share();
  // What the board says is the same on every device, byte by byte.
  bool agrees(const std::string& activity);

 private:
  std::vector<std::string> people_;
  std::vector<std::unique_ptr<Station>> stations_;
};

}  // namespace ubao::test
