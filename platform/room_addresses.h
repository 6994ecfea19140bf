// Where other devices of the room can reach this one: the numbers of its network interfaces, and the name
// that it has in a local network (RFC 6762), which stays when the numbers change. Any thread.
#pragma once

#include <string>
#include <vector>

namespace ubao::platform {

// "192.168.1.7", ...: IPv4 numbers of interfaces that are up, without the machine's own loopback.
std::vector<std::string> room_addresses();

// "laptop.local"; empty when the machine has no name that fits.
std::string room_name();

}  // namespace ubao::platform
