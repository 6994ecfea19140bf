// Invitations and slots as texts that QR codes carry: what they stand for comes back whole, or it is said why
// not.
#include <gtest/gtest.h>

#include <fstream>

#include "core/keyring.h"
#include "platform/handed_file.h"
#include "platform/hub_link.h"
#include "platform/pairing_code.h"
#include "platform/qr_code.h"
#include "platform/slot_files.h"
#include "tests/support/demand.h"
#include "tests/support/dice.h"
#include "tests/support/temp_folder.h"
#include "tests/support/workshop_device.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using core::Json;
using platform::code_of_invitation;
using platform::code_of_slot;
using platform::file_in_code;

constexpr const char* kServer = "https://couch.office.example";
constexpr const char* kOffice =
    "https://ubao-slot-003:k4tq8mzx0v2w9f3ak4tq8mzx0v2w9f3a@couch.office.example/ubao-slot-003";

std::string lower(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

class PairingCode : public ::testing::Test {
 protected:
  std::string file(core::Role role = core::Role::participant, const std::string& title = "Coast Region") {
    auto invitation = demand(laptop.workshop().invite(role, kOffice));
    invitation.title = title;
    return core::invitation_text(invitation);
  }
  // With how a device gets in to the hub of the room.
  std::string pairing_file(const std::vector<std::string>& addresses = {"https://192.168.1.7:6985",
                                                                        "https://laptop.local:6985"}) {
    Json json = Json::parse(file());
    platform::HubLink link;
    link.key = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=";
    link.addresses = addresses;
    link.token = core::random_name(laptop.env.random) + core::random_name(laptop.env.random);
    json["hub"] = platform::to_json(link);
    return json.dump(2) + "\n";
  }
  sync::SlotFile slots{kServer, {{"ubao-slot-003", "k4tq8mzx0v2w9f3ak4tq8mzx0v2w9f3a", {}}}};
  std::string slot_code() const { return demand(code_of_slot(kServer, slots.slots.front())); }

  WorkshopDevice laptop;
};

TEST_F(PairingCode, Stands_for_the_file_of_an_invitation_and_of_a_pairing) {
  for (const std::string& whole : {file(), file(core::Role::facilitator), pairing_file()}) {
    const std::string code = demand(code_of_invitation(whole));
    EXPECT_EQ(Json::parse(demand(file_in_code(code))), Json::parse(whole));
    EXPECT_EQ(demand(core::read_invitation(demand(file_in_code(code)))).workshop, laptop.workshop().id());
    EXPECT_EQ(code.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZUO:"), std::string::npos) << code;
  }
}

TEST_F(PairingCode, Is_small_enough_for_the_camera_of_a_telephone) {
  const std::string code = demand(code_of_invitation(pairing_file()));
  EXPECT_LE(code.size(), 800u);
  EXPECT_LE(demand(platform::qr_code(code, platform::QrFor::screen)).side, 81);
  EXPECT_LE(slot_code().size(), 180u);
  EXPECT_LE(demand(platform::qr_code(slot_code(), platform::QrFor::paper)).side, 45);
  RecordProperty("letters", static_cast<int>(code.size()));
}

TEST_F(PairingCode, Blanks_lines_and_small_letters_do_not_matter) {
  const std::string whole = pairing_file(), code = demand(code_of_invitation(whole));
  std::string copied = " \n";
  for (std::size_t i = 0; i < code.size(); ++i) {
    copied += code[i];
    if (i % 7 == 3) copied += i % 2 == 0 ? "\r\n" : " ";
  }
  EXPECT_EQ(Json::parse(demand(file_in_code(lower(copied)))), Json::parse(whole));
}

TEST_F(PairingCode, A_cut_one_and_one_with_a_wrong_letter_are_told_apart) {
  const std::string code = demand(code_of_invitation(pairing_file()));
  for (std::size_t length = 6; length < code.size(); ++length) {
    const auto cut = file_in_code(code.substr(0, length));
    ASSERT_FALSE(cut) << length;
    ASSERT_EQ(cut.error().code, ErrorCode::code_damaged) << length;
  }
  EXPECT_NE(file_in_code(code.substr(0, code.size() / 16 * 8)).error().detail.find("end is missing"),
            std::string::npos);
  for (std::size_t at = 6; at < code.size(); ++at) {
    std::string wrong = code;
    wrong[at] = wrong[at] == '7' ? '8' : '7';
    const auto read = file_in_code(wrong);
    ASSERT_FALSE(read) << at;
    ASSERT_EQ(read.error().code, ErrorCode::code_damaged) << at;
  }
  EXPECT_EQ(file_in_code(code + code.substr(6, 8)).error().code, ErrorCode::code_damaged);
}

TEST_F(PairingCode, Codes_of_others_and_of_newer_programs_are_named_as_such) {
  for (const char* other : {"", "UBAO", "UBAO:ABC", "https://example.org", "WIFI:S:Hotel;T:WPA;P:secret;;",
                            "ubao:k7f3q9x2mbw4hd2a:babab babab"})
    EXPECT_EQ(file_in_code(other).error().code, ErrorCode::code_other) << other;
  const std::string code = slot_code();
  EXPECT_EQ(file_in_code("UBAO2:" + code.substr(6)).error().code, ErrorCode::code_newer);
  EXPECT_EQ(file_in_code("UBAO" + std::string(1000, '9') + ":" + code.substr(6)).error().code,
            ErrorCode::code_newer);
  EXPECT_EQ(file_in_code("UBAO1:" + std::string(5000, '7')).error().code, ErrorCode::too_large);
}

TEST_F(PairingCode, Any_letters_whatever_give_an_error_or_a_file) {
  Dice dice(5);
  const std::string code = demand(code_of_invitation(pairing_file()));
  for (int tries = 0; tries < 3'000; ++tries) {
    std::string wild = code;
    for (int changes = 1 + static_cast<int>(dice.roll(4)); changes > 0; --changes)
      wild[dice.roll(wild.size())] = static_cast<char>(dice.roll(256));
    const auto read = file_in_code(wild);
    EXPECT_TRUE(!read || *read == demand(file_in_code(code)));
  }
}

TEST_F(PairingCode, Of_a_long_title_and_many_addresses_it_holds_the_beginning) {
  std::vector<std::string> addresses;
  for (int i = 0; i < 16; ++i)
    addresses.push_back("https://192.168.100." + std::to_string(100 + i) + ":6985");
  Json whole = Json::parse(pairing_file(addresses));
  std::string title;
  for (int i = 0; i < 40; ++i) title += "\u0baa\u0bb2";
  whole["title"] = title;
  const Json read = Json::parse(demand(file_in_code(demand(code_of_invitation(whole.dump())))));
  EXPECT_EQ(demand(platform::hub_link_in(read.dump()))->addresses.size(), 6u);
  EXPECT_EQ(title.rfind(read["title"].get<std::string>(), 0), 0u);
  EXPECT_FALSE(read["title"].get<std::string>().empty());
}

TEST_F(PairingCode, What_no_code_can_hold_is_said) {
  Json whole = Json::parse(file());
  whole["address"] = "https://" + std::string(1'900, 'x') + ".example";
  EXPECT_EQ(code_of_invitation(whole.dump()).error().code, ErrorCode::too_large);
  EXPECT_EQ(code_of_invitation("{}").error().code, ErrorCode::bad_input);
  EXPECT_EQ(code_of_invitation("no JSON").error().code, ErrorCode::bad_input);
}

TEST_F(PairingCode, Stands_for_a_slot_and_becomes_the_address_of_an_office) {
  const auto read = demand(platform::read_slots(slot_code()));
  EXPECT_TRUE(read.by_code);
  EXPECT_EQ(sync::slot_file_text(read.file), sync::slot_file_text(slots));
  EXPECT_EQ(demand(platform::office_address(" " + lower(slot_code()) + "\n", laptop.workshop().id())),
            kOffice);
  EXPECT_EQ(demand(platform::office_address(kOffice, "w")), kOffice) << "an address stays what it is";
  // made by hand, with a password that is no name
  const sync::Slot by_hand{"coast", "Geheim & \u00e4", {}};
  const auto again = demand(platform::read_slots(demand(code_of_slot(kServer, by_hand))));
  EXPECT_EQ(again.file.slots.front().password, by_hand.password);
}

TEST_F(PairingCode, One_for_something_else_is_not_taken) {
  const std::string invitation = demand(code_of_invitation(file()));
  EXPECT_EQ(platform::read_slots(invitation).error().code, ErrorCode::code_other);
  EXPECT_EQ(core::read_invitation(demand(platform::read_handed(slot_code())).text).error().code,
            ErrorCode::bad_input);
}

TEST_F(PairingCode, A_file_of_slots_becomes_an_address_where_there_is_one_slot_for_this_workshop) {
  const TempFolder folder;
  const std::string path = (folder.path() / "slots.json").string();
  const auto with = [&](const sync::SlotFile& file) {
    std::ofstream(path) << sync::slot_file_text(file);
    return platform::office_address(path, "w");
  };
  EXPECT_EQ(demand(with(slots)), kOffice);
  slots.slots.front().workshop = "w";
  EXPECT_EQ(demand(with(slots)), kOffice);
  slots.slots.front().workshop = "other";
  EXPECT_EQ(with(slots).error().code, ErrorCode::bad_input);
  slots.slots.push_back({"ubao-slot-004", "k4tq8mzx0v2w9f3ak4tq8mzx0v2w9f3a", {}});
  EXPECT_EQ(with(slots).error().code, ErrorCode::bad_input);
  EXPECT_EQ(platform::office_address(path + ".gone", "w").error().code, ErrorCode::not_found);
}

TEST_F(PairingCode, Lies_in_a_text_file_as_well) {
  const TempFolder folder;
  const std::string whole = pairing_file(), path = (folder.path() / "code.txt").string();
  std::ofstream(path) << demand(code_of_invitation(whole)) << "\n";
  EXPECT_TRUE(platform::names_handed(path));
  const auto handed = demand(platform::read_handed(path));
  EXPECT_TRUE(handed.by_code);
  EXPECT_EQ(Json::parse(handed.text), Json::parse(whole));
}

TEST(QrLines, Draw_two_squares_in_a_character_with_white_around) {
  const auto code = demand(platform::qr_code("UBAO", platform::QrFor::screen));
  ASSERT_EQ(code.side, 21);
  const std::string lines = platform::qr_lines(code);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), (21 + 8 + 1) / 2);
  EXPECT_TRUE(code.dark(0, 0));
  EXPECT_FALSE(code.dark(-1, 0));
  EXPECT_FALSE(code.dark(0, 21));
}

}  // namespace
}  // namespace ubao::test
