// What the screens show, as plain structs: computed from the store by core/workshop.h and kept by the app
// until the revision moves. Nothing here can be acted on. Any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/board_view.h"
#include "core/peers.h"
#include "core/receipt.h"
#include "core/signing.h"

namespace ubao::core {

// How far the state is written, and up to where the storage has confirmed it. "Saved" follows `durable`.
struct Revision {
  std::uint64_t written = 0;
  std::uint64_t durable = 0;
};

struct WorkshopInfo {
  std::string id, title, place, starts, ends, language;  // dates as 2026-11-21
  std::string course, course_title;
  bool sample = false;
  bool pins = true;                  // people lock what is theirs with a PIN
  bool private_boards = false;       // cards are encrypted with the room key
  std::string responsible, contact;  // who answers for the data, and how to reach them; may be empty
  int keep_months = 0;               // how long the office keeps it; 0: not said
  std::string closed;                // the day on which it was closed; empty while it is open
  Role role = Role::guest;           // of this device
  bool names_open = false;           // the room key is here
  bool opens_answers = false;        // the sealing key is here, locked or not
};

// "open", "closed"; anything else is planned.
ActivityState activity_state(std::string_view word);

struct AgendaItem {
  std::string id, kind, title, prompt, guide;
  std::string who, then;  // individual, team, plenary
  int minutes = 0;
  std::string time;         // "14:05"; empty for preparation
  std::string due_session;  // title of the session it is due before; empty when it is no preparation
  int due_hours = 0;
  ActivityState state = ActivityState::planned;
  std::string reason;   // why it was opened again; empty unless it is open
  std::string from;     // the activity whose results it shows or goes on with; empty when none
  int cards = 0;        // of a board
  int two_texts = 0;    // of these, cards with several texts to choose from
  int submissions = 0;  // sealed sheets that are here
  int completions = 0;  // people who say that they handed in; more sheets than this is worth a word
};

struct AgendaSession {
  std::string id, title, start;
  int minutes = 0;
  std::vector<AgendaItem> preparation;
  std::vector<AgendaItem> items;
};

struct Agenda {
  WorkshopInfo workshop;
  int people = 0;
  int ministries = 0;
  std::vector<AgendaSession> sessions;

  const AgendaItem* find(const std::string& activity) const;  // null when there is none
  // Where the workshop is: the last session in which something of its hours is open, else the first that is
  // not over; 0 when there is none.
  int current_session() const;
};

// What guards a person's private work on this device.
enum class LockState {
  none,      // she has no work of her own here yet
  open,      // no PIN
  locked,    // behind her PIN or passphrase
  unlocked,  // entered, until she is done
};

struct LockView {
  LockState state = LockState::none;
  int wrong_tries = 0;
  std::int64_t wait_seconds = 0;  // before the next try is taken
};

struct Person {
  std::string id, name, ministry, role, region, gender;
  bool name_locked = false;  // the room key is not here: the name is empty
  bool agreed = false;       // to how answers are used
  LockState lock = LockState::none;
  std::string same_as = {};  // id of her first entry, when this is the second
};

// A device of the workshop, as its signed log tells of it.
struct DeviceEntry {
  std::string key, name;
  Role role = Role::guest;
  bool mine = false, revoked = false;
  int logs = 0;  // more than one: copied, restored, or an invitation that was used twice
  std::uint64_t ops = 0;
  std::uint64_t unproven = 0;  // without a signature, or with a gap before it
};

// What was claimed by a device that may not: kept and forwarded, but it changes nothing.
struct Claim {
  std::string record, device;  // device: its name, or its log's
};

struct Devices {
  std::vector<DeviceEntry> devices;
  std::vector<Claim> claims;
};

// What the sealed sheets of an activity add up to; never one person's.
struct Tally {
  int sheets = 0;      // that were opened and count
  int unreadable = 0;  // damaged, or of another place
  int completions = 0;
  bool hidden = false;                                       // fewer than kFewestShown: no counts
  std::map<std::string, std::map<std::string, int>> counts;  // code -> value -> how often; texts not counted
};
inline constexpr int kFewestShown = 5;

// Whether the statements of an assessment may still be changed, as far as it can be known on this device.
struct InstrumentStatus {
  bool frozen = false;        // somebody answered
  int answered = 0;           // people who handed in, or sheets that are here if these are more
  bool begun_here = false;    // an answer that is not handed in lies on this device
  bool edited_apart = false;  // two devices changed it apart from each other; the later version is used
};

enum class AssessmentState { not_begun, begun, submitted };

// The answers of one person on this device: private until handed in as a whole.
struct AnswerSheet {
  std::string activity, person;
  AssessmentState state = AssessmentState::not_begun;
  std::map<std::string, std::string> answers;  // statement code -> "1".."5", "dk", "na", "skipped"
  std::string place;     // code of the statement where she left off; empty for the first
  bool changed = false;  // since they were handed in
};

// What a team says of one pillar in one scope. 0: not said yet.
struct MatrixCell {
  int current = 0, target = 0;        // levels
  std::string opportunity;            // what could close the gap
  std::vector<std::string> versions;  // different texts to choose from; empty when there is one

  bool has_gap() const { return current > 0 && target > 0; }
  int gap() const { return has_gap() ? target - current : 0; }
};

// The pillars and levels of a workshop, as teams and plenary filled them. Not sealed: everybody sees it.
struct Matrix {
  using Cells = std::map<std::pair<std::string, std::string>, MatrixCell>;  // by pillar and scope
  std::string activity, title, prompt;
  ActivityState state = ActivityState::planned;
  std::map<std::string, Cells> teams;  // by name; "": all together, always there

  // An empty cell where nothing was said.
  const MatrixCell& cell(const std::string& team, const std::string& pillar, const std::string& scope) const;
};

// Where the work of this device is now.
struct Delivery {
  std::vector<PeerStatus> peers;  // offices, and the hub that this device was paired with
  std::vector<Refusal> refusals;
  std::int64_t own_total = 0;
  std::int64_t waiting = 0;    // own ops that nobody else has yet
  std::int64_t to_office = 0;  // own ops that no office has, as far as this device knows
  std::int64_t refused = 0;
  std::int64_t held = 0;                     // sealed sheets that wait for the closing of their activity
  std::map<PeerId, OfficeReceipt> receipts;  // the latest of each peer that gave one
};

}  // namespace ubao::core
