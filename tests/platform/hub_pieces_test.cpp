// The parts of a hub that need no network: bodies unpacked within a limit, the certificate that it makes, and
// the file with which a device gets in.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "platform/data_folder.h"
#include "platform/gzip.h"
#include "platform/handed_file.h"
#include "platform/hub_certificate.h"
#include "platform/hub_link.h"
#include "platform/key_files.h"
#include "platform/room_host.h"
#include "tests/support/demand.h"
#include "tests/support/device.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using core::Json;
using platform::gunzipped;
using platform::gzipped;
using platform::HubLink;

TEST(Gzip, What_is_packed_comes_back_and_no_more_than_allowed) {
  const std::string plain(100'000, 'x');
  const std::string packed = gzipped(plain);
  ASSERT_LT(packed.size(), 1'000u);
  EXPECT_EQ(demand(gunzipped(packed, plain.size())), plain);
  EXPECT_EQ(gunzipped(packed, plain.size() - 1).error().code, ErrorCode::too_large);
  EXPECT_EQ(demand(gunzipped(gzipped(""), 10)), "");
}

TEST(Gzip, What_is_cut_off_lengthened_or_no_gzip_is_refused) {
  const std::string packed = gzipped("{\"docs\":[]}");
  for (std::size_t length = 0; length < packed.size(); ++length)
    EXPECT_EQ(gunzipped(packed.substr(0, length), 1000).error().code, ErrorCode::bad_input) << length;
  EXPECT_EQ(gunzipped(packed + "x", 1000).error().code, ErrorCode::bad_input);
  EXPECT_EQ(gunzipped("{\"docs\":[]}", 1000).error().code, ErrorCode::bad_input);
}

TEST(HubCertificate, Is_made_once_and_for_its_owner_alone) {
  const TempFolder folder, other;
  const auto made = demand(platform::hub_certificate(folder.path()));
  EXPECT_EQ(made.key_hash.size(), 44u);
  struct stat status {};
  ASSERT_EQ(::stat((folder.path() / "hub.pem").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  const auto again = demand(platform::hub_certificate(folder.path()));
  EXPECT_EQ(again.pem, made.pem);
  EXPECT_EQ(again.key_hash, made.key_hash);
  EXPECT_NE(demand(platform::hub_certificate(other.path())).key_hash, made.key_hash);
}

TEST(HubCertificate, A_damaged_one_is_told_and_left_as_it_is) {
  const TempFolder folder;
  const auto made = demand(platform::hub_certificate(folder.path()));
  const std::string damaged = made.pem.substr(0, made.pem.size() / 2);
  std::ofstream(folder.path() / "hub.pem") << damaged;
  EXPECT_EQ(platform::hub_certificate(folder.path()).error().code, ErrorCode::bad_input);
  std::ifstream file(folder.path() / "hub.pem");
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), damaged);
}

HubLink some_link() {
  return {
      std::string(43, 'A') + "=", {"https://192.168.1.7:6985", "https://laptop.local:6985"}, "token", {}, {}};
}

TEST(HubLink, Comes_back_as_it_was_written_and_is_kept_once_paired) {
  HubLink link = some_link();
  const auto read = demand(platform::read_hub_link(platform::to_json(link)));
  EXPECT_EQ(platform::to_json(read), platform::to_json(link));
  Device device{5};
  EXPECT_FALSE(platform::kept_hub_link(device.store()).has_value());
  link.token.clear();
  link.user = "device-1";
  link.password = "word";
  demand(platform::keep_hub_link(device.store(), link));
  device.restart();
  const auto kept = platform::kept_hub_link(device.store());
  ASSERT_TRUE(kept.has_value());
  const sync::Address address = kept->at(kept->addresses[1], "w0rk");
  EXPECT_EQ(address.shown(), "https://laptop.local:6985/ubao-w0rk");
  EXPECT_EQ(address.peer_name(), "hub:" + link.key) << "the same peer at every address";
  EXPECT_EQ(address.pinned_key, link.key);
}

TEST(HubLink, What_is_no_way_in_to_a_hub_is_refused) {
  const Json good = platform::to_json(some_link());
  const auto with = [&](const char* member, const Json& value) {
    Json changed = good;
    changed[member] = value;
    return changed;
  };
  const std::vector<Json> bad{Json(),
                              Json::array(),
                              with("key", "short"),
                              with("key", std::string(43, 'A') + ";"),
                              with("key", 7),
                              with("addresses", Json::array()),
                              with("addresses", "https://192.168.1.7"),
                              with("addresses", {"http://192.168.1.7:6985"}),
                              with("addresses", {"https://a:b@192.168.1.7"}),
                              with("addresses", {"https://192.168.1.7/path/db"}),
                              with("addresses", {7}),
                              with("addresses", std::vector<std::string>(17, "https://192.168.1.7:1")),
                              with("token", ""),
                              with("token", std::string(201, 'x'))};
  for (const Json& json : bad)
    EXPECT_EQ(platform::read_hub_link(json).error().code, ErrorCode::bad_input) << json;
}

TEST(HubLink, Learns_where_the_hub_is_now_and_forgets_no_place_too_early) {
  HubLink link = some_link();
  EXPECT_FALSE(link.learn({}));
  EXPECT_FALSE(link.learn({"https://192.168.1.7:6985", "http://10.0.0.1:6985", "nonsense"}));
  EXPECT_TRUE(link.learn({"https://10.0.0.9:6985"}));
  EXPECT_EQ(link.addresses, (std::vector<std::string>{"https://10.0.0.9:6985", "https://192.168.1.7:6985",
                                                      "https://laptop.local:6985"}));
  for (int i = 0; i < 40; ++i) link.learn({"https://10.0.1." + std::to_string(i) + ":6985"});
  EXPECT_EQ(link.addresses.size(), platform::kMostHubAddresses);
  EXPECT_EQ(link.addresses.front(), "https://10.0.1.39:6985");
}

TEST(RoomHost, Shares_lets_in_and_shuts_out) {
  const TempFolder folder;
  const auto data = demand(platform::DataFolder::open(folder.path(), core::real_env()));
  const auto workshop = demand(data->make_workshop());
  const auto room = demand(platform::RoomHost::open(
      *workshop, core::real_env(), folder.path(), [] {}, 0));
  core::RoomStatus status = room->status(0);
  EXPECT_TRUE(status.sharing);
  EXPECT_FALSE(status.addresses.empty());
  EXPECT_TRUE(status.members.empty());
  const std::string file = (folder.path() / "let-in.json").string();
  EXPECT_FALSE(status.offer.has_value());
  demand(room->offer("https://office.example", 0, 100));
  std::ofstream(file) << room->offered_file();
  const auto link = demand(platform::hub_link_in(room->offered_file()));
  ASSERT_TRUE(link.has_value());
  EXPECT_EQ(link->addresses, status.addresses);
  EXPECT_FALSE(link->token.empty());
  EXPECT_FALSE(link->is_paired());
  const auto invitation = demand(platform::read_invitation_file(file));
  EXPECT_EQ(invitation.workshop, workshop->id());
  EXPECT_EQ(invitation.address, "https://office.example");
  status = room->status(0);
  ASSERT_TRUE(status.offer.has_value());
  EXPECT_TRUE(status.offer->open);
  EXPECT_FALSE(status.offer->used);
  EXPECT_EQ(status.offer->until, 400) << "five minutes";
  EXPECT_EQ(demand(platform::read_handed(status.offer->code)).text, room->offered_file());
  EXPECT_EQ(status.offer->squares.size(), static_cast<std::size_t>(status.offer->side * status.offer->side));
  EXPECT_FALSE(room->status(5 * 60'000).offer->open);
  room->end_offer();
  EXPECT_FALSE(room->status(0).offer.has_value());
  EXPECT_FALSE(room->poll(0));
  EXPECT_EQ(room->shut_out("device-nobody", 0).error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace ubao::test
