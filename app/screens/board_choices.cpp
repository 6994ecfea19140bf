// Words to choose among that flow over as many lines as they need.
#include <algorithm>

#include "app/button.h"
#include "app/screens/board_parts.h"

namespace ubao::app {
namespace {

// People's own words may be longer than a line: what of them fits on the button.
std::string shortened(Ui& ui, const std::string& words, Button spec, float width) {
  std::string shown = words;
  std::size_t end = words.size();
  for (spec.label = shown; end > 0 && button_width(ui, spec) > width; spec.label = shown) {
    do --end;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80);
    shown = words.substr(0, end) + "\xE2\x80\xA6";
  }
  return shown;
}

}  // namespace

int flow_choices(Ui& ui, Rect& content, std::span<const FlowChoice> choices) {
  const float gap = ui.px(8), height = ui.px(measure::kTarget);
  int pressed = -1;
  Rect line = content.take_top(choices.empty() ? 0 : height, gap);
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const FlowChoice& choice = choices[i];
    Button spec{choice.id, choice.words, choice.chosen ? ButtonLook::primary : ButtonLook::secondary,
                choice.chosen ? Icon::tick : Icon::none};
    const std::string words = shortened(ui, choice.words, spec, content.w);
    spec.label = words;
    const float width = std::min(content.w, button_width(ui, spec));
    if (width > line.w && line.w < content.w) line = content.take_top(height, gap);
    if (button(ui, line.take_start(width, gap), spec)) pressed = static_cast<int>(i);
  }
  content.take_top(ui.px(4));
  return pressed;
}

}  // namespace ubao::app
