// Groups on the canvas: a frame around the cards of each with its name. A card that is dropped into a frame
// joins, one that is dropped outside leaves.
#include <algorithm>
#include <cmath>

#include "app/paint.h"
#include "app/screens/board_parts.h"
#include "app/text.h"

namespace ubao::app {
namespace {

constexpr float kAround = 14, kHead = 44, kNameSize = 20;  // canvas units
constexpr float kFewestPixels = 5;                         // of letters that are drawn
constexpr float kApart = 12;                               // between cards that gather
constexpr int kGatherColumns = 3;

// The frame as it is without the cards that move.
Rect frame_of_others(const Boarding& b, const std::string& group) {
  Rect all;
  for (const core::Card& card : b.board.cards)
    if (card.group == group && !b.moves(card)) all = grown_to(all, place_on_canvas(card));
  return frame_around(all);
}

void draw_frame_of(Boarding& b, const Lens& lens, const core::BoardGroup& group, const GroupFacts& facts) {
  Ui& ui = b.ui;
  const Theme& t = ui.theme;
  const Rect frame = lens.to_window(frame_around(facts.around));
  if (common(frame, b.canvas).empty()) return;
  const float radius = std::max(2.0f, 14 * lens.unit);
  fill(ui, frame, mix(t.surface, t.well, 0.5f), radius);
  outline(ui, frame, t.name == ThemeName::contrast ? t.line : t.hairline, radius,
          std::max(1.0f, ui.px(1.5f)));
  if (kNameSize * lens.unit < kFewestPixels) return;
  Rect head{frame.x + kAround * lens.unit, frame.y, frame.w - 2 * kAround * lens.unit, kHead * lens.unit};
  TextStyle name;
  name.size = kNameSize * lens.unit / ui.scale;
  name.bold = name.middle = name.may_elide = true;
  name.lines = 1;
  TextStyle end = name;
  end.size = 16 * lens.unit / ui.scale;
  end.align = Align::end;
  std::string words = group.versions.size() > 1
                          ? ui.count("board.mark.names", static_cast<std::int64_t>(group.versions.size()))
                          : std::string();
  if (!words.empty()) end.colour = t.wait;
  if (words.empty() && facts.dots > 0) words = ui.count("board.dots", facts.dots);
  if (!words.empty())
    draw_text(ui, head.take_end(std::min(head.w, text_width(ui, words, end) + 1), 8 * lens.unit), words, end);
  draw_text(ui, head, group.name, name);
}

}  // namespace

Rect frame_around(const Rect& cards) {
  if (cards.empty()) return {};
  return {cards.x - kAround, cards.y - kAround - kHead, cards.w + 2 * kAround, cards.h + 2 * kAround + kHead};
}

void draw_groups(Boarding& b, const Lens& lens) {
  for (const core::BoardGroup& group : b.board.groups)
    if (const auto facts = b.draft.facts.groups.find(group.id); facts != b.draft.facts.groups.end())
      draw_frame_of(b, lens, group, facts->second);
}

const core::BoardGroup* group_named_at(const Boarding& b, ImVec2 point) {
  for (const core::BoardGroup& group : b.board.groups) {
    const auto facts = b.draft.facts.groups.find(group.id);
    if (facts == b.draft.facts.groups.end()) continue;
    Rect head = frame_around(facts->second.around);
    head.h = kHead;
    if (head.contains(point)) return &group;
  }
  return nullptr;
}

std::string group_for_drop(const Boarding& b, const core::Card& card, const Rect& place) {
  if (!b.board.allowed.organizing || card.kind == core::CardKind::comment) return card.group;
  for (const core::BoardGroup& group : b.board.groups)
    if (frame_of_others(b, group.id).contains(place.middle())) return group.id;
  if (card.group.empty()) return {};
  // the last of a group takes its frame along
  return frame_of_others(b, card.group).empty() ? card.group : std::string();
}

PlacedCards gathered(Boarding& b, const std::vector<std::string>& cards, const std::string& group) {
  PlacedCards places;
  std::vector<const core::Card*> known;
  Rect all;
  for (const std::string& id : cards)
    if (const core::Card* card = b.card(id); card && card->kind != core::CardKind::comment) {
      known.push_back(card);
      all = grown_to(all, place_on_canvas(*card));
    }
  if (known.empty()) return places;
  std::stable_sort(known.begin(), known.end(), [](const core::Card* a, const core::Card* c) {
    return a->y / (core::kCardUnitsHigh / 2) != c->y / (core::kCardUnitsHigh / 2) ? a->y < c->y : a->x < c->x;
  });
  const int count = static_cast<int>(known.size());
  const int columns =
      std::min(count, std::max(kGatherColumns, static_cast<int>(std::ceil(std::sqrt(count)))));
  const int rows = (count + columns - 1) / columns;
  const ImVec2 size{static_cast<float>(columns) * (kCardWidth + kApart) - kApart,
                    static_cast<float>(rows) * (kCardHeight + kApart) - kApart};
  const auto facts = b.draft.facts.groups.find(group);
  ImVec2 near = all.middle();
  float x = 0, y = 0;
  if (facts != b.draft.facts.groups.end()) {  // below those that are there
    x = facts->second.around.x;
    y = facts->second.around.bottom() + kApart;
    if (b.index().any_in({x, y, size.x, size.y}))
      std::tie(x, y) = b.index().free_room({x + size.x / 2, y + size.y / 2}, size);
  } else {
    const auto room = b.index().free_room(near, {size.x + 2 * kAround, size.y + 2 * kAround + kHead});
    x = static_cast<float>(room.first) + kAround;
    y = static_cast<float>(room.second) + kAround + kHead;
  }
  for (int i = 0; i < count; ++i) {
    const float at_x = x + static_cast<float>(i % columns) * (kCardWidth + kApart);
    const float at_y = y + static_cast<float>(i / columns) * (kCardHeight + kApart);
    places.push_back({known[static_cast<std::size_t>(i)]->id,
                      {std::llround(std::clamp(at_x, -kCanvasEnd, kCanvasEnd)),
                       std::llround(std::clamp(at_y, -kCanvasEnd, kCanvasEnd))}});
  }
  return places;
}

}  // namespace ubao::app
