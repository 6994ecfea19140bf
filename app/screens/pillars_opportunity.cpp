// What could close the gap of a pillar. Kept a moment after the last key; two tablets that wrote apart show
// both texts until one is chosen.
#include <cmath>

#include "app/button.h"
#include "app/field.h"
#include "app/screens/parts.h"
#include "app/screens/pillars.h"

namespace ubao::app {
namespace {

constexpr double kKeepOpportunityAfter = 1.0;  // seconds after the last key
constexpr std::size_t kMostOpportunityBytes = 4 * core::kMostCardLetters;

bool is_written(const Rating& r, const core::InstrumentStatement& pillar) {
  return r.may_change && r.draft.writing == pillar.code;
}

Field opportunity_field(const std::string& label) {
  Field field;
  field.id = "opportunity";
  field.label = label;
  field.lines = 2;
  field.most_bytes = kMostOpportunityBytes;
  return field;
}

void keep_after_rest(Rating& r) {
  PillarsDraft& draft = r.draft;
  if (draft.typed_at <= 0) return;
  if (r.ui.now < draft.typed_at + kKeepOpportunityAfter)
    return r.ui.want_frame_at(draft.typed_at + kKeepOpportunityAfter);
  draft.typed_at = 0;
  r.intents.push_back(
      SetRating{draft.activity, {draft.team, draft.writing, draft.scope, {}, {}, draft.text}});
}

TextStyle opportunity_text() {
  TextStyle style;
  style.may_elide = true;
  return style;
}

std::string use_this_words(const Ui& ui, std::size_t place) {
  return ui.say("pillars.use_text", {{"n", std::to_string(place + 1)}});
}

}  // namespace

float opportunity_height(Rating& r, const core::InstrumentStatement& pillar, float width) {
  Ui& ui = r.ui;
  const core::MatrixCell& cell = r.cell(pillar.code, r.draft.scope);
  if (is_written(r, pillar))
    return field_height(ui, opportunity_field(ui.say("pillars.opportunity")), r.draft.text, width) + ui.px(8);
  const float target = ui.px(measure::kTarget);
  if (cell.versions.size() > 1 && r.may_change) {
    float height = text_height(ui, ui.say("pillars.two_texts"), style_of(Role::meta), width) + ui.px(6);
    for (const std::string& text : cell.versions)
      height += text_height(ui, text, opportunity_text(), width) + ui.px(4) + target + ui.px(8);
    return height;
  }
  float height = r.may_change ? target : 0;
  if (!cell.opportunity.empty())
    height += text_height(ui, ui.say("pillars.opportunity"), style_of(Role::meta), width) +
              text_height(ui, cell.opportunity, opportunity_text(), width) + ui.px(4);
  return height;
}

void draw_opportunity(Rating& r, Rect& rest, const core::InstrumentStatement& pillar) {
  Ui& ui = r.ui;
  const core::MatrixCell& cell = r.cell(pillar.code, r.draft.scope);
  const TextStyle soft = style_of(Role::meta, ui.theme.soft);
  if (is_written(r, pillar)) {
    const std::string label = ui.say("pillars.opportunity");
    Field field = opportunity_field(label);
    field.take_focus = r.draft.just_begun;
    r.draft.just_begun = false;
    const Rect place = rest.take_top(field_height(ui, field, r.draft.text, rest.w), ui.px(8));
    if (draw_field(ui, place, field, r.draft.text).changed) r.draft.typed_at = ui.now;
    return keep_after_rest(r);
  }
  const auto press = [&](const std::string& id, const std::string& word, Icon icon) {
    const Button spec{id, word, ButtonLook::quiet, icon};
    const Rect line = rest.take_top(ui.px(measure::kTarget));
    return button(ui, {line.x, line.y, std::min(line.w, button_width(ui, spec)), line.h}, spec);
  };
  if (cell.versions.size() > 1 && r.may_change) {
    flow(ui, rest, ui.say("pillars.two_texts"), style_of(Role::meta, ui.theme.wait), ui.px(6));
    for (std::size_t i = 0; i < cell.versions.size(); ++i) {
      flow(ui, rest, cell.versions[i], opportunity_text(), ui.px(4));
      if (press("use/" + pillar.code + std::to_string(i), use_this_words(ui, i), Icon::tick))
        r.intents.push_back(SetRating{r.draft.activity,
                                      {r.draft.team, pillar.code, r.draft.scope, {}, {}, cell.versions[i]}});
      rest.y += ui.px(8);
    }
    return;
  }
  if (!cell.opportunity.empty()) {
    flow(ui, rest, ui.say("pillars.opportunity"), soft, 0);
    flow(ui, rest, cell.opportunity, opportunity_text(), ui.px(4));
  }
  if (!r.may_change) return;
  const std::string word = ui.say(cell.opportunity.empty() ? "pillars.write" : "pillars.rewrite");
  if (!press("write/" + pillar.code, word, Icon::pencil)) return;
  if (r.draft.typed_at > 0)  // of another pillar
    r.intents.push_back(
        SetRating{r.draft.activity, {r.draft.team, r.draft.writing, r.draft.scope, {}, {}, r.draft.text}});
  r.draft.typed_at = 0;
  r.draft.writing = pillar.code;
  r.draft.text = cell.opportunity;
  r.draft.just_begun = true;
  ui.want_frame();
}

}  // namespace ubao::app
