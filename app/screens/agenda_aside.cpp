// What is open at this moment, and what waits for the one who works.
#include <vector>

#include "app/button.h"
#include "app/paint.h"
#include "app/row.h"
#include "app/screens/agenda.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

using core::ActivityState;

constexpr int kPromptLines = 3;
constexpr float kHeading = 50;

struct CardWords {
  std::string chip, go, other;  // other: open or close it; empty for participants
};

CardWords words_of(const Ui& ui, const State& state, const Spot& spot, bool open) {
  CardWords words;
  if (open) {
    const int left = minutes_left(state, spot);
    words.chip = left >= 0 ? ui.count("agenda.now_left", left) : ui.say("state.open");
  } else {
    words.chip = ui.say("agenda.next");
    if (!spot.item->time.empty()) words.chip = ui.say("agenda.next_at", {{"time", spot.item->time}});
  }
  const std::string& kind = spot.item->kind;
  words.go = ui.say(kind == "board"        ? "agenda.go.board"
                    : kind == "assessment" ? "agenda.go.assessment"
                                           : "agenda.go.other");
  if (state.facilitating()) words.other = ui.say(open ? "activity.close" : "activity.open");
  return words;
}

TextStyle prompt_style(const Ui& ui) {
  TextStyle style = style_of(Role::body, ui.theme.soft);
  style.lines = kPromptLines;
  style.may_elide = true;
  return style;
}

// The card: chip, title, prompt; the buttons below, or beside where it is wide.
void draw_spot(Ui& ui, Rect& rest, const State& state, const Spot& spot, bool open,
               const core::AgendaSession* shown, Intents& intents) {
  const CardWords words = words_of(ui, state, spot, open);
  // what comes next is opened first; what is open is gone to
  const bool go_first = open || words.other.empty();
  const Button go{"go",
                  words.go,
                  go_first ? ButtonLook::primary : ButtonLook::secondary,
                  go_first ? Icon::forward : Icon::none,
                  go_first,
                  go_first};
  const Button other{"set state",
                     words.other,
                     go_first ? ButtonLook::secondary : ButtonLook::primary,
                     open ? Icon::tick : Icon::play,
                     false,
                     !go_first};
  const bool has_other = !words.other.empty();
  const Button& first = go_first ? go : other;
  const Button& second = go_first ? other : go;

  const float pad = ui.px(ui.phone() ? 16 : 20), gap = ui.px(10);
  const float first_height = ui.px(measure::kPrimary), second_height = ui.px(measure::kButton);
  const float foot = first_height + (has_other ? gap + second_height : 0);
  float buttons = button_width(ui, first);
  if (has_other) buttons = std::max(buttons, button_width(ui, second));
  const bool beside = rest.w - 2 * pad >= buttons + ui.px(300);
  const float text_width_px = rest.w - 2 * pad - (beside ? buttons + ui.px(24) : 0);
  TextStyle title = style_of(Role::title);
  title.line_height = 1.25f;
  const std::string where = spot.preparation        ? due_words(ui, spot.item->due_hours, spot.session->title)
                            : spot.session == shown ? std::string()
                                                    : spot.session->title;
  const TextStyle where_style = style_of(Role::meta, ui.theme.soft);
  const std::string& prompt = ui.phone() ? std::string() : spot.item->prompt;
  float text = ui.px(kChipHeight + 10) + text_height(ui, spot.item->title, title, text_width_px) +
               (where.empty() ? 0 : text_height(ui, where, where_style, text_width_px));
  if (!prompt.empty()) text += ui.px(6) + text_height(ui, prompt, prompt_style(ui), text_width_px);

  const float inner = beside ? std::max(text, foot) : text + ui.px(16) + foot;
  const Rect card = rest.take_top(inner + 2 * pad, ui.px(16));
  paper(ui, card, Paper::now);
  Rect inside = card.inset(pad, pad);
  Rect place = beside ? inside.take_end(buttons, ui.px(24)).centered(buttons, foot)
                      : inside.take_bottom(foot, ui.px(16));
  if (beside) inside = inside.centered(inside.w, text);
  draw_chip(ui, {inside.x, inside.y}, {words.chip, open ? ChipLook::now : ChipLook::plain, Icon::clock});
  inside.take_top(ui.px(kChipHeight + 10));
  flow(ui, inside, spot.item->title, title, 0);
  flow(ui, inside, where, where_style, ui.px(6));
  flow(ui, inside, prompt, prompt_style(ui), 0);
  const bool first_pressed = button(ui, place.take_top(first_height, gap), first);
  const bool second_pressed = has_other && button(ui, place.take_top(second_height), second);
  if (go_first ? first_pressed : second_pressed) intents.push_back(GoTo{Screen::activity, spot.item->id});
  if (go_first ? second_pressed : first_pressed)
    intents.push_back(SetActivityState{spot.item->id, open ? ActivityState::closed : ActivityState::open});
}

struct AsideLine {
  std::string id;
  Icon icon = Icon::none;
  std::string title, subtitle;
  ImU32 colour = 0;
  Intent intent = GoBack{};
  std::string in_hand;  // instead of the intent: takes this activity onto the card
};

// A paper with a title and rows that lead on; gives the pressed row or -1.
int draw_aside_lines(Ui& ui, Rect& rest, const std::string& title, const std::vector<AsideLine>& lines) {
  std::vector<float> heights;
  float height = ui.px(kHeading);
  const auto row_of = [&](std::size_t i) {
    Row row;
    row.id = lines[i].id;
    row.icon = lines[i].icon;
    row.icon_on_tile = false;
    row.title = lines[i].title;
    row.title_bold = true;
    row.subtitle = lines[i].subtitle;
    row.subtitle_colour = lines[i].colour;
    row.arrow = true;
    row.last = i + 1 == lines.size();
    return row;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    heights.push_back(row_height(ui, row_of(i), rest.w));
    height += heights.back();
  }
  Rect list = rest.take_top(height, ui.px(16));
  paper(ui, list);
  panel_title(ui, list.take_top(ui.px(kHeading)).inset(ui.px(list.w < ui.px(560) ? 12 : 16), ui.px(12)),
              title);
  int pressed = -1;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (draw_row(ui, list.take_top(heights[i]), row_of(i))) pressed = static_cast<int>(i);
  return pressed;
}

void add_assessment(const Ui& ui, const State& state, const Spot& spot, std::vector<AsideLine>& lines) {
  const core::AgendaItem& item = *spot.item;
  if (item.state != ActivityState::open) return;
  AsideLine line;
  line.id = "wait/" + item.id;
  line.icon = Icon::person;
  line.intent = GoTo{Screen::activity, item.id};
  if (state.person.empty()) {
    const int people = state.views.agenda.people, open = people - item.completions;
    if (open <= 0) return;
    line.title = ui.count("waits.assessments", open);
    line.subtitle = ui.say("waits.handed_in",
                           {{"done", std::to_string(item.completions)}, {"people", std::to_string(people)}});
  } else {
    const auto own = state.views.own_assessments.find(item.id);
    if (own == state.views.own_assessments.end() || own->second == core::AssessmentState::submitted) return;
    line.title = ui.say("waits.own_assessment");
    const bool begun = own->second == core::AssessmentState::begun;
    line.subtitle = ui.say(begun ? "waits.begun" : "waits.not_begun");
  }
  lines.push_back(std::move(line));
}

std::vector<AsideLine> waits_of(const Ui& ui, const State& state) {
  std::vector<AsideLine> lines;
  for (const core::AgendaSession& session : state.views.agenda.sessions) {
    for (const auto* items : {&session.preparation, &session.items}) {
      for (const core::AgendaItem& item : *items) {
        if (item.kind == "assessment") add_assessment(ui, state, {&session, &item, false}, lines);
        if (item.two_texts > 0)
          lines.push_back({"wait/" + item.id,
                           Icon::cards,
                           ui.count("waits.two_texts", item.two_texts),
                           item.title,
                           0,
                           GoTo{Screen::activity, item.id},
                           {}});
      }
    }
  }
  const Badge& badge = state.badge;
  if (badge.to_send > 0)
    lines.push_back({"wait/send",
                     Icon::tray,
                     ui.count("waits.to_send", badge.to_send),
                     ui.say(badge.room_known     ? "waits.room_known"
                            : badge.office_known ? "waits.office_known"
                                                 : "waits.no_office"),
                     0,
                     GoTo{Screen::delivery, {}},
                     {}});
  if (badge.refused > 0)
    lines.push_back({"wait/refused",
                     Icon::warning,
                     ui.count("waits.refused", badge.refused),
                     ui.say("waits.kept"),
                     ui.theme.danger,
                     GoTo{Screen::delivery, {}},
                     {}});
  return lines;
}

}  // namespace

void draw_moment(Ui& ui, Rect& rest, const State& state, const Moment& moment, Intents& intents) {
  if (moment.in_hand.item != nullptr)
    draw_spot(ui, rest, state, moment.in_hand, true, moment.shown, intents);
  else if (moment.next.item != nullptr)
    draw_spot(ui, rest, state, moment.next, false, moment.shown, intents);
}

void draw_also_open(Ui& ui, Rect& rest, const Moment& moment, AgendaDraft& draft) {
  if (moment.also.empty()) return;
  std::vector<AsideLine> lines;
  for (const Spot& spot : moment.also) {
    AsideLine line;
    line.id = "also/" + spot.item->id;
    line.icon = icon_of_kind(spot.item->kind);
    line.title = spot.item->title;
    line.subtitle =
        spot.preparation ? due_words(ui, spot.item->due_hours, spot.session->title) : spot.session->title;
    line.in_hand = spot.item->id;
    lines.push_back(std::move(line));
  }
  const int pressed = draw_aside_lines(ui, rest, ui.say("agenda.also_open"), lines);
  if (pressed >= 0) draft.in_hand = lines[static_cast<std::size_t>(pressed)].in_hand;
}

void draw_waits(Ui& ui, Rect& rest, const State& state, Intents& intents) {
  const std::vector<AsideLine> lines = waits_of(ui, state);
  if (lines.empty()) return;
  const int pressed = draw_aside_lines(ui, rest, ui.say("agenda.waits"), lines);
  if (pressed >= 0) intents.push_back(lines[static_cast<std::size_t>(pressed)].intent);
}

}  // namespace ubao::app
