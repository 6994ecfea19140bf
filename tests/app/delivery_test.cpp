// Delivery says where the work is in every state of the exchange, and never more than is known.
#include <gtest/gtest.h>

#include "app/screens/delivery.h"
#include "app/screens/join.h"
#include "tests/app/desk.h"
#include "tests/support/demand.h"

namespace ubao::test {
namespace {

using app::Screen;
using Phase = app::Exchange::Phase;

class Delivery : public ::testing::Test {
 protected:
  Delivery() {
    desk.ui().resize(1366, 1800);  // all of the page at once
    desk.want(app::CreateSample{});
    desk.go(Screen::delivery);
  }
  void give_office() { desk.want(app::SetOffice{"https://amina:secret@office.example/ubao-1"}); }
  void phase(Phase now) {
    desk.state().exchange.phase = now;
    desk.ui().settle();
  }

  Desk desk;
};

TEST_F(Delivery, An_office_whose_address_is_not_known_any_more_is_asked_for) {
  give_office();
  desk.office_takes(100);
  desk.state().exchange = {};
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("35 wait for internet")) << "what it holds is still true";
  EXPECT_TRUE(desk.ui().shows("Give the address of the office to send them."));
  EXPECT_EQ(desk.ui().find("Send now"), nullptr);
  desk.ui().click("Give the address");
  EXPECT_TRUE(desk.ui().shows("Address of the office"));
}

TEST_F(Delivery, Without_an_address_nothing_can_be_sent) {
  EXPECT_TRUE(desk.ui().shows("135 entries wait on this device"));
  EXPECT_TRUE(desk.ui().shows("No address yet"));
  EXPECT_EQ(desk.ui().find("Send now"), nullptr);
  EXPECT_FALSE(desk.ui().shows("Last try"));
}

TEST_F(Delivery, Names_every_state_of_the_way) {
  give_office();
  EXPECT_TRUE(desk.ui().shows("Not tried yet"));
  phase(Phase::sending);
  EXPECT_TRUE(desk.ui().shows("Sending now"));
  desk.ui().click("Sending");
  EXPECT_TRUE(desk.effects_of<app::SendNow>().empty()) << "it is on its way already";
  phase(Phase::receiving);
  EXPECT_TRUE(desk.ui().shows("Receiving"));
  phase(Phase::up_to_date);
  EXPECT_TRUE(desk.ui().shows("In touch"));
  desk.office_fails(core::ErrorCode::sign_in);
  phase(Phase::blocked);
  EXPECT_TRUE(desk.ui().shows("Not let in"));
  EXPECT_TRUE(desk.ui().shows("the name or password was not accepted"));
  EXPECT_TRUE(desk.ui().shows("Everything is kept here. Give the address again"));
}

TEST_F(Delivery, Says_of_every_failure_that_nothing_is_lost) {
  give_office();
  for (int code = 1; code <= static_cast<int>(core::ErrorCode::bad_answer); ++code) {
    desk.office_fails(static_cast<core::ErrorCode>(code));
    EXPECT_TRUE(desk.ui().shows("Last try 14:16: ")) << code;
    EXPECT_TRUE(desk.ui().shows("Everything is kept here")) << code;
  }
}

TEST_F(Delivery, Counts_down_to_the_next_try_once_a_second) {
  give_office();
  desk.office_fails(core::ErrorCode::unreachable);
  EXPECT_TRUE(desk.ui().shows("Next try by itself in 20 seconds."));
  EXPECT_NEAR(desk.ui().ui().next_frame_at - desk.ui().ui().now, 1, 0.1);
  desk.state().exchange.next_try_in_seconds = 1;
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("Next try by itself in 1 second."));
  desk.state().exchange.next_try_in_seconds = 290;
  desk.ui().settle();
  EXPECT_TRUE(desk.ui().shows("Next try by itself in 5 minutes."));
}

TEST_F(Delivery, Adds_up_what_the_office_holds) {
  give_office();
  desk.office_takes(100);
  EXPECT_TRUE(desk.ui().shows("35 entries wait on this device"));
  EXPECT_TRUE(desk.ui().shows("35 wait for internet"));
  desk.office_takes(10, {"too_large", "too_large"});
  const core::PeerStatus* office = app::office_of(desk.state());
  ASSERT_NE(office, nullptr);
  EXPECT_EQ(office->own_total - office->own_waiting - office->refused, 108);
  EXPECT_TRUE(desk.ui().shows("108"));
  desk.office_takes(1000);
  EXPECT_TRUE(desk.ui().shows("2 were refused")) << "not all is there, and it is said";
  EXPECT_FALSE(desk.ui().shows("All is there"));
}

TEST_F(Delivery, Shows_the_words_of_the_office_as_its_own) {
  give_office();
  desk.office_takes(50, {"forbidden: only for members", "hash_mismatch", ""});
  desk.ui().click("Look");
  EXPECT_TRUE(desk.ui().shows("The office says: forbidden: only for members"));
  EXPECT_TRUE(desk.ui().shows("It was changed on its way."));
  EXPECT_TRUE(desk.ui().shows("No reason was given."));
  EXPECT_FALSE(desk.ui().shows("hash_mismatch"));
}

TEST_F(Delivery, Never_shows_a_password) {
  give_office();
  EXPECT_FALSE(desk.ui().shows("secret"));
  desk.ui().click("Office address");
  EXPECT_EQ(desk.state().delivery.address, "https://office.example/ubao-1");
  desk.type_into("Address", "https://amina:other@office.example/ubao-1");
  desk.ui().click("Cancel");
  EXPECT_TRUE(desk.state().delivery.address.empty());
  EXPECT_EQ(desk.effects_of<app::SetOffice>().size(), 1u);
}

TEST_F(Delivery, Takes_the_code_of_a_slot_for_an_address) {
  desk.ui().click("Give the address");
  desk.type_into("Address", "UBAO1:GC4TQ8MZX0");
  desk.ui().click("Use this address");
  ASSERT_EQ(desk.effects_of<app::SetOffice>().size(), 1u);
  EXPECT_EQ(desk.effects_of<app::SetOffice>()[0].address, "UBAO1:GC4TQ8MZX0");
}

TEST_F(Delivery, A_new_address_takes_the_place_of_the_old_one) {
  give_office();
  desk.office_takes(135);
  desk.want(app::SetOffice{"https://second.example/ubao-1"});
  EXPECT_EQ(app::office_of(desk.state())->address, "https://second.example/ubao-1");
  desk.want(app::SetOffice{"https://amina:secret@office.example/ubao-1"});
  EXPECT_EQ(app::office_of(desk.state())->address, "https://office.example/ubao-1");
}

TEST_F(Delivery, Tells_a_wrong_clock) {
  give_office();
  const auto off = [&](std::int64_t minutes) {
    desk.state().exchange.clock_off_minutes = minutes;
    desk.ui().settle();
  };
  EXPECT_FALSE(desk.ui().shows("clock"));
  off(-90);
  EXPECT_TRUE(desk.ui().shows("This device's clock is 90 minutes behind"));
  off(180);
  EXPECT_TRUE(desk.ui().shows("This device's clock is 3 hours ahead"));
  off(10 * 365 * 24 * 60);
  EXPECT_TRUE(desk.ui().shows("This device's clock is 3,650 days ahead"));
}

// Without sheets that wait for their activity to be closed, as the sample has them.
class DeliveryReceipt : public Delivery {
 protected:
  DeliveryReceipt() {
    desk.begin({"Amina"});
    desk.go(Screen::delivery);
  }
};

TEST_F(Delivery, Says_that_sheets_wait_though_the_office_holds_the_rest) {
  give_office();
  desk.office_confirms();
  EXPECT_TRUE(desk.ui().shows("All that this device may send has arrived."));
  EXPECT_TRUE(desk.ui().shows("sealed sheets wait here until their activity is closed"));
}

TEST_F(DeliveryReceipt, Shows_the_receipt_of_the_office) {
  EXPECT_FALSE(desk.ui().shows("Receipt of the office")) << "there is no office yet";
  give_office();
  EXPECT_TRUE(desk.ui().shows("Not asked yet."));
  EXPECT_EQ(desk.ui().find("Save the receipt"), nullptr);
  desk.office_confirms(5);
  EXPECT_TRUE(desk.ui().shows("checked one by one and held by the office"));
  EXPECT_TRUE(desk.ui().shows("Some of it has not arrived yet."));
  desk.office_confirms();
  EXPECT_TRUE(desk.ui().shows("Everything that is on this device has arrived."));
  EXPECT_TRUE(desk.ui().shows("0 of 1 devices complete"));
  EXPECT_TRUE(desk.ui().shows("Check code"));
  desk.ui().click("Save the receipt");
  EXPECT_EQ(desk.effects_of<app::SaveReceipt>().size(), 1u);
}

TEST_F(DeliveryReceipt, Closing_the_workshop_is_asked_about_and_taken_back) {
  give_office();
  desk.office_confirms();
  EXPECT_TRUE(desk.ui().shows("Devices say that they are done once the workshop is closed."));
  desk.ui().click("Close the workshop");
  ASSERT_TRUE(desk.ui().shows("Close the workshop?"));
  desk.ui().click("Cancel");
  EXPECT_EQ(desk.workshop().info().closed, "");
  desk.ui().click("Close the workshop");
  desk.ui().click("Close the workshop", 1);
  EXPECT_NE(desk.workshop().info().closed, "");
  desk.office_confirms();
  EXPECT_TRUE(desk.ui().shows("it has not said that it is done."));
  demand(desk.workshop().settle());
  demand(desk.workshop().store().sign_log());
  desk.office_confirms();
  EXPECT_TRUE(desk.ui().shows("1 of 1 devices complete"));
  EXPECT_TRUE(desk.ui().shows("Everything has arrived, from every device."));
  desk.ui().click("Reopen the workshop");
  EXPECT_EQ(desk.workshop().info().closed, "");
}

TEST_F(Delivery, Saves_the_address_for_a_second_device) {
  give_office();
  desk.ui().click("Save address file");
  EXPECT_EQ(desk.effects_of<app::SaveAddressFile>().size(), 1u);
}

TEST_F(Delivery, Is_one_press_from_everywhere_and_leads_back) {
  desk.go(Screen::agenda);
  desk.ui().click("Saved, 135 to send");
  ASSERT_EQ(desk.state().screen, Screen::delivery);
  desk.ui().click("Back");
  EXPECT_EQ(desk.state().screen, Screen::agenda);
}

TEST(Office_address, May_be_a_file_or_a_code_instead) {
  EXPECT_TRUE(app::may_be_handed("/media/stick/slot.jpg"));
  EXPECT_TRUE(app::may_be_handed(" ubao1: gc4t"));
  EXPECT_FALSE(app::may_be_handed("https://office.example/ubao1:x"));
  EXPECT_TRUE(app::may_be_handed("C:\\slots\\slot.png"));
  EXPECT_FALSE(app::may_be_handed("ubao.example/ubao-1")) << "https:// is missing";
}

TEST(Office_address, Is_looked_at_before_the_network_is) {
  EXPECT_EQ(app::address_fault(""), "address.fault.empty");
  EXPECT_EQ(app::address_fault("  "), "address.fault.empty");
  EXPECT_EQ(app::address_fault("office.example"), "address.fault.scheme");
  EXPECT_EQ(app::address_fault("ftp://office.example"), "address.fault.scheme");
  EXPECT_EQ(app::address_fault("https://"), "address.fault.host");
  EXPECT_EQ(app::address_fault("https:///"), "address.fault.host");
  EXPECT_EQ(app::address_fault("https://office .example"), "address.fault.space");
  EXPECT_EQ(app::address_fault("https://amina:secret@office.example"), "");
  EXPECT_EQ(app::address_fault(" http://127.0.0.1:5984/ubao-1 "), "")
      << "what may be plain is decided elsewhere";
}

}  // namespace
}  // namespace ubao::test
