// Each says first what it means: letting a device in, shutting one out, the recovery sheet, erasing.
#include "app/field.h"
#include "app/screens/devices.h"
#include "app/screens/parts.h"
#include "app/sheet.h"

namespace ubao::app {
namespace {

using Kind = DevicesDraft::Sheet;

void draw_invite(Ui& ui, DevicesDraft& draft, Intents& intents) {
  const Sheet sheet = begin_sheet(ui, "invite", ui.say("invite.heading"), ui.say("invite.text"), 620);
  Rect rest = sheet.content;
  const auto offer = [&](const char* id, Icon icon, const char* key, const char* text_key, core::Role role) {
    const std::string title = ui.say(key), text = ui.say(text_key);
    const PaperButton spec{id, icon, title, text};
    if (!paper_button(ui, rest.take_top(paper_button_height(ui, spec, rest.w), ui.px(12)), spec)) return;
    intents.push_back(Invite{role});
    draft.sheet = Kind::none;
  };
  offer("invite/participant", Icon::tablet, "invite.participant", "invite.participant.text",
        core::Role::participant);
  offer("invite/facilitator", Icon::laptop, "invite.facilitator", "invite.facilitator.text",
        core::Role::facilitator);
  rest.y += ui.px(8);
  const std::string cancel = ui.say("cancel");
  const Button buttons[] = {{"cancel", cancel, ButtonLook::secondary}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (pressed == 0 || sheet.dismissed) draft.sheet = Kind::none;
}

// A warning with "Cancel" and what it warns of; true when that is wanted.
bool ask_with_warning(Ui& ui, DevicesDraft& draft, const char* id, const std::string& heading,
                      const std::string& text, const Button& act) {
  const Sheet sheet = begin_sheet(ui, id, heading, {}, 600);
  Rect rest = sheet.content;
  draw_note(ui, rest.take_top(note_height(ui, text, rest.w), ui.px(20)), Icon::warning, text, NoteLook::wait);
  const std::string cancel = ui.say("cancel");
  const Button buttons[] = {{"cancel", cancel, ButtonLook::secondary}, act};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (pressed >= 0 || sheet.dismissed) draft.sheet = Kind::none;
  return pressed == 1;
}

void draw_revoke(Ui& ui, const State& state, DevicesDraft& draft, Intents& intents) {
  std::string name;
  for (const core::DeviceEntry& device : state.views.devices.devices)
    if (device.key == draft.key) name = device.name;
  const std::string word = ui.say("devices.revoke");
  if (ask_with_warning(ui, draft, "revoke", ui.say("revoke.heading", {{"name", name}}), ui.say("revoke.text"),
                       {"act", word, ButtonLook::danger, Icon::forbidden}))
    intents.push_back(Revoke{draft.key});
}

// Asked first: whether it may go at all. What the office does not hold is not erased here.
void draw_erase_sheet(Ui& ui, const State& state, DevicesDraft& draft) {
  const bool ready = state.views.erasable;
  const Sheet sheet = begin_sheet(ui, "erase", ui.say("devices.erase.heading"), {}, 620);
  Rect rest = sheet.content;
  const std::string text = ui.say(ready ? "erase.delivered" : "erase.undelivered");
  draw_note(ui, rest.take_top(note_height(ui, text, rest.w), ui.px(16)), Icon::warning, text, NoteLook::wait);
  const std::string cancel = ui.say("cancel"), go_on = ui.say("erase.go_on");
  const Button buttons[] = {{"cancel", cancel, ButtonLook::secondary},
                            {"go on", go_on, ready ? ButtonLook::danger : ButtonLook::locked, Icon::trash}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (pressed >= 0 || sheet.dismissed) draft.sheet = Kind::none;
  if (pressed == 1 && ready) draft.sheet = Kind::erase_surely;
}

// Asked a second time: whether this is the one that is meant.
void draw_erase_surely(Ui& ui, const State& state, DevicesDraft& draft, Intents& intents) {
  const std::string& title = state.views.agenda.workshop.title;
  const Sheet sheet = begin_sheet(ui, "erase surely", ui.say("erase.surely"), {}, 620);
  Rect rest = sheet.content;
  const std::string label = ui.say("erase.type_title", {{"title", title}});
  Field field;
  field.id = "title";
  field.label = label;
  field.take_focus = ImGui::IsWindowAppearing();
  if (draw_field(ui, rest.take_top(field_height(ui, field, draft.title, rest.w), ui.px(18)), field, draft.title)
          .changed)
    ui.want_frame();
  const bool ready = draft.title == title;
  const std::string cancel = ui.say("cancel"), erase = ui.say("devices.erase.act");
  const Button buttons[] = {{"cancel", cancel, ButtonLook::secondary},
                            {"act", erase, ready ? ButtonLook::danger : ButtonLook::locked, Icon::trash}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (pressed == 1 && ready) intents.push_back(EraseWorkshop{draft.title});
  if (pressed == 0 || (pressed == 1 && ready) || sheet.dismissed) draft.sheet = Kind::none;
}

}  // namespace

void draw_devices_sheet(Ui& ui, const State& state, DevicesDraft& draft, Intents& intents) {
  const std::string save = ui.say("recovery.act");
  switch (draft.sheet) {
    case Kind::none:
      break;
    case Kind::invite:
      draw_invite(ui, draft, intents);
      break;
    case Kind::revoke:
      draw_revoke(ui, state, draft, intents);
      break;
    case Kind::recovery:
      if (ask_with_warning(ui, draft, "recovery", ui.say("recovery.heading"), ui.say("recovery.text"),
                           {"act", save, ButtonLook::primary, Icon::document}))
        intents.push_back(SaveRecoverySheet{});
      break;
    case Kind::erase:
      draw_erase_sheet(ui, state, draft);
      break;
    case Kind::erase_surely:
      draw_erase_surely(ui, state, draft, intents);
      break;
  }
}

}  // namespace ubao::app
