// Invitations, revoking, recovery, and keys in a file that was damaged.
#include <gtest/gtest.h>

#include "core/keyring.h"
#include "tests/support/activities.h"
#include "tests/support/workshop_device.h"

namespace ubao::test {
namespace {

using namespace core;

ActivityState state_of(WorkshopDevice& room, const std::string& activity) {
  const Agenda agenda = room->agenda();
  return agenda.find(activity)->state;
}

TEST(Devices, An_invitation_makes_one_and_revoking_ends_it) {
  WorkshopDevice room;
  WorkshopDevice second = WorkshopDevice::invited(room, 2, Role::facilitator);
  second.absorb_all_of(room);
  EXPECT_EQ(second->info().role, Role::facilitator);
  EXPECT_TRUE(second->info().opens_answers) << "a co-facilitator can count";
  EXPECT_EQ(second->invite(Role::participant, {}).error().code, ErrorCode::no_key)
      << "but only who has the workshop's key invites";
  second.open_up(kBoard);
  room.absorb_all_of(second);
  EXPECT_EQ(state_of(room, kBoard), ActivityState::open);
  ASSERT_TRUE(room->revoke(second.store().device_key()));
  second.close_up(kBoard);
  room.absorb_all_of(second);
  EXPECT_EQ(state_of(room, kBoard), ActivityState::open);
  const Devices devices = room->devices();
  ASSERT_EQ(devices.devices.size(), 2u);
  for (const DeviceEntry& device : devices.devices) {
    EXPECT_EQ(device.revoked, device.key == second.store().device_key());
    EXPECT_EQ(device.unproven, 0u);
  }
  EXPECT_EQ(devices.claims.size(), 2u) << "the activity, and the phase of its board";
  EXPECT_EQ(room->revoke(room.store().device_key()).error().code, ErrorCode::bad_input);
  EXPECT_EQ(room->revoke("nobody").error().code, ErrorCode::not_found);
}

TEST(Devices, Invitations_and_recovery_words_survive_the_way_and_nothing_else) {
  WorkshopDevice room;
  const auto invitation = room->invite(Role::participant, "https://office.example");
  ASSERT_TRUE(invitation);
  const std::string text = invitation_text(*invitation);
  const auto read = read_invitation(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->secrets, invitation->secrets);
  EXPECT_EQ(read->address, "https://office.example");
  for (std::size_t length : {std::size_t{0}, std::size_t{1}, text.size() / 2, text.size() - 3})
    EXPECT_FALSE(read_invitation(text.substr(0, length))) << length;
  Json other = Json::parse(text);
  other["workshop"] = "0000000000000000";
  EXPECT_FALSE(read_invitation(other.dump())) << "signed for one workshop";
  other = Json::parse(text);
  other["secrets"]["device"] = base64(random_key(room.env.random).view());
  EXPECT_FALSE(read_invitation(other.dump())) << "a certificate of another device";
  WorkshopDevice elsewhere(9);
  EXPECT_EQ(elsewhere->accept(*invitation).error().code, ErrorCode::bad_input);

  const Secret seed = *room->seed();
  const std::string words = recovery_words(seed);
  EXPECT_EQ(read_recovery_words(words)->view(), seed.view());
  EXPECT_EQ(read_recovery_words("  " + words + "\n")->view(), seed.view());
  EXPECT_FALSE(read_recovery_words(words.substr(6)));
  std::string wrong = words;
  wrong[0] = wrong[0] == 'b' ? 'd' : 'b';
  EXPECT_FALSE(read_recovery_words(wrong)) << "a word misread is noticed";
  EXPECT_FALSE(read_recovery_words("hello world"));
  EXPECT_EQ(elsewhere->take_seed(seed).error().code, ErrorCode::bad_input);
  WorkshopDevice stranger(3, room->id(), {});
  stranger.absorb_all_of(room);
  ASSERT_TRUE(stranger->take_seed(seed));
  EXPECT_EQ(stranger->info().role, Role::facilitator);
  EXPECT_TRUE(stranger->info().names_open);
  stranger.open_up(kBoard);
  room.absorb_all_of(stranger);
  EXPECT_EQ(state_of(room, kBoard), ActivityState::open);
}

TEST(Devices, Keys_survive_a_damaged_file) {
  WorkshopDevice room;
  const std::string amina = room.add("Amina");
  room.choose_pin(amina, "270915");
  room.answer(kReflection, amina, "obstacles", "kept");
  room.answer(kAssessment, amina, "L1", "4");
  ASSERT_TRUE(room->submit(kAssessment, amina));
  room.damage();
  EXPECT_TRUE(room.store().opening().was_damaged);
  EXPECT_EQ(room->info().role, Role::facilitator);
  EXPECT_EQ(room->people().front().name, "Amina");
  ASSERT_TRUE(room.enter_pin(amina, "270915"));
  EXPECT_EQ(room->answers(kReflection, amina).answers.at("obstacles"), "kept");
  EXPECT_EQ(room.store().held(kAssessment).size(), 1u);
  room.open_up(kBoard);
  EXPECT_EQ(state_of(room, kBoard), ActivityState::open) << "still a facilitator's";
}

}  // namespace
}  // namespace ubao::test
