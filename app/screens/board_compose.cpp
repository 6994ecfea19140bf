// Writing and editing a card. What is typed is never lost: it stays in the draft, and a new card's words are
// kept on this device.
#include <algorithm>
#include <array>
#include <span>

#include "app/button.h"
#include "app/field.h"
#include "app/screens/board_parts.h"
#include "app/sheet.h"
#include "app/text.h"
#include "core/typed_text.h"
#include "core/workshop.h"

namespace ubao::app {
namespace {

constexpr std::size_t kTellFrom = 1800;          // letters: from here on the sheet says how many there are
constexpr std::size_t kMostCardBytes = 500'000;  // of the field: a text may be too long and is still kept
constexpr std::size_t kMostSplit = 500;          // cards

// Whether a card says yes or no.
bool answers(const Boarding& b) { return b.board.layout.kind == core::LayoutKind::yes_no; }

void keep_now(Boarding& b) {
  BoardDraft& draft = b.draft;
  draft.typed_at = 0;
  if (!draft.editing.empty()) {
    if (draft.edited_text == draft.kept_edit) return;
    draft.kept_edit = draft.edited_text;
    b.intents.push_back(KeepTyping{draft.editing, draft.edited_text});
    return;
  }
  if (draft.text == draft.kept_text) return;
  draft.kept_text = draft.text;
  b.intents.push_back(KeepTyping{b.board.activity, draft.text});
}

// Where cards say yes or no, in the column of the answer; else where one looks.
ImVec2 place_for_new(const Boarding& b) {
  for (const core::BoardZone& zone : b.board.layout.zones)
    if (answers(b) && zone.code == core::name_of(b.draft.kind))
      return {static_cast<float>(zone.x + zone.w / 2), static_cast<float>(zone.y) + kCardHeight};
  return middle_of(b.lens(), b.clear);
}

// Saves what is in the sheet, or says why not; the words stay in the field until they are saved.
void save(Boarding& b) {
  BoardDraft& draft = b.draft;
  const bool fresh = draft.editing.empty();
  std::string& written = fresh ? draft.text : draft.edited_text;
  const std::string text = core::trimmed(written);
  draft.error.clear();
  if (text.empty()) draft.error = "board.error.empty";
  if (core::letters(text) > core::kMostCardLetters) draft.error = "board.error.long";
  if (fresh && answers(b) && draft.kind == core::CardKind::idea) draft.error = "board.error.no_answer";
  if (!draft.error.empty()) return;
  written = text;
  if (fresh) {
    const auto [x, y] = b.index().free_place(place_for_new(b));
    b.intents.push_back(AddCard{b.board.activity, text, draft.colour, x, y, draft.kind});
    const Rect place{static_cast<float>(x), static_cast<float>(y), kCardWidth, kCardHeight};
    draft.view = with_in_sight(b.lens(), place, b.clear.inset(b.ui.px(8)));
    return;
  }
  const core::Card* card = b.card(draft.editing);
  const std::string colour = draft.edited_colour;
  if (card && colour != card->colour) b.intents.push_back(ColourCard{card->id, colour});
  if (card && text != card->text) {
    b.intents.push_back(EditCard{card->id, text});
  } else {  // nothing to save: the sheet is done
    if (!draft.kept_edit.empty()) b.intents.push_back(KeepTyping{draft.editing, {}});
    draft.kept_edit.clear();
    draft.composing = false;
    draft.editing.clear();
    draft.edited.clear();
  }
}

// Each line becomes a card of the colour chosen.
void split(Boarding& b, const std::vector<std::string>& lines) {
  b.draft.error.clear();
  for (const std::string& line : lines)
    if (core::letters(line) > core::kMostCardLetters) b.draft.error = "board.error.long";
  if (!b.draft.error.empty()) return;
  b.draft.splitting = true;
  b.intents.push_back(AddCards{b.board.activity, cards_of_lines(b, lines, b.draft.colour)});
}

// The card that is edited was removed by somebody else meanwhile: its words become those of a new one.
void make_new(Boarding& b) {
  BoardDraft& draft = b.draft;
  draft.text += (draft.text.empty() ? "" : "\n") + draft.edited_text;
  if (draft.colour.empty()) draft.colour = draft.edited_colour;
  draft.editing.clear();
  draft.edited.clear();
  draft.typed_at = b.ui.now;
}

// The cards that the words could become: too many lines are one text.
std::vector<std::string> lines_of_field(const BoardDraft& draft) {
  if (draft.text.find('\n') == std::string::npos) return {};
  std::vector<std::string> lines = lines_for_cards(draft.text);
  if (lines.size() > kMostSplit) lines.clear();
  return lines;
}

void leave_sheet(Boarding& b) {
  BoardDraft& draft = b.draft;
  draft.composing = false;
  draft.error.clear();
  keep_now(b);
  draft.editing.clear();
  b.ui.want_frame();
}

}  // namespace

void draw_composing(Boarding& b) {
  Ui& ui = b.ui;
  BoardDraft& draft = b.draft;
  if (!draft.composing) {
    draft.opened = false;
    return;
  }
  if (!draft.editing.empty() && !b.card(draft.editing)) make_new(b);
  const bool fresh = draft.editing.empty();
  std::string& text = fresh ? draft.text : draft.edited_text;
  std::string& colour = fresh ? draft.colour : draft.edited_colour;
  const Sheet sheet =
      begin_sheet(ui, "board/compose", ui.say(fresh ? "board.new_card" : "board.edit_card"),
                  fresh && b.board.prompt != b.board.title ? b.board.prompt : std::string(), 620);
  Rect content = sheet.content;
  content.h = 1e6f;

  const std::string label = ui.say("board.text"),
                    error = draft.error.empty() ? std::string() : ui.say(draft.error);
  Field field{.id = "text",
              .label = label,
              .error = error,
              .lines = ui.phone() ? 3 : 4,
              .most_bytes = kMostCardBytes};
  field.take_focus = !draft.opened;
  draft.opened = true;
  const Rect box = content.take_top(field_height(ui, field, text, content.w), ui.px(6));
  const FieldEvents events = draw_field(ui, box, field, text);
  if (events.changed) {
    draft.error.clear();
    draft.typed_at = ui.now;
  }
  const std::vector<std::string> lines = fresh ? lines_of_field(draft) : std::vector<std::string>{};
  if (const std::size_t n = core::letters(text); n > kTellFrom) {
    TextStyle soft;
    soft.role = Role::meta;
    soft.colour = n > core::kMostCardLetters ? ui.theme.danger : ui.theme.soft;
    const core::Language& language = *ui.language;
    draw_text(ui, content.take_top(ui.px(22), ui.px(4)),
              ui.say("board.letters", {{"n", language.number(static_cast<std::int64_t>(n))},
                                       {"most", language.number(core::kMostCardLetters)}}),
              soft);
  }
  if (fresh && answers(b)) {
    const std::array<FlowChoice, 2> sides{
        {{"answer/yes", ui.say("board.yes"), draft.kind == core::CardKind::yes},
         {"answer/no", ui.say("board.no"), draft.kind == core::CardKind::no}}};
    const int side = flow_choices(ui, content, sides);
    if (side >= 0) {
      draft.kind = side == 0 ? core::CardKind::yes : core::CardKind::no;
      draft.error.clear();
      draft.opened = false;  // the reason is typed next
      ui.want_frame();
    }
  }
  content.take_top(ui.px(8));
  const std::string colours = ui.say("board.colour");
  TextStyle caption;
  caption.role = Role::meta;
  caption.bold = true;
  draw_text(ui, content.take_top(ui.px(22), ui.px(4)), colours, caption);
  const Rect papers = content.take_top(card_colours_height(ui, content.w), ui.px(20));
  if (const int pressed = draw_card_colours(ui, papers, colour_named(colour)); pressed >= 0)
    colour = name_of(static_cast<CardColour>(pressed));

  const std::string later = ui.say("board.not_now"), done = ui.say("board.save");
  const std::string why = fresh                   ? why_no_idea(b)
                          : b.board.allowed.edits ? std::string()
                          : b.board.locked        ? ui.say("board.locked")
                                                  : ui.say("board.closed");
  const int share = b.board.person.empty() ? 0 : b.board.rules.cards_each;
  const bool splits = lines.size() > 1 && why.empty() && !answers(b) &&
                      (share <= 0 || draft.facts.own_ideas + static_cast<int>(lines.size()) <= share);
  const std::string each = splits ? ui.count("board.split", static_cast<std::int64_t>(lines.size())) : done;
  const Button at_last{"save", why.empty() ? done : why,
                       why.empty() ? ButtonLook::primary : ButtonLook::locked, Icon::tick};
  const std::array<Button, 3> buttons{{{"later", later, ButtonLook::quiet},
                                       splits ? Button{"split", each, ButtonLook::secondary} : at_last,
                                       at_last}};
  const std::size_t count = splits ? 3 : 2;
  float y = content.y;
  const int pressed = sheet_buttons(ui, content, y, std::span(buttons).first(count));
  end_sheet(ui, y);
  const bool enter = ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_Enter, false);
  const bool split_by_keys = enter && splits && ImGui::GetIO().KeyShift;
  if ((splits && pressed == 1) || split_by_keys)
    split(b, lines);
  else if ((pressed == static_cast<int>(count) - 1 || enter) && why.empty())
    save(b);
  else if (pressed == 0 || sheet.dismissed)
    leave_sheet(b);
}

void begin_new_card(Boarding& b) {
  BoardDraft& draft = b.draft;
  drop_card(b);
  draft.composing = true;
  draft.kind = core::CardKind::idea;
  draft.editing.clear();
  draft.error.clear();
  if (draft.text.empty()) draft.text = draft.kept_text;
  if (draft.colour.empty()) draft.colour = core::card_colours().front();
  b.ui.want_frame();
}

void begin_with_words(Boarding& b, const std::string& words, const char* error) {
  begin_new_card(b);
  BoardDraft& draft = b.draft;
  draft.text.append(draft.text.empty() ? "" : "\n").append(words);
  draft.error = error;
  draft.typed_at = b.ui.now;
}

void begin_editing(Boarding& b, const core::Card& card) {
  BoardDraft& draft = b.draft;
  drop_card(b);
  draft.selected = draft.editing = card.id;
  draft.composing = true;
  draft.error.clear();
  if (draft.edited != card.id) {  // else what was typed and not saved is offered again
    draft.edited = card.id;
    draft.edited_text = card.text;
    draft.kept_edit.clear();
    draft.edited_colour = std::string(name_of(colour_of(card)));
  }
  b.ui.want_frame();
}

void keep_typing(Boarding& b) {
  BoardDraft& draft = b.draft;
  if (draft.typed_at <= 0) return;
  if (b.ui.now < draft.typed_at + kKeepAfter) {
    b.ui.want_frame_at(draft.typed_at + kKeepAfter);
    return;
  }
  keep_now(b);
  keep_comment(b);
  keep_group_name(b);
}

}  // namespace ubao::app
