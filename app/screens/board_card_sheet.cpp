// A card in a sheet: all of its words, what its marks mean, what others like about it, its principles, and
// everything that can be done with it; what cannot be done now says why.
#include <algorithm>
#include <vector>

#include "app/button.h"
#include "app/icons.h"
#include "app/paint.h"
#include "app/screens/board_parts.h"
#include "app/screens/parts.h"
#include "app/sheet.h"
#include "app/text.h"

namespace ubao::app {
namespace {

struct CardAct {
  const char* id;
  Icon icon;
};

void note(Boarding& b, Rect& content, Icon icon, const std::string& words) {
  const float height = note_height(b.ui, words, content.w);
  draw_note(b.ui, content.take_top(height, b.ui.px(10)), icon, words, NoteLook::wait);
}

std::string group_name(const Boarding& b, const std::string& id) {
  for (const core::BoardGroup& group : b.board.groups)
    if (group.id == id) return group.name;
  return {};
}

void draw_marks(Boarding& b, Rect& content, const core::Card& card) {
  const Ui& ui = b.ui;
  if (card.edited_while_removed) note(b, content, Icon::undo, ui.say("board.about.removed"));
  if (card.versions.size() > 1) note(b, content, Icon::cards, ui.say("board.about.versions"));
  if (card.late) note(b, content, Icon::clock, ui.say("board.about.late"));
  if (card.surplus)
    note(b, content, Icon::info,
         ui.count(
             card.kind == core::CardKind::comment ? "board.about.surplus_comments" : "board.about.surplus",
             card.kind == core::CardKind::comment ? b.board.rules.comments_each : b.board.rules.cards_each));
  if (card.loose) note(b, content, Icon::speech, ui.say("board.about.loose"));
  if (b.board.votes.mine_surplus.contains(card.id))
    note(b, content, Icon::dots, ui.count("board.about.dot_surplus", b.board.rules.votes_each));
  const auto tally = b.board.votes.tallies.find(card.id);
  if (tally == b.board.votes.tallies.end()) return;
  if (tally->second.surplus > 0)
    note(b, content, Icon::dots, ui.count("board.about.dots_surplus", tally->second.surplus));
  if (tally->second.late > 0)
    note(b, content, Icon::clock, ui.count("board.about.dots_late", tally->second.late));
}

// What is known of it in a line: who, which group, dots, chosen, parked, planned.
std::string facts_of(const Boarding& b, const core::Card& card) {
  const Ui& ui = b.ui;
  const auto tally = b.board.votes.tallies.find(card.id);
  const std::string group = group_name(b, card.group);
  return dotted(
      {card.author,
       card.kind == core::CardKind::yes  ? ui.say("board.yes")
       : card.kind == core::CardKind::no ? ui.say("board.no")
                                         : std::string(),
       group.empty() ? std::string() : ui.say("board.in_group", {{"name", group}}),
       tally == b.board.votes.tallies.end() ? std::string() : ui.count("board.dots", tally->second.counted),
       card.shortlisted ? ui.say("board.mark.chosen") : std::string(),
       card.parked ? ui.say("board.mark.parked") : std::string(),
       b.state.views.planned_cards.contains(card.id) ? ui.say("board.mark.planned") : std::string()});
}

// What others like about it. One's own can be taken away.
void draw_comments(Boarding& b, Rect& content, const core::Card& card) {
  Ui& ui = b.ui;
  const auto found = b.draft.facts.comments.find(card.id);
  if (found == b.draft.facts.comments.end()) return;
  TextStyle head;
  head.bold = true;
  const std::string title = ui.count("board.likes.title", static_cast<std::int64_t>(found->second.size()));
  draw_text(ui, content.take_top(text_height(ui, title, head, content.w), ui.px(6)), title, head);
  for (const std::size_t at : found->second) {
    const core::Card& comment = b.state.views.board_comments[at];
    const bool removable = comment.mine && !b.read_only;
    const std::string remove = ui.say("board.tool.remove"), id = "remove/" + comment.id;
    const Button button_remove{id, remove, ButtonLook::quiet};
    const float room = removable ? button_width(ui, button_remove) + ui.px(8) : 0;
    TextStyle words;
    words.may_elide = true;
    TextStyle small;
    small.role = Role::meta;
    small.colour = ui.theme.soft;
    small.may_elide = true;
    small.lines = 1;
    const std::string foot = dotted({comment.author, mark_of(b, comment)});
    const float inner = content.w - ui.px(28) - room;
    const float height =
        text_height(ui, comment.text, words, inner) + (foot.empty() ? 0 : ui.px(22)) + ui.px(20);
    Rect paper_rect =
        content.take_top(std::max(height, removable ? ui.px(measure::kButton + 8) : 0), ui.px(8));
    fill(ui, paper_rect, ui.theme.well, ui.px(measure::kRadiusChip));
    Rect inside = paper_rect.inset(ui.px(14), ui.px(10));
    if (removable) {
      const Rect place = inside.take_end(room - ui.px(8), ui.px(8));
      if (button(ui, place.centered(place.w, ui.px(measure::kTarget)), button_remove))
        b.intents.push_back(RemoveCard{comment.id});
    }
    if (!foot.empty()) draw_text(ui, inside.take_bottom(ui.px(20), ui.px(2)), foot, small);
    draw_text(ui, inside, comment.text, words);
  }
  content.take_top(ui.px(4));
}

void draw_principles(Boarding& b, Rect& content, const core::Card& card) {
  Ui& ui = b.ui;
  TextStyle head;
  head.role = Role::meta;
  head.bold = true;
  const auto has = [&](const std::string& tag) {
    return std::find(card.tags.begin(), card.tags.end(), tag) != card.tags.end();
  };
  if (b.read_only && card.tags.empty()) return;
  draw_text(ui, content.take_top(ui.px(22), ui.px(4)), ui.say("board.principles"), head);
  std::vector<FlowChoice> choices;
  for (const std::string& tag : core::principles())
    if (!b.read_only || has(tag))
      choices.push_back({"tag/" + tag, ui.say("board.principle." + tag), has(tag)});
  const int pressed = flow_choices(ui, content, choices);
  if (pressed < 0 || b.read_only) return;
  const FlowChoice& choice = choices[static_cast<std::size_t>(pressed)];
  b.intents.push_back(TagCard{card.id, choice.id.substr(4), !choice.chosen});
}

std::vector<CardAct> acts_with(const Boarding& b, const core::Card& card) {
  std::vector<CardAct> acts{{"show", Icon::board}};
  const bool comment = card.kind == core::CardKind::comment;
  if (card.edited_while_removed) acts.push_back({"keep", Icon::undo});
  if (card.versions.size() > 1) acts.push_back({"choose", Icon::cards});
  if (why_no_comment(b, card).empty()) acts.push_back({"comment", Icon::speech});
  if (why_no_dot(b, card).empty())
    acts.push_back({b.board.votes.mine.contains(card.id) ? "undot" : "dot", Icon::dots});
  if (!b.read_only) {
    if (b.board.allowed.edits && !card.edited_while_removed) acts.push_back({"edit", Icon::pencil});
    acts.push_back({"colour", Icon::dots});
    if (!comment && b.board.layout.kind == core::LayoutKind::yes_no) {
      if (card.kind != core::CardKind::yes) acts.push_back({"yes", Icon::tick});
      if (card.kind != core::CardKind::no) acts.push_back({"no", Icon::forbidden});
    }
    if (!comment) acts.push_back({card.parked ? "unpark" : "park", Icon::flag});
  }
  if (!comment && why_no_choice(b).empty() && !card.parked)
    acts.push_back({card.shortlisted ? "unlist" : "list", Icon::star});
  if (!comment && why_no_group(b).empty()) acts.push_back({"group", Icon::group});
  if (card.shortlisted && why_no_plan(b).empty() && !b.state.views.planned_cards.contains(card.id))
    acts.push_back({"plan", Icon::arrow_forward});
  if (!b.read_only) acts.push_back({"remove", Icon::cross});
  return acts;
}

// What waits, with the reason.
void draw_locked_acts(Boarding& b, Rect& content, const core::Card& card) {
  if (card.kind == core::CardKind::comment) return;
  Ui& ui = b.ui;
  std::vector<std::string> reasons;
  const auto add = [&](const std::string& why) {
    if (!why.empty() && std::find(reasons.begin(), reasons.end(), why) == reasons.end())
      reasons.push_back(why);
  };
  add(why_no_comment(b, card));
  if (b.board.rules.votes_each > 0) add(why_no_dot(b, card));
  add(why_no_group(b));
  add(why_no_choice(b));
  TextStyle soft;
  soft.role = Role::meta;
  soft.colour = ui.theme.soft;
  for (const std::string& why : reasons)
    icon_word(ui, content.take_top(text_height(ui, why, soft, content.w - ui.px(28)), ui.px(6)), Icon::lock,
              why, soft, 18);
}

void act_on_card(Boarding& b, const core::Card& card, std::string_view act) {
  BoardDraft& draft = b.draft;
  if (act == "show") draft.as_list = false, bring_into_sight(b, card);
  if (act == "keep") b.intents.push_back(KeepCard{card.id});
  if (act == "choose") draft.choosing_version = true, draft.version = 0;
  if (act == "edit") begin_editing(b, card);
  if (act == "colour") draft.choosing_colour = true;
  if (act == "remove") b.intents.push_back(RemoveCard{card.id});
  if (act == "comment") begin_comment(b, card);
  if (act == "dot" || act == "undot") toggle_dot(b, card);
  if (act == "yes") b.intents.push_back(AnswerWith{card.id, core::CardKind::yes});
  if (act == "no") b.intents.push_back(AnswerWith{card.id, core::CardKind::no});
  if (act == "park" || act == "unpark") b.intents.push_back(ParkCards{{card.id}, act == "park"});
  if (act == "list" || act == "unlist") b.intents.push_back(Shortlist{{card.id}, act == "list"});
  if (act == "plan") b.intents.push_back(PlanCards{{card.id}});
  if (act == "group") begin_grouping(b);
}

// After these one goes on reading.
bool stays_open(std::string_view act) {
  constexpr std::string_view kStays[] = {"dot",    "undot", "yes",    "no",  "park",
                                         "unpark", "list",  "unlist", "plan"};
  return std::find(std::begin(kStays), std::end(kStays), act) != std::end(kStays);
}

}  // namespace

void draw_reading(Boarding& b) {
  Ui& ui = b.ui;
  BoardDraft& draft = b.draft;
  if (!draft.reading) return;
  const core::Card* card = b.selected();
  if (!card) {
    draft.reading = false;
    return;
  }
  const Sheet sheet = begin_sheet(ui, "board/card_sheet", {}, {}, 620);
  Rect content = sheet.content;
  content.h = 1e6f;
  TextStyle words;
  words.may_elide = true;
  draw_text(ui, content.take_top(text_height(ui, card->text, words, content.w), ui.px(4)), card->text, words);
  if (const std::string facts = facts_of(b, *card); !facts.empty()) {
    TextStyle soft;
    soft.role = Role::meta;
    soft.colour = ui.theme.soft;
    soft.may_elide = true;
    draw_text(ui, content.take_top(text_height(ui, facts, soft, content.w)), facts, soft);
  }
  content.take_top(ui.px(12));
  draw_marks(b, content, *card);
  draw_comments(b, content, *card);
  if (card->kind != core::CardKind::comment) draw_principles(b, content, *card);
  const std::vector<CardAct> acts = acts_with(b, *card);
  std::vector<const char*> ids;
  for (const CardAct& act : acts) ids.push_back(act.id);
  const float each = tool_width(ui, ids, 72);
  const int most = std::max(1, static_cast<int>((content.w + ui.px(4)) / (each + ui.px(4))));
  const int columns = std::min({static_cast<int>(acts.size()), most, 6});
  std::string_view pressed;
  for (std::size_t i = 0; i < acts.size(); i += static_cast<std::size_t>(columns)) {
    const Rect line = content.take_top(ui.px(68), ui.px(4));
    for (int k = 0; k < columns && i + static_cast<std::size_t>(k) < acts.size(); ++k) {
      const CardAct& act = acts[i + static_cast<std::size_t>(k)];
      if (tool_button(ui, line.column(k, columns, ui.px(4)), act.id, tool_word(ui, act.id), act.icon, false))
        pressed = act.id;
    }
  }
  draw_locked_acts(b, content, *card);
  end_sheet(ui, content.y);
  if (sheet.dismissed || (!pressed.empty() && !stays_open(pressed))) draft.reading = false;
  if (!pressed.empty()) act_on_card(b, *card, pressed);
}

}  // namespace ubao::app
