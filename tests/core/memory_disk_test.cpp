// The disk in memory that other tests rely on: that it forgets what was not synced, and fails when told to.
#include "tests/support/memory_disk.h"

#include <gtest/gtest.h>

#include "core/database.h"

namespace ubao::test {
namespace {

using namespace core;

std::unique_ptr<Database> opened(const MemoryDisk& disk) {
  auto database = std::make_unique<Database>("/a.db", disk.name());
  database->prepare_for_writing();
  return database;
}

std::int64_t rows(Database& database) {
  Statement count = database.use("SELECT count(*) FROM t");
  return count.step() ? count.integer(0) : -1;
}

TEST(MemoryDisk, Keeps_what_was_synced_through_a_power_cut_and_nothing_else) {
  MemoryDisk disk("test-power");
  auto database = opened(disk);
  database->execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)");
  database->execute("PRAGMA synchronous=NORMAL");
  database->execute("INSERT INTO t VALUES(2)");
  disk.crash();
  EXPECT_THROW(database->execute("INSERT INTO t VALUES(3)"), DatabaseError);
  database.reset();
  database = opened(disk);
  EXPECT_EQ(rows(*database), 1) << "the second row was committed without a sync";
}

TEST(MemoryDisk, Keeps_everything_written_when_only_the_program_ends) {
  MemoryDisk disk("test-kill");
  auto database = opened(disk);
  database->execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)");
  database->execute("PRAGMA synchronous=NORMAL");
  database->execute("INSERT INTO t VALUES(2)");
  disk.kill();
  database.reset();
  database = opened(disk);
  EXPECT_EQ(rows(*database), 2);
}

TEST(MemoryDisk, Is_full_when_told) {
  MemoryDisk disk("test-full");
  auto database = opened(disk);
  database->execute("CREATE TABLE t(a)");
  disk.limit(disk.bytes() + 20'000);
  try {
    for (int i = 0; i < 100; ++i) database->execute("INSERT INTO t VALUES(randomblob(1000))");
    FAIL() << "it never was full";
  } catch (const DatabaseError& failure) {
    EXPECT_EQ(failure.error().code, ErrorCode::disk_full);
  }
  const auto before = rows(*database);
  EXPECT_GT(before, 0);
  disk.heal();
  database->execute("INSERT INTO t VALUES(1)");
  EXPECT_EQ(rows(*database), before + 1);
}

TEST(MemoryDisk, Fails_the_change_that_was_named) {
  MemoryDisk disk("test-error");
  auto database = opened(disk);
  database->execute("CREATE TABLE t(a)");
  const auto before = disk.changes();
  database->execute("INSERT INTO t VALUES(1)");
  const auto per_insert = disk.changes() - before;
  ASSERT_GT(per_insert, 1);
  for (std::int64_t nth = 1; nth <= per_insert; ++nth) {
    disk.plan(MemoryDisk::Trouble::error, nth);
    EXPECT_THROW(database->execute("INSERT INTO t VALUES(2)"), DatabaseError) << nth;
  }
  database->execute("INSERT INTO t VALUES(3)");
  EXPECT_EQ(rows(*database), 2);
}

TEST(MemoryDisk, A_copy_is_a_disk_of_its_own) {
  MemoryDisk disk("test-original"), copy("test-copy");
  auto database = opened(disk);
  database->execute("CREATE TABLE t(a); INSERT INTO t VALUES(1)");
  copy.copy_from(disk);
  auto other = opened(copy);
  EXPECT_EQ(rows(*other), 1);
  other->execute("INSERT INTO t VALUES(2)");
  EXPECT_EQ(rows(*database), 1);
}

TEST(MemoryDisk, A_second_program_finds_the_file_locked) {
  MemoryDisk disk("test-lock");
  auto database = opened(disk);
  database->execute("CREATE TABLE t(a)");
  try {
    opened(disk);
    FAIL() << "opened twice";
  } catch (const DatabaseError& failure) {
    EXPECT_EQ(failure.error().code, ErrorCode::in_use);
  }
  disk.kill();
  EXPECT_EQ(rows(*opened(disk)), 0);
}

}  // namespace
}  // namespace ubao::test
