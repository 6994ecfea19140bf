// The bundle: the ops of a workshop in a file, `NAME.ubao`, for a USB stick. Encrypted with the room key and
// signed by the device that writes it, so that a lost stick tells nothing and nobody else's file is taken in.
// Written and read piece by piece: memory does not grow with the file. No files here: bytes come and go
// through ByteSource and BundleWriter::next. The store's thread.
//
// Version 1. Numbers are unsigned, least significant byte first; a hash is the first 16 bytes of SHA-256.
//
//   offset size  the header
//        0    8  magic: 89 55 42 41 4F 0D 0A 1A (after PNG's, so that a transfer as text is noticed)
//        8    4  version: 1
//       12   16  the workshop's id, 16 characters of base32
//       28   16  chance, another for each file
//       44       frames, to the end of the file
//
//   offset size  a frame
//        0    1  kind: 1 opening, 2 ops, 3 sheets that stand alone, 4 end
//        1    1  encoding of the content: 0 as it is, 1 one zstd frame (RFC 8878)
//        2    2  zero
//        4    4  length of the box in bytes: 40 + the encoded content
//        8    4  length of the content once it is decoded, 1 MiB at the most, 20 times the encoded at the
//        most
//       12   16  hash of these 12 bytes and the box
//       28       the box: nonce (24), ciphertext, tag (16); XChaCha20-Poly1305 with a key derived from the
//                room key. Its context is "ubao bundle", the header, the chain so far, and bytes 0 to 11: so
//                a frame opens in its own place of its own file only.
//
// The chain begins as the hash of the header; each frame's makes it the hash of the chain before and bytes 0
// to 27 of the frame. The frames are one opening, ops in order of arrival, sheets in the order of their
// hashes (which says nothing of when or by whom they were handed in), one end, and nothing behind it. Sheets
// never share a frame with other ops.
//
//   kind     content
//   opening  JSON: {"at": UTC, "key": public key of the writing device, "certificate": see core/signing.h,
//            "partial": true if only what a receipt lacks}
//   ops, sheets   one op a line, in its wire form without "_rev"; each line ends in 0A
//   end      JSON: {"ops": count of ops, "sheets": count of sheets, "frames": count of the frames before,
//            "signature": by that key of end_statement()}
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/ids.h"
#include "core/result.h"
#include "core/secret.h"
#include "core/store.h"

namespace ubao::sync {

inline constexpr std::string_view kBundleMagic("\x89UBAO\r\n\x1a", 8);
inline constexpr std::uint32_t kBundleVersion = 1;

// Limits of what is written and of what is taken in.
inline constexpr std::uint64_t kMostBundleBytes = 64 * 1024 * 1024;
inline constexpr std::uint64_t kMostBundleOps = 100'000;
inline constexpr std::size_t kMostFrameBytes = 1024 * 1024;  // of a content
inline constexpr std::size_t kMostExpansion = 20;

inline constexpr std::size_t kBundleHeaderBytes = 44;
inline constexpr std::size_t kFramePrefixBytes = 28;

// Bytes in order, from a file or from memory.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills the front of `into`; fewer bytes than asked for only at the end. Errors: the storage's.
  virtual core::Result<std::size_t> read(std::span<char> into) = 0;
  // Back to the beginning.
  virtual core::Result<core::Done> rewind() = 0;
};

// What a bundle says of itself.
struct BundleInfo {
  std::string workshop;
  std::string at;   // UTC
  std::string key;  // of the device that wrote it
  bool partial = false;
  std::uint64_t ops = 0, sheets = 0;
  std::uint64_t bytes = 0;
};

// What the end signs: the workshop, the chain before the end, and the counts.
std::string end_statement(std::string_view workshop, const core::Hash& chain, std::uint64_t ops,
                          std::uint64_t sheets);

// The key of all boxes.
core::Secret bundle_key(const core::Secret& room);

// How many bytes of a file are done; of how many is known to who holds the file.
using Progress = std::function<void(std::uint64_t bytes)>;

// The workshop that a bundle belongs to, by its header alone. Errors: bundle_damaged, bundle_newer.
core::Result<std::string> workshop_of(ByteSource& source);

// Everything about a bundle but what its ops say: whole, unchanged, and signed by a device of its workshop.
// Nothing of it is parsed before it is known to come from somebody with the room key. Errors: bundle_damaged,
// bundle_newer, bundle_other, bundle_limits, no_key; the storage's.
core::Result<BundleInfo> check_bundle(ByteSource& source, core::Store& store, const Progress& progress = {});
// The same with what it needs of a store; any thread.
core::Result<BundleInfo> check_bundle(ByteSource& source, const std::string& workshop,
                                      const core::Secret& room, const Progress& progress = {});

struct BundleTaken {
  BundleInfo info;
  core::Absorbed absorbed;
};

// Checks it, then takes all of it into the store in one transaction, or nothing. Again: adds nothing. Errors:
// as check_bundle; disk_full, storage_failed.
core::Result<BundleTaken> take_in_bundle(ByteSource& source, core::Store& store,
                                         const Progress& progress = {});

}  // namespace ubao::sync
