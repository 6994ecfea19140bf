// Where other devices of the room can reach this one: the numbers of its network interfaces, and the name
// that it has in a local network (RFC 6762), which stays when the numbers change. Any thread.
#pragma once

#include <string>
#include <vector>

namespace ubao::platform {

// "192.168.1.7", ...: IPv4 numbers of interfaces that are up, without the machine's own loopback.
std::vector<std::string> room_addresses();

// "192.168.1.255", ...: what reaches everybody in a network of this device, "255.255.255.255" and, for this
// machine itself, "127.255.255.255" among them.
std::vector<std::string> room_broadcasts();

// What reaches everybody in the network where this device has that number, so that who listens there hears
// it; "0.0.0.0" for every number. Empty when there is no such network.
std::string broadcast_of(const std::string& number);

// "laptop.local"; empty when the machine has no name that fits.
std::string room_name();

}  // namespace ubao::platform
