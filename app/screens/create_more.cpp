// What few need when a workshop is made; the defaults are good.
#include <algorithm>

#include "app/button.h"
#include "app/choice.h"
#include "app/field.h"
#include "app/screens/create.h"
#include "app/screens/parts.h"
#include "core/keyring.h"

namespace ubao::app {
namespace {

constexpr std::size_t kMostMonthDigits = 3;

void draw_optional_field(Ui& ui, Rect& rest, const char* key, const char* hint_key, const std::string& error,
                         std::string& text, bool secret = false) {
  const std::string label = ui.say(key), hint = hint_key ? ui.say(hint_key) : std::string();
  Field spec;
  spec.id = key;
  spec.label = label;
  spec.hint = hint;
  spec.error = error;
  spec.secret = secret;
  spec.most_bytes = 200;
  if (secret && text.capacity() < 400) text.reserve(400);  // it must not move about
  if (draw_field(ui, rest.take_top(field_height(ui, spec, text, rest.w), ui.px(14)), spec, text).changed)
    ui.want_frame();
}

void draw_pins(Ui& ui, Rect& rest, CreateDraft& draft) {
  const std::string words = ui.say("create.pins");
  const float height =
      std::max(ui.px(measure::kTarget), text_height(ui, words, {}, rest.w - ui.px(54)) + ui.px(16));
  if (tick_box(ui, rest.take_top(height, ui.px(8)), "pins", words, draft.pins)) {
    draft.pins = !draft.pins;
    ui.want_frame();
  }
  if (draft.pins) return;
  const std::string cost = ui.say("create.pins.cost");
  draw_note(ui, rest.take_top(note_height(ui, cost, rest.w), ui.px(14)), Icon::warning, cost, NoteLook::wait);
}

}  // namespace

MoreFaults more_faults_of(const Ui& ui, const CreateDraft& draft) {
  MoreFaults faults;
  const bool number = draft.months.find_first_not_of("0123456789") == std::string::npos;
  if (!number || draft.months.size() > kMostMonthDigits) faults.months = ui.say("create.fault.months");
  if (draft.passphrase.empty()) return faults;
  if (!core::check_strength(draft.passphrase.text))
    faults.passphrase = ui.say("pin.weak");
  else if (draft.passphrase.text != draft.again.text)
    faults.again = ui.say("pin.differ");
  return faults;
}

void draw_more_settings(Ui& ui, Rect& rest, const MoreFaults& faults, CreateDraft& draft) {
  const std::string word = ui.say(draft.more ? "create.less" : "create.more");
  const Button more{"more settings", word, ButtonLook::quiet, draft.more ? Icon::up : Icon::down};
  const Rect line = rest.take_top(ui.px(measure::kTarget), ui.px(8));
  if (button(ui, {line.x, line.y, std::min(line.w, button_width(ui, more)), line.h}, more)) {
    draft.more = !draft.more;
    ui.want_frame();
  }
  if (!draft.more) return;
  draw_pins(ui, rest, draft);
  draw_optional_field(ui, rest, "create.responsible", "create.responsible.hint", {}, draft.responsible);
  draw_optional_field(ui, rest, "create.contact", "create.contact.hint", {}, draft.contact);
  draw_optional_field(ui, rest, "create.months", nullptr, faults.months, draft.months);
  draw_optional_field(ui, rest, "create.passphrase", nullptr, faults.passphrase, draft.passphrase.text, true);
  if (!draft.passphrase.empty())
    draw_optional_field(ui, rest, "create.passphrase.again", nullptr, faults.again, draft.again.text, true);
  const std::string cost =
      ui.say(draft.passphrase.empty() ? "devices.open.warning" : "create.passphrase.lost");
  draw_note(ui, rest.take_top(note_height(ui, cost, rest.w), ui.px(14)), Icon::key, cost, NoteLook::wait);
}

}  // namespace ubao::app
