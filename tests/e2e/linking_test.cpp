// Who reads everything that a server stores tries to say whose sheet is whose: by the order of arrival, by
// names, numbers, dates and sizes. On average over many rooms it must do no better than who guesses.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "tests/support/classroom.h"
#include "tests/support/dice.h"

namespace ubao::test {
namespace {

using core::Json;

constexpr int kPeople = 8;
constexpr int kRuns = 200;
constexpr std::int64_t kHour = 3600;

// One tablet's afternoon, as the server has it afterwards, and the truth that only the test knows.
struct Afternoon {
  std::vector<Json> submissions, completions, people;  // documents in the order of _changes
  std::map<std::string, std::string> author;           // submission's record -> person
};

struct Habits {
  std::int64_t between_people = 60;  // seconds
  bool opened_midway = false;        // the facilitator's opening arrives when half have answered
  bool long_names = false;           // some have a long ministry and title; everybody skips now and then
  std::vector<std::string> codes{"L1", "L2", "S1", "G4"};
};

// What one person does, one step at a time.
struct Doing {
  std::string person;
  std::vector<std::string> left;  // codes
  bool mends = false;             // hands in twice
  bool done = false;
};

void do_one_step(Seat& tablet, Doing& doing, const Habits& habits, Dice& dice) {
  if (!doing.left.empty()) {
    const bool skips = habits.long_names && dice.one_in(10);
    const std::string value = skips ? "skipped" : std::to_string(dice.between(1, 5));
    tablet.answer(kAssessment, doing.person, doing.left.back(), value);
    doing.left.pop_back();
    return;
  }
  tablet.submit(kAssessment, doing.person);
  doing.done = !doing.mends;
  if (doing.mends) doing.left = {"L1"};
  doing.mends = false;
}

Afternoon spend(Classroom& room, const std::vector<Json>& before, const std::vector<Json>& opening,
                const std::vector<Json>& closing, const Habits& habits, std::uint64_t seed) {
  Dice dice(seed);
  Seat tablet(room.facilitator->id(), room.invited(), seed);
  tablet.absorb(before);
  if (!habits.opened_midway) tablet.absorb(opening);
  std::vector<Doing> all;
  for (int i = 0; i < kPeople; ++i) {
    Doing doing;
    const bool long_name = habits.long_names && i % 2 != 0;
    doing.person = tablet.add_person(
        "Person " + std::to_string(i),
        long_name ? "Ministry of Co-operatives and Micro, Small and Medium Enterprises (MSMEs) Development"
                  : "Lands",
        long_name ? "Assistant director, digital services and innovation" : "Clerk",
        "Region " + std::to_string(i));
    doing.left = habits.codes;
    dice.shuffle(doing.left);
    doing.mends = dice.one_in(4);
    all.push_back(std::move(doing));
  }
  dice.shuffle(all);
  Shelf shelf;
  shelf.take_from(tablet);
  // two at a time: the next one takes the tablet while the one before thinks
  std::size_t done = 0;
  bool opened = !habits.opened_midway;
  for (std::size_t first = 0; first < all.size();) {
    Doing& doing = all[std::min(first + dice.roll(2), all.size() - 1)];
    if (!doing.done) do_one_step(tablet, doing, habits, dice);
    if (!all[first].done) continue;
    tablet.env.clock.now += habits.between_people;
    ++first;
    ++done;
    if (dice.one_in(3)) shelf.take_from(tablet);
    if (!opened && done == all.size() / 2) tablet.absorb(opening), opened = true;
  }
  shelf.take_from(tablet);
  tablet.env.clock.now += kHour;
  tablet.absorb(closing);
  EXPECT_TRUE(tablet.settle());
  shelf.take_from(tablet);

  Afternoon afternoon;
  std::map<std::string, std::string> by_region;
  for (int i = 0; i < kPeople; ++i) by_region["Region " + std::to_string(i)] = "";
  for (const core::Person& person : tablet->people()) by_region[person.region] = person.id;
  for (const Json& document : shelf.documents) {
    const std::string of = document.value("of", "");
    if (of.starts_with("completion:")) afternoon.completions.push_back(document);
    if (of.starts_with("person:")) afternoon.people.push_back(document);
    if (!Shelf::stands_alone(document)) continue;
    afternoon.submissions.push_back(document);
    afternoon.author[of] = by_region.at(room.opened(document).breakdown.at("region"));
  }
  EXPECT_EQ(afternoon.submissions.size(), static_cast<std::size_t>(kPeople));
  for (const Json& sheet : afternoon.submissions)
    EXPECT_EQ(sheet.dump().size(), afternoon.submissions.front().dump().size()) << "every sheet has one size";
  return afternoon;
}

// --- the attacks: each puts people and sheets in an order, and says that the first belongs to the first

using SortKey = std::function<Json(const Json& document)>;

struct Attack {
  const char* name;
  SortKey sheet;         // equal keys stay in the order of arrival
  bool by_size = false;  // of people: by how long their records are, else by when they handed in
  bool last_first = false;
};

std::vector<Attack> attacks() {
  const auto member = [](const char* name) {
    return [name](const Json& document) { return document.at(name); };
  };
  return {{"the order of arrival", [](const Json&) { return Json(0); }},
          {"the order of arrival, backwards", [](const Json&) { return Json(0); }, false, true},
          {"names of logs", member("log")},
          {"names of records", member("of")},
          {"hashes", [](const Json& d) { return Json(d.at("_id").get<std::string>().substr(29)); }},
          {"n", member("n")},
          {"dates", member("at")},
          {"sizes", [](const Json& d) { return Json(d.dump().size()); }, true}};
}

std::vector<std::string> people_by(const Afternoon& afternoon, const Attack& attack) {
  std::vector<std::string> people;
  std::map<std::string, std::size_t> size;
  for (const Json& document : afternoon.people) size[document.at("of")] = document.dump().size();
  for (const Json& document : afternoon.completions) {
    const std::string person = document.at("by");
    // who hands in twice does so for good the second time
    people.erase(std::remove(people.begin(), people.end(), person), people.end());
    people.push_back(person);
  }
  if (attack.by_size)
    std::stable_sort(people.begin(), people.end(),
                     [&](const std::string& a, const std::string& b) { return size[a] < size[b]; });
  if (attack.last_first) std::reverse(people.begin(), people.end());
  return people;
}

int hits(const Afternoon& afternoon, const Attack& attack) {
  std::vector<Json> sheets = afternoon.submissions;
  std::stable_sort(sheets.begin(), sheets.end(),
                   [&](const Json& a, const Json& b) { return attack.sheet(a) < attack.sheet(b); });
  const auto people = people_by(afternoon, attack);
  int right = 0;
  for (std::size_t i = 0; i < std::min(sheets.size(), people.size()); ++i)
    right += afternoon.author.at(sheets[i].at("of")) == people[i] ? 1 : 0;
  return right;
}

// A random order of any length has one fixed point on average, with a variance of one. How far, in standard
// errors, the mean over all rooms lies above that.
double z_of(const std::vector<Afternoon>& rooms, const Attack& attack) {
  double sum = 0;
  for (const Afternoon& room : rooms) sum += hits(room, attack);
  const auto runs = static_cast<double>(rooms.size());
  return (sum / runs - 1) * std::sqrt(runs);
}

// One-sided, p = 0.05 shared among the eight attacks (Bonferroni).
constexpr double kCritical = 2.50;

class Linking : public testing::Test {
 protected:
  static Classroom& room() {
    static Classroom one(7);
    return one;
  }
  // The facilitator's documents: of the beginning, of the opening, of the closing.
  static const std::vector<std::vector<Json>>& chapters() {
    static const std::vector<std::vector<Json>> three = [] {
      std::vector<std::vector<Json>> made{room().facilitator.documents()};
      room().facilitator.set_state(kAssessment, core::ActivityState::open);
      made.push_back(room().facilitator.documents());
      room().facilitator.set_state(kAssessment, core::ActivityState::closed);
      made.push_back(room().facilitator.documents());
      return made;
    }();
    return three;
  }
  static std::vector<Afternoon> rooms(const Habits& habits, int runs = kRuns) {
    std::vector<Afternoon> all;
    for (int run = 0; run < runs; ++run)
      all.push_back(spend(room(), chapters()[0], chapters()[1], chapters()[2], habits,
                          static_cast<std::uint64_t>(run) + 1));
    return all;
  }
  static void expect_no_better_than_chance(const std::vector<Afternoon>& all) {
    for (const Attack& attack : attacks())
      EXPECT_LT(z_of(all, attack), kCritical) << attack.name << " tell whose sheet is whose";
  }
};

TEST_F(Linking, A_sheet_cannot_be_assigned_to_who_handed_it_in) { expect_no_better_than_chance(rooms({})); }

TEST_F(Linking, Nor_when_people_answer_on_different_days) {
  Habits habits;
  habits.between_people = 9 * kHour;
  // every room finds its sheets to be of one size, so that sizes can say nothing
  EXPECT_EQ(rooms(habits, 10).size(), 10u);
}

TEST_F(Linking, Nor_when_the_opening_arrives_while_they_answer) {
  Habits habits;
  habits.opened_midway = true;
  // every room finds its sheets to be of one size, so that sizes can say nothing
  EXPECT_EQ(rooms(habits, 10).size(), 10u);
}

TEST_F(Linking, Nor_by_the_length_of_what_people_are_called) {
  Habits habits;
  habits.long_names = true;
  habits.codes.clear();
  for (const auto& statement : room().facilitator->instrument(kAssessment).statements)
    habits.codes.push_back(statement.code);
  ASSERT_EQ(habits.codes.size(), 42u);
  // every room finds its sheets to be of one size, so that sizes can say nothing
  EXPECT_EQ(rooms(habits, 10).size(), 10u);
}

TEST_F(Linking, Nor_when_one_mends_hers_after_the_closing_was_undone) {
  // everything was sent, the facilitator opens once more, one person changes an answer
  constexpr int kRooms = 40;
  Classroom opened_twice(8);
  Seat& facilitator = opened_twice.facilitator;
  std::vector<std::vector<Json>> chapters;
  for (const auto state : {core::ActivityState::open, core::ActivityState::closed, core::ActivityState::open,
                           core::ActivityState::closed}) {
    facilitator.set_state(kAssessment, state);
    chapters.push_back(facilitator.documents());
  }
  int right = 0;
  for (int run = 0; run < kRooms; ++run) {
    Dice dice(static_cast<std::uint64_t>(run));
    Seat tablet(facilitator->id(), opened_twice.invited(), static_cast<std::uint64_t>(run) + 1);
    tablet.absorb(chapters[0]);
    std::vector<std::string> people;
    Shelf shelf;
    for (int i = 0; i < kPeople; ++i) {
      people.push_back(tablet.add_person("Person " + std::to_string(i)));
      tablet.answer(kAssessment, people.back(), "L1", "3");
    }
    dice.shuffle(people);
    for (const std::string& person : people) tablet.submit(kAssessment, person);
    tablet.absorb(chapters[1]);
    tablet.settle();
    shelf.take_from(tablet);
    tablet.absorb(chapters[2]);
    const std::string mends = dice.pick(people);
    tablet.answer(kAssessment, mends, "L1", "5");
    tablet.submit(kAssessment, mends);
    shelf.take_from(tablet);
    tablet.absorb(chapters[3]);
    tablet.settle();
    shelf.take_from(tablet);

    // whose completion came last wrote the sheet that came last
    std::string completed, sheet_answer;
    for (const Json& document : shelf.documents) {
      if (document.value("of", "").starts_with("completion:")) completed = document.value("by", "");
      if (Shelf::stands_alone(document)) sheet_answer = opened_twice.opened(document).answers.at("L1");
    }
    right += completed == mends && sheet_answer == "5" ? 1 : 0;
  }
  // who guesses is right in one of eight rooms
  constexpr double kChance = 1.0 / kPeople;
  const double z = (right - kRooms * kChance) / std::sqrt(kRooms * kChance * (1 - kChance));
  EXPECT_LT(z, 1.64) << right << " of " << kRooms;
}

TEST_F(Linking, The_attacks_succeed_where_something_is_told) {
  // released in the order in which people handed in
  std::vector<Afternoon> all = rooms({}, 50);
  const Attack& by_arrival = attacks()[0];
  for (Afternoon& afternoon : all) {
    const auto people = people_by(afternoon, by_arrival);
    const auto place = [&](const Json& sheet) {
      return std::find(people.begin(), people.end(), afternoon.author.at(sheet.at("of")));
    };
    std::sort(afternoon.submissions.begin(), afternoon.submissions.end(),
              [&](const Json& a, const Json& b) { return place(a) < place(b); });
    EXPECT_EQ(hits(afternoon, by_arrival), kPeople);
  }
  EXPECT_GT(z_of(all, by_arrival), kCritical);

  // one neighbour is all that is told: the test sees that, too
  Dice dice(5);
  for (Afternoon& afternoon : all) {
    const std::string last = people_by(afternoon, by_arrival).back();
    auto& sheets = afternoon.submissions;
    dice.shuffle(sheets);
    const auto hers = std::find_if(sheets.begin(), sheets.end(), [&](const Json& sheet) {
      return afternoon.author.at(sheet.at("of")) == last;
    });
    std::swap(*hers, sheets.back());
  }
  EXPECT_GT(z_of(all, by_arrival), kCritical);
}

}  // namespace
}  // namespace ubao::test
