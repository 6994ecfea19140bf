// Writing: what a device appends to its log, and what survives a restart.
#include <gtest/gtest.h>

#include "tests/support/tablet.h"

namespace ubao::test {
namespace {

using namespace core;

TEST(Store, The_first_entry_is_preceded_by_the_one_that_opens_the_log) {
  Tablet tablet;
  EXPECT_EQ(tablet->op_count(), 0u);
  const Op op = tablet.record("card:a", {{"text", "hello"}});
  const auto documents = tablet.documents();
  ASSERT_EQ(documents.size(), 2u);
  const Json& opening = documents[0];
  EXPECT_EQ(opening["of"], "log:" + op.log);
  EXPECT_EQ(opening["seq"], 1);
  EXPECT_EQ(opening["n"], 1);
  EXPECT_FALSE(opening.contains("prev"));
  EXPECT_EQ(opening["set"]["device"], "Tablet Blue 3");
  const std::string key = opening["set"]["key"], nonce = opening["set"]["nonce"];
  EXPECT_EQ(key, tablet->device_key());
  EXPECT_EQ(op.log, name_from(key + ":" + nonce)) << "nobody else can make this name";
  EXPECT_EQ(op.seq, 2u);
  EXPECT_EQ(op.n, 2u);
  EXPECT_EQ("op:" + op.log + ":00000001:" + op.prev, opening["_id"]);
}

TEST(Store, Entries_chain_and_carry_who_and_when) {
  Tablet tablet;
  const Op first = tablet.record("card:a", {{"text", "one"}});
  tablet.env.clock.now += 60;
  const Op second = tablet.record("card:b", {{"text", "two"}});
  EXPECT_EQ(second.log, first.log);
  EXPECT_EQ(second.seq, first.seq + 1);
  EXPECT_EQ(second.prev, first.hash);
  EXPECT_EQ(second.n, first.n + 1);
  EXPECT_EQ(second.by, "person:p");
  EXPECT_EQ(utc_seconds(second.at), utc_seconds(first.at) + 60);
}

TEST(Store, A_change_names_the_heads_it_replaces_and_those_it_compares) {
  Tablet tablet;
  const Op text = tablet.record("card:a", {{"text", "one"}, {"pos", {0, 0}}});
  const Op moved = tablet.record("card:a", {{"pos", {1, 1}}});
  EXPECT_EQ(moved.over, (Over{{"pos", {text.hash}}}));
  const Op removed = tablet.record("card:a", {{"removed", true}}, {"text", "note"});
  EXPECT_EQ(removed.over, (Over{{"text", {text.hash}}}));
  EXPECT_EQ(tablet->find("card:a")->presence, Presence::hidden);
}

TEST(Store, Several_changes_are_one_step) {
  Tablet tablet;
  const auto before = tablet->revision().written;
  const auto ops = tablet->record({{"card:a", {{"text", "1"}}, {}, {}},
                                   {"card:a", {{"text", "2"}}, {}, {}},
                                   {"card:b", {{"text", "3"}}, {}, {}}});
  ASSERT_TRUE(ops);
  ASSERT_EQ(ops->size(), 3u);
  EXPECT_EQ((*ops)[1].over, (Over{{"text", {(*ops)[0].hash}}})) << "the second saw the first";
  EXPECT_EQ(tablet->revision().written, before + 1);
  EXPECT_EQ(tablet->op_count(), 4u);
}

TEST(Store, A_refused_change_takes_its_whole_step_with_it) {
  Tablet tablet;
  const auto refused =
      tablet->record({{"card:a", {{"text", "fine"}}, {}, {}}, {"no record", {{"text", "x"}}, {}, {}}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::bad_op);
  EXPECT_EQ(tablet->op_count(), 0u) << "not even a log was opened";
  EXPECT_FALSE(tablet->find("card:a"));

  const Op first = tablet.record("card:a", {{"text", "one"}});
  const auto too_large = tablet->record(
      {{"card:b", {{"text", "x"}}, {}, {}}, {"card:b", {{"text", std::string(70'000, 'x')}}, {}, {}}});
  ASSERT_FALSE(too_large);
  EXPECT_EQ(too_large.error().code, ErrorCode::too_large);
  const auto no_unicode = tablet->record({{"card:b", {{"text", "\xff"}}, {}, {}}});
  ASSERT_FALSE(no_unicode);
  EXPECT_EQ(no_unicode.error().code, ErrorCode::bad_json);
  const Op second = tablet.record("card:a", {{"text", "two"}});
  EXPECT_EQ(second.seq, first.seq + 1) << "no gap remains";
  EXPECT_EQ(second.prev, first.hash);
  EXPECT_EQ(second.n, first.n + 1);
}

TEST(Store, Recording_nothing_opens_no_log) {
  Tablet tablet;
  ASSERT_TRUE(tablet->record({}));
  ASSERT_TRUE(tablet->record({}, {{"scope", "key", 1}}));
  EXPECT_EQ(tablet->op_count(), 0u);
}

TEST(Store, A_restart_continues_the_log) {
  Tablet tablet;
  const Op first = tablet.record("card:a", {{"text", "one"}});
  const std::string dump = tablet->dump();
  tablet.restart();
  EXPECT_EQ(tablet->dump(), dump);
  EXPECT_FALSE(tablet->opening().was_damaged);
  const Op second = tablet.record("card:a", {{"text", "two"}});
  EXPECT_EQ(second.log, first.log);
  EXPECT_EQ(second.prev, first.hash);
  EXPECT_EQ(second.n, first.n + 1);
  EXPECT_EQ(second.over, (Over{{"text", {first.hash}}}));
}

TEST(Store, The_number_follows_whatever_was_seen_and_stays_at_the_greatest) {
  Tablet tablet;
  tablet.record("card:a", {{"text", "mine"}});
  tablet.absorb({document_of(make_card_op("card:b", {{"text", "theirs"}}, 1'000'000))});
  EXPECT_EQ(tablet.record("card:a", {{"text", "next"}}).n, 1'000'001u);
  tablet.restart();
  EXPECT_EQ(tablet.record("card:a", {{"text", "next"}}).n, 1'000'002u);
  tablet.absorb({document_of(make_card_op("card:b", {{"text", "absurd"}}, kGreatestN))});
  EXPECT_EQ(tablet.record("card:a", {{"text", "at the end"}}).n, kGreatestN);
  EXPECT_EQ(tablet.record("card:a", {{"text", "and still"}}).n, kGreatestN);
  EXPECT_EQ(tablet->find("card:a")->find("text")->value, "and still")
      << "who saw replaces, whatever the number";
  EXPECT_EQ(tablet->dump(), tablet->dump_from_nothing());
}

TEST(Store, A_wrong_clock_changes_no_order) {
  Tablet tablet;
  tablet.env.clock.now = 253'402'300'799;
  tablet.record("card:a", {{"text", "from the far future"}});
  tablet.env.clock.now = 0;
  const Op later = tablet.record("card:a", {{"text", "from 1970"}});
  EXPECT_EQ(later.at, "1970-01-01T00:00:00Z");
  EXPECT_EQ(tablet->find("card:a")->find("text")->value, "from 1970");
  tablet.env.clock.now = -86'400LL * 365 * 3'000;
  EXPECT_EQ(tablet.record("card:a", {{"text", "from before all"}}).n, later.n + 1);
  tablet.env.clock.now = 86'400LL * 365 * 30'000;
  EXPECT_EQ(tablet.record("card:a", {{"text", "from after all"}}).n, later.n + 2);
}

TEST(Store, A_field_with_more_heads_than_an_op_can_name_is_still_writable) {
  Tablet tablet;
  std::vector<Json> crowd;
  for (int i = 0; i < 600; ++i)
    crowd.push_back(
        document_of(make_card_op("card:a", {{"text", i}, {"title", i}, {"note", i}, {"place", i}}, 5)));
  tablet.absorb(crowd);
  for (int i = 0; i < 20 && tablet->find("card:a")->find("text")->versions.size() > 0; ++i)
    tablet.record("card:a", {{"text", "mine"}, {"title", "mine"}, {"note", "mine"}, {"place", "mine"}});
  for (const char* field : {"text", "title", "note", "place"}) {
    EXPECT_EQ(tablet->find("card:a")->find(field)->value, "mine");
    EXPECT_TRUE(tablet->find("card:a")->find(field)->versions.empty());
  }
  EXPECT_EQ(tablet->dump(), tablet->dump_from_nothing());
}

TEST(Store, Entries_are_listed_by_number_and_id) {
  Tablet tablet;
  for (int i = 0; i < 5; ++i) tablet.record("card:a", {{"text", i}});
  tablet.absorb({document_of(make_card_op("card:b", {{"text", "b"}}, 3)),
                 document_of(make_card_op("card:c", {{"text", "c"}}, 3))});
  std::vector<std::pair<std::uint64_t, std::string>> order;
  for (const Json& document : tablet.documents()) {
    order.emplace_back(document["n"].get<std::uint64_t>(), document["_id"].get<std::string>());
    EXPECT_TRUE(read_op(document));
  }
  EXPECT_EQ(order.size(), 8u);
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
  int visited = 0;
  tablet->each_op([&](const std::string&, const std::string&) { return ++visited < 3; });
  EXPECT_EQ(visited, 3);
}

TEST(Store, Records_are_found_by_kind_and_by_activity) {
  Tablet tablet;
  tablet.record("card:b", {{"text", "b"}, {"activity", "activity:a1"}});
  tablet.record("card:a", {{"text", "a"}, {"activity", "activity:a1"}});
  tablet.record("card:c", {{"text", "c"}, {"activity", "activity:a2"}});
  tablet.record("cardx:d", {{"text", "d"}, {"activity", "activity:a1"}});
  tablet.record("card:a", {{"removed", true}}, {"text"});
  const auto ids = [](const std::vector<Record>& records) {
    std::vector<std::string> all;
    for (const Record& record : records) all.push_back(record.id);
    return all;
  };
  EXPECT_EQ(ids(tablet->all_of_kind("card")), (std::vector<std::string>{"card:a", "card:b", "card:c"}));
  EXPECT_EQ(ids(tablet->all_of_activity("activity:a1")),
            (std::vector<std::string>{"card:a", "card:b", "cardx:d"}));
  EXPECT_EQ(tablet->count_of_activity("card", "activity:a1"), 1) << "the removed one is not counted";
  EXPECT_FALSE(tablet->find("card:none"));
  EXPECT_TRUE(tablet->all_of_activity("\xff no unicode").empty());
  EXPECT_EQ(tablet->count_of_activity("card", "\xff"), 0);
}

TEST(Store, Drafts_stay_on_the_device_and_survive) {
  Tablet tablet;
  ASSERT_TRUE(tablet->set_draft({"assessment:a:p", "L3", 4}));
  ASSERT_TRUE(tablet->set_draft({"assessment:a:p", "L4", "dk"}));
  ASSERT_TRUE(tablet->set_draft({"assessment:a:p", "L3", 5}));
  ASSERT_TRUE(tablet->set_draft({"assessment:a:q", "L3", 1}));
  tablet.restart();
  const std::vector<std::pair<std::string, Json>> expected{{"L3", 5}, {"L4", "dk"}};
  EXPECT_EQ(tablet->drafts("assessment:a:p"), expected);
  EXPECT_EQ(tablet->op_count(), 0u);
  ASSERT_TRUE(tablet->set_draft({"assessment:a:p", "L4", nullptr}));
  EXPECT_EQ(tablet->drafts("assessment:a:p").size(), 1u);
  ASSERT_TRUE(tablet->clear_drafts("assessment:a:p"));
  EXPECT_TRUE(tablet->drafts("assessment:a:p").empty());
  EXPECT_EQ(tablet->drafts("assessment:a:q").size(), 1u);
}

TEST(Store, Submitting_writes_the_entry_and_its_drafts_in_one_step) {
  Tablet tablet;
  ASSERT_TRUE(tablet->set_draft({"s", "L3", 4}));
  ASSERT_TRUE(tablet->record({{"submission:x", {{"answers", {{"L3", 4}}}}, {}, {}}},
                             {{"s", "L3", nullptr}, {"s", "submitted", "submission:x"}}));
  tablet.restart();
  const std::vector<std::pair<std::string, Json>> expected{{"submitted", "submission:x"}};
  EXPECT_EQ(tablet->drafts("s"), expected);
  EXPECT_TRUE(tablet->find("submission:x"));
}

TEST(Store, A_draft_that_cannot_be_written_is_refused_without_a_trace) {
  Tablet tablet;
  const Op first = tablet.record("card:a", {{"text", "one"}});
  for (const Json& bad : {Json("\xff"), Json(1.5), Json::binary({1})}) {
    const auto draft = tablet->set_draft({"s", "k", bad});
    ASSERT_FALSE(draft);
    EXPECT_EQ(draft.error().code, ErrorCode::bad_json);
    ASSERT_FALSE(tablet->record({{"card:a", {{"text", "two"}}, {}, {}}}, {{"s", "k", bad}}));
  }
  EXPECT_TRUE(tablet->drafts("s").empty());
  const Op second = tablet.record("card:a", {{"text", "three"}});
  EXPECT_EQ(second.seq, first.seq + 1);
  EXPECT_EQ(second.prev, first.hash);
}

TEST(Store, Where_storage_confirms_later_durable_lags_behind_written) {
  Tablet tablet;
  tablet.record("card:a", {{"text", "before"}});
  tablet.close();
  tablet.options.confirms_later = true;
  tablet.open();
  EXPECT_EQ(tablet->revision().written, tablet->revision().durable);
  tablet.record("card:a", {{"text", "one"}});
  const auto one = tablet->revision().written;
  tablet.record("card:a", {{"text", "two"}});
  EXPECT_LT(tablet->revision().durable, one);
  tablet->confirm_durable(one);
  EXPECT_EQ(tablet->revision().durable, one);
  EXPECT_LT(tablet->revision().durable, tablet->revision().written);
  tablet->confirm_durable(one - 1);
  EXPECT_EQ(tablet->revision().durable, one) << "it never goes back";
  tablet->confirm_durable(1'000'000);
  EXPECT_EQ(tablet->revision().durable, tablet->revision().written) << "nor ahead of what is written";
}

}  // namespace
}  // namespace ubao::test
