// Which devices are complete, what a receipt says, and when a copy may go.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/database.h"
#include "core/schema.h"
#include "tests/support/activities.h"
#include "tests/support/workshop_device.h"

namespace ubao::test {
namespace {

using namespace core;

constexpr const char* kOffice = "https://office.example/ubao-x";

PeerId office_of(WorkshopDevice& device) {
  return Tablet::demand(device.store().peers().at_address(kOffice), "peer").id;
}

// The office lists everything that is here, but for the op of that hash.
OfficeReceipt receipt_of(WorkshopDevice& device, const std::string& without = {}) {
  const PeerId office = office_of(device);
  Tablet::demand(device.store().receipts().forget(office), "forget");
  Listing listing;
  device.store().each_place([&](const Store::Place& place) {
    if (place.hash != without) listing.ops.push_back({place.hash, true});
  });
  EXPECT_TRUE(Tablet::demand(device.store().receipts().take_page(office, listing, "1"), "page"));
  return Tablet::demand(device->take_receipt(office, false), "receipt");
}

DeviceLack lack_of(const OfficeReceipt& receipt, bool mine) {
  for (const DeviceDelivery& device : receipt.devices)
    if (device.mine == mine) return device.lack;
  ADD_FAILURE() << "no such device";
  return DeviceLack::none;
}

class Deliveries : public ::testing::Test {
 protected:
  Deliveries() : tablet(WorkshopDevice::invited(laptop, 2)) {
    tablet.absorb_all_of(laptop);
    tablet.add("Amina");
    laptop.absorb_all_of(tablet);
  }
  void close() {
    Tablet::demand(laptop->set_closed(true), "close");
    Tablet::demand(laptop->settle(), "settle");
    Tablet::demand(laptop.store().sign_log(), "sign");
  }

  WorkshopDevice laptop{1};
  WorkshopDevice tablet;
};

TEST_F(Deliveries, What_a_hub_has_is_not_with_the_office) {
  Peers& peers = tablet.store().peers();
  const PeerId hub = Tablet::demand(peers.at_address("hub:key"), "peer").id;
  const auto own = tablet->delivery().own_total;
  ASSERT_GT(own, 0);
  EXPECT_TRUE(tablet->delivery().peers.at(0).in_room);
  Tablet::demand(peers.acknowledge(hub, peers.last_arrival(), {}), "acknowledge");
  EXPECT_EQ(tablet->delivery().waiting, 0);
  EXPECT_EQ(tablet->delivery().to_office, own);
  const PeerId office = office_of(tablet);
  EXPECT_EQ(tablet->delivery().waiting, 0);
  EXPECT_EQ(tablet->delivery().to_office, own);
  Tablet::demand(peers.acknowledge(office, peers.last_arrival(), {}), "acknowledge");
  EXPECT_EQ(tablet->delivery().to_office, 0);
}

TEST_F(Deliveries, While_the_workshop_is_open_nobody_is_complete) {
  const auto receipt = receipt_of(laptop);
  EXPECT_EQ(receipt.held, receipt.of);
  EXPECT_FALSE(receipt.closed);
  EXPECT_FALSE(receipt.complete());
  EXPECT_EQ(lack_of(receipt, true), DeviceLack::workshop_open);
}

TEST_F(Deliveries, A_device_is_complete_when_it_saw_the_closing_and_signed_after_it) {
  close();
  auto receipt = receipt_of(laptop);
  EXPECT_EQ(lack_of(receipt, true), DeviceLack::none);
  EXPECT_EQ(lack_of(receipt, false), DeviceLack::silent) << "it has not heard of it";
  EXPECT_EQ(receipt.complete_devices(), 1);
  tablet.absorb_all_of(laptop);
  laptop.absorb_all_of(tablet);
  receipt = receipt_of(laptop);
  EXPECT_EQ(lack_of(receipt, false), DeviceLack::none);
  EXPECT_TRUE(receipt.complete());
  EXPECT_EQ(receipt.at, "2026-11-20T22:11:10Z") << "of the clock of the test";
}

TEST_F(Deliveries, It_is_said_once_for_each_closing) {
  close();
  const auto ops = laptop.store().op_count();
  EXPECT_FALSE(Tablet::demand(laptop->settle(), "settle"));
  EXPECT_EQ(laptop.store().op_count(), ops);
  Tablet::demand(laptop->set_closed(false), "reopen");
  EXPECT_FALSE(Tablet::demand(laptop->settle(), "settle"));
  EXPECT_FALSE(receipt_of(laptop).closed);
  close();
  EXPECT_EQ(lack_of(receipt_of(laptop), true), DeviceLack::none);
}

TEST_F(Deliveries, Only_a_facilitator_closes) {
  EXPECT_EQ(tablet->set_closed(true).error().code, ErrorCode::not_allowed);
  EXPECT_EQ(tablet->info().closed, "");
}

TEST_F(Deliveries, Nobody_says_of_another_that_it_is_done) {
  close();
  tablet.absorb_all_of(laptop);
  const std::string closing = laptop.store().shown_op("workshop:" + laptop->id(), "closed")->hash;
  std::string silent;
  WorkshopDevice third = WorkshopDevice::invited(laptop, 3);
  third.add("Brian");
  silent = third.store().own_log();
  laptop.absorb_all_of(third);
  Tablet::demand(
      tablet.store().record({{"delivery:" + silent, {{"closed", closing}, {"sheets", 0}}, {}, {}}}), "lie");
  laptop.absorb_all_of(tablet);
  const auto receipt = receipt_of(laptop);
  EXPECT_EQ(receipt.complete_devices(), 2);
  EXPECT_EQ(receipt.devices.size(), 3u);
}

TEST_F(Deliveries, An_entry_that_the_office_lacks_keeps_its_author_incomplete) {
  close();
  tablet.absorb_all_of(laptop);
  laptop.absorb_all_of(tablet);
  std::string lost;
  laptop.store().each_place([&](const Store::Place& place) {
    if (place.log == tablet.store().own_log() && place.seq == 2) lost = place.hash;
  });
  const auto receipt = receipt_of(laptop, lost);
  EXPECT_EQ(receipt.held + 1, receipt.of);
  EXPECT_EQ(lack_of(receipt, false), DeviceLack::missing);
  EXPECT_EQ(lack_of(receipt, true), DeviceLack::none);
  ASSERT_EQ(receipt.missing.size(), 1u);
  EXPECT_EQ(receipt.missing[0].id.substr(receipt.missing[0].id.size() - 32), lost);
}

TEST_F(Deliveries, A_gap_in_what_came_keeps_its_author_incomplete) {
  close();
  tablet.absorb_all_of(laptop);
  Tablet::demand(tablet.store().sign_log(), "sign");
  std::vector<Json> documents = tablet.documents();
  WorkshopDevice office = WorkshopDevice::invited(laptop, 4);
  documents.erase(std::find_if(documents.begin(), documents.end(), [&](const Json& document) {
    return document["log"] == tablet.store().own_log() && document["seq"] == 2;
  }));
  Tablet::demand(office.store().absorb(documents, {}), "absorb");
  const auto receipt = receipt_of(office);
  EXPECT_EQ(receipt.held, receipt.of);
  EXPECT_TRUE(std::any_of(receipt.devices.begin(), receipt.devices.end(),
                          [](const auto& device) { return device.lack == DeviceLack::gap; }));
  EXPECT_FALSE(receipt.complete());
}

TEST_F(Deliveries, Sheets_that_stand_alone_are_counted_by_who_sent_them) {
  laptop.open_up(kAssessment);
  tablet.absorb_all_of(laptop);
  const std::string person = tablet->people().front().id;
  tablet.answer(kAssessment, person, "L3", "4");
  Tablet::demand(tablet->submit(kAssessment, person), "submit");
  close();
  tablet.absorb_all_of(laptop);
  laptop.absorb_all_of(tablet);
  EXPECT_EQ(lack_of(receipt_of(laptop), false), DeviceLack::silent) << "a sheet still waits there";
  EXPECT_EQ(receipt_of(tablet).sheets_waiting, 1);
  laptop.close_up(kAssessment);
  tablet.absorb_all_of(laptop);
  laptop.absorb_all_of(tablet);
  auto receipt = receipt_of(laptop);
  EXPECT_EQ(receipt.sheets_said, 1);
  EXPECT_EQ(receipt.sheets_held, 1);
  EXPECT_TRUE(receipt.complete());
  std::string sheet;
  laptop.store().each_place([&](const Store::Place& place) {
    if (place.stands_alone) sheet = place.hash;
  });
  EXPECT_FALSE(receipt_of(laptop, sheet).complete()) << "one fewer than was sent";
}

TEST_F(Deliveries, A_copy_may_go_only_while_the_office_holds_all_of_it) {
  EXPECT_EQ(laptop->check_erasable().error().detail, "there is no receipt yet");
  receipt_of(laptop);
  EXPECT_TRUE(laptop->check_erasable());
  laptop.restart();
  EXPECT_TRUE(laptop->check_erasable()) << "it is kept";
  laptop.add("Chebet");
  EXPECT_EQ(laptop->check_erasable().error().code, ErrorCode::undelivered);
  const auto before = laptop->peers_revision();
  receipt_of(laptop);
  EXPECT_NE(laptop->peers_revision(), before) << "screens notice";
  EXPECT_TRUE(laptop->check_erasable());
}

TEST_F(Deliveries, A_receipt_comes_back_as_it_was_kept) {
  close();
  const auto made = receipt_of(laptop);
  const auto kept = laptop.store().receipts().latest(office_of(laptop));
  ASSERT_TRUE(kept);
  EXPECT_EQ(to_json(*kept), to_json(made));
  EXPECT_FALSE(read_office_receipt(Json::parse("[]")));
  EXPECT_FALSE(read_office_receipt(Json::parse(R"({"held": 1})")));
  const auto odd = read_office_receipt(
      Json::parse(R"({"held": "x", "of": 2, "missing": [7, {}], "devices": {}, "sheets": [], "closed": 1})"));
  ASSERT_TRUE(odd);
  EXPECT_EQ(odd->held, 0);
  EXPECT_EQ(odd->of, 2);
}

TEST(Schema, A_file_from_before_there_were_receipts_is_brought_up_to_date) {
  Tablet tablet;
  tablet.record("card:a", {{"text", "kept"}});
  const auto texts = tablet.texts();
  tablet.close();
  {
    Database database(tablet.options.path, {});
    database.prepare_for_writing();
    database.execute("DROP TABLE receipts; DROP TABLE listed; PRAGMA user_version = 3;");
  }
  tablet.open();
  EXPECT_EQ(tablet.texts(), texts);
  const PeerId office = Tablet::demand(tablet->peers().at_address(kOffice), "peer").id;
  EXPECT_EQ(tablet->receipts().cursor(office), "");
  EXPECT_TRUE(Tablet::demand(tablet->receipts().take_page(office, {}, "1"), "page"));
  EXPECT_EQ(tablet->receipts().counts(office).of, 2);
  tablet.close();
  Database database(tablet.options.path, {});
  EXPECT_EQ(database.user_version(), kSchemaVersion);
}

}  // namespace
}  // namespace ubao::test
