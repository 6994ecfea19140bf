// The countdown that everybody sees, and the facilitator's sheet that starts, stretches and stops it.
#include <array>
#include <cmath>
#include <cstdlib>

#include "app/button.h"
#include "app/screens/board_parts.h"
#include "app/sheet.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr std::array<int, 6> kMinutes{1, 2, 3, 5, 10, 15};
constexpr double kJust = 0.001;  // so that the frame comes after the second has passed

}  // namespace

// It begins by the clock of the device and goes on by the one of the screen, so that every second is as long
// as the others; where they part (the device slept), the clock is right.
ChalkTimer count_down(Ui& ui, const State& state, BoardDraft& draft, Intents& intents) {
  const core::BoardTimer& timer = state.views.board.timer;
  Countdown& now = draft.countdown;
  if (timer.seconds <= 0) {
    now = {};
    return {};
  }
  const int by_clock = core::seconds_left(timer, state.clock);
  if (now.started != timer.started || now.seconds != timer.seconds)
    now = {timer.started, timer.seconds, by_clock, ui.now, by_clock == 0};
  const auto passed = [&] { return static_cast<int>(std::floor(ui.now - now.seen_at)); };
  if (std::abs(std::max(0, now.left_at_sight - passed()) - by_clock) > 1) {
    now.left_at_sight = by_clock;
    now.seen_at = ui.now;
  }
  const int left = std::max(0, now.left_at_sight - passed());
  if (left > 0) {
    now.ended = false;
    ui.want_frame_at(now.seen_at + passed() + 1 + kJust);
  } else if (!now.ended) {
    now.ended = true;
    intents.push_back(TimerEnded{});
  }
  return {left, timer.seconds};
}

int draft_left(const Boarding& b) {
  const Countdown& now = b.draft.countdown;
  return now.seconds <= 0
             ? 0
             : std::max(0, now.left_at_sight - static_cast<int>(std::floor(b.ui.now - now.seen_at)));
}

void begin_timer(Boarding& b) { b.draft.sheet = BoardSheet::timer; }

void draw_timer_sheet(Boarding& b) {
  Ui& ui = b.ui;
  if (b.draft.sheet != BoardSheet::timer) return;
  const bool runs = b.board.timer.seconds > 0;
  const Sheet sheet = begin_sheet(ui, "board/timer", ui.say("board.timer"), ui.say("board.timer.text"), 520);
  Rect content = sheet.content;
  content.h = 1e6f;
  int seconds = -1;
  const float gap = ui.px(10);
  const std::string longest = ui.count("board.timer.minutes", kMinutes.back());
  const int columns = button_width(ui, {{}, longest}) <= content.column(0, 3, gap).w ? 3 : 2;
  for (std::size_t i = 0; i < kMinutes.size(); i += static_cast<std::size_t>(columns)) {
    const Rect line = content.take_top(ui.px(measure::kButton), gap);
    for (int k = 0; k < columns; ++k) {
      const int minutes = kMinutes[i + static_cast<std::size_t>(k)];
      const std::string word = ui.count("board.timer.minutes", minutes),
                        id = "minutes/" + std::to_string(minutes);
      if (button(ui, line.column(k, columns, gap), {id, word})) seconds = minutes * 60;
    }
  }
  float y = content.y + ui.px(8);
  const std::string close = ui.say("board.not_now"), stop = ui.say("board.timer.stop"),
                    more = ui.say("board.timer.add");
  const std::array<Button, 3> buttons{{{"close", close, ButtonLook::quiet},
                                       {"stop", stop, ButtonLook::secondary, Icon::cross},
                                       {"more", more, ButtonLook::secondary, Icon::plus}}};
  const int pressed = sheet_buttons(ui, content, y, std::span(buttons).first(runs ? 3 : 1));
  end_sheet(ui, y);
  if (pressed == 1) seconds = 0;
  if (pressed == 2) seconds = draft_left(b) + 60;
  if (seconds >= 0) b.intents.push_back(SetTimer{b.board.activity, seconds});
  if (seconds >= 0 || pressed == 0 || sheet.dismissed) b.draft.sheet = BoardSheet::none;
}

}  // namespace ubao::app
