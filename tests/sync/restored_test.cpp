// Servers that are not what they were, and devices that are two.
#include <gmock/gmock.h>

#include <filesystem>
#include <map>
#include <set>

#include "core/copies.h"
#include "tests/sync/session.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using testing::SizeIs;

class Restored : public Session {};

TEST_F(Restored, A_backup_is_noticed_and_everything_offered_again) {
  device.write(10);
  sync_once(device);
  const auto backup = couch.backup();
  const auto lost = device.write(20);
  sync_once(device);
  couch.restore(backup);
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.pushed, 20) << "what the backup holds is not counted again";
  for (const std::string& id : lost) EXPECT_TRUE(couch.has(kDatabase, id));
}

TEST_F(Restored, What_others_wrote_and_the_server_lost_comes_back_from_any_device) {
  Device other(2);
  const auto backup = couch.backup();
  other.write(10);
  sync_once(other);
  sync_once(device);
  couch.restore(backup);
  EXPECT_EQ(sync_once(device).pushed, 11);
  EXPECT_THAT(couch.ids(kDatabase), SizeIs(11));
}

TEST_F(Restored, News_behind_a_cursor_that_lies_ahead_are_read) {
  Device other(2);
  const auto backup = couch.backup();
  other.write(50);
  sync_once(other);
  sync_once(device);
  couch.restore(backup);
  Device third(3);
  third.write(5);
  sync_once(third);
  EXPECT_EQ(sync_once(device).pulled, 6);
}

TEST_F(Restored, A_database_made_anew_gets_everything) {
  device.write(10);
  sync_once(device);
  couch.erase(kDatabase);
  EXPECT_EQ(sync_once(device).pushed, 11);
  couch.erase(kDatabase);
  couch.create(kDatabase);
  EXPECT_EQ(sync_once(device).pushed, 11);
}

TEST_F(Restored, A_database_made_anew_while_listening_gets_everything) {
  device.write(10);
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 100'000);
  couch.erase(kDatabase);
  couch.create(kDatabase);
  device.write(1);
  run_for(*replicator, 100'000);
  EXPECT_THAT(couch.ids(kDatabase), SizeIs(12));
}

TEST_F(Restored, A_session_cut_short_is_covered_by_the_mark) {
  device.write(10);
  sync_once(device);
  const auto backup = couch.backup();
  device.write(200);
  int bulk = 0;
  road.mishap = [&](const sync::HttpRequest& request, int) {
    if (is(request, "POST", "_bulk_docs")) ++bulk;
    return bulk >= 3 ? Mishap::nobody_there : Mishap::none;
  };
  EXPECT_EQ(sync_once(device).pushed, 150);
  couch.restore(backup);
  road.mishap = nullptr;
  sync_once(device);
  EXPECT_THAT(couch.ids(kDatabase), SizeIs(211));
}

TEST_F(Restored, A_lost_reply_to_the_mark_is_no_alarm) {
  device.write(10);
  sync_once(device);
  device.write(1);
  road.sent.clear();
  road.mishap = [](const sync::HttpRequest& request, int) {
    return is(request, "PUT", "_local") ? Mishap::reply_lost : Mishap::none;
  };
  sync_once(device);
  road.mishap = nullptr;
  const auto summary = sync_once(device);
  EXPECT_EQ(summary.error.code, ErrorCode::none);
  EXPECT_EQ(sent("GET", "since=0"), 0);
  EXPECT_EQ(sent("POST", "_revs_diff"), 0);
}

TEST_F(Restored, A_quiet_session_writes_no_mark) {
  device.write(10);
  sync_once(device);
  sync_once(device);
  road.sent.clear();
  sync_once(device);
  EXPECT_EQ(sent("PUT", "_local"), 0);
  EXPECT_EQ(road.sent.size(), 2u) << "the mark, and the changes";
}

TEST_F(Restored, A_device_that_only_reads_is_quiet_too) {
  Device other(2);
  other.write(200);
  sync_once(other);
  sync_once(device);
  road.sent.clear();
  sync_once(device);
  EXPECT_EQ(road.sent.size(), 2u) << "the mark, and the changes";
  road.sent.clear();
  device.write(1);
  EXPECT_EQ(sync_once(device).pushed, 2);
  EXPECT_EQ(sent("POST", "_revs_diff"), 0) << "what is new is not asked about";
}

TEST_F(Restored, What_was_read_while_listening_is_not_gone_through_again) {
  auto replicator = device.replicator(kServer, live());
  run_for(*replicator, 40'000);
  Device other(2);
  other.write(20);
  sync_elsewhere(other);
  run_for(*replicator, 100'000);
  ASSERT_EQ(replicator->summary().pulled, 21);
  replicator->stop();
  run_for(*replicator, 1'000);
  road.sent.clear();
  device.write(1);
  EXPECT_EQ(sync_once(device).pushed, 2);
  EXPECT_EQ(sent("POST", "_revs_diff"), 0);
}

TEST_F(Restored, A_server_that_keeps_no_marks_is_used_all_the_same) {
  couch.rules.keeps_marks = false;
  device.write(10);
  EXPECT_EQ(sync_once(device).pushed, 11);
  device.write(1);
  EXPECT_EQ(sync_once(device).pushed, 1);
}

// A device whose folder was copied; both go on as if nothing had happened.
class Copied : public Restored {
 protected:
  Device copy{2};

  void copy_folder() {
    device.close();
    copy.close();
    std::filesystem::copy_file(device.options.path, copy.options.path,
                               std::filesystem::copy_options::overwrite_existing);
    device.open();
    copy.open();
  }
};

TEST_F(Copied, Neither_half_loses_anything) {
  device.write(10);
  sync_once(device);
  copy_folder();
  for (int round = 0; round < 3; ++round) {
    device.write(5);
    copy.write(5);
    sync_once(device);
    sync_once(copy);
  }
  sync_once(device);
  EXPECT_TRUE(same_state(device, copy));
  EXPECT_EQ(device.store().op_count(), couch.ids(kDatabase).size());
}

// Every op of a log, by seq: a fork has two of one seq.
std::map<std::string, std::multiset<std::uint64_t>> places_of(core::Store& store) {
  std::map<std::string, std::multiset<std::uint64_t>> places;
  store.each_place([&](const core::Store::Place& place) { places[place.log].insert(place.seq); });
  return places;
}

TEST_F(Copied, Forks_stay_and_each_half_begins_a_log_of_its_own) {
  device.write(3);
  copy_folder();
  device.write(2);
  copy.write(2);
  for (Device* each : {&device, &copy, &device}) sync_once(*each);
  const auto forked = places_of(device.store());
  ASSERT_THAT(forked, SizeIs(1));
  EXPECT_EQ(forked.begin()->second.count(5), 2u) << "both branches are kept";
  device.write(1);
  copy.write(1);
  for (Device* each : {&device, &copy, &device}) sync_once(*each);
  EXPECT_THAT(places_of(device.store()), SizeIs(3));
  EXPECT_EQ(places_of(device.store()), places_of(copy.store()));
}

TEST_F(Copied, People_are_told_once_though_the_program_ends_before_they_read_it) {
  device.write(3);
  copy_folder();
  device.write(1);
  copy.write(1);
  sync_once(device);
  EXPECT_TRUE(core::logs_continued_elsewhere(device.store()).empty()) << "nobody knows yet";
  sync_once(copy);
  copy.restart();
  ASSERT_THAT(core::logs_continued_elsewhere(copy.store()), SizeIs(1));
  ASSERT_TRUE(core::told_of_logs(copy.store()));
  sync_once(device);
  copy.write(1);
  sync_once(copy);
  copy.restart();
  EXPECT_TRUE(core::logs_continued_elsewhere(copy.store()).empty());
  EXPECT_THAT(core::logs_continued_elsewhere(device.store()), SizeIs(1));
}

TEST_F(Copied, A_peer_that_knows_more_of_our_log_than_we_do_is_believed_and_a_new_log_begun) {
  device.write(3);
  copy_folder();
  const auto later = device.write(4);
  sync_once(device);
  device.close();
  copy.close();
  std::filesystem::copy_file(copy.options.path, device.options.path,
                             std::filesystem::copy_options::overwrite_existing);
  device.open();
  const auto next = device.write(1);
  sync_once(device);
  for (const std::string& id : later) EXPECT_TRUE(device.store().has_op(id.substr(id.size() - 32)));
  for (const std::string& id : next) EXPECT_TRUE(couch.has(kDatabase, id)) << "the fork is kept";
  const auto told = core::logs_continued_elsewhere(device.store());
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_NE(device.write(1).back().substr(3, 16), told.front());
}

TEST_F(Copied, A_backup_is_noticed_although_the_other_half_writes_the_same_mark) {
  device.write(10);
  sync_once(device);
  copy_folder();
  const auto backup = couch.backup();
  const auto lost = device.write(5);
  sync_once(device);
  couch.restore(backup);
  copy.write(3);
  sync_once(copy);
  sync_once(device);
  for (const std::string& id : lost) EXPECT_TRUE(couch.has(kDatabase, id));
}

}  // namespace
}  // namespace ubao::test
