// What people do on a whiteboard in a run, as the program does it, and what the whiteboard must show in the
// end: the same on every device, to everybody, with dots that add up.
#include <algorithm>

#include "core/board_records.h"
#include "core/fields.h"
#include "core/records.h"
#include "tests/simulator/world.h"

namespace ubao::test {
namespace {

using core::Json;
using core::Result;

constexpr const char* kBoardPlayed = "activity:whiteboard";
constexpr int kPeople = 2, kDots = 2;

std::string person_numbered(std::size_t number) { return "person:" + std::to_string(number); }

// Whether people may be told so: everything else breaks a promise.
bool is_a_refusal(core::ErrorCode code) {
  using core::ErrorCode;
  return code == ErrorCode::not_now || code == ErrorCode::used_up || code == ErrorCode::not_found ||
         code == ErrorCode::not_allowed || code == ErrorCode::bad_input;
}

// All that a board says, but for what depends on the device that asks.
std::string board_text(const core::Board& board) {
  Json cards = Json::array(), groups = Json::array(), votes = Json::array();
  for (const core::Card& c : board.cards)
    cards.push_back({c.id,
                     c.text,
                     c.colour,
                     c.author,
                     c.x,
                     c.y,
                     c.versions,
                     c.edited_while_removed,
                     core::name_of(c.kind),
                     c.on,
                     c.loose,
                     c.group,
                     c.tags,
                     c.parked,
                     c.shortlisted,
                     c.mine,
                     core::name_of(c.phase),
                     c.late,
                     c.surplus,
                     c.zone,
                     c.value ? c.value->x : -1,
                     c.value ? c.value->y : -1});
  for (const core::BoardGroup& g : board.groups)
    groups.push_back({g.id, g.name, g.colour, g.versions, g.cards, g.edited_while_removed});
  for (const auto& [card, tally] : board.votes.tallies)
    votes.push_back({card, tally.counted, tally.late, tally.surplus});
  return Json({cards, groups, votes, board.votes.mine, board.votes.mine_surplus, board.votes.left,
               board.votes.voters, core::name_of(board.phase), board.revealed, board.votes.shown,
               board.locked, board.timer.started, board.timer.seconds, board.place.nth, board.place.x,
               board.hidden_cards, board.writers, board.yes, board.no})
      .dump();
}

// The cards that a person has a dot on, by the merged state alone.
std::set<std::string> dots_in(const Json& records, const std::string& person) {
  std::set<std::string> cards;
  const auto value = [&](const std::string& record, const char* field) {
    const Json fields = records.value(record, Json::object()).value("fields", Json::object());
    return fields.contains(field) ? fields.at(field).at("value") : Json();
  };
  for (const auto& [id, record] : records.items()) {
    if (id.rfind("vote:", 0) != 0 || value(id, "person") != person) continue;
    const Json vote = value(id, "vote"), card = value(id, "card");
    if (!vote.is_object() || vote.value("given", false) != true || !records.contains(card)) continue;
    const bool hidden = records.at(card.get<std::string>()).value("presence", "") == "hidden";
    if (!hidden && value(card, "parked") != true && value(card, "kind") != "comment") cards.insert(card);
  }
  return cards;
}

}  // namespace

std::vector<core::Change> World::board_changes() {
  core::ActivityRecord activity;
  activity.plan.kind = "board";
  activity.plan.title = "Whiteboard";
  constexpr const char* kLayouts[] = {"free", "yes-no", "quadrants"};
  activity.plan.layout = kLayouts[dice_.roll(3)];
  if (activity.plan.layout == "quadrants") {
    activity.plan.zones = {{"a", "A"}, {"b", "B"}, {"c", "C"}, {"d", "D"}};
    activity.plan.axes = {{"x", "X"}, {"y", "Y"}};
  }
  activity.plan.phases = {"creative", "appreciate", "critical", "closed"};
  activity.plan.votes = kDots;
  activity.plan.cards_each = dice_.one_in(2) ? 0 : 4;
  activity.plan.comments_each = 1;
  std::vector<core::Change> changes{{kBoardPlayed, core::to_fields(activity), {}, {}}};
  for (std::size_t number = 0; number < kPeople; ++number)
    changes.push_back({person_numbered(number), {{"name", "Person"}, {"ministry", "Lands"}}, {}, {}});
  return changes;
}

// With cards on it, and in half of the worlds at the time when people give their dots.
void World::begin_board(SimulatedDevice& device) {
  core::Workshop& workshop = device.workshop();
  for (int left = dice_.between(0, 5); left > 0; --left) {
    const auto added = workshop.add_card(kBoardPlayed, person_numbered(dice_.roll(kPeople)), "idea",
                                         {dice_.between(-900, 900), 0}, core::card_colours().front());
    if (added) note(device, *added);
  }
  if (dice_.one_in(2)) return;
  if (const auto done = workshop.set_phase(kBoardPlayed, core::BoardPhase::critical)) note(device, *done);
}

// What is done for all. As the days go, phases go mostly forth, and now and then back.
Result<core::Recorded> World::some_leading(core::Workshop& workshop) {
  using core::BoardPhase;
  constexpr BoardPhase kWay[] = {BoardPhase::creative, BoardPhase::appreciate, BoardPhase::critical,
                                 BoardPhase::critical, BoardPhase::critical,   BoardPhase::closed};
  switch (dice_.roll(10)) {
    case 0:
      return workshop.set_revealed(kBoardPlayed, !dice_.one_in(3));
    case 1:
      return workshop.show_votes(kBoardPlayed, !dice_.one_in(4));
    case 2:
      return workshop.lock_board(kBoardPlayed, dice_.one_in(4));
    case 3:
      if (dice_.one_in(2))
        return workshop.show_place(kBoardPlayed, {0, dice_.between(-500, 500), 0, 300, 200});
      return workshop.set_timer(kBoardPlayed, dice_.between(0, 600));
    default:
      return workshop.set_phase(kBoardPlayed, kWay[dice_.roll(6)]);
  }
}

Result<core::Recorded> World::some_board_deed(SimulatedDevice& device) {
  core::Workshop& workshop = device.workshop();
  if (device.store().role() == core::Role::facilitator && dice_.one_in(7)) return some_leading(workshop);
  const std::string person = person_numbered(dice_.roll(kPeople));
  std::vector<std::string> cards{"card:none"}, groups{"group:none"};
  for (const core::Record& record : device.store().all_of_activity("card", kBoardPlayed))
    cards.push_back(record.id);
  for (const core::Record& record : device.store().all_of_activity("group", kBoardPlayed))
    groups.push_back(record.id);
  const std::string card = dice_.pick(cards), group = dice_.pick(groups);
  const std::string word = "word " + std::to_string(dice_.roll(1'000));
  const std::pair<std::int64_t, std::int64_t> place{dice_.between(-900, 900), dice_.between(-900, 900)};
  const std::string colour = dice_.pick(core::card_colours());
  core::CardChange change;
  switch (dice_.roll(34)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return workshop.add_card(kBoardPlayed, person, word, place, colour);
    case 4:
    case 5: {
      core::NewCard comment{kBoardPlayed, person, word, place, colour};
      comment.kind = core::CardKind::comment;
      comment.on = card;
      return workshop.add_card(comment);
    }
    case 6:
      change.text = word;
      break;
    case 7:
      change.pos = place;
      break;
    case 8:
      change.colour = colour;
      break;
    case 9:
      change.tags[dice_.pick(core::principles())] = dice_.one_in(2);
      break;
    case 10:
    case 11:
      change.group = dice_.one_in(4) ? "" : group;
      break;
    case 12:
      change.parked = dice_.one_in(3);
      break;
    case 13:
      change.shortlisted = dice_.one_in(2);
      break;
    case 14:
      return workshop.remove_card(card, person);
    case 15:
      return workshop.restore_card(card, person);
    case 16:
      return workshop.add_group(kBoardPlayed, person, word, colour);
    case 17:
      if (dice_.one_in(2)) return workshop.set_group(group, person, {word, {}});
      return dice_.one_in(2) ? workshop.remove_group(group, person) : workshop.restore_group(group, person);
    default:
      return workshop.set_vote(card, person, !dice_.one_in(4));
  }
  return workshop.set_card(card, person, change);
}

void World::use_board() {
  SimulatedDevice* device = some_device();
  if (!device) return;
  device->set_time(now_ms_);
  for (int left = dice_.between(1, 6); left > 0 && device->running(); --left) {
    const auto done = some_board_deed(*device);
    if (device->disk.power_is_off()) {
      if (done) broken(name_of(*device) + " said saved without power");
      return end(*device, Ending::power_cut);
    }
    if (done) {
      note(*device, *done);
    } else if (!is_a_refusal(done.error().code)) {
      return (void)is_trouble(*device, done.error(), "use the board");
    }
  }
}

void World::note(SimulatedDevice& device, const core::Recorded& recorded) {
  core::Op op;
  op.log = recorded.op.substr(3, 16);
  op.seq = std::stoull(recorded.op.substr(20, 8));
  op.hash = recorded.op.substr(recorded.op.size() - 32);
  tell(name_of(device) + " changes " + recorded.record + " as " + recorded.op);
  device.said_saved.insert(op.hash);
  expected_.insert(op.hash);
  before(device, op.hash);  // remembers what the store says of it
  if (!recorded_.contains(op.hash)) return broken(recorded.op + " was recorded and is not there");
  check_log(device, op);
  by_log_[op.log].insert(op.hash);
}

void World::check_boards() {
  SimulatedDevice* first = nullptr;
  for (auto& device : devices_) {
    if (device->gone) continue;
    if (!first) first = device.get();
    for (std::size_t number = 0; number <= kPeople; ++number) {
      const std::string viewer = number == kPeople ? std::string() : person_numbered(number);
      const core::Board board = device->workshop().board(kBoardPlayed, viewer);
      if (board_text(board) != board_text(first->workshop().board(kBoardPlayed, viewer)))
        return broken("the boards of " + name_of(*device) + " and " + name_of(*first) + " differ for \"" +
                      viewer + "\"");
      if (board.prompt.empty()) return;  // the plan is lost with the device that had it
      if (!board.revealed && viewer.empty() && !board.cards.empty())
        return broken(name_of(*device) + " shows to everybody what is not revealed yet");
      for (const core::Card& card : board.cards)
        if (const auto one = device->workshop().card(card.id, viewer);
            !one || one->late != card.late || one->surplus != card.surplus || one->text != card.text)
          return broken(name_of(*device) + " says of " + card.id + " another thing alone than on the board");
    }
  }
  const Json records = Json::parse(first->store().dump()).at("records");
  for (std::size_t number = 0; number < kPeople; ++number) {
    const std::string person = person_numbered(number);
    const core::BoardVotes votes = first->workshop().board_votes(kBoardPlayed, person);
    const auto dots = static_cast<int>(votes.mine.size()),
               surplus = static_cast<int>(votes.mine_surplus.size());
    if (votes.mine != dots_in(records, person))
      return broken("the dots of " + person + " are not those given");
    if (dots - surplus != std::min(dots, kDots) || votes.left != kDots - (dots - surplus))
      return broken("the dots of " + person + " do not add up");
  }
}

}  // namespace ubao::test
