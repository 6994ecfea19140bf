// The canvas: dots and cards, and what mouse and touch do to them.
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
constexpr float kDragsAfter = 6;                    // pixels at scale 1: less is a tap
constexpr float kEdge = 36, kEdgeSpeed = 700;       // a card held there moves the view; pixels a second

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

void draw_dots(Boarding& b, const Lens& lens) {
  const Theme& t = b.ui.theme;
  fill(b.ui, b.canvas, t.well);
  float step = 56;
  while (step * lens.unit < 28) step *= 2;
  while (step * lens.unit > 56) step /= 2;
  const Rect sight = lens.in_sight();
  const ImU32 colour = faded(t.line, t.name == ThemeName::contrast ? 0.6f : 0.45f);
  const float size = std::max(1.0f, std::round(b.ui.px(2)));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (float y = std::floor(sight.y / step) * step; y < sight.bottom(); y += step)
    for (float x = std::floor(sight.x / step) * step; x < sight.end(); x += step) {
      const ImVec2 p = lens.to_window(x, y);
      const ImVec2 corner{std::round(p.x), std::round(p.y)};
      list.AddRectFilled(corner, {corner.x + size, corner.y + size}, colour);
    }
}

bool letters_are_drawn(const Lens& lens) { return kTextSize * lens.unit >= kLeastLetters; }

void draw_block(Boarding& b, const Rect& rect, CardColour colour, float alpha) {
  const Theme& t = b.ui.theme;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 to{std::max(rect.x + 1, rect.end()), std::max(rect.y + 1, rect.bottom())};
  list.AddRectFilled({rect.x, rect.y}, to, faded(t.cards[static_cast<std::size_t>(colour)], alpha));
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

void draw_card(Boarding& b, const Lens& lens, const core::Card& card, bool chosen, bool found) {
  const bool moves = card.id == b.draft.dragging;
  const Rect place = lens.to_window(shown_place(b, card));
  if (!letters_are_drawn(lens) || !found) {
    draw_block(b, place, colour_of(card), found ? 1.0f : 0.35f);
    if (chosen)
      outline(b.ui, place.grown(b.ui.px(3)), b.ui.theme.action, b.ui.px(4), b.ui.px(measure::kNowOutline));
    return;
  }
  const std::string mark = mark_of(b, card);
  Sticky sticky;
  sticky.text = card.text;
  sticky.author = card.author;
  sticky.colour = colour_of(card);
  sticky.text_size = kTextSize * lens.unit;
  sticky.chosen = chosen;
  sticky.lifted = moves;
  sticky.two_texts = mark;
  draw_sticky(b.ui, place, sticky);
  name_card(place, card);
}

void draw_cards(Boarding& b, const Lens& lens) {
  const BoardDraft& draft = b.draft;
  const core::Card* chosen = b.selected();
  const core::Card* moved = draft.dragging.empty() ? nullptr : b.card(draft.dragging);
  for (const std::size_t at : b.index().in(lens.in_sight())) {
    const core::Card& card = b.board.cards[at];
    if (&card != chosen && &card != moved) draw_card(b, lens, card, false, draft.cards.found(at));
  }
  if (chosen && chosen != moved) draw_card(b, lens, *chosen, true, true);
  if (moved) draw_card(b, lens, *moved, moved == chosen, true);
}

// The card under a point of the window: the selected one lies above all.
const core::Card* card_at(Boarding& b, const Lens& lens, ImVec2 pixel) {
  const ImVec2 point = lens.to_canvas(pixel);
  if (const core::Card* chosen = b.selected(); chosen && shown_place(b, *chosen).contains(point))
    return chosen;
  const std::size_t at = b.index().at(point);
  return at == BoardIndex::kNoCard ? nullptr : &b.board.cards[at];
}

float away(ImVec2 a, ImVec2 b) { return std::hypot(a.x - b.x, a.y - b.y); }

void begin_press(Boarding& b, const Lens& lens, ImVec2 mouse) {
  BoardDraft& draft = b.draft;
  drop_card(b);
  const core::Card* card = card_at(b, lens, mouse);
  draft.hold = BoardHold::pressing;
  draft.pressed = card ? card->id : std::string();
  draft.pressed_at = mouse;
  draft.view_at_press = draft.view;
}

// A press that moves far enough takes the card along, or the canvas. A finger takes only a selected card:
// with cards all over a small screen it moves the view far more often.
void begin_drag(Boarding& b, const Lens& lens) {
  BoardDraft& draft = b.draft;
  const core::Card* card = draft.pressed.empty() ? nullptr : b.card(draft.pressed);
  const bool touch = ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
  if (!card || b.read_only || (touch && draft.selected != card->id)) {
    draft.hold = BoardHold::panning;
    return;
  }
  const ImVec2 grip = lens.to_canvas(draft.pressed_at);
  draft.hold = BoardHold::dragging;
  draft.selected = draft.dragging = card->id;
  draft.by_keys = false;
  draft.grip_x = grip.x - static_cast<float>(card->x);
  draft.grip_y = grip.y - static_cast<float>(card->y);
}

// Near the edge the view follows the card.
void follow_to_the_edge(Boarding& b, ImVec2 mouse) {
  Ui& ui = b.ui;
  const float edge = ui.px(kEdge);
  const auto push = [&](float at, float from, float to) {
    return at < from + edge ? 1.0f : at > to - edge ? -1.0f : 0.0f;
  };
  const ImVec2 way{push(mouse.x, b.canvas.x, b.canvas.end()), push(mouse.y, b.canvas.y, b.canvas.bottom())};
  if (way.x == 0 && way.y == 0) return;
  const float step = ui.px(kEdgeSpeed) * std::min(ImGui::GetIO().DeltaTime, 0.05f);
  b.draft.view = moved_by(b.lens(), {way.x * step, way.y * step});
  ui.want_frame();
}

void drag_to(Boarding& b, ImVec2 mouse) {
  BoardDraft& draft = b.draft;
  follow_to_the_edge(b, mouse);
  const ImVec2 point = b.lens().to_canvas(mouse);
  draft.drag_x = std::clamp(point.x - draft.grip_x, -kCanvasEnd, kCanvasEnd);
  draft.drag_y = std::clamp(point.y - draft.grip_y, -kCanvasEnd, kCanvasEnd);
}

void end_press(Boarding& b, bool tapped) {
  BoardDraft& draft = b.draft;
  const BoardHold was = draft.hold;
  draft.hold = BoardHold::none;
  if (was == BoardHold::dragging) drop_card(b);
  if (was != BoardHold::pressing || !tapped) return;
  const bool again = !draft.pressed.empty() && draft.pressed == draft.selected &&
                     ImGui::GetIO().MouseClickedLastCount[ImGuiMouseButton_Left] >= 2;
  draft.selected = draft.pressed;
  draft.tab_leaves = draft.tab_away = false;
  if (const core::Card* card = b.selected(); card && again && !b.read_only) begin_editing(b, *card);
  b.ui.want_frame();
}

void follow_wheel(Boarding& b) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseWheel == 0 && io.MouseWheelH == 0) return;
  const float line = b.ui.px(60);
  if (io.KeyShift) {  // one wheel only: it goes across
    const float lines = io.MouseWheelH != 0 ? io.MouseWheelH : io.MouseWheel;
    b.draft.view = moved_by(b.lens(), {lines * line, 0});
  } else {
    b.draft.view = zoomed_to(b.lens(), b.draft.view.zoom * std::pow(1.15f, io.MouseWheel), io.MousePos);
    b.draft.view = moved_by(b.lens(), {io.MouseWheelH * line, 0});
  }
  b.ui.want_frame();
}

void follow_pointer(Boarding& b, const Item& it) {
  BoardDraft& draft = b.draft;
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  if (b.ui.touches.count >= 2) {
    if (draft.hold == BoardHold::dragging) drop_card(b);
    draft.hold = BoardHold::gesture;
    draft.view = draft.gesture.follow(b.lens(), {b.ui.touches.at[0], b.ui.touches.at[1]});
    return;
  }
  draft.gesture.end();
  const bool held = it.held && ImGui::GetIO().MouseDown[ImGuiMouseButton_Left];  // not by the keyboard
  if (held && draft.hold == BoardHold::none) begin_press(b, b.lens(), mouse);
  if (held && draft.hold == BoardHold::pressing && away(mouse, draft.pressed_at) > b.ui.px(kDragsAfter))
    begin_drag(b, b.lens());
  if (held && draft.hold == BoardHold::panning)
    draft.view = moved_by(lens_of(draft.view_at_press, b.canvas, b.ui.scale),
                          {mouse.x - draft.pressed_at.x, mouse.y - draft.pressed_at.y});
  if (held && draft.hold == BoardHold::dragging) drag_to(b, mouse);
  if (!held && draft.hold != BoardHold::none) end_press(b, it.pressed);
  if (it.hovered) follow_wheel(b);
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
  Rect place{static_cast<float>(card.x), static_cast<float>(card.y), kCardWidth, kCardHeight};
  if (card.id == b.draft.dragging) {
    place.x = b.draft.drag_x;
    place.y = b.draft.drag_y;
  } else if (card.id == b.draft.selected && letters_are_drawn(b.lens())) {
    place.h = height_for_all(b, card);
  }
  return place;
}

void drop_card(Boarding& b) {
  BoardDraft& draft = b.draft;
  if (draft.dragging.empty()) return;
  const core::Card* card = b.card(draft.dragging);
  const auto x = static_cast<std::int64_t>(std::lround(draft.drag_x));
  const auto y = static_cast<std::int64_t>(std::lround(draft.drag_y));
  if (card && (card->x != x || card->y != y)) b.intents.push_back(MoveCard{card->id, x, y});
  draft.dragging.clear();
  draft.by_keys = false;
  b.ui.want_frame();
}

void bring_into_sight(Boarding& b, const core::Card& card) {
  const Rect part = b.clear.inset(b.ui.px(8));
  b.draft.view = with_in_sight(b.lens(), shown_place(b, card), part);
  b.ui.want_frame();
}

void fit_all(Boarding& b) {
  b.draft.view = fitted(b.index().everything(), b.canvas, b.clear, b.ui.scale);
  b.ui.want_frame();
}

void zoom_by(Boarding& b, float factor) {
  b.draft.view = zoomed_to(b.lens(), b.draft.view.zoom * factor, b.clear.middle());
  b.ui.want_frame();
}

void draw_canvas(Boarding& b) {
  Item it;
  {
    const OnCanvas on(b.ui, b.canvas);
    it = item(b.ui, "canvas", b.canvas, b.ui.say("board.canvas"), ItemKind::canvas);
    follow_pointer(b, it);
    const Lens lens = b.lens();
    draw_dots(b, lens);
    draw_cards(b, lens);
    if (it.focused && b.draft.selected.empty()) focus_ring(b.ui, b.canvas.inset(2), 0, RingOn::inside);
  }
  if (!b.board.cards.empty()) return;
  const Rect middle = b.clear.centered(std::min(b.clear.w - b.ui.px(24), b.ui.px(360)), b.ui.px(180));
  empty_state(b.ui, middle, b.ui.say("board.empty.title"),
              b.ui.say(b.read_only ? "board.empty.closed" : "board.empty.text"));
}

}  // namespace ubao::app
