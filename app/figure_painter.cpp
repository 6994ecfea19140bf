#include "app/figure_painter.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/icons.h"
#include "app/text.h"
#include "app/text_run.h"
#include "core/line_breaks.h"

namespace ubao::app {
namespace {

core::PaletteName palette_of_theme(ThemeName theme) {
  switch (theme) {
    case ThemeName::dark:
      return core::PaletteName::dark;
    case ThemeName::contrast:
      return core::PaletteName::contrast;
    case ThemeName::light:
      break;
  }
  return core::PaletteName::light;
}

Icon icon_of(core::Sign sign) {
  switch (sign) {
    case core::Sign::star:
      return Icon::star;
    case core::Sign::flag:
      return Icon::flag;
    case core::Sign::speech:
      return Icon::speech;
    case core::Sign::question:
      return Icon::question;
    case core::Sign::minus:
      break;
  }
  return Icon::minus;
}

class FigurePainter {
 public:
  FigurePainter(Ui& ui, ImVec2 at, float scale)
      : ui_(ui),
        list_(*ImGui::GetWindowDrawList()),
        at_(at),
        scale_(scale),
        palette_(core::palette_of(palette_of_theme(ui.theme.name))) {}

  void paint(const core::Figure& figure) {
    for (const core::Shape& shape : figure.shapes)
      std::visit([this](const auto& each) { paint(each); }, shape);
  }

 private:
  bool in_sight(float top, float bottom) const {
    constexpr float kEdge = 4;  // outlines and descenders
    return at_.y + bottom * scale_ + kEdge >= list_.GetClipRectMin().y &&
           at_.y + top * scale_ - kEdge <= list_.GetClipRectMax().y;
  }

  // In Ui's reading direction.
  ImVec2 placed(core::Point p) const { return {at_.x + p.x * scale_, at_.y + p.y * scale_}; }
  ImVec2 on_glass(core::Point p) const { return ui_.on_glass(placed(p)); }
  Rect on_glass(const core::Box& box) const {
    const Rect r =
        ui_.on_glass(Rect{at_.x + box.x * scale_, at_.y + box.y * scale_, box.w * scale_, box.h * scale_});
    const float x = std::round(r.x), y = std::round(r.y);
    return {x, y, std::round(r.end()) - x, std::round(r.bottom()) - y};
  }
  float width_of(const core::Stroke& stroke) const { return std::max(1.0f, stroke.width * scale_); }

  // Roles are few and asked for by every shape, so each is resolved once.
  ImU32 colour(core::Colour role) {
    const auto row = static_cast<std::size_t>(role.role);
    const auto column = static_cast<std::size_t>(std::clamp(role.point, 0, kPoints - 1));
    Ink& ink = inks_[row * kPoints + column];
    if (!ink.known || !(ink.role == role)) {
      const core::Rgb rgb = core::resolved(palette_, role);
      ink = {true, role, IM_COL32(rgb.r, rgb.g, rgb.b, 255)};
    }
    return ink.colour;
  }

  void paint(const core::Box& box) {
    if (!in_sight(box.y, box.y + box.h)) return;
    const Rect r = on_glass(box);
    if (box.fill)
      list_.AddRectFilled({r.x, r.y}, {r.end(), r.bottom()}, colour(*box.fill), box.radius * scale_);
    if (box.stroke.width <= 0) return;
    // On the middle of a pixel, where the outline of a neighbour lies as well.
    constexpr float kHalf = 0.5f;
    list_.PathRect({r.x + kHalf, r.y + kHalf}, {r.end() - kHalf, r.bottom() - kHalf}, box.radius * scale_);
    list_.PathStroke(colour(box.stroke.colour), ImDrawFlags_Closed, width_of(box.stroke));
  }

  void paint(const core::Path& path) {
    if (path.points.empty()) return;
    const auto [top, bottom] =
        std::minmax_element(path.points.begin(), path.points.end(),
                            [](const core::Point& a, const core::Point& b) { return a.y < b.y; });
    if (!in_sight(top->y, bottom->y)) return;
    if (path.fill) {
      trace(path);
      list_.PathFillConvex(colour(*path.fill));
    }
    if (path.stroke.width <= 0) return;
    if (path.stroke.dash > 0)
      stroke_dashes(path);
    else if (!path.closed && path.points.size() == 2 && is_upright(path.points[0], path.points[1]))
      stroke_upright(path);
    else {
      trace(path);
      list_.PathStroke(colour(path.stroke.colour), path.closed ? ImDrawFlags_Closed : 0,
                       width_of(path.stroke));
    }
  }

  // ImGui smooths the edge of an area on its outer side, if the points go round clockwise.
  void trace(const core::Path& path) {
    float area = 0;
    for (std::size_t i = 0; i < path.points.size(); ++i) {
      const ImVec2 a = on_glass(path.points[i]), b = on_glass(path.points[(i + 1) % path.points.size()]);
      area += a.x * b.y - b.x * a.y;
    }
    list_.PathClear();
    if (area >= 0)
      for (auto p = path.points.begin(); p != path.points.end(); ++p) list_.PathLineTo(on_glass(*p));
    else
      for (auto p = path.points.rbegin(); p != path.points.rend(); ++p) list_.PathLineTo(on_glass(*p));
  }

  static bool is_upright(core::Point a, core::Point b) { return a.x == b.x || a.y == b.y; }

  // Lines across and down lie on whole pixels.
  void stroke_upright(const core::Path& path) {
    const ImVec2 a = on_glass(path.points[0]), b = on_glass(path.points[1]);
    const float width = std::max(1.0f, std::round(width_of(path.stroke)));
    ImVec2 least{std::round(std::min(a.x, b.x)), std::round(std::min(a.y, b.y))};
    ImVec2 most{std::round(std::max(a.x, b.x)), std::round(std::max(a.y, b.y))};
    if (path.points[0].x == path.points[1].x) {
      least.x = std::round(least.x - width / 2);
      most.x = least.x + width;
    } else {
      least.y = std::round(least.y - width / 2);
      most.y = least.y + width;
    }
    list_.AddRectFilled(least, most, colour(path.stroke.colour));
  }

  void stroke_dashes(const core::Path& path) {
    const ImU32 ink = colour(path.stroke.colour);
    const float dash = std::max(1.0f, path.stroke.dash * scale_);
    const std::size_t sides = path.points.size() - (path.closed ? 0 : 1);
    for (std::size_t i = 0; i < sides; ++i) {
      const ImVec2 a = on_glass(path.points[i]), b = on_glass(path.points[(i + 1) % path.points.size()]);
      const float length = std::hypot(b.x - a.x, b.y - a.y);
      for (float from = 0; from < length; from += 2 * dash) {
        const float share = from / length, end = std::min(1.0f, (from + dash) / length);
        list_.AddLine({a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share},
                      {a.x + (b.x - a.x) * end, a.y + (b.y - a.y) * end}, ink, width_of(path.stroke));
      }
    }
  }

  void paint(const core::Disc& disc) {
    if (!in_sight(disc.middle.y - disc.radius, disc.middle.y + disc.radius)) return;
    const ImVec2 middle = on_glass(disc.middle);
    if (disc.fill) list_.AddCircleFilled(middle, disc.radius * scale_, colour(*disc.fill));
    if (disc.stroke.width > 0)
      list_.AddCircle(middle, disc.radius * scale_, colour(disc.stroke.colour), 0, width_of(disc.stroke));
  }

  void paint(const core::Mark& mark) {
    if (!in_sight(mark.middle.y - mark.size / 2, mark.middle.y + mark.size / 2)) return;
    draw_icon(ui_, icon_of(mark.sign), placed(mark.middle), mark.size * scale_, colour(mark.colour));
  }

  void paint(const core::TextRun& run) {
    const core::Box box = core::box_of(run);
    if (!in_sight(box.y, box.y + box.h)) return;
    const Rect letters{at_.x + box.x * scale_, at_.y + box.y * scale_, box.w * scale_, box.h * scale_};
    draw_text_run(ui_, letters, at_.y + run.at.y * scale_, run.text, run.size * scale_, run.bold,
                  colour(run.colour));
  }

  struct Ink {
    bool known = false;
    core::Colour role;
    ImU32 colour = 0;
  };
  static constexpr int kPoints = 11;
  static constexpr std::size_t kRoles = static_cast<std::size_t>(core::ColourRole::on_scale) + 1;

  Ui& ui_;
  ImDrawList& list_;
  ImVec2 at_;
  float scale_;
  core::Palette palette_;
  std::array<Ink, kRoles * kPoints> inks_{};
};

}  // namespace

float ScreenMeasure::width(std::string_view text, float size, bool bold) const {
  ImFont* font = bold ? fonts_.bold : fonts_.regular;
  ImFontBaked* baked = font->GetFontBaked(imgui_size(font, size * scale_));
  float width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const core::Letter letter = core::letter_at(text, at);
    width += baked->GetCharAdvance(static_cast<ImWchar>(letter.code));
    at += letter.bytes;
  }
  return width / scale_;
}

void paint_figure(Ui& ui, const core::Figure& figure, ImVec2 at, float scale) {
  FigurePainter(ui, at, scale).paint(figure);
}

Rect zone_rect(const core::FigureZone& zone, ImVec2 at, float scale) {
  return {at.x + zone.x * scale, at.y + zone.y * scale, zone.w * scale, zone.h * scale};
}

}  // namespace ubao::app
