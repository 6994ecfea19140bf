#include "app/screens/devices.h"

#include <algorithm>

#include "app/button.h"
#include "app/ledge.h"
#include "app/paint.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/scroll.h"

namespace ubao::app {
namespace {

using core::LockState;

// What guards the answers on this device, in words, and what can be done about it.
struct KeyWords {
  const char* title;
  const char* text;
  const char* act;  // null: nothing
  bool fresh = false;
};

KeyWords key_words(LockState state) {
  switch (state) {
    case LockState::open:
      return {"devices.open", "devices.open.warning", "devices.set_passphrase", true};
    case LockState::locked:
      return {"devices.locked", "devices.locked.text", "pin.enter_passphrase", false};
    case LockState::unlocked:
      return {"devices.unlocked", "devices.locked.text", "devices.change_passphrase", true};
    case LockState::none:
      break;
  }
  return {"devices.given", "devices.given.text", nullptr, false};
}

// A sheet that needs the workshop's own key: where it is locked, the passphrase is asked for first.
void open_with_key(Ui& ui, const State& state, DevicesDraft& draft, DevicesDraft::Sheet sheet,
                   Intents& intents) {
  if (state.views.passphrase.state == LockState::locked) return intents.push_back(AskPassphrase{});
  draft.sheet = sheet;
  ui.want_frame();
}

void draw_keys(Ui& ui, Rect& rest, const State& state, DevicesDraft& draft, Intents& intents) {
  const KeyWords words = key_words(state.views.passphrase.state);
  flow(ui, rest, ui.say("devices.keys"), style_of(Role::title), ui.px(10));
  const std::string text =
      ui.say("devices.key_note", {{"title", ui.say(words.title)}, {"text", ui.say(words.text)}});
  const bool open = state.views.passphrase.state == LockState::open;
  draw_note(ui, rest.take_top(note_height(ui, text, rest.w), ui.px(12)), open ? Icon::warning : Icon::lock,
            text, open ? NoteLook::wait : NoteLook::plain);
  if (words.act == nullptr) return;
  const auto press = [&](const char* id, const char* key, Icon icon) {
    const std::string word = ui.say(key);
    const Button spec{id, word, ButtonLook::secondary, icon};
    const Rect line = rest.take_top(ui.px(measure::kButton), ui.px(12));
    return button(ui, {line.x, line.y, std::min(line.w, button_width(ui, spec)), line.h}, spec);
  };
  if (press("passphrase", words.act, Icon::key)) intents.push_back(AskPassphrase{words.fresh});
  if (press("recovery", "devices.recovery", Icon::document))
    open_with_key(ui, state, draft, DevicesDraft::Sheet::recovery, intents);
  rest.y += ui.px(12);
}

void draw_erase(Ui& ui, Rect& rest, DevicesDraft& draft) {
  flow(ui, rest, ui.say("devices.erase.heading"), style_of(Role::title), ui.px(4));
  flow(ui, rest, ui.say("devices.erase.text"), style_of(Role::body, ui.theme.soft), ui.px(12));
  const std::string word = ui.say("devices.erase");
  const Button erase{"erase", word, ButtonLook::danger, Icon::trash};
  const float width = button_width(ui, erase);
  const Rect line = rest.take_top(ui.px(measure::kButton), ui.px(8));
  if (!button(ui, {line.x, line.y, std::min(line.w, width), line.h}, erase)) return;
  draft.sheet = DevicesDraft::Sheet::erase;
  draft.title.clear();
  ui.want_frame();
}

// A device that was made one of the workshop's by invitation cannot invite others.
void draw_device_actions(Ui& ui, const Rect& place, const State& state, DevicesDraft& draft,
                         Intents& intents) {
  const bool may_invite = state.views.passphrase.state != LockState::none;
  Ledge ledge;
  ledge.primary = {"invite", ui.say(may_invite ? "devices.invite" : "devices.invite.not_here"), Icon::plus,
                   !may_invite};
  ledge.primary_leads_on = false;
  if (draw_ledge(ui, place, ledge) == kPrimaryPressed && may_invite)
    open_with_key(ui, state, draft, DevicesDraft::Sheet::invite, intents);
}

}  // namespace

void draw_devices(Ui& ui, const State& state, DevicesDraft& draft, Intents& intents) {
  Page page;
  page.back = ui.say("back");
  page.title = ui.say("devices.heading");
  page.subtitle = workshop_place(state);
  Rect rest = draw_frame(ui, state, page, intents);
  if (!state.facilitating()) return;
  const Rect ledge_place = rest.take_bottom(ledge_height(ui));
  Rect column = begin_scroll(ui, "devices", middle_column(ui, rest, 1100));
  column.y += ui.px(ui.phone() ? 12 : 20);
  phone_title(ui, column, page.title);
  if (column.w >= ui.px(900)) {
    Rect left = column.column(0, 2, ui.px(28)), right = column.column(1, 2, ui.px(28));
    draw_device_list(ui, left, state, draft);
    draw_claims(ui, left, state.views.devices);
    draw_keys(ui, right, state, draft, intents);
    draw_erase(ui, right, draft);
    column.y = std::max(left.y, right.y);
  } else {
    draw_device_list(ui, column, state, draft);
    draw_claims(ui, column, state.views.devices);
    draw_keys(ui, column, state, draft, intents);
    draw_erase(ui, column, draft);
  }
  end_scroll(ui, column.y + ui.px(12));
  draw_device_actions(ui, ledge_place, state, draft, intents);
  if (state.entrance.step == Entrance::Step::none && draft.sheet != DevicesDraft::Sheet::none)
    draw_devices_sheet(ui, state, draft, intents);
}

}  // namespace ubao::app
