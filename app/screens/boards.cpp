#include "app/screens/boards.h"

#include <vector>

#include "app/paint.h"
#include "app/row.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/scroll.h"

namespace ubao::app {
namespace {

struct BoardLine {
  const core::AgendaItem* item;
  std::string subtitle, chip, cards;
};

std::vector<BoardLine> board_lines(const Ui& ui, const core::Agenda& agenda) {
  std::vector<BoardLine> lines;
  for (const core::AgendaSession& session : agenda.sessions) {
    for (const auto* items : {&session.preparation, &session.items}) {
      for (const core::AgendaItem& item : *items) {
        if (item.kind != "board") continue;
        BoardLine line{&item, {}, {}, ui.count("boards.cards", item.cards)};
        line.subtitle =
            dotted({session.title, who_words(ui, item),
                    item.two_texts > 0 ? ui.count("waits.two_texts", item.two_texts) : std::string()});
        if (item.state != core::ActivityState::planned)
          line.chip = ui.say(item.state == core::ActivityState::open ? "state.open" : "state.closed");
        lines.push_back(std::move(line));
      }
    }
  }
  return lines;
}

}  // namespace

void draw_boards(Ui& ui, const State& state, Intents& intents) {
  Page page;
  page.title = ui.say("boards.heading");
  page.subtitle = state.views.agenda.workshop.title;
  Rect rest = draw_hub(ui, state, page, intents);
  const std::vector<BoardLine> lines = board_lines(ui, state.views.agenda);
  if (lines.empty()) {
    const Rect place = middle_column(ui, rest, 440);
    empty_state(ui, {place.x, rest.y + rest.h / 4, place.w, 0}, ui.say("boards.empty"),
                ui.say("boards.empty.text"));
    return;
  }
  Rect column = begin_scroll(ui, "boards", middle_column(ui, rest, 960));
  column.y += ui.px(ui.phone() ? 12 : 20);
  const auto row_of = [&](std::size_t i) {
    Row row;
    row.id = lines[i].item->id;
    row.icon = Icon::board;
    row.title = lines[i].item->title;
    row.subtitle = lines[i].subtitle;
    row.meta_icon = Icon::cards;
    row.meta = lines[i].cards;
    row.end_text = {};
    row.chip = state_chip(lines[i].chip, lines[i].chip, lines[i].item->state);
    row.arrow = true;
    row.last = i + 1 == lines.size();
    return row;
  };
  std::vector<float> heights;
  float height = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    heights.push_back(row_height(ui, row_of(i), column.w));
    height += heights.back();
  }
  Rect list = column.take_top(height, ui.px(20));
  paper(ui, list);
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (draw_row(ui, list.take_top(heights[i]), row_of(i)))
      intents.push_back(GoTo{Screen::board, lines[i].item->id});
  end_scroll(ui, column.y);
}

}  // namespace ubao::app
