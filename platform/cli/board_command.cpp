// A whiteboard for scripts: as JSON, and its cards as a table. Both say what a person may see, and no more.
#include <algorithm>

#include "core/board_table.h"
#include "core/env.h"
#include "platform/cli/commands.h"
#include "platform/key_files.h"

namespace ubao::platform {
namespace {

using nlohmann::json;

constexpr const char* kLayoutWords[] = {"free", "yes-no", "zones", "quadrants"};

json votes_json(const core::VoteTally& tally) {
  return {{"counted", tally.counted}, {"late", tally.late}, {"surplus", tally.surplus}};
}

json card_json(const core::Card& card, const core::Board& board) {
  json said = {{"id", card.id},
               {"kind", core::name_of(card.kind)},
               {"text", card.text},
               {"versions", card.versions},
               {"author", card.author},
               {"author_id", card.author_id},
               {"colour", card.colour},
               {"pos", {card.x, card.y}},
               {"zone", card.zone},
               {"group", card.group},
               {"tags", card.tags},
               {"parked", card.parked},
               {"shortlisted", card.shortlisted},
               {"mine", card.mine},
               {"phase", core::name_of(card.phase)},
               {"late", card.late},
               {"surplus", card.surplus},
               {"edited_while_removed", card.edited_while_removed}};
  if (card.kind == core::CardKind::comment) said.update({{"on", card.on}, {"loose", card.loose}});
  if (card.value)
    said["values"] = {{board.layout.axes[0].code, card.value->x / 1000.0},
                      {board.layout.axes[1].code, card.value->y / 1000.0}};
  if (const auto votes = board.votes.tallies.find(card.id); votes != board.votes.tallies.end())
    said["votes"] = votes_json(votes->second);
  return said;
}

json groups_json(const core::Board& board) {
  json list = json::array();
  for (const core::BoardGroup& group : board.groups)
    list.push_back({{"id", group.id},
                    {"name", group.name},
                    {"versions", group.versions},
                    {"colour", group.colour},
                    {"cards", group.cards},
                    {"edited_while_removed", group.edited_while_removed}});
  return list;
}

// Null while nobody has been shown one.
json place_json(const core::BoardPlace& place) {
  if (place.nth == 0) return nullptr;
  return {{"nth", place.nth}, {"x", place.x}, {"y", place.y}, {"w", place.w}, {"h", place.h}};
}

json zones_json(const core::Board& board) {
  json list = json::array();
  for (const core::BoardZone& zone : board.layout.zones) {
    int cards = 0;
    for (const core::Card& card : board.cards) cards += card.zone == zone.code ? 1 : 0;
    list.push_back({{"code", zone.code},
                    {"title", zone.title},
                    {"area", {zone.x, zone.y, zone.w, zone.h}},
                    {"cards", cards}});
  }
  return list;
}

json board_json(const core::Board& board, std::int64_t now) {
  json cards = json::array(), phases = json::array(), axes = json::array(), votes = json::object();
  for (const core::Card& card : board.cards) cards.push_back(card_json(card, board));
  for (const core::BoardPhase phase : board.phases) phases.push_back(core::name_of(phase));
  for (const core::CourseItem& axis : board.layout.axes)
    axes.push_back({{"code", axis.code}, {"title", axis.text}});
  for (const auto& [card, tally] : board.votes.tallies) votes[card] = votes_json(tally);
  const core::BoardAllowed& may = board.allowed;
  return {{"activity", board.activity},
          {"title", board.title},
          {"prompt", board.prompt},
          {"phase", core::name_of(board.phase)},
          {"phases", phases},
          {"locked", board.locked},
          {"revealed", board.revealed},
          {"authors_shown", board.authors_shown},
          {"allowed",
           {{"ideas", may.ideas},
            {"comments", may.comments},
            {"edits", may.edits},
            {"arranging", may.arranging},
            {"organizing", may.organizing},
            {"voting", may.voting},
            {"shortlisting", may.shortlisting},
            {"planning", may.planning}}},
          {"rules",
           {{"cards_each", board.rules.cards_each},
            {"comments_each", board.rules.comments_each},
            {"votes_each", board.rules.votes_each}}},
          {"timer",
           {{"started", board.timer.started},
            {"seconds", board.timer.seconds},
            {"left", core::seconds_left(board.timer, now)}}},
          {"place", place_json(board.place)},
          {"layout", kLayoutWords[static_cast<std::size_t>(board.layout.kind)]},
          {"zones", zones_json(board)},
          {"axes", axes},
          {"cards", cards},
          {"groups", groups_json(board)},
          {"votes",
           {{"shown", board.votes.shown},
            {"left", board.votes.left},
            {"voters", board.votes.voters},
            {"mine", board.votes.mine},
            {"mine_surplus", board.votes.mine_surplus},
            {"cards", votes}}},
          {"hidden_cards", board.hidden_cards},
          {"writers", board.writers},
          {"yes", board.yes},
          {"no", board.no}};
}

}  // namespace

int print_board(const CommonOptions& common, const BoardOptions& options) {
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    const auto plan = workshop.plan_of(options.activity);
    if (!plan) return fail({core::ErrorCode::not_found, options.activity});
    if (plan->kind != "board") return fail({core::ErrorCode::bad_input, options.activity + " is no board"});
    const auto people = workshop.people();
    if (!options.person.empty() &&
        std::none_of(people.begin(), people.end(),
                     [&](const core::Person& person) { return person.id == options.person; }))
      return fail({core::ErrorCode::not_found, options.person});
    const core::Board board = workshop.board(options.activity, options.person);
    if (options.csv.empty()) {
      answer(common, board_json(board, core::real_env().clock->seconds_since_1970()));
      return static_cast<int>(kDone);
    }
    const std::string table = core::csv_file(core::board_table(board));
    if (const auto written = write_private_file(options.csv, table); !written) return fail(written.error());
    answer(common, {{"file", options.csv}, {"cards", board.cards.size()}});
    return static_cast<int>(kDone);
  });
}

}  // namespace ubao::platform
