// What the facilitator decides for a whole board, and what goes on from it to a plan.
#include <algorithm>

#include "core/board_records.h"
#include "core/board_setting.h"
#include "core/fields.h"
#include "core/records.h"
#include "core/store.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

constexpr int kLongestTimer = 24 * 3600;

// One row for a card and a worksheet, on every device the same.
std::string row_of_card(const std::string& worksheet, const std::string& card) {
  return "row:" + to_hex(hash_of(worksheet + "\n" + card + "\n"));
}

}  // namespace

// A change that begins a phase and says what this device had seen by then.
Change Workshop::phase_change(const std::string& activity, BoardPhase phase) {
  const std::string id = board_id(activity);
  Json set{{"phase", {{"name", name_of(phase)}, {"seen", store_->seen()}}}};
  if (!store_->find(id)) set["activity"] = activity;
  return {id, std::move(set), {}, {}};
}

// Closing an activity closes its board; opening it again begins the phase from before.
std::optional<Change> Workshop::phase_with(const std::string& activity, ActivityState state) {
  const BoardSetting setting = board_setting(activity);
  if (setting.plan.kind != "board") return std::nullopt;
  const bool was_closed = setting.board.phase.name == name_of(BoardPhase::closed);
  if (state == ActivityState::closed)
    return was_closed ? std::nullopt : std::optional(phase_change(activity, BoardPhase::closed));
  if (setting.state != ActivityState::closed || !was_closed) return std::nullopt;
  BoardPhase before = setting.first;
  for (const PhaseChange& change : phase_history(activity))
    if (change.phase != BoardPhase::closed) before = change.phase;
  return phase_change(activity, before);
}

Result<Recorded> Workshop::set_for_all(const std::string& activity, Json set) {
  const auto plan = plan_of(activity);
  if (!plan) return {ErrorCode::not_found, activity};
  if (plan->kind != "board") return {ErrorCode::bad_input, activity + " is no board"};
  if (store_->role() != Role::facilitator) return {ErrorCode::not_allowed};
  const std::string id = board_id(activity);
  if (!store_->find(id)) set["activity"] = activity;
  return record_one({id, std::move(set), {}, {}});
}

Result<Recorded> Workshop::set_phase(const std::string& activity, BoardPhase phase) {
  const BoardSetting setting = board_setting(activity);
  const auto& phases = setting.plan.phases;
  if (setting.plan.kind == "board" && std::find(phases.begin(), phases.end(), name_of(phase)) == phases.end())
    return {ErrorCode::bad_input, "this board has no phase \"" + std::string(name_of(phase)) + "\""};
  if (setting.state == ActivityState::closed && phase != BoardPhase::closed)
    return {ErrorCode::not_now, "the activity is closed"};
  return set_for_all(activity, phase_change(activity, phase).set);
}

Result<Recorded> Workshop::set_revealed(const std::string& activity, bool revealed) {
  return set_for_all(activity, {{"revealed", revealed}});
}

Result<Recorded> Workshop::show_votes(const std::string& activity, bool shown) {
  return set_for_all(activity, {{"votes_shown", shown}});
}

Result<Recorded> Workshop::lock_board(const std::string& activity, bool locked) {
  return set_for_all(activity, {{"locked", locked}});
}

Result<Recorded> Workshop::set_timer(const std::string& activity, int seconds) {
  if (seconds < 0 || seconds > kLongestTimer)
    return {ErrorCode::bad_input, "a timer runs for a day at the most"};
  return set_for_all(activity,
                     {{"timer", {{"started", env_.clock->seconds_since_1970()}, {"seconds", seconds}}}});
}

Result<Recorded> Workshop::show_place(const std::string& activity, const BoardPlace& place) {
  const auto far = [](std::int64_t at) { return at < -kFarthest || at > kFarthest; };
  const auto side = [](std::int64_t length) { return length >= 1 && length <= 2 * kFarthest; };
  if (far(place.x) || far(place.y) || !side(place.w) || !side(place.h))
    return {ErrorCode::bad_input, "that place is too far away or has no size"};
  const std::int64_t nth = board_setting(activity).board.place.nth + 1;
  return set_for_all(
      activity, {{"place", {{"nth", nth}, {"x", place.x}, {"y", place.y}, {"w", place.w}, {"h", place.h}}}});
}

Result<Recorded> Workshop::plan_card(const std::string& card, const std::string& person,
                                     const std::string& worksheet) {
  const auto stored = known("card", card, person);
  if (!stored) return stored.error();
  const Record record = opened(*stored);
  const auto about = from_record<CardRecord>(record);
  if (auto open = open_board(about.activity, BoardAct::plan); !open) return open.error();
  if (record.presence == Presence::hidden) return {ErrorCode::not_found, card};
  if (!board_setting(about.activity).board.revealed)
    return {ErrorCode::not_now, "people write for themselves now"};
  const std::string to = worksheet.empty() ? action_plan() : worksheet;
  const auto plan = to.empty() ? std::nullopt : plan_of(to);
  if (!plan) return {ErrorCode::not_found, to.empty() ? "an action plan" : to};
  if (plan->kind != "worksheet" || !plan->attributed || plan->columns.empty() ||
      plan->columns.front().type != "text" || !plan->rows.empty())
    return {ErrorCode::bad_input, to + " takes no rows of cards"};
  const std::string row = row_of_card(to, card);
  const auto before = store_->find(row);
  if (before && before->presence != Presence::hidden)
    return {ErrorCode::already_there, "this card has a row there"};
  Json fields{
      {"activity", to}, {"board", about.activity}, {"card", card}, {plan->columns.front().code, about.text}};
  if (!person.empty()) fields["author"] = person;
  if (before) fields["removed"] = false;  // somebody had taken it off
  return record_one({row, std::move(fields), person, {}});
}

std::set<std::string> Workshop::planned_cards(const std::string& activity, const std::string& worksheet) {
  std::set<std::string> cards;
  const std::string to = worksheet.empty() ? action_plan() : worksheet;
  if (to.empty()) return cards;
  for (const Record& row : store_->all_with("row", to, "board", activity))
    if (const Field* card = row.find("card");
        card && card->value.is_string() && row.presence != Presence::hidden)
      cards.insert(card->value.get<std::string>());
  return cards;
}

}  // namespace ubao::core
