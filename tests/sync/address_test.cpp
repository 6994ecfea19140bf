#include "sync/address.h"

#include <gmock/gmock.h>

namespace ubao::test {
namespace {

using sync::may_be_plain;
using sync::read_address;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kWorkshop = "K7F3Q9X2MBW4HD2A";

std::string why(const char* typed) {
  const auto address = read_address(typed, kWorkshop);
  if (address.ok()) return "no error";
  EXPECT_EQ(address.error().code, core::ErrorCode::bad_input) << typed;
  return address.error().detail;
}

TEST(Address, The_last_part_of_the_path_is_the_database) {
  const auto address = read_address("https://couch.example:6984/office/training-2026", kWorkshop);
  ASSERT_TRUE(address.ok());
  EXPECT_EQ(address->base, "https://couch.example:6984/office");
  EXPECT_EQ(address->database, "training-2026");
  EXPECT_EQ(address->shown(), "https://couch.example:6984/office/training-2026");
}

TEST(Address, Without_a_path_the_database_is_named_after_the_workshop) {
  for (const char* typed :
       {"https://couch.example", "https://couch.example/", "couch.example", " couch.example\n"}) {
    const auto address = read_address(typed, kWorkshop);
    ASSERT_TRUE(address.ok()) << typed;
    EXPECT_EQ(address->shown(), "https://couch.example/ubao-k7f3q9x2mbw4hd2a") << typed;
  }
}

TEST(Address, Name_and_password_are_taken_out_of_what_is_shown) {
  const auto address = read_address("https://anna:p%40ss%3aword@couch.example/db", kWorkshop);
  ASSERT_TRUE(address.ok());
  EXPECT_EQ(address->user, "anna");
  EXPECT_EQ(address->password, "p@ss:word");
  EXPECT_EQ(address->shown(), "https://couch.example/db");
}

TEST(Address, A_password_with_an_at_sign_as_it_is_typed_still_works) {
  const auto address = read_address("https://anna:p@ss@couch.example/db", kWorkshop);
  ASSERT_TRUE(address.ok());
  EXPECT_EQ(address->password, "p@ss");
  EXPECT_EQ(address->base, "https://couch.example");
}

TEST(Address, Letters_of_a_database_that_a_path_does_not_take_are_encoded) {
  const auto address = read_address("https://couch.example/a%2Fb+c(d)", kWorkshop);
  ASSERT_TRUE(address.ok());
  EXPECT_EQ(address->database, "a/b+c(d)");
  EXPECT_EQ(address->shown(), "https://couch.example/a%2Fb%2Bc%28d%29");
  EXPECT_EQ(read_address(address->shown(), kWorkshop)->shown(), address->shown());
}

TEST(Address, Hosts_are_compared_in_lower_case) {
  EXPECT_EQ(read_address("HTTPS://Couch.Example/db", kWorkshop)->shown(), "https://couch.example/db");
}

TEST(Address, Plain_http_is_for_this_machine_only) {
  for (const char* typed : {"http://localhost:5984/db", "http://127.0.0.1:5984/db", "http://127.9.9.9/db",
                            "http://[::1]:5984/db"}) {
    EXPECT_TRUE(read_address(typed, kWorkshop).ok()) << typed;
  }
  for (const char* typed :
       {"http://couch.example/db", "http://127.0.0.1.example/db", "http://localhost.example/db",
        "http://192.168.1.5/db", "http://127.1/db", "http://localhost@couch.example/db"}) {
    EXPECT_THAT(why(typed), HasSubstr("https://")) << typed;
  }
}

TEST(Address, Private_rooms_are_plain_where_the_rules_say_so) {
  sync::AddressRules rooms;
  rooms.plain_http_in_private_rooms = true;
  for (const char* host : {"192.168.1.5", "10.0.0.1", "172.16.0.1", "172.31.255.1", "169.254.3.4",
                           "hub.local", "[fd12::1]", "fe80::1", "localhost"}) {
    EXPECT_TRUE(may_be_plain(host, rooms)) << host;
  }
  for (const char* host : {"192.169.1.5", "11.0.0.1", "172.32.0.1", "8.8.8.8", "couch.example",
                           "fdexample.org", ".local", "2001:db8::1", "1.2.3", "10.0.0.256"}) {
    EXPECT_FALSE(may_be_plain(host, rooms)) << host;
  }
  EXPECT_FALSE(may_be_plain("192.168.1.5", {}));
}

TEST(Address, What_cannot_be_an_address_is_told_in_a_sentence) {
  EXPECT_THAT(why(""), HasSubstr("empty"));
  EXPECT_THAT(why("ftp://couch.example/db"), HasSubstr("ftp://"));
  EXPECT_THAT(why("https://couch.example/db?x=1"), HasSubstr("?"));
  EXPECT_THAT(why("https://couch.example/db#x"), HasSubstr("#"));
  EXPECT_THAT(why("https:///db"), HasSubstr("host"));
  EXPECT_THAT(why("https://:@couch.example/db"), HasSubstr("name and password"));
  EXPECT_THAT(why("https://a%zz:b@couch.example/db"), HasSubstr("name and password"));
  EXPECT_THAT(why("https://couch.example:port/db"), HasSubstr("port"));
  EXPECT_THAT(why("https://couch.example:70000/db"), HasSubstr("port"));
  EXPECT_THAT(why("https://couch.example:/db"), HasSubstr("port"));
  EXPECT_THAT(why("https://couch.example/Training"), HasSubstr("small letter"));
  EXPECT_THAT(why("https://couch.example/9lives"), HasSubstr("small letter"));
  EXPECT_THAT(why("https://couch.example/a%"), HasSubstr("name for a database"));
  EXPECT_THAT(why("https://couch.example/a b"), HasSubstr("blank"));
  EXPECT_THAT(why("https://[::1/db"), HasSubstr("host"));
  EXPECT_THAT(why("https://caf\xc3\xa9.example/db"), HasSubstr("host"));
}

TEST(Address, An_error_never_repeats_the_password) {
  for (const char* typed : {"http://anna:secret@couch.example/db", "https://anna:secret@couch.example/Upper",
                            "https://anna:secret@:1/db"}) {
    EXPECT_THAT(why(typed), Not(HasSubstr("secret"))) << typed;
  }
}

}  // namespace
}  // namespace ubao::test
