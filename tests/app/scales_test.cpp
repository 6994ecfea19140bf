// An assessment with a scale of another length than five, answered on a phone.
#include <gtest/gtest.h>

#include "tests/app/desk.h"
#include "tests/support/activities.h"

namespace ubao::test {
namespace {

using app::Screen;

class Scales : public ::testing::TestWithParam<int> {};

TEST_P(Scales, Are_answered_on_a_phone_with_a_finger) {
  const int points = GetParam();
  Desk desk({360, 740, 1});
  desk.begin({"Amina Hassan"}, false);
  core::Instrument instrument = desk.workshop().instrument(kAssessment);
  instrument.id = "other-scale";
  instrument.scale.clear();
  for (int value = points; value >= 1; --value)
    instrument.scale.push_back({value, {{"en", "Point " + std::to_string(value)}}, {}});
  instrument.thresholds = {150, 151, 50, 25};
  ASSERT_TRUE(desk.workshop().replace_instrument(kAssessment, instrument).ok());
  desk.want(app::SetActivityState{kAssessment, core::ActivityState::open});
  const std::string amina = desk.person("Amina Hassan").id;
  desk.want(app::ChoosePerson{amina});
  desk.want(app::Agree{amina});
  desk.go(Screen::activity, kAssessment);
  ASSERT_EQ(desk.state().screen, Screen::assessment);
  desk.want(app::DismissToast{});
  for (int value = 1; value <= points; ++value) {
    const SeenItem& item = desk.ui().item("Point " + std::to_string(value));
    EXPECT_GE(item.box.h, 48) << value;
    EXPECT_GE(item.box.w, 48) << value;
    EXPECT_GE(item.box.y, 60) << "below the bar";
    EXPECT_LE(item.box.bottom(), 740 - 70) << "above the ledge";
  }
  for (int value = 1; value <= points; ++value) {
    const std::string code = desk.state().views.instrument.statements[desk.state().assessment.statement].code;
    desk.ui().click("Point " + std::to_string(value));
    desk.ui().wait(0.5);
    EXPECT_EQ(desk.workshop().answers(kAssessment, amina).answers.at(code), std::to_string(value));
  }
  EXPECT_TRUE(desk.workshop().submit(kAssessment, amina).ok());
}

TEST(ScaleKeys, Beyond_nine_are_no_points) {
  Desk desk;
  desk.begin({"Amina Hassan"}, false);
  core::Instrument instrument = desk.workshop().instrument(kAssessment);
  instrument.id = "eleven";
  instrument.scale.clear();
  for (int value = 11; value >= 1; --value)
    instrument.scale.push_back({value, {{"en", "Point " + std::to_string(value)}}, {}});
  ASSERT_TRUE(desk.workshop().replace_instrument(kAssessment, instrument).ok());
  desk.want(app::SetActivityState{kAssessment, core::ActivityState::open});
  const std::string amina = desk.person("Amina Hassan").id;
  desk.want(app::ChoosePerson{amina});
  desk.want(app::Agree{amina});
  desk.go(Screen::activity, kAssessment);
  desk.ui().key(ImGuiKey_A);
  EXPECT_TRUE(desk.workshop().answers(kAssessment, amina).answers.empty());
  desk.ui().key(ImGuiKey_9);
  EXPECT_EQ(desk.workshop().answers(kAssessment, amina).answers.at("L1"), "9");
}

INSTANTIATE_TEST_SUITE_P(Points, Scales, ::testing::Values(2, 7, 11));

}  // namespace
}  // namespace ubao::test
