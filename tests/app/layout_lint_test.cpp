// The lint finds what is planted, and nothing in the kit itself.
#include "tests/support/layout_lint.h"

#include <gtest/gtest.h>

#include "app/button.h"
#include "app/scroll.h"
#include "app/text.h"
#include "tests/app/gallery.h"

namespace ubao::test {
namespace {

using namespace app;

std::vector<Fault> faults_of(const HeadlessUi::Screen& screen) {
  HeadlessUi rig(screen, {.width = 800, .height = 600});
  std::vector<Fault> faults;
  for (const Finding& finding : lint(rig, 800, 600, 1)) faults.push_back(finding.fault);
  return faults;
}

using Faults = std::vector<Fault>;

TEST(Lint, Finds_a_text_that_ends_with_an_ellipsis) {
  EXPECT_EQ(faults_of([](Ui& ui) {
              draw_text(ui, {20, 20, 60, 30}, "Delivery of entries", {.lines = 1});
            }),
            Faults{Fault::text_cut});
  EXPECT_EQ(faults_of([](Ui& ui) {
              draw_text(ui, {20, 20, 60, 30}, "A name of somebody", {.lines = 1, .may_elide = true});
            }),
            Faults{});
}

TEST(Lint, Finds_a_text_that_leaves_its_place_or_the_window) {
  EXPECT_EQ(faults_of([](Ui& ui) {
              draw_text(ui, {20, 20, 100, 30}, "Three lines of words in here", {});
            }),
            Faults{Fault::text_cut});
  EXPECT_EQ(faults_of([](Ui& ui) {
              draw_text(ui, {20, 590, 300, 30}, "Below the edge", {});
            }),
            (Faults{Fault::text_cut, Fault::text_cut}));
}

TEST(Lint, Finds_texts_on_top_of_each_other) {
  EXPECT_EQ(faults_of([](Ui& ui) {
              draw_text(ui, {20, 20, 300, 30}, "Saved", {});
              draw_text(ui, {40, 26, 300, 30}, "12 to send", {});
            }),
            Faults{Fault::text_over_text});
}

TEST(Lint, Finds_a_text_across_the_edge_of_a_button) {
  EXPECT_EQ(faults_of([](Ui& ui) {
              button(ui, {100, 20, 120, 52}, {"b", "Next"});
              draw_text(ui, {20, 24, 300, 20}, "Session 2 of 5", {});
            }),
            Faults{Fault::text_over_edge});
}

TEST(Lint, Finds_items_on_top_of_each_other) {
  EXPECT_EQ(faults_of([](Ui& ui) {
              item(ui, "a", {20, 20, 120, 52}, "Back");
              item(ui, "b", {120, 40, 120, 52}, "Next");
            }),
            Faults{Fault::item_over_item});
}

TEST(Lint, Finds_small_targets_at_any_scale) {
  EXPECT_EQ(faults_of([](Ui& ui) { item(ui, "a", {20, 20, 120, 40}, "Back"); }), Faults{Fault::small_target});
  HeadlessUi rig(
      [](Ui& ui) {
        item(ui, "a", {20, 20, 52, 52}, "Back");
      },
      {.width = 800, .height = 600, .scale = 1.25f});
  EXPECT_NE(lint_report(rig).find("small target"), std::string::npos);
}

TEST(Lint, Finds_an_item_beyond_the_window) {
  EXPECT_EQ(faults_of([](Ui& ui) { item(ui, "a", {740, 20, 120, 52}, "Back"); }), (Faults{Fault::item_cut}));
}

TEST(Lint, Finds_two_items_with_one_id) {
  EXPECT_EQ(faults_of([](Ui& ui) {
              item(ui, "a", {20, 20, 120, 52}, "Back");
              item(ui, "a", {220, 20, 120, 52}, "Next");
            }),
            Faults{Fault::twice});
}

TEST(Lint, Finds_a_word_that_the_language_lacks) {
  EXPECT_EQ(faults_of([](Ui& ui) {
              draw_text(ui, {20, 20, 300, 30}, ui.say("no.such.key"), {});
            }),
            Faults{Fault::missing_word});
}

TEST(Lint, Finds_a_torn_word) {
  EXPECT_EQ(faults_of([](Ui& ui) {
              draw_text(ui, {20, 20, 60, 0}, "Donaudampfschiff", {});
            }),
            Faults{Fault::text_cut});
}

TEST(Lint, Lets_a_scroll_area_cut_what_can_be_scrolled_to) {
  EXPECT_EQ(faults_of([](Ui& ui) {
              Rect content = begin_scroll(ui, "list", {20, 20, 300, 100});
              for (int i = 0; i < 6; ++i)
                button(ui, content.take_top(52, 8), {std::to_string(i), "Row " + std::to_string(i)});
              end_scroll(ui, content.y);
              button(ui, {20, 130, 300, 52}, {"below", "Below"});
            }),
            Faults{});
}

struct Case {
  const char* name;
  HeadlessOptions options;
};

class Kit : public ::testing::TestWithParam<Case> {
 protected:
  Gallery gallery;
};

TEST_P(Kit, Screens_out_of_it_are_clean) {
  const HeadlessOptions& size = GetParam().options;
  for (const auto draw : {draw_sample_agenda, draw_sample_assessment}) {
    if (draw == draw_sample_assessment && size.height < 700 * size.scale) continue;  // it does not scroll
    HeadlessUi rig([&](Ui& ui) { draw(ui, gallery); }, size);
    EXPECT_EQ(lint_report(rig), "");
  }
}

// The gallery is one wide page.
class GalleryOfKit : public Kit {};

TEST_P(GalleryOfKit, Is_clean_with_and_without_sheet_and_toast) {
  HeadlessUi rig([&](Ui& ui) { draw_gallery(ui, gallery); }, GetParam().options);
  EXPECT_EQ(lint_report(rig), "");
  gallery.sheet = true;
  rig.settle();
  EXPECT_EQ(lint_report(rig), "");
  gallery.sheet = false;
  gallery.toast = make_toast(rig.ui(), "Card removed", true);
  rig.settle();
  EXPECT_EQ(lint_report(rig), "");
}

std::string name_of_case(const ::testing::TestParamInfo<Case>& shown) { return shown.param.name; }

INSTANTIATE_TEST_SUITE_P(Narrow, Kit,
                         ::testing::Values(Case{"small", {.width = 1024, .height = 600, .scale = 1.25f}},
                                           Case{"tablet", {.width = 800, .height = 1280}},
                                           Case{"phone", {.width = 360, .height = 740}},
                                           Case{"mirrored_tablet",
                                                {.width = 800, .height = 1280, .right_to_left = true}},
                                           Case{"large", {.width = 1366, .height = 768, .scale = 1.5f}}),
                         name_of_case);

const auto kWide = ::testing::Values(Case{"laptop", {}}, Case{"dark", {.theme = ThemeName::dark}},
                                     Case{"contrast", {.theme = ThemeName::contrast}},
                                     Case{"mirrored", {.right_to_left = true}});
INSTANTIATE_TEST_SUITE_P(Wide, Kit, kWide, name_of_case);
INSTANTIATE_TEST_SUITE_P(Wide, GalleryOfKit, kWide, name_of_case);

}  // namespace
}  // namespace ubao::test
