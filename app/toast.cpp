#include "app/toast.h"

#include "app/button.h"
#include "app/paint.h"
#include "app/text.h"

namespace ubao::app {

Toast make_toast(const Ui& ui, std::string text, bool can_undo) {
  return {std::move(text), can_undo, ui.now + measure::kToastSeconds};
}

ToastPress draw_toast(Ui& ui, const Rect& page, Toast& toast) {
  if (toast.text.empty()) return ToastPress::none;
  if (ui.now >= toast.until) {
    toast = {};
    return ToastPress::none;
  }
  ui.want_frame_at(toast.until);
  const Theme& t = ui.theme;
  const std::string undo_word = ui.say("toast.undo");
  const Button undo{"undo", undo_word, ButtonLook::on_toast, Icon::undo};
  TextStyle words;
  words.size = 17;
  words.colour = t.ground;
  words.middle = true;
  const float margin = ui.px(ui.phone() ? 12 : 32);
  Rect place = page.inset(margin, 0);
  if (place.w > ui.px(736)) place = place.centered(ui.px(736), place.h);
  const float undo_room = toast.can_undo ? button_width(ui, undo) + ui.px(16) : ui.px(8);
  const float text_room = place.w - ui.px(52) - undo_room;
  const float height = std::max(ui.px(60), text_height(ui, toast.text, words, text_room) + ui.px(20));
  const float slide = ui.px(measure::kSlide) * (1 - ui.entered(id_of("toast"), measure::kSlideSeconds));
  const float y = std::max(page.y + ui.px(4), page.bottom() - height - ui.px(18));
  place = {place.x, y + slide, place.w, height};

  begin_layer(ui, "toast", place, kToastLayer);
  const float radius = ui.px(measure::kRadius);
  fill(ui, place, t.ink, radius);
  Rect rest = place;
  const Rect icon = rest.take_start(ui.px(52));
  draw_icon(ui, Icon::tick, {icon.x + ui.px(28), icon.middle().y}, ui.px(22), t.ground);
  ToastPress press = ToastPress::none;
  if (toast.can_undo) {
    rest.take_end(ui.px(8));
    const Rect end = rest.take_end(button_width(ui, undo), ui.px(8));
    if (button(ui, end.centered(end.w, ui.px(measure::kTarget)), undo)) press = ToastPress::undo;
  }
  draw_text(ui, rest, toast.text, words);
  end_layer(ui);
  if (press == ToastPress::undo) toast = {};
  return press;
}

}  // namespace ubao::app
