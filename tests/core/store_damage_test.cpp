// Files that are not as they should be: newer, foreign, in use, damaged.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "core/database.h"
#include "core/salvage.h"
#include "tests/support/dice.h"
#include "tests/support/tablet.h"

namespace ubao::test {
namespace {

using namespace core;
namespace fs = std::filesystem;

constexpr std::size_t kPage = 4096;

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void overwrite(const std::string& path, std::size_t at, const std::string& bytes) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(static_cast<std::streamoff>(at));
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string garbage(std::size_t size, std::uint64_t seed = 1) {
  Dice dice(seed);
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(dice.roll(256));
  return bytes;
}

std::set<std::string> names_in(const TempFolder& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder.path()))
    names.insert(entry.path().filename().string());
  return names;
}

// A closed file with 400 entries, drafts and a peer.
void fill(Tablet& tablet) {
  for (int i = 0; i < 400; ++i)
    tablet.record("card:" + std::to_string(i % 150),
                  {{"text", "card number " + std::to_string(i)}, {"pos", {i, -i}}});
  ASSERT_TRUE(tablet->set_draft({"assessment:a:p", "L3", 4}));
  ASSERT_TRUE(tablet->peers().at_address("https://couch.example/ubao-x"));
  tablet.close();
}

TEST(Opening, A_file_of_a_newer_program_is_refused_and_not_changed_by_a_byte) {
  Tablet tablet;
  fill(tablet);
  const std::string path = tablet.options.path;
  overwrite(path, 60, std::string("\0\0\0\x63", 4));  // user_version 99
  const std::string before = bytes_of(path);
  for (int again = 0; again < 2; ++again) {
    const auto opened = tablet.try_open();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::newer_version);
    EXPECT_EQ(bytes_of(path), before);
  }
  EXPECT_TRUE(files_put_aside(path).empty());
}

TEST(Opening, A_file_of_the_trial_version_is_refused_and_not_changed_by_a_byte) {
  Tablet tablet;
  fill(tablet);
  const std::string path = tablet.options.path;
  overwrite(path, 60, std::string("\0\0\0\x01", 4));  // user_version 1
  const std::string before = bytes_of(path);
  const auto opened = tablet.try_open();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::too_old);
  EXPECT_EQ(bytes_of(path), before);
  EXPECT_TRUE(files_put_aside(path).empty());
}

TEST(Opening, A_newer_program_that_was_killed_finds_its_file_and_its_log_unchanged) {
  Tablet tablet;
  fill(tablet);
  const std::string path = tablet.options.path, newer = tablet.folder.file("newer.db");
  fs::copy_file(path, newer);
  {
    Database database(newer, {});
    database.prepare_for_writing();
    database.execute("PRAGMA user_version = 99");
    // what lies there while the program runs is what a kill leaves: the new version stands in the log only
    fs::copy_file(newer, path, fs::copy_options::overwrite_existing);
    fs::copy_file(newer + "-wal", path + "-wal", fs::copy_options::overwrite_existing);
  }
  const std::string before = bytes_of(path), log_before = bytes_of(path + "-wal");
  ASSERT_FALSE(log_before.empty());
  for (int again = 0; again < 2; ++again) {
    const auto opened = tablet.try_open();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::newer_version);
    EXPECT_EQ(bytes_of(path), before);
    EXPECT_EQ(bytes_of(path + "-wal"), log_before);
  }
}

TEST(Opening, A_file_of_another_workshop_is_refused) {
  Tablet tablet;
  tablet.record("card:a", {{"text", "x"}});
  tablet.close();
  tablet.options.workshop = "0ther0ther0ther0";
  const auto opened = tablet.try_open();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::bad_input);
  tablet.options.workshop = kWorkshop;
  tablet.open();
  EXPECT_EQ(tablet->workshop(), kWorkshop);
  EXPECT_EQ(tablet->op_count(), 2u);
}

TEST(Opening, The_same_file_a_second_time_is_refused_and_the_first_goes_on) {
  Tablet tablet;
  tablet.record("card:a", {{"text", "one"}});
  const auto second = tablet.try_open();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::in_use);
  tablet.record("card:a", {{"text", "two"}});
  tablet.restart();
  EXPECT_EQ(tablet->find("card:a")->find("text")->value, "two");
  EXPECT_FALSE(tablet->opening().was_damaged);
}

TEST(Opening, A_folder_that_is_not_there_is_an_error_and_no_crash) {
  Tablet tablet;
  tablet.options.path = tablet.folder.file("missing/workshop.db");
  const auto opened = tablet.try_open();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::storage_failed);
}

// What each kind of damage spares, in ops of 401.
struct Damage {
  const char* name;
  std::int64_t fewest_saved;
  void (*spoil)(const std::string& path);
};

class DamagedFile : public testing::TestWithParam<Damage> {};

TEST_P(DamagedFile, Is_kept_aside_and_salvaged) {
  Tablet tablet;
  fill(tablet);
  tablet.open();
  const auto all = tablet.texts();
  const std::string log = Json::parse(all.front())["log"];
  tablet.close();
  GetParam().spoil(tablet.options.path);
  const std::string damaged = bytes_of(tablet.options.path);

  tablet.open();
  const Opening opening = tablet->opening();
  EXPECT_TRUE(opening.was_damaged);
  EXPECT_EQ(bytes_of(opening.kept_at), damaged) << "kept as it was found";
  EXPECT_GE(opening.salvaged, GetParam().fewest_saved);
  EXPECT_EQ(static_cast<std::uint64_t>(opening.salvaged), tablet->op_count());
  const auto saved = tablet.texts();
  EXPECT_TRUE(std::includes(all.begin(), all.end(), saved.begin(), saved.end(),
                            [](const std::string& a, const std::string& b) {
                              const Json left = Json::parse(a), right = Json::parse(b);
                              return std::pair(left["n"].get<int>(), left["_id"].get<std::string>()) <
                                     std::pair(right["n"].get<int>(), right["_id"].get<std::string>());
                            }))
      << "nothing is made up";
  EXPECT_EQ(tablet->dump(), tablet->dump_from_nothing());
  if (opening.salvaged > 0) {
    EXPECT_EQ(tablet->peers().own_count(), opening.salvaged) << "what was ours is still ours to send";
  }
  EXPECT_NE(tablet.record("card:new", {{"text", "goes on"}}).log, log) << "under a name of its own";

  tablet.restart();
  EXPECT_FALSE(tablet->opening().was_damaged) << "told once";
  EXPECT_EQ(tablet->op_count(), static_cast<std::uint64_t>(opening.salvaged) + 2);
  EXPECT_EQ(bytes_of(opening.kept_at), damaged);
  for (const std::string& name : names_in(tablet.folder))
    EXPECT_EQ(name.find("reading"), std::string::npos) << name;
}

INSTANTIATE_TEST_SUITE_P(
    Opening, DamagedFile,
    testing::Values(
        Damage{"garbage_header", 401, [](const std::string& path) { overwrite(path, 0, garbage(100)); }},
        Damage{"first_page_lost", 401, [](const std::string& path) { overwrite(path, 0, garbage(kPage)); }},
        Damage{"first_page_zero", 401,
               [](const std::string& path) { overwrite(path, 0, std::string(kPage, '\0')); }},
        Damage{"torn_page_in_the_middle", 340,
               [](const std::string& path) {
                 const std::size_t pages = fs::file_size(path) / kPage;
                 overwrite(path, pages / 2 * kPage, garbage(kPage));
                 overwrite(path, (pages / 2 + 1) * kPage, std::string(kPage, '\0'));
               }},
        Damage{
            "second_half_cut_off", 40,
            [](const std::string& path) { fs::resize_file(path, fs::file_size(path) / kPage / 2 * kPage); }},
        Damage{"all_garbage", 0,
               [](const std::string& path) {
                 overwrite(path, 0, garbage(static_cast<std::size_t>(fs::file_size(path))));
               }},
        Damage{"no_database_at_all", 0,
               [](const std::string& path) {
                 std::ofstream(path, std::ios::trunc) << std::string(5'000, 'x');
               }}),
    [](const auto& parameter) { return std::string(parameter.param.name); });

TEST(Opening, Any_single_lost_page_costs_little) {
  Tablet tablet;
  fill(tablet);
  const std::string path = tablet.options.path, whole = bytes_of(path);
  const std::size_t pages = whole.size() / kPage;
  ASSERT_GT(pages, 30u);
  for (std::size_t page = 0; page < pages; ++page) {
    SCOPED_TRACE("page " + std::to_string(page));
    for (const auto& entry : fs::directory_iterator(tablet.folder.path())) fs::remove(entry.path());
    std::ofstream(path, std::ios::binary) << whole;
    overwrite(path, page * kPage, garbage(kPage, page));
    tablet.open();
    // an index or a free page may not be noticed; what matters is what is there in the end
    EXPECT_GE(tablet->op_count(), 401u - 40u);
    EXPECT_TRUE(tablet->record({{"card:0", {{"text", "and on"}}, {}, {}}}) || !tablet->opening().was_damaged);
    tablet.close();
  }
}

TEST(Opening, What_only_the_log_had_is_salvaged_too) {
  Tablet tablet;
  fill(tablet);
  Tablet killed;
  killed.close();
  {
    // a copy taken while the program runs is what a power cut leaves: entries that are in the log only
    tablet.open();
    tablet.record("card:late", {{"text", "only in the log"}});
    fs::copy_file(tablet.options.path, killed.options.path, fs::copy_options::overwrite_existing);
    fs::copy_file(tablet.options.path + "-wal", killed.options.path + "-wal");
  }
  const std::size_t pages = fs::file_size(killed.options.path) / kPage;
  // of a page that the log has anew nothing is lost, so more than one
  for (std::size_t page = pages / 3; page < pages / 2; ++page)
    overwrite(killed.options.path, page * kPage, garbage(kPage));
  killed.open();
  EXPECT_TRUE(killed->opening().was_damaged);
  ASSERT_TRUE(killed->find("card:late"));
  EXPECT_EQ(killed->find("card:late")->find("text")->value, "only in the log");
}

TEST(Opening, A_salvage_that_was_interrupted_is_taken_up_again) {
  Tablet tablet;
  fill(tablet);
  const std::string path = tablet.options.path;
  overwrite(path, 0, garbage(100));
  // the program is ended right after the file was put aside
  const std::string kept = put_aside(path, tablet.env.env());
  EXPECT_FALSE(fs::exists(path));
  tablet.open();
  EXPECT_TRUE(tablet->opening().was_damaged);
  EXPECT_EQ(tablet->opening().kept_at, kept);
  EXPECT_EQ(tablet->op_count(), 401u);
}

TEST(Opening, A_second_damage_adds_to_what_the_first_left) {
  Tablet tablet;
  fill(tablet);
  overwrite(tablet.options.path, 0, garbage(100));
  tablet.open();
  tablet.record("card:between", {{"text", "x"}});
  tablet.close();
  overwrite(tablet.options.path, 0, garbage(100));
  tablet.open();
  EXPECT_EQ(tablet->opening().salvaged, 403);
  EXPECT_EQ(tablet->op_count(), 403u);
  EXPECT_EQ(files_put_aside(tablet.options.path).size(), 2u);
}

TEST(Opening, Ops_of_others_are_offered_to_every_peer_after_a_salvage) {
  Tablet tablet;
  const auto gone = tablet->peers().at_address("https://gone.example/x");
  const auto source = tablet->peers().at_address("https://source.example/x");
  ASSERT_TRUE(tablet->peers().remove(gone->id));
  tablet.absorb({document_of(make_card_op("card:a", {{"text", "theirs"}}))}, {source->id, "1"});
  tablet.close();
  overwrite(tablet.options.path, 0, garbage(100));
  tablet.open();
  for (const char* address :
       {"https://source.example/x", "https://new.example/x", "https://newer.example/x"}) {
    const auto peer = tablet->peers().at_address(address);
    EXPECT_EQ(tablet->peers().status(peer->id).queued, 1) << address;
  }
}

}  // namespace
}  // namespace ubao::test
