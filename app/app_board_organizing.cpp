// Groups of cards, comments, principles, choosing; and undoing what one did on a board.
#include <algorithm>

#include "app/app.h"
#include "app/screens/board_typing_keys.h"

namespace ubao::app {
namespace {

constexpr std::int64_t kCommentAside = 24;  // canvas units: where it lies once its card is gone

core::Result<core::Done> done_with(const core::Result<core::Recorded>& recorded) {
  if (!recorded) return recorded.error();
  return core::Done{};
}

}  // namespace

bool App::organize_board(const Intent& intent) {
  if (const auto* comment = std::get_if<AddComment>(&intent)) {
    add_comment(*comment);
  } else if (const auto* make = std::get_if<MakeGroup>(&intent)) {
    make_group(*make);
  } else if (const auto* name = std::get_if<NameGroup>(&intent)) {
    BoardStep step{{}, {{name->group, shown_group(name->group), {}}}};
    if (!took(workshop_->set_group(name->group, state_.person, {.name = name->name}))) return true;
    groups_changed();
    remember(std::move(step));
  } else if (const auto* gone = std::get_if<Ungroup>(&intent)) {
    ungroup(gone->group);
  } else if (const auto* put = std::get_if<PutIntoGroup>(&intent)) {
    put_into_group(*put);
  } else if (const auto* tag = std::get_if<TagCard>(&intent)) {
    change_cards({tag->card}, {.tags = {{tag->principle, tag->set}}});
  } else if (const auto* answer = std::get_if<AnswerWith>(&intent)) {
    change_cards({answer->card}, {.kind = answer->kind});
  } else if (const auto* park = std::get_if<ParkCards>(&intent)) {
    change_cards(park->cards, {.parked = park->parked});
  } else if (const auto* choose = std::get_if<Shortlist>(&intent)) {
    change_cards(choose->cards, {.shortlisted = choose->chosen});
  } else {
    return false;
  }
  return true;
}

GroupFace App::shown_group(const std::string& id) {
  for (const core::BoardGroup& group : state_.views.board.groups)
    if (group.id == id) return {true, group.name};
  return {};
}

void App::groups_changed() {
  state_.views.board.groups = workshop_->board_groups(state_.activity);
  ++state_.board_revision;
}

void App::change_cards(const std::vector<std::string>& cards, const core::CardChange& change) {
  one_act(cards, [&](std::vector<std::string>&) -> core::Result<core::Done> {
    for (const std::string& card : cards)
      if (auto done = workshop_->set_card(card, state_.person, change); !done) return done.error();
    return core::Done{};
  });
}

void App::add_comment(const AddComment& comment) {
  const core::Card* about = shown_card(comment.on);
  if (!about) return;
  core::NewCard card{comment.activity,
                     state_.person,
                     comment.text,
                     {about->x + kCommentAside, about->y + kCommentAside},
                     "chalk"};
  card.pos.first = std::clamp(card.pos.first, -core::kFarthest, core::kFarthest);
  card.pos.second = std::clamp(card.pos.second, -core::kFarthest, core::kFarthest);
  card.kind = core::CardKind::comment;
  card.on = comment.on;
  const bool added = one_act({}, [&](std::vector<std::string>& touched) -> core::Result<core::Done> {
    auto recorded = workshop_->add_card(card);
    if (!recorded) return recorded.error();
    touched = {recorded->record};
    return core::Done{};
  });
  if (!added) return;
  BoardDraft& draft = state_.board;
  if (!draft.kept_comment.empty()) took(workshop_->keep_typing(comment_key(comment.on), state_.person, {}));
  draft.commenting.clear();
  draft.comment_on.clear();
  draft.comment.clear();
  draft.kept_comment.clear();
  draft.typed_at = 0;
}

// A group is there before cards can be in it: two writes, and one step to take back.
void App::make_group(const MakeGroup& make) {
  const auto group = workshop_->add_group(make.activity, state_.person, make.name, "chalk");
  if (!took(group)) return;
  groups_changed();
  BoardStep step{{}, {{group->record, {}, shown_group(group->record)}}};
  std::vector<std::string> cards;
  for (const auto& [card, place] : make.cards) {
    cards.push_back(card);
    step.cards.push_back({card, shown_face(card), {}});
  }
  const bool put = took(workshop_->in_one_act([&]() -> core::Result<core::Done> {
    for (const auto& [card, place] : make.cards)
      if (auto done = workshop_->set_card(card, state_.person, {.pos = place, .group = group->record}); !done)
        return done.error();
    return core::Done{};
  }));
  if (put) show_changed(cards);
  remember(std::move(step));
}

void App::put_into_group(const PutIntoGroup& put) {
  std::vector<std::string> cards;
  for (const auto& [card, place] : put.cards) cards.push_back(card);
  one_act(cards, [&](std::vector<std::string>&) -> core::Result<core::Done> {
    for (const auto& [card, place] : put.cards) {
      core::CardChange change{.group = put.group};
      if (const core::Card* now = shown_card(card);
          now && std::pair<std::int64_t, std::int64_t>(now->x, now->y) != place)
        change.pos = place;
      if (auto done = workshop_->set_card(card, state_.person, change); !done) return done.error();
    }
    return core::Done{};
  });
}

// Its cards say no more that they are in it.
void App::ungroup(const std::string& group) {
  BoardStep step{{}, {{group, shown_group(group), {}}}};
  std::vector<std::string> cards;
  for (const core::Card& card : state_.views.board.cards)
    if (card.group == group) {
      cards.push_back(card.id);
      step.cards.push_back({card.id, shown_face(card.id), {}});
    }
  const bool done = took(workshop_->in_one_act([&]() -> core::Result<core::Done> {
    for (const std::string& card : cards)
      if (auto out = workshop_->set_card(card, state_.person, {.group = std::string()}); !out)
        return out.error();
    return done_with(workshop_->remove_group(group, state_.person));
  }));
  if (!done) return;
  groups_changed();
  show_changed(cards);
  remember(std::move(step));
}

// Groups that come, take another name, or (`going`) go, with a step. Those that somebody changed meanwhile
// stay.
core::Result<core::Done> App::bring_groups(const BoardStep& step, bool forward, bool going) {
  for (const GroupStep& one : step.groups) {
    const GroupFace& from = forward ? one.before : one.after;
    const GroupFace& to = forward ? one.after : one.before;
    if (going == to.there || shown_group(one.group) != from) continue;
    const auto done = !to.there     ? workshop_->remove_group(one.group, state_.person)
                      : !from.there ? workshop_->restore_group(one.group, state_.person)
                                    : workshop_->set_group(one.group, state_.person, {.name = to.name});
    if (!done) return done.error();
  }
  if (!step.groups.empty()) groups_changed();
  return core::Done{};
}

// Takes a step back or does it again, card by card in one act, but for cards that somebody changed in the
// meantime.
void App::apply_step(const BoardStep& step, bool forward) {
  if (!took(bring_groups(step, forward, false))) return;
  std::vector<std::string> cards, dots;
  const auto done = workshop_->in_one_act([&]() -> core::Result<core::Done> {
    for (const CardStep& one : step.cards) {
      const CardFace& from = forward ? one.before : one.after;
      const CardFace& to = forward ? one.after : one.before;
      if (!is_as_left(shown_face(one.card), from, to)) continue;
      cards.push_back(one.card);
      if (from.there && to.there && from.dot != to.dot) dots.push_back(one.card);
      const core::CardChange change = change_between(from, to);
      if (from.there && to.there && changes_nothing(change)) continue;
      const auto recorded = !to.there     ? workshop_->remove_card(one.card, state_.person)
                            : !from.there ? workshop_->restore_card(one.card, state_.person)
                                          : workshop_->set_card(one.card, state_.person, change);
      if (!recorded) return recorded.error();
    }
    return core::Done{};
  });
  if (!took(done)) return;
  for (const std::string& card : dots)
    if (!took(workshop_->set_vote(card, state_.person, !shown_face(card).dot))) break;
  if (!dots.empty()) votes_changed();
  show_changed(cards);
  if (!took(bring_groups(step, forward, true))) return;
  if (cards.size() < step.cards.size())
    toast(cards.empty() ? "toast.changed_meanwhile" : "toast.some_changed_meanwhile");
}

}  // namespace ubao::app
