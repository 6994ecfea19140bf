// The interface as a function of state: intents go in, ops are recorded, effects come out, views are brought
// up to date. Holds no window and no files; the open workshop belongs to platform. The store's thread.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

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

  // The workshop that is open from now on, or null. It outlives its being set. Shows its agenda; on a device
  // that is no facilitator's, and where a passphrase guards her place, it asks first who works.
  void set_workshop(core::Workshop* workshop);

  // Carries out what people wanted, in order. `now` is seconds on a clock that only goes forward.
  Effects update(const Intents& intents, double now);

  // Brings the views of the present screen up to date where the store moved. Cheap when nothing did.
  void refresh(double now);

  // The key that words were stretched to, or why there is none, see StretchWords. A ticket that is not waited
  // for any more changes nothing.
  void stretched(std::uint64_t ticket, const core::Result<core::Secret>& key, double now);

  // Somebody touched glass, mouse or keyboard. After kIdleSeconds without it State::idle_at is reached, for
  // which the screen asks for one frame.
  void touched(double now);

  // What platform reports.
  void fail(const core::Error& error);  // an effect could not be carried out
  void set_exchange(const Exchange& with_office, const Exchange& nearby = {});
  void show(const std::string& text, double now);

 private:
  void go_to(Screen screen, const std::string& activity);
  void go_back();
  void carry_out(const Intent& intent, Effects& effects);
  template <class T>
  bool took(const core::Result<T>& result) {
    return result ? saved() : not_saved(result.error());
  }
  bool saved();
  bool not_saved(const core::Error& error);
  void toast(std::string_view key, core::Words words = {}, std::optional<Intent> undo = {});
  void answer(const SetAnswer& intent);
  void refresh_badge();
  void refresh_own_assessments();
  void forget_person();
  Screen screen_of(const std::string& activity) const;
  bool may_be_here(Screen screen) const;

  // the board, app_board.cpp
  using ActOnCards = std::function<core::Result<core::Done>(std::vector<std::string>& touched)>;
  void board_action(const Intent& intent);
  void act_on_board(const Intent& intent);
  bool one_act(const std::vector<std::string>& cards, const ActOnCards& work);
  void remember(BoardStep step);
  void add_cards(const std::string& activity, const std::vector<NewCard>& cards, core::CardKind kind);
  void edit_card(const EditCard& edit);
  void move_cards(const std::vector<MoveCard>& moves);
  void colour_cards(const std::vector<std::string>& cards, const std::string& colour);
  void remove_cards(const std::vector<std::string>& cards);
  void close_card_sheets();
  void toast_count(std::string_view key, std::size_t cards);
  void apply_step(const BoardStep& step, bool forward);
  void show_changed(const std::vector<std::string>& cards);
  void others_follow(const std::vector<std::string>& cards);
  void card_changed(const std::string& card);
  void read_board();
  void offer_kept_edit();
  const core::Card* shown_card(const std::string& id);
  CardFace shown_face(const std::string& id);

  // the board's phases, dots, groups and choices, app_board_facilitating.cpp, app_board_organizing.cpp
  bool facilitate_board(const Intent& intent);
  bool organize_board(const Intent& intent);
  bool decided_for_all(const core::Result<core::Recorded>& recorded);
  void votes_changed();
  void groups_changed();
  void vote(const SetVote& vote);
  void add_comment(const AddComment& comment);
  void make_group(const MakeGroup& make);
  void ungroup(const std::string& group);
  void change_cards(const std::vector<std::string>& cards, const core::CardChange& change);
  void put_into_group(const PutIntoGroup& put);
  void plan_cards(const std::vector<std::string>& cards);
  GroupFace shown_group(const std::string& id);
  core::Result<core::Done> bring_groups(const BoardStep& step, bool forward, bool going);

  // who works, app_people.cpp
  bool people_action(const Intent& intent, Effects& effects);
  void choose_person(const std::string& person);
  void ask_what_is_missing();
  void come_in();
  void leave(bool asleep);
  void keep_what_is_typed();
  bool wake_up();
  void add_person(const core::Person& person);
  void try_words(const EnterPin& pin, Effects& effects);
  void choose_words(const ChoosePin& pin, Effects& effects);
  void ask(Entrance::Step step, const std::string& person, bool comes_in);
  void begin_stretching(const core::Result<core::Stretch>& stretch, const std::string& person, bool chosen,
                        Effects& effects);
  void say_wrong(const core::Error& error, const std::string& person);
  void watch_idle();

  // what leaves the board, app_board_files.cpp
  bool board_file_action(const Intent& intent, Effects& effects);
  void save_board(const std::vector<std::string>& cards, bool as_table, Effects& effects);
  void project_board();

  // what goes with an assessment, app_debrief.cpp
  bool debrief_action(const Intent& intent, Effects& effects);
  void publish(const Publish& publish);
  void save_picture(const FigureChoice& choice, Effects& effects);
  void save_table(Effects& effects);
  void set_activity_state(const SetActivityState& set);
  bool keep_consensus(const SetConsensus& set);
  void say_rated(const SetConsensus& set, int before);
  void make_priority(const MakePriority& priority);
  void keep_debrief_typing();
  bool leave_part();
  std::string assessment_of(Screen screen, const std::string& activity) const;
  void refresh_debrief();
  void refresh_results();

  // what facilitators decide about people and devices, and what a person hands in, app_trust.cpp
  bool trust_action(const Intent& intent, Effects& effects);
  void manage_person(const Intent& intent);
  void submit(const SubmitSheet& submit);
  void refresh_trust();
  void tell_what_closing_does();

  // statements and matrices, app_instruments.cpp
  bool instrument_action(const Intent& intent, Effects& effects);
  void edit_instrument(const EditInstrument& edit);
  void refresh_instruments(bool fresh);
  void keep_opportunity();

  const core::Language& language_;
  core::Workshop* workshop_ = nullptr;
  State state_;
  BoardHistory history_;
  bool writes_ = false;       // who looks has a card on the board
  std::string offered_edit_;  // the card whose kept words were looked for
  double now_ = 0, touched_ = 0;
  bool guarded_ = false;  // a PIN or passphrase was entered for the one who works
  std::uint64_t last_ticket_ = 0;
  std::set<std::string> declined_;  // who said "not now" since the workshop was opened
  std::set<std::string> told_;      // "person activity": what becomes of what is begun
  core::Secret passphrase_;         // of a workshop that is being made
  core::ErrorCode storage_failure_ = core::ErrorCode::none;  // until something is saved again

  // what the views were computed for
  std::uint64_t shown_written_ = 0, shown_peers_ = 0, board_written_ = 0;
  std::string shown_key_;
};

}  // namespace ubao::app
