// The question to everybody in the room and the hub's answer: who understands them, and who does not.
#include "sync/hub_calling.h"

#include <gtest/gtest.h>

#include "tests/support/demand.h"
#include "tests/support/fixed_env.h"

namespace ubao::test {
namespace {

class HubCalling : public testing::Test {
 protected:
  static core::Secret key(char letter) { return demand(sync::calling_key(std::string(43, letter) + "=")); }
  std::string question() { return sync::hub_question(ours, *env.env().random); }

  FixedEnv env{3};
  core::Secret ours = key('A'), other = key('E');
};

TEST_F(HubCalling, The_hub_that_is_asked_for_says_at_which_port_it_is) {
  const std::string asked = question();
  EXPECT_EQ(asked.size(), sync::kHubQuestionBytes);
  const auto answer = sync::hub_answer(ours, asked, 6985);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->size(), sync::kHubAnswerBytes);
  EXPECT_EQ(sync::answered_port(ours, asked, *answer), 6985);
  EXPECT_EQ(sync::answered_port(ours, asked, *sync::hub_answer(ours, asked, 65535)), 65535);
}

TEST_F(HubCalling, An_answer_is_never_longer_than_its_question) {
  EXPECT_LE(sync::kHubAnswerBytes, sync::kHubQuestionBytes);
}

TEST_F(HubCalling, A_hub_with_another_key_does_not_know_what_is_asked) {
  EXPECT_FALSE(sync::hub_answer(other, question(), 6985));
}

TEST_F(HubCalling, Two_questions_for_one_hub_look_no_more_alike_than_those_for_two) {
  const std::string first = question(), second = question();
  const std::string third = sync::hub_question(other, *env.env().random);
  const auto alike = [](const std::string& a, const std::string& b) {
    int same = 0;
    for (std::size_t i = 0; i < a.size(); ++i) same += a[i] == b[i] ? 1 : 0;
    return same;
  };
  EXPECT_LT(alike(first, second), 6);
  EXPECT_LT(alike(first, third), 6);
}

TEST_F(HubCalling, An_answer_is_to_one_question_of_one_hub) {
  const std::string asked = question();
  const std::string answer = *sync::hub_answer(ours, asked, 6985);
  EXPECT_FALSE(sync::answered_port(ours, question(), answer));
  EXPECT_FALSE(sync::answered_port(other, asked, answer));
  EXPECT_FALSE(sync::answered_port(ours, asked, *sync::hub_answer(ours, asked, 0)));
}

TEST_F(HubCalling, What_was_cut_off_lengthened_or_changed_is_nothing) {
  const std::string asked = question(), answer = *sync::hub_answer(ours, asked, 6985);
  for (std::size_t length = 0; length < asked.size(); ++length)
    EXPECT_FALSE(sync::hub_answer(ours, asked.substr(0, length), 6985)) << length;
  EXPECT_FALSE(sync::hub_answer(ours, asked + "x", 6985));
  for (std::size_t length = 0; length < answer.size(); ++length)
    EXPECT_FALSE(sync::answered_port(ours, asked, answer.substr(0, length))) << length;
  EXPECT_FALSE(sync::answered_port(ours, asked, answer + "x"));
  for (std::size_t at = 0; at < asked.size(); ++at) {
    std::string changed = asked;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(sync::hub_answer(ours, changed, 6985)) << at;
  }
  for (std::size_t at = 0; at < answer.size(); ++at) {
    std::string changed = answer;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    EXPECT_FALSE(sync::answered_port(ours, asked, changed)) << at;
  }
}

TEST_F(HubCalling, A_text_that_is_no_hash_of_a_key_is_none) {
  for (const char* text : {"", "AAAA", "no base64 at all"})
    EXPECT_EQ(sync::calling_key(text).error().code, core::ErrorCode::bad_input) << text;
}

}  // namespace
}  // namespace ubao::test
