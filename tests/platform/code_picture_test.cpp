// Pictures of codes as telephones take them, and pictures that are none, or are made to do harm.
#include "platform/code_picture.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "core/ids.h"
#include "platform/handed_file.h"
#include "platform/pairing_code.h"
#include "platform/slot_files.h"
#include "tests/support/code_pictures.h"
#include "tests/support/demand.h"
#include "tests/support/dice.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {
namespace {

using core::ErrorCode;
using platform::text_in_picture;

// As long as the code of a pairing.
std::string long_text() {
  std::string text = "UBAO1:";
  Dice dice(3);
  while (text.size() < 740) text += "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[dice.roll(32)];
  return text;
}

Photo long_code(int square_pixels = 4) {
  return photo_of(demand(platform::qr_code(long_text(), platform::QrFor::screen)), square_pixels);
}

std::string found_in(const std::string& bytes) {
  const auto text = text_in_picture(bytes);
  return text ? *text : std::string(core::name_of(text.error().code));
}

void append_big_endian(std::string& bytes, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xff);
}

// A PNG of that size whose packed bytes are these.
std::string png_with(std::uint32_t width, std::uint32_t height, const std::string& packed) {
  std::string bytes("\x89PNG\r\n\x1a\n", 8);
  const auto chunk = [&](const char* name, const std::string& content) {
    append_big_endian(bytes, static_cast<std::uint32_t>(content.size()));
    const std::string checked = name + content;
    bytes += checked;
    append_big_endian(bytes,
                      static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(checked.data()),
                                                       static_cast<uInt>(checked.size()))));
  };
  std::string header;
  append_big_endian(header, width);
  append_big_endian(header, height);
  header += std::string("\x08\x00\x00\x00\x00", 5);
  chunk("IHDR", header);
  chunk("IDAT", packed);
  chunk("IEND", {});
  return bytes;
}

TEST(CodePicture, A_code_is_read_from_PNG_and_JPEG) {
  EXPECT_EQ(found_in(png_bytes(long_code())), long_text());
  EXPECT_EQ(found_in(jpeg_bytes(long_code(), 80)), long_text());
}

TEST(CodePicture, Turned_larger_smaller_and_dim_it_is_still_read) {
  for (const double degrees : {0.0, 7.0, 90.0, 131.0, 180.0})
    EXPECT_EQ(found_in(png_bytes(turned(long_code(5), degrees, 1.3))), long_text()) << degrees;
  EXPECT_EQ(found_in(png_bytes(turned(long_code(8), 3, 0.45))), long_text());
  const Photo dim = dimmed(turned(long_code(6), 4, 1.5), 60, 190, 40, 11);
  EXPECT_EQ(found_in(jpeg_bytes(dim, 70)), long_text());
}

TEST(CodePicture, A_picture_without_a_code_is_told) {
  Photo empty{400, 300, std::vector<std::uint8_t>(400 * 300, 200)};
  EXPECT_EQ(text_in_picture(png_bytes(empty)).error().code, ErrorCode::no_code);
  EXPECT_EQ(text_in_picture(jpeg_bytes(dimmed(empty, 0, 255, 120, 3), 80)).error().code, ErrorCode::no_code);
}

TEST(CodePicture, Damaged_bytes_are_an_error_and_nothing_else) {
  const std::string png = png_bytes(long_code(2)), jpeg = jpeg_bytes(long_code(2), 60);
  Dice dice(17);
  for (const std::string& whole : {png, jpeg}) {
    for (std::size_t length = 0; length < whole.size(); length += 1 + whole.size() / 60)
      (void)text_in_picture(std::string_view(whole).substr(0, length));
    for (int tries = 0; tries < 60; ++tries) {
      std::string wild = whole;
      for (int changes = 0; changes < 12; ++changes)
        wild[dice.roll(wild.size())] = static_cast<char>(dice.roll(256));
      (void)text_in_picture(wild);
    }
  }
  EXPECT_EQ(text_in_picture({}).error().code, ErrorCode::no_code);
  EXPECT_EQ(text_in_picture(png.substr(0, 40)).error().code, ErrorCode::no_code);
  EXPECT_EQ(text_in_picture(std::string("\xff\xd8\xff", 3)).error().code, ErrorCode::no_code);
}

TEST(CodePicture, What_would_take_too_much_memory_is_not_begun) {
  EXPECT_EQ(text_in_picture(png_with(40'000, 1'001, {})).error().code, ErrorCode::too_large);
  EXPECT_EQ(text_in_picture(std::string(platform::kMostPictureBytes + 1, 'x')).error().code,
            ErrorCode::too_large);
  // a small picture, it says, out of bytes that unpack to a quarter of a gigabyte
  std::string zeros(256 * 1024 * 1024, '\0'), packed(compressBound(zeros.size()), '\0');
  uLongf length = packed.size();
  ASSERT_EQ(compress(reinterpret_cast<Bytef*>(packed.data()), &length,
                     reinterpret_cast<const Bytef*>(zeros.data()), zeros.size()),
            Z_OK);
  packed.resize(length);
  EXPECT_EQ(text_in_picture(png_with(64, 64, packed)).error().code, ErrorCode::no_code);
}

TEST(CodePicture, A_slot_is_handed_over_as_a_picture_of_its_sheet) {
  const TempFolder folder;
  const sync::Slot slot{"ubao-slot-003", "k4tq8mzx0v2w9f3ak4tq8mzx0v2w9f3a", {}};
  const std::string code = demand(platform::code_of_slot("https://couch.example", slot));
  const Photo sheet = photo_of(demand(platform::qr_code(code, platform::QrFor::paper)), 6);
  const std::string path = (folder.path() / "slot.jpg").string();
  write_bytes(path, jpeg_bytes(dimmed(turned(sheet, 12, 1.4), 50, 210, 25, 2), 75));
  const auto read = demand(platform::read_slots(path));
  EXPECT_TRUE(read.by_code);
  EXPECT_EQ(read.file.slots.front().password, slot.password);
  // a code of something else
  write_bytes(
      path, png_bytes(photo_of(demand(platform::qr_code("https://example.org", platform::QrFor::paper)), 6)));
  EXPECT_EQ(platform::read_slots(path).error().code, ErrorCode::code_other);
}

}  // namespace
}  // namespace ubao::test
