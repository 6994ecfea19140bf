// The card of the workshop that was opened last.
#include <vector>

#include "app/button.h"
#include "app/paint.h"
#include "app/screens/home.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

constexpr float kSessionHeight = 46, kMostSession = 108;

// What is known of its time; empty when that is nothing worth a chip.
std::string time_chip_words(const Ui& ui, const State& state, const core::WorkshopSummary& workshop) {
  if (workshop.sample) return ui.say("home.sample");
  if (!workshop.starts.empty() && workshop.starts == state.local.date) return ui.say("home.begins_today");
  return {};
}

TextStyle session_style(bool current, ImU32 colour) {
  TextStyle style = style_of(Role::meta, colour);
  style.bold = current;
  style.align = Align::center;
  style.middle = true;
  style.lines = 1;
  return style;
}

// The sessions as a row of read-only tiles: over, current, to come.
void draw_sessions(Ui& ui, const Rect& rect, const core::WorkshopSummary& workshop) {
  const Theme& t = ui.theme;
  const auto n = static_cast<int>(workshop.sessions.size());
  const float radius = ui.px(measure::kRadiusChip), gap = ui.px(5);
  for (int i = 0; i < n; ++i) {
    const std::string& title = workshop.sessions[static_cast<std::size_t>(i)];
    const bool over = i < workshop.current_session, current = i == workshop.current_session;
    const Rect tile = rect.column(i, n, gap);
    if (over) fill(ui, tile, t.action, radius);
    if (!over)
      outline(ui, tile, current ? t.action : t.line, radius, ui.px(current ? measure::kNowOutline : 1.0f));
    const TextStyle style = session_style(over || current, over ? t.on_action : t.ink);
    const float tick = over ? ui.px(22) : 0;
    Rect line = tile.centered(std::min(tile.w, text_width(ui, title, style) + tick), tile.h);
    if (over)
      draw_icon(ui, Icon::tick, line.take_start(ui.px(16), ui.px(6)).middle(), ui.px(18), t.on_action);
    draw_text(ui, line, title, style);
  }
}

// The width of a tile that shows every title, with its tick.
float tile_width(Ui& ui, const core::WorkshopSummary& workshop) {
  float widest = 0;
  for (const std::string& title : workshop.sessions)
    widest = std::max(widest, text_width(ui, title, session_style(true, 0)));
  return widest + ui.px(22 + 8);
}

}  // namespace

void draw_home_current(Ui& ui, Rect& rest, const State& state, Intents& intents) {
  const core::WorkshopSummary& workshop = state.views.home.workshops.front();
  const auto current = static_cast<std::size_t>(workshop.current_session);
  const std::string session = current < workshop.sessions.size() ? workshop.sessions[current] : std::string();
  const std::string continue_words =
      session.empty() ? ui.say("home.open") : ui.say("home.continue", {{"session", session}});
  const Button go{"continue", continue_words, ButtonLook::primary, Icon::forward, true, !ui.phone()};

  const float pad = ui.px(ui.phone() ? 17 : 27), width = rest.w - 2 * pad;
  const auto n = static_cast<float>(workshop.sessions.size());
  const float go_width = std::max(button_width(ui, go), ui.px(ui.phone() ? 0 : 220));
  const float tiles = n * tile_width(ui, workshop) + (n - 1) * ui.px(5);
  const bool beside = go_width + ui.px(22) + std::max(tiles, ui.px(200)) <= width && n > 0;
  const bool has_tiles = n > 1 && tiles <= (beside ? width - go_width - ui.px(22) : width);

  const std::string chip = time_chip_words(ui, state, workshop);
  const std::string subtitle = dotted({workshop.place, summary_words(ui, workshop, false)});
  TextStyle title = style_of(Role::page);
  title.size = ui.phone() ? 22 : 27;
  const TextStyle soft = style_of(Role::body, ui.theme.soft);
  const float text = (chip.empty() ? 0 : ui.px(kChipHeight + 10)) +
                     text_height(ui, workshop.title, title, width) + ui.px(4) +
                     text_height(ui, subtitle, soft, width);
  const float tiles_height = has_tiles ? ui.px(kSessionHeight) : 0;
  const float go_height = ui.px(measure::kPrimary);
  const float foot = beside ? go_height : tiles_height + (has_tiles ? ui.px(14) : 0) + go_height;
  const Rect card = rest.take_top(text + ui.px(18) + foot + 2 * ui.px(24), ui.px(20));

  paper(ui, card, Paper::now);
  Rect inside = card.inset(pad, ui.px(24));
  if (!chip.empty()) {
    draw_chip(ui, {inside.x, inside.y},
              {chip, workshop.sample ? ChipLook::plain : ChipLook::now,
               workshop.sample ? Icon::play : Icon::clock});
    inside.take_top(ui.px(kChipHeight + 10));
  }
  flow(ui, inside, workshop.title, title, ui.px(4));
  flow(ui, inside, subtitle, soft, 0);
  Rect bottom = {inside.x, card.bottom() - ui.px(24) - foot, width, foot};
  Rect go_place;
  if (beside) {
    go_place = bottom.take_end(go_width, ui.px(22));
    if (has_tiles) {
      const float most = n * ui.px(kMostSession);
      draw_sessions(ui,
                    Rect{bottom.x, bottom.y, std::min(bottom.w, std::max(most, tiles)), bottom.h}.inset(
                        0, (bottom.h - tiles_height) / 2),
                    workshop);
    }
  } else {
    if (has_tiles) draw_sessions(ui, bottom.take_top(tiles_height, ui.px(14)), workshop);
    go_place = bottom;
  }
  if (button(ui, go_place, go) && !state.busy) intents.push_back(OpenWorkshop{workshop.id});
}

}  // namespace ubao::app
