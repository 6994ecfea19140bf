#include "app/paint.h"

#include <array>
#include <cmath>

namespace ubao::app {
namespace {

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

struct Box {
  ImVec2 min, max;
};

Box snapped(Ui& ui, const Rect& rect) {
  const Rect r = ui.on_glass(rect);
  return {{std::round(r.x), std::round(r.y)}, {std::round(r.end()), std::round(r.bottom())}};
}

}  // namespace

void fill(Ui& ui, const Rect& rect, ImU32 colour, float radius) {
  const Box box = snapped(ui, rect);
  list().AddRectFilled(box.min, box.max, colour, radius);
}

void outline(Ui& ui, const Rect& rect, ImU32 colour, float radius, float width) {
  const Box box = snapped(ui, rect);
  const float w = std::max(1.0f, width), half = w / 2;
  list().PathRect({box.min.x + half, box.min.y + half}, {box.max.x - half, box.max.y - half},
                  std::max(0.0f, radius - half));
  list().PathStroke(colour, ImDrawFlags_Closed, w);
}

void stroke(Ui& ui, ImVec2 from, ImVec2 to, ImU32 colour, float width) {
  list().AddLine(ui.on_glass(from), ui.on_glass(to), colour, width);
}

void disc(Ui& ui, ImVec2 middle, float radius, ImU32 colour) {
  list().AddCircleFilled(ui.on_glass(middle), radius, colour);
}

void ring(Ui& ui, ImVec2 middle, float radius, ImU32 colour, float width) {
  list().AddCircle(ui.on_glass(middle), radius - width / 2, colour, 0, width);
}

void hairline_across(Ui& ui, float x, float y, float width, ImU32 colour) {
  fill(ui, {x, std::round(y), width, 1}, colour);
}

void hairline_down(Ui& ui, float x, float y, float height, ImU32 colour) {
  fill(ui, {std::round(x), y, 1, height}, colour);
}

void shadow(Ui& ui, const Rect& rect, float radius) {
  if (ui.theme.name == ThemeName::contrast) return;
  fill(ui, rect.moved(0, ui.px(4)), IM_COL32(0, 0, 0, 10), radius);
  fill(ui, rect.moved(0, ui.px(2)), IM_COL32(0, 0, 0, 15), radius);
}

void paper(Ui& ui, const Rect& rect, Paper kind) {
  const Theme& t = ui.theme;
  const float radius = ui.px(measure::kRadiusCard);
  const bool lies_flat = kind == Paper::flat || kind == Paper::outlined;
  if (!lies_flat) shadow(ui, rect, radius);
  switch (kind) {
    case Paper::card:
      fill(ui, rect, t.surface, radius);
      outline(ui, rect, t.hairline, radius, 1);
      break;
    case Paper::now:
      fill(ui, rect, t.surface, radius);
      outline(ui, rect, t.action, radius, ui.px(measure::kNowOutline));
      break;
    case Paper::received:
      fill(ui, rect, tint(t, t.good), radius);
      outline(ui, rect, t.good, radius, ui.px(1.5f));
      break;
    case Paper::flat:
      fill(ui, rect, t.surface, radius);
      outline(ui, rect, t.line, radius, ui.px(1.5f));
      break;
    case Paper::outlined:
      outline(ui, rect, t.line, radius, ui.px(2));
      break;
  }
}

void wood(Ui& ui, const Rect& rect) {
  fill(ui, rect, ui.theme.ledge);
  if (ui.theme.name == ThemeName::contrast) return;
  // Two long fibres, near the edges, where no label lies.
  constexpr std::array<float, 8> kWave{0.0f, 0.6f, 0.2f, 0.9f, 1.6f, 1.1f, 0.3f, 0.0f};
  const ImU32 fibre = faded(ui.theme.rail, 0.42f);
  for (const float y : {rect.y + ui.px(6), rect.bottom() - ui.px(9)}) {
    if (y < rect.y || y > rect.bottom()) continue;
    const float step = rect.w / static_cast<float>(kWave.size() - 1);
    for (std::size_t i = 0; i < kWave.size(); ++i)
      list().PathLineTo(
          ui.on_glass(ImVec2{rect.x + step * static_cast<float>(i), y + ui.px(kWave[i] * 1.6f)}));
    list().PathStroke(fibre, 0, ui.px(1.5f));
  }
}

void chalk_line(Ui& ui, ImVec2 from, float length, float width, ImU32 colour) {
  constexpr std::array<float, 9> kWobble{0.3f, -0.2f, 0.35f, -0.3f, 0.1f, 0.25f, -0.25f, 0.05f, 0.3f};
  const float step = length / static_cast<float>(kWobble.size() - 1);
  const auto point = [&](std::size_t i) {
    return ui.on_glass(ImVec2{from.x + step * static_cast<float>(i), from.y + kWobble[i] * width});
  };
  for (std::size_t i = 0; i < kWobble.size(); ++i) list().PathLineTo(point(i));
  list().PathStroke(colour, 0, width);
  list().AddCircleFilled(point(0), width / 2, colour);
  list().AddCircleFilled(point(kWobble.size() - 1), width / 2, colour);
}

}  // namespace ubao::app
