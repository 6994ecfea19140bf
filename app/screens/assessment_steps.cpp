// From statement to statement: the keys and the actions on the ledge.
#include "app/button.h"
#include "app/item.h"
#include "app/keys.h"
#include "app/ledge.h"
#include "app/screens/assessment_parts.h"

namespace ubao::app {
namespace {

void skip(Assessing& a) {
  const std::string& code = a.statement().code;
  a.draft.answered.clear();
  if (mark_of(a.sheet, code) == Mark::open) a.intents.push_back(SetAnswer{a.sheet.activity, code, "skipped"});
  show_next(a);
}

void go_forward(Assessing& a) {
  if (mark_of(a.sheet, a.statement().code) == Mark::answered)
    show_next(a);
  else
    skip(a);
}

// Back and Skip both stay on a phone, whatever the language: if need be in fewer words.
bool both_fit(Assessing& a, float room, const std::vector<LedgeAction>& actions, const LedgeAction& primary) {
  float width = a.ui.px(24) + button_width(a.ui, {"", primary.label, ButtonLook::on_ledge, primary.icon});
  for (const LedgeAction& action : actions)
    width += a.ui.px(12) + button_width(a.ui, {"", action.label, ButtonLook::on_ledge, action.icon});
  return width <= room;
}

}  // namespace

std::string see_all(const Assessing& a) {
  return a.ui.say("assessment.see_all", {{"total", std::to_string(a.instrument.statements.size())}});
}

void open_list(Assessing& a) {
  a.draft.mode = AssessmentDraft::Mode::list;
  a.draft.dimension = a.statement().dimension;
  a.draft.advance_at = 0;
  a.ui.want_frame();
}

void act_on_keys_of_one(Assessing& a) {
  Ui& ui = a.ui;
  const std::string& code = a.statement().code;
  for (const core::ScalePoint& point : a.instrument.scale) {
    if (point.value > 9) continue;
    if (shortcut(ui, static_cast<ImGuiKey>(ImGuiKey_0 + point.value)) ||
        shortcut(ui, static_cast<ImGuiKey>(ImGuiKey_Keypad0 + point.value)))
      give_answer(a, code, std::to_string(point.value));
  }
  if (a.instrument.takes_outside("dk") && shortcut(ui, ImGuiKey_D)) give_answer(a, code, "dk");
  if (a.instrument.takes_outside("na") && shortcut(ui, ImGuiKey_N)) give_answer(a, code, "na");
  const ImGuiKey back = ui.mirrored ? ImGuiKey_RightArrow : ImGuiKey_LeftArrow;
  const ImGuiKey forward = ui.mirrored ? ImGuiKey_LeftArrow : ImGuiKey_RightArrow;
  if (own_key(ui, back) || shortcut(ui, ImGuiKey_Backspace)) {
    show_previous(a);
  } else if (own_key(ui, forward)) {
    go_forward(a);
  } else if (!keyboard_on_item() && (own_key(ui, ImGuiKey_Enter) || own_key(ui, ImGuiKey_KeypadEnter))) {
    go_forward(a);
  }
}

void draw_actions_of_one(Assessing& a, const Rect& rect) {
  std::vector<LedgeAction> actions;
  if (a.draft.statement > 0) actions.push_back({"back", a.ui.say("assessment.back"), Icon::back});
  if (!a.ui.phone()) actions.push_back({"list", see_all(a), Icon::list});
  if (!a.ui.phone() && a.progress.complete())
    actions.push_back({"review", a.ui.say("assessment.review"), Icon::flag, false, true});
  const bool answered = mark_of(a.sheet, a.statement().code) == Mark::answered;
  const bool last = a.draft.statement + 1 == a.instrument.statements.size();
  Ledge ledge;
  ledge.secondary = actions;
  ledge.primary = {"next",
                   a.ui.say(!answered ? "assessment.skip"
                            : last    ? "assessment.review"
                                      : "assessment.next"),
                   Icon::forward};
  ledge.primary_is_quiet = !answered;
  if (!answered && a.ui.phone() && !both_fit(a, rect.w, actions, ledge.primary))
    ledge.primary.label = a.ui.say("assessment.skip_brief");
  const int pressed = draw_ledge(a.ui, rect, ledge);
  if (pressed == kPrimaryPressed) {
    go_forward(a);
  } else if (pressed >= 0) {
    const std::string& id = actions[static_cast<std::size_t>(pressed)].id;
    if (id == "back") show_previous(a);
    if (id == "list") open_list(a);
    if (id == "review") a.draft.mode = AssessmentDraft::Mode::review;
  }
}

}  // namespace ubao::app
