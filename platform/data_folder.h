// The folder that holds everything of this installation: `device.db`, `workshops/<id>.db`, and `lock`, which
// keeps a second process out for as long as this object lives. Opens, makes and deletes workshops. The
// store's thread.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/device.h"
#include "core/workshop.h"

namespace ubao::platform {

class DataFolder {
 public:
  // Makes the folder if it is not there. A device that is new gets the name; empty: the machine's own.
  // Errors: in_use when another process has it, storage_failed, disk_full, newer_version.
  static core::Result<std::unique_ptr<DataFolder>> open(const std::filesystem::path& folder, core::Env env,
                                                        const std::string& device_name = {});
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  core::Device& device() { return *device_; }
  const std::filesystem::path& path() const { return folder_; }

  // The ids of all workshops that have a file here, whether or not the device remembers them.
  std::vector<std::string> workshop_ids() const;

  // Opens the file of that workshop. Errors: not_found, damaged, newer_version, ...
  core::Result<std::unique_ptr<core::Workshop>> open_workshop(const std::string& id);

  // A new, empty one, of which this device is the first facilitator's.
  core::Result<std::unique_ptr<core::Workshop>> make_workshop();

  // An empty one that others made, to be filled from elsewhere, with the keys that an invitation brought.
  core::Result<std::unique_ptr<core::Workshop>> make_room_for(
      const std::string& id, std::map<std::string, std::string> secrets = {});

  // Deletes the workshop's file and what the device remembers of it.
  core::Result<core::Done> delete_workshop(const std::string& id);

  // The same by a person's wish: refused unless the office confirmed that it holds all of it, or it is to go
  // `even_though_not_delivered`. Errors: undelivered, with what is missing.
  core::Result<core::Done> erase_workshop(const std::string& id, bool even_though_not_delivered);

  // Every workshop and everything else that this program keeps here, under the same condition.
  core::Result<core::Done> erase_everything(bool even_though_not_delivered);

  // Writes what the first screen shows of a workshop.
  core::Result<core::Done> remember(core::Workshop& workshop);

 private:
  DataFolder(std::filesystem::path folder, core::Env env) : folder_(std::move(folder)), env_(env) {}
  std::filesystem::path file_of(const std::string& id) const;
  core::Result<core::Done> check_erasable(const std::string& id);
  core::Result<std::unique_ptr<core::Workshop>> open_file(const std::string& id,
                                                          std::map<std::string, std::string> secrets = {});

  std::filesystem::path folder_;
  core::Env env_;
  int lock_ = -1;
  std::unique_ptr<core::Device> device_;
};

// Where the data lies unless people choose: $XDG_DATA_HOME/ubao, else ~/.local/share/ubao.
std::filesystem::path default_data_folder();

}  // namespace ubao::platform
