// Several consensuses of one team, beside each other, each as a whole.
#include <algorithm>
#include <cmath>

#include "app/button.h"
#include "app/item.h"
#include "app/paint.h"
#include "app/screens/consensus.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

struct VersionPart {
  std::string caption, text;
};

std::vector<VersionPart> parts_of_version(const Agreeing& a, const core::ConsensusEntry& entry) {
  const Ui& ui = a.ui;
  std::vector<VersionPart> parts{{ui.say("consensus.rating"), rating_words(a, entry.rating)}};
  const auto add = [&](const char* key, const std::string& text) {
    if (!text.empty()) parts.push_back({ui.say(key), text});
  };
  add("consensus.reason", entry.reason);
  add("consensus.evidence", entry.evidence);
  if (!entry.confidence.empty())
    add("consensus.confidence", ui.say("consensus.confidence." + entry.confidence));
  add("consensus.dissent", entry.dissent);
  return parts;
}

TextStyle caption_style(const Ui& ui) {
  TextStyle style = style_of(Role::meta, ui.theme.soft);
  style.bold = true;
  return style;
}

constexpr float kVersionPad = 16;

float version_height(Agreeing& a, const std::vector<VersionPart>& parts, float width) {
  Ui& ui = a.ui;
  const float room = width - 2 * ui.px(kVersionPad);
  float height = 2 * ui.px(kVersionPad) + ui.px(measure::kButton);
  for (const VersionPart& part : parts)
    height += text_height(ui, part.caption, caption_style(ui), room) + text_height(ui, part.text, {}, room) +
              ui.px(10);
  return std::ceil(height);
}

bool draw_one_version(Agreeing& a, const Rect& rect, const std::vector<VersionPart>& parts, std::size_t n) {
  Ui& ui = a.ui;
  paper(ui, rect);
  Rect inside = rect.inset(ui.px(kVersionPad), ui.px(kVersionPad));
  const Rect foot = inside.take_bottom(ui.px(measure::kButton));
  TextStyle own;
  own.may_elide = true;  // people's own words, however long one is
  for (const VersionPart& part : parts) {
    flow(ui, inside, part.caption, caption_style(ui), 0);
    flow(ui, inside, part.text, own, ui.px(10));
  }
  const std::string id = "use/" + std::to_string(n), word = ui.say("consensus.use_this");
  return button(ui, foot, {id, word, ButtonLook::secondary, Icon::tick});
}

}  // namespace

void draw_consensus_versions(Agreeing& a, Rect& rest, const std::vector<core::ConsensusEntry>& versions) {
  Ui& ui = a.ui;
  const std::string why = ui.say("consensus.choose");
  draw_note(ui, rest.take_top(note_height(ui, why, rest.w), ui.px(14)), Icon::cards, why, NoteLook::wait);
  const float gap = ui.px(12);
  const int columns = rest.w < ui.px(560) ? 1 : 2;
  const float width = rest.column(0, columns, gap).w;
  std::vector<std::vector<VersionPart>> parts;
  for (const core::ConsensusEntry& version : versions) parts.push_back(parts_of_version(a, version));
  for (std::size_t first = 0; first < parts.size(); first += static_cast<std::size_t>(columns)) {
    const std::size_t end = std::min(parts.size(), first + static_cast<std::size_t>(columns));
    float height = 0;
    for (std::size_t i = first; i < end; ++i) height = std::max(height, version_height(a, parts[i], width));
    const Rect line = rest.take_top(height, gap);
    for (std::size_t i = first; i < end; ++i) {
      if (!draw_one_version(a, line.column(static_cast<int>(i - first), columns, gap), parts[i], i)) continue;
      ConsensusDraft& draft = a.draft;
      draft.entry = draft.begun = versions[i];
      draft.typed_at = 0;
      a.intents.push_back(SetConsensus{a.state.activity, draft.statement, draft.team, versions[i]});
    }
  }
}

}  // namespace ubao::app
