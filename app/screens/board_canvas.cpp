// The canvas as it is drawn: dots, cards, the box that chooses, the lines that a card snaps to.
#include <algorithm>
#include <cmath>

#include "app/item.h"
#include "app/paint.h"
#include "app/panel.h"
#include "app/screens/board_parts.h"
#include "app/text.h"
#include "imgui_internal.h"

namespace ubao::app {
namespace {

constexpr float kTextSize = 18, kLeastLetters = 5;  // pixels; smaller ones are not drawn

// While the canvas is drawn nothing is mirrored and texts may leave the view.
struct OnCanvas {
  Ui& ui;
  OnCanvas(Ui& the_ui, const Rect& rect) : ui(the_ui) {
    ui.on_canvas = true;
    ImGui::PushClipRect({rect.x, rect.y}, {rect.end(), rect.bottom()}, true);
  }
  ~OnCanvas() {
    ImGui::PopClipRect();
    ui.on_canvas = false;
  }
  OnCanvas(const OnCanvas&) = delete;
  OnCanvas& operator=(const OnCanvas&) = delete;
};

// Room for so many plain rectangles, then each without a look at anything else.
class Blocks {
 public:
  explicit Blocks(std::size_t most) : list_(*ImGui::GetWindowDrawList()), left_(static_cast<int>(most)) {
    list_.PrimReserve(left_ * 6, left_ * 4);
  }
  ~Blocks() { list_.PrimUnreserve(left_ * 6, left_ * 4); }
  Blocks(const Blocks&) = delete;
  Blocks& operator=(const Blocks&) = delete;
  void add(ImVec2 from, ImVec2 to, ImU32 colour) {
    list_.PrimRect(from, to, colour);
    --left_;
  }

 private:
  ImDrawList& list_;
  int left_;
};

void draw_dots(Boarding& b, const Lens& lens) {
  const Theme& t = b.ui.theme;
  fill(b.ui, b.canvas, t.well);
  float step = 56;
  while (step * lens.unit < 28) step *= 2;
  while (step * lens.unit > 56) step /= 2;
  const Rect sight = lens.in_sight();
  const ImU32 colour = faded(t.line, t.name == ThemeName::contrast ? 0.6f : 0.45f);
  const float size = std::max(1.0f, std::round(b.ui.px(2)));
  const float left = std::floor(sight.x / step), top = std::floor(sight.y / step);
  const int columns = static_cast<int>(sight.w / step) + 2, rows = static_cast<int>(sight.h / step) + 2;
  Blocks dots(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
  for (int row = 0; row < rows; ++row)
    for (int column = 0; column < columns; ++column) {
      const ImVec2 p =
          lens.to_window((left + static_cast<float>(column)) * step, (top + static_cast<float>(row)) * step);
      const ImVec2 corner{std::round(p.x), std::round(p.y)};
      dots.add(corner, {corner.x + size, corner.y + size}, colour);
    }
}

bool letters_are_drawn(const Lens& lens) { return kTextSize * lens.unit >= kLeastLetters; }

ImVec2 block_end(const Rect& rect) {
  return {std::max(rect.x + 1, rect.end()), std::max(rect.y + 1, rect.bottom())};
}

void draw_ring(Boarding& b, const Rect& place) {
  outline(b.ui, place.grown(b.ui.px(3)), b.ui.theme.action, b.ui.px(4), b.ui.px(measure::kNowOutline));
}

// Tests and readers find cards by their text; pressing is the canvas's.
void name_card(const Rect& rect, const core::Card& card) {
#ifdef IMGUI_ENABLE_TEST_ENGINE
  const ImGuiID id = id_of(card.id);
  if (ImGui::ItemAdd({rect.x, rect.y, rect.end(), rect.bottom()}, id, nullptr,
                     ImGuiItemFlags_NoNav | ImGuiItemFlags_NoTabStop | ImGuiItemFlags_AllowOverlap)) {
    [[maybe_unused]] ImGuiContext& g = *ImGui::GetCurrentContext();
    IMGUI_TEST_ENGINE_ITEM_INFO(id, card.text.c_str(), 0);
  }
#else
  (void)rect, (void)card;
#endif
}

void draw_card(Boarding& b, const Lens& lens, std::size_t at, bool chosen) {
  const core::Card& card = b.board.cards[at];
  const Rect place = lens.to_window(shown_place(b, card));
  if (!letters_are_drawn(lens) || !b.draft.cards.found(at)) {
    const ImU32 colour = b.ui.theme.cards[static_cast<std::size_t>(b.draft.cards.colour(at))];
    ImGui::GetWindowDrawList()->AddRectFilled({place.x, place.y}, block_end(place),
                                              b.draft.cards.found(at) ? colour : faded(colour, 0.35f));
    if (chosen) draw_ring(b, place);
    return;
  }
  const std::string mark = mark_of(b, card), foot = foot_of(b, card);
  Sticky sticky;
  sticky.text = card.text;
  sticky.author = card.author;
  sticky.colour = b.draft.cards.colour(at);
  sticky.text_size = kTextSize * lens.unit;
  sticky.chosen = chosen;
  sticky.lifted = b.moves(card);
  sticky.two_texts = mark;
  sticky.mark = foot;
  if (has_dot(b, card))
    sticky.dot = b.board.votes.mine.contains(card.id) ? Sticky::Dot::given : Sticky::Dot::open;
  draw_sticky(b.ui, place, sticky);
  name_card(place, card);
}

// Cards as blocks, when they are too small for letters: all at once.
void draw_blocks(Boarding& b, const Lens& lens, const std::vector<std::size_t>& cards) {
  const BoardCards& known = b.draft.cards;
  const Theme& t = b.ui.theme;
  Blocks blocks(cards.size());
  for (const std::size_t at : cards) {
    const Rect place = lens.to_window(b.index().place(at));
    const ImU32 colour = t.cards[static_cast<std::size_t>(known.colour(at))];
    blocks.add({place.x, place.y}, block_end(place), known.found(at) ? colour : faded(colour, 0.35f));
  }
}

// What moves with the hand lies elsewhere than the index says.
std::vector<std::size_t> moved_in_sight(Boarding& b, const Lens& lens) {
  if (b.draft.dragging.empty()) return {};
  const std::size_t lead = b.draft.cards.place_of(b.board, b.draft.dragging);
  if (!b.draft.drags_choice) return {lead};
  const ImVec2 way = b.dragged_by();
  std::vector<std::size_t> moved = b.index().in(lens.in_sight().moved(-way.x, -way.y));
  std::erase_if(moved, [&](std::size_t at) { return !b.draft.cards.chosen(at); });
  return moved;
}

void draw_cards(Boarding& b, const Lens& lens) {
  const BoardDraft& draft = b.draft;
  const std::size_t selected = draft.cards.place_of(b.board, draft.selected);
  const std::size_t lead = draft.cards.place_of(b.board, draft.dragging);
  std::vector<std::size_t> lying = b.index().in(lens.in_sight());
  std::erase_if(lying, [&](std::size_t at) {
    return at == selected || at == lead || (draft.drags_choice && draft.cards.chosen(at));
  });
  if (letters_are_drawn(lens)) {
    for (const std::size_t at : lying) draw_card(b, lens, at, draft.cards.chosen(at));
  } else {
    draw_blocks(b, lens, lying);
    if (!draft.choice.empty())
      for (const std::size_t at : lying)
        if (draft.cards.chosen(at)) draw_ring(b, lens.to_window(b.index().place(at)));
  }
  const bool alone = draft.choice.empty();
  if (selected != BoardIndex::kNoCard && !b.moves(b.board.cards[selected]))
    draw_card(b, lens, selected, alone || draft.cards.chosen(selected));
  for (const std::size_t at : moved_in_sight(b, lens))
    draw_card(b, lens, at, alone ? at == selected : draft.cards.chosen(at));
  // where the keyboard is while several are chosen
  if (!alone && selected != BoardIndex::kNoCard)
    outline(b.ui, lens.to_window(shown_place(b, b.board.cards[selected])).grown(b.ui.px(8)), b.ui.theme.ink,
            b.ui.px(8), b.ui.px(2));
}

void draw_box(Boarding& b, const Lens& lens) {
  if (b.draft.hold != BoardHold::boxing) return;
  const Rect box = lens.to_window(b.box());
  fill(b.ui, box, faded(b.ui.theme.action, 0.12f));
  outline(b.ui, box, b.ui.theme.action, 0, std::max(1.0f, b.ui.px(1.5f)));
}

void draw_snap(Boarding& b, const Lens& lens) {
  const BoardDraft& draft = b.draft;
  if (draft.hold != BoardHold::dragging) return;
  const float width = std::max(1.0f, b.ui.px(1.5f));
  if (draft.snap.line_x) {
    const float x = lens.to_window(*draft.snap.line_x, 0).x;
    stroke(b.ui, {x, b.canvas.y}, {x, b.canvas.bottom()}, b.ui.theme.action, width);
  }
  if (draft.snap.line_y) {
    const float y = lens.to_window(0, *draft.snap.line_y).y;
    stroke(b.ui, {b.canvas.x, y}, {b.canvas.end(), y}, b.ui.theme.action, width);
  }
}

// The height at which all of the text is seen, canvas units: as sticky.cpp lays it out.
float height_for_all(Boarding& b, const core::Card& card) {
  constexpr float kAround = 39, kMost = 1200;  // margins and the author's line
  const float unit = b.lens().unit, width = (kCardWidth - 20) * unit;
  TextStyle style;
  style.line_height = measure::kTitleLineHeight;
  const auto height = [&](float size) {
    style.size = std::round(size * unit) / b.ui.scale;
    return text_height(b.ui, card.text, style, width) / unit + kAround;
  };
  if (height(kTextSize * 0.75f) <= kCardHeight) return kCardHeight;
  return std::clamp(height(kTextSize), kCardHeight, kMost);
}

}  // namespace

Rect shown_place(Boarding& b, const core::Card& card) {
  Rect place = place_on_canvas(card);
  if (b.moves(card)) {
    const ImVec2 way = b.dragged_by();
    place.x = std::clamp(place.x + way.x, -kCanvasEnd, kCanvasEnd);
    place.y = std::clamp(place.y + way.y, -kCanvasEnd, kCanvasEnd);
  } else if (card.id == b.draft.selected && b.draft.choice.empty() && letters_are_drawn(b.lens())) {
    place.h = height_for_all(b, card);
  }
  return place;
}

void draw_canvas(Boarding& b) {
  Item it;
  {
    const OnCanvas on(b.ui, b.canvas);
    it = item(b.ui, "canvas", b.canvas, b.ui.say("board.canvas"), ItemKind::canvas);
    follow_pointer(b, it);
    const Lens lens = b.lens();
    draw_dots(b, lens);
    draw_groups(b, lens);
    draw_cards(b, lens);
    draw_box(b, lens);
    draw_snap(b, lens);
    if (it.focused && b.draft.selected.empty()) focus_ring(b.ui, b.canvas.inset(2), 0, RingOn::inside);
  }
  if (!b.board.cards.empty()) return;
  const bool hidden = b.board.hidden_cards > 0;
  const Rect middle = b.clear.centered(std::min(b.clear.w - b.ui.px(24), b.ui.px(360)), b.ui.px(180));
  empty_state(b.ui, middle, b.ui.say(hidden ? "board.empty.hidden" : "board.empty.title"),
              b.ui.say(hidden        ? "board.empty.hidden_text"
                       : b.read_only ? "board.empty.closed"
                                     : "board.empty.text"));
}

}  // namespace ubao::app
