#include "app/screens/settings.h"

#include <algorithm>
#include <vector>

#include "app/button.h"
#include "app/choice.h"
#include "app/paint.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/scroll.h"

namespace ubao::app {
namespace {

constexpr std::int32_t kLeastScale = 80, kMostScale = 200, kScaleStep = 10;

void draw_themes(Ui& ui, Rect& rest, const core::DeviceSettings& settings, core::DeviceSettings& wanted) {
  flow(ui, rest, ui.say("settings.theme"), style_of(Role::title), ui.px(10));
  struct Look {
    ThemeName name;
    const char* key;
    Icon icon;
  };
  constexpr Look kLooks[] = {{ThemeName::light, "settings.theme.light", Icon::sun},
                             {ThemeName::dark, "settings.theme.dark", Icon::moon},
                             {ThemeName::contrast, "settings.theme.contrast", Icon::eye}};
  constexpr int kCount = 3;
  const float gap = ui.px(12);
  const bool beside = rest.w >= ui.px(720);
  const float width = beside ? rest.column(0, kCount, gap).w : rest.w;
  std::vector<std::string> words, texts;
  float tallest = 0;
  const auto spec_of = [&](std::size_t i) {
    return PaperButton{kLooks[i].key, kLooks[i].icon, words[i], texts[i],
                       name_of(kLooks[i].name) == settings.theme};
  };
  for (std::size_t i = 0; i < kCount; ++i) {
    words.push_back(ui.say(kLooks[i].key));
    texts.push_back(ui.say(std::string(kLooks[i].key) + ".text"));
    tallest = std::max(tallest, paper_button_height(ui, spec_of(i), width));
  }
  const Rect line = beside ? rest.take_top(tallest, gap) : Rect{};
  for (std::size_t i = 0; i < kCount; ++i) {
    const Rect place = beside ? line.column(static_cast<int>(i), kCount, gap)
                              : rest.take_top(paper_button_height(ui, spec_of(i), width), ui.px(10));
    if (paper_button(ui, place, spec_of(i))) wanted.theme = name_of(kLooks[i].name);
  }
  rest.y += ui.px(14);
}

// Smaller and larger, with the figure and where it lies between the least and the most.
void draw_scale(Ui& ui, Rect& rest, const core::DeviceSettings& settings, core::DeviceSettings& wanted) {
  flow(ui, rest, ui.say("settings.scale"), style_of(Role::title), ui.px(10));
  const std::int32_t scale = std::clamp(settings.scale_percent, kLeastScale, kMostScale);
  const std::string smaller_words = ui.say("settings.smaller"), larger_words = ui.say("settings.larger");
  const bool least = scale <= kLeastScale, most = scale >= kMostScale;
  const Button smaller{"smaller", smaller_words, least ? ButtonLook::locked : ButtonLook::secondary,
                       Icon::minus};
  const Button larger{"larger", larger_words, most ? ButtonLook::locked : ButtonLook::secondary, Icon::plus};
  const float gap = ui.px(12), height = ui.px(measure::kButton);
  const float each = std::max(button_width(ui, smaller), button_width(ui, larger));
  const std::string figure = ui.say("settings.percent", {{"n", std::to_string(scale)}});
  const float share = static_cast<float>(scale - kLeastScale) / static_cast<float>(kMostScale - kLeastScale);
  TextStyle number = style_of(Role::title);
  number.align = Align::center;
  number.middle = true;
  number.lines = 1;
  const bool beside = rest.w >= 2 * each + ui.px(120);
  Rect line = rest.take_top(height, gap);
  const Rect middle_room = beside ? line : rest.take_top(ui.px(60), gap);
  if (!beside && line.w < 2 * each + gap) {  // the largest letters on the narrowest screen
    const Rect second = Rect{line.x, middle_room.y, line.w, height};
    rest.y += height - ui.px(60);
    if (button(ui, line, smaller)) wanted.scale_percent = scale - kScaleStep;
    if (button(ui, second, larger)) wanted.scale_percent = scale + kScaleStep;
    draw_text(ui, rest.take_top(line_height(ui, number), gap), figure, number);
    return;
  }
  const Rect start = line.take_start(each, gap), end = line.take_end(each, gap);
  Rect middle = beside ? line : middle_room;
  if (button(ui, start, smaller)) wanted.scale_percent = scale - kScaleStep;
  if (button(ui, end, larger)) wanted.scale_percent = scale + kScaleStep;
  draw_text(ui, middle.take_top(line_height(ui, number), ui.px(6)), figure, number);
  meter(ui, middle.take_top(ui.px(14)), share);
}

// A statement with an answer, as large as it will be in the assessment.
void draw_preview(Ui& ui, Rect& rest) {
  flow(ui, rest, ui.say("settings.preview"), style_of(Role::meta, ui.theme.soft), ui.px(8));
  const std::string text = ui.say("settings.preview.text"), word = ui.say("settings.preview.more");
  const float pad = ui.px(20), width = rest.w - 2 * pad;
  const TextStyle title = style_of(Role::title), soft = style_of(Role::body, ui.theme.soft);
  const float height =
      text_height(ui, text, title, width) + ui.px(6) + text_height(ui, word, soft, width) + 2 * pad;
  const Rect card = rest.take_top(height, ui.px(24));
  paper(ui, card);
  Rect inside = card.inset(pad, pad);
  flow(ui, inside, text, title, ui.px(6));
  flow(ui, inside, word, soft, 0);
}

// The way to devices and keys, for who may decide about them.
void draw_devices_entry(Ui& ui, Rect& rest, const State& state, Intents& intents) {
  if (!state.workshop_open || !state.facilitating()) return;
  const std::string title = ui.say("devices.heading"), text = ui.say("devices.entry");
  const PaperButton spec{"devices", Icon::key, title, text};
  flow(ui, rest, ui.say("settings.workshop"), style_of(Role::title), ui.px(10));
  if (paper_button(ui, rest.take_top(paper_button_height(ui, spec, rest.w), ui.px(14)), spec))
    intents.push_back(GoTo{Screen::devices, {}});
}

}  // namespace

void draw_settings(Ui& ui, const State& state, Intents& intents) {
  Page page;
  page.back = ui.say("back");
  page.title = ui.say("settings.heading");
  page.subtitle = ui.say("settings.subtitle");
  Rect rest = draw_frame(ui, state, page, intents);
  Rect column = begin_scroll(ui, "settings", middle_column(ui, rest, 860));
  column.y += ui.px(ui.phone() ? 12 : 24);
  phone_title(ui, column, page.title);

  core::DeviceSettings wanted = state.settings;
  draw_themes(ui, column, state.settings, wanted);
  draw_scale(ui, column, state.settings, wanted);
  draw_preview(ui, column);
  flow(ui, column, ui.say("settings.motion"), style_of(Role::title), ui.px(6));
  const std::string calm = ui.say("settings.reduced_motion");
  TextStyle word;
  const float calm_height =
      std::max(ui.px(measure::kTarget), text_height(ui, calm, word, column.w - ui.px(54)) + ui.px(16));
  if (tick_box(ui, column.take_top(calm_height), "reduced motion", calm, state.settings.reduced_motion))
    wanted.reduced_motion = !state.settings.reduced_motion;
  column.y += ui.px(14);
  draw_devices_entry(ui, column, state, intents);
  end_scroll(ui, column.y + ui.px(20));

  if (wanted.theme != state.settings.theme || wanted.scale_percent != state.settings.scale_percent ||
      wanted.reduced_motion != state.settings.reduced_motion)
    intents.push_back(SetSettings{wanted});
}

}  // namespace ubao::app
