// A workshop in a file: what is carried, what is not, and what a stick tells to who finds it.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "core/database.h"
#include "tests/support/places.h"
#include "tests/sync/bundles.h"

namespace ubao::test {
namespace {

using namespace core;

// The frames of a bundle as documents, by kind.
std::vector<std::pair<sync::FrameKind, std::vector<Json>>> frames_of(Store& store, const std::string& bytes) {
  BytesInMemory source(bytes);
  auto reader = Tablet::demand(
      sync::FrameReader::begin(source, store.workshop(), Secret(store.secret(kRoomSecret))), "a bundle");
  std::vector<std::pair<sync::FrameKind, std::vector<Json>>> frames;
  for (;;) {
    auto frame = Tablet::demand(reader.next(), "a frame");
    auto& [kind, documents] = frames.emplace_back(frame.kind, std::vector<Json>());
    std::istringstream lines(Tablet::demand(sync::content_of(std::move(frame)), "a content"));
    for (std::string line; std::getline(lines, line);) documents.push_back(Json::parse(line));
    if (kind == sync::FrameKind::end) return frames;
  }
}

TEST(Bundle, Brings_everything_to_another_tablet_and_nothing_the_second_time) {
  Classroom room;
  Seat tablet(room.facilitator->id(), room.invited(), 2);
  const std::string person = room.facilitator.add_person("Amina Odhiambo");
  ASSERT_TRUE(room.facilitator->add_card(kBoard, person, "One queue for all permits", {40, 40}, "sky"));
  const std::string bytes = bundle_of(room.facilitator.store(), room.facilitator.env.env());
  const auto first = take_in(tablet.store(), bytes);
  ASSERT_TRUE(first) << describe(first.error());
  EXPECT_EQ(first->absorbed.added, static_cast<int>(room.facilitator.store().op_count()));
  EXPECT_EQ(first->info.ops, room.facilitator.store().op_count());
  EXPECT_EQ(first->info.bytes, bytes.size());
  EXPECT_EQ(first->info.key, room.facilitator.store().device_key());
  EXPECT_FALSE(first->info.partial);
  EXPECT_EQ(tablet.store().dump(), room.facilitator.store().dump());
  EXPECT_EQ(tablet.store().dump(), tablet.store().dump_from_nothing());
  EXPECT_EQ(tablet->board(kBoard).cards.size(), 1u);

  const auto again = take_in(tablet.store(), bytes);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->absorbed.added, 0);
  EXPECT_EQ(again->absorbed.known, first->absorbed.added);
}

TEST(Bundle, Signs_what_the_device_wrote_before_it_leaves) {
  SmallWorkshop workshop;
  workshop.away.record("card:a", {{"text", "from the tablet"}});
  ASSERT_TRUE(workshop.away->needs_signature());
  const std::string bytes = bundle_of(workshop.away.store(), workshop.away.env.env());
  EXPECT_FALSE(workshop.away->needs_signature());
  ASSERT_TRUE(take_in(workshop.home.store(), bytes));
  for (const LogState& log : workshop.home->logs()) {
    EXPECT_EQ(log.unproven, 0u);
    EXPECT_EQ(log.standing, Standing::participant);
  }
}

TEST(Bundle, Carries_sheets_only_once_they_are_released_apart_and_in_an_order_that_tells_nothing) {
  Classroom room;
  Seat tablet = room.tablet(2);
  room.facilitator.set_state(kPoll, ActivityState::open);
  tablet.absorb(room.facilitator.documents());
  for (int i = 0; i < 6; ++i) {
    const std::string person = tablet.add_person("Person " + std::to_string(i));
    tablet.answer(kPoll, person, "finance", "1");
    tablet.submit(kPoll, person);
  }
  for (const auto& [kind, documents] : frames_of(tablet.store(), bundle_of(tablet.store(), tablet.env.env())))
    EXPECT_NE(kind, sync::FrameKind::sheets) << "before the activity is closed";

  room.facilitator.set_state(kPoll, ActivityState::closed);
  tablet.absorb(room.facilitator.documents());
  ASSERT_TRUE(tablet.settle());
  std::vector<std::string> hashes;
  for (const auto& [kind, documents] : frames_of(tablet.store(), bundle_of(tablet.store(), tablet.env.env())))
    for (const Json& document : documents) {
      const bool sheet = Shelf::stands_alone(document);
      EXPECT_EQ(sheet, kind == sync::FrameKind::sheets) << document;
      if (sheet) hashes.push_back(document["_id"].get<std::string>().substr(29));
    }
  EXPECT_EQ(hashes.size(), 6u);
  EXPECT_TRUE(std::is_sorted(hashes.begin(), hashes.end()));
}

TEST(Bundle, Tells_nothing_to_who_finds_the_stick) {
  SmallWorkshop workshop;
  const std::string words = "The minister's brother owns the printing house";
  workshop.home.record("card:a", {{"text", words}});
  const std::string bytes = workshop.bundle();
  for (const std::string& part : {words, std::string("minister"), std::string("card:a"), std::string("_id")})
    EXPECT_EQ(bytes.find(part), std::string::npos) << part;
  EXPECT_NE(bytes, workshop.bundle()) << "equal contents make equal files";
}

TEST(Bundle, Takes_no_more_memory_for_a_large_workshop_than_for_a_middling_one) {
  SmallWorkshop workshop;
  for (int i = 0; i < 300; ++i) {
    std::vector<Change> changes;
    for (int k = 0; k < 10; ++k) {
      std::string text(1500, 'x');
      for (char& letter : text) {
        std::array<std::uint8_t, 1> chance{};
        workshop.home.env.random.fill(chance);
        letter = static_cast<char>('a' + chance[0] % 26);
      }
      changes.push_back({"card:c" + std::to_string(10 * i + k), {{"text", text}}, {}, {}});
    }
    ASSERT_TRUE(workshop.home->record(changes));
  }
  auto writer =
      Tablet::demand(sync::BundleWriter::begin(workshop.home.store(), workshop.home.env.env()), "begin");
  std::string bytes;
  std::size_t greatest = 0;
  int pieces = 0;
  while (const auto piece = Tablet::demand(writer.next(), "next")) {
    bytes += *piece;
    greatest = std::max(greatest, piece->size());
    ++pieces;
  }
  EXPECT_GE(pieces, 6);
  EXPECT_LE(greatest, sync::kMostFrameBytes + 100);
  EXPECT_EQ(writer.done(), writer.all());
  BytesInMemory source(bytes);
  ASSERT_TRUE(sync::take_in_bundle(source, workshop.away.store()));
  EXPECT_LE(source.greatest_read(), sync::kMostFrameBytes + 100);
  EXPECT_EQ(workshop.away->dump(), workshop.home->dump());
}

TEST(Bundle, What_repeats_itself_far_beyond_the_limit_of_expansion_still_arrives) {
  SmallWorkshop workshop;
  for (int i = 0; i < 40; ++i)
    workshop.home.record("card:c" + std::to_string(i), {{"text", std::string(30'000, 'w')}});
  const auto taken = take_in(workshop.away.store(), workshop.bundle());
  ASSERT_TRUE(taken) << describe(taken.error());
  EXPECT_EQ(workshop.away->dump(), workshop.home->dump());
}

TEST(Bundle, Needs_the_keys_of_the_workshop_on_both_sides) {
  SmallWorkshop workshop, other(77);
  workshop.home.record("card:a", {{"text", "hello"}});
  const std::string bytes = workshop.bundle();
  EXPECT_EQ(refused_as(other.away.store(), bytes), ErrorCode::bundle_other);
  Tablet stranger("Stranger", 5, workshop.founding.workshop, {});
  EXPECT_EQ(refused_as(stranger.store(), bytes), ErrorCode::no_key);
  EXPECT_EQ(sync::BundleWriter::begin(stranger.store(), stranger.env.env()).error().code, ErrorCode::no_key);
  BytesInMemory source(bytes);
  EXPECT_EQ(*sync::workshop_of(source), workshop.founding.workshop);
}

TEST(Bundle, What_is_written_meanwhile_is_left_for_the_next_one) {
  SmallWorkshop workshop;
  workshop.home.record("card:a", {{"text", "before"}});
  auto writer =
      Tablet::demand(sync::BundleWriter::begin(workshop.home.store(), workshop.home.env.env()), "begin");
  std::string bytes;
  while (const auto piece = Tablet::demand(writer.next(), "next")) {
    bytes += *piece;
    workshop.home.record("card:later", {{"text", "meanwhile"}});
  }
  ASSERT_TRUE(take_in(workshop.away.store(), bytes));
  EXPECT_TRUE(workshop.away->find("card:a"));
  EXPECT_FALSE(workshop.away->find("card:later"));
}

TEST(Bundle, Leaves_out_an_op_that_the_storage_damaged_and_says_so) {
  SmallWorkshop workshop;
  const Op hurt = workshop.home.record("card:a", {{"text", "as it was written"}});
  workshop.home.record("card:b", {{"text", "another"}});
  workshop.home.close();
  {
    Database database(workshop.home.options.path, {});
    database.execute("UPDATE ops SET body = replace(body, 'as it was', 'as it was not')");
  }
  workshop.home.open();
  auto writer =
      Tablet::demand(sync::BundleWriter::begin(workshop.home.store(), workshop.home.env.env()), "begin");
  std::string bytes;
  while (const auto piece = Tablet::demand(writer.next(), "next")) bytes += *piece;
  EXPECT_EQ(writer.left_out(), 1u);
  ASSERT_TRUE(take_in(workshop.away.store(), bytes));
  EXPECT_FALSE(workshop.away->has_op(hurt.hash));
  EXPECT_TRUE(workshop.away->find("card:b"));
}

// Who comes back with a backup writes on in a log of its own, as after an exchange with a server.
TEST(Bundle, A_device_that_lost_its_last_ops_begins_a_new_log) {
  SmallWorkshop workshop;
  workshop.home.record("card:a", {{"text", "kept in the backup"}});
  workshop.home.close();
  const std::string backup = workshop.home.folder.file("backup.db");
  std::filesystem::copy_file(workshop.home.options.path, backup);
  workshop.home.open();
  workshop.home.record("card:b", {{"text", "lost with the disk"}});
  const std::string bytes = workshop.bundle();
  workshop.home.close();
  std::filesystem::copy_file(backup, workshop.home.options.path,
                             std::filesystem::copy_options::overwrite_existing);
  workshop.home.open();
  ASSERT_TRUE(take_in(workshop.home.store(), bytes));
  EXPECT_TRUE(workshop.home->find("card:b"));
  const Op next = workshop.home.record("card:c", {{"text", "afterwards"}});
  EXPECT_EQ(next.seq, 2u);
  EXPECT_EQ(workshop.home->logs().size(), 2u);
}

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

// What a golden file of the present version would be.
void write_golden(const fs::path& bundle, const fs::path& invitation, const fs::path& dump) {
  Classroom room(21);
  room.facilitator.set_state(kPoll, ActivityState::open);
  for (int i = 0; i < 6; ++i) {
    const std::string person = room.facilitator.add_person("Person " + std::to_string(i));
    room.facilitator.answer(kPoll, person, "finance", "1");
    room.facilitator.submit(kPoll, person);
    ASSERT_TRUE(room.facilitator->add_card(kBoard, person, "Idea " + std::to_string(i), {40, 40}, "sky"));
  }
  room.facilitator.set_state(kPoll, ActivityState::closed);
  room.facilitator.settle();
  const Invitation keys{room.facilitator->id(), "Training", "", room.invited()};
  std::ofstream(bundle, std::ios::binary) << bundle_of(room.facilitator.store(), room.facilitator.env.env());
  std::ofstream(invitation, std::ios::binary) << invitation_text(keys) << "\n";
  std::ofstream(dump, std::ios::binary) << room.facilitator.store().dump() << "\n";
}

// A file of version 1, the keys of a device of its workshop, and what the workshop came to.
TEST(Bundle, Files_of_version_1_stay_readable) {
  const fs::path golden = in_sources("tests/golden"), fresh = in_build("");
  const char *bundle = "bundle-1.ubao", *keys = "bundle-1.invitation.json", *dump = "bundle-1.dump.json";
  if (!fs::exists(golden / bundle)) {
    write_golden(fresh / bundle, fresh / keys, fresh / dump);
    FAIL() << "No golden file is there. One was written to " << fresh;
  }
  const Invitation invitation = Tablet::demand(read_invitation(text_of(golden / keys)), "invitation");
  Tablet reader("Reader", 3, invitation.workshop, invitation.secrets);
  const auto taken = take_in(reader.store(), text_of(golden / bundle));
  ASSERT_TRUE(taken) << describe(taken.error());
  EXPECT_EQ(taken->info.at, "2026-11-20T22:11:10Z");
  EXPECT_GT(taken->info.ops, 50u);
  EXPECT_EQ(taken->info.sheets, 6u);
  EXPECT_EQ(reader->dump() + "\n", text_of(golden / dump));
}

}  // namespace
}  // namespace ubao::test
