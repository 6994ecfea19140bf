// What people do on a board, and undoing it.
#include <algorithm>
#include <iterator>

#include "app/app.h"
#include "app/screens/board_typing_keys.h"
#include "app/theme.h"

namespace ubao::app {
namespace {

constexpr std::size_t kMostOneByOne = 50;  // more cards than these are read at once, with the whole board
constexpr std::size_t kMostTouches = 256;

auto place_of(std::vector<core::Card>& cards, const std::string& id) {
  return std::lower_bound(cards.begin(), cards.end(), id,
                          [](const core::Card& card, const std::string& wanted) { return card.id < wanted; });
}

// A comment belongs to its card, not onto the canvas; one whose card is gone has nowhere else to be.
bool hangs_on_a_card(const core::Card& card) { return card.kind == core::CardKind::comment && !card.loose; }

core::Result<core::Done> done_or_error(const core::Result<core::Recorded>& recorded) {
  if (!recorded) return recorded.error();
  return core::Done{};
}

}  // namespace

const core::Card* App::shown_card(const std::string& id) {
  for (auto* cards : {&state_.views.board.cards, &state_.views.board_comments}) {
    const auto at = place_of(*cards, id);
    if (at != cards->end() && at->id == id) return &*at;
  }
  return nullptr;
}

CardFace App::shown_face(const std::string& id) {
  return face_of(shown_card(id), state_.views.board.votes.mine.contains(id));
}

// Only the card that changed is read again: a board of thousands stays instant.
void App::card_changed(const std::string& id) {
  auto now = workshop_->card(id, state_.person);
  const bool hangs = now && hangs_on_a_card(*now);
  auto& comments = state_.views.board_comments;
  const auto comment = place_of(comments, id);
  if (comment != comments.end() && comment->id == id) comments.erase(comment);
  if (hangs) comments.insert(place_of(comments, id), *now);
  ++state_.board_revision;
  if (hangs) now.reset();  // on the canvas it is none

  auto& cards = state_.views.board.cards;
  auto at = place_of(cards, id);
  const bool there = at != cards.end() && at->id == id;
  if (!now && !there) return;
  CardTouch touch;
  touch.at = static_cast<std::size_t>(at - cards.begin());
  touch.what = now && there ? CardTouch::What::changed
               : now        ? CardTouch::What::added
                            : CardTouch::What::removed;
  if (now) {
    touch.x = now->x;
    touch.y = now->y;
    touch.colour = now->colour;
  }
  if (now && there)
    *at = std::move(*now);
  else if (now)
    cards.insert(at, std::move(*now));
  else
    cards.erase(at);
  BoardTouches& touches = state_.board_touches;
  touch.revision = state_.board_revision;
  if (touches.cards.size() == kMostTouches) {
    touches.whole = touches.cards.front().revision;
    touches.cards.erase(touches.cards.begin());
  }
  touches.cards.push_back(std::move(touch));
}

void App::read_board() {
  core::Board& board = state_.views.board;
  board = workshop_->board(state_.activity, state_.person);
  const auto hung = std::stable_partition(board.cards.begin(), board.cards.end(),
                                          [](const core::Card& card) { return !hangs_on_a_card(card); });
  state_.views.board_comments.assign(std::make_move_iterator(hung),
                                     std::make_move_iterator(board.cards.end()));
  board.cards.erase(hung, board.cards.end());
  const auto mine = [](const core::Card& card) { return card.mine; };
  writes_ = std::any_of(board.cards.begin(), board.cards.end(), mine) ||
            std::any_of(state_.views.board_comments.begin(), state_.views.board_comments.end(), mine);
  state_.views.planned_cards = workshop_->planned_cards(state_.activity);
  state_.board_touches = {++state_.board_revision, {}};
}

void App::board_action(const Intent& intent) {
  if (!workshop_) return;
  // What is done here is shown card by card; what came from others meanwhile is read by refresh.
  const bool current = board_written_ == workshop_->store_revision().written;
  act_on_board(intent);
  if (current) board_written_ = workshop_->store_revision().written;
}

// One act, however many cards it touches: one transaction, and one step to take back. `work` names the cards
// that it makes.
bool App::one_act(const std::vector<std::string>& cards, const ActOnCards& work) {
  BoardStep step;
  for (const std::string& card : cards) step.cards.push_back({card, shown_face(card), {}});
  std::vector<std::string> touched = cards;
  if (!took(workshop_->in_one_act([&] { return work(touched); }))) return false;
  show_changed(touched);
  for (std::size_t i = cards.size(); i < touched.size(); ++i) step.cards.push_back({touched[i], {}, {}});
  remember(std::move(step));
  return true;
}

// What its cards came to is read from the board; an act that changed nothing is none.
void App::remember(BoardStep step) {
  for (CardStep& one : step.cards) one.after = shown_face(one.card);
  std::erase_if(step.cards, [](const CardStep& one) { return one.before == one.after; });
  if (!step.empty()) history_.did(std::move(step));
}

void App::show_changed(const std::vector<std::string>& cards) {
  if (cards.size() > kMostOneByOne) {
    read_board();
    return;
  }
  bool came_or_went = false, rests = false;
  for (const std::string& card : cards) {
    const CardFace before = shown_face(card);
    card_changed(card);
    const CardFace after = shown_face(card);
    came_or_went = came_or_went || before.there != after.there;
    rests = rests || before.parked != after.parked;
  }
  if (came_or_went) others_follow(cards);
  if (came_or_went || rests) votes_changed();
}

// What goes with cards that came or went: comments on them, and which of one's own are over everybody's
// share.
void App::others_follow(const std::vector<std::string>& cards) {
  core::Board& board = state_.views.board;
  const bool shares = board.rules.cards_each > 0 || board.rules.comments_each > 0;
  std::vector<std::string> others;
  bool writes = false;
  for (const auto* shown : {&board.cards, &state_.views.board_comments})
    for (const core::Card& card : *shown) {
      writes = writes || card.mine;
      const auto named = [&](const std::string& id) {
        return !id.empty() && std::find(cards.begin(), cards.end(), id) != cards.end();
      };
      if (!named(card.id) && (named(card.on) || (shares && card.mine))) others.push_back(card.id);
    }
  if (writes != writes_) board.writers += writes ? 1 : -1;
  writes_ = writes;
  if (others.size() > kMostOneByOne)
    read_board();
  else
    for (const std::string& card : others) card_changed(card);
}

void App::act_on_board(const Intent& intent) {
  if (facilitate_board(intent) || organize_board(intent)) return;
  const std::string& who = state_.person;
  if (const auto* add = std::get_if<AddCard>(&intent)) {
    add_cards(add->activity, {{add->text, add->colour, add->x, add->y}}, add->kind);
  } else if (const auto* many = std::get_if<AddCards>(&intent)) {
    add_cards(many->activity, many->cards, core::CardKind::idea);
  } else if (const auto* edit = std::get_if<EditCard>(&intent)) {
    edit_card(*edit);
  } else if (const auto* move = std::get_if<MoveCard>(&intent)) {
    move_cards({*move});
  } else if (const auto* moves = std::get_if<MoveCards>(&intent)) {
    move_cards(moves->cards);
  } else if (const auto* colour = std::get_if<ColourCard>(&intent)) {
    colour_cards({colour->card}, colour->colour);
  } else if (const auto* colours = std::get_if<ColourCards>(&intent)) {
    colour_cards(colours->cards, colours->colour);
  } else if (const auto* remove = std::get_if<RemoveCard>(&intent)) {
    remove_cards({remove->card});
  } else if (const auto* removes = std::get_if<RemoveCards>(&intent)) {
    remove_cards(removes->cards);
  } else if (const auto* copy = std::get_if<CopyCards>(&intent)) {
    state_.clipping = copy->clipping;
  } else if (const auto* keep = std::get_if<KeepCard>(&intent)) {
    if (took(workshop_->restore_card(keep->card, who))) card_changed(keep->card);
  } else if (const auto* typing = std::get_if<KeepTyping>(&intent)) {
    took(workshop_->keep_typing(typing->activity, who, typing->text));
  } else if (std::holds_alternative<Undo>(intent)) {
    if (const auto step = history_.take_back()) apply_step(*step, false);
  } else if (std::holds_alternative<Redo>(intent)) {
    if (const auto step = history_.do_again()) apply_step(*step, true);
  }
}

void App::add_cards(const std::string& activity, const std::vector<NewCard>& cards, core::CardKind kind) {
  std::vector<std::string> made;
  const bool added = one_act({}, [&](std::vector<std::string>& touched) -> core::Result<core::Done> {
    for (const NewCard& card : cards) {
      auto recorded =
          workshop_->add_card({activity, state_.person, card.text, {card.x, card.y}, card.colour, kind});
      if (!recorded) return recorded.error();
      made.push_back(recorded->record);
    }
    touched = made;
    return core::Done{};
  });
  if (!added || made.empty()) return;
  BoardDraft& draft = state_.board;
  const bool typed = cards.size() == 1 ? cards.front().text == draft.text : draft.splitting;
  if (typed) {
    draft.text.clear();
    if (!draft.kept_text.empty()) took(workshop_->keep_typing(state_.activity, state_.person, {}));
    draft.kept_text.clear();
    draft.typed_at = 0;
  }
  if (typed || cards.size() == 1) close_card_sheets();
  draft.splitting = false;
  draft.choice.clear();
  if (made.size() > 1) {
    toast_count("toast.cards_added", made.size());
    draft.choice.set(made);
  }
  draft.selected = made.front();
}

void App::edit_card(const EditCard& edit) {
  const bool edited = one_act({edit.card}, [&](std::vector<std::string>&) {
    return done_or_error(workshop_->set_card(edit.card, state_.person, {edit.text, {}, {}}));
  });
  if (!edited) return;
  BoardDraft& draft = state_.board;
  if (!draft.kept_edit.empty()) took(workshop_->keep_typing(edit.card, state_.person, {}));
  close_card_sheets();
  draft.edited.clear();
  draft.kept_edit.clear();
  draft.typed_at = 0;
  draft.selected = edit.card;
}

void App::toast_count(std::string_view key, std::size_t cards) {
  state_.toast =
      Notice{language_.count(key, static_cast<std::int64_t>(cards)), Undo{}, now_ + measure::kToastSeconds};
}

void App::close_card_sheets() {
  BoardDraft& draft = state_.board;
  draft.composing = draft.choosing_version = false;
  draft.editing.clear();
  draft.error.clear();
}

void App::move_cards(const std::vector<MoveCard>& moves) {
  std::vector<std::string> cards;
  for (const MoveCard& move : moves) cards.push_back(move.card);
  one_act(cards, [&](std::vector<std::string>&) -> core::Result<core::Done> {
    for (const MoveCard& move : moves)
      if (auto done = workshop_->set_card(move.card, state_.person, {{}, std::pair(move.x, move.y), {}});
          !done)
        return done.error();
    return core::Done{};
  });
}

void App::colour_cards(const std::vector<std::string>& cards, const std::string& colour) {
  one_act(cards, [&](std::vector<std::string>&) -> core::Result<core::Done> {
    for (const std::string& card : cards)
      if (auto done = workshop_->set_card(card, state_.person, {{}, {}, colour}); !done) return done.error();
    return core::Done{};
  });
}

void App::remove_cards(const std::vector<std::string>& cards) {
  const bool removed = one_act(cards, [&](std::vector<std::string>&) -> core::Result<core::Done> {
    for (const std::string& card : cards)
      if (auto done = workshop_->remove_card(card, state_.person); !done) return done.error();
    return core::Done{};
  });
  if (!removed) return;
  state_.board.selected.clear();
  state_.board.choice.clear();
  state_.board.choosing = false;
  if (cards.size() == 1)
    toast("toast.card_removed", {}, Undo{});
  else
    toast_count("toast.cards_removed", cards.size());
}

// What was typed about a card before the program ended without saving it is in the field again.
void App::offer_kept_edit() {
  BoardDraft& draft = state_.board;
  if (!draft.commenting.empty() && draft.comment_on != draft.commenting) {
    draft.comment_on = draft.commenting;
    draft.comment = draft.kept_comment = workshop_->kept_typing(comment_key(draft.commenting), state_.person);
  }
  if (draft.sheet == BoardSheet::naming && draft.named_for != draft.naming) {
    draft.named_for = draft.naming;
    draft.kept_name = workshop_->kept_typing(draft.naming, state_.person);
    if (!draft.kept_name.empty()) draft.name = draft.kept_name;
  }
  if (draft.edited == offered_edit_) return;
  offered_edit_ = draft.edited;
  const core::Card* card = draft.edited.empty() ? nullptr : shown_card(draft.edited);
  if (!card || draft.edited_text != card->text) return;
  const std::string kept = workshop_->kept_typing(draft.edited, state_.person);
  if (!kept.empty()) draft.edited_text = draft.kept_edit = kept;
}

}  // namespace ubao::app
