// The assessment and the board as people have them: the real App on a real store in a folder of its own,
// drawn without a window. Closing and opening again is what a restart does.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/app.h"
#include "core/keyring.h"
#include "core/store.h"
#include "core/workshop.h"
#include "tests/support/activities.h"
#include "tests/support/fixed_env.h"
#include "tests/support/headless_ui.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {

class ScreenRig {
 public:
  // A workshop of the online course; with the people and cards of the sample, or with two people and none.
  explicit ScreenRig(bool sample = false, const HeadlessOptions& options = {});
  ~ScreenRig();

  core::Workshop& workshop() { return *workshop_; }
  app::App& app() { return *app_; }
  app::State& state() { return app_->state(); }
  HeadlessUi& ui() { return *ui_; }

  // Goes there as the nth person; -1 for the facilitator.
  void open(app::Screen screen, const std::string& activity, int person);
  void want(const app::Intent& intent);  // as if a screen had asked for it
  // Everything that is not on the disk is gone.
  void restart();

  const std::string& person(int n) const { return people_.at(static_cast<std::size_t>(n)); }
  core::AnswerSheet sheet() { return workshop_->answers(state().activity, state().person); }
  core::Board board() { return workshop_->board(state().activity); }
  // The card with that text; fails the test when there is none.
  core::Card card(const std::string& text);

  // All intents that screens pushed since the last call.
  app::Intents take_intents();

 private:
  void start();
  void stop();
  void draw(app::Ui& ui);

  TempFolder folder_;
  FixedEnv env_;
  core::Founding founding_;
  HeadlessOptions options_;
  core::Language language_;
  std::unique_ptr<core::Workshop> workshop_;
  std::unique_ptr<app::App> app_;
  std::unique_ptr<HeadlessUi> ui_;
  std::vector<std::string> people_;
  app::Intents wanted_, seen_;
};

// A second tablet that has all that is on the first one when it is made; what it says arrives when told to.
class OtherTablet {
 public:
  explicit OtherTablet(ScreenRig& rig);
  core::Workshop& workshop() { return *workshop_; }
  void says(const std::string& record, core::Json set, std::vector<std::string> also_saw = {});
  void arrives();  // by way of the office

 private:
  static std::vector<core::Json> documents(core::Store& store);

  ScreenRig& rig_;
  TempFolder folder_;
  FixedEnv env_{99};
  std::unique_ptr<core::Workshop> workshop_;
};

}  // namespace ubao::test
