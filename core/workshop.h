// A workshop as people know it: agenda, people, answers, cards. Turns what people do into ops and drafts of
// the store and the store's records into views; the screens and the command line share it. Owns its store;
// the store's thread. Every action returns after it is durable in the file, or says why it is not and has
// changed nothing.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/completion.h"
#include "core/consensus.h"
#include "core/course.h"
#include "core/env.h"
#include "core/instrument.h"
#include "core/instrument_edit.h"
#include "core/record.h"
#include "core/result.h"
#include "core/results.h"
#include "core/sample.h"
#include "core/secret.h"
#include "core/views.h"

namespace ubao::core {

class AssessmentSheets;
class Locks;
class SealingKey;
class Store;
struct BoardSetting;
struct Change;
struct Deed;
struct Draft;
struct HeldOp;
struct RememberedSnapshot;
struct SealedSheet;

inline constexpr std::size_t kMostCardLetters = 2000;  // Unicode code points
inline constexpr std::size_t kMostNameLetters = 120;
inline constexpr std::size_t kMostReasonLetters = 500;
inline constexpr std::size_t kMostNoteLetters = 8000;
inline constexpr std::string_view kTermsVersion = "1";  // of what people agree to
inline constexpr std::int64_t kFarthest = 1'000'000;    // canvas units from the origin

// The names of the card colours, the default first.
const std::vector<std::string>& card_colours();

// What an action wrote: an op and the record it is about, or a draft.
struct Recorded {
  std::string op;
  std::string record;
  bool draft = false;
};

struct WorkshopDetails {
  std::string title, place, starts, ends, language = "en";
  bool pins = true;
  bool private_boards = false;
  std::string responsible, contact;
  int keep_months = 24;
};

// What a device needs to become one of the workshop's: a file for one device, as precious as what it opens.
struct Invitation {
  std::string workshop, title, address;  // address: of the office, credentials included; may be empty
  std::map<std::string, std::string> secrets;
};
inline constexpr std::string_view kInvitationFormat = "ubao-invitation/1";
std::string invitation_text(const Invitation& invitation);
// Errors: bad_input with what is wrong.
Result<Invitation> read_invitation(std::string_view text);

// A workshop's seed as 16 words of five letters and one that checks them (D. S. Wilkerson's proquints, 2009),
// and back. Errors: bad_input with the word that is wrong.
std::string recovery_words(const Secret& seed);
Result<Secret> read_recovery_words(std::string_view words);

struct NewCard {
  std::string activity, person, text;
  std::pair<std::int64_t, std::int64_t> pos;
  std::string colour;
  CardKind kind = CardKind::idea;      // on a yes-no board an idea becomes the word of its column
  std::string on = {};                 // of a comment: the card it hangs on
  std::string group = {};              // or none
  std::vector<std::string> tags = {};  // of principles()
};

// What is not named stays.
struct CardChange {
  std::optional<std::string> text = {};
  std::optional<std::pair<std::int64_t, std::int64_t>> pos = {};
  std::optional<std::string> colour = {};
  std::optional<CardKind> kind = {};      // idea, yes or no
  std::optional<std::string> group = {};  // empty: out of its group
  std::map<std::string, bool> tags = {};  // of principles()
  std::optional<bool> parked = {}, shortlisted = {};
};

struct GroupChange {
  std::optional<std::string> name = {}, colour = {};
};

// What is said of one cell of a matrix; what is not named stays. A level of 0 takes it back.
struct RatingChange {
  std::string team;  // empty: all together
  std::string pillar, scope;
  std::optional<int> current, target;
  std::optional<std::string> opportunity;
};

class Workshop {
 public:
  // `cost` of one try of a PIN; tests take less.
  Workshop(std::unique_ptr<Store> store, Env env, Cost cost = {});
  ~Workshop();

  Store& store() { return *store_; }
  const std::string& id() const;
  // What the clock of this device says, seconds since 1970.
  std::int64_t now() const { return env_.clock->seconds_since_1970(); }

  // Fills a new store: the workshop, its agenda, its instrument and the matrices that teams fill, in one
  // transaction.
  Result<Done> begin(const Course& course, const Instrument& instrument, const WorkshopDetails& details,
                     const std::vector<Instrument>& matrices = {});
  // The same with people, submissions and cards, for trying things out.
  Result<Done> begin_sample(const Course& course, const Instrument& instrument, const Sample& sample,
                            const std::vector<Instrument>& matrices = {});

  WorkshopInfo info();
  Agenda agenda();
  // All of what is planned for an activity: questions, columns, options; none when there is no such one.
  std::optional<CourseActivity> plan_of(const std::string& activity);
  std::vector<Person> people();
  Instrument instrument(const std::string& activity);
  AnswerSheet answers(const std::string& activity, const std::string& person);
  InstrumentStatus instrument_status(const std::string& activity);
  Matrix matrix(const std::string& activity);
  Delivery delivery();

  // Nothing more is to come, says a facilitator; or something may, after all. Errors: not_allowed.
  Result<Recorded> set_closed(bool closed);
  // Compares what is here with what the office lists, and keeps the receipt. `deep`: bodies were reread.
  Result<OfficeReceipt> take_receipt(PeerId office, bool deep);
  // Whether an office holds all that would be erased with it. Errors: undelivered, with what is missing.
  Result<Done> check_erasable();

  // The merged state as Store::dump has it, with what the room's key opens; what is sealed stays sealed.
  Json opened_dump();

  // What moved since views were computed: the workshop itself; what is known of its peers.
  Revision store_revision() const;
  std::uint64_t peers_revision() const;

  // `reason`: why it is opened again; shown with it and kept in its history.
  Result<Recorded> set_activity_state(const std::string& activity, ActivityState state,
                                      const std::string& reason = {});
  Completion completion(const std::string& activity);
  // Whether what was handed in after the closing counts. Errors: not_allowed.
  Result<Recorded> count_late(const std::string& activity, bool counts);
  Result<Recorded> add_person(const Person& person);
  // One person who was entered twice: `second` counts as `first` from here on, and what she handed in as
  // `second` is taken back if she handed in as `first`, too. Until they are parted. Errors: not_allowed.
  Result<Recorded> join_people(const std::string& second, const std::string& first);
  Result<Recorded> part_people(const std::string& second);

  // `value`: a point of the scale, "dk", "na" or "skipped"; empty takes the answer back. A draft.
  Result<Recorded> set_answer(const std::string& activity, const std::string& person, const std::string& code,
                              const std::string& value);
  // Where she stands, to go on there another time. A draft.
  Result<Recorded> set_place(const std::string& activity, const std::string& person, const std::string& code);
  // Hands in all answers as one op; a second time replaces the first. After the closing it is late: it is
  // kept here, and neither sent nor counted until a facilitator decides that late sheets count.
  Result<Recorded> submit(const std::string& activity, const std::string& person);

  // Sends what waited for the closing of its activity, or for the last day of the workshop; what was begun is
  // handed in with it. When the workshop is closed and nothing waits, says in the log that this device is
  // done. True if there was anything. Called where the store moved; a crash before it costs nothing.
  Result<bool> settle();

  // What the sealed sheets add up to. Errors: no_key, locked (the passphrase was not entered).
  Result<Tally> tally(const std::string& activity);

  // --- what the room makes of an assessment

  // A team's consensus as a whole; where devices wrote different ones, it takes the place of all.
  Result<Recorded> set_consensus(const std::string& activity, const std::string& statement,
                                 const std::string& team, const ConsensusEntry& entry,
                                 const std::string& person);
  // One of Consensus::versions, from 0.
  Result<Recorded> choose_consensus(const std::string& activity, const std::string& statement,
                                    const std::string& team, std::size_t version, const std::string& person);
  std::vector<Consensus> consensus(const std::string& activity);  // by statement, then team

  // Notes of the debrief; empty text takes them away.
  Result<Recorded> set_debrief_note(const std::string& activity, const std::string& text,
                                    const std::string& person);
  DebriefNote debrief_note(const std::string& activity);

  // A row of the action plan that remembers its statement. Errors: already_there, not_found (no action plan).
  Result<Recorded> make_priority(const std::string& activity, const std::string& statement,
                                 const std::string& person);
  std::vector<std::string> priorities(const std::string& activity);  // statements that have such a row

  // What an assessment comes to: live where sheets may be opened, else the latest snapshot. Errors:
  // not_found, bad_input for another kind of activity; no_key or locked where there is no snapshot either.
  Result<AssessmentResults> results(const std::string& activity);
  // The latest snapshot that is here.
  std::optional<AssessmentResults> published(const std::string& activity);
  // Publishes what everybody may see: sums of five or more people, and none by which somebody could be found
  // in a difference, not even to earlier snapshots. The first facilitator's device to publish an activity is
  // the one that goes on. Errors: not_allowed; too_few, also before five more people answered; no_key,
  // locked.
  Result<Publication> publish(const std::string& activity);

  // --- keys and devices

  Locks& locks() { return *locks_; }
  Devices devices();
  // Errors: not_allowed, locked.
  Result<Invitation> invite(Role role, const std::string& address);
  // On a device that joins. Errors: bad_input for one to another workshop.
  Result<Done> accept(const Invitation& invitation);
  // What that device says from here on counts no more for what facilitators decide.
  Result<Recorded> revoke(const std::string& device_key);
  // The one secret from which all of the workshop's keys follow. Errors: no_key, locked.
  Result<Secret> seed();
  // Makes this device a facilitator's. Errors: bad_input for a seed of another workshop.
  Result<Done> take_seed(const Secret& seed);

  // --- consent, withdrawal, erasing

  // The person agrees to the terms of this version of the program.
  Result<Recorded> agree(const std::string& person);
  // Every device that learns of it destroys what she wrote. Errors: not_allowed.
  Result<Recorded> withdraw(const std::string& person);
  // Drafts, notes and keys of this person on this device; what she shared stays.
  Result<Done> erase_from_device(const std::string& person);
  // Private notes as a text to take away. Errors: locked.
  Result<std::string> notes_text(const std::string& activity, const std::string& person);
  // The one way out of private notes: a row of the action plan, by an explicit act.
  Result<Recorded> copy_note_to_plan(const std::string& activity, const std::string& person,
                                     const std::string& code);

  // --- instruments, by facilitators, while nobody has answered; workshop_instruments.cpp. Errors: frozen,
  // not_allowed, bad_input.

  Result<Recorded> edit_instrument(const std::string& activity, const InstrumentEdit& edit);
  // This one from now on, under its own id. One of the same id has to be a newer version, see
  // core/instrument_versions.h.
  Result<Recorded> replace_instrument(const std::string& activity, Instrument instrument);
  // A second, planned activity with a copy of the instrument under a new id, also where the first is frozen;
  // what is recorded is the activity.
  Result<Recorded> duplicate_assessment(const std::string& activity);

  // Fills a cell of a matrix, in the name of the team: no person is named. workshop_ratings.cpp. Errors:
  // not_found, bad_input, too_large.
  Result<Recorded> set_rating(const std::string& activity, const RatingChange& change);

  // --- the whiteboard; workshop_board*.cpp. What a phase or the facilitator locks is refused as not_now with
  // the reason, what goes beyond everybody's share as used_up; then nothing is changed. Errors of all: also
  // not_found, bad_input, too_large.

  // As `person` may see it. Without one: as nobody in particular sees it.
  Board board(const std::string& activity, const std::string& person = {});
  // One card of it, as it is there; none when it is not, or not shown to her yet.
  std::optional<Card> card(const std::string& card_id, const std::string& person = {});
  // Its dots alone, after somebody voted.
  BoardVotes board_votes(const std::string& activity, const std::string& person = {});
  // Its groups alone, by name; their cards are not counted.
  std::vector<BoardGroup> board_groups(const std::string& activity);

  Result<Recorded> add_card(const NewCard& card);
  Result<Recorded> add_card(const std::string& activity, const std::string& person, const std::string& text,
                            std::pair<std::int64_t, std::int64_t> pos, const std::string& colour);
  Result<Recorded> set_card(const std::string& card, const std::string& person, const CardChange& change);
  Result<Recorded> remove_card(const std::string& card, const std::string& person);
  Result<Recorded> restore_card(const std::string& card, const std::string& person);

  // What `work` says about cards by the four calls above goes into one transaction: all of it or nothing.
  // Each call is checked against what was there before `work`; ids of ops are not known yet in what it gives.
  // Errors: that of `work`; bad_op, disk_full, storage_failed.
  Result<Done> in_one_act(const std::function<Result<Done>()>& work);

  // Gives a dot or takes it back. She votes as one, under however many entries.
  Result<Recorded> set_vote(const std::string& card, const std::string& person, bool given);

  Result<Recorded> add_group(const std::string& activity, const std::string& person, const std::string& name,
                             const std::string& colour);
  Result<Recorded> set_group(const std::string& group, const std::string& person, const GroupChange& change);
  Result<Recorded> remove_group(const std::string& group, const std::string& person);  // its cards stay
  Result<Recorded> restore_group(const std::string& group, const std::string& person);

  // Takes a card on: to a row of the action plan, or of that worksheet, which remembers it. Errors:
  // already_there.
  Result<Recorded> plan_card(const std::string& card, const std::string& person,
                             const std::string& worksheet = {});
  // Cards of a board that have such a row there.
  std::set<std::string> planned_cards(const std::string& activity, const std::string& worksheet = {});

  // By facilitators, for all: not_allowed elsewhere. Phases go forth and back.
  Result<Recorded> set_phase(const std::string& activity, BoardPhase phase);
  Result<Recorded> set_revealed(const std::string& activity, bool revealed);
  Result<Recorded> show_votes(const std::string& activity, bool shown);
  Result<Recorded> lock_board(const std::string& activity, bool locked);
  Result<Recorded> set_timer(const std::string& activity, int seconds);  // from now on; 0: none
  // All look there: a rectangle of the canvas, its sides from 1 to twice kFarthest. `nth` is counted here.
  Result<Recorded> show_place(const std::string& activity, const BoardPlace& place);

  // Text in a field that is no card yet, kept as a draft so that a crash loses none of it. Empty takes it
  // away.
  Result<Recorded> keep_typing(const std::string& activity, const std::string& person,
                               const std::string& text);
  std::string kept_typing(const std::string& activity, const std::string& person);

 private:
  static std::string sheet_scope(const std::string& activity, const std::string& person);
  static std::string owner_of(const std::string& person);
  Record opened(Record record);
  Result<Json> closed(const std::string& record, Json fields);
  Secret room_key();
  Result<SealingKey> sealing_key();
  std::string sealing_public();
  Result<std::map<std::string, std::string>> private_drafts(const std::string& scope,
                                                            const std::string& person);
  Result<Draft> private_draft(const std::string& scope, const std::string& person, const std::string& key,
                              const std::string& value);
  Result<Done> check_answer(const CourseActivity& plan, const std::string& activity, const std::string& code,
                            const std::string& value);
  Result<HeldOp> sealed_sheet(const std::string& activity, const std::string& record,
                              const SealedSheet& sheet);
  Result<HeldOp> retraction_of(const std::string& activity, const std::string& person,
                               const std::string& respondent);
  bool is_closed(const std::string& activity);
  Result<bool> settle_sheets();
  Result<bool> declare_delivery();
  std::optional<std::string> closing();  // hash of the op that closed the workshop
  void add_devices(OfficeReceipt& receipt, PeerId office);
  std::string action_plan();  // its activity; empty when the course has none
  bool late_counts(const std::string& activity);
  Result<Done> hold_retractions(const std::string& person);
  Result<AssessmentSheets*> opened_sheets(const std::string& activity);
  AssessmentResults about_results(const std::string& activity, const AssessmentSheets& sheets);
  std::vector<Record> snapshot_records(const std::string& activity);
  Result<Done> check_publisher(const std::string& publisher);
  Result<std::vector<RememberedSnapshot>> publishing_memory(const std::string& activity,
                                                            const SealingKey& key);
  WorkshopInfo with_keys(WorkshopInfo info);
  Result<Json> keys_fields();
  Result<Done> hold_sheet(const CourseActivity& plan, const std::string& activity, const std::string& person,
                          std::map<std::string, std::string>& drafts, bool whole, Deed& deed);
  Result<Done> hand_in_all(const std::string& activity, const std::string& person,
                           const std::map<std::string, std::string>& answers);
  Result<std::vector<Change>> plan(const Course& course, const Instrument& instrument,
                                   const std::vector<Instrument>& matrices, const WorkshopDetails& details,
                                   const std::map<std::string, std::string>& states, bool sample);
  InstrumentStatus status_of_instrument(const std::string& id);
  Result<Change> instrument_change(const Instrument& instrument);
  std::string free_record_id(const std::string& wanted);
  Result<Recorded> record_one(Change change);
  std::vector<Change>* act_ = nullptr;  // where record_one gathers, see in_one_act
  Result<Done> check_person(const std::string& person);
  BoardSetting board_setting(const std::string& activity);
  Result<BoardSetting> open_board(const std::string& activity, BoardAct act);
  Result<BoardSetting> open_board_of(const Record& of, BoardAct act);
  Result<Record> known(std::string_view kind, const std::string& record, const std::string& person);
  Result<Recorded> record_card_change(const Record& card, const std::string& person, Json set);
  Result<Done> check_share(const BoardSetting& setting, const NewCard& card);
  Result<Done> check_comment(const BoardSetting& setting, const NewCard& card);
  Result<Recorded> set_for_all(const std::string& activity, Json set);
  std::vector<PhaseChange> phase_history(const std::string& activity);
  Change phase_change(const std::string& activity, BoardPhase phase);
  std::optional<Change> phase_with(const std::string& activity, ActivityState state);
  std::set<std::string> surplus_cards(const BoardSetting& setting, bool comments, const std::string& person);
  std::string counted_person(const std::string& person);
  std::vector<std::string> entries_of(const std::string& person);
  BoardVotes votes_of(const BoardSetting& setting, const std::string& person);
  std::map<std::string, std::string> names();
  std::map<std::string, std::string> second_entries();
  std::vector<std::vector<std::string>> entries_of_one();
  std::vector<std::string> completed(const std::string& activity, std::vector<std::string> entries);
  int completions_of(const std::string& activity);
  std::vector<std::string> doubled_sheets(const std::string& activity);

  std::unique_ptr<Store> store_;
  Env env_;
  std::unique_ptr<Locks> locks_;
  std::map<std::string, std::unique_ptr<AssessmentSheets>> sheets_;  // by activity; see opened_sheets
  // Read instruments by record id, with the heads that they were read from.
  std::map<std::string, std::pair<std::vector<std::string>, Instrument>> instruments_;
};

}  // namespace ubao::core
