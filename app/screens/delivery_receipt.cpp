// What the office says it holds, which devices are complete, and closing the workshop so that they can be.
#include <algorithm>
#include <string>
#include <vector>

#include "app/button.h"
#include "app/paint.h"
#include "app/row.h"
#include "app/screens/delivery.h"
#include "app/screens/parts.h"
#include "app/sheet.h"

namespace ubao::app {
namespace {

constexpr std::size_t kMostNamed = 3;

struct ReceiptLine {
  Icon icon = Icon::none;
  std::string title, subtitle;
};

Row row_of(const ReceiptLine& line) {
  Row row;
  row.icon = line.icon;
  row.icon_on_tile = false;
  row.title = line.title;
  row.title_bold = true;
  row.subtitle = line.subtitle;
  return row;
}

ReceiptLine held_line(const Ui& ui, const State& state, const core::OfficeReceipt& receipt) {
  ReceiptLine row;
  row.icon = receipt.holds_all_of_here() ? Icon::double_tick : Icon::tray;
  row.title = ui.say("receipt.held", {{"held", ui.language->number(receipt.held)},
                                      {"of", ui.language->number(receipt.of)}});
  std::vector<std::string> words{ui.say(receipt.complete()            ? "receipt.all_complete"
                                        : receipt.holds_all_of_here() ? "receipt.all_of_here"
                                                                      : "receipt.lacks")};
  if (receipt.sheets_waiting > 0) words.push_back(ui.count("receipt.sheets_wait", receipt.sheets_waiting));
  if (receipt.not_here > 0) words.push_back(ui.count("receipt.not_here", receipt.not_here));
  for (const std::string& each : words) row.subtitle += (row.subtitle.empty() ? "" : " ") + each;
  const std::string time = moment_words(ui, state.local, receipt.at);
  if (!time.empty()) row.subtitle += " " + ui.say("receipt.taken", {{"time", time}});
  return row;
}

// "23 of 24 devices complete", and who is missing, those not seen for the longest time first.
ReceiptLine devices_line(const Ui& ui, const State& state, const core::OfficeReceipt& receipt) {
  ReceiptLine row;
  row.icon = Icon::tablet;
  row.title = ui.say("receipt.devices",
                     {{"n", ui.language->number(receipt.complete_devices())},
                      {"all", ui.language->number(static_cast<std::int64_t>(receipt.devices.size()))}});
  if (!receipt.closed) {
    row.subtitle = ui.say("receipt.device.open");
    return row;
  }
  std::vector<const core::DeviceDelivery*> late;
  for (const core::DeviceDelivery& device : receipt.devices)
    if (!device.complete()) late.push_back(&device);
  std::stable_sort(late.begin(), late.end(),
                   [](const auto* a, const auto* b) { return a->last_seen < b->last_seen; });
  for (std::size_t i = 0; i < std::min(late.size(), kMostNamed); ++i) {
    const std::string time = moment_words(ui, state.local, late[i]->last_seen);
    const std::string key = std::string("receipt.device.").append(core::name_of(late[i]->lack));
    row.subtitle += (i > 0 ? "\n" : "") + late[i]->name + ": " + ui.say(key);
    if (!time.empty()) row.subtitle += " " + ui.say("receipt.last_seen", {{"time", time}});
  }
  if (late.size() > kMostNamed)
    row.subtitle += "\n" + ui.count("receipt.more", static_cast<std::int64_t>(late.size() - kMostNamed));
  return row;
}

bool press(Ui& ui, Rect& rest, const char* id, const char* key, Icon icon) {
  const std::string word = ui.say(key);
  const Button spec{id, word, ButtonLook::secondary, icon};
  const Rect line = rest.take_top(ui.px(measure::kButton), ui.px(12));
  return button(ui, {line.x, line.y, std::min(line.w, button_width(ui, spec)), line.h}, spec);
}

}  // namespace

void draw_receipt(Ui& ui, Rect& rest, const State& state, DeliveryDraft& draft, Intents& intents) {
  const core::PeerStatus* office = office_of(state);
  if (office == nullptr) return;
  const auto found = state.views.delivery.receipts.find(office->id);
  flow(ui, rest, ui.say("receipt.heading"), style_of(Role::title), ui.px(10));
  if (found == state.views.delivery.receipts.end()) {
    flow(ui, rest, ui.say("receipt.none"), style_of(Role::body, ui.theme.soft), ui.px(12));
  } else {
    const ReceiptLine held = held_line(ui, state, found->second), devices = devices_line(ui, state, found->second);
    Row rows[] = {row_of(held), row_of(devices)};
    rows[1].last = true;
    const float heights[] = {row_height(ui, rows[0], rest.w), row_height(ui, rows[1], rest.w)};
    Rect list = rest.take_top(heights[0] + heights[1], ui.px(12));
    paper(ui, list);
    draw_row(ui, list.take_top(heights[0]), rows[0]);
    draw_row(ui, list.take_top(heights[1]), rows[1]);
    if (press(ui, rest, "save receipt", "receipt.save", Icon::document)) intents.push_back(SaveReceipt{});
  }
  if (!state.facilitating()) return;
  if (!state.views.agenda.workshop.closed.empty()) {
    if (press(ui, rest, "reopen workshop", "receipt.reopen", Icon::undo)) intents.push_back(SetClosed{false});
  } else if (press(ui, rest, "close workshop", "receipt.close", Icon::lock)) {
    draft.closing = true;
    ui.want_frame();
  }
}

void draw_closing(Ui& ui, DeliveryDraft& draft, Intents& intents) {
  const Sheet sheet = begin_sheet(ui, "closing", ui.say("closing.heading"), ui.say("closing.text"), 620);
  const std::string cancel = ui.say("cancel"), act = ui.say("receipt.close");
  const Button buttons[] = {{"cancel", cancel, ButtonLook::secondary},
                            {"act", act, ButtonLook::primary, Icon::lock}};
  float y = sheet.content.y + ui.px(8);
  const int pressed = sheet_buttons(ui, sheet.content, y, buttons);
  end_sheet(ui, y);
  if (pressed == 1) intents.push_back(SetClosed{true});
  if (pressed >= 0 || sheet.dismissed) draft.closing = false;
}

}  // namespace ubao::app
