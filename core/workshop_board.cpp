// The whiteboard as one person may see it.
#include <algorithm>

#include "core/board_records.h"
#include "core/board_setting.h"
#include "core/board_votes.h"
#include "core/fields.h"
#include "core/records.h"
#include "core/store.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

std::vector<std::string> typed_versions(const Record& record, std::string_view field) {
  std::vector<std::string> versions;
  if (const Field* text = record.find(field))
    for (const Json& version : text->versions)
      if (version.is_string()) versions.push_back(version.get<std::string>());
  return versions;
}

std::vector<std::string> codes_of(const CardTags& tags) {
  std::vector<std::string> codes;
  const bool set[] = {tags.access, tags.quality, tags.inclusion, tags.people, tags.trust};
  for (std::size_t i = 0; i < principles().size(); ++i)
    if (set[i]) codes.push_back(principles()[i]);
  return codes;
}

CardKind kind_of_card(const CardRecord& stored) {
  return card_kind_named(stored.kind).value_or(CardKind::idea);
}

// What the record alone says; `opened` by the room's key.
Card card_of(const Record& opened, const CardRecord& stored, const BoardLayout& layout) {
  Card card;
  card.id = opened.id;
  card.text = stored.text;
  card.colour = stored.colour;
  if (stored.pos.size() == 2) {
    card.x = static_cast<std::int32_t>(std::clamp(stored.pos[0], -kFarthest, kFarthest));
    card.y = static_cast<std::int32_t>(std::clamp(stored.pos[1], -kFarthest, kFarthest));
  }
  card.versions = typed_versions(opened, "text");
  card.edited_while_removed = opened.presence == Presence::edited_while_removed;
  card.kind = kind_of_card(stored);
  if (card.kind == CardKind::comment) card.on = stored.on;
  card.tags = codes_of(stored.tags);
  card.parked = stored.parked;
  card.shortlisted = stored.shortlisted;
  card.phase = board_phase_named(stored.phase);
  if (card.kind == CardKind::comment) return card;
  const bool answers = card.kind != CardKind::idea;
  if (const BoardZone* zone = layout.zone_at(card.x, card.y); zone && !answers) card.zone = zone->code;
  if (answers) card.zone = name_of(card.kind);
  card.value = layout.value_at(card.x, card.y);
  return card;
}

BoardGroup group_of(const Record& opened) {
  const auto stored = from_record<GroupRecord>(opened);
  return {opened.id,
          stored.name,
          stored.colour,
          typed_versions(opened, "name"),
          opened.presence == Presence::edited_while_removed,
          0};
}

DoneAt done_at(const Store::Written& op) {
  return {op.n, op.id, {op.log, static_cast<std::int64_t>(op.seq)}};
}

struct StoredCard {
  std::string id;
  Record record;
  CardRecord stored;
  std::string author;  // who counts for it
};

// All ideas, or comments, of those who wrote more of them than everybody may.
// `author_of` tells whose an idea is: what is said of one's own is no share.
template <class AuthorOf>
std::vector<std::pair<std::string, std::string>> over_share(const std::vector<StoredCard>& cards,
                                                            bool comments, int each, AuthorOf author_of) {
  std::vector<std::pair<std::string, std::string>> over;  // author and card
  if (each <= 0) return over;
  std::map<std::string, std::vector<std::string>> by_author;
  for (const StoredCard& card : cards)
    if (!card.author.empty() && (kind_of_card(card.stored) == CardKind::comment) == comments &&
        !(comments && author_of(card.stored.on) == card.author))
      by_author[card.author].push_back(card.id);
  for (const auto& [author, ids] : by_author)
    if (static_cast<int>(ids.size()) > each)
      for (const std::string& id : ids) over.emplace_back(author, id);
  return over;
}

std::vector<WrittenCard> in_time(const std::vector<std::pair<std::string, std::string>>& cards,
                                 const std::map<std::string, Store::Written>& written) {
  std::vector<WrittenCard> all;
  for (const auto& [author, id] : cards)
    if (const auto op = written.find(id); op != written.end())
      all.push_back({author, id, done_at(op->second)});
  return all;
}

BoardAllowed allowed_by(const BoardSetting& setting) {
  BoardAllowed allowed;
  allowed.ideas = setting.open_for(BoardAct::idea);
  allowed.comments = setting.open_for(BoardAct::comment);
  allowed.edits = setting.open_for(BoardAct::edit);
  allowed.arranging = setting.open_for(BoardAct::arrange);
  allowed.organizing = setting.open_for(BoardAct::organize);
  allowed.voting = setting.open_for(BoardAct::vote) && setting.plan.votes > 0;
  allowed.shortlisting = setting.open_for(BoardAct::shortlist);
  allowed.planning = setting.open_for(BoardAct::plan);
  return allowed;
}

Board about_board(const BoardSetting& setting) {
  const CourseActivity& plan = setting.plan;
  Board board;
  board.activity = setting.activity;
  board.title = plan.title;
  board.prompt = plan.prompt.empty() ? plan.title : plan.prompt;
  board.state = setting.state;
  for (const std::string& phase : plan.phases) board.phases.push_back(board_phase_named(phase));
  board.phase = setting.phase;
  board.allowed = allowed_by(setting);
  board.locked = setting.board.locked;
  board.revealed = setting.board.revealed;
  board.authors_shown = plan.attributed;
  board.timer = {setting.board.timer.started, setting.board.timer.seconds};
  board.rules = {plan.cards_each, plan.comments_each, plan.votes};
  board.layout = layout_of(plan);
  return board;
}

}  // namespace

// One that has not come yet has no rules.
BoardSetting Workshop::board_setting(const std::string& activity) {
  BoardSetting setting;
  setting.activity = activity;
  setting.facilitator = store_->role() == Role::facilitator;
  if (const auto record = store_->find(activity); record && kind_of(activity) == "activity") {
    auto stored = from_record<ActivityRecord>(*record);
    setting.state = activity_state(stored.state);
    setting.plan = std::move(stored.plan);
  }
  if (const auto record = store_->find(board_id(activity))) setting.board = from_record<BoardRecord>(*record);
  if (!setting.plan.phases.empty()) setting.first = board_phase_named(setting.plan.phases.front());
  const std::string& begun = setting.board.phase.name;
  setting.phase = begun.empty() ? setting.first : board_phase_named(begun);
  if (setting.state == ActivityState::closed) setting.phase = BoardPhase::closed;
  return setting;
}

std::vector<PhaseChange> Workshop::phase_history(const std::string& activity) {
  std::vector<PhaseChange> history;
  for (const Op& op : store_->ops_of(board_id(activity))) {
    const auto phase = op.set.find("phase");
    if (phase == op.set.end() || !phase->is_object()) continue;
    auto begun = from_fields<BegunPhase>(*phase);
    history.push_back({board_phase_named(begun.name), std::move(begun.seen)});
  }
  return history;
}

std::string Workshop::counted_person(const std::string& person) {
  const auto firsts = second_entries();
  const auto first = firsts.find(person);
  return first == firsts.end() ? person : first->second;
}

// All entries of the one who counts for this one.
std::vector<std::string> Workshop::entries_of(const std::string& person) {
  const std::string counted = counted_person(person);
  std::vector<std::string> entries{counted};
  for (const auto& [second, first] : second_entries())
    if (first == counted) entries.push_back(second);
  return entries;
}

std::vector<BoardGroup> Workshop::board_groups(const std::string& activity) {
  std::vector<BoardGroup> groups;
  for (const Record& record : store_->all_of_activity("group", activity))
    if (record.presence != Presence::hidden) groups.push_back(group_of(opened(record)));
  std::sort(groups.begin(), groups.end(), [](const BoardGroup& a, const BoardGroup& b) {
    return std::tie(a.name, a.id) < std::tie(b.name, b.id);
  });
  return groups;
}

Board Workshop::board(const std::string& activity, const std::string& person) {
  const BoardSetting setting = board_setting(activity);
  Board board = about_board(setting);
  board.person = person;
  const auto firsts = second_entries();
  const auto counted = [&](const std::string& entry) -> const std::string& {
    const auto first = firsts.find(entry);
    return first == firsts.end() ? entry : first->second;
  };
  const std::string& viewer = counted(person);
  const auto authors = names();

  const bool is_private = info().private_boards;
  board.groups = board_groups(activity);
  std::map<std::string, std::size_t> groups;
  for (std::size_t i = 0; i < board.groups.size(); ++i) groups[board.groups[i].id] = i;

  const auto history = phase_history(activity);
  const PhaseChange* ideas_ended = ending_of(BoardAct::idea, setting.first, history);
  const PhaseChange* comments_ended = ending_of(BoardAct::comment, setting.first, history);

  std::vector<StoredCard> stored_cards;
  for (Record& record : store_->all_of_activity("card", activity)) {
    if (record.presence == Presence::hidden) continue;
    StoredCard& card = stored_cards.emplace_back(StoredCard{record.id, {}, {}, {}});
    card.stored = from_record<CardRecord>(record);
    card.record = std::move(record);
    card.author = counted(card.stored.author);
  }
  const auto stored_card = [&](const std::string& id) -> const StoredCard* {
    const auto at =
        std::lower_bound(stored_cards.begin(), stored_cards.end(), id,
                         [](const StoredCard& card, const std::string& wanted) { return card.id < wanted; });
    return at != stored_cards.end() && at->id == id ? &*at : nullptr;
  };
  const auto author_of = [&](const std::string& id) {
    if (const StoredCard* card = stored_card(id)) return card->author;
    const auto removed = store_->find(id);
    return removed ? counted(from_record<CardRecord>(*removed).author) : std::string();
  };
  const int ideas_each = setting.plan.cards_each, comments_each = setting.plan.comments_each;
  const auto ideas_over = over_share(stored_cards, false, ideas_each, author_of);
  const auto comments_over = over_share(stored_cards, true, comments_each, author_of);
  std::map<std::string, Store::Written> written;
  if (ideas_ended || comments_ended || !ideas_over.empty() || !comments_over.empty())
    written = store_->written("card", activity, "activity");
  std::set<std::string> surplus = surplus_of(in_time(ideas_over, written), ideas_each);
  surplus.merge(surplus_of(in_time(comments_over, written), comments_each));

  std::set<std::string> writers;
  for (StoredCard& each : stored_cards) {
    if (!each.author.empty()) writers.insert(each.author);
    const bool mine = !viewer.empty() && each.author == viewer;
    if (!board.revealed && !mine) {
      ++board.hidden_cards;
      continue;
    }
    const std::string author = each.stored.author, group_id = each.stored.group;
    const Record known = opened(std::move(each.record));
    if (is_private) each.stored = from_record<CardRecord>(known);
    Card& card = board.cards.emplace_back(card_of(known, each.stored, board.layout));
    card.mine = mine;
    if (board.authors_shown && !author.empty()) {
      const auto name = authors.find(author);
      card.author_id = author;
      if (name != authors.end()) card.author = name->second;
    }
    if (const auto group = groups.find(group_id); group != groups.end()) {
      card.group = group_id;
      ++board.groups[group->second].cards;
    }
    card.surplus = surplus.contains(card.id);
    const PhaseChange* ended = card.kind == CardKind::comment ? comments_ended : ideas_ended;
    if (const auto op = ended ? written.find(card.id) : written.end(); op != written.end())
      card.late = came_late(done_at(op->second).place, ended);
    if (!board.revealed || card.surplus) continue;
    board.yes += card.kind == CardKind::yes ? 1 : 0;
    board.no += card.kind == CardKind::no ? 1 : 0;
  }
  for (Card& card : board.cards) card.loose = card.kind == CardKind::comment && !stored_card(card.on);
  board.writers = static_cast<int>(writers.size());
  board.votes = votes_of(setting, person);
  return board;
}

std::optional<Card> Workshop::card(const std::string& card_id, const std::string& person) {
  const auto record = store_->find(card_id);
  if (!record || kind_of(card_id) != "card" || record->presence == Presence::hidden) return std::nullopt;
  const Record known = opened(*record);
  const auto stored = from_record<CardRecord>(known);
  const BoardSetting setting = board_setting(stored.activity);
  const bool mine =
      !person.empty() && !stored.author.empty() && counted_person(stored.author) == counted_person(person);
  if (!setting.board.revealed && !mine) return std::nullopt;
  Card card = card_of(known, stored, layout_of(setting.plan));
  card.mine = mine;
  const auto is_there = [&](const std::string& id, std::string_view kind) {
    const auto other = store_->find(id);
    return other && kind_of(id) == kind && other->presence != Presence::hidden;
  };
  if (setting.plan.attributed && !stored.author.empty()) {
    card.author_id = stored.author;
    // one card needs one name, not those of everybody
    if (is_there(stored.author, "person"))
      card.author = from_record<PersonRecord>(opened(*store_->find(stored.author))).name;
  }
  if (is_there(stored.group, "group")) card.group = stored.group;
  const bool comment = card.kind == CardKind::comment;
  card.loose = comment && !is_there(card.on, "card");
  card.surplus = surplus_cards(setting, comment, stored.author).contains(card_id);
  const auto history = phase_history(stored.activity);
  const auto op = store_->shown_op(card_id, "activity");
  if (op)
    card.late = came_late({op->log, static_cast<std::int64_t>(op->seq)},
                          ending_of(comment ? BoardAct::comment : BoardAct::idea, setting.first, history));
  return card;
}

// Cards over everybody's share, of one author.
std::set<std::string> Workshop::surplus_cards(const BoardSetting& setting, bool comments,
                                              const std::string& person) {
  const int each = comments ? setting.plan.comments_each : setting.plan.cards_each;
  if (each <= 0 || person.empty()) return {};
  const std::string author = counted_person(person);
  std::vector<StoredCard> cards;
  for (const std::string& entry : entries_of(person))
    for (const Record& record : store_->all_with("card", setting.activity, "author", entry))
      if (record.presence != Presence::hidden)
        cards.push_back({record.id, {}, from_record<CardRecord>(record), author});
  const auto over = over_share(cards, comments, each, [&](const std::string& id) {
    const auto idea = store_->find(id);
    return idea ? counted_person(from_record<CardRecord>(*idea).author) : std::string();
  });
  if (over.empty()) return {};
  return surplus_of(in_time(over, store_->written("card", setting.activity, "activity")), each);
}

BoardVotes Workshop::board_votes(const std::string& activity, const std::string& person) {
  return votes_of(board_setting(activity), person);
}

BoardVotes Workshop::votes_of(const BoardSetting& setting, const std::string& person) {
  BoardVotes votes;
  if (setting.plan.votes > 0) {
    const auto firsts = second_entries();
    const auto counted = [&](const std::string& entry) {
      const auto first = firsts.find(entry);
      return first == firsts.end() ? entry : first->second;
    };
    const auto written = store_->written("vote", setting.activity, "vote");
    std::map<std::string, bool> takes;  // cards: a removed or parked one takes no dot
    std::vector<CastVote> cast;
    for (const Record& record : store_->all_of_activity("vote", setting.activity)) {
      const auto stored = from_record<VoteRecord>(record);
      const auto op = written.find(record.id);
      // an id that says something else would be a second vote
      if (!stored.vote.given || op == written.end() || record.id != vote_id(stored.person, stored.card))
        continue;
      const auto [known, fresh] = takes.try_emplace(stored.card, false);
      if (fresh)
        if (const auto card = store_->find(stored.card); card && card->presence != Presence::hidden) {
          const auto about = from_record<CardRecord>(*card);
          known->second =
              about.activity == setting.activity && !about.parked && kind_of_card(about) != CardKind::comment;
        }
      if (known->second) cast.push_back({counted(stored.person), stored.card, done_at(op->second)});
    }
    const auto history = phase_history(setting.activity);
    votes = count_votes(std::move(cast), setting.plan.votes,
                        ending_of(BoardAct::vote, setting.first, history), counted(person));
  }
  if (person.empty()) votes.left = 0;
  votes.shown = setting.board.votes_shown;
  if (votes.shown) return votes;
  if (person.empty() && store_->role() == Role::facilitator) votes.unshown = std::move(votes.tallies);
  votes.tallies.clear();
  return votes;
}

}  // namespace ubao::core
