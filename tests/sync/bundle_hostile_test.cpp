// Files that are cut, changed, forged or too large: refused with a reason, and nothing of them is taken in.
#include <gtest/gtest.h>
#include <zstd.h>

#include "tests/support/ops.h"
#include "tests/sync/bundles.h"

namespace ubao::test {
namespace {

using namespace core;

class HostileBundle : public testing::Test {
 protected:
  HostileBundle() {
    workshop.home.record("card:a", {{"text", "one"}});
    workshop.home.record("card:b", {{"text", "two"}});
  }
  // The lines of all ops there are.
  std::string lines() {
    std::string all;
    for (const std::string& text : workshop.home.texts()) all += text + "\n";
    return all;
  }
  ForgedBundle forged() { return ForgedBundle(workshop.founding).opening(); }
  ErrorCode refusal(const std::string& bytes) { return refused_as(workshop.away.store(), bytes); }

  SmallWorkshop workshop;
};

TEST_F(HostileBundle, What_follows_the_layout_byte_by_byte_is_taken_in) {
  ForgedBundle bundle = forged().frame(2, lines()).end(3);
  const auto taken = take_in(workshop.away.store(), bundle.bytes());
  ASSERT_TRUE(taken) << describe(taken.error());
  EXPECT_EQ(taken->absorbed.added, 3);
  EXPECT_EQ(workshop.away->dump(), workshop.home->dump());
}

TEST_F(HostileBundle, Cut_off_at_any_byte_it_is_refused) {
  const std::string bytes = workshop.bundle();
  for (std::size_t length = 0; length < bytes.size(); ++length)
    ASSERT_EQ(refusal(bytes.substr(0, length)), ErrorCode::bundle_damaged) << length;
  EXPECT_TRUE(take_in(workshop.away.store(), bytes));
}

TEST_F(HostileBundle, With_one_byte_changed_anywhere_it_is_refused) {
  const std::string bytes = workshop.bundle();
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (const int flip : {0x01, 0x80, 0xff}) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ flip);
      const ErrorCode code = refusal(changed);
      ASSERT_TRUE(code == ErrorCode::bundle_damaged || code == ErrorCode::bundle_newer ||
                  code == ErrorCode::bundle_other || code == ErrorCode::bundle_limits)
          << at << ": " << name_of(code);
    }
  EXPECT_EQ(refusal(bytes + '\0'), ErrorCode::bundle_damaged);
  EXPECT_TRUE(take_in(workshop.away.store(), bytes));
}

TEST_F(HostileBundle, A_later_version_is_left_alone) {
  std::string bytes = workshop.bundle();
  bytes[8] = 2;
  EXPECT_EQ(refusal(bytes), ErrorCode::bundle_newer);
  BytesInMemory source(bytes);
  EXPECT_EQ(sync::workshop_of(source).error().code, ErrorCode::bundle_newer);
}

TEST_F(HostileBundle, A_small_part_that_unpacks_to_much_is_refused) {
  const std::string much(900'000, 'a');
  std::string packed(ZSTD_compressBound(much.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), much.data(), much.size(), 3));
  ASSERT_LT(packed.size() * 100, much.size());
  // said, and kept quiet
  EXPECT_EQ(refusal(forged().raw_frame(2, 1, packed, much.size()).end(1).bytes()), ErrorCode::bundle_limits);
  EXPECT_EQ(refusal(forged().raw_frame(2, 1, packed, packed.size() * 20).end(1).bytes()),
            ErrorCode::bundle_damaged);
  EXPECT_EQ(refusal(forged().raw_frame(2, 1, packed, 10).end(1).bytes()), ErrorCode::bundle_damaged);
  EXPECT_EQ(refusal(forged().raw_frame(2, 1, "no frame of zstd", 20).end(1).bytes()),
            ErrorCode::bundle_damaged);
}

TEST_F(HostileBundle, A_part_that_is_larger_than_any_part_is_refused_before_it_is_read) {
  std::string bytes = forged().bytes();
  bytes += std::string("\2\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff", 12) + std::string(16, 'h');
  BytesInMemory source(bytes);
  EXPECT_EQ(sync::check_bundle(source, workshop.away.store()).error().code, ErrorCode::bundle_limits);
  EXPECT_LT(source.greatest_read(), 1000u);
}

TEST_F(HostileBundle, Wrong_counts_are_refused) {
  EXPECT_EQ(refusal(forged().frame(2, lines()).end(2).bytes()), ErrorCode::bundle_damaged);
  EXPECT_EQ(refusal(forged().frame(2, lines()).end(4).bytes()), ErrorCode::bundle_damaged);
  EXPECT_EQ(refusal(forged().frame(2, lines()).end(3, 1).bytes()), ErrorCode::bundle_damaged);
  EXPECT_EQ(refusal(forged().frame(3, lines()).end(3).bytes()), ErrorCode::bundle_damaged);
  EXPECT_EQ(refusal(forged().frame(2, lines()).end(3, 0, 7).bytes()), ErrorCode::bundle_damaged);
}

TEST_F(HostileBundle, More_ops_than_the_limit_are_refused) {
  std::string many;
  for (int i = 0; i < 60'000; ++i) many += "{}\n";
  EXPECT_EQ(refusal(forged().frame(2, many).frame(2, many).end(120'000).bytes()), ErrorCode::bundle_limits);
  EXPECT_EQ(refusal(forged().end(60'000, 60'000).bytes()), ErrorCode::bundle_limits);
  EXPECT_EQ(refusal(forged().end(~std::uint64_t{0}, 2).bytes()), ErrorCode::bundle_limits);
}

TEST_F(HostileBundle, A_file_over_64_MiB_is_refused) {
  std::string noise(sync::kMostFrameBytes, '\0');
  for (std::size_t i = 0; i < noise.size(); ++i) noise[i] = static_cast<char>(i * i >> 7);
  ForgedBundle bundle = forged();
  for (int i = 0; i < 64; ++i) bundle.frame(2, noise);
  EXPECT_EQ(refusal(bundle.end(1).bytes()), ErrorCode::bundle_limits);
}

TEST_F(HostileBundle, Parts_that_are_missing_doubled_or_of_another_file_are_refused) {
  const std::string begin = forged().bytes(), part = forged().frame(2, lines()).bytes().substr(begin.size());
  const std::string whole = forged().frame(2, lines()).end(3).bytes();
  const std::string end = whole.substr(begin.size() + part.size());
  EXPECT_EQ(refusal(begin + end), ErrorCode::bundle_damaged);
  EXPECT_EQ(refusal(begin + part + part + end), ErrorCode::bundle_damaged);
  EXPECT_EQ(refusal(begin + part + end + end), ErrorCode::bundle_damaged);
  EXPECT_EQ(refusal(begin + part), ErrorCode::bundle_damaged);
  EXPECT_EQ(refusal(workshop.bundle().substr(0, 44) + whole.substr(44)), ErrorCode::bundle_damaged);
  EXPECT_EQ(refusal(forged().opening().frame(2, lines()).end(3).bytes()), ErrorCode::bundle_damaged);
  EXPECT_EQ(refusal(ForgedBundle(workshop.founding).frame(2, lines()).end(3).bytes()),
            ErrorCode::bundle_damaged);
  EXPECT_TRUE(take_in(workshop.away.store(), begin + part + end)) << "the parts in their places";
}

TEST_F(HostileBundle, Only_a_device_that_the_workshop_certified_can_sign) {
  ForgedBundle wrong(workshop.founding);
  wrong.signed_otherwise = true;
  EXPECT_EQ(refusal(wrong.opening().frame(2, lines()).end(3).bytes()), ErrorCode::bundle_damaged);
  // with the room key, but certified by another workshop, or for another device
  SmallWorkshop other(40);
  Founding thief = workshop.founding;
  thief.secrets[kDeviceSecret] = other.founding.secrets[kDeviceSecret];
  EXPECT_EQ(refusal(ForgedBundle(thief).opening().frame(2, lines()).end(3).bytes()),
            ErrorCode::bundle_damaged);
  thief.secrets[kCertificateSecret] = other.founding.secrets[kCertificateSecret];
  EXPECT_EQ(refusal(ForgedBundle(thief).opening().frame(2, lines()).end(3).bytes()),
            ErrorCode::bundle_damaged);
}

TEST_F(HostileBundle, Who_has_no_room_key_cannot_make_one) {
  Founding stranger = workshop.founding;
  stranger.secrets[kRoomSecret] = std::string(32, 'k');
  EXPECT_EQ(refusal(ForgedBundle(stranger).opening().frame(2, lines()).end(3).bytes()),
            ErrorCode::bundle_damaged);
}

TEST_F(HostileBundle, Lines_that_are_no_documents_undo_those_before_them) {
  for (const char* bad : {"no JSON\n", "[1]\n", "{}", "\n"})
    EXPECT_EQ(refusal(forged().frame(2, lines()).frame(2, bad).end(4).bytes()), ErrorCode::bundle_damaged)
        << bad;
  EXPECT_FALSE(workshop.away->find("card:a"));
}

TEST_F(HostileBundle, One_bad_op_is_set_aside_and_the_rest_comes) {
  Json forged_op = workshop.home.documents().back();
  forged_op["set"]["text"] = "somebody else's words";
  Json large = document_with_id(
      {{"v", 1}, {"log", "k7f3q9x2mbw4hd2a"}, {"seq", 1}, {"set", {{"text", std::string(70'000, 'x')}}}});
  const std::string content = forged_op.dump() + "\n" + large.dump() + "\n" + lines();
  const auto taken = take_in(workshop.away.store(), forged().frame(2, content).end(5).bytes());
  ASSERT_TRUE(taken) << describe(taken.error());
  EXPECT_EQ(taken->absorbed.added, 3);
  EXPECT_EQ(taken->absorbed.set_aside, 2);
  EXPECT_EQ(workshop.away->peers().refusals().size(), 2u);
  EXPECT_EQ(workshop.away->dump(), workshop.home->dump());
}

TEST_F(HostileBundle, A_stick_that_changes_between_checking_and_reading_changes_nothing_here) {
  const std::string first = forged().frame(2, lines()).end(3).bytes();
  workshop.home.record("card:c", {{"text", "three"}});
  const std::string second = forged().frame(2, lines()).end(4).bytes();
  BytesInMemory source(first);
  int rewinds = 0;
  source.on_rewind = [&](std::string& bytes) {
    if (++rewinds == 2) bytes = second;
  };
  const auto taken = sync::take_in_bundle(source, workshop.away.store());
  EXPECT_EQ(taken.error().code, ErrorCode::bundle_damaged);
  EXPECT_EQ(workshop.away->op_count(), 0u);
  EXPECT_EQ(rewinds, 2);
}

}  // namespace
}  // namespace ubao::test
