#include "sync/bundle_frame.h"

#include <zstd.h>

#include <array>
#include <limits>

namespace ubao::sync {
namespace {

using core::ErrorCode;

constexpr std::string_view kBoxContext = "ubao bundle";
constexpr std::uint64_t kBundlePurpose = 2;  // of derived_key, with the room key
constexpr std::size_t kBoxOverhead = 40;
constexpr int kPackingLevel = 3;
constexpr std::size_t kVersionAt = 8, kWorkshopAt = 12, kChanceAt = 28, kHashAt = 12;

void put_number(std::string& bytes, std::uint32_t number) {
  for (int i = 0; i < 4; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xff);
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i)
    number |= std::uint32_t{static_cast<std::uint8_t>(bytes[at + i])} << (8 * i);
  return number;
}

std::string context_of(std::string_view header, const core::Hash& chain, std::string_view prefix) {
  return std::string(kBoxContext).append(header).append(core::bytes_of(chain)).append(prefix);
}

core::Hash linked(const core::Hash& chain, std::string_view prefix) {
  return core::hash_of(std::string(core::bytes_of(chain)).append(prefix));
}

// Empty where packing gains nothing, or gains more than a reader believes.
std::string packed(std::string_view content) {
  std::string result(ZSTD_compressBound(content.size()), '\0');
  const std::size_t length =
      ZSTD_compress(result.data(), result.size(), content.data(), content.size(), kPackingLevel);
  if (ZSTD_isError(length) || length >= content.size() || length * kMostExpansion < content.size()) return {};
  result.resize(length);
  return result;
}

core::Error damaged(const char* what) { return {ErrorCode::bundle_damaged, what}; }

// Fills all of `into`, or says that the file ends.
core::Result<core::Done> read_whole(ByteSource& source, std::span<char> into) {
  const auto count = source.read(into);
  if (!count) return count.error();
  if (*count < into.size()) return damaged("the file ends too early");
  return core::Done{};
}

}  // namespace

core::Secret bundle_key(const core::Secret& room) { return core::derived_key(room, kBundlePurpose); }

core::Result<std::string> workshop_in(std::string_view header) {
  if (header.substr(0, kBundleMagic.size()) != kBundleMagic) return damaged("it is no bundle");
  const std::uint32_t version = number_at(header, kVersionAt);
  if (version > kBundleVersion) return {ErrorCode::bundle_newer, "version " + std::to_string(version)};
  std::string workshop(header.substr(kWorkshopAt, kChanceAt - kWorkshopAt));
  if (version != kBundleVersion || !core::is_name(workshop)) return damaged("its beginning is broken");
  return workshop;
}

FrameWriter::FrameWriter(const std::string& workshop, const core::Secret& room, core::Random& random)
    : key_(bundle_key(room)), random_(random), header_(kBundleMagic) {
  put_number(header_, kBundleVersion);
  header_ += workshop;
  std::array<std::uint8_t, kBundleHeaderBytes - kChanceAt> chance{};
  random_.fill(chance);
  header_.append(reinterpret_cast<const char*>(chance.data()), chance.size());
  chain_ = core::hash_of(header_);
}

std::string FrameWriter::frame(FrameKind kind, std::string_view content) {
  const std::string small = packed(content);
  const std::string_view encoded = small.empty() ? content : std::string_view(small);
  std::string prefix{static_cast<char>(kind), static_cast<char>(small.empty() ? 0 : 1), '\0', '\0'};
  put_number(prefix, static_cast<std::uint32_t>(encoded.size() + kBoxOverhead));
  put_number(prefix, static_cast<std::uint32_t>(content.size()));
  const std::string box = core::boxed(key_, context_of(header_, chain_, prefix), encoded, random_);
  prefix += core::bytes_of(core::hash_of(prefix + box));
  chain_ = linked(chain_, prefix);
  ++frames_;
  return prefix + box;
}

FrameReader::FrameReader(ByteSource& source, const core::Secret& room, std::string header)
    : source_(&source),
      key_(bundle_key(room)),
      header_(std::move(header)),
      chain_(core::hash_of(header_)),
      bytes_(header_.size()) {}

core::Result<FrameReader> FrameReader::begin(ByteSource& source, const std::string& workshop,
                                             const core::Secret& room) {
  if (auto rewound = source.rewind(); !rewound) return rewound.error();
  std::string header(kBundleHeaderBytes, '\0');
  if (auto read = read_whole(source, header); !read) return read.error();
  const auto named = workshop_in(header);
  if (!named) return named.error();
  if (*named != workshop) return {ErrorCode::bundle_other, *named};
  if (room.size() != core::kKeyBytes) return {ErrorCode::no_key, "the room key"};
  return FrameReader(source, room, std::move(header));
}

core::Result<Frame> FrameReader::next() {
  std::string prefix(kFramePrefixBytes, '\0');
  if (auto read = read_whole(*source_, prefix); !read) return read.error();
  const std::string_view plain = std::string_view(prefix).substr(0, kHashAt);
  const auto kind = static_cast<std::uint8_t>(plain[0]), encoding = static_cast<std::uint8_t>(plain[1]);
  const std::size_t box_length = number_at(plain, 4), length = number_at(plain, 8);
  const bool form = kind >= 1 && kind <= 4 && encoding <= 1 && plain[2] == 0 && plain[3] == 0;
  if (!form || box_length < kBoxOverhead) return damaged("a part has no form");
  const std::size_t encoded = box_length - kBoxOverhead;
  if (encoded > kMostFrameBytes || length > kMostFrameBytes || length > encoded * kMostExpansion)
    return {ErrorCode::bundle_limits, "a part of it"};
  if (encoding == 0 && length != encoded) return damaged("a part has no form");
  if (bytes_ + kFramePrefixBytes + box_length > kMostBundleBytes)
    return {ErrorCode::bundle_limits, std::to_string(kMostBundleBytes >> 20) + " MiB"};

  std::string hashed(plain);
  hashed.resize(kHashAt + box_length);
  if (auto read = read_whole(*source_, std::span(hashed).subspan(kHashAt)); !read) return read.error();
  if (core::bytes_of(core::hash_of(hashed)) != std::string_view(prefix).substr(kHashAt))
    return damaged("a part was changed");
  auto opened =
      core::unboxed(key_, context_of(header_, chain_, plain), std::string_view(hashed).substr(kHashAt));
  if (!opened) return damaged("a part is not from this workshop's devices, or not in its place");
  chain_ = linked(chain_, prefix);
  ++frames_;
  bytes_ += kFramePrefixBytes + box_length;
  return Frame{static_cast<FrameKind>(kind), encoding == 1, length, std::move(*opened)};
}

core::Result<bool> FrameReader::at_end() {
  std::array<char, 1> beyond{};
  const auto count = source_->read(beyond);
  if (!count) return count.error();
  return *count == 0;
}

core::Result<std::string> content_of(Frame frame) {
  if (!frame.packed) return std::move(frame.encoded);
  std::string content(frame.length, '\0');
  const std::size_t length =
      ZSTD_decompress(content.data(), content.size(), frame.encoded.data(), frame.encoded.size());
  if (ZSTD_isError(length) || length != content.size()) return damaged("a part cannot be unpacked");
  return content;
}

}  // namespace ubao::sync
