// What the office says it holds, which devices are complete, and closing the workshop so that they can be.
#include <algorithm>
#include <string>
#include <vector>

#include "app/button.h"
#include "app/paint.h"
#include "app/screens/delivery.h"
#include "app/screens/parts.h"
#include "app/sheet.h"

namespace ubao::app {
namespace {

constexpr std::size_t kMostNamed = 3;
constexpr float kReceiptPad = 18, kReceiptBeside = 860, kReceiptWidth = 360, kReceiptGap = 16;

using core::OfficeReceipt;

std::string verdict_words(const Ui& ui, const OfficeReceipt& receipt) {
  std::string words = ui.say("receipt." + std::string(receipt.standing()));
  if (receipt.sheets_waiting > 0) words += " " + ui.count("receipt.sheets_wait", receipt.sheets_waiting);
  if (receipt.not_here > 0) words += " " + ui.count("receipt.not_here", receipt.not_here);
  return words;
}

// Those that are not complete, those not seen for the longest time first.
std::string late_words(const Ui& ui, const State& state, const OfficeReceipt& receipt) {
  if (!receipt.closed) return ui.say("receipt.device.open");
  std::vector<const core::DeviceDelivery*> late;
  for (const core::DeviceDelivery& device : receipt.devices)
    if (!device.complete()) late.push_back(&device);
  std::stable_sort(late.begin(), late.end(),
                   [](const auto* a, const auto* b) { return a->last_seen < b->last_seen; });
  std::string words;
  for (std::size_t i = 0; i < std::min(late.size(), kMostNamed); ++i) {
    const std::string time = moment_words(ui, state.local, late[i]->last_seen);
    const std::string key = std::string("receipt.device.").append(core::name_of(late[i]->lack));
    words += (i > 0 ? "\n" : "") + late[i]->name + ": " + ui.say(key);
    if (!time.empty()) words += " " + ui.say("receipt.last_seen", {{"time", time}});
  }
  if (late.size() > kMostNamed)
    words += "\n" + ui.count("receipt.more", static_cast<std::int64_t>(late.size() - kMostNamed));
  return words;
}

struct ReceiptLine {
  std::string text;
  TextStyle style;
  float gap = 0;  // below it, px at scale 1
};

std::vector<ReceiptLine> receipt_lines(const Ui& ui, const State& state, const OfficeReceipt& receipt) {
  TextStyle bold, quiet = style_of(Role::meta, ui.theme.soft);
  bold.bold = true;
  const auto number = [&](std::int64_t n) { return ui.language->number(n); };
  std::vector<ReceiptLine> all{
      {ui.say("receipt.checked", {{"held", number(receipt.held)}, {"of", number(receipt.of)}}), {}, 4},
      {verdict_words(ui, receipt), quiet, 10},
      {ui.say("receipt.devices", {{"n", number(receipt.complete_devices())},
                                  {"all", number(static_cast<std::int64_t>(receipt.devices.size()))}}),
       bold, 2}};
  if (const std::string late = late_words(ui, state, receipt); !late.empty())
    all.push_back({late, quiet, 10});
  const std::string time = moment_words(ui, state.local, receipt.at);
  all.push_back({dotted({time.empty() ? "" : ui.say("receipt.as_of", {{"time", time}}),
                         receipt.digest.empty() ? "" : ui.say("receipt.check_code")}),
                 quiet, 2});
  if (!receipt.digest.empty()) all.push_back({receipt.check_code(), bold, 2});
  return all;
}

float receipt_heading_height(Ui& ui, float width) {
  return std::max(ui.px(26),
                  text_height(ui, ui.say("receipt.heading"), style_of(Role::title), width - ui.px(36)));
}

// The receipt on its paper, green when nothing that could be sent is missing there.
void draw_panel(Ui& ui, Rect& rest, const State& state, const OfficeReceipt& receipt, Intents& intents) {
  const std::vector<ReceiptLine> lines = receipt_lines(ui, state, receipt);
  const float inner = rest.w - 2 * ui.px(kReceiptPad);
  float height = 2 * ui.px(kReceiptPad) + receipt_heading_height(ui, inner) + ui.px(10) + ui.px(6) +
                 ui.px(measure::kButton);
  for (const ReceiptLine& each : lines)
    height += text_height(ui, each.text, each.style, inner) + ui.px(each.gap);
  const Rect sheet = rest.take_top(height, ui.px(12));
  const bool good = receipt.held == receipt.of;
  paper(ui, sheet, good ? Paper::received : Paper::card);
  Rect inside = sheet.inset(ui.px(kReceiptPad), ui.px(kReceiptPad));
  Rect heading = inside.take_top(receipt_heading_height(ui, inner), ui.px(10));
  const ImU32 colour = good ? ui.theme.good : ui.theme.ink;
  const Rect icon = heading.take_start(ui.px(26), ui.px(10));
  draw_icon(ui, good ? Icon::double_tick : Icon::tray,
            {icon.middle().x, icon.y + line_height(ui, style_of(Role::title)) / 2}, ui.px(26), colour);
  draw_text(ui, heading, ui.say("receipt.heading"), style_of(Role::title, colour));
  for (const ReceiptLine& each : lines) flow(ui, inside, each.text, each.style, ui.px(each.gap));
  const float foot = ui.px(measure::kButton);
  const Rect place{inside.x, sheet.bottom() - ui.px(kReceiptPad) - foot, inner, foot};
  const std::string save = ui.say("receipt.save");
  if (button(ui, place, {"save receipt", save, ButtonLook::secondary, Icon::document}))
    intents.push_back(SaveReceipt{});
}

void draw_closing_button(Ui& ui, Rect& rest, const State& state, DeliveryDraft& draft, Intents& intents) {
  const bool closed = !state.views.agenda.workshop.closed.empty();
  const std::string word = ui.say(closed ? "receipt.reopen" : "receipt.close");
  const Button spec{closed ? "reopen workshop" : "close workshop", word, ButtonLook::secondary,
                    closed ? Icon::undo : Icon::lock};
  const Rect line = rest.take_top(ui.px(measure::kButton), ui.px(12));
  if (!button(ui, {line.x, line.y, std::min(line.w, button_width(ui, spec)), line.h}, spec)) return;
  if (closed) {
    intents.push_back(SetClosed{false});
  } else {
    draft.closing = true;
    ui.want_frame();
  }
}

}  // namespace

Rect take_receipt_column(Ui& ui, Rect& rest) {
  return rest.w < ui.px(kReceiptBeside) ? Rect{} : rest.take_end(ui.px(kReceiptWidth), ui.px(kReceiptGap));
}

void draw_receipt(Ui& ui, Rect& rest, const State& state, DeliveryDraft& draft, Intents& intents) {
  const core::PeerStatus* office = office_of(state);
  if (office == nullptr) return;
  const auto found = state.views.delivery.receipts.find(office->id);
  if (found != state.views.delivery.receipts.end()) {
    draw_panel(ui, rest, state, found->second, intents);
  } else {
    flow(ui, rest, ui.say("receipt.heading"), style_of(Role::title), ui.px(10));
    flow(ui, rest, ui.say("receipt.none"), style_of(Role::body, ui.theme.soft), ui.px(12));
  }
  if (state.facilitating()) draw_closing_button(ui, rest, state, draft, intents);
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
