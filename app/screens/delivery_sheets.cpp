// Why entries were refused, and the address of the office.
#include <algorithm>
#include <string>

#include "app/button.h"
#include "app/field.h"
#include "app/message.h"
#include "app/paint.h"
#include "app/screens/delivery.h"
#include "app/screens/join.h"
#include "app/screens/parts.h"
#include "app/sheet.h"

namespace ubao::app {
namespace {

constexpr std::size_t kMostShown = 40;

std::string reason_words(const Ui& ui, const core::Refusal& refusal) {
  const std::string key = "refusal." + refusal.reason;
  if (ui.language->has(key)) return ui.say(key);
  if (refusal.reason.empty()) return ui.say("refusal.none");
  return ui.say("refusal.says", {{"reason", refusal.reason}});
}

}  // namespace

void draw_refusals(Ui& ui, const State& state, DeliveryDraft& draft) {
  const std::vector<core::Refusal>& refusals = state.views.delivery.refusals;
  const Sheet sheet =
      begin_sheet(ui, "refusals", ui.say("delivery.refusals"), ui.say("delivery.refusals.text"), 640);
  Rect rest = sheet.content;
  const std::size_t shown = std::min(refusals.size(), kMostShown);
  TextStyle bold;
  bold.bold = true;
  for (std::size_t i = 0; i < shown; ++i) {
    const core::Refusal& refusal = refusals[i];
    if (i > 0) hairline_across(ui, rest.x, rest.y - ui.px(6), rest.w, ui.theme.hairline);
    flow(ui, rest,
         dotted({ui.say(refusal.incoming ? "refusal.incoming" : "refusal.own"),
                 moment_words(ui, state.local, refusal.at)}),
         bold, 0);
    flow(ui, rest, reason_words(ui, refusal), {}, ui.px(12));
  }
  if (refusals.size() > shown)
    flow(ui, rest, ui.count("delivery.refusals.more", static_cast<std::int64_t>(refusals.size() - shown)),
         style_of(Role::body, ui.theme.soft), ui.px(12));
  rest.y += ui.px(8);
  const std::string close = ui.say("close");
  const Button buttons[] = {{"close", close, ButtonLook::secondary, Icon::tick}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (sheet.dismissed || pressed == 0) draft.looking_at_refusals = false;
}

void draw_office_address(Ui& ui, const State& state, DeliveryDraft& draft, Intents& intents) {
  const Sheet sheet = begin_sheet(ui, "office", ui.say("address.heading"), ui.say("address.text"), 640);
  Rect rest = sheet.content;
  const std::string label = ui.say("address.label");
  std::string error;
  if (!draft.error.empty())
    error = ui.say(draft.error);
  else if (state.problem)
    error = error_sentence(ui, *state.problem);
  Field field;
  field.id = "office address";
  field.label = label;
  field.icon = Icon::globe;
  field.error = error;
  field.take_focus = ImGui::IsWindowAppearing();
  const FieldEvents events = draw_field(
      ui, rest.take_top(field_height(ui, field, draft.address, rest.w), ui.px(6)), field, draft.address);
  if (events.changed) {
    draft.error.clear();
    if (state.problem) intents.push_back(DismissProblem{});
  }
  flow(ui, rest, ui.say("address.hint"), style_of(Role::meta, ui.theme.soft), ui.px(18));
  const std::string cancel = ui.say("cancel"), use = ui.say("address.use");
  const Button buttons[] = {{"cancel", cancel, ButtonLook::quiet},
                            {"use", use, ButtonLook::primary, Icon::tick}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (sheet.dismissed || pressed == 0) {
    draft.editing_address = false;
    draft.address.clear();  // it may hold a password
    if (state.problem) intents.push_back(DismissProblem{});
    return;
  }
  if (pressed != 1 && !events.submitted) return;
  draft.error = may_be_handed(draft.address) ? std::string() : address_fault(draft.address);
  if (draft.error.empty())
    intents.push_back(SetOffice{draft.address});
  else
    ui.want_frame();
}

}  // namespace ubao::app
