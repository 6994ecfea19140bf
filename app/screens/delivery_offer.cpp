// What lets one device in, large enough for a camera: until it is used, or its five minutes are over.
#include <algorithm>
#include <cmath>

#include "app/button.h"
#include "app/paint.h"
#include "app/qr_picture.h"
#include "app/screens/delivery.h"
#include "app/screens/parts.h"
#include "app/sheet.h"

namespace ubao::app {
namespace {

constexpr float kWideOffer = 880, kNarrowOffer = 560;  // of the sheet; the wide one has words at the side
constexpr float kOfferWords = 280;                     // of their column
constexpr float kAboutWide = 200, kAboutNarrow = 340;  // high, what the sheet shows but for the picture
constexpr float kLeastPicture = 160;
constexpr double kOfferMinute = 60, kJustPast = 0.001;

// The time that is left, in words that change once a minute, in the last one once a second.
std::string offer_time_words(Ui& ui, double until) {
  const double left = until - ui.now;
  const double step = left > kOfferMinute ? kOfferMinute : 1;
  const double steps = std::ceil(left / step);
  ui.want_frame_at(until - (steps - 1) * step + kJustPast);
  const auto n = static_cast<std::int64_t>(steps);
  return step > 1 ? ui.count("room.offer.minutes", n) : ui.count("room.offer.seconds", n);
}

std::string offer_end_words(const Ui& ui, const core::RoomOffer& offer) {
  if (!offer.used) return ui.say("room.offer.over");
  if (offer.name.empty()) return ui.say("room.offer.used_nameless");
  return ui.say("room.offer.used", {{"name", offer.name}});
}

void draw_ended_offer(Ui& ui, Rect& rest, const core::RoomOffer& offer) {
  const std::string words = offer_end_words(ui, offer);
  draw_note(ui, rest.take_top(note_height(ui, words, rest.w), ui.px(20)),
            offer.used ? Icon::tick : Icon::clock, words, offer.used ? NoteLook::good : NoteLook::wait);
}

// The picture beside the words where that makes it larger, else above the time.
void draw_open_offer(Ui& ui, Rect& rest, const core::RoomOffer& offer, bool wide) {
  const std::string text = ui.say(offer.side > 0 ? "room.offer.text" : "room.offer.text_only");
  const std::string time = offer_time_words(ui, offer.until);
  TextStyle bold = style_of(Role::body);
  bold.bold = true;
  const float across = wide ? rest.w - ui.px(kOfferWords + 24) : rest.w;
  const float down = ui.screen.h - ui.px(wide ? kAboutWide : kAboutNarrow);
  const float side = qr_side(offer.side, std::min(across, std::max(down, ui.px(kLeastPicture))));
  if (wide && side > 0) {
    Rect words = rest.take_top(side, ui.px(20));
    draw_qr(ui, words.take_start(side, ui.px(24)), offer.side, offer.squares);
    flow(ui, words, text, style_of(Role::body, ui.theme.soft), ui.px(16));
    flow(ui, words, time, bold, 0);
    rest.y = std::max(rest.y, words.y + ui.px(20));
    return;
  }
  flow(ui, rest, text, style_of(Role::body, ui.theme.soft), ui.px(12));
  if (side > 0) draw_qr(ui, rest.take_top(side, ui.px(12)), offer.side, offer.squares);
  flow(ui, rest, time, bold, ui.px(12));
}

}  // namespace

void draw_offer(Ui& ui, const State& state, DeliveryDraft& draft, Intents& intents) {
  const core::RoomOffer& offer = *state.room.offer;
  const bool open = offer.open && !offer.used && ui.now < offer.until;
  const bool wide = open && offer.side > 0 && !ui.phone() && ui.screen.w > ui.screen.h;
  const Sheet sheet =
      begin_sheet(ui, "offer", ui.say("room.offer.heading"), {}, wide ? kWideOffer : kNarrowOffer);
  Rect rest = sheet.content;
  if (open)
    draw_open_offer(ui, rest, offer, wide);
  else
    draw_ended_offer(ui, rest, offer);
  const std::string save = ui.say("room.offer.save"), again = ui.say("room.offer.again");
  const std::string copy = ui.say(draft.copied == offer.code ? "room.offer.copied" : "room.offer.copy");
  const std::string done = ui.say("room.offer.done");
  std::vector<Button> buttons;
  if (open) buttons.push_back({"save", save, ButtonLook::secondary, Icon::document});
  if (open && offer.side > 0) buttons.push_back({"copy", copy, ButtonLook::secondary});
  if (!open) buttons.push_back({"again", again, ButtonLook::secondary, Icon::plus});
  buttons.push_back({"done", done, ButtonLook::primary, Icon::tick});
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  const std::string_view wanted = sheet.dismissed ? "done"
                                  : pressed < 0   ? ""
                                                  : buttons[static_cast<std::size_t>(pressed)].id;
  if (wanted == "save") intents.push_back(SaveOffer{});
  if (wanted == "again") intents.push_back(LetIn{});
  if (wanted == "copy") {
    ImGui::SetClipboardText(offer.code.c_str());
    draft.copied = offer.code;
    ui.want_frame();
  }
  // a saved file is told of on the page, where its name is to be read
  if (wanted != "done" && wanted != "save") return;
  draft.copied.clear();
  intents.push_back(EndOffer{});
}

}  // namespace ubao::app
