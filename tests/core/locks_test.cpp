// One tablet, several people: what is behind a PIN, and what five wrong tries cost.
#include <gtest/gtest.h>

#include "core/locks.h"
#include "tests/support/cheap_pin.h"
#include "tests/support/room.h"

namespace ubao::test {
namespace {

using namespace core;

const std::string kAmina = "person:amina";

class Lock : public testing::Test {
 protected:
  Result<Done> choose(const std::string& person, const std::string& words) {
    const auto stretch = locks->choose(Secret(words));
    if (!stretch) return stretch.error();
    return locks->set(person, *stretch, stretched(*stretch));
  }
  Result<Done> enter(const std::string& person, const std::string& words) {
    const auto stretch = locks->begin(person, Secret(words));
    if (!stretch) return stretch.error();
    return locks->finish(person, stretched(*stretch));
  }
  void restart() {
    tablet.restart();
    locks = std::make_unique<Locks>(tablet.store(), tablet.env.env(), kCheapPin);
  }

  Room room;
  Member tablet{room};
  std::unique_ptr<Locks> locks = std::make_unique<Locks>(tablet.store(), tablet.env.env(), kCheapPin);
};

TEST_F(Lock, A_pin_closes_what_was_open_and_opens_it_again) {
  EXPECT_EQ(locks->of(kAmina).state, LockState::none);
  const Secret key = *locks->key(kAmina);
  EXPECT_EQ(locks->of(kAmina).state, LockState::open);
  ASSERT_TRUE(choose(kAmina, "270915"));
  EXPECT_EQ(locks->of(kAmina).state, LockState::unlocked);
  locks->close(kAmina);
  EXPECT_EQ(locks->of(kAmina).state, LockState::locked);
  EXPECT_EQ(locks->key(kAmina).error().code, ErrorCode::locked);
  EXPECT_EQ(enter(kAmina, "270916").error().code, ErrorCode::wrong_pin);
  ASSERT_TRUE(enter(kAmina, "270915"));
  EXPECT_EQ(locks->key(kAmina)->view(), key.view()) << "her drafts are the same";
  restart();
  EXPECT_EQ(locks->of(kAmina).state, LockState::locked) << "a restart forgets what was entered";
  EXPECT_EQ(locks->of("person:bo").state, LockState::none) << "everybody has her own";
}

TEST_F(Lock, Easy_pins_are_refused) {
  for (const char* weak : {"", "1", "12345", "000000", "123456", "987654", "111111111", "short", "secret7"})
    EXPECT_EQ(locks->choose(Secret(weak)).error().code, ErrorCode::weak_pin) << weak;
  for (const char* good : {"270915", "135790", "1234567x", "a long passphrase", "мой пароль"})
    EXPECT_TRUE(locks->choose(Secret(good))) << good;
}

TEST_F(Lock, After_five_wrong_tries_one_waits_longer_and_longer) {
  ASSERT_TRUE(choose(kAmina, "270915"));
  locks->close_all();
  for (int i = 0; i < 4; ++i) EXPECT_EQ(enter(kAmina, "135790").error().code, ErrorCode::wrong_pin);
  EXPECT_EQ(locks->of(kAmina).wait_seconds, 0);
  EXPECT_EQ(enter(kAmina, "135790").error().code, ErrorCode::wrong_pin);
  EXPECT_EQ(locks->of(kAmina).wait_seconds, 30);
  EXPECT_EQ(enter(kAmina, "270915").error().code, ErrorCode::too_soon) << "not even with the right one";
  tablet.env.clock.now += 29;
  EXPECT_EQ(enter(kAmina, "270915").error().code, ErrorCode::too_soon);
  tablet.env.clock.now += 1;
  EXPECT_EQ(enter(kAmina, "135790").error().code, ErrorCode::wrong_pin);
  EXPECT_EQ(locks->of(kAmina).wait_seconds, 60);
  tablet.env.clock.now += 60;
  ASSERT_TRUE(enter(kAmina, "270915"));
  locks->close_all();
  EXPECT_EQ(locks->of(kAmina).wrong_tries, 0) << "the right one clears the count";
  EXPECT_EQ(wait_after(5), 30);
  EXPECT_EQ(wait_after(12), 3600);
  EXPECT_EQ(wait_after(1000000), 3600);
}

TEST_F(Lock, Neither_a_restart_nor_a_clock_set_back_shortens_the_wait) {
  ASSERT_TRUE(choose(kAmina, "270915"));
  locks->close_all();
  for (int i = 0; i < 5; ++i) (void)enter(kAmina, "135790");
  restart();
  EXPECT_EQ(locks->of(kAmina).wait_seconds, 30);
  tablet.env.clock.now -= 3600;
  EXPECT_EQ(locks->of(kAmina).wait_seconds, 30);
  EXPECT_EQ(enter(kAmina, "270915").error().code, ErrorCode::too_soon);
}

TEST_F(Lock, A_try_is_counted_before_it_is_known_to_be_wrong) {
  ASSERT_TRUE(choose(kAmina, "270915"));
  locks->close_all();
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(locks->begin(kAmina, Secret("135790")));
    restart();  // the plug is pulled before the answer
  }
  EXPECT_EQ(locks->of(kAmina).wrong_tries, 5);
  EXPECT_EQ(locks->begin(kAmina, Secret("270915")).error().code, ErrorCode::too_soon);
}

TEST_F(Lock, Who_forgot_the_pin_begins_anew_and_the_old_stays_closed) {
  const Secret old_key = *locks->key(kAmina);
  ASSERT_TRUE(choose(kAmina, "270915"));
  locks->close_all();
  EXPECT_EQ(choose(kAmina, "135790").error().code, ErrorCode::locked) << "no new PIN while it is locked";
  ASSERT_TRUE(locks->forget(kAmina));
  ASSERT_TRUE(choose(kAmina, "135790"));
  EXPECT_NE(locks->key(kAmina)->view(), old_key.view());
  EXPECT_EQ(locks->forget({}).error().code, ErrorCode::not_allowed) << "the workshop's key is not forgotten";
}

TEST_F(Lock, The_workshops_key_goes_behind_a_passphrase) {
  ASSERT_TRUE(choose({}, "coast region 2026"));
  locks->close_all();
  EXPECT_EQ(locks->key({}).error().code, ErrorCode::locked);
  EXPECT_TRUE(tablet->secret(kWorkshopSecret).empty()) << "it lies nowhere else";
  ASSERT_TRUE(enter({}, "coast region 2026"));
  EXPECT_EQ(locks->key({})->view(), room.seed().view());
}

TEST_F(Lock, A_machine_without_memory_says_so) {
  Stretch stretch{Secret("270915"), fresh_salt(tablet.env.random), {1, 4u << 20}};  // 4 TiB
  const auto key = stretched(stretch);
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().code, ErrorCode::out_of_memory);
  EXPECT_EQ(locks->set(kAmina, stretch, key).error().code, ErrorCode::out_of_memory);
  EXPECT_EQ(locks->of(kAmina).state, LockState::none) << "nothing was changed";
}

TEST_F(Lock, A_locked_key_that_was_changed_is_damage) {
  ASSERT_TRUE(choose(kAmina, "270915"));
  locks->close_all();
  Deed deed;
  deed.secrets[kPersonLocked + kAmina] = R"({"salt":"AAAA","passes":2,"mebibytes":9999999,"box":"AAAA"})";
  ASSERT_TRUE(tablet->carry_out(deed));
  EXPECT_EQ(locks->begin(kAmina, Secret("270915")).error().code, ErrorCode::unreadable);
}

}  // namespace
}  // namespace ubao::test
