// Freezing is asked about, since what was begun is handed in and nobody answers any more; opening again wants
// a reason that everybody can read.
#include <array>

#include "app/button.h"
#include "app/field.h"
#include "app/screens/completion.h"
#include "app/sheet.h"
#include "core/typed_text.h"
#include "core/workshop.h"

namespace ubao::app {
namespace {

using core::ActivityState;

void draw_freezing(Ui& ui, const State& state, CompletionDraft& draft, Intents& intents) {
  const core::Completion& seen = state.views.completion;
  const int missing = seen.of - seen.done;
  const std::string text =
      missing == 0 ? ui.say("completion.freeze.all") : ui.count("completion.freeze.missing", missing);
  const Sheet sheet = begin_sheet(ui, "completion/freeze", ui.say("completion.freeze.title"), text);
  const std::string later = ui.say("completion.not_now"), freeze = ui.say("completion.freeze.act");
  const std::array<Button, 2> buttons{
      {{"later", later, ButtonLook::quiet}, {"freeze now", freeze, ButtonLook::primary, Icon::lock}}};
  float y = sheet.content.y;
  const int pressed = sheet_buttons(ui, sheet.content, y, buttons);
  end_sheet(ui, y);
  if (pressed == 1) intents.push_back(SetActivityState{seen.activity, ActivityState::closed});
  if (pressed == 0 || sheet.dismissed) draft = {};
}

void draw_reopening(Ui& ui, const State& state, CompletionDraft& draft, Intents& intents) {
  const Sheet sheet = begin_sheet(ui, "completion/reopen", ui.say("completion.reopen.title"),
                                  ui.say("completion.reopen.text"));
  Rect content = sheet.content;
  content.h = 1e6f;
  const std::string label = ui.say("completion.reopen.reason"),
                    error = draft.error.empty() ? std::string() : ui.say(draft.error);
  Field field{.id = "reason", .label = label, .error = error, .lines = 2};
  field.take_focus = !draft.opened;
  draft.opened = true;
  const Rect box = content.take_top(field_height(ui, field, draft.reason, content.w), ui.px(20));
  if (draw_field(ui, box, field, draft.reason).changed) draft.error.clear();
  const std::string later = ui.say("completion.not_now"), open = ui.say("completion.reopen.act");
  const std::array<Button, 2> buttons{
      {{"later", later, ButtonLook::quiet}, {"open again", open, ButtonLook::primary, Icon::play}}};
  float y = content.y;
  const int pressed = sheet_buttons(ui, content, y, buttons);
  end_sheet(ui, y);
  if (pressed == 0 || sheet.dismissed) draft = {};
  if (pressed != 1) return;
  const bool fits = core::check_text(draft.reason, core::kMostReasonLetters).ok();
  if (fits)
    intents.push_back(SetActivityState{state.activity, ActivityState::open, draft.reason});
  else
    draft.error = core::letters(draft.reason) > core::kMostReasonLetters ? "completion.reopen.long"
                                                                         : "completion.reopen.why";
}

}  // namespace

void draw_completion_sheets(Ui& ui, const State& state, CompletionDraft& draft, Intents& intents) {
  if (draft.sheet == CompletionDraft::Sheet::freeze) draw_freezing(ui, state, draft, intents);
  if (draft.sheet == CompletionDraft::Sheet::reopen) draw_reopening(ui, state, draft, intents);
}

}  // namespace ubao::app
