// What screens show of the room: whether this device shares its workshop with the others around it, where
// they find it, and who takes part. Plain values, told by platform. Any thread.
#pragma once

#include <cstdint>
#include <optional>
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

// What lets one device in, once: shown as a picture of squares that a camera reads (a QR code).
struct RoomOffer {
  std::string code;           // as a text, see platform/pairing_code.h
  int side = 0;               // squares of the picture, without the white around it
  std::vector<bool> squares;  // side * side, row by row from the upper left; true is dark
  double until = 0;           // seconds, on the clock of the screen
  bool open = true;           // false: it is good no more, whatever the time
  bool used = false;          // a device came in by it
  std::string name;           // of that device, as it called itself
};

struct RoomStatus {
  bool possible = false;  // not in a browser
  bool sharing = false;
  std::vector<std::string> addresses;  // "https://192.168.1.7:6985"
  std::vector<RoomMember> members;
  std::optional<RoomOffer> offer;  // while somebody looks at it
};

}  // namespace ubao::core
