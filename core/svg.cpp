#include "core/svg.h"

#include <cmath>

#include "core/line_breaks.h"

namespace ubao::core {
namespace {

constexpr std::string_view kFontFamilies =
    "'Noto Sans','Open Sans','Segoe UI','Noto Sans Arabic','Helvetica Neue',Arial,sans-serif";

// At most two digits after the point, none that say nothing.
std::string number(float value) {
  long hundredths = std::lround(value * 100);
  std::string text = hundredths < 0 ? "-" : "";
  hundredths = std::labs(hundredths);
  text += std::to_string(hundredths / 100);
  const long rest = hundredths % 100;
  if (rest == 0) return text;
  text.append(rest < 10 ? ".0" : ".");
  text += std::to_string(rest % 10 == 0 ? rest / 10 : rest);
  return text;
}

std::string hex_of(Rgb colour) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text = "#";
  for (const std::uint8_t part : {colour.r, colour.g, colour.b}) {
    text += kDigits[part >> 4];
    text += kDigits[part & 15];
  }
  return text;
}

class SvgWriter {
 public:
  SvgWriter(const Figure& figure, const Palette& palette) : figure_(figure), palette_(palette) {}

  std::string document() {
    const std::string width = number(figure_.width), height = number(figure_.height);
    text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"";
    attribute("width", width), attribute("height", height);
    attribute("viewBox", "0 0 " + width + " " + height);
    attribute("role", "img"), attribute("aria-labelledby", "title description");
    attribute("font-family", std::string(kFontFamilies));
    text_ += ">\n";
    element_with_text("title", figure_.title);
    element_with_text("desc", figure_.description);
    for (const Shape& shape : figure_.shapes) std::visit([this](const auto& each) { write(each); }, shape);
    return text_ += "</svg>\n";
  }

 private:
  void attribute(const char* name, const std::string& value) {
    text_.append(" ").append(name).append("=\"").append(escaped_xml(value)).append("\"");
  }
  void attribute(const char* name, float value) { attribute(name, number(value)); }

  void element_with_text(const char* name, const std::string& text) {
    text_.append("<").append(name).append(" id=\"").append(name == std::string_view("desc") ? "description"
                                                                                            : name);
    text_.append("\">").append(escaped_xml(text)).append("</").append(name).append(">\n");
  }

  float turned(float x) const { return figure_.right_to_left ? figure_.width - x : x; }
  std::string colour(Colour role) const { return hex_of(resolved(palette_, role)); }

  void paint(const std::optional<Colour>& fill, const Stroke& stroke) {
    attribute("fill", fill ? colour(*fill) : "none");
    if (stroke.width <= 0) return;
    attribute("stroke", colour(stroke.colour));
    attribute("stroke-width", stroke.width);
    if (stroke.dash > 0) attribute("stroke-dasharray", number(stroke.dash));
  }

  void write(const Box& box) {
    text_ += "<rect";
    attribute("x", figure_.right_to_left ? turned(box.x + box.w) : box.x);
    attribute("y", box.y), attribute("width", box.w), attribute("height", box.h);
    if (box.radius > 0) attribute("rx", box.radius);
    paint(box.fill, box.stroke);
    text_ += "/>\n";
  }

  void write(const Path& path) {
    text_ += path.closed ? "<polygon" : "<polyline";
    std::string points;
    for (const Point& point : path.points)
      points.append(points.empty() ? "" : " ")
          .append(number(turned(point.x)))
          .append(",")
          .append(number(point.y));
    attribute("points", points);
    paint(path.fill, path.stroke);
    attribute("stroke-linejoin", "round");
    text_ += "/>\n";
  }

  void write(const Disc& disc) {
    text_ += "<circle";
    attribute("cx", turned(disc.middle.x)), attribute("cy", disc.middle.y), attribute("r", disc.radius);
    paint(disc.fill, disc.stroke);
    text_ += "/>\n";
  }

  void write(const Mark& mark) {
    const float unit = mark.size / kSignGrid;
    const bool round = figure_.right_to_left && turns_round(mark.sign);
    std::string data;
    for (const SignStroke& stroke : strokes_of(mark.sign)) {
      char step = 'M';
      for (const Point& point : stroke.points) {
        const float x = (point.x - kSignGrid / 2) * unit;
        data += step;
        data.append(number(turned(mark.middle.x) + (round ? -x : x))).append(" ");
        data.append(number(mark.middle.y + (point.y - kSignGrid / 2) * unit));
        step = 'L';
      }
      if (stroke.closed) data += 'Z';
    }
    text_ += "<path";
    attribute("d", data);
    paint(std::nullopt, {mark.colour, kSignStroke * unit});
    attribute("stroke-linecap", "round"), attribute("stroke-linejoin", "round");
    text_ += "/>\n";
  }

  void write(const TextRun& run) {
    // What is the start for SVG depends on the direction of the text itself.
    const bool backwards = reads_right_to_left(run.text, figure_.right_to_left);
    Anchor anchor = run.anchor;
    if (backwards != figure_.right_to_left && anchor != Anchor::middle)
      anchor = anchor == Anchor::start ? Anchor::end : Anchor::start;
    text_ += "<text";
    attribute("x", turned(run.at.x)), attribute("y", run.at.y);
    attribute("font-size", run.size);
    if (run.bold) attribute("font-weight", "700");
    attribute("fill", colour(run.colour));
    if (anchor != Anchor::start) attribute("text-anchor", anchor == Anchor::middle ? "middle" : "end");
    if (backwards) attribute("direction", "rtl"), attribute("unicode-bidi", "embed");
    text_.append(">").append(escaped_xml(run.text)).append("</text>\n");
  }

  const Figure& figure_;
  const Palette& palette_;
  std::string text_;
};

}  // namespace

std::string escaped_xml(std::string_view text) {
  std::string result;
  std::size_t from = 0;
  while (from <= text.size()) {  // line by line: a description has several
    const std::size_t stop = std::min(text.find('\n', from), text.size());
    for (const char c : plain_line(text.substr(from, stop - from))) {
      switch (c) {
        case '&':
          result += "&amp;";
          break;
        case '<':
          result += "&lt;";
          break;
        case '>':
          result += "&gt;";
          break;
        case '"':
          result += "&quot;";
          break;
        case '\'':
          result += "&#39;";
          break;
        default:
          result += c;
      }
    }
    if (stop < text.size()) result += '\n';
    from = stop + 1;
  }
  return result;
}

std::string svg_of(const Figure& figure, const Palette& palette) {
  return SvgWriter(figure, palette).document();
}

}  // namespace ubao::core
