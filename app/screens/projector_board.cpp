#include "app/screens/projector_board.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <span>

#include "app/button.h"
#include "app/chalk_timer.h"
#include "app/icons.h"
#include "app/item.h"
#include "app/keys.h"
#include "app/paint.h"
#include "app/screens/board_layout.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/screens/projector_wall.h"

namespace ubao::app {
namespace {

constexpr float kLargestLetters = 44;  // px of the wall, of cards
constexpr std::array<float, 7> kQuestionSizes{112, 96, 80, 64, 52, 44, 36};
constexpr std::array<float, 4> kTitleSizes{64, 54, 46, 38};
constexpr int kMostPapers = 12, kPapersInLine = 6;
constexpr int kMostMinuteMarks = 30;

struct BoardWall : Wall {
  const State& state;
  BoardDraft& draft;
  Intents& intents;
  const core::Board& board() const { return state.views.board; }
  int cards() const { return static_cast<int>(board().cards.size()); }
};

Icon icon_of_phase(core::BoardPhase phase) {
  return phase == core::BoardPhase::creative     ? Icon::plus
         : phase == core::BoardPhase::appreciate ? Icon::star
         : phase == core::BoardPhase::critical   ? Icon::dots
                                                 : Icon::lock;
}

// The largest of the sizes at which the words fit, else the last, cut.
TextStyle fitting(const Wall& wall, std::string_view words, std::span<const float> sizes, const Rect& room) {
  TextStyle style;
  for (const float size : sizes) {
    style = wall.text(size, wall.ui.theme.chalk, true);
    const TextExtent extent = measure_text(wall.ui, words, style, room.w);
    if (extent.height <= room.h && extent.width <= room.w) return style;
  }
  style.lines = std::max(1, static_cast<int>(room.h / line_height(wall.ui, style)));
  style.may_elide = true;
  return style;
}

// Where one is, and the phase in a chip.
void draw_place_and_phase(const BoardWall& wall, Rect& rest) {
  Ui& ui = wall.ui;
  const core::BoardPhase phase = wall.board().phase;
  TextStyle name = wall.text(36, ui.theme.chalk, true), place = wall.text(36, ui.theme.dust),
            chip = wall.text(34, ui.theme.chalk, true);
  for (TextStyle* one : {&name, &place, &chip}) {
    one->lines = 1;
    one->middle = one->may_elide = true;
  }
  Rect line = rest.take_top(line_height(ui, chip) + wall.at(28), wall.at(20));
  if (phase != core::BoardPhase::none) {
    const std::string words = ui.say("projector.phase." + std::string(core::name_of(phase)));
    const float icon = wall.at(40), sides = wall.at(26), gap = wall.at(14);
    const float wide = text_width(ui, words, chip) + icon + gap + 2 * sides + 2;
    Rect box = line.take_end(std::min(line.w, wide), wall.at(30));
    outline(ui, box, faded(ui.theme.chalk, 0.5f), wall.at(16), std::max(1.0f, wall.at(2)));
    box = box.inset(sides, 0);
    draw_icon(ui, icon_of_phase(phase), box.take_start(icon, gap).middle(), icon, ui.theme.chalk);
    draw_text(ui, box, words, chip);
  }
  const std::string program = ui.say("projector.program");
  const float wide = text_width(ui, program, name) + 1;
  if (line.w < wide) return;
  draw_text(ui, line.take_start(wide, wall.at(24)), program, name);
  if (line.w > wall.at(160)) draw_text(ui, line, workshop_place(wall.state), place);
}

std::string cards_on_board(const BoardWall& wall) { return wall.ui.count("projector.cards", wall.cards()); }

std::string people_and_private(const BoardWall& wall) {
  const core::Board& board = wall.board();
  const Ui& ui = wall.ui;
  return dotted({board.hidden_cards > 0 ? ui.count("projector.private", board.hidden_cards) : std::string(),
                 board.writers > 0 ? ui.count("projector.writers", board.writers) : std::string(),
                 board.rules.votes_each > 0 && board.votes.voters > 0
                     ? ui.count("projector.voters", board.votes.voters)
                     : std::string()});
}

// What the phase asks for, beside each other as far as there is room.
void draw_phase_rules(const BoardWall& wall, Rect& rest) {
  Ui& ui = wall.ui;
  const std::vector<std::string> rules = rules_of(ui, wall.board());
  TextStyle style = wall.text(36, ui.theme.chalk);
  style.lines = 1;
  style.middle = true;
  const float icon = wall.at(36), gap = wall.at(16), between = wall.at(40);
  float all = 0;
  std::vector<float> widths;
  for (const std::string& rule : rules) {
    const float wide = icon + gap + text_width(ui, rule, style) + 1;
    if (all + wide + (widths.empty() ? 0 : between) > rest.w) break;
    all += wide + (widths.empty() ? 0 : between);
    widths.push_back(wide);
  }
  const float height = line_height(ui, style) + wall.at(36);
  if (widths.empty() || rest.h < 3 * height) return;
  Rect line = rest.take_bottom(height, wall.at(10));
  hairline_across(ui, line.x, line.y, line.w, faded(ui.theme.chalk, 0.4f));
  const float spread =
      widths.size() > 1 ? (line.w - all) / static_cast<float>(widths.size() - 1) + between : 0;
  line.take_top(wall.at(18));
  for (std::size_t i = 0; i < widths.size(); ++i) {
    Rect place = line.take_start(widths[i], spread);
    draw_icon(ui, Icon::tick, place.take_start(icon, gap).middle(), icon, ui.theme.chalk);
    draw_text(ui, place, rules[i], style);
  }
}

// Papers for the cards that there are, as far as they go: nobody's words.
void draw_papers(const BoardWall& wall, Rect& line, int count) {
  const float w = wall.at(48), h = wall.at(38), gap = wall.at(6);
  const int shown = std::min(count, kMostPapers), columns = std::min(shown, kPapersInLine);
  const float wide = static_cast<float>(columns) * (w + gap);
  if (columns == 0 || line.w < 2 * wide) return;
  const Rect place = line.take_start(wide, wall.at(40));
  for (int i = 0; i < shown; ++i)
    fill(wall.ui,
         {place.x + static_cast<float>(i % columns) * (w + gap),
          place.y + static_cast<float>(i / columns) * (h + gap), w, h},
         wall.ui.theme.cards[static_cast<std::size_t>(i * 4 + i / columns) % kCardColours], wall.at(4));
}

// While there is no card to see: the question, and how many are being written.
void draw_question(const BoardWall& wall, Rect rest) {
  Ui& ui = wall.ui;
  draw_phase_rules(wall, rest);
  TextStyle count = wall.text(40, ui.theme.chalk, true), soft = wall.text(36, ui.theme.dust);
  count.may_elide = soft.may_elide = true;
  count.lines = soft.lines = 1;
  const std::string people = people_and_private(wall);
  const float facts = line_height(ui, count) + (people.empty() ? 0 : line_height(ui, soft));
  Rect room = rest;
  room.h = std::max(0.0f, room.h - facts - wall.at(90));
  const std::string& question = wall.board().title;
  const TextStyle style = fitting(wall, question, kQuestionSizes, room);
  const float high = text_height(ui, question, style, room.w);
  rest.take_top(std::max(0.0f, (rest.h - high - facts - wall.at(56)) / 2));
  draw_text(ui, rest.take_top(high, wall.at(56)), question, style);
  Rect line = rest.take_top(facts);
  draw_papers(wall, line, wall.cards() + wall.board().hidden_cards);
  draw_text(ui, line.take_top(line_height(ui, count)), cards_on_board(wall), count);
  if (!people.empty()) draw_text(ui, line, people, soft);
}

// All of the board, in the middle, with letters that are not larger than a room needs.
BoardView fitted_on_wall(const BoardWall& wall, const Boarding& b) {
  constexpr float kGroupRoom = 60;
  Rect all = everything_on(b);
  if (!b.board.groups.empty()) all = all.grown(kGroupRoom);
  const float most = kLargestLetters * wall.unit / 18;
  const Rect part = b.canvas.inset(wall.at(16));
  const float unit = std::min({part.w / all.w, part.h / all.h, most});
  BoardView view;
  view.zoom = std::clamp(unit / wall.ui.scale, kLeastZoom, kMostZoom);
  const Lens lens = lens_of(view, b.canvas, wall.ui.scale);
  view.x = all.middle().x - b.canvas.w / lens.unit / 2;
  view.y = all.middle().y - b.canvas.h / lens.unit / 2;
  return view;
}

void draw_cards_on_wall(const BoardWall& wall, Rect rest) {
  Ui& ui = wall.ui;
  TextStyle count = wall.text(36, ui.theme.chalk, true), soft = wall.text(36, ui.theme.dust);
  for (TextStyle* one : {&count, &soft}) {
    one->lines = 1;
    one->middle = one->may_elide = true;
  }
  const std::string& question = wall.board().title;
  Rect room{rest.x, rest.y, rest.w, std::max(rest.h * 0.2f, ui.px(22))};
  const TextStyle style = fitting(wall, question, kTitleSizes, room);
  const float high = text_height(ui, question, style, room.w);
  draw_text(ui, rest.take_top(high, wall.at(20)), question, style);
  Rect line = rest.take_bottom(line_height(ui, count), wall.at(14));
  const std::string cards = cards_on_board(wall), people = people_and_private(wall);
  const float wide = text_width(ui, cards, count) + 1;
  draw_text(ui, line.take_start(std::min(line.w, wide), wall.at(28)), cards, count);
  if (!people.empty() && line.w > wall.at(200)) draw_text(ui, line, people, soft);
  fill(ui, rest, ui.theme.well, wall.at(14));
  Boarding b{ui, wall.state, wall.board(), wall.draft, wall.intents, true, ui.on_glass(rest), {}};
  b.clear = b.canvas;
  wall.draft.view = fitted_on_wall(wall, b);
  draw_still_canvas(b);
}

// The chalk that wears down, with a mark for each minute.
void draw_stick(const BoardWall& wall, const ChalkTimer& timer, const Rect& place) {
  Ui& ui = wall.ui;
  const float share = static_cast<float>(timer.left) / static_cast<float>(std::max(1, timer.seconds));
  outline(ui, place, ui.theme.rail, wall.at(8), std::max(1.0f, wall.at(3)));
  const Rect inside = place.inset(wall.at(3));
  fill(ui, {inside.x, inside.y, inside.w * share, inside.h}, ui.theme.surface, wall.at(6));
  const int minutes = timer.seconds / 60;
  if (minutes < 2 || minutes > kMostMinuteMarks) return;
  for (int i = 1; i < minutes; ++i) {
    const float x = place.x + place.w * 60 * static_cast<float>(i) / static_cast<float>(timer.seconds);
    stroke(ui, {x, place.bottom() + wall.at(6)}, {x, place.bottom() + wall.at(16)}, ui.theme.ink,
           std::max(1.0f, wall.at(2)));
  }
}

std::string time_of_end(const BoardWall& wall, int left) {
  const LocalTime& local = wall.state.local;
  if (local.minute < 0) return {};
  const int minute = (local.minute * 60 + local.second + left) / 60 % (24 * 60);
  char text[16];
  std::snprintf(text, sizeof text, "%02d:%02d", minute / 60, minute % 60);
  return wall.ui.say("projector.until", {{"time", text}});
}

void draw_timer(const BoardWall& wall, const ChalkTimer& timer, Rect rest) {
  Ui& ui = wall.ui;
  const bool over = timer.left <= 0;
  TextStyle number = wall.text(104, over ? ui.theme.danger : ui.theme.ink, true),
            words = wall.text(36, ui.theme.ink);
  number.lines = words.lines = 1;
  number.middle = words.middle = words.may_elide = number.may_elide = true;
  const std::string left = over ? ui.say("board.timer.over") : time_left(timer.left);
  draw_text(ui, rest.take_start(std::min(rest.w, text_width(ui, left, number) + 1), wall.at(60)), left,
            number);
  const std::string of = ui.count("projector.of_minutes", (timer.seconds + 59) / 60);
  const std::string until = over ? std::string() : time_of_end(wall, timer.left);
  TextStyle bold = words;
  bold.bold = true;
  const float wide = std::max(text_width(ui, of, bold), text_width(ui, until, words)) + 1;
  if (rest.w < wide) return;
  Rect at_end = rest.take_end(wide, wall.at(60));
  const float lines = line_height(ui, words) * (until.empty() ? 1 : 2);
  at_end = at_end.centered(at_end.w, lines);
  draw_text(ui, at_end.take_top(line_height(ui, bold)), of, bold);
  if (!until.empty()) draw_text(ui, at_end, until, words);
  if (rest.w > wall.at(160)) draw_stick(wall, timer, rest.centered(rest.w, wall.at(46)));
}

void draw_board_wall_ledge(const BoardWall& wall, const ChalkTimer& timer, const Rect& ledge) {
  Ui& ui = wall.ui;
  const IdScope scope("projector");
  Rect rest = draw_wall_ledge(wall, ledge);
  const std::string leave = ui.say("projector.leave");
  const Button button_leave{"leave", leave, ButtonLook::on_ledge, Icon::cross};
  const Rect place = rest.take_end(std::min(rest.w, button_width(ui, button_leave)), wall.at(60));
  if (button(ui, place.centered(place.w, ui.px(measure::kPrimary)), button_leave))
    wall.intents.push_back(GoBack{});
  if (timer.any()) draw_timer(wall, timer, rest);
}

}  // namespace

void draw_projected_board(Ui& ui, const State& state, BoardDraft& draft, Intents& intents) {
  const BoardWall wall{wall_of(ui), state, draft, intents};
  if (own_key(ui, ImGuiKey_Escape)) intents.push_back(GoBack{});
  const ChalkTimer timer = count_down(ui, state, draft, intents);
  draft.facts.update(wall.board(), state.views.board_comments, state.board_revision);
  draft.cards.update(wall.board(), state.board_revision, state.board_touches, {}, draft.choice, {}, {});
  const WallPlaces places = draw_wall(wall);
  Rect rest = places.board;
  draw_place_and_phase(wall, rest);
  if (wall.board().cards.empty())
    draw_question(wall, rest);
  else
    draw_cards_on_wall(wall, rest);
  draw_board_wall_ledge(wall, timer, places.ledge);
}

}  // namespace ubao::app
