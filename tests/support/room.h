// A workshop with its keys, for tests of who may say what: one founding, and tablets that are a
// facilitator's, a participant's or nobody's.
#pragma once

#include "core/keyring.h"
#include "tests/support/tablet.h"

namespace ubao::test {

struct Room {
  explicit Room(std::uint64_t seed = 42) : env(seed), founding(core::found_workshop(env.random)) {}

  core::Secret seed() { return core::Secret(founding.secrets.at(core::kWorkshopSecret)); }

  // The keys of a device that was invited.
  std::map<std::string, std::string> secrets(core::Role role) {
    const core::WorkshopKeys keys(seed());
    const core::Secret device = core::random_key(env.random);
    std::map<std::string, std::string> made{{core::kDeviceSecret, std::string(device.view())}};
    if (role == core::Role::guest) return made;
    made[core::kRoomSecret] = keys.room.view();
    made[core::kCertificateSecret] =
        core::to_json(core::certify(keys.signing, core::SigningKey(device).public_half(), role)).dump();
    return made;
  }

  FixedEnv env;
  core::Founding founding;
};

// The first tablet of the room, or an invited one.
class Member : public Tablet {
 public:
  explicit Member(Room& room, const std::string& name = "Facilitator")
      : Tablet(name, 1, room.founding.workshop, room.founding.secrets) {}
  Member(Room& room, const std::string& name, core::Role role, std::uint64_t seed)
      : Tablet(name, seed, room.founding.workshop, room.secrets(role)) {}
};

}  // namespace ubao::test
