// What the facilitator holds out to a device that is to come in: a code that a camera reads, until it is used
// or its time is over.
#include <gtest/gtest.h>

#include <cmath>

#include "app/qr_picture.h"
#include "tests/app/linted_pages.h"

namespace ubao::test {
namespace {

using app::Screen;

constexpr int kSide = 77;  // of a usual code

core::RoomOffer usual_offer(double until) {
  core::RoomOffer offer;
  offer.code = "UBAO1:" + std::string(730, '7');
  offer.side = kSide;
  for (int i = 0; i < kSide * kSide; ++i) offer.squares.push_back(i * i % 7 < 3 || i % kSide == 0);
  offer.until = until;
  return offer;
}

void share(Desk& desk) {
  desk.begin({"Amina"});
  desk.state().room.possible = desk.state().room.sharing = true;
  desk.state().room.addresses = {"https://192.168.1.7:6985"};
  desk.go(Screen::delivery);
}

// The black squares on the glass within the white paper that holds them, as a camera has them: unmirrored.
std::vector<bool> squares_on_glass(int side) {
  const ImDrawData& data = *ImGui::GetDrawData();
  app::Rect paper;
  std::vector<app::Rect> black;
  for (const ImDrawList* list : data.CmdLists)
    for (int i = 0; i + 3 < list->VtxBuffer.Size; ++i) {
      const ImDrawVert *first = &list->VtxBuffer[i], *third = &list->VtxBuffer[i + 2];
      const bool rect =
          list->VtxBuffer[i + 1].pos.y == first->pos.y && list->VtxBuffer[i + 3].pos.x == first->pos.x;
      const app::Rect box{first->pos.x, first->pos.y, third->pos.x - first->pos.x,
                          third->pos.y - first->pos.y};
      if (!rect || box.empty() || third->col != first->col) continue;
      if (first->col == IM_COL32_BLACK) black.push_back(box);
      if (first->col == IM_COL32_WHITE && box.w == box.h && box.w > paper.w) paper = box;
    }
  const float pixels = paper.w / static_cast<float>(side + 8);
  EXPECT_EQ(pixels, std::floor(pixels)) << "whole pixels for each square";
  EXPECT_GE(pixels, 2);
  std::vector<bool> squares(static_cast<std::size_t>(side * side));
  for (const app::Rect& box : black) {
    if (!paper.contains({box.x, box.y})) continue;
    const float x = (box.x - paper.x) / pixels - 4, y = (box.y - paper.y) / pixels - 4;
    EXPECT_EQ(x, std::floor(x));
    for (int i = 0; i < static_cast<int>(box.w / pixels); ++i)
      squares[static_cast<std::size_t>(static_cast<int>(y) * side + static_cast<int>(x) + i)] = true;
  }
  return squares;
}

class DeliveryOffer : public ::testing::Test {
 protected:
  DeliveryOffer() { share(desk); }
  void offer(double seconds = 300) {
    desk.state().room.offer = usual_offer(desk.ui().ui().now + seconds);
    desk.ui().wait(0.5);
  }
  Desk desk;
};

TEST_F(DeliveryOffer, Is_asked_for_shown_and_put_away) {
  desk.ui().click("Let a device in");
  EXPECT_EQ(desk.effects_of<app::LetIn>().size(), 1u);
  offer();
  EXPECT_TRUE(desk.ui().shows("It lets one device in, once."));
  EXPECT_TRUE(desk.ui().shows("Good for 5 more minutes"));
  desk.ui().click("Save as a file");
  EXPECT_EQ(desk.effects_of<app::SaveOffer>().size(), 1u);
  EXPECT_EQ(desk.effects_of<app::EndOffer>().size(), 1u) << "the page says where the file is";
  desk.ui().click("Done");
  EXPECT_EQ(desk.effects_of<app::EndOffer>().size(), 2u);
}

TEST_F(DeliveryOffer, Is_drawn_square_by_square_as_a_camera_needs_it) {
  offer();
  EXPECT_EQ(squares_on_glass(kSide), desk.state().room.offer->squares);
}

TEST_F(DeliveryOffer, Goes_to_the_clipboard_as_text) {
  offer();
  desk.ui().click("Copy as text");
  EXPECT_EQ(std::string(ImGui::GetClipboardText()), desk.state().room.offer->code);
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("Copied"));
}

TEST_F(DeliveryOffer, Counts_its_minutes_and_then_its_seconds_without_drawing_in_between) {
  offer(200.5);
  EXPECT_TRUE(desk.ui().shows("Good for 4 more minutes"));
  EXPECT_NEAR(desk.ui().ui().next_frame_at - desk.ui().ui().now, 20, 1);
  desk.ui().wait(21);
  EXPECT_TRUE(desk.ui().shows("Good for 3 more minutes"));
  desk.ui().wait(140);
  EXPECT_TRUE(desk.ui().shows("more seconds"));
  EXPECT_LE(desk.ui().ui().next_frame_at - desk.ui().ui().now, 1.01);
  EXPECT_GT(desk.ui().ui().next_frame_at - desk.ui().ui().now, 0.0);
}

TEST_F(DeliveryOffer, Says_when_it_is_over_and_makes_another) {
  offer(2);
  desk.ui().wait(3);
  EXPECT_TRUE(desk.ui().shows("This code is good no more."));
  EXPECT_EQ(desk.ui().find("Save as a file"), nullptr);
  desk.ui().click("Another code");
  EXPECT_EQ(desk.effects_of<app::LetIn>().size(), 1u);
  offer();
  desk.state().room.offer->open = false;  // after five wrong tries, the hub takes none of them
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("This code is good no more."));
}

TEST_F(DeliveryOffer, Says_who_came_in) {
  offer();
  desk.state().room.offer->used = true;
  desk.state().room.offer->name = "Blue 3";
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("Blue 3 came in."));
  EXPECT_NE(desk.ui().find("Another code"), nullptr);
  desk.state().room.offer->name.clear();
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("A device came in."));
}

TEST_F(DeliveryOffer, Without_a_picture_there_is_the_file) {
  offer();
  desk.state().room.offer->side = 0;
  desk.state().room.offer->squares.clear();
  desk.state().room.offer->code.clear();
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("Save it as a file"));
  EXPECT_EQ(desk.ui().find("Copy as text"), nullptr);
}

TEST_F(DeliveryOffer, Is_not_on_the_screen_of_whoever_takes_the_device_next) {
  offer();
  desk.want(app::HandOver{});
  desk.go(Screen::delivery);
  EXPECT_FALSE(desk.ui().shows("It lets one device in"));
}

TEST(QrPicture, Is_not_drawn_where_no_camera_could_read_it) {
  EXPECT_EQ(app::qr_side(77, 85 * 4 + 3), 85 * 4);
  EXPECT_EQ(app::qr_side(77, 85 * 2 - 1), 0);
  EXPECT_EQ(app::qr_side(0, 500), 0);
}

class DeliveryOfferPages : public LintedPages {};

TEST_P(DeliveryOfferPages, Have_room_for_everything) {
  share(desk);
  desk.state().room.offer = usual_offer(desk.ui().ui().now + 300);
  look("open");
  EXPECT_EQ(squares_on_glass(kSide), desk.state().room.offer->squares)
      << "also where people read from the right";
  desk.state().room.offer->used = true;
  desk.state().room.offer->name = "The tablet with the blue cover, of the Ministry of Health";
  look("used");
  desk.state().room.offer = usual_offer(desk.ui().ui().now + 300);
  desk.state().room.offer->open = false;
  look("over");
  desk.state().room.offer->open = true;
  desk.state().room.offer->side = 0;
  look("without a picture");
}

INSTANTIATE_TEST_SUITE_P(Sizes, DeliveryOfferPages, ::testing::ValuesIn(all_settings()), name_of_setting);

}  // namespace
}  // namespace ubao::test
