// What mouse and touch do on the canvas: pan, zoom, choose, move cards.
#include <algorithm>
#include <cmath>

#include "app/item.h"
#include "app/screens/board_parts.h"

namespace ubao::app {
namespace {

constexpr float kDragsAfter = 6;               // pixels at scale 1: less is a tap
constexpr double kLongPress = 0.5;             // seconds
constexpr float kEdge = 36, kEdgeSpeed = 700;  // a card held there moves the view; pixels a second
constexpr float kSnapReach = 7;                // pixels at scale 1
constexpr float kWheelLine = 60, kWheelZoom = 1.15f;
constexpr std::size_t kMostNeighbours = 300;  // that a card snaps to

bool finger() { return ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen; }

// The card under a point of the window: the selected one lies above all.
const core::Card* card_at(Boarding& b, const Lens& lens, ImVec2 pixel) {
  const ImVec2 point = lens.to_canvas(pixel);
  if (const core::Card* selected = b.selected(); selected && shown_place(b, *selected).contains(point))
    return selected;
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
  draft.pressed_since = b.ui.now;
  draft.long_press = false;
  draft.view_at_press = draft.view;
}

void begin_box(Boarding& b, const Lens& lens) {
  BoardDraft& draft = b.draft;
  draft.hold = BoardHold::boxing;
  draft.box_from = draft.box_to = lens.to_canvas(draft.pressed_at);
  draft.chosen_before = draft.choice.cards();
  if (draft.chosen_before.empty() && !draft.selected.empty() && ImGui::GetIO().KeyShift)
    draft.chosen_before.push_back(draft.selected);
}

// A long press on a card begins choosing with it, one on the paper draws a box.
void press_long(Boarding& b, const Lens& lens) {
  BoardDraft& draft = b.draft;
  draft.long_press = true;
  draft.choosing = true;
  if (draft.pressed.empty()) {
    begin_box(b, lens);
  } else {
    draft.choice.add(draft.pressed);
    draft.selected = draft.pressed;
  }
  b.ui.want_frame();
}

// A press that moves far enough takes the card along, or the canvas. A finger takes only a card that is
// selected: with cards all over a small screen it moves the view far more often.
void begin_drag(Boarding& b, const Lens& lens) {
  BoardDraft& draft = b.draft;
  const core::Card* card = draft.pressed.empty() ? nullptr : b.card(draft.pressed);
  const bool chosen = card && draft.choice.has(card->id);
  if (!card && !finger() && (draft.choosing || ImGui::GetIO().KeyShift)) {
    begin_box(b, lens);
    return;
  }
  if (!card || b.read_only || (finger() && !chosen && draft.selected != card->id)) {
    draft.hold = BoardHold::panning;
    return;
  }
  if (!chosen && draft.choosing) draft.choice.add(card->id);
  if (!chosen && !draft.choosing) draft.choice.clear();
  const ImVec2 grip = lens.to_canvas(draft.pressed_at);
  draft.hold = BoardHold::dragging;
  draft.selected = draft.dragging = card->id;
  draft.drags_choice = !draft.choice.empty();
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

// In line with what lies around, unless Alt is held.
CardSnap snap_to_neighbours(Boarding& b, ImVec2 at) {
  const CardSnap free{at.x, at.y, {}, {}};
  const Lens lens = b.lens();
  if (ImGui::GetIO().KeyAlt) return free;
  const std::vector<std::size_t> around = b.index().in(lens.in_sight());
  if (around.size() > kMostNeighbours) return free;
  std::vector<Rect> neighbours;
  for (const std::size_t card : around)
    if (!b.moves(b.board.cards[card])) neighbours.push_back(b.index().place(card));
  return snapped({at.x, at.y, kCardWidth, kCardHeight}, neighbours, b.ui.px(kSnapReach) / lens.unit);
}

void drag_to(Boarding& b, ImVec2 mouse) {
  BoardDraft& draft = b.draft;
  follow_to_the_edge(b, mouse);
  const ImVec2 point = b.lens().to_canvas(mouse);
  draft.snap = snap_to_neighbours(b, {std::clamp(point.x - draft.grip_x, -kCanvasEnd, kCanvasEnd),
                                      std::clamp(point.y - draft.grip_y, -kCanvasEnd, kCanvasEnd)});
  draft.drag_x = std::clamp(draft.snap.x, -kCanvasEnd, kCanvasEnd);
  draft.drag_y = std::clamp(draft.snap.y, -kCanvasEnd, kCanvasEnd);
}

// The box holds what it touches, besides what was chosen before.
void box_to(Boarding& b, ImVec2 mouse) {
  BoardDraft& draft = b.draft;
  follow_to_the_edge(b, mouse);
  draft.box_to = b.lens().to_canvas(mouse);
  std::vector<std::string> cards = draft.chosen_before;
  for (const std::size_t at : b.index().in(b.box()))
    if (draft.cards.found(at)) cards.push_back(b.board.cards[at].id);
  draft.choice.set(std::move(cards));
}

void tap(Boarding& b) {
  BoardDraft& draft = b.draft;
  const bool adding = draft.choosing || ImGui::GetIO().KeyShift;
  const bool again = !draft.pressed.empty() && draft.pressed == draft.selected &&
                     ImGui::GetIO().MouseClickedLastCount[ImGuiMouseButton_Left] >= 2;
  draft.tab_leaves = draft.tab_away = false;
  if (const core::Card* card = draft.pressed.empty() ? nullptr : b.card(draft.pressed);
      card && !adding && has_dot(b, *card) && why_no_dot(b, *card).empty() &&
      dot_reach(b, b.lens().to_window(shown_place(b, *card))).contains(draft.pressed_at)) {
    toggle_dot(b, *card);
    return;
  }
  if (draft.pressed.empty() && !adding)
    if (const core::BoardGroup* group = group_named_at(b, b.lens().to_canvas(draft.pressed_at))) {
      open_group(b, *group);
      return;
    }
  if (draft.pressed.empty()) {
    end_choosing(b);
    draft.selected.clear();
  } else if (adding) {
    if (draft.choice.empty() && b.selected() && draft.selected != draft.pressed && !draft.choosing)
      draft.choice.add(draft.selected);
    draft.choice.toggle(draft.pressed);
    draft.selected = draft.pressed;
  } else {
    draft.choice.clear();
    draft.selected = draft.pressed;
    if (const core::Card* card = b.selected(); card && again && !b.read_only) begin_editing(b, *card);
  }
  b.ui.want_frame();
}

void end_press(Boarding& b, bool tapped) {
  BoardDraft& draft = b.draft;
  const BoardHold was = draft.hold;
  draft.hold = BoardHold::none;
  if (was == BoardHold::dragging) drop_card(b);
  if (was == BoardHold::boxing) {
    draft.chosen_before.clear();
    if (!draft.choice.empty() && !draft.choice.has(draft.selected)) draft.selected.clear();
    b.ui.want_frame();
  }
  if (was == BoardHold::pressing && tapped && !draft.long_press) tap(b);
}

// With Ctrl the wheel zooms, with Shift it goes across; alone it is a mouse's, which zooms, or a trackpad's,
// which pans.
void follow_wheel(Boarding& b) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseWheel == 0 && io.MouseWheelH == 0) return;
  BoardDraft& draft = b.draft;
  const float line = b.ui.px(kWheelLine);
  const bool trackpad = draft.wheel.is_trackpad(io.MouseWheelH, io.MouseWheel, b.ui.now);
  if (io.KeyShift)
    draft.view = moved_by(b.lens(), {(io.MouseWheelH != 0 ? io.MouseWheelH : io.MouseWheel) * line, 0});
  else if (trackpad && !io.KeyCtrl)
    draft.view = moved_by(b.lens(), {io.MouseWheelH * line, io.MouseWheel * line});
  else
    draft.view = zoomed_to(b.lens(), draft.view.zoom * std::pow(kWheelZoom, io.MouseWheel), io.MousePos);
  b.ui.want_frame();
}

void pan_from(Boarding& b, ImVec2 mouse) {
  const BoardDraft& draft = b.draft;
  b.draft.view = moved_by(lens_of(draft.view_at_press, b.canvas, b.ui.scale),
                          {mouse.x - draft.pressed_at.x, mouse.y - draft.pressed_at.y});
}

// The middle button pans wherever it goes down.
bool follow_middle_button(Boarding& b, const Item& it, ImVec2 mouse) {
  BoardDraft& draft = b.draft;
  if (it.hovered && draft.hold == BoardHold::none && ImGui::IsMouseClicked(ImGuiMouseButton_Middle)) {
    begin_press(b, b.lens(), mouse);
    draft.hold = BoardHold::middle;
  }
  if (draft.hold != BoardHold::middle) return false;
  if (ImGui::IsMouseDown(ImGuiMouseButton_Middle))
    pan_from(b, mouse);
  else
    draft.hold = BoardHold::none;
  return true;
}

void follow_press(Boarding& b, const Item& it, ImVec2 mouse) {
  BoardDraft& draft = b.draft;
  const bool held = it.held && ImGui::GetIO().MouseDown[ImGuiMouseButton_Left];  // not by the keyboard
  if (held && draft.hold == BoardHold::none) begin_press(b, b.lens(), mouse);
  if (held && draft.hold == BoardHold::pressing) {
    const double until = draft.pressed_since + kLongPress;
    if (away(mouse, draft.pressed_at) > b.ui.px(kDragsAfter))
      begin_drag(b, b.lens());
    else if (!draft.long_press && b.ui.now >= until)
      press_long(b, b.lens());
    else if (!draft.long_press)
      b.ui.want_frame_at(until);
  }
  if (held && draft.hold == BoardHold::panning) pan_from(b, mouse);
  if (held && draft.hold == BoardHold::dragging) drag_to(b, mouse);
  if (held && draft.hold == BoardHold::boxing) box_to(b, mouse);
  if (!held && draft.hold != BoardHold::none) end_press(b, it.pressed);
}

}  // namespace

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
  if (!follow_middle_button(b, it, mouse)) follow_press(b, it, mouse);
  if (it.hovered) follow_wheel(b);
}

void drop_card(Boarding& b) {
  BoardDraft& draft = b.draft;
  if (draft.dragging.empty()) return;
  std::vector<MoveCard> moves;
  if (const core::Card* card = draft.drags_choice ? nullptr : b.card(draft.dragging)) {
    const Rect place = shown_place(b, *card);
    const std::string group = group_for_drop(b, *card, place);
    if (group != card->group) {
      b.intents.push_back(PutIntoGroup{group, {{card->id, {std::llround(place.x), std::llround(place.y)}}}});
      draft.dragging.clear();
    }
  }
  const auto drop = [&](const core::Card* card) {
    if (!card) return;
    const Rect place = shown_place(b, *card);
    const MoveCard move{card->id, std::llround(place.x), std::llround(place.y)};
    if (card->x != move.x || card->y != move.y) moves.push_back(move);
  };
  if (draft.drags_choice)
    for (const std::string& card : draft.choice.cards()) drop(b.card(card));
  else
    drop(b.card(draft.dragging));
  if (moves.size() == 1)
    b.intents.push_back(moves.front());
  else if (!moves.empty())
    b.intents.push_back(MoveCards{std::move(moves)});
  draft.dragging.clear();
  draft.drags_choice = draft.by_keys = false;
  draft.snap = {};
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

void zoom_to(Boarding& b, float zoom) {
  b.draft.view = zoomed_to(b.lens(), zoom, b.clear.middle());
  b.ui.want_frame();
}

}  // namespace ubao::app
