// Snapshots as records: whole or not there, whatever their size, and nothing that was changed.
#include "core/snapshot.h"

#include <gtest/gtest.h>

#include "core/fields.h"
#include "core/op.h"
#include "tests/support/ops.h"
#include "tests/support/questionnaire.h"
#include "tests/support/results_text.h"

namespace ubao::test {
namespace {

using core::Json;
using core::Snapshot;
using SnapshotParts = std::vector<std::pair<std::string, Json>>;

core::Counts random_counts(const core::Questions& questions, int sheets, Dice& dice) {
  core::Counts counts(questions);
  for (int i = 0; i < sheets; ++i) counts.add(core::marks_of(questions, random_answers(questions, dice)));
  return counts;
}

// Of a room with `groups` ministries, every fourth one hidden.
Snapshot snapshot_with(const core::Questions& questions, int groups) {
  Dice dice(3);
  Snapshot snapshot{"activity:a4", "publisher", 2,  "dtca", "1.2.0", "2026-11-26", groups, 30, 1, 2, 3,
                    questions,     {},          {}, {}};
  snapshot.total = random_counts(questions, 25, dice);
  for (int g = 0; g < groups; ++g) {
    Snapshot::Group& group = snapshot.groups.emplace_back();
    group.variable = "ministry";
    group.value = "Ministry " + std::to_string(g);
    if (g % 4 != 3) group.counts = random_counts(questions, 6, dice);
  }
  return snapshot;
}

SnapshotParts demand_parts(const Snapshot& snapshot) {
  auto parts = core::parts_of(snapshot, "pub");
  EXPECT_TRUE(parts.ok());
  return parts.ok() ? *parts : SnapshotParts();
}

std::vector<core::Record> records_of(const SnapshotParts& parts) {
  std::vector<core::Record> records;
  for (const auto& [id, fields] : parts) {
    core::Record& record = records.emplace_back();
    record.id = id;
    for (const auto& [name, value] : fields.items()) record.fields.push_back({name, value, {}});
  }
  return records;
}

TEST(Snapshot, Comes_back_as_it_was_written) {
  core::Questions questions = questionnaire(3, 4, 5);
  questions.thresholds = {200, 400, 60, 10};
  const Snapshot written = snapshot_with(questions, 9);
  const SnapshotParts parts = demand_parts(written);
  EXPECT_EQ(parts.size(), 1u);
  const auto read = core::snapshots_in(records_of(parts));
  ASSERT_EQ(read.size(), 1u);
  EXPECT_EQ(read[0].questions, questions) << "with the thresholds of its day";
  EXPECT_EQ(read[0].publisher, "publisher");
  const auto before = core::results_of(written), after = core::results_of(read[0]);
  EXPECT_EQ(figures_text(after), figures_text(before));
  EXPECT_FALSE(after.live);
  EXPECT_EQ(after.number, 2);
  EXPECT_EQ(after.date, "2026-11-26");
  EXPECT_EQ(after.version, "1.2.0");
  EXPECT_EQ(after.completions, 30);
  EXPECT_EQ(after.unreadable, 2);
  EXPECT_TRUE(after.breakdowns.at(0).groups.at(3).suppressed);
  EXPECT_TRUE(after.breakdowns.at(0).groups.at(3).statements.empty());
}

TEST(Snapshot, A_large_one_takes_several_ops_and_is_there_when_all_of_them_are) {
  const core::Questions questions = questionnaire(20, 20, 11);
  const SnapshotParts parts = demand_parts(snapshot_with(questions, 40));
  ASSERT_GT(parts.size(), 5u);
  for (const auto& [id, fields] : parts) {
    auto op = core::make_op(card_fields(id, fields));
    ASSERT_TRUE(op.ok()) << core::describe(op.error());
  }
  auto records = records_of(parts);
  std::swap(records.front(), records.back());
  ASSERT_EQ(core::snapshots_in(records).size(), 1u) << "in any order";
  EXPECT_EQ(core::snapshots_in(records)[0].groups.size(), 40u);
  EXPECT_EQ(core::snapshots_in(records)[0].groups[38].value, "Ministry 38");
  for (std::size_t missing = 0; missing < records.size(); ++missing) {
    auto some = records;
    some.erase(some.begin() + static_cast<std::ptrdiff_t>(missing));
    EXPECT_TRUE(core::snapshots_in(some).empty()) << missing;
  }
}

TEST(Snapshot, The_largest_instrument_there_may_be_fits_one_op) {
  core::Questions questions = questionnaire(20, 20, 11);
  Snapshot snapshot = snapshot_with(questions, 0);
  for (int& count : snapshot.total.answers) count = 1999;
  EXPECT_EQ(demand_parts(snapshot).size(), 1u);
  // and what cannot fit is told, not cut
  for (std::string& code : snapshot.questions.statements) code += std::string(200, 'x');
  const auto refused = core::parts_of(snapshot, "pub");
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, core::ErrorCode::too_large);
}

TEST(Snapshot, What_was_changed_is_left_out) {
  const SnapshotParts parts = demand_parts(snapshot_with(questionnaire(1, 2, 5), 2));
  const auto with_change = [&](auto change) {
    SnapshotParts changed = parts;
    change(changed[0].second["counts"]);
    return core::snapshots_in(records_of(changed));
  };
  ASSERT_EQ(with_change([](Json&) {}).size(), 1u);
  EXPECT_TRUE(with_change([](Json& counts) { counts["groups"][0]["answers"][4] = 17; }).empty());
  EXPECT_TRUE(with_change([](Json& counts) { counts["number"] = 3; }).empty());
  EXPECT_TRUE(with_change([](Json& counts) { counts["later"] = "added"; }).empty());
}

TEST(Snapshot, What_contradicts_itself_is_left_out) {
  const auto written_by = [&](auto change) {
    Snapshot snapshot = snapshot_with(questionnaire(2, 2, 5), 4);
    change(snapshot);
    return core::snapshots_in(records_of(demand_parts(snapshot)));
  };
  ASSERT_EQ(written_by([](Snapshot&) {}).size(), 1u);
  EXPECT_TRUE(written_by([](Snapshot& s) { s.total.answers.pop_back(); }).empty());
  EXPECT_TRUE(written_by([](Snapshot& s) { s.total.answers[0] = -1; }).empty());
  EXPECT_TRUE(written_by([](Snapshot& s) { s.groups[0].counts.respondents = 4; }).empty())
      << "too few to show";
  EXPECT_TRUE(written_by([](Snapshot& s) { s.groups[1].counts.medians.clear(); }).empty());
  EXPECT_TRUE(written_by([](Snapshot& s) { s.questions.dimension_of[0] = 7; }).empty());
  EXPECT_TRUE(written_by([](Snapshot& s) { s.questions.points = 1; }).empty());
  EXPECT_TRUE(written_by([](Snapshot& s) { s.number = 0; }).empty());
  EXPECT_TRUE(written_by([](Snapshot& s) { s.total = {}; }).empty());
}

TEST(Snapshot, Records_of_any_kind_of_nonsense_are_no_snapshots) {
  core::Record record{"snapshot:x", core::Presence::shown, {{"counts", Json::array({1, 2}), {}}}};
  EXPECT_TRUE(core::snapshots_in({record, core::Record()}).empty());
}

}  // namespace
}  // namespace ubao::test
