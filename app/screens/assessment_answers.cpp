#include "app/screens/assessment_answers.h"

#include <array>
#include <cmath>

#include "app/panel.h"

namespace ubao::app {
namespace {

constexpr std::array<AnswerPlan, 4> kPlans{
    {{56, 10, 52, 64}, {52, 8, 36, 56}, {48, 6, 8, 50}, {48, 5, 6, 48}}};
constexpr float kLeastWithKey = 230;  // an answer outside the scale shows its key from this width on
constexpr AnswerPlan kPhonePlan{measure::kAnswerPhone, 7, 8, measure::kAnswerPhone};

float besides(const Assessing& a, const AnswerPlan& plan) {
  const auto gaps = static_cast<float>(a.instrument.scale.size()) - 1;
  return plan.gap * gaps + (a.instrument.outside.empty() ? 0 : plan.between + plan.outside);
}

std::string_view key_of(const core::OutsideAnswer& answer) {
  return answer.code == "dk" ? "D" : answer.code == "na" ? "N" : std::string_view();
}

}  // namespace

AnswerPlan plan_for(const Assessing& a, float room) {
  if (a.ui.phone()) return kPhonePlan;
  const auto count = static_cast<float>(a.instrument.scale.size());
  AnswerPlan last = kPlans.back();
  for (AnswerPlan plan : kPlans) {
    const float each = (room / a.ui.scale - besides(a, plan)) / count;
    if (each < plan.each) continue;
    plan.each = std::min(std::floor(each), measure::kAnswer);
    return plan;
  }
  return last;
}

float height_of(const Assessing& a, const AnswerPlan& plan) {
  return a.ui.px(besides(a, plan) + plan.each * static_cast<float>(a.instrument.scale.size()));
}

void draw_answers(Assessing& a, Rect rect, const AnswerPlan& plan) {
  Ui& ui = a.ui;
  const std::string& code = a.statement().code;
  const std::string given = answer_of(a.sheet, code);
  const bool keys = !ui.phone(), steps = a.instrument.scale.size() == 5;
  for (const core::ScalePoint& point : a.instrument.scale) {
    const std::string value = std::to_string(point.value), id = "answer/" + value;
    const Answer answer{id,
                        a.words(point.label),
                        steps ? point.value : 0,
                        Icon::none,
                        keys && value.size() == 1 ? std::string_view(value) : std::string_view(),
                        given == value};
    if (answer_button(ui, rect.take_top(ui.px(plan.each), ui.px(plan.gap)), answer))
      give_answer(a, code, value);
  }
  if (a.instrument.outside.empty()) return;
  const Rect between{rect.x, rect.y - ui.px(plan.gap), rect.w, ui.px(plan.between)};
  if (plan.between >= 30)
    divider_word(ui, between.centered(between.w, ui.px(24)), ui.say("assessment.outside"));
  const Rect line{rect.x, between.bottom(), rect.w, ui.px(plan.outside)};
  const auto count = static_cast<int>(a.instrument.outside.size());
  for (int i = 0; i < count; ++i) {
    const core::OutsideAnswer& outside = a.instrument.outside[static_cast<std::size_t>(i)];
    const std::string id = "answer/" + outside.code;
    const Icon icon = outside.code == "dk"   ? Icon::question
                      : outside.code == "na" ? Icon::forbidden
                                             : Icon::info;
    const Rect place = line.column(i, count, ui.px(ui.phone() ? 8 : 12));
    const bool key = keys && place.w >= ui.px(kLeastWithKey);
    const Answer answer{id,
                        a.words(outside.label),
                        0,
                        icon,
                        key ? key_of(outside) : std::string_view(),
                        given == outside.code};
    if (answer_button(ui, place, answer)) give_answer(a, code, outside.code);
  }
}

}  // namespace ubao::app
