// What people do on a whiteboard: cards, groups, dots. Whatever is refused changes nothing.
#include <algorithm>

#include "core/board_records.h"
#include "core/board_setting.h"
#include "core/fields.h"
#include "core/records.h"
#include "core/store.h"
#include "core/typed_text.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

Result<Done> check_place(std::pair<std::int64_t, std::int64_t> pos) {
  const auto far = [](std::int64_t at) { return at > kFarthest || at < -kFarthest; };
  if (far(pos.first) || far(pos.second)) return {ErrorCode::bad_input, "that place is too far away"};
  return Done{};
}

Result<Done> check_colour(const std::string& colour) {
  const auto& names = card_colours();
  if (std::find(names.begin(), names.end(), colour) == names.end())
    return {ErrorCode::bad_input, "no colour \"" + colour + "\""};
  return Done{};
}

Result<Done> check_tag(const std::string& tag) {
  const auto& codes = principles();
  if (std::find(codes.begin(), codes.end(), tag) == codes.end())
    return {ErrorCode::bad_input, "no principle \"" + tag + "\""};
  return Done{};
}

bool is_there(const std::optional<Record>& record) { return record && record->presence != Presence::hidden; }

std::string kind_word(CardKind kind) {
  return kind == CardKind::idea ? std::string() : std::string(name_of(kind));
}

// On a yes-no board an idea takes the word of the column in which it lies.
CardKind kind_in_place(const BoardSetting& setting, CardKind kind, std::int64_t x, std::int64_t y) {
  if (kind == CardKind::comment || setting.plan.layout != "yes-no") return kind;
  const BoardLayout layout = layout_of(setting.plan);
  const BoardZone* zone = layout.zone_at(x, y);
  return zone ? card_kind_named(zone->code).value_or(kind) : kind;
}

// Whether a change only decides what devices did apart from each other: that is open in every phase.
bool only_decides(const Record& card, const Json& set) {
  if (set.size() == 1 && set.contains("removed"))
    return card.presence == Presence::edited_while_removed && set["removed"] == false;
  const Field* text = card.find("text");
  return set.size() == 1 && set.contains("text") && text &&
         std::find(text->versions.begin(), text->versions.end(), set["text"]) != text->versions.end();
}

}  // namespace

const std::vector<std::string>& card_colours() {
  static const std::vector<std::string> names{"maize", "sky", "leaf", "clay", "hibiscus", "chalk"};
  return names;
}

// Errors: not_now.
Result<BoardSetting> Workshop::open_board(const std::string& activity, BoardAct act) {
  BoardSetting setting = board_setting(activity);
  if (!allows(setting.phase, act)) return {ErrorCode::not_now, locked_because(setting.phase, act)};
  if (setting.open_for(act)) return setting;
  if (setting.phase == BoardPhase::closed) return {ErrorCode::not_now, locked_because(setting.phase, act)};
  return {ErrorCode::not_now, "the facilitator has locked the board"};
}

Result<BoardSetting> Workshop::open_board_of(const Record& of, BoardAct act) {
  const Field* activity = of.find("activity");
  return open_board(activity && activity->value.is_string() ? activity->value.get<std::string>() : "", act);
}

// A record of that kind, and a person who is there or nobody.
Result<Record> Workshop::known(std::string_view kind, const std::string& record, const std::string& person) {
  auto found = store_->find(record);
  if (kind_of(record) != kind || !found) return {ErrorCode::not_found, record};
  if (auto there = check_person(person); !there) return there.error();
  return std::move(*found);
}

Result<Recorded> Workshop::add_card(const std::string& activity, const std::string& person,
                                    const std::string& text, std::pair<std::int64_t, std::int64_t> pos,
                                    const std::string& colour) {
  return add_card(NewCard{activity, person, text, pos, colour});
}

Result<Recorded> Workshop::add_card(const NewCard& card) {
  if (auto form = check_text(card.text, kMostCardLetters); !form) return form.error();
  if (auto place = check_place(card.pos); !place) return place.error();
  if (auto name = check_colour(card.colour); !name) return name.error();
  const auto plan = plan_of(card.activity);
  if (!plan) return {ErrorCode::not_found, card.activity};
  if (plan->kind != "board") return {ErrorCode::bad_input, card.activity + " is no board"};
  if (auto there = check_person(card.person); !there) return there.error();
  const bool comment = card.kind == CardKind::comment;
  const auto setting = open_board(card.activity, comment ? BoardAct::comment : BoardAct::idea);
  if (!setting) return setting.error();
  if (!setting->board.revealed && card.person.empty())
    return {ErrorCode::bad_input, "people write for themselves now, so a card needs its author"};
  if (comment)
    if (auto fits = check_comment(*setting, card); !fits) return fits.error();
  if (auto share = check_share(*setting, card); !share) return share.error();
  CardRecord record{card.activity, card.person, card.text, card.colour, {card.pos.first, card.pos.second}};
  record.kind = kind_word(kind_in_place(*setting, card.kind, card.pos.first, card.pos.second));
  if (card.kind == CardKind::yes || card.kind == CardKind::no) record.kind = kind_word(card.kind);
  if (comment) record.on = card.on;
  record.phase = name_of(setting->phase);
  if (!card.group.empty()) {
    if (auto open = open_board(card.activity, BoardAct::organize); !open) return open.error();
    if (kind_of(card.group) != "group" || !is_there(store_->find(card.group)))
      return {ErrorCode::not_found, card.group};
    record.group = card.group;
  }
  Json fields = to_fields(record);
  for (const std::string& tag : card.tags) {
    if (auto code = check_tag(tag); !code) return code.error();
    fields["tag_" + tag] = true;
  }
  return record_one({new_record_id("card", *env_.random), std::move(fields), card.person, {}});
}

// A comment hangs on an idea of this board; what one likes about it is said of somebody else's.
Result<Done> Workshop::check_comment(const BoardSetting& setting, const NewCard& card) {
  const auto idea = store_->find(card.on);
  if (kind_of(card.on) != "card" || !is_there(idea)) return {ErrorCode::not_found, card.on};
  const auto about = from_record<CardRecord>(*idea);
  if (about.activity != card.activity || about.kind == name_of(CardKind::comment))
    return {ErrorCode::bad_input, "a comment hangs on an idea of its board"};
  const bool own = !card.person.empty() && counted_person(about.author) == counted_person(card.person);
  if (own && setting.phase == BoardPhase::appreciate)
    return {ErrorCode::bad_input, "appreciate somebody else's idea"};
  return Done{};
}

Result<Done> Workshop::check_share(const BoardSetting& setting, const NewCard& card) {
  const bool comment = card.kind == CardKind::comment;
  const int each = comment ? setting.plan.comments_each : setting.plan.cards_each;
  if (each <= 0 || card.person.empty()) return Done{};
  const auto author_of = [&](const std::string& id) {
    const auto idea = store_->find(id);
    return idea ? counted_person(from_record<CardRecord>(*idea).author) : std::string();
  };
  const std::string author = counted_person(card.person);
  if (comment && author_of(card.on) == author) return Done{};
  int written = 0;
  for (const std::string& entry : entries_of(card.person))
    for (const Record& record : store_->all_with("card", card.activity, "author", entry)) {
      const auto stored = from_record<CardRecord>(record);
      if (record.presence == Presence::hidden || (stored.kind == name_of(CardKind::comment)) != comment)
        continue;
      if (!comment || author_of(stored.on) != author) ++written;
    }
  if (written < each) return Done{};
  return {ErrorCode::used_up, std::to_string(each) + (comment ? " comment" : " card") + " each"};
}

// Moves and looks, texts, groups and choosing have their phases.
Result<Recorded> Workshop::record_card_change(const Record& card, const std::string& person, Json set) {
  if (!only_decides(opened(card), set)) {
    const auto act = [](const std::string& field) {
      return field == "text"          ? BoardAct::edit
             : field == "group"       ? BoardAct::organize
             : field == "shortlisted" ? BoardAct::shortlist
                                      : BoardAct::arrange;
    };
    for (const auto& member : set.items())
      if (auto open = open_board_of(card, act(member.key())); !open) return open.error();
  }
  const bool removes = set.value("removed", Json()) == true;
  return record_one({card.id, std::move(set), person,
                     removes ? std::vector<std::string>{"text"} : std::vector<std::string>{}});
}

Result<Recorded> Workshop::set_card(const std::string& card, const std::string& person,
                                    const CardChange& change) {
  const auto record = known("card", card, person);
  if (!record) return record.error();
  const auto stored = from_record<CardRecord>(*record);
  const bool comment = stored.kind == name_of(CardKind::comment);
  Json set = Json::object();
  if (change.text) {
    if (auto form = check_text(*change.text, kMostCardLetters); !form) return form.error();
    set["text"] = *change.text;
  }
  if (change.pos) {
    if (auto place = check_place(*change.pos); !place) return place.error();
    set["pos"] = {change.pos->first, change.pos->second};
    const CardKind before = card_kind_named(stored.kind).value_or(CardKind::idea);
    const CardKind now =
        kind_in_place(board_setting(stored.activity), before, change.pos->first, change.pos->second);
    if (now != before) set["kind"] = name_of(now);
  }
  if (change.colour) {
    if (auto name = check_colour(*change.colour); !name) return name.error();
    set["colour"] = *change.colour;
  }
  if (change.kind) {
    if (comment || *change.kind == CardKind::comment)
      return {ErrorCode::bad_input, "a comment stays one, and nothing else becomes one"};
    set["kind"] = name_of(*change.kind);
  }
  if (change.group) {
    if (!change.group->empty() &&
        (kind_of(*change.group) != "group" || !is_there(store_->find(*change.group))))
      return {ErrorCode::not_found, *change.group};
    set["group"] = *change.group;
  }
  for (const auto& [tag, wanted] : change.tags) {
    if (auto code = check_tag(tag); !code) return code.error();
    set["tag_" + tag] = wanted;
  }
  if (change.parked) set["parked"] = *change.parked;
  if (change.shortlisted) set["shortlisted"] = *change.shortlisted;
  if (set.empty()) return {ErrorCode::bad_input, "nothing to change"};
  return record_card_change(*record, person, std::move(set));
}

Result<Recorded> Workshop::remove_card(const std::string& card, const std::string& person) {
  const auto record = known("card", card, person);
  if (!record) return record.error();
  return record_card_change(*record, person, {{"removed", true}});
}

Result<Recorded> Workshop::restore_card(const std::string& card, const std::string& person) {
  const auto record = known("card", card, person);
  if (!record) return record.error();
  return record_card_change(*record, person, {{"removed", false}});
}

Result<Recorded> Workshop::add_group(const std::string& activity, const std::string& person,
                                     const std::string& name, const std::string& colour) {
  if (auto form = check_text(name, kMostNameLetters); !form) return form.error();
  if (auto known_colour = check_colour(colour); !known_colour) return known_colour.error();
  const auto plan = plan_of(activity);
  if (!plan) return {ErrorCode::not_found, activity};
  if (plan->kind != "board") return {ErrorCode::bad_input, activity + " is no board"};
  if (auto there = check_person(person); !there) return there.error();
  if (auto open = open_board(activity, BoardAct::organize); !open) return open.error();
  return record_one(
      {new_record_id("group", *env_.random), to_fields(GroupRecord{activity, name, colour}), person, {}});
}

Result<Recorded> Workshop::set_group(const std::string& group, const std::string& person,
                                     const GroupChange& change) {
  const auto record = known("group", group, person);
  if (!record) return record.error();
  Json set = Json::object();
  if (change.name) {
    if (auto form = check_text(*change.name, kMostNameLetters); !form) return form.error();
    set["name"] = *change.name;
  }
  if (change.colour) {
    if (auto colour = check_colour(*change.colour); !colour) return colour.error();
    set["colour"] = *change.colour;
  }
  if (set.empty()) return {ErrorCode::bad_input, "nothing to change"};
  if (auto open = open_board_of(*record, BoardAct::organize); !open) return open.error();
  return record_one({group, std::move(set), person, {}});
}

Result<Recorded> Workshop::remove_group(const std::string& group, const std::string& person) {
  const auto record = known("group", group, person);
  if (!record) return record.error();
  if (auto open = open_board_of(*record, BoardAct::organize); !open) return open.error();
  return record_one({group, {{"removed", true}}, person, {"name"}});
}

Result<Recorded> Workshop::restore_group(const std::string& group, const std::string& person) {
  const auto record = known("group", group, person);
  if (!record) return record.error();
  if (auto open = open_board_of(*record, BoardAct::organize); !open) return open.error();
  return record_one({group, {{"removed", false}}, person, {}});
}

Result<Recorded> Workshop::set_vote(const std::string& card, const std::string& person, bool given) {
  const auto record = known("card", card, person);
  if (!record) return record.error();
  if (person.empty()) return {ErrorCode::bad_input, "a vote needs a person"};
  const auto about = from_record<CardRecord>(*record);
  const auto setting = open_board(about.activity, BoardAct::vote);
  if (!setting) return setting.error();
  if (setting->plan.votes <= 0) return {ErrorCode::not_now, "there is no voting on this board"};
  if (record->presence == Presence::hidden) return {ErrorCode::not_found, card};
  if (about.kind == name_of(CardKind::comment) || about.parked)
    return {ErrorCode::bad_input, "votes go to ideas that are not parked"};
  const BoardVotes votes = votes_of(*setting, person);
  if (given && votes.left <= 0 && !votes.mine.contains(card))
    return {ErrorCode::used_up, std::to_string(setting->plan.votes) + " dots each"};
  // she may have given it under another entry
  std::vector<Change> changes;
  for (const std::string& entry : entries_of(person)) {
    const std::string id = vote_id(entry, card);
    const auto before = store_->find(id);
    if (entry != person && (given || !before || !from_record<VoteRecord>(*before).vote.given)) continue;
    Json set{{"vote", {{"given", given}, {"phase", name_of(setting->phase)}}}};
    if (!before) set.update({{"activity", about.activity}, {"person", entry}, {"card", card}});
    changes.push_back({id, std::move(set), person, {}});
  }
  auto ops = store_->record(changes);
  if (!ops) return ops.error();
  return Recorded{ops->front().id(), ops->front().of, false};
}

}  // namespace ubao::core
