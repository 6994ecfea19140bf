// The kinds of records, each a plain struct with one `serialize`. Their ids are "workshop:...",
// "activity:...", "person:...", "submission:...", "completion:...", "instrument:...", "keys:...",
// "consensus:...", "row:...", "debrief:...", "rating:...", "same:...", "delivery:..."; for those of whiteboards see
// core/board_records.h. Any thread.
#pragma once

#include <cereal/cereal.hpp>
#include <map>
#include <string>
#include <vector>

#include "core/board_records.h"
#include "core/consensus.h"
#include "core/course.h"

namespace ubao::core {

struct PlannedSession {
  std::string id, title, start;
  int minutes = 0;
};

struct WorkshopRecord {
  std::string title, place, starts, ends, language;  // dates as 2026-11-21
  std::string course, course_version, course_title;
  std::vector<PlannedSession> sessions;
  bool sample = false;
  std::string pins;  // "off": people work without
  bool private_boards = false;
  std::string responsible, contact;
  int keep_months = 0;
  std::string closed;  // the day on which a facilitator said that nothing more is to come; empty while open
};

// What the author of a log says when the workshop is closed: that all it wrote stands before this, and how
// many sheets it sent, which nobody can tell from the log. "delivery:<log>"; counts in that log only.
struct DeliveryRecord {
  std::string closed;  // hash of the op that closed the workshop
  int sheets = 0;
};

struct ActivityRecord {
  CourseActivity plan;
  std::string session;       // id of its session
  int order = 0;             // place in the agenda, from 0
  std::string state;         // "", "open", "closed"
  std::string reason;        // why it was opened again; typed
  bool late_counts = false;  // the facilitator decided that late sheets count
};

struct PersonRecord {
  std::string name, ministry, role, region, gender;
  std::string agreed;  // the day; empty: not yet
};

// One person's answers, handed in as a whole and sealed; see core/sealing.h. It names no person.
struct SubmissionRecord {
  std::string activity, sealed;
};

// That somebody handed in, and nothing of what.
struct CompletionRecord {
  std::string activity, person;
  bool begun = false;  // not by herself: it was begun when the activity was closed
  bool late = false;   // after the closing
};

// What a team agreed on about a statement; `consensus` is one whole, whose versions are kept.
struct ConsensusRecord {
  std::string activity, statement, team;
  ConsensusEntry consensus;
};

// A row of the action plan that came from a statement of an assessment and remembers it. (One that came from
// a card remembers its `board` and `card`, and has the card's text in the worksheet's first column.)
struct PriorityRow {
  std::string activity;  // the action plan
  std::string assessment, statement, dimension;
  std::string step, author;
};

// That a person was entered twice.
struct SameRecord {
  std::string person, as;  // second and first entry; `as` is empty when they were parted again
};

// Sums of some sheets, as core/statistics.h counts them. Without respondents: hidden.
struct SnapshotGroup {
  std::string variable, value;  // both empty: everybody
  int respondents = 0;
  std::vector<int> answers, medians;
};

// One part of a published snapshot, see core/snapshot.h; the first says what the sums are of.
struct SnapshotPart {
  std::string publication;  // random: the same in all parts
  std::string publisher;    // public key of the device
  int number = 0;           // from 1 within the activity
  int part = 0, parts = 0;  // from 0
  std::string instrument, version, date;
  int ministries = 0, completions = 0, late = 0, unreadable = 0, unknown_codes = 0;
  int points = 0;
  std::vector<std::string> statements, dimensions;  // codes
  std::vector<int> dimension_of;                    // of each statement
  std::vector<int> thresholds;                      // low, high, agreed, don't know; in hundredths
  std::vector<SnapshotGroup> groups;
};

// One whole, so that merging cannot tear it.
struct SnapshotRecord {
  std::string activity;
  SnapshotPart counts;
};

// Where something stands and where it should be, as levels of a scale; one whole.
struct RatedLevel {
  int current = 0, target = 0;
};

// One cell of a matrix that a team fills.
struct RatingRecord {
  std::string activity, team, pillar, scope;
  RatedLevel level;
  std::string text;  // the opportunity
};

// The workshop's public keys; signed with its key besides being protected.
struct KeysRecord {
  std::string root, seal, sig;
};

template <class Archive>
void serialize(Archive& archive, CourseItem& item) {
  archive(cereal::make_nvp("code", item.code), cereal::make_nvp("text", item.text));
}

template <class Archive>
void serialize(Archive& archive, CourseColumn& column) {
  archive(cereal::make_nvp("code", column.code), cereal::make_nvp("title", column.title),
          cereal::make_nvp("type", column.type), cereal::make_nvp("choices", column.choices));
}

template <class Archive>
void serialize(Archive& archive, PlannedSession& session) {
  archive(cereal::make_nvp("id", session.id), cereal::make_nvp("title", session.title),
          cereal::make_nvp("start", session.start), cereal::make_nvp("minutes", session.minutes));
}

template <class Archive>
void serialize(Archive& archive, WorkshopRecord& w) {
  archive(cereal::make_nvp("title", w.title), cereal::make_nvp("place", w.place),
          cereal::make_nvp("starts", w.starts), cereal::make_nvp("ends", w.ends),
          cereal::make_nvp("language", w.language), cereal::make_nvp("course", w.course),
          cereal::make_nvp("course_version", w.course_version),
          cereal::make_nvp("course_title", w.course_title), cereal::make_nvp("sessions", w.sessions),
          cereal::make_nvp("sample", w.sample), cereal::make_nvp("pins", w.pins),
          cereal::make_nvp("private_boards", w.private_boards),
          cereal::make_nvp("responsible", w.responsible), cereal::make_nvp("contact", w.contact),
          cereal::make_nvp("keep_months", w.keep_months), cereal::make_nvp("closed", w.closed));
}

template <class Archive>
void serialize(Archive& archive, DeliveryRecord& d) {
  archive(cereal::make_nvp("closed", d.closed), cereal::make_nvp("sheets", d.sheets));
}

template <class Archive>
void serialize(Archive& archive, ActivityRecord& a) {
  CourseActivity& p = a.plan;
  archive(cereal::make_nvp("session", a.session), cereal::make_nvp("order", a.order),
          cereal::make_nvp("state", a.state), cereal::make_nvp("reason", a.reason),
          cereal::make_nvp("late_counts", a.late_counts));
  archive(cereal::make_nvp("code", p.id), cereal::make_nvp("kind", p.kind),
          cereal::make_nvp("title", p.title), cereal::make_nvp("prompt", p.prompt),
          cereal::make_nvp("guide", p.note), cereal::make_nvp("who", p.who), cereal::make_nvp("then", p.then),
          cereal::make_nvp("module", p.module), cereal::make_nvp("codes", p.codes),
          cereal::make_nvp("materials", p.materials), cereal::make_nvp("minutes", p.minutes),
          cereal::make_nvp("due_before", p.due_before), cereal::make_nvp("due_hours", p.due_hours),
          cereal::make_nvp("offset", p.offset), cereal::make_nvp("from", p.from));
  archive(cereal::make_nvp("instrument", p.instrument), cereal::make_nvp("layout", p.layout),
          cereal::make_nvp("zones", p.zones), cereal::make_nvp("centre", p.centre),
          cereal::make_nvp("axes", p.axes), cereal::make_nvp("phases", p.phases),
          cereal::make_nvp("votes", p.votes), cereal::make_nvp("cards_each", p.cards_each),
          cereal::make_nvp("comments_each", p.comments_each), cereal::make_nvp("options", p.options),
          cereal::make_nvp("most_choices", p.most_choices), cereal::make_nvp("other", p.other),
          cereal::make_nvp("columns", p.columns), cereal::make_nvp("rows", p.rows),
          cereal::make_nvp("questions", p.questions), cereal::make_nvp("attributed", p.attributed),
          cereal::make_nvp("talk_seconds", p.talk_seconds), cereal::make_nvp("team_count", p.team_count),
          cereal::make_nvp("mix_ministries", p.mix_ministries));
}

template <class Archive>
void serialize(Archive& archive, PersonRecord& p) {
  archive(cereal::make_nvp("name", p.name), cereal::make_nvp("ministry", p.ministry),
          cereal::make_nvp("role", p.role), cereal::make_nvp("region", p.region),
          cereal::make_nvp("gender", p.gender), cereal::make_nvp("agreed", p.agreed));
}

template <class Archive>
void serialize(Archive& archive, SubmissionRecord& s) {
  archive(cereal::make_nvp("activity", s.activity), cereal::make_nvp("sealed", s.sealed));
}

template <class Archive>
void serialize(Archive& archive, CompletionRecord& c) {
  archive(cereal::make_nvp("activity", c.activity), cereal::make_nvp("person", c.person),
          cereal::make_nvp("begun", c.begun), cereal::make_nvp("late", c.late));
}

template <class Archive>
void serialize(Archive& archive, ConsensusEntry& c) {
  archive(cereal::make_nvp("rating", c.rating), cereal::make_nvp("reason", c.reason),
          cereal::make_nvp("evidence", c.evidence), cereal::make_nvp("confidence", c.confidence),
          cereal::make_nvp("dissent", c.dissent));
}

template <class Archive>
void serialize(Archive& archive, ConsensusRecord& c) {
  archive(cereal::make_nvp("activity", c.activity), cereal::make_nvp("statement", c.statement),
          cereal::make_nvp("team", c.team), cereal::make_nvp("consensus", c.consensus));
}

template <class Archive>
void serialize(Archive& archive, PriorityRow& r) {
  archive(cereal::make_nvp("activity", r.activity), cereal::make_nvp("assessment", r.assessment),
          cereal::make_nvp("statement", r.statement), cereal::make_nvp("dimension", r.dimension),
          cereal::make_nvp("step", r.step), cereal::make_nvp("author", r.author));
}

template <class Archive>
void serialize(Archive& archive, SameRecord& s) {
  archive(cereal::make_nvp("person", s.person), cereal::make_nvp("as", s.as));
}

template <class Archive>
void serialize(Archive& archive, SnapshotGroup& g) {
  archive(cereal::make_nvp("by", g.variable), cereal::make_nvp("value", g.value),
          cereal::make_nvp("n", g.respondents), cereal::make_nvp("answers", g.answers),
          cereal::make_nvp("medians", g.medians));
}

template <class Archive>
void serialize(Archive& archive, SnapshotPart& s) {
  archive(cereal::make_nvp("publication", s.publication), cereal::make_nvp("publisher", s.publisher),
          cereal::make_nvp("number", s.number), cereal::make_nvp("part", s.part),
          cereal::make_nvp("parts", s.parts), cereal::make_nvp("instrument", s.instrument),
          cereal::make_nvp("version", s.version), cereal::make_nvp("date", s.date),
          cereal::make_nvp("ministries", s.ministries), cereal::make_nvp("completions", s.completions),
          cereal::make_nvp("late", s.late), cereal::make_nvp("unreadable", s.unreadable),
          cereal::make_nvp("unknown_codes", s.unknown_codes));
  archive(cereal::make_nvp("points", s.points), cereal::make_nvp("statements", s.statements),
          cereal::make_nvp("dimensions", s.dimensions), cereal::make_nvp("dimension_of", s.dimension_of),
          cereal::make_nvp("thresholds", s.thresholds), cereal::make_nvp("groups", s.groups));
}

template <class Archive>
void serialize(Archive& archive, SnapshotRecord& s) {
  archive(cereal::make_nvp("activity", s.activity), cereal::make_nvp("counts", s.counts));
}

template <class Archive>
void serialize(Archive& archive, RatedLevel& l) {
  archive(cereal::make_nvp("current", l.current), cereal::make_nvp("target", l.target));
}

template <class Archive>
void serialize(Archive& archive, RatingRecord& r) {
  archive(cereal::make_nvp("activity", r.activity), cereal::make_nvp("team", r.team),
          cereal::make_nvp("pillar", r.pillar), cereal::make_nvp("scope", r.scope),
          cereal::make_nvp("level", r.level), cereal::make_nvp("text", r.text));
}

template <class Archive>
void serialize(Archive& archive, KeysRecord& k) {
  archive(cereal::make_nvp("root", k.root), cereal::make_nvp("seal", k.seal), cereal::make_nvp("sig", k.sig));
}

}  // namespace ubao::core
