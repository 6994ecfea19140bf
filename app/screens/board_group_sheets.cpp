// Sheets about groups: into which one the chosen cards go, what a group is called, what can be done with it.
#include <array>

#include "app/button.h"
#include "app/field.h"
#include "app/row.h"
#include "app/screens/board_parts.h"
#include "app/screens/board_typing_keys.h"
#include "app/screens/parts.h"
#include "app/sheet.h"
#include "app/text.h"
#include "core/typed_text.h"
#include "core/workshop.h"

namespace ubao::app {
namespace {

std::string words_about(const Boarding& b, const core::BoardGroup& group) {
  const auto found = b.draft.facts.groups.find(group.id);
  const GroupFacts facts = found == b.draft.facts.groups.end() ? GroupFacts{} : found->second;
  return dotted({b.ui.count("board.cards", facts.cards),
                 facts.dots > 0 ? b.ui.count("board.dots", facts.dots) : std::string()});
}

// Rows of groups; gives the pressed one.
const core::BoardGroup* draw_group_rows(Boarding& b, Rect& content) {
  Ui& ui = b.ui;
  const core::BoardGroup* pressed = nullptr;
  for (std::size_t i = 0; i < b.board.groups.size(); ++i) {
    const core::BoardGroup& group = b.board.groups[i];
    const std::string about = words_about(b, group);
    const std::string names =
        group.versions.size() > 1
            ? ui.count("board.mark.names", static_cast<std::int64_t>(group.versions.size()))
            : std::string();
    Row row;
    row.id = group.id;
    row.icon = Icon::group;
    row.title = group.name;
    row.title_may_elide = true;
    row.subtitle = about;
    if (!names.empty()) row.chip = {names, ChipLook::late, Icon::cards};
    row.arrow = true;
    row.last = i + 1 == b.board.groups.size();
    if (draw_row(ui, content.take_top(row_height(ui, row, content.w)), row)) pressed = &group;
  }
  return pressed;
}

// Cards that gathered are followed, with the name above them.
void show_places(Boarding& b, const PlacedCards& cards) {
  constexpr float kName = 72;  // canvas units
  Rect all;
  for (const auto& [id, place] : cards) {
    const float x = static_cast<float>(place.first), y = static_cast<float>(place.second) - kName;
    all = grown_to(all, {x, y, kCardWidth, kCardHeight + kName});
  }
  if (!all.empty()) b.draft.view = with_in_sight(b.lens(), all, b.clear.inset(b.ui.px(8)));
}

void locked_line(Boarding& b, Rect& content, const std::string& why) {
  if (why.empty()) return;
  TextStyle soft;
  soft.colour = b.ui.theme.soft;
  icon_word(b.ui, content.take_top(text_height(b.ui, why, soft, content.w - b.ui.px(28)), b.ui.px(8)),
            Icon::lock, why, soft);
}

void begin_naming(Boarding& b, const core::BoardGroup* group) {
  BoardDraft& draft = b.draft;
  draft.sheet = BoardSheet::naming;
  draft.group = group ? group->id : std::string();
  draft.name = group ? group->name : std::string();
  draft.naming = group_name_key(group ? group->id : b.board.activity);
  draft.named_for.clear();
  draft.wrong.clear();
  draft.named = false;
  b.ui.want_frame();
}

void draw_grouping(Boarding& b) {
  Ui& ui = b.ui;
  const std::vector<std::string> cards = b.acted_on();
  if (cards.empty()) {
    b.draft.sheet = BoardSheet::none;
    return;
  }
  const Sheet sheet = begin_sheet(ui, "board/grouping", ui.say("board.grouping"),
                                  ui.count("board.cards", static_cast<std::int64_t>(cards.size())), 560);
  Rect content = sheet.content;
  content.h = 1e6f;
  const core::BoardGroup* into = draw_group_rows(b, content);
  content.take_top(ui.px(12));
  const bool in_one = std::any_of(cards.begin(), cards.end(), [&](const std::string& id) {
    const core::Card* card = b.card(id);
    return card && !card->group.empty();
  });
  const std::string later = ui.say("board.not_now"), out = ui.say("board.group.out"),
                    fresh = ui.say("board.group.new");
  std::vector<Button> buttons{{"later", later, ButtonLook::quiet}};
  if (in_one) buttons.push_back({"out", out, ButtonLook::secondary, Icon::minus});
  buttons.push_back({"fresh", fresh, ButtonLook::primary, Icon::plus});
  float y = content.y;
  const int pressed = sheet_buttons(ui, content, y, buttons);
  end_sheet(ui, y);
  const std::string_view act =
      pressed < 0 ? std::string_view() : buttons[static_cast<std::size_t>(pressed)].id;
  if (into) {
    PutIntoGroup put{into->id, gathered(b, cards, into->id)};
    show_places(b, put.cards);
    b.intents.push_back(std::move(put));
  }
  if (act == "out") {
    PutIntoGroup leave;
    for (const std::string& id : cards)
      if (const core::Card* card = b.card(id)) leave.cards.push_back({id, {card->x, card->y}});
    b.intents.push_back(std::move(leave));
  }
  if (into || !act.empty() || sheet.dismissed) b.draft.sheet = BoardSheet::none;
  if (act == "fresh") begin_naming(b, nullptr);
}

void save_name(Boarding& b) {
  BoardDraft& draft = b.draft;
  const std::string name = core::trimmed(draft.name);
  draft.wrong.clear();
  if (name.empty()) draft.wrong = "board.error.no_name";
  if (core::letters(name) > core::kMostNameLetters) draft.wrong = "board.error.long_name";
  if (!draft.wrong.empty()) return;
  if (draft.group.empty()) {
    MakeGroup make{b.board.activity, name, gathered(b, b.acted_on(), {})};
    show_places(b, make.cards);
    b.intents.push_back(std::move(make));
    end_choosing(b);
  } else {
    b.intents.push_back(NameGroup{draft.group, name});
  }
  draft.name.clear();
  keep_group_name(b);
  draft.sheet = BoardSheet::none;
}

void draw_naming(Boarding& b) {
  Ui& ui = b.ui;
  BoardDraft& draft = b.draft;
  if (draft.named_for != draft.naming) return;  // what was typed before is on its way
  const std::string why = why_no_group(b);
  const Sheet sheet = begin_sheet(
      ui, "board/naming", ui.say(draft.group.empty() ? "board.group.new" : "board.group.rename"), {}, 520);
  Rect content = sheet.content;
  content.h = 1e6f;
  const std::string label = ui.say("board.group.name"),
                    error = draft.wrong.empty() ? std::string() : ui.say(draft.wrong);
  Field field{.id = "name", .label = label, .error = error};
  field.take_focus = !draft.named;
  draft.named = true;
  const Rect box = content.take_top(field_height(ui, field, draft.name, content.w), ui.px(20));
  const FieldEvents events = draw_field(ui, box, field, draft.name);
  if (events.changed) {
    draft.wrong.clear();
    draft.typed_at = ui.now;
  }
  const bool locked = !why.empty();
  const std::string later = ui.say("board.not_now"), done = locked ? why : ui.say("board.save");
  const std::array<Button, 2> buttons{
      {{"later", later, ButtonLook::quiet},
       {"save", done, locked ? ButtonLook::locked : ButtonLook::primary, Icon::tick}}};
  float y = content.y;
  const int pressed = sheet_buttons(ui, content, y, buttons);
  end_sheet(ui, y);
  if ((pressed == 1 || events.submitted) && !locked) {
    save_name(b);
  } else if (pressed == 0 || sheet.dismissed) {
    keep_group_name(b);
    draft.sheet = BoardSheet::none;
  }
}

void draw_groups_list(Boarding& b) {
  Ui& ui = b.ui;
  const bool none = b.board.groups.empty();
  const Sheet sheet = begin_sheet(ui, "board/groups", ui.say("board.groups"),
                                  ui.say(none ? "board.groups.none" : "board.groups.text"), 560);
  Rect content = sheet.content;
  content.h = 1e6f;
  locked_line(b, content, why_no_group(b));
  const core::BoardGroup* pressed = draw_group_rows(b, content);
  float y = content.y + ui.px(8);
  const std::string close = ui.say("board.close_sheet");
  const Button done{"close", close, ButtonLook::secondary};
  const bool closed = sheet_buttons(ui, content, y, std::span(&done, 1)) >= 0;
  end_sheet(ui, y);
  if (closed || sheet.dismissed) b.draft.sheet = BoardSheet::none;
  if (pressed) open_group(b, *pressed);
}

void draw_group(Boarding& b) {
  Ui& ui = b.ui;
  BoardDraft& draft = b.draft;
  const auto at = std::find_if(b.board.groups.begin(), b.board.groups.end(),
                               [&](const core::BoardGroup& group) { return group.id == draft.group; });
  if (at == b.board.groups.end()) {
    draft.sheet = BoardSheet::none;
    return;
  }
  const core::BoardGroup& group = *at;
  const std::string why = why_no_group(b);
  const bool torn = group.versions.size() > 1;
  const Sheet sheet = begin_sheet(ui, "board/group", group.name, words_about(b, group), 560);
  Rect content = sheet.content;
  content.h = 1e6f;
  TextStyle words;
  const auto say = [&](const std::string& text) {
    draw_text(ui, content.take_top(text_height(ui, text, words, content.w), ui.px(10)), text, words);
  };
  if (group.edited_while_removed) say(ui.say("board.group.removed"));
  int name = -1;
  if (torn) {
    say(ui.say("board.group.names"));
    std::vector<FlowChoice> choices;
    for (std::size_t i = 0; i < group.versions.size(); ++i)
      choices.push_back({"name/" + std::to_string(i), group.versions[i], false});
    name = flow_choices(ui, content, choices);
  }
  locked_line(b, content, why);
  const std::string find = ui.say("board.group.show"), ungroup = ui.say("board.group.ungroup"),
                    rename = ui.say("board.group.rename");
  std::vector<Button> buttons{{"show", find, ButtonLook::quiet, Icon::search}};
  if (why.empty()) {
    buttons.push_back({"ungroup", ungroup, ButtonLook::secondary, Icon::minus});
    buttons.push_back({"rename", rename, ButtonLook::secondary, Icon::pencil});
  }
  float y = content.y + ui.px(8);
  const int pressed = sheet_buttons(ui, content, y, buttons);
  end_sheet(ui, y);
  const std::string_view act =
      pressed < 0 ? std::string_view() : buttons[static_cast<std::size_t>(pressed)].id;
  if (name >= 0) b.intents.push_back(NameGroup{group.id, group.versions[static_cast<std::size_t>(name)]});
  if (act == "ungroup") b.intents.push_back(Ungroup{group.id});
  if (name >= 0 || !act.empty() || sheet.dismissed) draft.sheet = BoardSheet::none;
  if (act == "rename") begin_naming(b, &group);
  if (act == "show") {
    draft.as_list = false;
    const auto facts = draft.facts.groups.find(group.id);
    if (facts != draft.facts.groups.end())
      draft.view = with_in_sight(b.lens(), facts->second.around, b.clear.inset(ui.px(24)));
    ui.want_frame();
  }
}

}  // namespace

void open_group(Boarding& b, const core::BoardGroup& group) {
  b.draft.sheet = BoardSheet::group;
  b.draft.group = group.id;
  b.ui.want_frame();
}

void begin_grouping(Boarding& b) {
  drop_card(b);
  if (b.acted_on().empty()) return;
  if (b.board.groups.empty())
    begin_naming(b, nullptr);
  else
    b.draft.sheet = BoardSheet::grouping;
  b.ui.want_frame();
}

void keep_group_name(Boarding& b) {
  BoardDraft& draft = b.draft;
  if (draft.naming.empty() || draft.name == draft.kept_name) return;
  draft.kept_name = draft.name;
  b.intents.push_back(KeepTyping{draft.naming, draft.name});
}

void draw_group_sheets(Boarding& b) {
  switch (b.draft.sheet) {
    case BoardSheet::grouping:
      draw_grouping(b);
      break;
    case BoardSheet::groups:
      draw_groups_list(b);
      break;
    case BoardSheet::group:
      draw_group(b);
      break;
    case BoardSheet::naming:
      draw_naming(b);
      break;
    default:
      break;
  }
}

}  // namespace ubao::app
