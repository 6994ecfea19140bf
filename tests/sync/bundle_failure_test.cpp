// A bundle is taken in whole or not at all, whatever the disk of the device does meanwhile; and can be taken
// in again.
#include <gtest/gtest.h>

#include "tests/support/dice.h"
#include "tests/sync/bundles.h"

namespace ubao::test {
namespace {

using namespace core;

struct Reader {
  Reader(SmallWorkshop& workshop, MemoryDisk& disk) : disk_(disk) {
    options.path = "/workshop.db";
    options.vfs = disk.name();
    options.workshop = workshop.founding.workshop;
    options.device_name = "Reader";
    options.secrets = workshop.member_secrets(500);
  }
  bool open() {
    auto opened = Store::open(options, env.env());
    if (opened) store = std::move(*opened);
    return opened.ok();
  }
  void heal_and_restart() {
    store.reset();
    disk_.heal();
    ASSERT_TRUE(open());
  }

  MemoryDisk& disk_;
  FixedEnv env{7};
  StoreOptions options;
  std::unique_ptr<Store> store;
};

class BundleFailure : public testing::Test {
 protected:
  BundleFailure() {
    for (int i = 0; i < 12; ++i) {
      std::vector<Change> changes;
      for (int k = 0; k < 4; ++k)
        changes.push_back({"card:c" + std::to_string(4 * i + k),
                           {{"text", std::string(1500, static_cast<char>('a' + k))}},
                           {},
                           {}});
      EXPECT_TRUE(workshop.home->record(changes));
    }
    bytes = workshop.bundle();
    all = workshop.home->op_count();
  }

  // How many changes of the disk it takes when nothing goes wrong.
  std::int64_t undisturbed() {
    MemoryDisk disk("bundle-undisturbed");
    Reader reader(workshop, disk);
    EXPECT_TRUE(reader.open());
    const std::int64_t before = disk.changes();
    EXPECT_TRUE(take_in(*reader.store, bytes));
    return disk.changes() - before;
  }

  void expect_all_or_nothing(Reader& reader, bool said_done) {
    const std::uint64_t held = reader.store->op_count();
    EXPECT_TRUE(held == all || (held == 0 && !said_done)) << held;
    const auto again = take_in(*reader.store, bytes);
    ASSERT_TRUE(again) << describe(again.error());
    EXPECT_EQ(static_cast<std::uint64_t>(again->absorbed.added), all - held);
    EXPECT_EQ(reader.store->dump(), workshop.home->dump());
    EXPECT_EQ(reader.store->dump(), reader.store->dump_from_nothing());
  }

  SmallWorkshop workshop;
  std::string bytes;
  std::uint64_t all = 0;
};

TEST_F(BundleFailure, One_failing_write_or_sync_anywhere_takes_in_nothing) {
  const std::int64_t changes = undisturbed();
  ASSERT_GT(changes, 20);
  for (std::int64_t nth = 1; nth <= changes; ++nth) {
    SCOPED_TRACE("change " + std::to_string(nth));
    MemoryDisk disk("bundle-error");
    Reader reader(workshop, disk);
    ASSERT_TRUE(reader.open());
    disk.plan(MemoryDisk::Trouble::error, nth);
    const auto taken = take_in(*reader.store, bytes);
    if (!taken) {
      EXPECT_EQ(name_of(taken.error().code), "storage_failed");
      EXPECT_EQ(reader.store->op_count(), 0u);
    }
    reader.heal_and_restart();
    expect_all_or_nothing(reader, taken.ok());
    if (HasFailure()) return;
  }
}

TEST_F(BundleFailure, A_power_cut_anywhere_leaves_all_of_it_or_nothing) {
  const std::int64_t changes = undisturbed();
  for (std::int64_t nth = 1; nth <= changes; ++nth) {
    SCOPED_TRACE("change " + std::to_string(nth));
    MemoryDisk disk("bundle-cut");
    Dice dice(static_cast<std::uint64_t>(nth));
    Reader reader(workshop, disk);
    ASSERT_TRUE(reader.open());
    disk.plan(MemoryDisk::Trouble::power_cut, nth);
    const bool said_done = take_in(*reader.store, bytes).ok();
    const bool counts = said_done && !disk.power_is_off();
    disk.crash(nth % 3 == 0 ? nullptr : &dice);
    reader.heal_and_restart();
    expect_all_or_nothing(reader, counts);
    if (HasFailure()) return;
  }
}

TEST_F(BundleFailure, A_full_disk_is_said_and_takes_in_nothing) {
  bool said_full = false;
  for (std::int64_t room = 16 * 1024; room <= 256 * 1024; room += 16 * 1024) {
    SCOPED_TRACE("room " + std::to_string(room));
    MemoryDisk disk("bundle-full");
    Reader reader(workshop, disk);
    ASSERT_TRUE(reader.open());
    disk.limit(disk.bytes() + room);
    const auto taken = take_in(*reader.store, bytes);
    if (!taken) {
      EXPECT_EQ(name_of(taken.error().code), "disk_full");
      EXPECT_EQ(reader.store->op_count(), 0u);
      said_full = true;
    }
    disk.heal();
    expect_all_or_nothing(reader, taken.ok());
    if (HasFailure()) return;
  }
  EXPECT_TRUE(said_full);
}

}  // namespace
}  // namespace ubao::test
