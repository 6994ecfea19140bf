// Rooms of all kinds publish again and again while people come, change their sheets and withdraw; nobody who
// holds all that was published against itself finds fewer than five people.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/assessment_sheets.h"
#include "core/publishing.h"
#include "core/views.h"
#include "tests/support/dice.h"
#include "tests/support/questionnaire.h"
#include "tests/support/subtraction.h"

namespace ubao::test {
namespace {

using Members = Subtraction::Members;

constexpr std::size_t kMostSheets = 160;
constexpr std::size_t kMostSums = 36;  // that the attacker combines by threes

// What happens in one room, and what everybody learns of it.
class OpenRoom {
 public:
  explicit OpenRoom(std::uint64_t seed)
      : dice_(seed),
        questions_(questionnaire(1, 2, 5)),
        sheets_("dtca", questions_),
        ministries_(dice_.between(1, 8)),
        roles_(dice_.between(1, 5)),
        regions_(dice_.between(1, 6)) {}

  // People come, some change their mind, some withdraw.
  void go_on() {
    for (int more = dice_.between(1, dice_.one_in(3) ? 20 : 9); more > 0; --more) come();
    if (dice_.one_in(3))
      for (int more = dice_.between(1, 4); more > 0; --more) change(dice_.pick(people_));
    if (dice_.one_in(4) && people_.size() > 3) withdraw();
  }

  // Publishes if the rules allow it; `audited`: as the program does.
  void publish(bool audited) {
    const int respondents = sheets_.counter().total().respondents;
    if (respondents < greatest_ + core::kFewestMore || respondents < core::kFewestShown) return;
    auto plan = core::plan_publishing(sheets_.counter(), sheets_.covered(), memory_, true);
    ASSERT_TRUE(plan.total);
    if (!audited) {
      const auto large = sheets_.counter().large_groups();
      plan.shown = {large.begin(), large.end()};
    }
    greatest_ = respondents;
    memory_.push_back(plan.memory);
    learn(published_, plan.shown);
    shown_ += static_cast<int>(plan.shown.size());
    ++snapshots_;
  }

  // Of the figures on a screen that opens sheets, those of one moment.
  std::string attack_on_the_screen() {
    if (sheets_.counter().total().respondents < core::kFewestShown) return {};
    Subtraction attack(kMostSheets);
    learn(attack, sheets_.counter().showable());
    return outcome(attack);
  }
  std::string attack_on_what_is_published() const { return outcome(published_); }

  int shown() const { return shown_; }
  int snapshots() const { return snapshots_; }

 private:
  struct Person {
    std::string respondent, record;
    std::map<std::string, std::string> breakdown;
  };

  void come() {
    if (known_.size() + 30 > kMostSheets) return;
    Person person;
    person.respondent = "respondent" + std::to_string(arrived_);
    person.record = "submission:" + std::to_string(arrived_++);
    const auto attribute = [&](const char* name, int kinds) {
      // some kinds are common, some are rare
      if (!dice_.one_in(12))
        person.breakdown[name] =
            std::string(1, static_cast<char>('a' + dice_.between(0, dice_.between(0, kinds))));
    };
    attribute("ministry", ministries_);
    attribute("role", roles_);
    attribute("region", regions_);
    attribute("gender", 1);
    people_.push_back(person);
    change(person);
  }
  void change(const Person& person) {
    if (known_.size() + 5 > kMostSheets) return;
    core::SealedSheet sheet;
    sheet.respondent = person.respondent;
    sheet.instrument = "dtca";
    sheet.answers = random_answers(questions_, dice_);
    sheet.breakdown = person.breakdown;
    const std::string id = "sheet" + std::to_string(known_.size());
    known_.emplace(id, known_.size());
    sheets_.put(person.record, id, sheet);
  }
  void withdraw() {
    const std::size_t gone = dice_.roll(people_.size());
    sheets_.drop(people_[gone].record);
    people_.erase(people_.begin() + static_cast<std::ptrdiff_t>(gone));
  }

  void learn(Subtraction& attack, const std::set<core::GroupId>& shown) {
    const auto covered = sheets_.covered();
    const auto sum_of_those = [&](auto belongs) {
      Members sum(kMostSheets);
      for (const auto& sheet : covered)
        if (belongs(sheet)) sum[known_.at(sheet.id)] = true;
      return sum;
    };
    attack.learn(sum_of_those([](const auto&) { return true; }));
    for (int v = 0; v < static_cast<int>(core::kBreakdownVariables.size()); ++v)
      for (const core::GroupId id : sheets_.counter().groups(v)) {
        Members sum = sum_of_those(
            [&](const auto& sheet) { return sheet.groups[static_cast<std::size_t>(v)] == id.group; });
        if (shown.contains(id))
          attack.learn(std::move(sum));
        else if (sheets_.counter().group(id).counts.respondents < core::kFewestShown)
          hidden_.push_back(std::move(sum));
      }
  }

  std::string outcome(const Subtraction& attack) const {
    std::string found = attack.solve(hidden_);
    if (!found.empty()) return found;
    Subtraction some(kMostSheets);
    const auto& all = attack.known();
    for (std::size_t i = 0; i < all.size() && i < kMostSums; ++i) some.learn(all[all.size() - 1 - i]);
    return some.try_few_sums();
  }

  Dice dice_;
  core::Questions questions_;
  core::AssessmentSheets sheets_;
  int ministries_, roles_, regions_;
  int arrived_ = 0, greatest_ = 0, shown_ = 0, snapshots_ = 0;
  std::vector<Person> people_;
  std::map<std::string, std::size_t> known_;  // sheets of all times
  std::vector<core::RememberedSnapshot> memory_;
  Subtraction published_{kMostSheets};
  std::vector<Members> hidden_;
};

TEST(Differencing, Of_500_rooms_nobody_is_found_in_any_breakdown_or_snapshot) {
  int shown = 0, snapshots = 0;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    OpenRoom room(seed);
    for (int day = 0; day < 6; ++day) {
      room.go_on();
      ASSERT_EQ(room.attack_on_the_screen(), "") << "room " << seed << ", day " << day;
      ASSERT_NO_FATAL_FAILURE(room.publish(true));
    }
    ASSERT_EQ(room.attack_on_what_is_published(), "") << "room " << seed;
    shown += room.shown();
    snapshots += room.snapshots();
  }
  EXPECT_GT(snapshots, 1500);
  EXPECT_GT(shown, 2500) << "nothing is easy to protect";
}

TEST(Differencing, Hiding_small_groups_alone_would_expose_somebody_in_most_rooms) {
  int exposed = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    OpenRoom room(seed);
    for (int day = 0; day < 6; ++day) {
      room.go_on();
      ASSERT_NO_FATAL_FAILURE(room.publish(false));
    }
    exposed += room.attack_on_what_is_published().empty() ? 0 : 1;
  }
  EXPECT_GT(exposed, 80) << "the attack is no test of anything";
}

}  // namespace
}  // namespace ubao::test
