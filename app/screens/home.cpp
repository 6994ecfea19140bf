#include "app/screens/home.h"

#include <vector>

#include "app/button.h"
#include "app/paint.h"
#include "app/row.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/scroll.h"
#include "app/sheet.h"

namespace ubao::app {
namespace {

constexpr float kBoardWidth = 400, kBoardWidthSmall = 300, kLeastBoardHeight = 440;

Chip chip_of(const std::string& words, const core::WorkshopSummary& workshop) {
  if (words.empty()) return {};
  if (workshop.sample) return {words, ChipLook::plain, Icon::play};
  if (workshop.waiting > 0) return {words, ChipLook::late, Icon::tray};
  return {words, ChipLook::received, Icon::double_tick};
}

std::string sending_chip_words(const Ui& ui, const core::WorkshopSummary& workshop) {
  if (workshop.sample) return ui.say("home.sample");
  if (!workshop.has_office || workshop.own_total == 0) return {};
  return workshop.waiting > 0 ? ui.count("badge.to_send", workshop.waiting) : ui.say("badge.received");
}

void draw_others(Ui& ui, Rect& rest, const State& state, Intents& intents) {
  const auto& workshops = state.views.home.workshops;
  if (workshops.size() < 2) return;
  struct WorkshopLine {
    std::string subtitle, chip;
    float height;
  };
  std::vector<WorkshopLine> lines;
  float height = 0;
  const bool narrow = rest.w < ui.px(560);  // the chip would leave no room for the title
  const auto row_of = [&](std::size_t i) {
    Row row;
    row.id = workshops[i].id;
    row.icon = Icon::list;
    row.title = workshops[i].title;
    row.title_bold = true;
    row.subtitle = lines[i - 1].subtitle;
    if (!narrow) row.chip = chip_of(lines[i - 1].chip, workshops[i]);
    row.arrow = true;
    row.last = i + 1 == workshops.size();
    return row;
  };
  for (std::size_t i = 1; i < workshops.size(); ++i) {
    const std::string chip = sending_chip_words(ui, workshops[i]),
                      about = summary_words(ui, workshops[i], true);
    lines.push_back({narrow ? dotted({about, chip}) : about, chip, 0});
    lines.back().height = row_height(ui, row_of(i), rest.w);
    height += lines.back().height;
  }
  Rect list = rest.take_top(height, ui.px(24));
  paper(ui, list);
  for (std::size_t i = 1; i < workshops.size(); ++i)
    if (draw_row(ui, list.take_top(lines[i - 1].height), row_of(i)) && !state.busy)
      intents.push_back(OpenWorkshop{workshops[i].id});
}

void draw_starts(Ui& ui, Rect& rest, const State& state, Intents& intents) {
  flow(ui, rest, ui.say("home.start"), style_of(Role::title), ui.px(12));
  struct Start {
    const char* id;
    Icon icon;
    Intent intent;
  };
  const Start starts[] = {{"home.new", Icon::plus, GoTo{Screen::create, {}}},
                          {"home.join", Icon::wifi, GoTo{Screen::join, {}}},
                          {"home.try", Icon::play, CreateSample{}}};
  constexpr int kStarts = 3;
  const float gap = ui.px(16);
  const bool beside = rest.w >= ui.px(660);
  std::vector<std::string> titles, texts;
  float tallest = 0;
  const float width = beside ? rest.column(0, kStarts, gap).w : rest.w;
  const auto spec_of = [&](std::size_t i) {
    return PaperButton{starts[i].id, starts[i].icon, titles[i], texts[i], false, false};
  };
  for (std::size_t i = 0; i < kStarts; ++i) {
    titles.push_back(ui.say(starts[i].id));
    texts.push_back(ui.say(std::string(starts[i].id) + ".text"));
    tallest = std::max(tallest, paper_button_height(ui, spec_of(i), width));
  }
  Rect line = beside ? rest.take_top(tallest, ui.px(20)) : Rect{};
  for (std::size_t i = 0; i < kStarts; ++i) {
    const Rect place = beside ? line.column(static_cast<int>(i), kStarts, gap)
                              : rest.take_top(paper_button_height(ui, spec_of(i), width), ui.px(12));
    if (paper_button(ui, place, spec_of(i)) && !state.busy) intents.push_back(starts[i].intent);
  }
}

void draw_home_heading(Ui& ui, Rect& rest, Intents& intents) {
  const std::string display_word = ui.say("home.display"), title = ui.say("home.title");
  const Button display{"display", display_word, ButtonLook::quiet, Icon::sliders};
  TextStyle style = style_of(Role::page);
  const float width = button_width(ui, display), room = rest.w - width - ui.px(12);
  if (text_width(ui, title, style) > room) style.size = 22;
  const float words = text_height(ui, title, style, room);
  style.middle = true;
  Rect line = rest.take_top(std::max(words, ui.px(measure::kButton)), ui.px(ui.phone() ? 8 : 14));
  const Rect place = line.take_end(width, ui.px(12)).centered(width, ui.px(measure::kButton));
  draw_text(ui, line, title, style);
  if (button(ui, place, display)) intents.push_back(GoTo{Screen::settings, {}});
}

void draw_column(Ui& ui, const Rect& page, const State& state, bool with_device, Intents& intents) {
  Rect rest = begin_scroll(ui, "home", page);
  rest.y += ui.px(ui.phone() ? 12 : 24);
  draw_home_heading(ui, rest, intents);
  if (state.busy) {
    const std::string words = ui.say("home.busy");
    draw_note(ui, rest.take_top(note_height(ui, words, rest.w), ui.px(16)), Icon::clock, words,
              NoteLook::plain);
  }
  if (state.views.home.workshops.empty()) {
    const std::string title = ui.say("home.empty"), text = ui.say("home.empty.text");
    const Rect place = middle_column(ui, rest, 440);
    rest.y = empty_state(ui, {place.x, rest.y, place.w, 0}, title, text) + ui.px(24);
  } else {
    draw_home_current(ui, rest, state, intents);
    draw_others(ui, rest, state, intents);
  }
  draw_starts(ui, rest, state, intents);
  if (with_device) {
    rest.y += ui.px(8);
    draw_home_device(ui, rest, state, intents);
  }
  end_scroll(ui, rest.y + ui.px(16));
}

}  // namespace

std::string summary_words(const Ui& ui, const core::WorkshopSummary& workshop, bool with_place) {
  std::string people;
  if (workshop.people > 0)
    people = workshop.ministries > 1 ? ui.count("home.people_of", workshop.people,
                                                {{"ministries", std::to_string(workshop.ministries)}})
                                     : ui.count("home.people", workshop.people);
  const std::string date = date_words(ui, workshop.starts);
  return dotted({with_place ? workshop.place : std::string(), workshop.course_title,
                 date.empty() ? date : ui.say("home.starts", {{"date", date}}), people});
}

void draw_home(Ui& ui, const State& state, Intents& intents) {
  const bool wide = ui.layout == Layout::laptop || ui.layout == Layout::small;
  const bool board = wide && ui.screen.h >= ui.px(kLeastBoardHeight);
  if (!board) {
    Page page;
    page.title = ui.phone() ? "ubao" : std::string();
    page.has_person = false;
    const Rect rest = draw_frame(ui, state, page, intents);
    return draw_column(ui, rest.inset(page_margin(ui), 0), state, true, intents);
  }
  Rect rest = ui.screen;
  const float width =
      ui.layout == Layout::laptop && ui.screen.w >= ui.px(1280) ? kBoardWidth : kBoardWidthSmall;
  draw_home_board(ui, rest.take_start(ui.px(width)), state, intents);
  rest = draw_problem(ui, state, rest, intents);
  draw_column(ui, rest.inset(ui.px(ui.layout == Layout::laptop ? 36 : 20), 0), state, false, intents);
}

}  // namespace ubao::app
