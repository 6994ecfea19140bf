// What people do on a board, and undoing it.
#include <algorithm>

#include "app/app.h"

namespace ubao::app {
namespace {

using core::CardChange;

CardChange change_between(const CardFace& from, const CardFace& to) {
  CardChange change;
  if (from.text != to.text) change.text = to.text;
  if (from.colour != to.colour) change.colour = to.colour;
  if (from.x != to.x || from.y != to.y) change.pos = std::pair(to.x, to.y);
  return change;
}

}  // namespace

const core::Card* App::shown_card(const std::string& id) const {
  for (const core::Card& card : state_.views.board.cards)
    if (card.id == id) return &card;
  return nullptr;
}

// Only the card that changed is read again: a board of thousands stays instant.
void App::card_changed(const std::string& id) {
  auto& cards = state_.views.board.cards;
  const auto at =
      std::lower_bound(cards.begin(), cards.end(), id,
                       [](const core::Card& card, const std::string& wanted) { return card.id < wanted; });
  const bool there = at != cards.end() && at->id == id;
  auto now = workshop_->card(id, state_.person);
  if (now && there)
    *at = std::move(*now);
  else if (now)
    cards.insert(at, std::move(*now));
  else if (there)
    cards.erase(at);
  ++state_.board_revision;
}

void App::board_action(const Intent& intent) {
  if (!workshop_) return;
  // What is done here is shown card by card; what came from others meanwhile is read by refresh.
  const bool current = board_written_ == workshop_->store_revision().written;
  act_on_board(intent);
  if (current) board_written_ = workshop_->store_revision().written;
}

void App::act_on_board(const Intent& intent) {
  const std::string& who = state_.person;
  std::string card;
  CardFace before;
  core::Result<core::Recorded> result = core::ErrorCode::none;
  BoardDraft& draft = state_.board;
  if (const auto* add = std::get_if<AddCard>(&intent)) {
    result = workshop_->add_card(add->activity, who, add->text, {add->x, add->y}, add->colour);
  } else if (const auto* edit = std::get_if<EditCard>(&intent)) {
    card = edit->card;
    result = workshop_->set_card(card, who, {edit->text, {}, {}});
  } else if (const auto* move = std::get_if<MoveCard>(&intent)) {
    card = move->card;
    result = workshop_->set_card(card, who, {{}, std::pair(move->x, move->y), {}});
  } else if (const auto* colour = std::get_if<ColourCard>(&intent)) {
    card = colour->card;
    result = workshop_->set_card(card, who, {{}, {}, colour->colour});
  } else if (const auto* remove = std::get_if<RemoveCard>(&intent)) {
    card = remove->card;
    result = workshop_->remove_card(card, who);
  } else if (const auto* keep = std::get_if<KeepCard>(&intent)) {
    if (took(workshop_->restore_card(keep->card, who))) card_changed(keep->card);
    return;
  } else if (const auto* typing = std::get_if<KeepTyping>(&intent)) {
    took(workshop_->keep_typing(typing->activity, who, typing->text));
    return;
  } else if (std::holds_alternative<Undo>(intent)) {
    if (const auto step = history_.take_back()) apply_step(*step, false);
    return;
  } else if (std::holds_alternative<Redo>(intent)) {
    if (const auto step = history_.do_again()) apply_step(*step, true);
    return;
  }
  before = face_of(card.empty() ? nullptr : shown_card(card));
  if (!took(result)) return;
  if (card.empty()) card = result->record;
  card_changed(card);
  history_.did({card, before, face_of(shown_card(card))});
  const auto* added = std::get_if<AddCard>(&intent);
  if (added && added->text == draft.text) {
    draft.text.clear();
    if (!draft.kept_text.empty()) took(workshop_->keep_typing(state_.activity, who, {}));
    draft.kept_text.clear();
  }
  if (added || std::holds_alternative<EditCard>(intent)) {
    draft.composing = draft.choosing_version = false;
    draft.editing.clear();
    if (!added) draft.edited.clear();
    draft.error.clear();
    draft.selected = card;
  }
  if (std::holds_alternative<RemoveCard>(intent)) {
    draft.selected.clear();
    toast("toast.card_removed", {}, Undo{});
  }
}

// Takes a step back or does it again, unless somebody changed the card in the meantime.
void App::apply_step(const BoardStep& step, bool forward) {
  const CardFace& from = forward ? step.before : step.after;
  const CardFace& to = forward ? step.after : step.before;
  if (!(face_of(shown_card(step.card)) == from)) {
    toast("toast.changed_meanwhile");
    return;
  }
  const std::string& who = state_.person;
  const auto result = !to.there     ? workshop_->remove_card(step.card, who)
                      : !from.there ? workshop_->restore_card(step.card, who)
                                    : workshop_->set_card(step.card, who, change_between(from, to));
  if (took(result)) card_changed(step.card);
}

}  // namespace ubao::app
