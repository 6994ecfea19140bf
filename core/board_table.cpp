#include "core/board_table.h"

namespace ubao::core {
namespace {

std::string yes_cell(bool value) { return value ? "yes" : ""; }

std::string joined(const std::vector<std::string>& texts, const char* between) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : between) + text;
  return all;
}

std::string group_name(const Board& board, const std::string& id) {
  for (const BoardGroup& group : board.groups)
    if (group.id == id) return group.name;
  return {};
}

std::vector<std::string> other_texts(const Card& card) {
  std::vector<std::string> others = card.versions;
  std::erase(others, card.text);
  return others;
}

}  // namespace

std::vector<CsvCells> board_table(const Board& board) {
  std::vector<CsvCells> rows{{"id",          "kind",  "text",  "other_texts", "author",        "colour",
                              "x",           "y",     "zone",  "value_x",     "value_y",       "group",
                              "on",          "tags",  "votes", "votes_late",  "votes_surplus", "parked",
                              "shortlisted", "phase", "late",  "surplus",     "marks"}};
  for (const Card& card : board.cards) {
    const auto found = board.votes.tallies.find(card.id);
    const VoteTally tally = found == board.votes.tallies.end() ? VoteTally() : found->second;
    const bool voted = board.votes.shown && board.rules.votes_each > 0 && card.kind != CardKind::comment;
    const auto votes = [&](int count) { return voted ? std::to_string(count) : std::string(); };
    std::vector<std::string> marks;
    if (card.edited_while_removed) marks.push_back("edited while it was removed");
    if (card.loose) marks.push_back("its card was removed");
    rows.push_back({card.id,
                    std::string(name_of(card.kind)),
                    card.text,
                    joined(other_texts(card), "\n\n"),
                    card.author,
                    card.colour,
                    std::to_string(card.x),
                    std::to_string(card.y),
                    card.zone,
                    card.value ? std::to_string(card.value->x) : "",
                    card.value ? std::to_string(card.value->y) : "",
                    group_name(board, card.group),
                    card.on,
                    joined(card.tags, " "),
                    votes(tally.counted),
                    votes(tally.late),
                    votes(tally.surplus),
                    yes_cell(card.parked),
                    yes_cell(card.shortlisted),
                    std::string(name_of(card.phase)),
                    yes_cell(card.late),
                    yes_cell(card.surplus),
                    joined(marks, "; ")});
  }
  return rows;
}

}  // namespace ubao::core
