// What the screens show, as plain structs: computed from the store by core/workshop.h and kept by the app
// until the revision moves. Nothing here can be acted on. Any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/peers.h"

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
};

enum class ActivityState { planned, open, closed };

struct AgendaItem {
  std::string id, kind, title, prompt, guide;
  std::string who, then;  // individual, team, plenary
  int minutes = 0;
  std::string time;         // "14:05"; empty for preparation
  std::string due_session;  // title of the session it is due before; empty when it is no preparation
  int due_hours = 0;
  ActivityState state = ActivityState::planned;
  int cards = 0;        // of a board
  int two_texts = 0;    // of these, cards with several texts to choose from
  int submissions = 0;  // of an assessment
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

struct Person {
  std::string id, name, ministry, role, region, gender;
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

struct Card {
  std::string id, text, colour, author;  // author: name, or empty
  std::int32_t x = 0, y = 0;             // canvas units
  std::vector<std::string> versions;     // different texts to choose from; empty when there is one
  bool edited_while_removed = false;
};

struct Board {
  std::string activity, title, prompt;  // the question; what people are asked to do
  ActivityState state = ActivityState::planned;
  std::vector<Card> cards;  // in the order of their ids
};

// Where the work of this device is now.
struct Delivery {
  std::vector<PeerStatus> peers;  // empty: no address known yet
  std::vector<Refusal> refusals;
  std::int64_t own_total = 0;
  std::int64_t waiting = 0;  // own ops that no office has yet
  std::int64_t refused = 0;
};

}  // namespace ubao::core
