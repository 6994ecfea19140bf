#include "core/chart_board.h"

#include <algorithm>
#include <map>

#include "core/board_sketch.h"
#include "core/chart_parts.h"
#include "core/figures_text.h"

namespace ubao::core {
namespace {

constexpr float kFarthestPixels = 16'000;  // of a figure's sides: larger ones no program opens
constexpr float kLeastWidth = 640, kLegendSign = 18;
constexpr float kAroundCanvas = 72;  // px: paper and the canvas's own edge, both sides

bool hangs(const Card& card) { return card.kind == CardKind::comment && !card.loose; }

struct Picture {
  const BoardSource& source;
  const Board& board;  // what is shown of it
  bool selected = false;
  std::map<std::string, int> comments = {}, dots_of_group = {}, cards_of_zone = {};
  std::map<std::string, Area> groups = {};  // around their cards
  int cards = 0, comment_count = 0;

  std::string text(std::string_view key, Words words = {}) const { return source.words.text(key, words); }
  std::string count(std::string_view key, std::int64_t n) const { return source.words.count(key, n); }
  int dots(const Card& card) const {
    const auto tally = board.votes.tallies.find(card.id);
    return board.votes.shown && tally != board.votes.tallies.end() ? tally->second.counted : 0;
  }
  bool shows_zone(const BoardZone& zone) const { return !selected || cards_of_zone.contains(zone.code); }
  std::string name_of_zone(const BoardZone& zone) const {
    return zone.title.empty() ? text(zone.code == "yes" ? "board.yes" : "board.no") : zone.title;
  }
};

void count_all(Picture& p) {
  for (const Card& card : p.board.cards) {
    if (hangs(card)) {
      ++p.comments[card.on];
      ++p.comment_count;
      continue;
    }
    ++p.cards;
    if (!card.zone.empty() && !card.surplus) ++p.cards_of_zone[card.zone];
    if (card.group.empty()) continue;
    Area& around = p.groups[card.group];
    around = around_both(around, area_of(card));
    p.dots_of_group[card.group] += p.dots(card);
  }
}

Area frame_of(const Area& cards) {
  return {cards.x - kGroupAround, cards.y - kGroupAround - kGroupHead, cards.w + 2 * kGroupAround,
          cards.h + 2 * kGroupAround + kGroupHead};
}

Area shown_part(const Picture& p) {
  Area all;
  for (const Card& card : p.board.cards)
    if (!hangs(card)) all = around_both(all, area_of(card));
  for (const auto& [group, cards] : p.groups) all = around_both(all, frame_of(cards));
  Area layout;
  for (const BoardZone& zone : p.board.layout.zones)
    if (p.shows_zone(zone)) layout = around_both(layout, area_of(zone));
  if (p.board.layout.kind == LayoutKind::quadrants && !p.selected)
    layout = {layout.x - kAxisStrip / 2, layout.y - kAxisStrip, layout.w + kAxisStrip,
              layout.h + 2 * kAxisStrip};
  return around_both(all, layout);
}

CardMarks marks_of(const Picture& p, const Card& card) {
  CardMarks marks;
  marks.chosen = card.shortlisted;
  marks.parked = card.parked;
  marks.undecided = card.edited_while_removed || card.versions.size() > 1;
  if (card.edited_while_removed)
    marks.words = p.text("chart.board.undecided");
  else if (card.versions.size() > 1)
    marks.words = p.count("chart.board.texts", static_cast<std::int64_t>(card.versions.size()));
  else if (const int dots = p.dots(card); dots > 0)
    marks.words = p.count("chart.board.dots", dots);
  else if (const auto comments = p.comments.find(card.id); comments != p.comments.end())
    marks.words = p.count("chart.board.comments", comments->second);
  return marks;
}

std::string described(const Picture& p, const Card& card) {
  std::string said = card.text;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) said.append(" · ").append(part);
  };
  add(card.author);
  for (const BoardZone& zone : p.board.layout.zones)
    if (zone.code == card.zone) add(p.name_of_zone(zone));
  if (card.value && p.board.layout.axes.size() == 2) {
    const auto percent = [&](std::size_t axis, int thousandths) {
      return p.text("chart.board.value", {{"axis", p.board.layout.axes[axis].text},
                                          {"n", p.source.words.number((thousandths + 5) / 10)}});
    };
    add(percent(0, card.value->x));
    add(percent(1, card.value->y));
  }
  for (const BoardGroup& group : p.board.groups)
    if (group.id == card.group) add(p.text("chart.board.in_group", {{"name", group.name}}));
  if (const int dots = p.dots(card); dots > 0) add(p.count("chart.board.dots", dots));
  if (const auto comments = p.comments.find(card.id); comments != p.comments.end())
    add(p.count("chart.board.comments", comments->second));
  if (card.shortlisted) add(p.text("chart.board.chosen"));
  if (card.parked) add(p.text("chart.board.parked"));
  if (card.versions.size() > 1)
    add(p.count("chart.board.texts", static_cast<std::int64_t>(card.versions.size())));
  return said;
}

// The signs that occur, with what they mean; the tally.
void draw_legend(Sketch& sketch, const Picture& p) {
  std::vector<FlowItem> items;
  const auto sign = [&](Sign drawn, const char* key) {
    items.push_back(
        {p.text(key), false, kLegendSign, [drawn](Sketch& target, Point start) {
           target.draw(Mark{drawn, {start.x + kLegendSign / 2, start.y}, kLegendSign, {ColourRole::ink}});
         }});
  };
  if (p.board.layout.kind == LayoutKind::yes_no && p.board.revealed && !p.selected) {
    const Language& words = p.source.words;
    const std::string tally =
        p.text("chart.board.tally", {{"yes", words.number(p.board.yes)}, {"no", words.number(p.board.no)}});
    items.push_back({tally, true});
    sketch.describe(tally);
  }
  const auto any = [&](auto is) { return std::any_of(p.board.cards.begin(), p.board.cards.end(), is); };
  if (any([](const Card& card) { return card.shortlisted; })) sign(Sign::star, "chart.board.chosen");
  if (any([](const Card& card) { return card.parked; })) sign(Sign::flag, "chart.board.parked");
  sketch.flow(items, {kMetaText}, 16, {});
  if (!items.empty()) sketch.y += 8;
}

std::vector<FlowItem> foot_of(const Picture& p, std::size_t of_all) {
  const Board& board = p.board;
  const Language& words = p.source.words;
  std::vector<FlowItem> items;
  const auto add = [&](std::string words_) {
    if (!words_.empty()) items.push_back({std::move(words_), false});
  };
  add(p.count("chart.board.cards", p.cards));
  if (p.selected)
    add(p.text("chart.board.selection",
               {{"n", words.number(p.cards)}, {"all", words.number(static_cast<std::int64_t>(of_all))}}));
  if (p.comment_count > 0) add(p.count("chart.board.comments", p.comment_count));
  if (!p.selected && board.writers > 0) add(p.count("chart.board.writers", board.writers));
  if (board.hidden_cards > 0) add(p.count("chart.board.private", board.hidden_cards));
  if (board.phase != BoardPhase::none) add(p.text("chart.board.phase." + std::string(name_of(board.phase))));
  if (board.rules.votes_each > 0 && !board.votes.shown) add(p.text("chart.board.dots_not_shown"));
  if (!p.source.date.empty()) add(date_in_words(words, p.source.date));
  return items;
}

void draw_canvas(Sketch& sketch, const Picture& p, const Area& shown, float unit) {
  BoardSketch canvas(sketch, shown, unit);
  const BoardLayout& layout = p.board.layout;
  for (const BoardZone& zone : layout.zones) {
    if (!p.shows_zone(zone)) continue;
    const auto cards = p.cards_of_zone.find(zone.code);
    const int n = cards == p.cards_of_zone.end() ? 0 : cards->second;
    canvas.draw_zone(zone, layout.kind, p.name_of_zone(zone),
                     p.board.revealed ? p.source.words.number(n) : std::string());
  }
  if (layout.kind == LayoutKind::quadrants && !p.selected) canvas.draw_axes(layout);
  for (const BoardGroup& group : p.board.groups) {
    const auto cards = p.groups.find(group.id);
    if (cards == p.groups.end()) continue;
    const int dots = p.dots_of_group.at(group.id);
    canvas.draw_group(frame_of(cards->second), group.name,
                      dots > 0 ? p.count("chart.board.dots", dots) : std::string());
  }
  for (const Card& card : p.board.cards) {
    if (hangs(card)) continue;
    canvas.draw_card(card, marks_of(p, card));
    sketch.describe(described(p, card));
  }
}

}  // namespace

Board board_of_cards(Board board, const std::set<std::string>& only) {
  if (only.empty()) return board;
  std::erase_if(board.cards, [&](const Card& card) {
    return !only.contains(card.id) && !(hangs(card) && only.contains(card.on));
  });
  return board;
}

Figure board_chart(const BoardSource& source, const std::set<std::string>& only) {
  const Board shown = board_of_cards(source.board, only);
  Picture p{source, shown, !only.empty()};
  count_all(p);
  const Area part = shown_part(p);
  const float unit =
      part.empty() ? 1 : std::min(1.0f, (kFarthestPixels - kAroundCanvas) / std::max(part.w, part.h));
  const float width = std::max(kLeastWidth, part.w * unit + kAroundCanvas);
  Sketch sketch = begun_figure(source.measure, source.words, {width, true}, shown.title, source.workshop);
  draw_legend(sketch, p);
  if (part.empty())
    draw_message(sketch, source.words.text("chart.board.empty"));
  else
    draw_canvas(sketch, p, part, unit);
  const auto of_all = static_cast<std::size_t>(std::count_if(
      source.board.cards.begin(), source.board.cards.end(), [](const Card& c) { return !hangs(c); }));
  const std::vector<FlowItem> foot = foot_of(p, of_all);
  return ended_figure(sketch, foot, foot);
}

}  // namespace ubao::core
