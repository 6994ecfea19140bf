// Two screens of the pictures, out of the kit alone.
#include <array>

#include "app/answer.h"
#include "app/button.h"
#include "app/choice.h"
#include "app/ledge.h"
#include "app/navigation.h"
#include "app/paint.h"
#include "app/panel.h"
#include "app/row.h"
#include "app/ruler.h"
#include "app/scroll.h"
#include "app/top_bar.h"
#include "tests/app/gallery.h"

namespace ubao::test {
namespace {

using namespace app;

const std::array<Place, 7> kPlaces{{{"agenda", "Agenda", Icon::list},
                                    {"boards", "Boards", Icon::board},
                                    {"results", "Results", Icon::chart},
                                    {"plans", "Plans", Icon::checklist},
                                    {"people", "People", Icon::people},
                                    {"delivery", "Delivery", Icon::tray},
                                    {"home", "Home", Icon::home}}};

const std::array<Row, 7> kAgenda{{
    {.id = "a1",
     .lead = "14:00",
     .icon = Icon::speech,
     .title = "Recap of session 1",
     .meta_icon = Icon::people,
     .meta = "Everyone",
     .chip = {"Closed", ChipLook::plain, Icon::tick}},
    {.id = "a2",
     .lead = "14:05",
     .icon = Icon::chart,
     .title = "Debrief of the assessment",
     .meta_icon = Icon::people,
     .meta = "Everyone",
     .chip = {"22 min left", ChipLook::now, Icon::clock},
     .now = true},
    {.id = "a3",
     .lead = "14:40",
     .icon = Icon::table,
     .title = "Nine pillars, four levels",
     .meta_icon = Icon::teams,
     .meta = "Teams",
     .end_text = "25 min"},
    {.id = "a4",
     .lead = "15:05",
     .icon = Icon::book,
     .title = "Five principles of good service",
     .meta_icon = Icon::people,
     .meta = "Everyone",
     .end_text = "10 min"},
    {.id = "a5",
     .lead = "15:15",
     .icon = Icon::table,
     .title = "Six-step roadmap",
     .meta_icon = Icon::teams,
     .meta = "Teams",
     .end_text = "25 min"},
    {.id = "a6",
     .lead = "15:40",
     .icon = Icon::board,
     .title = "One action for positive mindsets",
     .meta_icon = Icon::person,
     .meta = "Alone, then all",
     .end_text = "12 min"},
    {.id = "a7",
     .lead = "15:52",
     .icon = Icon::speech,
     .title = "Evaluation of the session",
     .meta_icon = Icon::person,
     .meta = "Alone",
     .end_text = "8 min",
     .last = true},
}};

void now_card(Ui& ui, Rect rect) {
  paper(ui, rect, ui.layout == Layout::laptop ? Paper::card : Paper::now);
  rect = rect.inset(ui.px(20), ui.px(18));
  const Rect chip = rect.take_top(ui.px(30), ui.px(10));
  draw_chip(ui, {chip.x, chip.y}, {"Now, 22 min left", ChipLook::now, Icon::clock});
  TextStyle title;
  title.role = Role::title;
  rect.take_top(draw_text(ui, rect, "Debrief of the assessment", title).height);
  if (!ui.phone()) {
    TextStyle soft;
    soft.colour = ui.theme.soft;
    rect.take_top(
        draw_text(ui, rect, "Show the room its own picture. Ask what surprises, before what to do.", soft)
            .height);
  }
  rect.take_top(ui.px(10));
  button(ui, rect.take_top(ui.px(ui.phone() ? 52 : 60), ui.px(10)),
         {"open", "Open debrief", ButtonLook::primary, Icon::forward, true, true});
}

float list(Ui& ui, const Rect& at) {
  float height = 0;
  for (const Row& row : kAgenda) height += row_height(ui, row, at.w);
  paper(ui, {at.x, at.y, at.w, height});
  float y = at.y;
  for (const Row& row : kAgenda) {
    const float h = row_height(ui, row, at.w);
    draw_row(ui, {at.x, y, at.w, h}, row);
    y += h;
  }
  return y;
}

}  // namespace

void draw_sample_agenda(Ui& ui, Gallery& g) {
  Rect page = ui.screen;
  const Rect bar = page.take_top(top_bar_height(ui));
  const bool rail = ui.layout == Layout::laptop || ui.layout == Layout::small;
  draw_top_bar(
      ui, bar,
      {.back = ui.layout == Layout::tablet ? "Home" : "",
       .back_icon = Icon::home,
       .title = ui.layout == Layout::laptop ? "Digital Government for Public Services" : "Coast Region",
       .subtitle = "Coast Region \u00b7 Facilitator\u2019s view",
       .badge = {"", 3, 0, false},
       .person = {"Facilitator", "Training Institute", "F", "F"}});
  if (rail)
    side_rail(ui, page.take_start(ui.px(measure::kSideRail)), kPlaces, 0, 1);
  else
    bottom_tabs(ui, page.take_bottom(ui.px(ui.phone() ? 74 : 84)), {kPlaces.data(), 6}, 0);
  Rect area = page.inset(ui.px(ui.phone() ? 12 : 20), ui.px(16));
  area.h = page.bottom() - area.y;
  if (ui.layout == Layout::laptop) {
    Rect aside = area.take_end(ui.px(340), ui.px(20));
    now_card(ui, aside.take_top(ui.px(248)));
  }
  Rect content = begin_scroll(ui, "agenda", area);
  if (!ui.phone()) {
    const std::array<Choice, 5> sessions{{{"1", "Session 1", true},
                                          {"2", "Session 2"},
                                          {"3", "Session 3"},
                                          {"4", "Session 4"},
                                          {"5", "Session 5"}}};
    const int session = segments(ui, content.take_top(ui.px(48), ui.px(12)), sessions, g.session);
    if (session >= 0) g.session = session;
    const std::array<RulerBlock, 7> blocks{{{5, "5 min", Stretch::done},
                                            {35, "35 min", Stretch::now},
                                            {25, "25 min"},
                                            {10, "10 min"},
                                            {25, "25 min"},
                                            {12, "12 min"},
                                            {8, "8 min"}}};
    draw_ruler(ui, content.take_top(ui.px(kRulerHeight), ui.px(8)),
               {.blocks = blocks, .now_minute = 18, .now_label = "now 14:18"});
  }
  if (ui.layout != Layout::laptop) now_card(ui, content.take_top(ui.px(ui.phone() ? 164 : 248), ui.px(16)));
  end_scroll(ui, list(ui, content) + ui.px(16));
}

void draw_sample_assessment(Ui& ui, Gallery& g) {
  Rect page = ui.screen;
  draw_top_bar(ui, page.take_top(top_bar_height(ui)),
               {.back = "Leave",
                .title = "Assessment",
                .subtitle = "Yours alone",
                .badge = {"", 12, 0, false},
                .person = {"Participant 7", "Health", "7", "P7"}});
  const std::array<LedgeAction, 2> actions{
      {{"back", "Back", Icon::back}, {"all", "See all 42", Icon::bullets}}};
  draw_ledge(
      ui, page.take_bottom(ledge_height(ui)),
      {.secondary = {actions.data(), ui.phone() ? 1u : 2u}, .primary = {"next", "Next", Icon::forward}});
  Rect area = page.inset(ui.px(ui.phone() ? 14 : 32), ui.px(12));
  const std::array<Tile, 7> tiles{Tile::answered, Tile::answered, Tile::answered, Tile::open,
                                  Tile::open,     Tile::open,     Tile::open};
  const std::array<const char*, 5> words{"Strongly agree", "Agree", "Neither agree nor disagree", "Disagree",
                                         "Strongly disagree"};
  const float each = answer_height(ui, false), gap = ui.px(ui.phone() ? 7 : 10);
  const Rect outside = area.take_bottom(answer_height(ui, true), ui.px(8));
  if (!ui.phone()) divider_word(ui, area.take_bottom(ui.px(24), ui.px(8)), "Outside the scale");
  for (int i = 4; i >= 0; --i) {
    const std::string id = std::to_string(5 - i);
    if (answer_button(ui, area.take_bottom(each, gap),
                      {id, words[static_cast<std::size_t>(i)], 5 - i, Icon::none, ui.phone() ? "" : id,
                       g.answer == 5 - i}))
      g.answer = 5 - i;
  }
  const bool keys = !ui.phone();
  if (answer_button(ui, outside.column(0, 2, ui.px(12)),
                    {"dk", "Don\u2019t know", 0, Icon::question, keys ? "D" : "", g.answer == 0}))
    g.answer = 0;
  if (answer_button(ui, outside.column(1, 2, ui.px(12)),
                    {"na", "Not applicable", 0, Icon::forbidden, keys ? "N" : "", g.answer == -1}))
    g.answer = -1;
  Rect content = begin_scroll(ui, "statement", area);
  progress_tiles(ui, content.take_top(ui.px(10), ui.px(12)), tiles, 3);
  TextStyle soft;
  soft.colour = ui.theme.soft;
  if (ui.phone()) soft.size = 16;
  content.take_top(
      draw_text(ui, content, "Thinking of our government as a whole, not only my office \u2026", soft)
          .height +
      ui.px(4));
  TextStyle statement;
  statement.role = Role::statement;
  if (ui.phone()) statement.role = Role::title;
  content.take_top(
      draw_text(ui, content, "Leaders of different ministries solve service problems together.", statement)
          .height);
  end_scroll(ui, content.y);
}

}  // namespace ubao::test
