// A small file system of its own, in memory, for as long as the object lives: full, locked or pulled out when
// a test says so. Needs root; `mounted` says whether there is one. One thread.
#pragma once

#include <sys/mount.h>

#include <filesystem>
#include <string>

#include "tests/support/temp_folder.h"

namespace ubao::test {

class SmallDisk {
 public:
  explicit SmallDisk(const std::string& size)
      : mounted_(mount("ubao-test", folder_.path().c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0) {}
  ~SmallDisk() {
    if (mounted_) umount2(folder_.path().c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool mounted() const { return mounted_; }
  const std::filesystem::path& path() const { return folder_.path(); }
  bool grow_to(const std::string& size) const {
    return mount("ubao-test", folder_.path().c_str(), "tmpfs", MS_REMOUNT, ("size=" + size).c_str()) == 0;
  }
  bool lock() const {
    return mount("ubao-test", folder_.path().c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0;
  }

 private:
  TempFolder folder_;
  bool mounted_;
};

}  // namespace ubao::test
