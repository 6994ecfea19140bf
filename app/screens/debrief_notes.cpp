// The facilitator's notes of the debrief. Kept when typing pauses and when the sheet is left; what two
// devices wrote apart is shown until somebody chooses.
#include <algorithm>
#include <array>

#include "app/button.h"
#include "app/field.h"
#include "app/paint.h"
#include "app/screens/debrief.h"
#include "app/screens/parts.h"
#include "app/sheet.h"
#include "core/workshop.h"

namespace ubao::app {
namespace {

void close_notes(Debriefing& d) {
  DebriefDraft& draft = d.draft;
  if (draft.note != draft.kept_note) d.intents.push_back(KeepNote{d.state.activity, draft.note});
  draft.kept_note = draft.note;
  draft.typed_at = 0;
  draft.sheet = DebriefDraft::Sheet::none;
}

// The texts below each other, each with its button; gives the pressed one or -1.
int draw_note_versions(Debriefing& d, Rect& content, const std::vector<std::string>& versions) {
  Ui& ui = d.ui;
  const std::string use = ui.say("consensus.use_this");
  int pressed = -1;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const std::string id = "note/" + std::to_string(i);
    const float pad = ui.px(14), width = content.w - 2 * pad;
    const Rect card = content.take_top(
        text_height(ui, versions[i], {}, width) + 2 * pad + ui.px(10 + measure::kButton), ui.px(12));
    paper(ui, card, Paper::outlined);
    Rect inside = card.inset(pad, pad);
    TextStyle own;
    own.may_elide = true;  // people's own words, however long one is
    flow(ui, inside, versions[i], own, ui.px(10));
    const Button button_use{id, use, ButtonLook::secondary, Icon::tick};
    if (button(ui,
               {inside.x, inside.y, std::min(width, button_width(ui, button_use)), ui.px(measure::kButton)},
               button_use))
      pressed = static_cast<int>(i);
  }
  return pressed;
}

}  // namespace

void draw_debrief_notes(Debriefing& d) {
  Ui& ui = d.ui;
  DebriefDraft& draft = d.draft;
  const DebriefView& view = d.state.views.debrief;
  if (!draft.opened) draft.note = draft.kept_note = view.note;
  const bool several = view.note_versions.size() > 1 && draft.typed_at <= 0;
  const Sheet sheet = begin_sheet(ui, "debrief/notes", ui.say("debrief.notes"),
                                  ui.say(several ? "debrief.notes.choose" : "debrief.notes.text"), 720);
  Rect content = sheet.content;
  content.h = 1e6f;
  if (several) {
    const int chosen = draw_note_versions(d, content, view.note_versions);
    if (chosen >= 0) {
      draft.note = draft.kept_note = view.note_versions[static_cast<std::size_t>(chosen)];
      d.intents.push_back(KeepNote{d.state.activity, draft.note});
    }
  } else {
    const std::string label = ui.say("debrief.notes.label");
    Field field{
        .id = "note", .label = label, .lines = ui.phone() ? 6 : 8, .most_bytes = core::kMostNoteLetters};
    field.take_focus = !draft.opened;
    const Rect box = content.take_top(field_height(ui, field, draft.note, content.w), ui.px(18));
    if (draw_field(ui, box, field, draft.note).changed) draft.typed_at = ui.now;
  }
  draft.opened = true;
  const std::string done = ui.say("debrief.notes.done");
  const std::array<Button, 1> buttons{{{"notes done", done, ButtonLook::primary, Icon::tick}}};
  float y = content.y;
  const int pressed = sheet_buttons(ui, content, y, buttons);
  end_sheet(ui, y);
  if (pressed != 0 && !sheet.dismissed) return;
  if (several)
    draft.sheet = DebriefDraft::Sheet::none;
  else
    close_notes(d);
}

}  // namespace ubao::app
