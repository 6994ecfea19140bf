// Which cards are looked for besides words: colour, principle, group, ministry, author.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "app/button.h"
#include "app/screens/board_parts.h"
#include "app/sheet.h"
#include "app/text.h"

namespace ubao::app {
namespace {

using Named = std::pair<std::string, std::string>;  // code and words

// One row of choices; pressing the chosen one takes it back.
void draw_part(Boarding& b, Rect& content, std::string_view title, const std::vector<Named>& named,
               std::string& chosen) {
  if (named.empty()) return;
  Ui& ui = b.ui;
  TextStyle head;
  head.role = Role::meta;
  head.bold = true;
  const std::string words = ui.say(title);
  draw_text(ui, content.take_top(text_height(ui, words, head, content.w), ui.px(4)), words, head);
  std::vector<FlowChoice> choices;
  for (const Named& one : named)
    choices.push_back({std::string(title).append("/").append(one.first), one.second, one.first == chosen});
  const int pressed = flow_choices(ui, content, choices);
  if (pressed < 0) return;
  const std::string& code = named[static_cast<std::size_t>(pressed)].first;
  chosen = chosen == code ? std::string() : code;
  b.draft.finding = true;
  ui.want_frame();
}

std::vector<Named> by_words(const std::map<std::string, std::string>& words_by_code) {
  std::vector<Named> named(words_by_code.begin(), words_by_code.end());
  std::sort(named.begin(), named.end(), [](const Named& a, const Named& c) { return a.second < c.second; });
  return named;
}

}  // namespace

std::map<std::string, std::string> ministries_of(const State& state) {
  std::map<std::string, std::string> ministries;
  for (const core::Person& person : state.views.people)
    if (!person.ministry.empty()) ministries[person.id] = person.ministry;
  return ministries;
}

void draw_filter(Boarding& b) {
  Ui& ui = b.ui;
  BoardDraft& draft = b.draft;
  if (draft.sheet != BoardSheet::filter) return;
  const Sheet sheet = begin_sheet(ui, "board/filter", ui.say("board.filter"), {}, 640);
  Rect content = sheet.content;
  content.h = 1e6f;
  std::map<std::string, std::string> authors, ministries, tags, colours;
  std::set<std::string> known_ministries;
  const auto ministry_of = ministries_of(b.state);
  for (const core::Card& card : b.board.cards) {
    if (!card.author_id.empty() && !card.author.empty()) authors[card.author_id] = card.author;
    if (const auto ministry = ministry_of.find(card.author_id); ministry != ministry_of.end())
      ministries[ministry->second] = ministry->second;
    for (const std::string& tag : card.tags) tags[tag] = ui.say("board.principle." + tag);
    const std::string colour(name_of(colour_of(card)));
    if (!colours.contains(colour)) colours[colour] = ui.say("board.colour." + colour);
  }
  std::vector<Named> groups;
  for (const core::BoardGroup& group : b.board.groups) groups.push_back({group.id, group.name});
  draw_part(b, content, "board.filter.colour", by_words(colours), draft.filter.colour);
  draw_part(b, content, "board.filter.principle", by_words(tags), draft.filter.principle);
  draw_part(b, content, "board.filter.group", groups, draft.filter.group);
  draw_part(b, content, "board.filter.ministry", by_words(ministries), draft.filter.ministry);
  draw_part(b, content, "board.filter.author", by_words(authors), draft.filter.author);
  const std::string all = ui.say("board.filter.all"),
                    show =
                        ui.count("board.filter.show", static_cast<std::int64_t>(draft.cards.count_found()));
  const std::array<Button, 2> buttons{{{"all", all, ButtonLook::quiet}, {"show", show, ButtonLook::primary}}};
  float y = content.y + ui.px(8);
  const int pressed = sheet_buttons(ui, content, y, buttons);
  end_sheet(ui, y);
  if (pressed == 0) draft.filter = {};
  if (pressed == 1 || sheet.dismissed) draft.sheet = BoardSheet::none;
}

}  // namespace ubao::app
