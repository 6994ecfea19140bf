// Merging: what two people see who changed the same thing without knowing of each other.
#include "core/merge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>

#include "tests/support/dice.h"
#include "tests/support/ops.h"

namespace ubao::test {
namespace {

using namespace core;
using Hashes = std::vector<std::string>;

// The ops of one card, written by hand; each has its own place in memory.
class Card {
 public:
  const Op& set(Json fields, std::uint64_t n = 1, Over over = {}) {
    ops_.push_back(make_card_op("card:a", std::move(fields), n, std::move(over)));
    return ops_.back();
  }
  std::vector<const Op*> ops() const {
    std::vector<const Op*> all;
    for (const Op& op : ops_) all.push_back(&op);
    return all;
  }
  std::vector<const Op*> without(const Op& missing) const {
    std::vector<const Op*> rest = ops();
    rest.erase(std::find(rest.begin(), rest.end(), &missing));
    return rest;
  }

  // The merged card, after every order of arrival gave the same.
  MergedRecord merged() const {
    std::vector<const Op*> order = ops();
    std::sort(order.begin(), order.end());
    const MergedRecord first = merge(order);
    if (order.size() <= 6) {
      while (std::next_permutation(order.begin(), order.end())) expect_same(first, merge(order));
    } else {
      Dice dice(order.size());
      for (int i = 0; i < 500; ++i) {
        dice.shuffle(order);
        expect_same(first, merge(order));
      }
    }
    return first;
  }

  static void expect_same(const MergedRecord& a, const MergedRecord& b) {
    EXPECT_EQ(a.presence, b.presence);
    EXPECT_EQ(a.awaited, b.awaited);
    ASSERT_EQ(a.fields.size(), b.fields.size());
    for (const auto& [name, field] : a.fields) {
      ASSERT_TRUE(b.fields.contains(name)) << name;
      EXPECT_EQ(field.value, b.fields.at(name).value);
      EXPECT_EQ(field.heads, b.fields.at(name).heads);
      EXPECT_EQ(field.versions, b.fields.at(name).versions);
    }
  }

 private:
  std::deque<Op> ops_;
};

TEST(Merge, A_single_op_is_what_it_says) {
  Card card;
  const Op& op = card.set({{"text", "hello"}, {"pos", {1, 2}}});
  const MergedRecord merged = card.merged();
  EXPECT_EQ(merged.fields.at("text").value, "hello");
  EXPECT_EQ(merged.fields.at("pos").value, Json({1, 2}));
  EXPECT_EQ(merged.fields.at("text").heads, Hashes{op.hash});
  EXPECT_TRUE(merged.fields.at("text").versions.empty());
  EXPECT_EQ(merged.presence, Presence::shown);
  EXPECT_TRUE(merged.awaited.empty());
}

TEST(Merge, A_change_that_saw_the_old_text_replaces_it) {
  Card card;
  const Op& old = card.set({{"text", "old"}});
  const Op& now = card.set({{"text", "new"}}, 2, {{"text", {old.hash}}});
  const MergedRecord merged = card.merged();
  EXPECT_EQ(merged.fields.at("text").value, "new");
  EXPECT_EQ(merged.fields.at("text").heads, Hashes{now.hash});
  EXPECT_TRUE(merged.fields.at("text").versions.empty());
}

TEST(Merge, A_change_that_saw_replaces_even_with_a_smaller_n) {
  Card card;
  const Op& old = card.set({{"text", "old"}}, kGreatestN);
  card.set({{"text", "new"}}, 1, {{"text", {old.hash}}});
  EXPECT_EQ(card.merged().fields.at("text").value, "new");
}

TEST(Merge, Texts_that_two_people_typed_at_once_are_both_kept) {
  Card card;
  const Op& start = card.set({{"text", "start"}});
  card.set({{"text", "Amina's"}}, 2, {{"text", {start.hash}}});
  card.set({{"text", "Bo's"}}, 3, {{"text", {start.hash}}});
  const MergedField text = card.merged().fields.at("text");
  EXPECT_EQ(text.value, "Bo's");
  EXPECT_EQ(text.versions, (std::vector<Json>{"Bo's", "Amina's"}));
  EXPECT_EQ(text.heads.size(), 2u);
}

TEST(Merge, Choosing_settles_it_for_everybody) {
  Card card;
  const Op& start = card.set({{"text", "start"}});
  const Op& one = card.set({{"text", "one"}}, 2, {{"text", {start.hash}}});
  const Op& two = card.set({{"text", "two"}}, 2, {{"text", {start.hash}}});
  const Op& choice = card.set({{"text", "one"}}, 3, {{"text", {one.hash, two.hash}}});
  const MergedField text = card.merged().fields.at("text");
  EXPECT_EQ(text.value, "one");
  EXPECT_EQ(text.heads, Hashes{choice.hash});
  EXPECT_TRUE(text.versions.empty());
}

TEST(Merge, Two_who_choose_differently_are_asked_once_more) {
  Card card;
  const Op& one = card.set({{"text", "one"}}, 2);
  const Op& two = card.set({{"text", "two"}}, 2);
  card.set({{"text", "one"}}, 3, {{"text", {one.hash, two.hash}}});
  card.set({{"text", "two"}}, 4, {{"text", {one.hash, two.hash}}});
  EXPECT_EQ(card.merged().fields.at("text").versions, (std::vector<Json>{"two", "one"}));
}

TEST(Merge, The_same_text_typed_twice_is_no_conflict) {
  Card card;
  card.set({{"text", "same"}}, 1);
  card.set({{"text", "same"}}, 2);
  const MergedField text = card.merged().fields.at("text");
  EXPECT_EQ(text.heads.size(), 2u);
  EXPECT_TRUE(text.versions.empty());
}

TEST(Merge, What_nobody_typed_just_shows_the_latest) {
  Card card;
  card.set({{"pos", {1, 1}}, {"colour", "maize"}}, 5);
  card.set({{"pos", {2, 2}}}, 6);
  const MergedRecord merged = card.merged();
  EXPECT_EQ(merged.fields.at("pos").value, Json({2, 2}));
  EXPECT_TRUE(merged.fields.at("pos").versions.empty());
  EXPECT_EQ(merged.fields.at("pos").heads.size(), 2u);
  EXPECT_EQ(merged.fields.at("colour").value, "maize");
}

TEST(Merge, Over_on_a_field_that_is_not_set_only_compares) {
  Card card;
  const Op& text = card.set({{"text", "stays"}});
  card.set({{"pos", {9, 9}}}, 2, {{"text", {text.hash}}});
  EXPECT_EQ(card.merged().fields.at("text").value, "stays");
}

TEST(Merge, Over_of_one_field_supersedes_nothing_in_another) {
  Card card;
  const Op& both = card.set({{"text", "old"}, {"title", "old title"}}, 7);
  card.set({{"text", "new"}}, 8, {{"text", {both.hash}}});
  const MergedRecord merged = card.merged();
  EXPECT_EQ(merged.fields.at("text").value, "new");
  EXPECT_EQ(merged.fields.at("title").value, "old title");
}

TEST(Merge, A_head_that_names_what_is_not_here_yet_shows_no_conflict_until_it_arrives) {
  Card card;
  const Op& one = card.set({{"text", "one"}}, 1);
  const Op& two = card.set({{"text", "two"}}, 2, {{"text", {one.hash}}});
  const Op& three = card.set({{"text", "three"}}, 3, {{"text", {two.hash}}});

  const MergedRecord early = merge(card.without(two));
  EXPECT_EQ(early.fields.at("text").value, "three");
  EXPECT_EQ(early.fields.at("text").heads, (Hashes{three.hash, one.hash})) << "an unknown hash has no effect";
  EXPECT_TRUE(early.fields.at("text").versions.empty());
  EXPECT_EQ(early.awaited, Hashes{two.hash});

  const MergedRecord complete = card.merged();
  EXPECT_EQ(complete.fields.at("text").heads, Hashes{three.hash});
  EXPECT_TRUE(complete.awaited.empty());
}

TEST(Merge, A_conflict_that_remains_is_shown_once_everything_is_here) {
  Card card;
  const Op& one = card.set({{"text", "one"}}, 1);
  const Op& two = card.set({{"text", "two"}}, 2, {{"text", {one.hash}}});
  card.set({{"text", "mine"}}, 3, {{"text", {one.hash}}});
  card.set({{"text", "three"}}, 4, {{"text", {two.hash}}});
  EXPECT_TRUE(merge(card.without(two)).fields.at("text").versions.empty());
  EXPECT_EQ(card.merged().fields.at("text").versions, (std::vector<Json>{"three", "mine"}));
}

TEST(Merge, A_removal_that_saw_every_text_hides_the_card) {
  Card card;
  const Op& text = card.set({{"text", "x"}, {"pos", {0, 0}}});
  card.set({{"removed", true}}, 2, {{"text", {text.hash}}});
  EXPECT_EQ(card.merged().presence, Presence::hidden);
}

TEST(Merge, A_card_without_text_is_hidden_by_any_removal) {
  Card card;
  card.set({{"pos", {0, 0}}});
  card.set({{"removed", true}}, 2);
  EXPECT_EQ(card.merged().presence, Presence::hidden);
}

TEST(Merge, Moving_a_removed_card_does_not_bring_it_back) {
  Card card;
  const Op& text = card.set({{"text", "x"}});
  card.set({{"removed", true}}, 2, {{"text", {text.hash}}});
  card.set({{"pos", {5, 5}}}, 3);
  EXPECT_EQ(card.merged().presence, Presence::hidden);
}

TEST(Merge, A_text_that_the_removal_never_saw_keeps_the_card_in_sight) {
  Card card;
  const Op& text = card.set({{"text", "x"}});
  card.set({{"removed", true}}, 3, {{"text", {text.hash}}});
  card.set({{"text", "longer x"}}, 2, {{"text", {text.hash}}});
  EXPECT_EQ(card.merged().presence, Presence::edited_while_removed);
}

TEST(Merge, A_removal_must_have_seen_every_field_that_people_type) {
  Card card;
  const Op& both = card.set({{"text", "x"}, {"note", "y"}});
  card.set({{"removed", true}}, 2, {{"text", {both.hash}}});
  EXPECT_EQ(card.merged().presence, Presence::edited_while_removed);
  card.set({{"removed", true}}, 3, {{"text", {both.hash}}, {"note", {both.hash}}});
  EXPECT_EQ(card.merged().presence, Presence::hidden);
}

TEST(Merge, Two_removals_together_may_have_seen_everything) {
  Card card;
  const Op& one = card.set({{"text", "one"}}, 1);
  const Op& two = card.set({{"text", "two"}}, 1);
  card.set({{"removed", true}}, 2, {{"text", {one.hash}}});
  EXPECT_EQ(card.merged().presence, Presence::edited_while_removed);
  card.set({{"removed", true}}, 3, {{"text", {two.hash}}});
  EXPECT_EQ(card.merged().presence, Presence::hidden);
}

TEST(Merge, Undoing_a_removal_shows_the_card) {
  Card card;
  const Op& text = card.set({{"text", "x"}});
  const Op& removal = card.set({{"removed", true}}, 2, {{"text", {text.hash}}});
  card.set({{"removed", false}}, 3, {{"removed", {removal.hash}}});
  EXPECT_EQ(card.merged().presence, Presence::shown);
}

TEST(Merge, Whoever_removed_last_of_two_who_did_not_know_decides) {
  Card card;
  const Op& text = card.set({{"text", "x"}});
  card.set({{"removed", true}}, 3, {{"text", {text.hash}}});
  card.set({{"removed", false}}, 2);
  EXPECT_EQ(card.merged().presence, Presence::hidden);
  card.set({{"removed", false}}, 4);
  EXPECT_EQ(card.merged().presence, Presence::shown);
}

TEST(Merge, An_op_may_write_a_text_and_remove_it_in_one) {
  Card card;
  card.set({{"text", "gone at once"}, {"removed", true}});
  EXPECT_EQ(card.merged().presence, Presence::hidden);
}

TEST(Merge, Removed_counts_only_as_true) {
  Card card;
  card.set({{"removed", 1}});
  EXPECT_EQ(card.merged().presence, Presence::shown);
}

TEST(Merge, At_the_greatest_n_ids_decide) {
  Card card;
  const Op& one = card.set({{"text", "one"}}, kGreatestN);
  const Op& two = card.set({{"text", "two"}}, kGreatestN);
  const MergedField text = card.merged().fields.at("text");
  EXPECT_EQ(text.value, one.id() < two.id() ? "two" : "one");
  EXPECT_EQ(text.versions.size(), 2u);
}

TEST(Merge, Values_of_any_type_are_compared_as_values) {
  Card card;
  card.set({{"text", nullptr}}, 1);
  card.set({{"text", 0}}, 2);
  card.set({{"text", ""}}, 3);
  EXPECT_EQ(card.merged().fields.at("text").versions, (std::vector<Json>{"", 0, nullptr}));
}

TEST(Merge, An_op_that_sets_nothing_says_nothing) {
  Card card;
  card.set(Json::object());
  EXPECT_TRUE(card.merged().fields.empty());
  EXPECT_TRUE(merge({}).fields.empty());
}

TEST(Merge, A_crowd_merges_to_the_same_in_any_order) {
  Dice dice(11);
  for (int round = 0; round < 40; ++round) {
    Card card;
    std::vector<std::string> written;
    const std::vector<std::string> fields{"text", "title", "pos", "removed"};
    for (int i = 0; i < 12; ++i) {
      Json set = Json::object();
      Over over;
      for (const std::string& field : fields) {
        if (dice.one_in(2)) set[field] = field == "removed" ? Json(dice.one_in(2)) : Json(dice.roll(3));
        for (const std::string& hash : written)
          if (dice.one_in(4)) over[field].push_back(hash);
      }
      written.push_back(card.set(set, 1 + dice.roll(4), over).hash);
    }
    for (const auto& [name, field] : card.merged().fields) EXPECT_FALSE(field.heads.empty()) << name;
  }
}

TEST(Merge, A_whole_with_texts_in_it_keeps_its_versions_whole) {
  Card card;
  const Json low{{"rating", 2}, {"reason", "No budget line"}};
  const Json high{{"rating", 4}, {"reason", "It is paid from savings"}};
  card.set({{"consensus", low}}, 5);
  card.set({{"consensus", high}}, 6);
  const MergedRecord both = card.merged();
  EXPECT_EQ(both.fields.at("consensus").value, high);
  EXPECT_EQ(both.fields.at("consensus").versions, (std::vector<Json>{high, low}));
  card.set({{"consensus", low}}, 7, {{"consensus", both.fields.at("consensus").heads}});
  const MergedRecord chosen = card.merged();
  EXPECT_EQ(chosen.fields.at("consensus").value, low);
  EXPECT_TRUE(chosen.fields.at("consensus").versions.empty());
}

}  // namespace
}  // namespace ubao::test
