// Bundles in memory: written by a store, forged byte by byte after the layout in sync/bundle.h, and taken in.
// The forger shares no code with the writer but the box itself. One thread.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "core/keyring.h"
#include "core/signing.h"
#include "sync/bundle.h"
#include "sync/bundle_writer.h"
#include "tests/support/bytes_in_memory.h"
#include "tests/support/classroom.h"
#include "tests/support/tablet.h"

namespace ubao::test {

inline std::string bundle_of(core::Store& store, core::Env env, const sync::Holding* since = nullptr) {
  auto writer = Tablet::demand(sync::BundleWriter::begin(store, env, since), "begin a bundle");
  std::string bytes;
  while (const auto piece = Tablet::demand(writer.next(), "write a bundle")) bytes += *piece;
  EXPECT_EQ(writer.left_out(), 0u);
  EXPECT_EQ(writer.info().bytes, bytes.size());
  return bytes;
}

inline core::Result<sync::BundleTaken> take_in(core::Store& store, const std::string& bytes) {
  BytesInMemory source(bytes);
  return sync::take_in_bundle(source, store);
}

// Why it was not taken in; and that nothing of it was.
inline core::ErrorCode refused_as(core::Store& store, const std::string& bytes) {
  const std::uint64_t before = store.op_count();
  const core::Revision revision = store.revision();
  const auto taken = take_in(store, bytes);
  EXPECT_EQ(store.op_count(), before);
  EXPECT_EQ(store.revision().written, revision.written);
  return taken ? core::ErrorCode::none : taken.error().code;
}

// A workshop of a few cards with two devices that were certified; small bundles.
struct SmallWorkshop {
  explicit SmallWorkshop(std::uint64_t seed = 1)
      : founding([seed] {
          FixedEnv env(seed);
          return core::found_workshop(env.random);
        }()),
        home("Laptop", seed + 1, founding.workshop, founding.secrets),
        away("Tablet", seed + 2, founding.workshop, member_secrets(seed)) {}

  std::map<std::string, std::string> member_secrets(std::uint64_t seed) const {
    FixedEnv env(seed + 3);
    const core::Secret device = core::random_key(env.random);
    const core::WorkshopKeys keys{core::Secret(founding.secrets.at(core::kWorkshopSecret))};
    const auto certificate =
        core::certify(keys.signing, core::SigningKey(device).public_half(), core::Role::participant);
    return {{core::kDeviceSecret, std::string(device.view())},
            {core::kRoomSecret, founding.secrets.at(core::kRoomSecret)},
            {core::kCertificateSecret, core::to_json(certificate).dump()}};
  }

  std::string bundle(const sync::Holding* since = nullptr) {
    return bundle_of(home.store(), home.env.env(), since);
  }

  core::Founding founding;
  Tablet home, away;
};

// A file made byte by byte.
class ForgedBundle {
 public:
  explicit ForgedBundle(const core::Founding& founding)
      : workshop_(founding.workshop),
        room_(founding.secrets.at(core::kRoomSecret)),
        device_(core::Secret(founding.secrets.at(core::kDeviceSecret))),
        certificate_(core::Json::parse(founding.secrets.at(core::kCertificateSecret))),
        bytes_("\x89UBAO\r\n\x1a" + std::string("\1\0\0\0", 4) + workshop_ + "sixteen of chance"),
        random_(9) {
    bytes_.resize(44);
    chain_ = core::hash_of(bytes_);
    header_ = bytes_;
  }

  ForgedBundle& opening() {
    const core::Json json = {
        {"at", "2026-11-21T20:11:10Z"}, {"key", device_.public_half()}, {"certificate", certificate_}};
    return frame(1, json.dump());
  }
  ForgedBundle& frame(int kind, const std::string& content) {
    return raw_frame(kind, 0, content, content.size());
  }
  ForgedBundle& raw_frame(int kind, int encoding, const std::string& encoded, std::size_t length) {
    std::string prefix{static_cast<char>(kind), static_cast<char>(encoding), 0, 0};
    put(prefix, encoded.size() + 40);
    put(prefix, length);
    const std::string context = "ubao bundle" + header_ + std::string(core::bytes_of(chain_)) + prefix;
    const std::string box = core::boxed(sync::bundle_key(room_), context, encoded, random_);
    prefix += core::bytes_of(core::hash_of(prefix + box));
    chain_ = core::hash_of(std::string(core::bytes_of(chain_)) + prefix);
    bytes_ += prefix + box;
    ++frames_;
    return *this;
  }
  ForgedBundle& end(std::uint64_t ops, std::uint64_t sheets = 0) { return end(ops, sheets, frames_); }
  ForgedBundle& end(std::uint64_t ops, std::uint64_t sheets, std::uint64_t frames) {
    const std::string statement = "ubao bundle\n" + workshop_ + "\n" + core::to_hex(chain_) + "\n" +
                                  std::to_string(ops) + "\n" + std::to_string(sheets);
    const core::Json json = {{"ops", ops},
                             {"sheets", sheets},
                             {"frames", frames},
                             {"signature", device_.sign(signed_otherwise ? "else" : statement)}};
    return frame(4, json.dump());
  }
  const std::string& bytes() const { return bytes_; }

  bool signed_otherwise = false;

 private:
  static void put(std::string& bytes, std::size_t number) {
    for (int i = 0; i < 4; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xff);
  }

  std::string workshop_;
  core::Secret room_;
  core::SigningKey device_;
  core::Json certificate_;
  std::string bytes_, header_;
  core::Hash chain_{};
  std::uint64_t frames_ = 0;
  SeededRandom random_;
};

}  // namespace ubao::test
