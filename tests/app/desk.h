// The whole interface as a person has it on one device: the real App on real stores in a folder of its own,
// drawn without a window. What the program does outside of the App (files, settings) is done here with the
// same core functions; the network is what the test says it is.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/app.h"
#include "core/store.h"
#include "core/workshop.h"
#include "tests/support/fixed_env.h"
#include "tests/support/headless_ui.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {

// The words of the source tree as they are, every text 40 % longer as German or French may be, or laid out
// as Arabic is.
enum class Words { usual, longer, mirrored };
core::Language language_of(Words words);

core::WorkshopDetails titled(const std::string& title);

class Desk {
 public:
  explicit Desk(const HeadlessOptions& options = {}, Words words = Words::usual);
  ~Desk();

  HeadlessUi& ui() { return *ui_; }
  app::App& app() { return *app_; }
  app::State& state() { return app_->state(); }
  core::Workshop& workshop() { return *workshop_; }

  void want(const app::Intent& intent);  // as if a screen had asked for it
  void go(app::Screen screen, const std::string& activity = {});
  void type_into(const std::string& label, const std::string& text);

  // By keyboard only: Tab until the item has the focus. Fails the test when it is never reached.
  void tab_to(const std::string& label);
  void press_by_keys(const std::string& label);  // tab_to, then Space

  // A workshop with PINs and with these people, who said nothing yet.
  void begin(const std::vector<std::string>& names, bool pins = true,
             const std::string& course = "online-5x2h");
  core::Person person(const std::string& name);
  // The program was killed and is started again: what is not on the disk is gone.
  void restart();
  // Time goes by without anybody touching anything, for the screen and for the clock of the device.
  void pass(int seconds);

  // On the People screen: chooses a name; on the pad: digits one by one, then the button.
  void choose(const std::string& name);
  void press_digits(const std::string& digits, const std::string& then);
  // From the People screen to her own work, agreeing and choosing the PIN where she is asked.
  void come_in(const std::string& name, const std::string& pin);

  // The same workshop on a tablet that was invited for participants.
  void take_participants_tablet();
  // From now on words are not stretched until `stretch_now`.
  void hold_stretching() { hold_stretching_ = true; }
  void stretch_now();

  // In one transaction, with names and ministries of different lengths.
  void add_people(int count);

  // What became of joining: the workshop is there, or it is not.
  void joined(const std::string& title);
  void failed(core::ErrorCode code, const std::string& detail = {});

  // How the office answered: how many of the queue it holds, which it refused and why.
  void office_takes(int count, const std::vector<std::string>& refusals = {});
  void office_fails(core::ErrorCode code);
  // The office lists all that is here but for so many of the last, and a receipt is made of it.
  void office_confirms(int all_but = 0);

  const app::Effects& effects() const { return effects_; }
  template <class T>
  std::vector<T> effects_of() const {
    std::vector<T> found;
    for (const app::Effect& effect : effects_)
      if (const T* one = std::get_if<T>(&effect)) found.push_back(*one);
    return found;
  }

 private:
  void draw(app::Ui& ui);
  void carry_out(const app::Effect& effect);
  void show(const std::string& id);
  void refresh_home();
  std::unique_ptr<core::Workshop> open(const std::string& id, std::map<std::string, std::string> secrets = {},
                                       const std::string& file = {});
  std::string found();

  TempFolder folder_;
  FixedEnv env_{11};
  core::Language language_;
  std::unique_ptr<core::Workshop> workshop_;
  std::unique_ptr<app::App> app_;
  std::unique_ptr<HeadlessUi> ui_;
  std::vector<std::string> ids_;
  std::map<std::string, std::string> offices_;  // by workshop
  app::Intents wanted_;
  app::Effects effects_;
  std::vector<app::StretchWords> stretching_;
  bool hold_stretching_ = false;
};

}  // namespace ubao::test
