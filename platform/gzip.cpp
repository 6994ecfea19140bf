#include "platform/gzip.h"

#include <zlib.h>

#include <algorithm>

namespace ubao::platform {
namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, with gzip's header
constexpr std::size_t kUnpackedAtOnce = 32 * 1024;

// zlib reads only, but does not say so.
Bytef* bytes_for_zlib(std::string_view text) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

}  // namespace

std::string gzipped(std::string_view plain) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    return {};
  std::string packed(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
  stream.next_in = bytes_for_zlib(plain);
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int result = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return result == Z_STREAM_END ? packed : std::string();
}

core::Result<std::string> gunzipped(std::string_view packed, std::size_t most) {
  using core::ErrorCode;
  z_stream stream{};
  if (inflateInit2(&stream, kGzipWindow) != Z_OK) return {ErrorCode::too_large, "there is no memory for it"};
  stream.next_in = bytes_for_zlib(packed);
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string plain;
  int result = Z_OK;
  while (result == Z_OK && plain.size() <= most) {
    const std::size_t before = plain.size();
    plain.resize(before + kUnpackedAtOnce);
    stream.next_out = reinterpret_cast<Bytef*>(plain.data() + before);
    stream.avail_out = static_cast<uInt>(kUnpackedAtOnce);
    result = inflate(&stream, Z_NO_FLUSH);
    plain.resize(before + kUnpackedAtOnce - stream.avail_out);
  }
  const bool whole = result == Z_STREAM_END && stream.avail_in == 0;
  inflateEnd(&stream);
  if (plain.size() > most) return {ErrorCode::too_large, "unpacked, it is longer than allowed"};
  if (!whole) return {ErrorCode::bad_input, "this is no gzip, or only a part of it"};
  return plain;
}

}  // namespace ubao::platform
