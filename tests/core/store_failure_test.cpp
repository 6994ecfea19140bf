// A story of a working day, told again and again with one failure in it: at every single write and sync in
// turn. What was reported saved must be there afterwards, nothing may be half there, and the day goes on once
// the disk is well.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "core/keyring.h"
#include "core/store.h"
#include "tests/support/fixed_env.h"
#include "tests/support/memory_disk.h"
#include "tests/support/ops.h"
#include "tests/support/tablet.h"

namespace ubao::test {
namespace {

using namespace core;

constexpr const char* kPath = "/workshop.db";
constexpr const char* kServer = "https://office.example/x";
constexpr int kDrafts = 4;

// What the store has said to be saved, by the numbers of the steps that wrote it.
struct Promises {
  std::map<int, int> recorded;  // step -> ops
  std::set<int> absorbed;       // cursors whose batch is in
  std::map<std::string, std::vector<Json>>
      drafts;  // key -> what may stand there: the last sure value and later tries
  std::int64_t watermark = 0;
};

class Day {
 public:
  explicit Day(MemoryDisk& disk) : disk_(disk), env_(5) {}

  Result<Done> open() {
    StoreOptions options;
    options.path = kPath;
    options.workshop = "w0rksh0pw0rksh0p";
    options.device_name = "Blue 3";
    options.secrets = {{kDeviceSecret, "a key of thirty-two bytes, fixed"}};
    options.vfs = disk_.name();
    auto opened = Store::open(options, env_.env());
    if (!opened) return opened.error();
    store_ = std::move(*opened);
    return Done{};
  }
  void close() { store_.reset(); }

  // A day's work. A step that fails is told to the person, who goes on.
  void work() {
    if (!ready()) return;
    for (int step = 1; step <= 30; ++step) {
      if (step == 18) {
        close();
        if (!ready()) return;
      }
      record(step, step % 7 == 0 ? 3 : 1);
      if (step % 3 == 0) draft("L" + std::to_string(step % kDrafts), step);
      if (step % 5 == 0) absorb(step / 5);
      if (step == 12) submit(100);
      if (step % 10 == 0) acknowledge();
      if (step == 25)
        expect_known(store_->peers().note_attempt(office_, {"2026-11-21T20:11:10Z", {}, step, 0}));
    }
  }

  // After the disk is well again.
  void expect_kept() {
    ASSERT_TRUE(store_);
    EXPECT_FALSE(store_->opening().was_damaged);
    std::map<int, int> found;
    std::map<std::int64_t, Json> own;
    store_->each_op([&](const std::string&, const std::string& text) {
      const Json op = Json::parse(text);
      EXPECT_TRUE(read_op(op)) << text;
      if (op["log"] == "k7f3q9x2mbw4hd2a") return true;
      EXPECT_TRUE(own.emplace(op["seq"].get<std::int64_t>(), op).second) << "two ops with one seq";
      if (op["set"].contains("step")) ++found[op["set"]["step"].get<int>()];
      return true;
    });
    for (const auto& [step, ops] : promises_.recorded)
      EXPECT_EQ(found[step], ops) << "step " << step << " was said to be saved";
    for (const auto& [step, ops] : found)
      EXPECT_TRUE(ops == 0 || ops == (step % 7 == 0 ? 3 : 1)) << "half of step " << step;
    for (const auto& [seq, op] : own) {
      if (seq == 1) continue;
      ASSERT_TRUE(own.contains(seq - 1)) << "a gap in the log before " << seq;
      EXPECT_EQ(op["prev"], own[seq - 1]["_id"].get<std::string>().substr(29));
    }
    expect_drafts(found[100] > 0);
    expect_peer();
    EXPECT_EQ(store_->dump(), store_->dump_from_nothing());
  }

  // Whatever had gone wrong: now it works again.
  void expect_goes_on() {
    const auto ops = store_->record({{"card:last", {{"text", "it goes on"}}, {}, {}}});
    ASSERT_TRUE(ops) << describe(ops.error());
    EXPECT_EQ(store_->find("card:last")->find("text")->value, "it goes on");
    EXPECT_EQ(store_->dump(), store_->dump_from_nothing());
  }

  std::size_t times_gone_on() {
    std::size_t times = 0;
    store_->each_op([&](const std::string&, const std::string& text) {
      times += Json::parse(text)["of"] == "card:last" ? 1 : 0;
      return true;
    });
    return times;
  }

  bool is_open() const { return store_ != nullptr; }
  int failures() const { return failures_; }
  const std::set<ErrorCode>& codes() const { return codes_; }
  std::uint64_t op_count() { return store_->op_count(); }

 private:
  bool ready() {
    if (!expect_known(open())) return false;
    const auto office = store_->peers().at_address(kServer);
    if (expect_known(office)) office_ = office->id;
    return true;
  }

  template <class T>
  bool expect_known(const Result<T>& result) {
    if (result) return true;
    ++failures_;
    codes_.insert(result.error().code);
    EXPECT_TRUE(result.error().code == ErrorCode::storage_failed ||
                result.error().code == ErrorCode::disk_full)
        << describe(result.error());
    return false;
  }

  void record(int step, int count) {
    std::vector<Change> changes;
    for (int i = 0; i < count; ++i)
      changes.push_back(
          {"card:" + std::to_string(i + step % 4), {{"text", step}, {"step", step}}, "person:p", {}});
    if (expect_known(store_->record(changes))) promises_.recorded[step] = count;
  }

  void submit(int step) {
    const auto done = store_->record({{"submission:s", {{"step", step}}, {}, {}}},
                                     {{"day", "L1", nullptr}, {"day", "in", step}});
    auto& left = promises_.drafts["L1"];
    if (expect_known(done)) {
      promises_.recorded[step] = 1;
      left = {nullptr};
    } else {
      left.push_back(nullptr);
    }
  }

  void draft(const std::string& key, int value) {
    auto& possible = promises_.drafts[key];
    if (possible.empty()) possible = {nullptr};
    if (expect_known(store_->set_draft({"day", key, value})))
      possible = {value};
    else
      possible.push_back(value);
  }

  void absorb(int cursor) {
    std::vector<Json> batch;
    for (int i = 0; i < 8; ++i)
      batch.push_back(document_of(make_card_op("card:" + std::to_string(i % 5),
                                               {{"text", "theirs"}, {"batch", cursor}, {"i", i}}, 3)));
    if (expect_known(store_->absorb(batch, {office_, std::to_string(cursor)})))
      promises_.absorbed.insert(cursor);
  }

  void acknowledge() {
    std::int64_t end = 0;
    const auto queue = store_->peers().queue(office_, 10, 1 << 20, end);
    if (queue.empty()) return;
    if (expect_known(store_->peers().acknowledge(
            office_, end, {{office_, false, queue.front().id, "no", "2026-11-21T20:11:10Z"}})))
      promises_.watermark = end;
  }

  void expect_drafts(bool submitted) {
    std::map<std::string, Json> there;
    for (const auto& [key, value] : store_->drafts("day")) there[key] = value;
    EXPECT_EQ(there.contains("in"), submitted) << "a submission and its drafts are one step";
    for (const auto& [key, possible] : promises_.drafts) {
      const Json value = there.contains(key) ? there[key] : Json();
      EXPECT_NE(std::find(possible.begin(), possible.end(), value), possible.end())
          << key << " is " << value.dump();
    }
  }

  void expect_peer() {
    const auto peer = store_->peers().find(office_);
    if (!peer) {
      EXPECT_TRUE(promises_.absorbed.empty());
      return;
    }
    EXPECT_GE(peer->watermark, promises_.watermark);
    if (!promises_.absorbed.empty()) {
      EXPECT_GE(std::stoi("0" + peer->cursor), *promises_.absorbed.rbegin());
    }
    std::map<int, int> batches;
    store_->each_op([&](const std::string&, const std::string& text) {
      const Json op = Json::parse(text);
      if (op["set"].contains("batch")) ++batches[op["set"]["batch"].get<int>()];
      return true;
    });
    for (const int cursor : promises_.absorbed) EXPECT_EQ(batches[cursor], 8);
    for (const auto& [cursor, ops] : batches) {
      EXPECT_EQ(ops, 8) << "half of a batch";
      EXPECT_GE(std::stoi("0" + peer->cursor), cursor) << "a batch without its cursor";
    }
  }

  MemoryDisk& disk_;
  FixedEnv env_;
  std::unique_ptr<Store> store_;
  PeerId office_ = kNoPeer;
  Promises promises_;
  int failures_ = 0;
  std::set<ErrorCode> codes_;
};

struct Counts {
  std::int64_t changes = 0, reads = 0, bytes = 0;
  std::uint64_t ops = 0;
};

// The day without any trouble, which says how many places there are for it.
Counts undisturbed() {
  MemoryDisk disk("failure-none");
  Day day(disk);
  day.work();
  EXPECT_EQ(day.failures(), 0);
  day.expect_kept();
  const Counts counts{disk.changes(), disk.reads(), disk.bytes(), day.op_count()};
  EXPECT_EQ(counts.ops, 1u + 30 + 2 * 4 + 1 + 6 * 8);
  EXPECT_GT(counts.changes, 200);
  return counts;
}

void reopen_and_check(MemoryDisk& disk, Day& day) {
  day.close();
  disk.heal();
  const auto opened = day.open();
  ASSERT_TRUE(opened) << describe(opened.error());
  day.expect_kept();
  day.expect_goes_on();
}

// The day with that trouble at each write and sync in turn, and what comes after it.
void at_every_change(const std::string& disk_name, MemoryDisk::Trouble trouble,
                     const std::function<void(std::int64_t nth, MemoryDisk& disk, Day& day)>& after) {
  const Counts counts = undisturbed();
  for (std::int64_t nth = 1; nth <= counts.changes; ++nth) {
    SCOPED_TRACE("change " + std::to_string(nth));
    MemoryDisk disk(disk_name);
    Day day(disk);
    disk.plan(trouble, nth);
    day.work();
    after(nth, disk, day);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(StoreFailure, One_failing_write_or_sync_anywhere_loses_nothing_that_was_saved) {
  at_every_change("failure-error", MemoryDisk::Trouble::error, [](std::int64_t, MemoryDisk& disk, Day& day) {
    disk.heal();
    if (day.is_open()) {
      // the same store goes on without a restart
      day.expect_kept();
      day.expect_goes_on();
    }
    reopen_and_check(disk, day);
  });
}

TEST(StoreFailure, After_a_first_entry_that_could_not_be_kept_there_is_nothing_to_sign) {
  int failed = 0;
  for (int nth = 1; nth <= 12; ++nth) {
    MemoryDisk disk("signing" + std::to_string(nth));
    Tablet tablet("Tablet", 1, &disk);
    disk.plan(MemoryDisk::Trouble::error, nth);
    if (tablet->record({{"card:a", {{"text", "kept?"}}, {}, {}}})) continue;
    ++failed;
    disk.heal();
    const auto done = tablet->sign_log();
    EXPECT_TRUE(done || done.error().code == ErrorCode::storage_failed) << describe(done.error());
    if (!tablet->record({{"card:b", {{"text", "kept"}}, {}, {}}})) continue;
    EXPECT_TRUE(tablet->sign_log());
  }
  EXPECT_GT(failed, 0);
}

TEST(StoreFailure, One_failing_write_and_then_a_power_cut_loses_nothing_that_was_saved) {
  at_every_change("failure-error-cut", MemoryDisk::Trouble::error,
                  [](std::int64_t nth, MemoryDisk& disk, Day& day) {
                    Dice dice(static_cast<std::uint64_t>(nth));
                    disk.crash(nth % 2 == 0 ? &dice : nullptr);
                    reopen_and_check(disk, day);
                  });
}

// What a failed sync held is shown by the system and not on the disk: the next program builds upon it.
TEST(StoreFailure, A_failing_write_or_sync_a_restart_and_then_a_power_cut_lose_nothing_that_was_saved) {
  at_every_change("failure-error-restart-cut", MemoryDisk::Trouble::lasting_error,
                  [](std::int64_t, MemoryDisk& disk, Day& day) {
                    disk.kill();
                    reopen_and_check(disk, day);
                    disk.crash();
                    reopen_and_check(disk, day);
                    EXPECT_EQ(day.times_gone_on(), 2u);
                  });
}

TEST(StoreFailure, A_power_cut_at_any_write_or_sync_loses_nothing_that_was_saved) {
  at_every_change("failure-cut", MemoryDisk::Trouble::power_cut,
                  [](std::int64_t nth, MemoryDisk& disk, Day& day) {
                    Dice dice(static_cast<std::uint64_t>(nth));
                    disk.crash(nth % 3 == 0 ? nullptr : &dice);
                    reopen_and_check(disk, day);
                  });
}

TEST(StoreFailure, A_program_that_is_killed_at_any_write_loses_nothing_that_was_saved) {
  at_every_change("failure-kill", MemoryDisk::Trouble::power_cut,
                  [](std::int64_t, MemoryDisk& disk, Day& day) {
                    disk.kill();
                    reopen_and_check(disk, day);
                  });
}

TEST(StoreFailure, One_failing_read_anywhere_loses_nothing_and_confuses_nothing) {
  const Counts counts = undisturbed();
  for (std::int64_t nth = 1; nth <= counts.reads; ++nth) {
    SCOPED_TRACE("read " + std::to_string(nth));
    MemoryDisk disk("failure-read");
    Day day(disk);
    disk.plan_read_error(nth);
    day.work();
    reopen_and_check(disk, day);
    if (testing::Test::HasFailure()) return;
  }
}

TEST(StoreFailure, A_full_disk_keeps_what_was_saved_says_so_and_goes_on_when_there_is_room) {
  const Counts counts = undisturbed();
  bool said_full = false;
  for (std::int64_t limit = 0; limit < counts.bytes; limit += 2'048) {
    SCOPED_TRACE("limit " + std::to_string(limit));
    MemoryDisk disk("failure-full");
    Day day(disk);
    disk.limit(limit);
    day.work();
    EXPECT_GT(day.failures(), 0);
    for (const ErrorCode code : day.codes()) EXPECT_EQ(name_of(code), "disk_full");
    said_full = said_full || day.codes().contains(ErrorCode::disk_full);
    if (day.is_open()) {
      day.expect_kept();
      disk.heal();
      day.expect_goes_on();
    }
    reopen_and_check(disk, day);
    if (testing::Test::HasFailure()) return;
  }
  EXPECT_TRUE(said_full);
}

}  // namespace
}  // namespace ubao::test
