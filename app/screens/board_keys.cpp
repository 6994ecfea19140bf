// The board by keyboard: everything that mouse and touch can do.
#include "app/item.h"
#include "app/keys.h"
#include "app/screens/board_parts.h"
#include "imgui_internal.h"

namespace ubao::app {
namespace {

constexpr float kNudge = 8, kLongNudge = 40;  // canvas units
constexpr float kPan = 80;                    // pixels at scale 1

struct Arrow {
  ImGuiKey key;
  float x, y;
};
constexpr Arrow kArrows[] = {{ImGuiKey_LeftArrow, -1, 0},
                             {ImGuiKey_RightArrow, 1, 0},
                             {ImGuiKey_UpArrow, 0, -1},
                             {ImGuiKey_DownArrow, 0, 1}};

bool keyboard_on_canvas() {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  return g.NavCursorVisible && g.NavId == id_of("canvas");
}

// Moves the selected card, or all that are chosen, by steps; it is dropped, as one change, when the keys are
// up.
void nudge(Boarding& b, const core::Card& card, float dx, float dy) {
  BoardDraft& draft = b.draft;
  if (draft.dragging != card.id) {
    drop_card(b);
    draft.dragging = card.id;
    draft.drags_choice = !draft.choice.empty();
    draft.drag_x = static_cast<float>(card.x);
    draft.drag_y = static_cast<float>(card.y);
  }
  draft.by_keys = true;
  draft.drag_x = std::clamp(draft.drag_x + dx, -kCanvasEnd, kCanvasEnd);
  draft.drag_y = std::clamp(draft.drag_y + dy, -kCanvasEnd, kCanvasEnd);
  bring_into_sight(b, card);
}

// The card that the arrows move: with several chosen, one of them.
const core::Card* lead_card(Boarding& b) {
  const CardChoice& choice = b.draft.choice;
  if (choice.empty() || choice.has(b.draft.selected)) return b.selected();
  return b.card(choice.cards().front());
}

void act_on_arrows(Boarding& b) {
  BoardDraft& draft = b.draft;
  bool any_down = false;
  const core::Card* card = b.read_only ? nullptr : lead_card(b);
  const float step = ImGui::GetIO().KeyShift ? kLongNudge : kNudge;
  for (const Arrow& arrow : kArrows) {
    any_down = any_down || ImGui::IsKeyDown(arrow.key);
    if (!own_key(b.ui, arrow.key, true)) continue;
    if (card)
      nudge(b, *card, arrow.x * step, arrow.y * step);
    else
      draft.view = moved_by(b.lens(), {-arrow.x * b.ui.px(kPan), -arrow.y * b.ui.px(kPan)});
    b.ui.want_frame();
  }
  if (draft.by_keys && !any_down) drop_card(b);
}

// The next card in reading order, of those found while something is looked for.
const core::Card* next_card(Boarding& b, bool backwards) {
  const auto& order = b.draft.cards.found_in_order();
  if (order.empty()) return nullptr;
  const std::size_t now = b.draft.cards.place_of(b.board, b.draft.selected);
  std::size_t at = backwards ? order.size() - 1 : 0;
  if (!b.draft.cards.looking()) {
    at = b.index().next(now, backwards);
    return at == BoardIndex::kNoCard ? nullptr : &b.board.cards[at];
  }
  for (std::size_t i = 0; i < order.size(); ++i)
    if (order[i] == now) {
      if (backwards ? i == 0 : i + 1 == order.size()) return nullptr;
      at = backwards ? i - 1 : i + 1;
    }
  return &b.board.cards[order[at]];
}

// From now on Tab goes to what follows the canvas, until it comes back to it.
void leave_cards(Boarding& b) {
  b.draft.tab_leaves = true;
  b.draft.tab_away = false;
  ImGui::SetFocusID(id_of("canvas"), ImGui::GetCurrentWindow());
  ImGui::SetNavCursorVisible(true);
}

void act_on_tab(Boarding& b) {
  if (b.draft.tab_away && keyboard_on_canvas()) b.draft.tab_leaves = b.draft.tab_away = false;
  if (b.draft.tab_leaves || b.board.cards.empty() || !own_key(b.ui, ImGuiKey_Tab, true)) return;
  const core::Card* card = next_card(b, ImGui::GetIO().KeyShift);
  if (!card) {
    leave_cards(b);
    return;
  }
  drop_card(b);
  b.draft.selected = card->id;
  bring_into_sight(b, *card);
}

void act_on_selected(Boarding& b) {
  const core::Card* card = b.selected();
  const bool enter = own_key(b.ui, ImGuiKey_Enter) || own_key(b.ui, ImGuiKey_KeypadEnter);
  if (own_key(b.ui, ImGuiKey_Space) && card) {  // into the choice, or out of it
    b.draft.choosing = true;
    b.draft.choice.toggle(card->id);
    b.ui.want_frame();
  }
  if (!b.read_only && !b.acted_on().empty() && shortcut(b.ui, ImGuiKey_Delete)) {
    remove_chosen(b);
    return;
  }
  if (!card) {
    card = enter ? next_card(b, false) : nullptr;
    if (!card) return;
    b.draft.selected = card->id;
    bring_into_sight(b, *card);
    return;
  }
  if (shortcut(b.ui, ImGuiKey_V)) toggle_dot(b, *card);
  if (shortcut(b.ui, ImGuiKey_O)) {
    b.draft.reading = true;
    b.ui.want_frame();
  }
  if (shortcut(b.ui, ImGuiKey_C) && why_no_comment(b, *card).empty()) begin_comment(b, *card);
  if (b.read_only) return;
  if (enter) {
    drop_card(b);
    begin_editing(b, *card);
  }
}

void act_on_escape(Boarding& b) {
  BoardDraft& draft = b.draft;
  if (!shortcut(b.ui, ImGuiKey_Escape)) return;
  if (!draft.dragging.empty()) {  // what is on its way goes back to where it was
    draft.dragging.clear();
    draft.drags_choice = draft.by_keys = false;
    draft.snap = {};
    draft.hold = draft.hold == BoardHold::none ? BoardHold::none : BoardHold::gesture;
  } else if (draft.hold == BoardHold::boxing) {
    draft.choice.set(draft.chosen_before);
    draft.hold = BoardHold::gesture;
  } else if (!draft.choice.empty() || draft.choosing) {
    end_choosing(b);
  } else if (!draft.selected.empty()) {
    draft.selected.clear();
    leave_cards(b);
  } else if (draft.finding) {
    draft.finding = false;
    draft.find.clear();
  }
  b.ui.want_frame();
}

void act_on_clipboard_keys(Boarding& b) {
  if (shortcut(b.ui, ImGuiKey_A) && !b.board.cards.empty()) choose_all(b);
  if (shortcut(b.ui, ImGuiKey_C)) copy_cards(b);
  if (b.read_only) return;
  if (shortcut(b.ui, ImGuiKey_X)) {
    copy_cards(b);
    remove_chosen(b);
  }
  if (!why_no_idea(b).empty()) return;
  if (shortcut(b.ui, ImGuiKey_V)) paste_cards(b);
  if (shortcut(b.ui, ImGuiKey_D)) duplicate_cards(b);
}

void act_everywhere(Boarding& b) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.KeyCtrl) {
    const bool again = shortcut(b.ui, ImGuiKey_Y) || (io.KeyShift && shortcut(b.ui, ImGuiKey_Z));
    if (again && b.state.can_redo)
      b.intents.push_back(Redo{});
    else if (!io.KeyShift && shortcut(b.ui, ImGuiKey_Z) && b.state.can_undo)
      b.intents.push_back(Undo{});
    if (shortcut(b.ui, ImGuiKey_F)) b.draft.finding = true;
    act_on_clipboard_keys(b);
    return;
  }
  if (shortcut(b.ui, ImGuiKey_Equal) || shortcut(b.ui, ImGuiKey_KeypadAdd)) zoom_by(b, kZoomStep);
  if (shortcut(b.ui, ImGuiKey_Minus) || shortcut(b.ui, ImGuiKey_KeypadSubtract)) zoom_by(b, 1 / kZoomStep);
  if (shortcut(b.ui, ImGuiKey_0) || shortcut(b.ui, ImGuiKey_Keypad0)) fit_all(b);
  if (shortcut(b.ui, ImGuiKey_1) || shortcut(b.ui, ImGuiKey_Keypad1)) zoom_to(b, 1);
  if (shortcut(b.ui, ImGuiKey_N) && why_no_idea(b).empty()) begin_new_card(b);
  if (shortcut(b.ui, ImGuiKey_G) && why_no_group(b).empty()) begin_grouping(b);
}

}  // namespace

void act_on_board_keys(Boarding& b) {
  if (!keys_are_free()) {
    if (b.draft.by_keys) drop_card(b);
    return;
  }
  act_everywhere(b);
  act_on_escape(b);
  if (keyboard_on_item() && !keyboard_on_canvas()) {
    b.draft.tab_away = true;
    if (b.draft.by_keys) drop_card(b);
    return;
  }
  act_on_tab(b);
  act_on_arrows(b);
  act_on_selected(b);
}

}  // namespace ubao::app
