// Frames of a bundle, as sync/bundle.h lays them out: packed, boxed, chained, and back. One object writes or
// reads one file from its beginning. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/env.h"
#include "sync/bundle.h"

namespace ubao::sync {

enum class FrameKind : std::uint8_t { opening = 1, ops = 2, sheets = 3, end = 4 };

class FrameWriter {
 public:
  FrameWriter(const std::string& workshop, const core::Secret& room, core::Random& random);

  const std::string& header() const { return header_; }
  const core::Hash& chain() const { return chain_; }
  std::uint64_t frames() const { return frames_; }

  // The bytes of the next frame. `content` is 1 MiB at the most.
  std::string frame(FrameKind kind, std::string_view content);

 private:
  core::Secret key_;
  core::Random& random_;
  std::string header_;
  core::Hash chain_{};
  std::uint64_t frames_ = 0;
};

// A frame whose box was opened: it comes from somebody with the room key, and is in its place.
struct Frame {
  FrameKind kind = FrameKind::opening;
  bool packed = false;
  std::size_t length = 0;  // of the content
  std::string encoded;
};

class FrameReader {
 public:
  // Reads the header. Errors: bundle_damaged, bundle_newer, bundle_other; the storage's.
  static core::Result<FrameReader> begin(ByteSource& source, const std::string& workshop,
                                         const core::Secret& room);

  // The chain before the frame that comes next, and the bytes up to there.
  const core::Hash& chain() const { return chain_; }
  std::uint64_t frames() const { return frames_; }
  std::uint64_t bytes() const { return bytes_; }

  // Errors: bundle_damaged, also where the file is at its end; bundle_limits; the storage's.
  core::Result<Frame> next();
  // Whether nothing follows.
  core::Result<bool> at_end();

 private:
  FrameReader(ByteSource& source, const core::Secret& room, std::string header);

  ByteSource* source_;
  core::Secret key_;
  std::string header_;
  core::Hash chain_{};
  std::uint64_t frames_ = 0;
  std::uint64_t bytes_ = 0;
};

// The content of a frame. Errors: bundle_damaged when it is not as long as it says.
core::Result<std::string> content_of(Frame frame);

// The header's workshop. Errors: bundle_damaged, bundle_newer.
core::Result<std::string> workshop_in(std::string_view header);

}  // namespace ubao::sync
