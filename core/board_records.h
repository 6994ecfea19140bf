// What is kept of a whiteboard: its cards, their groups and votes, and what the facilitator decides for all.
// Ids: "card:...", "group:...", "vote:<hash of person and card>", "board:<name of its activity>". Any thread.
#pragma once

#include <cereal/cereal.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ubao::core {

// Each principle is a field of its own: two people who tag one card apart from each other both stay.
struct CardTags {
  bool access = false, quality = false, inclusion = false, people = false, trust = false;
};

struct CardRecord {
  std::string activity, author, text, colour;
  std::vector<std::int64_t> pos = {};  // x, y in canvas units: one whole, so that merging cannot tear it
  std::string kind = {};               // comment, yes, no; empty: an idea
  std::string on = {};                 // the card that a comment hangs on
  std::string group = {};
  CardTags tags = {};
  bool parked = false, shortlisted = false;
  std::string phase = {};  // that its author saw
};

struct GroupRecord {
  std::string activity, name, colour;
};

// Whether a person gives a card a dot; one whole.
struct GivenVote {
  bool given = false;
  std::string phase;  // that she saw
};

// One for a person and a card, so that it cannot be counted twice.
struct VoteRecord {
  std::string activity, person, card;
  GivenVote vote;
};

// A phase, and what whoever began it had seen: the last seq of each log. What is behind that came without
// knowing of it. One whole.
struct BegunPhase {
  std::string name;
  std::map<std::string, std::int64_t> seen;
};

// One whole; the countdown itself is computed, see seconds_left in core/board_view.h.
struct StartedTimer {
  std::int64_t started = 0;  // seconds since 1970 by the facilitator's clock
  int seconds = 0;           // 0: none
};

// Where all are to look, canvas units; one whole.
struct ShownPlace {
  std::int64_t nth = 0;  // 0: nobody has been shown one
  std::int64_t x = 0, y = 0, w = 0, h = 0;
};

// What holds for the whole board. Protected: a facilitator's alone.
struct BoardRecord {
  std::string activity;
  BegunPhase phase;
  bool revealed = true;  // false: people write for themselves
  bool votes_shown = false;
  bool locked = false;
  StartedTimer timer;
  ShownPlace place;
};

std::string board_id(std::string_view activity);
std::string vote_id(std::string_view person, std::string_view card);

template <class Archive>
void serialize(Archive& archive, CardRecord& c) {
  archive(cereal::make_nvp("activity", c.activity), cereal::make_nvp("author", c.author),
          cereal::make_nvp("text", c.text), cereal::make_nvp("colour", c.colour),
          cereal::make_nvp("pos", c.pos), cereal::make_nvp("kind", c.kind), cereal::make_nvp("on", c.on),
          cereal::make_nvp("group", c.group), cereal::make_nvp("parked", c.parked),
          cereal::make_nvp("shortlisted", c.shortlisted), cereal::make_nvp("phase", c.phase));
  archive(cereal::make_nvp("tag_access", c.tags.access), cereal::make_nvp("tag_quality", c.tags.quality),
          cereal::make_nvp("tag_inclusion", c.tags.inclusion), cereal::make_nvp("tag_people", c.tags.people),
          cereal::make_nvp("tag_trust", c.tags.trust));
}

template <class Archive>
void serialize(Archive& archive, GroupRecord& g) {
  archive(cereal::make_nvp("activity", g.activity), cereal::make_nvp("name", g.name),
          cereal::make_nvp("colour", g.colour));
}

template <class Archive>
void serialize(Archive& archive, GivenVote& v) {
  archive(cereal::make_nvp("given", v.given), cereal::make_nvp("phase", v.phase));
}

template <class Archive>
void serialize(Archive& archive, VoteRecord& v) {
  archive(cereal::make_nvp("activity", v.activity), cereal::make_nvp("person", v.person),
          cereal::make_nvp("card", v.card), cereal::make_nvp("vote", v.vote));
}

template <class Archive>
void serialize(Archive& archive, BegunPhase& p) {
  archive(cereal::make_nvp("name", p.name), cereal::make_nvp("seen", p.seen));
}

template <class Archive>
void serialize(Archive& archive, StartedTimer& t) {
  archive(cereal::make_nvp("started", t.started), cereal::make_nvp("seconds", t.seconds));
}

template <class Archive>
void serialize(Archive& archive, ShownPlace& p) {
  archive(cereal::make_nvp("nth", p.nth), cereal::make_nvp("x", p.x), cereal::make_nvp("y", p.y),
          cereal::make_nvp("w", p.w), cereal::make_nvp("h", p.h));
}

template <class Archive>
void serialize(Archive& archive, BoardRecord& b) {
  archive(cereal::make_nvp("activity", b.activity), cereal::make_nvp("phase", b.phase),
          cereal::make_nvp("revealed", b.revealed), cereal::make_nvp("votes_shown", b.votes_shown),
          cereal::make_nvp("locked", b.locked), cereal::make_nvp("timer", b.timer),
          cereal::make_nvp("place", b.place));
}

}  // namespace ubao::core
