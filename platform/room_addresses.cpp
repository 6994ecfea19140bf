#include "platform/room_addresses.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace ubao::platform {
namespace {

constexpr const char* kEverybodyHere = "127.255.255.255";

struct NetworkOfOurs {
  std::string number;     // of this device
  std::string everybody;  // empty where nothing reaches all
  bool loopback = false;
};

std::string number_of(const sockaddr* address) {
  std::array<char, INET_ADDRSTRLEN> text{};
  if (!address || address->sa_family != AF_INET) return {};
  const auto* in = reinterpret_cast<const sockaddr_in*>(address);
  return inet_ntop(AF_INET, &in->sin_addr, text.data(), text.size()) ? text.data() : std::string();
}

// IPv4, of interfaces that are up.
std::vector<NetworkOfOurs> networks_of_ours() {
  std::vector<NetworkOfOurs> found;
  ifaddrs* interfaces = nullptr;
  if (getifaddrs(&interfaces) != 0) return found;
  for (const ifaddrs* each = interfaces; each; each = each->ifa_next) {
    NetworkOfOurs network{number_of(each->ifa_addr), {}, (each->ifa_flags & IFF_LOOPBACK) != 0};
    if ((each->ifa_flags & IFF_UP) == 0 || network.number.empty()) continue;
    if ((each->ifa_flags & IFF_BROADCAST) != 0) network.everybody = number_of(each->ifa_broadaddr);
    found.push_back(std::move(network));
  }
  freeifaddrs(interfaces);
  return found;
}

}  // namespace

std::vector<std::string> room_addresses() {
  std::vector<std::string> found;
  for (const NetworkOfOurs& network : networks_of_ours())
    if (!network.loopback) found.push_back(network.number);
  return found;
}

std::vector<std::string> room_broadcasts() {
  std::vector<std::string> found{"255.255.255.255", kEverybodyHere};
  for (const NetworkOfOurs& network : networks_of_ours())
    if (!network.everybody.empty() && std::find(found.begin(), found.end(), network.everybody) == found.end())
      found.push_back(network.everybody);
  return found;
}

std::string broadcast_of(const std::string& number) {
  if (number == "0.0.0.0" || number == "::") return "0.0.0.0";
  if (number.rfind("127.", 0) == 0) return kEverybodyHere;
  for (const NetworkOfOurs& network : networks_of_ours())
    if (network.number == number) return network.everybody;
  return {};
}

std::string room_name() {
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) != 0) return {};
  std::string name(host.data());
  name.resize(std::min(name.find('.'), name.size()));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const bool fits = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
  return fits && name != "localhost" ? name + ".local" : std::string();
}

}  // namespace ubao::platform
