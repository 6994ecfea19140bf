// The interface as a function of state: intents go in, ops are recorded, effects come out, views are brought
// up to date. Holds no window and no files; the open workshop belongs to platform. The store's thread.
#pragma once

#include <string>

#include "app/history.h"
#include "app/intents.h"
#include "app/state.h"
#include "core/language.h"
#include "core/workshop.h"

namespace ubao::app {

class App {
 public:
  // `language` outlives the app.
  explicit App(const core::Language& language) : language_(language) {}

  State& state() { return state_; }

  // The workshop that is open from now on, or null. It outlives its being set. Shows its agenda.
  void set_workshop(core::Workshop* workshop);

  // Carries out what people wanted, in order. `now` is seconds on a clock that only goes forward.
  Effects update(const Intents& intents, double now);

  // Brings the views of the present screen up to date where the store moved. Cheap when nothing did.
  void refresh(double now);

  // What platform reports.
  void fail(const core::Error& error);  // an effect could not be carried out
  void set_exchange(const Exchange& exchange);
  void show(const std::string& text, double now);

 private:
  void go_to(Screen screen, const std::string& activity);
  void go_back();
  void carry_out(const Intent& intent, Effects& effects);
  bool took(const core::Result<core::Recorded>& result);
  void toast(std::string_view key, core::Words words = {}, std::optional<Intent> undo = {});
  void answer(const SetAnswer& intent);
  void board_action(const Intent& intent);
  void act_on_board(const Intent& intent);
  void apply_step(const BoardStep& step, bool forward);
  void card_changed(const std::string& card);
  void refresh_badge();
  void refresh_own_assessments();
  void forget_person();
  const core::Card* shown_card(const std::string& id) const;

  const core::Language& language_;
  core::Workshop* workshop_ = nullptr;
  State state_;
  BoardHistory history_;
  double now_ = 0;
  core::ErrorCode storage_failure_ = core::ErrorCode::none;  // until something is saved again

  // what the views were computed for
  std::uint64_t shown_written_ = 0, shown_peers_ = 0, board_written_ = 0;
  std::string shown_key_;
};

}  // namespace ubao::app
