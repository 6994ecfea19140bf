// Figures on the screen: the same words in the same places as they were laid out, at every scale, theme and
// reading direction, and only what is in sight is painted.
#include "app/figure_painter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/chart_bars.h"
#include "core/chart_groups.h"
#include "core/chart_radar.h"
#include "core/svg.h"
#include "tests/support/figure_lint.h"
#include "tests/support/headless_ui.h"
#include "tests/support/layout_lint.h"
#include "tests/support/made_results.h"

namespace ubao::test {
namespace {

using app::ScreenMeasure;
using core::Figure;

struct FigureOnScreen {
  MadeAssessment made;
  core::Instrument instrument = made_instrument(made);
  core::AssessmentResults results = made_results(instrument, made);
  Figure figure;
  float top = 0;
  int corners = 0;  // of all that was painted
  HeadlessUi rig;

  explicit FigureOnScreen(const HeadlessOptions& options) : rig([this](app::Ui& ui) { draw(ui); }, options) {}

  void draw(app::Ui& ui) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const int before = list.VtxBuffer.Size;
    app::paint_figure(ui, figure, {0, top}, ui.scale);
    corners = list.VtxBuffer.Size - before;
  }
  core::ChartSource source(const core::TextMeasure& measure) {
    return {results, instrument, *rig.ui().language, "en", measure, {}};
  }
  ScreenMeasure measure() { return {rig.ui().fonts, rig.ui().scale}; }
  float width() { return rig.ui().screen.w / rig.ui().scale; }
};

TEST(FigurePainter, Words_keep_their_places_at_every_scale_and_direction) {
  for (const bool right_to_left : {false, true})
    for (const float scale : {0.8f, 1.0f, 1.25f, 2.0f}) {
      HeadlessOptions options;
      options.width = 1366, options.height = 1800, options.scale = scale;
      options.right_to_left = right_to_left;
      FigureOnScreen screen(options);
      const ScreenMeasure measure = screen.measure();
      for (const Figure& figure :
           {core::bars_chart(screen.source(measure), {{screen.width(), true}, {}, "L"}),
            core::radar_chart(screen.source(measure), {{screen.width(), true}, "L"}),
            core::groups_of_dimensions(screen.source(measure), "ministry", {screen.width(), true})}) {
        EXPECT_EQ(figure_lint(figure, measure), "") << scale;
        screen.figure = figure;
        screen.rig.frames(1);
        EXPECT_EQ(lint_report(screen.rig), "") << scale << (right_to_left ? ", right to left" : "");
        for (const SeenText& seen : screen.rig.texts()) {
          const app::Rect& box = seen.drawn.box;
          EXPECT_GE(box.x, -1) << seen.text;
          EXPECT_LE(box.end(), 1366 + 1) << seen.text;
        }
      }
    }
}

TEST(FigurePainter, Right_to_left_is_the_mirror_of_left_to_right) {
  HeadlessOptions options;
  FigureOnScreen plain(options);
  options.right_to_left = true;
  FigureOnScreen mirrored(options);
  for (FigureOnScreen* screen : {&plain, &mirrored}) {
    const ScreenMeasure measure = screen->measure();
    screen->figure = core::bars_chart(screen->source(measure), {{screen->width(), true}, {}, "L"});
    screen->rig.frames(1);
  }
  ASSERT_EQ(plain.rig.texts().size(), mirrored.rig.texts().size());
  ASSERT_GT(plain.rig.texts().size(), 20u);
  for (std::size_t i = 0; i < plain.rig.texts().size(); ++i) {
    const app::Rect &a = plain.rig.texts()[i].drawn.box, &b = mirrored.rig.texts()[i].drawn.box;
    EXPECT_NEAR(a.x, options.width - b.end(), 0.01f) << plain.rig.texts()[i].text;
    EXPECT_EQ(a.y, b.y);
  }
}

TEST(FigurePainter, Paints_only_what_is_in_sight) {
  HeadlessOptions options;
  options.height = 600;
  FigureOnScreen screen(options);
  const ScreenMeasure measure = screen.measure();
  screen.figure = core::bars_chart(screen.source(measure), {{screen.width(), false}, {}, {}});
  ASSERT_GT(screen.figure.height, 2400);
  screen.rig.frames(1);
  const int shown = screen.corners;
  const std::size_t words = screen.rig.texts().size();
  screen.top = -screen.figure.height - 10;
  screen.rig.frames(1);
  EXPECT_EQ(screen.corners, 0);
  EXPECT_TRUE(screen.rig.texts().empty());
  screen.rig.resize(1366, screen.figure.height + 10);
  screen.top = 0;
  screen.rig.frames(1);
  EXPECT_GT(screen.corners, 3 * shown);
  EXPECT_GT(screen.rig.texts().size(), 3 * words);
}

TEST(FigurePainter, Dashes_are_cut_from_lines) {
  FigureOnScreen screen({});
  core::Path path;
  path.points = {{10, 10}, {110, 10}};
  path.stroke = {{core::ColourRole::ink}, 2, 0};
  screen.figure.width = 200, screen.figure.height = 20;
  screen.figure.shapes = {path};
  screen.rig.frames(1);
  const int unbroken = screen.corners;
  path.stroke.dash = 10;
  screen.figure.shapes = {path};
  screen.rig.frames(1);
  EXPECT_GE(screen.corners, 5 * unbroken) << "five dashes and five gaps";
}

TEST(FigurePainter, Zones_lie_where_the_rows_are_painted) {
  const core::FigureZone zone{"L1", 10, 20, 300, 60};
  const app::Rect rect = app::zone_rect(zone, {5, 7}, 2);
  EXPECT_EQ(rect.x, 25);
  EXPECT_EQ(rect.y, 47);
  EXPECT_EQ(rect.w, 600);
  EXPECT_EQ(rect.h, 120);
}

}  // namespace
}  // namespace ubao::test
