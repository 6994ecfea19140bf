// What people do with the components: tap, drag, type, Tab.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "app/button.h"
#include "app/field.h"
#include "app/ledge.h"
#include "app/navigation.h"
#include "app/scroll.h"
#include "app/sheet.h"
#include "app/toast.h"
#include "app/top_bar.h"
#include "tests/app/gallery.h"
#include "tests/support/headless_ui.h"

namespace ubao::test {
namespace {

using namespace app;

TEST(Ledge, Keeps_all_actions_while_there_is_room) {
  const std::array<LedgeAction, 2> actions{{{"a", "Back"}, {"b", "See all 42"}}};
  HeadlessUi rig(
      [&](Ui& ui) {
        draw_ledge(ui, ui.screen, {.secondary = actions, .primary = {"n", "Next"}});
      },
      {.width = 800, .height = 80});
  EXPECT_NE(rig.find("See all 42"), nullptr);
  EXPECT_EQ(rig.find("More"), nullptr);
}

class FoldingLedge : public ::testing::TestWithParam<float> {};

TEST_P(FoldingLedge, Folds_from_the_inner_end_and_never_shrinks_the_primary) {
  const std::array<LedgeAction, 4> actions{{{"a", "1 minute"},
                                            {"b", "Afficher les 9 cartes masquées"},
                                            {"c", "Tout le monde me suit"},
                                            {"d", "Verrouiller"}}};
  int pressed = kNothingPressed;
  HeadlessUi rig(
      [&](Ui& ui) {
        Rect page = ui.screen;
        const int now =
            draw_ledge(ui, page.take_bottom(ledge_height(ui)),
                       {.secondary = actions, .primary = {"n", "Passer à l’appréciation", Icon::forward}});
        if (now != kNothingPressed) pressed = now;
      },
      {.width = GetParam(), .height = 700});
  const SeenItem& primary = rig.item("Passer à l’appréciation");
  EXPECT_GE(primary.box.w, 240);
  EXPECT_LE(primary.box.end(), GetParam());
  // What is gone lies in More, and what stays are the first ones.
  std::size_t stay = 0;
  while (stay < actions.size() && rig.find(actions[stay].label) != nullptr) ++stay;
  ASSERT_LT(stay, actions.size());
  for (std::size_t i = stay; i < actions.size(); ++i) EXPECT_EQ(rig.find(actions[i].label), nullptr);
  rig.click("More");
  rig.click(actions.back().label);
  EXPECT_EQ(pressed, 3);
  rig.settle();
  EXPECT_EQ(rig.find(actions.back().label), nullptr) << "the sheet closes";
  rig.click("Passer à l’appréciation");
  EXPECT_EQ(pressed, kPrimaryPressed);
}
INSTANTIATE_TEST_SUITE_P(Widths, FoldingLedge, ::testing::Values(480.0f, 700.0f, 1000.0f));

TEST(Scroll, A_tap_presses_and_a_drag_scrolls_instead) {
  int pressed = 0;
  float top = 0;
  HeadlessUi rig([&](Ui& ui) {
    Rect content = begin_scroll(ui, "list", {0, 0, 400, 300});
    top = content.y;
    for (int i = 0; i < 20; ++i)
      if (button(ui, content.take_top(60, 8), {"b" + std::to_string(i), "Row " + std::to_string(i)}))
        ++pressed;
    end_scroll(ui, content.y);
  });
  for (const bool touch : {false, true}) {
    rig.use_touch(touch);
    pressed = 0;
    rig.click_at({200, 30});
    EXPECT_EQ(pressed, 1);
    const float before = top;
    rig.drag({200, 250}, {200, 130});
    EXPECT_EQ(pressed, 1) << "the drag cancelled the tap";
    EXPECT_NEAR(top, before - 120, 2);
  }
  rig.drag({200, 30}, {200, 4000});
  EXPECT_NEAR(top, 0, 0.5f) << "not beyond the beginning";
}

TEST(Scroll, A_tap_that_trembles_is_still_a_tap) {
  int pressed = 0;
  HeadlessUi rig([&](Ui& ui) {
    Rect content = begin_scroll(ui, "list", {0, 0, 400, 300});
    if (button(ui, content.take_top(60), {"b", "Row"})) ++pressed;
    end_scroll(ui, 900);
  });
  rig.drag({200, 30}, {203, 35});
  EXPECT_EQ(pressed, 1);
}

TEST(Badge, Says_the_same_words_everywhere) {
  HeadlessUi rig([](Ui&) {});
  const auto said = [&](const BadgeView& view, bool brief) {
    std::string words;
    for (const BadgePart& part : badge_parts(rig.ui(), view, brief))
      words += (words.empty() ? "" : " | ") + part.words;
    return words;
  };
  EXPECT_EQ(said({}, false), "Saved");
  EXPECT_EQ(said({"", 12, 0, false}, false), "Saved | 12 to send");
  EXPECT_EQ(said({"", 1234, 0, true}, false), "Saved | 1,234 to send");
  EXPECT_EQ(said({"", 0, 0, true}, false), "With the office");
  EXPECT_EQ(said({"", 0, 1, true}, false), "Saved | 1 refused");
  EXPECT_EQ(said({"disk full", 12, 1, true}, false), "Not saved: disk full");
  EXPECT_EQ(said({"", 12, 0, false}, true), "Saved, 12 wait");
  EXPECT_EQ(said({"", 12, 3, false}, true), "3 refused");
  EXPECT_EQ(said({"disk full", 12, 3, false}, true), "Not saved: disk full");
}

TEST(TopBar, Says_less_where_room_is_short_and_stays_one_thing_to_press) {
  TopBarPress pressed = TopBarPress::none;
  HeadlessUi rig([&](Ui& ui) {
    const TopBar bar{.back = "Leave",
                     .title = "Assessment",
                     .badge = {"", 12, 0, false},
                     .person = {"Participant 7", "Health", "7", "P7"}};
    const TopBarPress now = draw_top_bar(ui, {0, 0, ui.screen.w, top_bar_height(ui)}, bar);
    if (now != TopBarPress::none) pressed = now;
  });
  rig.click("Saved, 12 to send");
  EXPECT_EQ(pressed, TopBarPress::badge);
  rig.click("Participant 7");
  EXPECT_EQ(pressed, TopBarPress::person);
  rig.resize(360, 740);
  rig.frames(2);
  EXPECT_TRUE(rig.shows("Saved, 12 wait"));
  EXPECT_TRUE(rig.shows("P7"));
  EXPECT_FALSE(rig.shows("Participant 7"));
  rig.click("Leave");
  EXPECT_EQ(pressed, TopBarPress::back);
}

TEST(Toast, Offers_undo_for_six_seconds_and_then_goes) {
  Toast toast;
  ToastPress press = ToastPress::none;
  HeadlessUi rig([&](Ui& ui) {
    const ToastPress now = draw_toast(ui, ui.screen, toast);
    if (now != ToastPress::none) press = now;
  });
  toast = make_toast(rig.ui(), "Card removed", true);
  rig.settle();
  EXPECT_TRUE(rig.shows("Card removed"));
  EXPECT_NEAR(rig.ui().next_frame_at, toast.until, 1e-6) << "no frame before it goes";
  rig.wait(5);
  EXPECT_TRUE(rig.shows("Card removed"));
  rig.click("Undo");
  EXPECT_EQ(press, ToastPress::undo);
  EXPECT_FALSE(rig.shows("Card removed"));

  press = ToastPress::none;
  toast = make_toast(rig.ui(), "Card removed", true);
  rig.settle();
  rig.wait(6.1);
  EXPECT_FALSE(rig.shows("Card removed"));
  EXPECT_EQ(press, ToastPress::none);
}

TEST(Sheet, Takes_the_page_away_until_it_is_left) {
  bool open = false;
  int below = 0, yes = 0;
  HeadlessUi rig([&](Ui& ui) {
    if (button(ui, {20, 20, 200, 52}, {"below", "Below"})) ++below;
    if (!open) return;
    const Sheet sheet = begin_sheet(ui, "ask", "Remove this card?", "Its text is kept in the log.");
    float y = sheet.content.y;
    const std::array<Button, 2> buttons{{{"no", "Keep it"}, {"yes", "Remove", ButtonLook::danger}}};
    if (sheet_buttons(ui, sheet.content, y, buttons) == 1) ++yes, open = false;
    end_sheet(ui, y);
    if (sheet.dismissed) open = false;
  });
  open = true;
  rig.settle();
  EXPECT_TRUE(rig.shows("Remove this card?"));
  rig.click_at({100, 46});  // beside the sheet, on the button below
  EXPECT_EQ(below, 0);
  EXPECT_FALSE(open);
  rig.click("Below");
  EXPECT_EQ(below, 1) << "the page is back";

  open = true;
  rig.settle();
  rig.key(ImGuiKey_Escape);
  EXPECT_FALSE(open);

  open = true;
  rig.settle();
  rig.click("Remove");
  EXPECT_EQ(yes, 1);
  EXPECT_FALSE(rig.shows("Remove this card?"));
  rig.click("Below");
  EXPECT_EQ(below, 2);
}

TEST(Tabs, The_fourth_tab_of_a_phone_holds_the_rest) {
  const std::array<Place, 6> places{{{"a", "Agenda"},
                                     {"b", "Boards"},
                                     {"c", "Results"},
                                     {"d", "Plans"},
                                     {"e", "People"},
                                     {"f", "Delivery"}}};
  int pressed = -1;
  HeadlessUi rig(
      [&](Ui& ui) {
        Rect page = ui.screen;
        const int now = bottom_tabs(ui, page.take_bottom(ui.px(74)), places, 0);
        if (now >= 0) pressed = now;
      },
      {.width = 360, .height = 740});
  EXPECT_EQ(rig.find("Plans"), nullptr);
  rig.click("More");
  rig.click("Delivery");
  EXPECT_EQ(pressed, 5);
}

TEST(Keyboard, Reaches_and_presses_everything_in_order) {
  std::string last;
  HeadlessUi rig([&](Ui& ui) {
    Rect page = ui.screen;
    Rect foot = page.take_bottom(80);
    if (button(ui, {20, 20, 200, 52}, {"first", "First"})) last = "first";
    Rect content = begin_scroll(ui, "list", {20, 100, 400, 200});
    for (const char* word : {"Second", "Third"})
      if (button(ui, content.take_top(60, 400), {word, word})) last = word;
    end_scroll(ui, content.y);
    if (button(ui, foot, {"last", "Last"})) last = "last";
  });
  for (const char* word : {"First", "Second", "Third", "Last"}) {
    rig.key(ImGuiKey_Tab);
    EXPECT_EQ(rig.focused(), word);
  }
  rig.key(ImGuiKey_Enter);
  EXPECT_EQ(last, "last");
  rig.key(ImGuiKey_Tab, false, true);
  EXPECT_EQ(rig.focused(), "Third");
  rig.key(ImGuiKey_Space);
  EXPECT_EQ(last, "Third");
  const SeenItem& third = rig.item("Third");
  EXPECT_GT(app::common(third.box, third.clip).h, 59) << "brought into view";
  rig.key(ImGuiKey_UpArrow);
  EXPECT_EQ(rig.focused(), "Second");
}

TEST(Keyboard, A_locked_button_is_reached_but_not_pressed) {
  int pressed = 0;
  HeadlessUi rig([&](Ui& ui) {
    if (button(ui, {20, 20, 200, 52}, {"b", "Not yet", ButtonLook::locked})) ++pressed;
  });
  rig.key(ImGuiKey_Tab);
  EXPECT_EQ(rig.focused(), "Not yet");
  rig.key(ImGuiKey_Enter);
  rig.click("Not yet");
  EXPECT_EQ(pressed, 0);
}

TEST(Motion, Ends_and_then_asks_for_no_frame) {
  HeadlessUi rig([](Ui& ui) { button(ui, {20, 20, 200, 52}, {"b", "Next", ButtonLook::primary}); });
  rig.press_at({100, 40});
  EXPECT_LE(rig.ui().next_frame_at, rig.ui().now) << "sinking";
  EXPECT_LT(rig.settle(), 12);
  EXPECT_EQ(rig.ui().next_frame_at, kNever);
  rig.ui().reduced_motion = true;
  rig.release();
  EXPECT_EQ(rig.ui().next_frame_at, kNever);
}

TEST(Motion, Begins_slowly_after_a_long_pause) {
  bool on = false;
  float value = 0;
  HeadlessUi rig([&](Ui& ui) { value = ui.eased(1, on, 0.16); });
  rig.ui().now += 100;
  rig.frames();
  on = true;
  rig.ui().now += 100;
  rig.frames();
  EXPECT_LT(value, 0.2f);
  rig.settle();
  EXPECT_EQ(value, 1);
}

}  // namespace
}  // namespace ubao::test
