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
constexpr std::size_t kMostBelowEachOther = 6;  // on a phone, with room for the statement

bool is_long(const Assessing& a) { return a.instrument.scale.size() > kMostBelowEachOther; }

int rows_of_answers(const Assessing& a, int columns) {
  return (static_cast<int>(a.instrument.scale.size()) + columns - 1) / columns;
}

float besides(const Assessing& a, const AnswerPlan& plan) {
  const auto gaps = static_cast<float>(rows_of_answers(a, plan.columns) - 1);
  return plan.gap * gaps + (a.instrument.outside.empty() ? 0 : plan.between + plan.outside);
}

std::string_view key_of(const core::OutsideAnswer& answer) {
  return answer.code == "dk" ? "D" : answer.code == "na" ? "N" : std::string_view();
}

}  // namespace

AnswerPlan plan_for(const Assessing& a, float room) {
  if (a.ui.phone()) {
    AnswerPlan plan = kPhonePlan;
    plan.columns = is_long(a) ? 2 : 1;
    return plan;
  }
  const int most_columns = is_long(a) ? 3 : 1;
  for (int columns = 1; columns <= most_columns; ++columns)
    for (AnswerPlan plan : kPlans) {
      plan.columns = columns;
      const auto rows = static_cast<float>(rows_of_answers(a, columns));
      const float each = (room / a.ui.scale - besides(a, plan)) / rows;
      if (each < plan.each) continue;
      plan.each = std::min(std::floor(each), measure::kAnswer);
      return plan;
    }
  AnswerPlan last = kPlans.back();
  last.columns = most_columns;
  return last;
}

float height_of(const Assessing& a, const AnswerPlan& plan) {
  return a.ui.px(besides(a, plan) + plan.each * static_cast<float>(rows_of_answers(a, plan.columns)));
}

void draw_answers(Assessing& a, Rect rect, const AnswerPlan& plan) {
  Ui& ui = a.ui;
  const std::string& code = a.statement().code;
  const std::string given = answer_of(a.sheet, code);
  const bool keys = !ui.phone(), steps = a.instrument.scale.size() == 5;
  const int rows = rows_of_answers(a, plan.columns);
  const float step = ui.px(plan.each + plan.gap);
  const Rect scale = rect.take_top(step * static_cast<float>(rows));
  int place = 0;  // from the top, then the next column
  for (const core::ScalePoint& point : a.instrument.scale) {
    Rect cell = scale.column(place / rows, plan.columns, ui.px(plan.gap));
    cell.y += step * static_cast<float>(place++ % rows);
    cell.h = ui.px(plan.each);
    const std::string value = std::to_string(point.value), id = "answer/" + value;
    const Answer answer{id,
                        a.words(point.label),
                        steps ? point.value : 0,
                        Icon::none,
                        keys && value.size() == 1 ? std::string_view(value) : std::string_view(),
                        given == value};
    // beside each other they are small, as in the list
    const bool pressed = plan.columns > 1 ? answer_cell(ui, cell, answer) : answer_button(ui, cell, answer);
    if (pressed) give_answer(a, code, value);
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
    const Rect below = line.column(i, count, ui.px(ui.phone() ? 8 : 12));
    const bool key = keys && below.w >= ui.px(kLeastWithKey);
    const Answer answer{id,
                        a.words(outside.label),
                        0,
                        icon,
                        key ? key_of(outside) : std::string_view(),
                        given == outside.code};
    if (answer_button(ui, below, answer)) give_answer(a, code, outside.code);
  }
}

}  // namespace ubao::app
