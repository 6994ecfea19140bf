#include "tests/support/layout_lint.h"

#include <cstdio>

#include "app/theme.h"

namespace ubao::test {
namespace {

using app::common;
using app::Rect;

constexpr float kGrace = 1.5f;  // pixels lost to rounding

std::string at(const Rect& r) {
  char text[80];
  std::snprintf(text, sizeof text, " (%.0f,%.0f %.0fx%.0f)", static_cast<double>(r.x),
                static_cast<double>(r.y), static_cast<double>(r.w), static_cast<double>(r.h));
  return text;
}

std::string named(const SeenItem& item) { return "item \"" + item.label + "\"" + at(item.box); }
std::string named(const SeenText& text) { return "text \"" + text.text + "\"" + at(text.drawn.box); }

bool overlap(const Rect& a, const Rect& b) {
  const Rect c = common(a, b);
  return c.w > kGrace && c.h > kGrace;
}

bool within(const Rect& inner, const Rect& outer, bool across, bool down) {
  if (across && (inner.x < outer.x - kGrace || inner.end() > outer.end() + kGrace)) return false;
  return !down || (inner.y >= outer.y - kGrace && inner.bottom() <= outer.bottom() + kGrace);
}

Rect seen_part(const SeenItem& item) { return common(item.box, item.clip); }
Rect seen_part(const SeenText& text) { return common(text.drawn.box, text.drawn.clip); }

void check_text(const SeenText& text, const Rect& window, std::vector<Finding>& found) {
  const app::DrawnText& d = text.drawn;
  if (text.text.size() > 2 && text.text.front() == '[' && text.text.back() == ']')
    found.push_back({Fault::missing_word, named(text)});
  if (d.on_canvas) return;
  const auto cut = [&](const char* how) { found.push_back({Fault::text_cut, named(text) + how}); };
  if (d.elided && !d.may_elide) cut(" ends with an ellipsis");
  if (d.word_broken && !d.may_elide) cut(" has a torn word");
  if (!within(d.box, d.given, true, d.given.h > 0)) cut(" leaves its place");
  if (!within(d.box, d.clip, true, !d.scrolls)) cut(" is clipped");
  if (!within(d.box, window, true, !d.scrolls)) cut(" leaves the window");
}

void check_item(const SeenItem& item, const Rect& window, float scale, std::vector<Finding>& found) {
  if (item.on_canvas) return;
  const float least = app::measure::kTarget * scale - 0.5f;
  if (item.box.w < least || item.box.h < least) found.push_back({Fault::small_target, named(item)});
  if (!within(item.box, item.clip, true, !item.scrolls) || !within(item.box, window, true, !item.scrolls))
    found.push_back({Fault::item_cut, named(item)});
}

}  // namespace

std::vector<Finding> lint(const HeadlessUi& rig, float width, float height, float scale) {
  std::vector<Finding> found;
  const Rect window{0, 0, width, height};
  const auto& items = rig.items();
  const auto& texts = rig.texts();
  for (const SeenText& text : texts) check_text(text, window, found);
  for (const SeenItem& item : items) check_item(item, window, scale, found);

  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t j = i + 1; j < items.size(); ++j) {
      if (items[i].id == items[j].id)
        found.push_back({Fault::twice, named(items[i]) + " and " + named(items[j])});
      if (items[i].layer != items[j].layer || (items[i].on_canvas && items[j].on_canvas)) continue;
      if (overlap(seen_part(items[i]), seen_part(items[j])))
        found.push_back({Fault::item_over_item, named(items[i]) + " and " + named(items[j])});
    }
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].drawn.on_canvas) continue;
    const Rect part = seen_part(texts[i]);
    for (std::size_t j = i + 1; j < texts.size(); ++j) {
      if (texts[j].drawn.on_canvas || texts[i].drawn.layer != texts[j].drawn.layer) continue;
      if (overlap(part, seen_part(texts[j])))
        found.push_back({Fault::text_over_text, named(texts[i]) + " and " + named(texts[j])});
    }
    for (const SeenItem& item : items) {
      if (item.on_canvas || item.layer != texts[i].drawn.layer) continue;
      const bool touches = overlap(part, seen_part(item));
      if (touches && !within(texts[i].drawn.box, item.box, true, true))
        found.push_back({Fault::text_over_edge, named(texts[i]) + " across " + named(item)});
    }
  }
  return found;
}

std::string lint_report(HeadlessUi& rig) {
  std::string report;
  const app::Ui& ui = rig.ui();
  const std::vector<Finding> findings = lint(rig, ui.screen.w, ui.screen.h, ui.scale);
  constexpr std::size_t kMost = 12;
  for (std::size_t i = 0; i < findings.size() && i < kMost; ++i) {
    const Finding& finding = findings[i];
    constexpr const char* kNames[] = {"text cut", "text over text", "text over edge", "item over item",
                                      "item cut", "small target",   "missing word",   "twice"};
    report.append(kNames[static_cast<std::size_t>(finding.fault)])
        .append(": ")
        .append(finding.what)
        .append("\n");
  }
  if (findings.size() > kMost)
    report.append("and ").append(std::to_string(findings.size() - kMost)).append(" more\n");
  return report;
}

}  // namespace ubao::test
