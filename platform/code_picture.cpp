#include "platform/code_picture.h"

#include <zbar.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

#include "core/typed_text.h"
#include "platform/loaded_library.h"

namespace ubao::platform {
namespace {

// How much the reader of pictures may ask for at a time: what a picture of that size needs, whatever its
// packed bytes expand to.
thread_local std::size_t most_at_once = 0;

void* some_memory(std::size_t bytes) { return bytes <= most_at_once ? std::malloc(bytes) : nullptr; }
void* more_memory(void* memory, std::size_t bytes) {
  return bytes <= most_at_once ? std::realloc(memory, bytes) : nullptr;
}

}  // namespace
}  // namespace ubao::platform

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_MALLOC(bytes) ubao::platform::some_memory(bytes)
#define STBI_REALLOC(memory, bytes) ubao::platform::more_memory(memory, bytes)
#define STBI_FREE(memory) std::free(memory)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wunused-but-set-variable"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace ubao::platform {
namespace {

using core::ErrorCode;

constexpr std::string_view kPngMagic("\x89PNG\r\n\x1a\n", 8), kJpegMagic("\xff\xd8\xff", 3);
constexpr std::size_t kHeaderBytes = 1024 * 1024;  // enough to learn how large a picture is
constexpr std::size_t kBytesOfPixel = 8;           // four channels of two bytes
constexpr std::size_t kQuickPixels = 4'000'000;
constexpr int kLeastSide = 150;  // smaller than any code that is read in it
constexpr unsigned long kGrey = 'Y' | '8' << 8 | '0' << 16 | '0' << 24;  // zbar's name for it

struct Grey {
  int width = 0, height = 0;
  std::vector<std::uint8_t> pixels;
};

struct Zbar {
  decltype(&zbar::zbar_image_scanner_create) new_scanner = nullptr;
  decltype(&zbar::zbar_image_scanner_destroy) end_scanner = nullptr;
  decltype(&zbar::zbar_image_scanner_set_config) set = nullptr;
  decltype(&zbar::zbar_image_scanner_request_dbus) tell_others = nullptr;
  decltype(&zbar::zbar_image_create) new_image = nullptr;
  decltype(&zbar::zbar_image_destroy) end_image = nullptr;
  decltype(&zbar::zbar_image_set_format) set_format = nullptr;
  decltype(&zbar::zbar_image_set_size) set_size = nullptr;
  decltype(&zbar::zbar_image_set_data) set_data = nullptr;
  decltype(&zbar::zbar_scan_image) scan = nullptr;
  decltype(&zbar::zbar_image_first_symbol) first = nullptr;
  decltype(&zbar::zbar_symbol_next) next = nullptr;
  decltype(&zbar::zbar_symbol_get_data) data = nullptr;
  decltype(&zbar::zbar_symbol_get_data_length) length = nullptr;
  bool complete = false;

  Zbar() {
    LoadedLibrary library("libzbar.so.0");
    library.find(new_scanner, "zbar_image_scanner_create"),
        library.find(end_scanner, "zbar_image_scanner_destroy");
    library.find(set, "zbar_image_scanner_set_config");
    library.find(tell_others, "zbar_image_scanner_request_dbus");
    library.find(new_image, "zbar_image_create"), library.find(end_image, "zbar_image_destroy");
    library.find(set_format, "zbar_image_set_format"), library.find(set_size, "zbar_image_set_size");
    library.find(set_data, "zbar_image_set_data"), library.find(scan, "zbar_scan_image");
    library.find(first, "zbar_image_first_symbol"), library.find(next, "zbar_symbol_next");
    library.find(data, "zbar_symbol_get_data"), library.find(length, "zbar_symbol_get_data_length");
    complete = library.complete();
  }
};

std::size_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : 0;
}

// Whether no table of codes in a JPEG (ITU-T T.81, B.2.4.2) has more than the 256 it may have: Debian 12's
// stb_image writes beyond its own then. Finds segments as that does.
bool has_sound_tables(std::string_view jpeg) {
  constexpr std::size_t kTables = 0xc4, kEnd = 0xd9, kMostCodes = 256, kTableHead = 17;
  for (std::size_t at = 2; at + 3 < jpeg.size();) {
    const std::size_t marker = byte_at(jpeg, at + 1);
    if (byte_at(jpeg, at) == 0xff && marker == kEnd) break;  // a film may follow
    const bool alone = marker == 0 || marker == 0xff || marker == 1 || (marker >= 0xd0 && marker < kEnd);
    if (byte_at(jpeg, at) != 0xff || alone) {
      ++at;
      continue;
    }
    const std::size_t end = at + 2 + (byte_at(jpeg, at + 2) << 8 | byte_at(jpeg, at + 3));
    for (std::size_t table = at + 4; marker == kTables && table < end;) {
      std::size_t codes = 0;
      for (std::size_t i = 1; i < kTableHead; ++i) codes += byte_at(jpeg, table + i);
      if (codes > kMostCodes) return false;
      table += kTableHead + codes;
    }
    at = std::max(end, at + 2);
  }
  return true;
}

core::Result<Grey> unpacked(std::string_view bytes) {
  const core::Error unreadable{ErrorCode::no_code, "the picture cannot be read"};
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const auto size = static_cast<int>(bytes.size());
  if (bytes.starts_with(kJpegMagic) && !has_sound_tables(bytes)) return unreadable;
  most_at_once = kHeaderBytes;
  int width = 0, height = 0, channels = 0;
  if (!stbi_info_from_memory(data, size, &width, &height, &channels) || width < 1 || height < 1)
    return unreadable;
  const auto pixels = static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
  if (pixels > kMostPicturePixels) return {ErrorCode::too_large, "the picture"};
  // packed bytes are unpacked into room that is doubled as they grow; blocks of JPEG jut out at two sides
  const auto juts = static_cast<std::size_t>(width) + static_cast<std::size_t>(height);
  most_at_once = kHeaderBytes + 2 * kBytesOfPixel * (static_cast<std::size_t>(pixels) + 32 * juts);
  const std::unique_ptr<stbi_uc, decltype(&std::free)> grey(
      stbi_load_from_memory(data, size, &width, &height, &channels, 1), &std::free);
  if (!grey || static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height) != pixels)
    return unreadable;
  return Grey{width, height, {grey.get(), grey.get() + pixels}};
}

// Half as wide and high: what is blurred or noisy is often found there.
Grey halved(const Grey& from) {
  Grey half{from.width / 2, from.height / 2, {}};
  half.pixels.reserve(static_cast<std::size_t>(half.width) * static_cast<std::size_t>(half.height));
  const auto row = static_cast<std::size_t>(from.width);
  for (int y = 0; y < half.height; ++y)
    for (int x = 0; x < half.width; ++x) {
      const std::size_t at = static_cast<std::size_t>(2 * y) * row + static_cast<std::size_t>(2 * x);
      const int sum =
          from.pixels[at] + from.pixels[at + 1] + from.pixels[at + row] + from.pixels[at + row + 1];
      half.pixels.push_back(static_cast<std::uint8_t>(sum / 4));
    }
  return half;
}

// The text of the code in it; empty for none.
std::string found_in(const Zbar& with, const Grey& grey) {
  const std::unique_ptr<zbar::zbar_image_scanner_t, decltype(with.end_scanner)> scanner(with.new_scanner(),
                                                                                        with.end_scanner);
  const std::unique_ptr<zbar::zbar_image_t, decltype(with.end_image)> image(with.new_image(), with.end_image);
  if (!scanner || !image) return {};
  with.tell_others(scanner.get(), 0);  // else it says on the system's bus what it reads: keys
  with.set(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
  with.set(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
  with.set_format(image.get(), kGrey);
  with.set_size(image.get(), static_cast<unsigned>(grey.width), static_cast<unsigned>(grey.height));
  with.set_data(image.get(), grey.pixels.data(), grey.pixels.size(), nullptr);
  if (with.scan(scanner.get(), image.get()) <= 0) return {};
  std::string text;
  for (const zbar::zbar_symbol_t* symbol = with.first(image.get()); symbol; symbol = with.next(symbol)) {
    std::string one(with.data(symbol), with.length(symbol));
    if (text.empty() || core::begins_as_code(one)) text = std::move(one);
  }
  return text;
}

}  // namespace

bool is_picture(std::string_view bytes) {
  return bytes.starts_with(kPngMagic) || bytes.starts_with(kJpegMagic);
}

core::Result<std::string> text_in_picture(std::string_view bytes) {
  static const Zbar with;
  if (!with.complete) return {ErrorCode::not_found, "the library libzbar0, which finds codes in pictures"};
  if (bytes.size() > kMostPictureBytes) return {ErrorCode::too_large, "the picture"};
  auto grey = unpacked(bytes);
  if (!grey) return grey.error();
  std::vector<Grey> sizes{std::move(*grey)};
  while (std::min(sizes.back().width, sizes.back().height) >= 2 * kLeastSide)
    sizes.push_back(halved(sizes.back()));
  // what is larger takes seconds, and seldom shows a code that is not found before
  const auto quick = std::find_if(sizes.begin(), sizes.end(),
                                  [](const Grey& size) { return size.pixels.size() <= kQuickPixels; });
  std::rotate(sizes.begin(), quick, sizes.end());
  for (const Grey& size : sizes)
    if (std::string text = found_in(with, size); !text.empty()) return text;
  return {ErrorCode::no_code, {}};
}

}  // namespace ubao::platform
