// USB sticks and memory cards that are in and mounted, by what the kernel tells in /proc and /sys (proc(5),
// mountinfo). Reads folders of sticks, which may take long or hang with them: never on the store's thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/sticks.h"

namespace ubao::platform {

// Where the kernel tells of it.
struct StickPlaces {
  std::string mounts = "/proc/self/mountinfo";
  std::string devices = "/sys/dev/block";  // by the numbers of a device
  std::string labels = "/dev/disk/by-label";
};

struct MountedDevice {
  std::string numbers;  // "8:17"
  std::string folder;
  bool read_only = false;
};

// Every mount of the text, once per device.
std::vector<MountedDevice> read_mounts(std::string_view text);

// By their names. A disk that this system runs from is none, whatever it is made of.
std::vector<core::Stick> find_sticks(const StickPlaces& places = {});

}  // namespace ubao::platform
