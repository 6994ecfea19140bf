// What leaves a whiteboard: its picture and its table as files, and the board on the wall.
#include "app/app.h"
#include "core/board_table.h"
#include "core/chart_board.h"
#include "core/text_measure.h"

namespace ubao::app {
namespace {

std::set<std::string> as_set(const std::vector<std::string>& cards) { return {cards.begin(), cards.end()}; }

}  // namespace

bool App::board_file_action(const Intent& intent, Effects& effects) {
  if (const auto* picture = std::get_if<SaveBoardPicture>(&intent))
    save_board(picture->cards, false, effects);
  else if (const auto* table = std::get_if<SaveBoardTable>(&intent))
    save_board(table->cards, true, effects);
  else if (std::holds_alternative<ProjectBoard>(intent))
    project_board();
  else
    return false;
  return true;
}

// As nobody in particular sees the board: what is still private stays here.
void App::save_board(const std::vector<std::string>& cards, bool as_table, Effects& effects) {
  if (!workshop_ || !state_.facilitating() || state_.screen != Screen::board) return;
  const core::Board board = workshop_->board(state_.activity, {});
  const std::set<std::string> only = as_set(cards);
  const std::string& workshop = state_.views.agenda.workshop.title;
  std::string name = workshop + ", " + board.title;
  if (!only.empty())
    name += ", " + language_.count("board.out.chosen", static_cast<std::int64_t>(only.size()));
  if (as_table) {
    effects.push_back(WriteTable{core::csv_file(core::board_table(core::board_of_cards(board, only))), name});
    return;
  }
  const core::NotoMeasure measure;
  effects.push_back(
      WritePicture{core::board_chart({board, language_, measure, workshop, state_.local.date}, only), name});
}

void App::project_board() {
  if (!workshop_ || !state_.facilitating() || state_.screen != Screen::board) return;
  state_.wall = {};
  go_to(Screen::projector, state_.activity);
}

}  // namespace ubao::app
