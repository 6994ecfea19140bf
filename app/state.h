// What the interface is at one moment: where we are, who works, what is typed and not yet done, and the views
// that the screens show. Plain values; `App` (app.h) changes them, screens read them and write only their own
// drafts.
#pragma once

#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/debrief_state.h"
#include "app/intents.h"
#include "app/screens/board_cards.h"
#include "app/screens/board_draft.h"
#include "app/typed_secret.h"
#include "core/course.h"
#include "core/device.h"
#include "core/instrument.h"
#include "core/instrument_review.h"
#include "core/result.h"
#include "core/rooms.h"
#include "core/sticks.h"
#include "core/views.h"

namespace ubao::app {

inline constexpr double kNoDeadline = std::numeric_limits<double>::infinity();
inline constexpr double kIdleSeconds = 120;

// --- what is typed and not yet done, one struct per screen
// ------------------------------------------------------------

struct CreateDraft {
  std::string course, title, place, starts, ends;  // dates as typed
  bool checked = false;  // somebody wanted to make it: what is wrong is shown from now on
  bool more = false;     // the settings below are shown
  bool pins = true;
  std::string responsible, contact;
  std::string months = "24";
  TypedSecret passphrase, again;  // for the answers; empty: kept open
};

struct JoinDraft {
  std::string address, workshop;
  std::string error;  // language key
};

struct AgendaDraft {
  int session = -1;     // -1: the current one
  std::string in_hand;  // activity on the card of now, of several that are open
};

// The sheet about a person that the facilitator opens: what can be done, and each warning.
enum class ManageStep { none, menu, forget, same, part, withdraw, erase };

struct PeopleDraft {
  std::string search, ministry;  // filters
  std::string chosen;            // person marked, not yet confirmed
  bool adding = false;
  core::Person person;     // being added
  std::string error_name;  // language key
  bool reveal = false;     // the chosen one is to be scrolled into sight
  bool begun = false;      // the page was shown from its top
  bool handed_over = false;
  std::string left;          // name of the one who handed over; empty for the facilitator
  bool fell_asleep = false;  // it was the two minutes without touch that closed her work
  ManageStep managing = ManageStep::none;
};

// What stands between a person and her work: a sheet over any screen. The person "" is the facilitator with
// her passphrase.
struct Entrance {
  enum class Step { none, consent, choose, enter };
  Step step = Step::none;
  std::string person;
  bool comes_in = false;     // she works here afterwards; else only what she said or typed is wanted
  bool as_words = false;     // a passphrase in a field, not digits on the pad
  bool take_focus = true;    // the field is to have the keyboard
  TypedSecret typed, first;  // first: of a new one that is typed twice
  std::string error;         // language key
  double wait_until = 0;     // the next try, on the clock of Ui::now
};

// Words on their way to a key, on another thread.
struct Stretching {
  std::uint64_t ticket = 0;  // 0: none
  bool chosen = false;       // they are new ones; else they are tried
  std::string person;
  core::Stretch stretch;
};

// Where somebody was when the tablet fell asleep, to go on there. No words of hers: they are kept, locked.
struct Asleep {
  Screen screen = Screen::agenda;
  std::string activity;
  std::vector<std::pair<Screen, std::string>> came_from;
  bool composing = false;  // a card
  std::string editing, edited, colour, edited_colour, commenting;
};

// Questions, poll and private notes.
struct SheetDraft {
  std::string activity;                      // that the texts are of
  std::map<std::string, std::string> texts;  // as typed, by code
  std::map<std::string, double> typed_at;    // of those that are not saved yet
  bool done = false;                         // handed in a moment ago, or before
  std::string copying;                       // note that is to go onto the plan, asked about first
};

// The statements of an assessment while a facilitator changes them.
struct InstrumentDraft {
  enum class Sheet { none, edit, add, languages, note, import, save };
  Sheet sheet = Sheet::none;
  std::string code;          // of the statement that is changed
  std::string dimension;     // of a new one
  core::Texts texts;         // as typed, by language
  bool new_meaning = false;  // it asks something else from now on
  std::string path;          // of the file
  std::string error;         // language key
  bool opened = false;       // its first field has had the keyboard
};

// A matrix while it is filled.
struct PillarsDraft {
  std::string activity;  // that the rest is of
  std::string team;      // empty: all together
  std::string scope;     // code
  bool overview = false;
  std::string writing;             // pillar whose opportunity is written
  std::string text;                // of it, as typed
  double typed_at = 0;             // 0: nothing that is not saved
  bool just_begun = false;         // its field is to have the keyboard
  bool naming = false;             // a team
  std::string name, error;         // error: language key
  std::vector<std::string> named;  // teams that have said nothing yet
};

struct DevicesDraft {
  enum class Sheet { none, invite, revoke, recovery, erase, erase_surely };
  Sheet sheet = Sheet::none;
  std::string key;    // of the device to be revoked
  std::string title;  // typed, to erase
};

struct AssessmentDraft {
  enum class Mode { one, list, review, done };
  Mode mode = Mode::one;
  std::size_t statement = 0;  // index into the instrument's statements
  std::string dimension;      // code, of the list
  double advance_at = 0;      // when an answer leads on to the next statement; 0: not
  bool word_help = false;
  bool placed = false;  // the place where she left off has been taken up
  // what was answered last, and how: gone on from only when it is saved, shown again when it is taken back
  std::string answered, answered_value;
};

struct DeliveryDraft {
  bool editing_address = false;
  std::string address, error;  // error: language key
  bool looking_at_refusals = false;
  std::string stick;         // id of the one whose sheet is open
  bool closing = false;      // asked whether to close the workshop
  std::string shutting_out;  // user of the device of the room that is asked about
  std::string copied;        // the code that was put on the clipboard
};

// --- what the screens show
// ---------------------------------------------------------------------------------------------

// A course that can be chosen for a new workshop.
struct CourseChoice {
  std::string id, title, description;
};

// A message that goes by itself. `undo` is what "Undo" does; none: there is no such button.
struct Notice {
  std::string text;
  std::optional<Intent> undo;
  double until = 0;
};

// The two words that are always at the top.
struct Badge {
  bool saved = true;
  core::ErrorCode failure = core::ErrorCode::none;  // why not saved
  std::int64_t to_send = 0;
  std::int64_t refused = 0;
  bool office_known = false;  // an address to send to is there
  bool room_known = false;    // this device was paired with a hub, which passes on to the office
  bool in_room = false;       // everything was received by the hub
  bool with_office = false;   // everything was received by an office
};

// How the exchange with the office, or with the hub of the room, goes at this moment; told by platform.
struct Exchange {
  enum class Phase { off, waiting, sending, receiving, up_to_date, blocked };
  Phase phase = Phase::off;
  std::int64_t next_try_in_seconds = 0;  // while waiting
  std::int64_t clock_off_minutes =
      0;               // this device's clock against the server's, where that is worth telling
  std::string office;  // the address sent to, without name and password; empty when none, and for a hub
};

// The time where the device is, told by platform before each frame.
struct LocalTime {
  std::string date;      // 2026-11-21; empty when not known
  int minute = -1;       // since midnight; -1 when not known
  int second = 0;        // of the minute
  int ahead_of_utc = 0;  // minutes
};

struct HomeView {
  std::vector<core::WorkshopSummary> workshops;  // the one opened last comes first
  std::string device;
  std::int64_t own_total = 0, waiting = 0;  // over all workshops
  bool office_known = false;
  std::int64_t now = 0;  // seconds since 1970
};

struct Views {
  HomeView home;
  std::vector<CourseChoice> courses;
  core::Agenda agenda;
  std::map<std::string, core::AssessmentState> own_assessments;  // of the present person, by activity
  std::optional<core::CourseActivity> plan;                      // of the activity shown
  std::vector<core::Person> people;
  core::Instrument instrument;               // of the assessment or matrix shown
  core::InstrumentStatus instrument_status;  // of that
  std::vector<core::InstrumentDoubt> instrument_doubts;
  core::AnswerSheet sheet;
  core::Matrix matrix;
  core::Board board;                       // without the comments that hang on a card
  std::vector<core::Card> board_comments;  // these, by id
  std::set<std::string> planned_cards;     // of the board, that have a row of the action plan
  core::Delivery delivery;
  core::Devices devices;
  bool erasable = false;             // the office holds all that would go with it; on the devices' screen
  core::LockView passphrase;         // the facilitator's
  std::optional<core::Tally> tally;  // of the activity shown, where this device may count
  core::Completion completion;       // of the assessment shown
  DebriefView debrief;               // of the assessment shown
};

struct State {
  Screen screen = Screen::home;
  std::string activity;  // of assessment, board, activity, sheet, instrument, pillars
  std::vector<std::pair<Screen, std::string>> came_from;
  bool workshop_open = false;
  std::string person;       // who works now; empty: the facilitator, or nobody
  bool nobody = false;      // until somebody chooses herself: after a hand-over, on a participants' device
  bool declined = false;    // she did not agree: boards only
  std::uint64_t hands = 0;  // moves when somebody's work is taken off the screen
  double idle_at = kNoDeadline;  // when the tablet falls asleep, on the clock of Ui::now
  Entrance entrance;
  Stretching stretching;
  std::map<std::string, Asleep> asleep;  // by person
  bool busy = false;                     // a workshop is being made, opened or joined
  core::DeviceSettings settings;
  LocalTime local;
  std::int64_t clock = 0;  // seconds since 1970, of the device that has the workshop
  std::optional<Notice> toast;
  std::optional<core::Error> problem;  // shown until it is dismissed or the next try succeeds
  Badge badge;
  Exchange exchange;  // with the office
  Exchange nearby;    // with the hub that this device was paired with
  core::Sticks sticks;
  core::RoomStatus room;  // told by platform
  bool can_undo = false, can_redo = false;
  std::uint64_t board_revision = 0;  // moves with views.board
  BoardTouches board_touches;        // what moved it lately
  CardClipping clipping;             // cards that were copied, on whatever board
  Views views;

  CreateDraft create;
  JoinDraft join;
  AgendaDraft agenda;
  PeopleDraft people;
  AssessmentDraft assessment;
  BoardDraft board;
  DeliveryDraft delivery;
  SheetDraft sheet;
  DevicesDraft devices;
  InstrumentDraft instrument;
  PillarsDraft pillars;
  CompletionDraft completion;
  DebriefDraft debrief;
  ConsensusDraft consensus;
  FigureChoice projector;  // what it shows of an assessment
  BoardDraft wall;         // the board that it shows

  // The one who works now; null for the facilitator and for nobody.
  const core::Person* present_person() const;
  const core::Person* find_person(const std::string& id) const;
  bool projecting_board() const;  // a board is on the projector, not an assessment
  // Whether a facilitator works now, on a device that is a facilitator's.
  bool facilitating() const { return !nobody && person.empty() && on_facilitators_device(); }
  bool on_facilitators_device() const { return views.agenda.workshop.role == core::Role::facilitator; }
};

}  // namespace ubao::app
