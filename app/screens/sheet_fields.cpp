// The fields and toggles of a sheet that one person fills in.
#include <algorithm>
#include <string>

#include "app/field.h"
#include "app/paint.h"
#include "app/screens/parts.h"
#include "app/screens/sheet_questions.h"
#include "app/sheet.h"
#include "core/typed_text.h"

namespace ubao::app {
namespace {

constexpr std::size_t kMostAnswerLetters = 2000, kMostAnswerBytes = 16000;
constexpr const char* kOther = "other";

// Nobody types more than can be kept: what goes beyond is seen to be left out.
void cut(std::string& text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((text[i] & 0xC0) != 0x80 && ++count > kMostAnswerLetters) return text.resize(i);
}

// Kept as typed, when the fingers rest.
void keep_after_pause(Answering& a, const std::string& code) {
  const auto typed = a.draft.typed_at.find(code);
  if (typed == a.draft.typed_at.end()) return;
  if (a.ui.now < typed->second + kKeepAfter) return a.ui.want_frame_at(typed->second + kKeepAfter);
  a.draft.typed_at.erase(typed);
  const std::string& text = a.draft.texts[code];
  a.intents.push_back(SetAnswer{a.state.activity, code, text});
}

void draw_answer(Answering& a, Rect& rest, const std::string& code, const std::string& question, int lines) {
  Ui& ui = a.ui;
  std::string& text = a.draft.texts[code];
  if (!a.may_change) {
    TextStyle bold, own;
    bold.bold = true;
    own.may_elide = true;
    flow(ui, rest, question, bold, ui.px(2));
    flow(ui, rest, text.empty() ? ui.say("sheet.no_answer") : text,
         text.empty() ? style_of(Role::body, ui.theme.soft) : own, ui.px(18));
    return;
  }
  const std::string error = core::letters(text) >= kMostAnswerLetters
                                ? ui.count("sheet.long", static_cast<std::int64_t>(kMostAnswerLetters))
                                : std::string();
  Field field;
  field.id = code;
  field.label = question;
  field.error = error;
  field.lines = lines;
  field.most_bytes = kMostAnswerBytes;
  const Rect place = rest.take_top(field_height(ui, field, text, rest.w), ui.px(a.is_private() ? 6 : 18));
  if (draw_field(ui, place, field, text).changed) {
    cut(text);
    a.draft.typed_at[code] = ui.now;
  }
  keep_after_pause(a, code);
}

void draw_copy_button(Answering& a, Rect& rest, const std::string& code) {
  Ui& ui = a.ui;
  if (a.draft.texts[code].empty()) {
    rest.y += ui.px(14);
    return;
  }
  const std::string word = ui.say("sheet.copy"), id = "copy/" + code;
  const Button copy{id, word, ButtonLook::quiet, Icon::checklist};
  const Rect line = rest.take_top(ui.px(measure::kTarget), ui.px(12));
  if (button(ui, {line.x, line.y, std::min(line.w, button_width(ui, copy)), line.h}, copy)) {
    a.draft.copying = code;
    ui.want_frame();
  }
}

int chosen_count(const Answering& a) {
  return static_cast<int>(std::count_if(a.draft.texts.begin(), a.draft.texts.end(),
                                        [](const auto& text) { return !text.second.empty(); }));
}

}  // namespace

void draw_questions(Answering& a, Rect& rest) {
  const int lines = a.ui.phone() ? 3 : 4;
  for (const core::CourseColumn& column : a.plan.columns)
    draw_answer(a, rest, column.code, column.title, lines);
  for (const core::CourseItem& question : a.plan.questions) {
    draw_answer(a, rest, question.code, question.text, lines);
    draw_copy_button(a, rest, question.code);
  }
}

void draw_poll(Answering& a, Rect& rest) {
  Ui& ui = a.ui;
  const int most = a.plan.most_choices, chosen = chosen_count(a);
  const bool full = most > 0 && chosen >= most;
  TextStyle bold;
  bold.bold = true;
  if (most > 0 && a.may_change)
    flow(ui, rest,
         full ? ui.say("sheet.full", {{"n", std::to_string(most)}})
              : ui.say("sheet.chosen", {{"n", std::to_string(chosen)}, {"most", std::to_string(most)}}),
         bold, ui.px(10));
  for (const core::CourseItem& option : a.plan.options) {
    const bool on = !a.draft.texts[option.code].empty();
    if (!a.may_change && !on) continue;
    const bool shut = full && !on && a.may_change;
    const PaperButton spec{option.code, shut ? Icon::lock : Icon::none, option.text, {}, on, !shut};
    const bool pressed =
        paper_button(ui, rest.take_top(paper_button_height(ui, spec, rest.w), ui.px(8)), spec);
    if (!pressed || !a.may_change || (full && !on)) continue;
    a.draft.texts[option.code] = on ? "" : "1";
    a.intents.push_back(SetAnswer{a.state.activity, option.code, on ? "" : "1"});
    ui.want_frame();
  }
  if (!a.plan.other) return;
  rest.y += ui.px(8);
  if (full && a.draft.texts[kOther].empty())
    flow(ui, rest, ui.say("sheet.other_later"), style_of(Role::meta, ui.theme.soft), ui.px(8));
  else
    draw_answer(a, rest, kOther, ui.say("sheet.other"), 2);
}

void draw_copying(Answering& a) {
  Ui& ui = a.ui;
  const Sheet sheet =
      begin_sheet(ui, "copy note", ui.say("sheet.copy.heading"), ui.say("sheet.copy.text"), 560);
  Rect rest = sheet.content;
  TextStyle own;
  own.may_elide = true;
  own.lines = 6;
  flow(ui, rest, a.draft.texts[a.draft.copying], own, ui.px(20));
  const std::string cancel = ui.say("cancel"), copy = ui.say("sheet.copy.act");
  const Button buttons[] = {{"cancel", cancel, ButtonLook::secondary},
                            {"copy", copy, ButtonLook::primary, Icon::checklist}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (pressed == 1) a.intents.push_back(CopyNote{a.state.activity, a.draft.copying});
  if (pressed >= 0 || sheet.dismissed) a.draft.copying.clear();
}

}  // namespace ubao::app
