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

// A rounded corner, and a pixel more in each direction, which the middle is to cover.
void fill_corner(ImVec2 middle, ImVec2 away, float radius, int first_of_twelve, ImU32 colour) {
  ImDrawList& to = list();
  to.PathArcToFast(middle, radius, first_of_twelve, first_of_twelve + 3);
  const ImVec2 first = to._Path[to._Path.Size - 1], last = to._Path[0];
  const auto inside = [&](ImVec2 p) { return ImVec2{p.x - away.x, p.y - away.y}; };
  if (first.x == middle.x) {
    to.PathLineTo({first.x - away.x, first.y});
    to.PathLineTo(inside(middle));
    to.PathLineTo({last.x, last.y - away.y});
  } else {
    to.PathLineTo({first.x, first.y - away.y});
    to.PathLineTo(inside(middle));
    to.PathLineTo({last.x - away.x, last.y});
  }
  to.PathFillConvex(colour);
}

// Opaque areas are mostly rectangles without a slope: those are drawn by far the quickest where the processor
// draws.
void fill_rounded(const Box& box, ImU32 colour, float radius) {
  const float r = std::round(radius), left = box.min.x + r, right = box.max.x - r, top = box.min.y + r,
              low = box.max.y - r;
  fill_corner({left, top}, {-1, -1}, r, 6, colour);
  fill_corner({right, top}, {1, -1}, r, 9, colour);
  fill_corner({right, low}, {1, 1}, r, 0, colour);
  fill_corner({left, low}, {-1, 1}, r, 3, colour);
  list().AddRectFilled({left, box.min.y}, {right, top}, colour);
  list().AddRectFilled({box.min.x, top}, {box.max.x, low}, colour);
  list().AddRectFilled({left, low}, {right, box.max.y}, colour);
}

// What a thing throws below itself: the part that it does not cover.
void fill_below(Ui& ui, const Rect& rect, float away, ImU32 colour, float radius) {
  const float height = std::min(rect.h, away + std::ceil(radius) + 1);
  const Box box = snapped(ui, {rect.x, rect.bottom() + away - height, rect.w, height});
  list().AddRectFilled(box.min, box.max, colour, radius, ImDrawFlags_RoundCornersBottom);
}

}  // namespace

void fill(Ui& ui, const Rect& rect, ImU32 colour, float radius) {
  const Box box = snapped(ui, rect);
  constexpr float kLeastRadius = 2, kMostShare = 0.4f;
  const float shorter = std::min(box.max.x - box.min.x, box.max.y - box.min.y);
  const bool opaque = colour >> IM_COL32_A_SHIFT == 255;
  if (opaque && radius >= kLeastRadius && radius <= shorter * kMostShare)
    fill_rounded(box, colour, radius);
  else
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
  fill_below(ui, rect, ui.px(4), IM_COL32(0, 0, 0, 10), radius);
  fill_below(ui, rect, ui.px(2), IM_COL32(0, 0, 0, 15), radius);
}

void shadow_below(Ui& ui, const Rect& rect, float away, ImU32 colour, float radius) {
  fill_below(ui, rect, away, colour, radius);
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

void small_sheet(Ui& ui, const Rect& rect, ImU32 colour, ImU32 edge, float radius, float lift, ImU32 shade) {
  const Box box = snapped(ui, rect);
  const int rows = static_cast<int>(std::ceil(radius));
  const auto inset = [&](int row) {  // of a row of pixels from the top or bottom
    const float up = radius - static_cast<float>(row) - 0.5f;
    return up <= 0 ? 0.0f : std::round(radius - std::sqrt(std::max(0.0f, radius * radius - up * up)));
  };
  int round_rows = 0;
  while (round_rows < rows && inset(round_rows) > 0) ++round_rows;
  constexpr int kShadowAndSides = 4;
  const int most = kShadowAndSides + 8 * round_rows + 2;
  ImDrawList& to = list();
  to.PrimReserve(most * 6, most * 4);
  int left = most;
  const auto add = [&](float x0, float y0, float x1, float y1, ImU32 paint) {
    if (x1 <= x0 || y1 <= y0) return;
    to.PrimRect({x0, y0}, {x1, y1}, paint);
    --left;
  };
  const float x0 = box.min.x, x1 = box.max.x, y0 = box.min.y, y1 = box.max.y;
  const float round = static_cast<float>(round_rows);
  if (lift > 0) add(x0 + round, y1 - 1, x1 - round, y1 + std::max(1.0f, std::round(lift)), shade);
  add(x0 + 1, y0 + std::max(1.0f, round), x1 - 1, y1 - std::max(1.0f, round), colour);
  add(x0, y0 + round, x0 + 1, y1 - round, edge);
  add(x1 - 1, y0 + round, x1, y1 - round, edge);
  if (round_rows == 0) {
    add(x0, y0, x1, y0 + 1, edge);
    add(x0, y1 - 1, x1, y1, edge);
  }
  float outer = 0;  // where the row further from the edge of the sheet begins
  for (int row = round_rows - 1; row >= 0; --row) {
    const float in = inset(row), from_top = y0 + static_cast<float>(row),
                from_low = y1 - static_cast<float>(row) - 1;
    const float ink = row == 0 ? (x1 - x0) / 2 : std::max(1.0f, in - outer);  // the first row is all edge
    for (const float y : {from_top, from_low}) {
      add(x0 + in, y, x0 + in + ink, y + 1, edge);
      add(x1 - in - ink, y, x1 - in, y + 1, edge);
      add(x0 + in + ink, y, x1 - in - ink, y + 1, colour);
    }
    outer = in;
  }
  to.PrimUnreserve(left * 6, left * 4);
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
