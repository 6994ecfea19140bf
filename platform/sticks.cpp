#include "platform/sticks.h"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/ids.h"
#include "platform/bundle_file.h"

namespace ubao::platform {
namespace {

namespace fs = std::filesystem;

constexpr int kMostEntriesLookedAt = 2000;
constexpr std::size_t kMostStickFiles = 100;

// "\040" stands for a space in mountinfo, "\x20" in the names of labels.
std::string unescaped(std::string_view text, char kind) {
  const int base = kind == 'x' ? 16 : 8;
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string digits(text.substr(i + 1, 3));
    const bool escape = text[i] == '\\' && digits.size() == 3 && (kind != 'x' || digits[0] == 'x');
    char* end = nullptr;
    const std::string number = kind == 'x' && escape ? digits.substr(1) : digits;
    const long code = escape ? std::strtol(number.c_str(), &end, base) : -1;
    if (code <= 0 || code > 255 || *end != 0) {
      plain += text[i];
      continue;
    }
    plain += static_cast<char>(code);
    i += 3;
  }
  return plain;
}

std::string line_of(const fs::path& file) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  return line;
}

// The folder of the whole disk in /sys; empty for what is no disk.
fs::path disk_of(const std::string& devices, const std::string& numbers) {
  std::error_code failure;
  const fs::path device = fs::canonical(fs::path(devices) / numbers, failure);
  if (failure) return {};
  return fs::exists(device / "partition", failure) ? device.parent_path() : device;
}

// What people pull out: says so itself, is on the USB, or is a memory card.
bool is_removable(const fs::path& disk) {
  if (line_of(disk / "removable") == "1" || line_of(disk / "device" / "type") == "SD") return true;
  return std::any_of(disk.begin(), disk.end(),
                     [](const fs::path& part) { return part.string().rfind("usb", 0) == 0; });
}

std::string label_of(const std::string& labels, const std::string& device) {
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::directory_iterator(labels, failure))
    if (fs::read_symlink(entry.path(), failure).filename() == device && !failure)
      return unescaped(entry.path().filename().string(), 'x');
  return {};
}

bool is_bundle_name(const fs::path& path) {
  std::string ending = path.extension().string();
  for (char& letter : ending) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return ending == ".ubao";
}

std::vector<core::StickFile> bundles_in(const fs::path& folder) {
  std::vector<core::StickFile> found;
  std::error_code failure;
  int looked_at = 0;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (++looked_at > kMostEntriesLookedAt) break;
    if (!is_bundle_name(entry->path())) continue;
    const std::string path = entry->path().string();
    struct stat about {};
    auto source = FileSource::open(path);
    if (!source || ::stat(path.c_str(), &about) != 0) continue;
    const auto workshop = sync::workshop_of(*source);
    if (!workshop) continue;
    found.push_back(
        {path, entry->path().filename().string(), *workshop, core::utc_text(about.st_mtime), source->size()});
  }
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.at != b.at ? a.at > b.at : a.name < b.name; });
  if (found.size() > kMostStickFiles) found.resize(kMostStickFiles);
  return found;
}

core::Stick stick_at(const MountedDevice& mount, const std::string& label) {
  core::Stick stick;
  stick.id = mount.folder;
  stick.name = label.empty() ? fs::path(mount.folder).filename().string() : label;
  unsigned major = 0, minor = 0;
  if (std::sscanf(mount.numbers.c_str(), "%u:%u", &major, &minor) == 2) stick.device = makedev(major, minor);
  struct statvfs room {};
  if (::statvfs(mount.folder.c_str(), &room) == 0)
    stick.free_bytes = static_cast<std::uint64_t>(room.f_bavail) * room.f_frsize;
  stick.writable = !mount.read_only && ::access(mount.folder.c_str(), W_OK) == 0;
  stick.files = bundles_in(mount.folder);
  return stick;
}

}  // namespace

std::vector<MountedDevice> read_mounts(std::string_view text) {
  std::vector<MountedDevice> mounts;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string id, parent, numbers, root, folder, options;
    if (!(words >> id >> parent >> numbers >> root >> folder >> options)) continue;
    // of a device that is mounted twice, or in part, one mount is enough
    const bool known = std::any_of(mounts.begin(), mounts.end(),
                                   [&](const auto& mount) { return mount.numbers == numbers; });
    if (known) continue;
    mounts.push_back(
        {numbers, unescaped(folder, 'o'), ("," + options + ",").find(",ro,") != std::string::npos});
  }
  return mounts;
}

std::vector<core::Stick> find_sticks(const StickPlaces& places) {
  std::ifstream file(places.mounts);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::vector<MountedDevice> mounts = read_mounts(text);
  std::vector<fs::path> own;
  for (const MountedDevice& mount : mounts)
    if (mount.folder == "/") own.push_back(disk_of(places.devices, mount.numbers));
  std::vector<core::Stick> sticks;
  for (const MountedDevice& mount : mounts) {
    const fs::path disk = disk_of(places.devices, mount.numbers);
    if (disk.empty() || std::find(own.begin(), own.end(), disk) != own.end() || !is_removable(disk)) continue;
    std::error_code failure;
    const fs::path device = fs::canonical(fs::path(places.devices) / mount.numbers, failure);
    sticks.push_back(stick_at(mount, label_of(places.labels, device.filename().string())));
  }
  std::sort(sticks.begin(), sticks.end(),
            [](const auto& a, const auto& b) { return a.name != b.name ? a.name < b.name : a.id < b.id; });
  return sticks;
}

}  // namespace ubao::platform
