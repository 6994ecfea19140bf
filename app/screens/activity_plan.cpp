// What an activity consists of, as papers with lines.
#include <cmath>
#include <string>
#include <vector>

#include "app/paint.h"
#include "app/screens/activity.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

struct PlanLine {
  std::string title, detail;
};

// A paper with a heading and numbered or plain lines.
void draw_plan_lines(Ui& ui, Rect& rest, Icon icon, const std::string& heading,
                     const std::vector<PlanLine>& lines, bool numbered) {
  if (lines.empty()) return;
  const float pad = ui.px(18), gap = ui.px(10);
  TextStyle bold;
  bold.bold = true;
  const TextStyle title, detail = style_of(Role::meta, ui.theme.soft);
  const float lead = numbered ? text_width(ui, std::to_string(lines.size()) + ".", title) + ui.px(12) : 0;
  const float width = rest.w - 2 * pad - lead;
  const float head = text_height(ui, heading, bold, rest.w - 2 * pad - ui.px(30));
  float height = head + gap + 2 * pad - gap;
  for (const PlanLine& line : lines) {
    height += text_height(ui, line.title, title, width) + gap;
    if (!line.detail.empty()) height += text_height(ui, line.detail, detail, width);
  }
  const Rect card = rest.take_top(std::ceil(height), ui.px(16));
  paper(ui, card);
  Rect inside = card.inset(pad, pad);
  icon_word(ui, inside.take_top(head, gap), icon, heading, bold, 22);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Rect words = inside;
    if (numbered) {
      TextStyle number = title;
      number.colour = ui.theme.soft;
      draw_text(ui, words.take_start(lead), std::to_string(i + 1) + ".", number);
    }
    flow(ui, words, lines[i].title, title, 0);
    flow(ui, words, lines[i].detail, detail, 0);
    inside.y = words.y + gap;
  }
}

std::vector<PlanLine> plan_lines(const std::vector<core::CourseItem>& items) {
  std::vector<PlanLine> lines;
  for (const core::CourseItem& item : items) lines.push_back({item.text, {}});
  return lines;
}

std::vector<PlanLine> columns_of(const Ui& ui, const std::vector<core::CourseColumn>& columns) {
  std::vector<PlanLine> lines;
  for (const core::CourseColumn& column : columns) {
    std::string choices;
    for (const core::CourseItem& choice : column.choices)
      choices += (choices.empty() ? "" : ", ") + choice.text;
    const std::string key = "column." + column.type;
    const std::string type = ui.language->has(key) ? ui.say(key) : std::string();
    lines.push_back({column.title, choices.empty() ? type : choices});
  }
  return lines;
}

// Rules of the activity that its kind has: how long a talk is, how many choices, how teams are made.
std::vector<PlanLine> rules_of(const Ui& ui, const core::CourseActivity& plan) {
  std::vector<PlanLine> rules;
  if (plan.talk_seconds > 0)
    rules.push_back({plan.talk_seconds % 60 == 0 ? ui.count("activity.talk_minutes", plan.talk_seconds / 60)
                                                 : ui.count("activity.talk_seconds", plan.talk_seconds),
                     {}});
  if (plan.team_count > 0) rules.push_back({ui.count("activity.team_count", plan.team_count), {}});
  if (plan.mix_ministries) rules.push_back({ui.say("activity.mix_ministries"), {}});
  if (plan.most_choices > 0) rules.push_back({ui.count("activity.most_choices", plan.most_choices), {}});
  if (plan.other) rules.push_back({ui.say("activity.other"), {}});
  if (!plan.attributed) rules.push_back({ui.say("activity.not_attributed"), {}});
  return rules;
}

}  // namespace

void draw_plan(Ui& ui, Rect& rest, const core::CourseActivity& plan) {
  draw_plan_lines(ui, rest, Icon::checklist, ui.say("activity.rules"), rules_of(ui, plan), false);
  draw_plan_lines(ui, rest, Icon::question, ui.say("activity.questions"), plan_lines(plan.questions), true);
  draw_plan_lines(ui, rest, Icon::bullets, ui.say("activity.options"), plan_lines(plan.options), false);
  draw_plan_lines(ui, rest, Icon::bullets, ui.say("activity.rows"), plan_lines(plan.rows), true);
  draw_plan_lines(ui, rest, Icon::table, ui.say("activity.columns"), columns_of(ui, plan.columns), false);
  draw_plan_lines(ui, rest, Icon::book, ui.say("activity.materials"), plan_lines(plan.materials), false);
}

}  // namespace ubao::app
