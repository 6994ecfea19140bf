#include "core/board_sketch.h"

#include <algorithm>
#include <cmath>

namespace ubao::core {
namespace {

constexpr float kFewestPixels = 5;  // of letters that are drawn
constexpr float kCanvasPad = 16;    // px
constexpr float kNameOfZone = 26, kNameOfGroup = 20, kNameOfAxis = 24, kNamePad = 18;
constexpr float kCardPadAcross = 10, kCardPadDown = 8, kFootGap = 4;
constexpr float kCardText = 18, kSmallCardText = 15, kSign = 18;
constexpr float kCornerZone = 14, kCornerCard = 4, kMarkPad = 6;

}  // namespace

Area area_of(const Card& card) {
  return {static_cast<float>(card.x), static_cast<float>(card.y), kCardUnitsWide, kCardUnitsHigh};
}

Area area_of(const BoardZone& zone) {
  return {static_cast<float>(zone.x), static_cast<float>(zone.y), static_cast<float>(zone.w),
          static_cast<float>(zone.h)};
}

Area around_both(const Area& a, const Area& b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.end(), b.end()) - x, std::max(a.bottom(), b.bottom()) - y};
}

BoardSketch::BoardSketch(Sketch& sketch, const Area& shown, float unit)
    : sketch_(sketch),
      turned_(sketch.figure().right_to_left),
      unit_(unit),
      width_(sketch.figure().width),
      shown_(shown) {
  Box canvas;
  canvas.x = sketch.x, canvas.y = sketch.y, canvas.w = sketch.room();
  canvas.h = shown.h * unit + 2 * kCanvasPad;
  canvas.radius = kCornerZone;
  canvas.fill = Colour{ColourRole::well};
  sketch.draw(canvas);
  left_ = canvas.x + (canvas.w - shown.w * unit) / 2;
  top_ = canvas.y + kCanvasPad;
  sketch.y += canvas.h;
}

Box BoardSketch::placed(const Area& area) const {
  Box box;
  box.x = left_ + (area.x - shown_.x) * unit_;
  box.y = top_ + (area.y - shown_.y) * unit_;
  box.w = area.w * unit_, box.h = area.h * unit_;
  if (turned_) box.x = width_ - box.x - box.w;
  return box;
}

Point BoardSketch::placed(float x, float y) const {
  const float across = left_ + (x - shown_.x) * unit_;
  return {turned_ ? width_ - across : across, top_ + (y - shown_.y) * unit_};
}

bool BoardSketch::legible(float size) const { return size * unit_ >= kFewestPixels; }

// The name from the start of the strip, the count at its end: of the reading direction.
void BoardSketch::draw_name(const Area& strip, float size, const std::string& name,
                            const std::string& count) {
  if (!legible(size)) return;
  Box room = placed(strip);
  const float pad = kNamePad * unit_;
  room.x += pad, room.w -= 2 * pad;
  const float middle = room.y + room.h / 2;
  const TextLook numbers{std::max(16.0f, size * 0.7f) * unit_, false, {ColourRole::soft}, Anchor::end, 1};
  const float wide = count.empty() ? 0 : sketch_.width_of(count, numbers);
  const bool has_room = wide > 0 && wide < room.w / 2;
  if (has_room) sketch_.draw_word({room.x + room.w, middle}, count, numbers, wide + 1);
  const float rest = room.w - (has_room ? wide + pad : 0);
  if (rest > 0) sketch_.draw_word({room.x, middle}, name, {size * unit_, true, {}, Anchor::start, 1}, rest);
}

void BoardSketch::draw_zone(const BoardZone& zone, LayoutKind kind, const std::string& name,
                            const std::string& count) {
  const Area area = area_of(zone);
  const bool quadrant = kind == LayoutKind::quadrants;
  Box box = placed(area);
  box.radius = quadrant ? 0 : kCornerZone * unit_;
  box.fill = Colour{zone.code == "trap" ? ColourRole::trap : ColourRole::ground};
  box.stroke = {{quadrant ? ColourRole::line : ColourRole::hairline}, 1.5f};
  sketch_.draw(box);
  draw_name({area.x, area.y, area.w, kZoneStrip}, kNameOfZone, name, count);
}

// The first axis below the quadrants to the right, the second beside them upwards; names at their ends.
void BoardSketch::draw_axes(const BoardLayout& layout) {
  constexpr float kAway = 18, kTip = 14;
  if (layout.axes.size() != 2) return;
  Area square;
  for (const BoardZone& zone : layout.zones) square = around_both(square, area_of(zone));
  const float low = square.bottom() + kAway, side = square.x - kAway;
  const auto line = [&](float x1, float y1, float x2, float y2) {
    sketch_.draw_line(placed(x1, y1), placed(x2, y2), {ColourRole::soft}, 2);
  };
  line(square.x, low, square.end(), low);
  line(square.end() - kTip, low - kTip / 2, square.end(), low);
  line(square.end() - kTip, low + kTip / 2, square.end(), low);
  line(side, square.bottom(), side, square.y);
  line(side - kTip / 2, square.y + kTip, side, square.y);
  line(side + kTip / 2, square.y + kTip, side, square.y);
  if (!legible(kNameOfAxis)) return;
  const float room = square.w * unit_;
  TextLook look{kNameOfAxis * unit_, true, {}, turned_ ? Anchor::end : Anchor::start, 1};
  sketch_.draw_word(placed(side, square.y - kAxisStrip / 2), layout.axes[1].text, look, room);
  look.anchor = turned_ ? Anchor::start : Anchor::end;
  sketch_.draw_word(placed(square.end(), square.bottom() + kAxisStrip - kAway), layout.axes[0].text, look,
                    room);
}

void BoardSketch::draw_group(const Area& frame, const std::string& name, const std::string& count) {
  Box box = placed(frame);
  box.radius = kCornerZone * unit_;
  box.fill = Colour{ColourRole::surface};
  box.stroke = {{ColourRole::hairline}, 1.5f};
  sketch_.draw(box);
  draw_name({frame.x, frame.y, frame.w, kGroupHead}, kNameOfGroup, name, count);
}

// White below words that are to be noticed, on paper of any colour.
void BoardSketch::draw_mark_paper(Point start, float width, float height) {
  Box paper;
  paper.x = start.x, paper.y = start.y - height / 2;
  paper.w = width, paper.h = height;
  paper.radius = kCornerCard * unit_;
  paper.fill = Colour{ColourRole::card, 0};
  paper.stroke = {{ColourRole::card_wait}, std::min(1.5f, 2 * unit_)};
  sketch_.draw(paper);
}

void BoardSketch::draw_card(const Card& card, const CardMarks& marks) {
  Box paper = placed(area_of(card));
  const int colour = static_cast<int>(card_paper_named(card.colour));
  paper.radius = kCornerCard * unit_;
  paper.fill = Colour{ColourRole::card, colour};
  paper.stroke = {{ColourRole::card_edge, colour}, 1};
  sketch_.draw(paper);
  sketch_.add_zone(card.id, paper.x, paper.y, paper.w, paper.h);
  if (!legible(kCardText)) return;

  const float start = paper.x + kCardPadAcross * unit_, wide = paper.w - 2 * kCardPadAcross * unit_;
  float bottom = paper.y + paper.h - kCardPadDown * unit_;
  TextLook foot{kSmallCardText * unit_, false, {ColourRole::card_author}, Anchor::start, 1};
  if (!card.author.empty() || !marks.words.empty() || marks.chosen || marks.parked) {
    const float line = foot.line_height(), middle = bottom - line / 2;
    float end = start + wide;
    for (const auto& [shown, sign] :
         {std::pair(marks.chosen, Sign::star), std::pair(marks.parked, Sign::flag)}) {
      if (!shown) continue;
      sketch_.draw(Mark{sign, {end - kSign * unit_ / 2, middle}, kSign * unit_, {ColourRole::card_ink}});
      end -= (kSign + kFootGap) * unit_;
    }
    if (!marks.words.empty()) {
      TextLook bold = foot;
      bold.bold = true, bold.anchor = Anchor::end;
      bold.colour = {marks.undecided ? ColourRole::card_wait : ColourRole::card_ink};
      const float pad = marks.undecided ? kMarkPad * unit_ : 0;
      const float most = std::min(end - start - 2 * pad, sketch_.width_of(marks.words, bold) + 1);
      if (marks.undecided) draw_mark_paper({end - most - 2 * pad, middle}, most + 2 * pad, line);
      sketch_.draw_word({end - pad, middle}, marks.words, bold, most);
      end -= most + 2 * pad + 2 * kFootGap * unit_;
    }
    constexpr float kLeastName = 30;
    if (!card.author.empty() && end - start >= kLeastName * unit_)
      sketch_.draw_word({start, middle}, card.author, foot, end - start);
    bottom -= line + kFootGap * unit_;
  }

  const float top = paper.y + kCardPadDown * unit_, room = bottom - top;
  TextLook look{kCardText * unit_, false, {ColourRole::card_ink}};
  std::vector<WrappedLine> lines = sketch_.lines_of(card.text, look, wide);
  if (Sketch::height_of(lines, look) > room) {
    look.size = kSmallCardText * unit_;
    look.most_lines = std::max(1, static_cast<int>((room + 1) / look.line_height()));
    lines = sketch_.lines_of(card.text, look, wide);
  }
  sketch_.draw_lines({start, top}, lines, look);
}

}  // namespace ubao::core
