#include "app/screens/join.h"

#include "app/field.h"
#include "app/ledge.h"
#include "app/paint.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/scroll.h"
#include "core/typed_text.h"

namespace ubao::app {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";

bool names_workshop(const std::string& address) {
  const std::size_t at = address.rfind("/ubao-");
  return at != std::string::npos && at + 6 < address.size();
}

std::string fault_of(const JoinDraft& draft) {
  if (may_be_handed(draft.address)) return {};
  if (const std::string fault = address_fault(draft.address); !fault.empty()) return fault;
  if (core::trimmed(draft.workshop).empty() && !names_workshop(core::trimmed(draft.address)))
    return "join.fault.workshop";
  return {};
}

void draw_busy(Ui& ui, Rect& rest) {
  const std::string words = ui.say("join.busy.text");
  draw_note(ui, rest.take_top(note_height(ui, words, rest.w), ui.px(16)), Icon::wifi, words, NoteLook::plain);
}

}  // namespace

bool may_be_handed(const std::string& typed) {
  const std::string text = core::trimmed(typed);
  const bool drive = text.size() > 2 && text[1] == ':' && text[2] == '\\';
  return core::begins_as_code(text) || drive || text.find_first_of("/\\.") == 0;
}

std::string address_fault(const std::string& typed) {
  const std::string address = core::trimmed(typed);
  if (address.empty()) return "address.fault.empty";
  if (address.find_first_of(kSpaces) != std::string::npos) return "address.fault.space";
  const std::size_t scheme = address.find("://");
  if (scheme == std::string::npos ||
      (address.compare(0, scheme, "https") != 0 && address.compare(0, scheme, "http") != 0))
    return "address.fault.scheme";
  const std::size_t host = address.find_first_not_of('/', scheme + 3);
  return host == std::string::npos ? "address.fault.host" : "";
}

void draw_join(Ui& ui, const State& state, JoinDraft& draft, Intents& intents) {
  Page page;
  page.back = ui.say("back");
  page.title = ui.say("join.heading");
  page.has_person = false;
  Rect rest = draw_frame(ui, state, page, intents);
  const Rect ledge_place = rest.take_bottom(ledge_height(ui));

  Rect column = begin_scroll(ui, "join", middle_column(ui, rest, 720));
  column.y += ui.px(ui.phone() ? 12 : 28);
  phone_title(ui, column, page.title);
  if (state.busy) draw_busy(ui, column);
  flow(ui, column, ui.say("join.text"), style_of(Role::body, ui.theme.soft), ui.px(18));

  const std::string address_label = ui.say("join.address"), workshop_label = ui.say("join.workshop");
  const std::string workshop_hint = ui.say("join.workshop.hint"), address_hint = ui.say("join.address.hint");
  const std::string error = draft.error.empty() ? std::string() : ui.say(draft.error);
  const bool about_workshop = draft.error == "join.fault.workshop";
  Field address;
  address.id = "address";
  address.label = address_label;
  address.icon = Icon::globe;
  address.error = about_workshop ? std::string_view() : error;
  Field workshop;
  workshop.id = "workshop";
  workshop.label = workshop_label;
  workshop.error = about_workshop ? error : std::string_view();
  const FieldEvents in_address =
      draw_field(ui, column.take_top(field_height(ui, address, draft.address, column.w), ui.px(6)), address,
                 draft.address);
  flow(ui, column, address_hint, style_of(Role::meta, ui.theme.soft), ui.px(18));
  const FieldEvents in_workshop =
      draw_field(ui, column.take_top(field_height(ui, workshop, draft.workshop, column.w), ui.px(6)),
                 workshop, draft.workshop);
  flow(ui, column, workshop_hint, style_of(Role::meta, ui.theme.soft), ui.px(18));
  if (in_address.changed || in_workshop.changed) draft.error.clear();
  end_scroll(ui, column.y + ui.px(12));

  Ledge ledge;
  ledge.primary.id = "join";
  ledge.primary.label = ui.say(state.busy ? "join.busy" : "join.go");
  ledge.primary.locked = state.busy;
  ledge.primary.icon = Icon::forward;
  const bool pressed = draw_ledge(ui, ledge_place, ledge) == kPrimaryPressed;
  if (state.busy || !(pressed || in_address.submitted || in_workshop.submitted)) return;
  draft.error = fault_of(draft);
  if (!draft.error.empty()) return ui.want_frame();
  intents.push_back(JoinWorkshop{core::trimmed(draft.address), core::trimmed(draft.workshop)});
}

}  // namespace ubao::app
