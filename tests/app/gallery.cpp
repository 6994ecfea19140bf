#include "tests/app/gallery.h"

#include <array>

#include "app/answer.h"
#include "app/button.h"
#include "app/choice.h"
#include "app/field.h"
#include "app/ledge.h"
#include "app/paint.h"
#include "app/panel.h"
#include "app/row.h"
#include "app/scroll.h"
#include "app/sheet.h"
#include "app/sticky.h"
#include "app/top_bar.h"

namespace ubao::test {
namespace {

using namespace app;

Rect titled_paper(Ui& ui, const Rect& rect, std::string_view title) {
  paper(ui, rect);
  Rect inner = rect.inset(ui.px(18), ui.px(14));
  TextStyle style;
  style.role = Role::meta;
  style.bold = true;
  style.colour = ui.theme.soft;
  draw_text(ui, inner.take_top(line_height(ui, style), ui.px(8)), title, style);
  return inner;
}

void colours(Ui& ui, const Rect& rect) {
  Rect inner = titled_paper(ui, rect, "14 colour roles");
  const Theme& t = ui.theme;
  const std::array<std::pair<const char*, ImU32>, 14> roles{{{"ground", t.ground},
                                                             {"surface", t.surface},
                                                             {"well", t.well},
                                                             {"line", t.line},
                                                             {"ink", t.ink},
                                                             {"soft", t.soft},
                                                             {"board", t.board},
                                                             {"chalk", t.chalk},
                                                             {"action", t.action},
                                                             {"on_action", t.on_action},
                                                             {"ledge", t.ledge},
                                                             {"good", t.good},
                                                             {"wait", t.wait},
                                                             {"danger", t.danger}}};
  for (int i = 0; i < 14; ++i) {
    Rect cell = inner.column(i, 14, ui.px(6));
    const Rect patch = cell.take_top(ui.px(40), ui.px(2));
    fill(ui, patch, roles[static_cast<std::size_t>(i)].second, ui.px(8));
    outline(ui, patch, t.line, ui.px(8), 1);
    TextStyle style;
    style.size = 13;
    style.lines = 1;
    draw_text(ui, cell, roles[static_cast<std::size_t>(i)].first, style);
  }
}

void buttons(Ui& ui, Rect rect, Gallery& g) {
  Rect inner = titled_paper(ui, rect, "Buttons: one primary on a screen");
  float x = inner.x, y = inner.y;
  const std::array<Button, 7> all{{{"primary", "Primary", ButtonLook::primary, Icon::forward},
                                   {"focus", "Focus", ButtonLook::primary},
                                   {"pressed", "Pressed", ButtonLook::primary},
                                   {"locked", "Not yet", ButtonLook::locked},
                                   {"secondary", "Secondary", ButtonLook::secondary, Icon::undo},
                                   {"quiet", "Quiet", ButtonLook::quiet, Icon::book},
                                   {"remove", "Remove", ButtonLook::danger, Icon::cross}}};
  for (const Button& b : all) {
    const float w = button_width(ui, b);
    if (x + w > inner.end()) x = inner.x, y += ui.px(measure::kButton + 14);
    if (button(ui, {x, y, w, ui.px(measure::kButton)}, b)) ++g.pressed, g.last = b.id;
    x += w + ui.px(14);
  }
}

void paper_colours(Ui& ui, const Rect& rect) {
  Rect inner = titled_paper(ui, rect, "Card colours: every one has a name");
  for (int i = 0; i < kCardColours; ++i) {
    const auto colour = static_cast<CardColour>(i);
    draw_sticky(ui, {inner.x + ui.px(82) * static_cast<float>(i), inner.y, ui.px(76), ui.px(44)},
                {.text = name_of(colour), .author = {}, .colour = colour, .text_size = ui.px(14)});
  }
}

void badges(Ui& ui, const Rect& rect) {
  Rect inner = titled_paper(ui, rect, "Saved, waiting, with the office: always in the top bar");
  fill(ui, inner, ui.theme.board, ui.px(measure::kRadius));
  Rect line = inner.inset(ui.px(12), ui.px(10));
  const std::array<BadgeView, 5> views{{{"", 0, 0, false},
                                        {"", 12, 0, false},
                                        {"", 0, 0, true},
                                        {"", 0, 1, false},
                                        {"disk full", 0, 0, false}}};
  for (std::size_t i = 0; i < views.size(); ++i) {
    const IdScope scope(std::to_string(i));
    const auto parts = badge_parts(ui, views[i], false);
    draw_badge(ui, line.take_start(badge_width(ui, parts), ui.px(12)), parts);
  }
  const PersonChip person{"Participant 7", "Health", "7", "P7"};
  draw_person_chip(ui, line.take_start(person_chip_width(ui, person, false)), person, false);
}

void chips(Ui& ui, const Rect& rect) {
  const Rect inner = titled_paper(ui, rect, "Chips");
  float x = inner.x;
  for (const Chip& chip :
       {Chip{"Now", ChipLook::now, Icon::clock}, Chip{"Closed", ChipLook::plain, Icon::tick},
        Chip{"With the office", ChipLook::received, Icon::double_tick},
        Chip{"Late", ChipLook::late, Icon::clock}, Chip{"Refused", ChipLook::refused, Icon::warning},
        Chip{"L4", ChipLook::code}})
    x += draw_chip(ui, {x, inner.y}, chip) + ui.px(10);
}

void fields(Ui& ui, const Rect& rect, Gallery& g) {
  Rect inner = titled_paper(ui, rect, "Fields and errors");
  draw_field(ui, inner.column(0, 2, ui.px(12)), {.id = "name", .label = "Name"}, g.name);
  draw_field(ui, inner.column(1, 2, ui.px(12)),
             {.id = "date", .label = "Date", .hint = {}, .error = "February has 28 days in 2027."}, g.date);
}

void answers(Ui& ui, const Rect& rect, Gallery& g) {
  Rect inner = titled_paper(ui, rect, "Answer buttons");
  const std::array<const char*, 3> words{"Strongly agree", "Agree", "Neither agree nor disagree"};
  for (int i = 0; i < 3; ++i) {
    const std::string id = std::to_string(5 - i);
    if (answer_button(ui, inner.take_top(ui.px(60), ui.px(8)),
                      {id, words[static_cast<std::size_t>(i)], 5 - i, Icon::none, id, g.answer == 5 - i}))
      g.answer = 5 - i;
  }
  divider_word(ui, inner.take_top(ui.px(20), ui.px(8)), "Outside the scale");
  const Rect line = inner.take_top(ui.px(64));
  if (answer_button(ui, line.column(0, 2, ui.px(12)),
                    {"dk", "Don\u2019t know", 0, Icon::question, "", g.answer == 0}))
    g.answer = 0;
  if (answer_button(ui, line.column(1, 2, ui.px(12)),
                    {"na", "Not applicable", 0, Icon::forbidden, "", g.answer == -1}))
    g.answer = -1;
}

void stickies(Ui& ui, const Rect& rect) {
  Rect inner = titled_paper(ui, rect, "Cards: dots, two texts, comment");
  Rect line = inner.take_top(ui.px(112), ui.px(16));
  const float size = ui.px(16);
  draw_sticky(ui, line.column(0, 3, ui.px(18)),
              {.text = "Pension status by SMS, no trip to the capital",
               .author = "yours",
               .colour = CardColour::sky,
               .text_size = size,
               .mark = "6 dots"});
  draw_sticky(ui, line.column(1, 3, ui.px(18)),
              {.text = "Never ask twice for what government knows",
               .author = "P11 Finance",
               .colour = CardColour::maize,
               .text_size = size,
               .two_texts = "2 texts"});
  draw_sticky(ui, line.column(2, 3, ui.px(18)),
              {.text = "What I like: it starts with the counter staff",
               .author = "P3 Land",
               .colour = CardColour::leaf,
               .text_size = size,
               .mark = "like"});
  const std::array<Tile, 7> tiles{Tile::answered, Tile::answered, Tile::answered, Tile::open,
                                  Tile::skipped,  Tile::open,     Tile::open};
  progress_tiles(ui, inner.take_top(ui.px(12), ui.px(20)).inset(ui.px(4), 0), tiles, 3);
  meter(ui, inner.take_top(ui.px(14)), 0.62f);
}

void icons(Ui& ui, const Rect& rect) {
  const Rect inner = titled_paper(ui, rect, "Icons, always beside a word");
  for (int i = 1; i < kIcons; ++i) {
    const float x = inner.x + ui.px(44) * static_cast<float>((i - 1) % 29) + ui.px(16);
    const float y = inner.y + ui.px(44) * static_cast<float>((i - 1) / 29) + ui.px(16);
    draw_icon(ui, static_cast<Icon>(i), {x, y}, ui.px(28), ui.theme.ink);
  }
}

void empty(Ui& ui, const Rect& rect, Gallery& g) {
  const Rect inner = titled_paper(ui, rect, "Empty state");
  const float y =
      empty_state(ui, inner, "Nothing on the board yet", "Write the first idea. Nobody judges it now.");
  const Button b{"new", "New card", ButtonLook::primary, Icon::plus};
  const float w = button_width(ui, b);
  if (button(ui, {inner.x + (inner.w - w) / 2, y + ui.px(10), w, ui.px(measure::kButton)}, b)) g.sheet = true;
}

void ledge_of_gallery(Ui& ui, const Rect& rect, Gallery& g) {
  const std::array<LedgeAction, 4> actions{{{"minute", "1 minute", Icon::plus},
                                            {"show", "Afficher les 9 cartes masqu\u00e9es", Icon::eye},
                                            {"follow", "Tout le monde me suit", Icon::follow},
                                            {"lock", "Verrouiller le tableau", Icon::lock}}};
  const int pressed = draw_ledge(
      ui, rect,
      {.secondary = actions, .primary = {"next", "Passer \u00e0 l\u2019appr\u00e9ciation", Icon::forward}});
  if (pressed == kPrimaryPressed) g.last = "next";
  if (pressed >= 0) g.last = actions[static_cast<std::size_t>(pressed)].id;
}

void sheet_of_gallery(Ui& ui, Gallery& g) {
  const Sheet sheet =
      begin_sheet(ui, "two-texts", "One card, two texts", "Two tablets changed it apart. Both are kept.");
  float y = sheet.content.y;
  const Field field{.id = "idea", .label = "Idea", .lines = 3};
  const float h = field_height(ui, field, g.idea, sheet.content.w);
  draw_field(ui, {sheet.content.x, y, sheet.content.w, h}, field, g.idea);
  y += h + ui.px(16);
  const std::array<Button, 3> choices{{{"later", "Decide later", ButtonLook::quiet},
                                       {"keep", "Keep as two"},
                                       {"use", "Use this", ButtonLook::primary}}};
  const int pressed = sheet_buttons(ui, sheet.content, y, choices);
  end_sheet(ui, y);
  if (sheet.dismissed || pressed >= 0) g.sheet = false;
  if (pressed == 2) g.toast = make_toast(ui, "Card removed", true);
}

}  // namespace

void draw_gallery(Ui& ui, Gallery& g) {
  Rect page = ui.screen;
  ledge_of_gallery(ui, page.take_bottom(ledge_height(ui)), g);
  const Rect area = page.inset(ui.px(20), ui.px(12));
  Rect rest = begin_scroll(ui, "gallery", area);
  rest.h = ui.px(1400);
  const float gap = ui.px(15);
  colours(ui, rest.take_top(ui.px(137), gap));
  Rect line = rest.take_top(ui.px(180), gap);
  buttons(ui, line.take_start(line.w * 0.563f, gap), g);
  paper_colours(ui, line);
  badges(ui, rest.take_top(ui.px(129), gap));
  line = rest.take_top(ui.px(406), gap);
  Rect start = line.take_start(line.w * 0.533f, gap);
  answers(ui, line, g);
  chips(ui, start.take_top(ui.px(92), gap));
  fields(ui, start.take_top(ui.px(172), gap), g);
  const std::array<Choice, 3> sessions{{{"s1", "Session 1", true}, {"s2", "Session 2"}, {"s3", "Session 3"}}};
  const int session = segments(ui, start.take_top(ui.px(48), gap), sessions, g.session);
  if (session >= 0) g.session = session;
  const std::array<Choice, 4> ministries{
      {{"all", "All 24"}, {"health", "Health"}, {"land", "Land"}, {"finance", "Finance"}}};
  const int filter = pills(ui, start, ministries, g.filter);
  if (filter >= 0) g.filter = filter;
  line = rest.take_top(ui.px(300), gap);
  stickies(ui, line.take_start(ui.px(576), gap));
  empty(ui, line.take_end(ui.px(230), gap), g);
  paper(ui, line, Paper::now);
  draw_row(ui, line.inset(ui.px(20)).take_top(ui.px(76)),
           {.id = "row",
            .icon = Icon::list,
            .title = "Public Innovation, Highland Districts",
            .title_bold = true,
            .subtitle = "Face to face, 5 days",
            .arrow = true,
            .last = true});
  icons(ui, rest.take_top(ui.px(180), gap));
  end_scroll(ui, rest.y);
  if (g.sheet) sheet_of_gallery(ui, g);
  if (draw_toast(ui, page, g.toast) == ToastPress::undo) g.last = "undo";
}

}  // namespace ubao::test
