// Writing what one likes about an idea. What is typed is never lost: it is kept on this device, by its idea.
#include <array>

#include "app/button.h"
#include "app/field.h"
#include "app/screens/board_parts.h"
#include "app/screens/board_typing_keys.h"
#include "app/sheet.h"
#include "app/text.h"
#include "core/typed_text.h"
#include "core/workshop.h"

namespace ubao::app {
namespace {

constexpr std::size_t kMostCommentBytes = 500'000;

void keep_comment_now(Boarding& b) {
  BoardDraft& draft = b.draft;
  if (draft.comment_on.empty() || draft.comment == draft.kept_comment) return;
  draft.kept_comment = draft.comment;
  b.intents.push_back(KeepTyping{comment_key(draft.comment_on), draft.comment});
}

void save_comment(Boarding& b) {
  BoardDraft& draft = b.draft;
  const std::string text = core::trimmed(draft.comment);
  draft.wrong.clear();
  if (text.empty()) draft.wrong = "board.error.empty";
  if (core::letters(text) > core::kMostCardLetters) draft.wrong = "board.error.long";
  if (!draft.wrong.empty()) return;
  draft.comment = text;
  b.intents.push_back(AddComment{b.board.activity, draft.commenting, text});
}

}  // namespace

void begin_comment(Boarding& b, const core::Card& card) {
  drop_card(b);
  b.draft.reading = false;
  b.draft.commenting = card.id;
  b.draft.wrong.clear();
  b.draft.named = false;
  b.ui.want_frame();
}

void draw_commenting(Boarding& b) {
  BoardDraft& draft = b.draft;
  if (draft.commenting.empty() || draft.comment_on != draft.commenting) return;
  const core::Card* about = b.card(draft.commenting);
  Ui& ui = b.ui;
  if (!about) {  // somebody removed it: the words stay kept
    keep_comment_now(b);
    draft.commenting.clear();
    return;
  }
  const std::string why = why_no_comment(b, *about);
  const bool likes = b.board.phase == core::BoardPhase::appreciate;
  const Sheet sheet =
      begin_sheet(ui, "board/comment", ui.say(likes ? "board.comment.like" : "board.comment"), {}, 620);
  Rect content = sheet.content;
  content.h = 1e6f;
  TextStyle words;
  words.colour = ui.theme.soft;
  words.may_elide = true;
  words.lines = 4;
  draw_text(ui, content.take_top(text_height(ui, about->text, words, content.w), ui.px(10)), about->text,
            words);
  const std::string label = ui.say("board.text"),
                    error = draft.wrong.empty() ? std::string() : ui.say(draft.wrong);
  Field field{.id = "comment", .label = label, .error = error, .lines = 3, .most_bytes = kMostCommentBytes};
  field.take_focus = !draft.named;
  draft.named = true;
  const Rect box = content.take_top(field_height(ui, field, draft.comment, content.w), ui.px(20));
  if (draw_field(ui, box, field, draft.comment).changed) {
    draft.wrong.clear();
    draft.typed_at = ui.now;
  }
  const std::string later = ui.say("board.not_now"), done = ui.say("board.save");
  const bool locked = !why.empty();
  const std::array<Button, 2> buttons{
      {{"later", later, ButtonLook::quiet},
       {"save", locked ? why : done, locked ? ButtonLook::locked : ButtonLook::primary, Icon::tick}}};
  float y = content.y;
  const int pressed = sheet_buttons(ui, content, y, buttons);
  end_sheet(ui, y);
  const bool enter = ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_Enter, false);
  if ((pressed == 1 || enter) && !locked) {
    save_comment(b);
  } else if (pressed == 0 || sheet.dismissed) {
    keep_comment_now(b);
    draft.commenting.clear();
    ui.want_frame();
  }
}

void keep_comment(Boarding& b) { keep_comment_now(b); }

}  // namespace ubao::app
