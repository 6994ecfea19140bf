// What may be published: by example, and held against a search through all small sets of sheets.
#include "core/disclosure.h"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/dice.h"

namespace ubao::test {
namespace {

using core::harmless;
using core::SumOf;
using Verdicts = std::vector<bool>;

std::vector<int> single_sheets(int count) { return std::vector<int>(static_cast<std::size_t>(count), 1); }

SumOf from_to(int first, int behind) {
  SumOf sum(static_cast<std::size_t>(behind - first));
  std::iota(sum.begin(), sum.end(), first);
  return sum;
}

SumOf both(SumOf sum, const SumOf& more) {
  sum.insert(sum.end(), more.begin(), more.end());
  return sum;
}

TEST(Disclosure, A_small_group_takes_a_complementary_one_with_it) {
  // groups of 10, 7 and 3 below a total: the 3 would be what is left
  EXPECT_EQ(harmless(single_sheets(20), {}, {from_to(0, 20), from_to(0, 10), from_to(10, 17)}),
            (Verdicts{true, true, false}));
  // two small ones of together 6 hide each other
  EXPECT_EQ(harmless(single_sheets(23), {}, {from_to(0, 23), from_to(0, 10), from_to(10, 17)}),
            (Verdicts{true, true, true}));
  EXPECT_EQ(harmless(single_sheets(13), {}, {from_to(0, 13), from_to(0, 10)}), (Verdicts{true, false}));
  EXPECT_EQ(harmless(single_sheets(4), {}, {from_to(0, 4)}), (Verdicts{false}));
}

TEST(Disclosure, Groups_of_two_variables_that_differ_in_one_sheet_are_not_both_shown) {
  const SumOf total = from_to(0, 30), ministry = from_to(0, 10), role = from_to(0, 11);
  EXPECT_EQ(harmless(single_sheets(30), {}, {total, ministry, role}), (Verdicts{true, true, false}));
  EXPECT_EQ(harmless(single_sheets(30), {}, {total, ministry, from_to(0, 15)}), (Verdicts{true, true, true}));
  // nor three that say it together: 0-9 and 20-29 against 0-8 and 20-29 with 9 left over
  EXPECT_EQ(harmless(single_sheets(40), {},
                     {from_to(0, 40), from_to(0, 10), from_to(20, 30), both(from_to(0, 9), from_to(20, 30))}),
            (Verdicts{true, true, true, false}));
}

TEST(Disclosure, A_group_that_grew_by_one_to_four_does_not_show_both_states) {
  const std::vector<SumOf> before{from_to(0, 20), from_to(0, 8)};
  // eight more people: two of them in the group of eight
  const SumOf total = from_to(0, 28);
  EXPECT_EQ(harmless(single_sheets(28), before, {total, both(from_to(0, 8), {20, 21})}),
            (Verdicts{true, false}));
  EXPECT_EQ(harmless(single_sheets(28), before, {total, both(from_to(0, 8), from_to(20, 25))}),
            (Verdicts{true, false}))
      << "the other three would be left";
  EXPECT_EQ(harmless(single_sheets(30), before, {from_to(0, 30), both(from_to(0, 8), from_to(20, 25))}),
            (Verdicts{true, true}));
}

TEST(Disclosure, Factors_other_than_one_are_thought_of) {
  // 2 total - a - b - c is sheet 0, twice what no sum has alone
  const SumOf total = from_to(0, 19);
  const SumOf a = from_to(1, 13), b = both(from_to(1, 7), from_to(13, 19)), c = from_to(7, 19);
  EXPECT_EQ(harmless(single_sheets(19), {}, {total, a, b, c}), (Verdicts{true, true, true, false}));
}

// --- the slow way

using SumMatrix = std::vector<std::vector<std::int64_t>>;

// Fraction-free elimination (Bareiss): the entries stay determinants, so small ones stay small.
int rank_of(SumMatrix m) {
  int rank = 0;
  std::int64_t before = 1;
  const std::size_t columns = m.empty() ? 0 : m[0].size();
  for (std::size_t c = 0; c < columns && rank < static_cast<int>(m.size()); ++c) {
    const auto top = static_cast<std::size_t>(rank);
    std::size_t pivot = top;
    while (pivot < m.size() && m[pivot][c] == 0) ++pivot;
    if (pivot == m.size()) continue;
    std::swap(m[pivot], m[top]);
    for (std::size_t r = top + 1; r < m.size(); ++r) {
      for (std::size_t k = c + 1; k < columns; ++k)
        m[r][k] = (m[r][k] * m[top][c] - m[r][c] * m[top][k]) / before;
      m[r][c] = 0;
    }
    before = m[top][c];
    ++rank;
  }
  return rank;
}

// A set of items is revealed when without its columns the sums lose in rank: then some combination lives on
// it.
bool some_set_is_revealed(const std::vector<int>& weights, const std::vector<SumOf>& sums) {
  SumMatrix all(sums.size(), std::vector<std::int64_t>(weights.size(), 0));
  for (std::size_t r = 0; r < sums.size(); ++r)
    for (const int item : sums[r]) all[r][static_cast<std::size_t>(item)] = 1;
  const int full = rank_of(all);
  for (unsigned set = 1; set < 1u << weights.size(); ++set) {
    int weight = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) weight += (set >> i & 1) != 0 ? weights[i] : 0;
    if (weight >= 5) continue;
    SumMatrix rest;
    for (const auto& row : all) {
      rest.emplace_back();
      for (std::size_t i = 0; i < weights.size(); ++i)
        if ((set >> i & 1) == 0) rest.back().push_back(row[i]);
    }
    if (rank_of(std::move(rest)) < full) return true;
  }
  return false;
}

TEST(Disclosure, Agrees_with_a_search_through_all_small_sets) {
  Dice dice(5);
  int refused = 0, allowed = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<int> weights(3 + dice.roll(7));
    for (int& weight : weights) weight = dice.one_in(4) ? dice.between(2, 7) : 1;
    const auto random_sum = [&] {
      SumOf sum;
      for (int item = 0; item < static_cast<int>(weights.size()); ++item)
        if (dice.one_in(2)) sum.push_back(item);
      return sum;
    };
    SumOf total(weights.size());
    std::iota(total.begin(), total.end(), 0);
    std::vector<SumOf> candidates{total};
    for (auto more = 2 + dice.roll(5); more > 0; --more) candidates.push_back(random_sum());
    const Verdicts ours = harmless(weights, {}, candidates);
    std::vector<SumOf> out;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      out.push_back(candidates[i]);
      const bool bad = some_set_is_revealed(weights, out);
      ASSERT_EQ(ours[i], !bad) << "round " << round << ", candidate " << i;
      if (bad) out.pop_back();
      ++(bad ? refused : allowed);
    }
  }
  EXPECT_GT(refused, 300);
  EXPECT_GT(allowed, 300);
}

TEST(Disclosure, What_would_take_too_long_to_look_through_is_not_published) {
  // every line and every column of a large square: more rows than can be tried by fours
  constexpr int kSide = 90;
  std::vector<SumOf> published;
  for (int i = 0; i < kSide; ++i) {
    published.push_back(from_to(i * kSide, (i + 1) * kSide));
    SumOf& column = published.emplace_back();
    for (int line = 0; line < kSide; ++line) column.push_back(line * kSide + i);
  }
  const int sheets = kSide * kSide;
  const SumOf fresh = from_to(sheets, sheets + 5), odd = from_to(7, sheets / 2 + 3);
  EXPECT_EQ(harmless(single_sheets(sheets + 5), published, {fresh, odd}), (Verdicts{true, false}));
}

}  // namespace
}  // namespace ubao::test
