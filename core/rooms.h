// What screens show of the room: whether this device shares its workshop with the others around it, where
// they find it, and who takes part. Plain values, told by platform. Any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ubao::core {

struct RoomMember {
  std::string user;        // of its account, by which it is shut out
  std::string name;        // as the device called itself
  std::string seen_at;     // UTC; empty when it never came back
  bool connected = false;  // it listens, or asked a moment ago
  std::int64_t lacks = 0;  // entries that it does not have yet
};

struct RoomStatus {
  bool possible = false;  // not in a browser
  bool sharing = false;
  std::vector<std::string> addresses;  // "https://192.168.1.7:6985"
  std::vector<RoomMember> members;
};

}  // namespace ubao::core
