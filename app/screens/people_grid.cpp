// The people as tiles of equal size.
#include <algorithm>
#include <cmath>

#include "app/item.h"
#include "app/paint.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/screens/people.h"
#include "app/scroll.h"

namespace ubao::app {
namespace {

constexpr float kLeastTile = 232, kCircle = 52, kCirclePhone = 44;

struct TileLook {
  TextStyle name, detail;
  float height = 0;
};

TileLook look_of(Ui& ui) {
  TileLook look;
  look.name.bold = true;
  look.name.lines = 2;
  look.name.may_elide = true;
  look.name.line_height = measure::kTitleLineHeight;
  look.detail = style_of(Role::meta, ui.theme.soft);
  look.detail.lines = 1;
  look.detail.may_elide = true;
  const float words =
      line_height(ui, look.name) * (ui.phone() ? 1.0f : 2.0f) + line_height(ui, look.detail) * 2;
  if (ui.phone()) look.name.lines = 1;
  look.height = std::ceil(words + ui.px(22));
  return look;
}

void draw_tile(Ui& ui, const Rect& tile, const core::Person& person, const TileLook& look, bool chosen) {
  const Theme& t = ui.theme;
  const float radius = ui.px(measure::kRadius);
  fill(ui, tile, chosen ? tint(t, t.action) : t.surface, radius);
  outline(ui, tile, chosen ? t.action : t.line, radius, ui.px(chosen ? measure::kNowOutline : 1.0f));
  Rect inside = tile.inset(ui.px(12), 0);
  const float side = ui.px(ui.phone() ? kCirclePhone : kCircle);
  const Rect circle = inside.take_start(side, ui.px(12));
  disc(ui, circle.middle(), side / 2, chosen ? t.action : t.well);
  TextStyle mark;
  mark.bold = true;
  mark.colour = chosen ? t.on_action : t.ink;
  mark.align = Align::center;
  mark.middle = true;
  mark.lines = 1;
  if (person.name.empty())
    draw_icon(ui, Icon::lock, circle.middle(), side / 2, mark.colour);
  else
    draw_text(ui, circle, initials(person.name), mark);
  if (chosen) draw_icon(ui, Icon::tick, inside.take_end(ui.px(24), ui.px(6)).middle(), ui.px(22), t.ink);
  const std::string detail = dotted({person.role, person.region});
  const std::string name = name_words(ui, person);
  float height = text_height(ui, name, look.name, inside.w);
  height += person.ministry.empty() ? 0 : line_height(ui, look.detail);
  height += detail.empty() ? 0 : line_height(ui, look.detail);
  inside = inside.centered(inside.w, height);
  flow(ui, inside, name, look.name, 0);
  flow(ui, inside, person.ministry, look.detail, 0);
  flow(ui, inside, detail, look.detail, 0);
}

}  // namespace

void draw_people_grid(Ui& ui, Rect& rest, const std::vector<const core::Person*>& people,
                      PeopleDraft& draft) {
  const float gap = ui.px(8);
  const int columns = std::max(1, static_cast<int>((rest.w + gap) / (ui.px(kLeastTile) + gap)));
  const TileLook look = look_of(ui);
  const ImVec2 clip_min = ImGui::GetWindowDrawList()->GetClipRectMin();
  const ImVec2 clip_max = ImGui::GetWindowDrawList()->GetClipRectMax();
  Rect line;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const int column = static_cast<int>(i % static_cast<std::size_t>(columns));
    if (column == 0) line = rest.take_top(look.height, gap);
    const Rect tile = line.column(column, columns, gap);
    const core::Person& person = *people[i];
    const bool chosen = person.id == draft.chosen;
    const Item it = item(ui, person.id, tile, name_words(ui, person));
    if (it.pressed) draft.chosen = person.id;
    if (chosen && draft.reveal) {
      scroll_to(ui, tile);
      draft.reveal = false;
    }
    if (tile.bottom() < clip_min.y || tile.y > clip_max.y) continue;
    draw_tile(ui, tile, person, look, chosen);
    const float radius = ui.px(measure::kRadius);
    if (it.held || it.hovered)
      fill(ui, tile.inset(ui.px(2)), faded(ui.theme.ink, it.held ? 0.1f : 0.04f), radius);
    if (it.focused) focus_ring(ui, tile, radius);
  }
}

}  // namespace ubao::app
