#include "platform/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "core/keyring.h"
#include "core/salvage.h"
#include "core/store.h"
#include "platform/summary.h"

namespace ubao::platform {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;

std::string host_name() {
  char name[256] = {};
  if (gethostname(name, sizeof name - 1) != 0 || name[0] == 0) return "Ubao";
  return name;
}

core::Error error_of(const std::error_code& failure, const fs::path& path) {
  const bool full = failure == std::errc::no_space_on_device;
  return {full ? ErrorCode::disk_full : ErrorCode::storage_failed, path.string() + ": " + failure.message()};
}

// A database and what SQLite may have put beside it.
std::error_code remove_files(const fs::path& database) {
  std::error_code failure;
  for (const char* companion : {"", "-wal", "-shm", "-journal"}) {
    std::error_code each;
    fs::remove(database.string() + companion, each);
    if (each) failure = each;
  }
  return failure;
}

}  // namespace

fs::path default_data_folder() {
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data) return fs::path(data) / "ubao";
  const char* home = std::getenv("HOME");
  return fs::path(home && *home ? home : ".") / ".local" / "share" / "ubao";
}

core::Result<std::unique_ptr<DataFolder>> DataFolder::open(const fs::path& folder, core::Env env,
                                                           const std::string& device_name) {
  std::error_code failure;
  fs::create_directories(folder / "workshops", failure);
  if (failure) return error_of(failure, folder);
  fs::permissions(folder, fs::perms::owner_all,
                  failure);  // best effort: some file systems have no permissions
  std::unique_ptr<DataFolder> made(new DataFolder(folder, env));
  // the lock goes with the process, so nothing stale is left behind after a crash
  made->lock_ = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (made->lock_ < 0) return error_of(std::error_code(errno, std::generic_category()), folder);
  if (flock(made->lock_, LOCK_EX | LOCK_NB) != 0) return {ErrorCode::in_use, folder.string()};
  const std::string name = device_name.empty() ? host_name() : device_name;
  auto device = core::Device::open((folder / "device.db").string(), name, env);
  if (!device) return device.error();
  made->device_ = std::move(*device);
  return made;
}

DataFolder::~DataFolder() {
  device_.reset();
  if (lock_ >= 0) close(lock_);
}

fs::path DataFolder::file_of(const std::string& id) const { return folder_ / "workshops" / (id + ".db"); }

std::vector<std::string> DataFolder::workshop_ids() const {
  std::vector<std::string> ids;
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_ / "workshops", failure)) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() == ".db" && core::is_name(name)) ids.push_back(name);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

core::Result<std::unique_ptr<core::Workshop>> DataFolder::open_file(
    const std::string& id, std::map<std::string, std::string> secrets) {
  core::StoreOptions options;
  options.path = file_of(id).string();
  options.workshop = id;
  options.device_name = device_->name();
  options.secrets = std::move(secrets);
  auto store = core::Store::open(std::move(options), env_);
  if (!store) return store.error();
  return std::make_unique<core::Workshop>(std::move(*store), env_);
}

core::Result<std::unique_ptr<core::Workshop>> DataFolder::open_workshop(const std::string& id) {
  std::error_code failure;
  if (!core::is_name(id) || !fs::exists(file_of(id), failure))
    return {ErrorCode::not_found, "workshop " + id};
  return open_file(id);
}

core::Result<std::unique_ptr<core::Workshop>> DataFolder::make_workshop() {
  core::Founding founding = core::found_workshop(*env_.random);
  return make_room_for(founding.workshop, std::move(founding.secrets));
}

core::Result<std::unique_ptr<core::Workshop>> DataFolder::make_room_for(
    const std::string& id, std::map<std::string, std::string> secrets) {
  if (!core::is_name(id)) return {ErrorCode::bad_input, "\"" + id + "\" is no workshop's id"};
  std::error_code failure;
  if (fs::exists(file_of(id), failure)) return {ErrorCode::bad_input, "the workshop is here already"};
  auto made = open_file(id, std::move(secrets));
  // on a full disk there may be a file by now, but no workshop in it
  if (!made) (void)remove_files(file_of(id));
  return made;
}

core::Result<core::Done> DataFolder::delete_workshop(const std::string& id) {
  std::error_code failure;
  if (!core::is_name(id) || !fs::exists(file_of(id), failure))
    return {ErrorCode::not_found, "workshop " + id};
  // what was put aside when the file was damaged goes with it
  for (const std::string& kept : core::files_put_aside(file_of(id).string())) remove_files(kept);
  if ((failure = remove_files(file_of(id)))) return error_of(failure, file_of(id));
  return device_->forget(id);
}

// A workshop that cannot be opened has nothing that could be sent from here.
core::Result<core::Done> DataFolder::check_erasable(const std::string& id) {
  auto workshop = open_workshop(id);
  if (workshop) return (*workshop)->check_erasable();
  return workshop.error().code == ErrorCode::not_found ? core::Result<core::Done>(workshop.error())
                                                       : core::Result<core::Done>(core::Done{});
}

core::Result<core::Done> DataFolder::erase_workshop(const std::string& id, bool even_though_not_delivered) {
  if (!even_though_not_delivered)
    if (auto erasable = check_erasable(id); !erasable) return erasable;
  return delete_workshop(id);
}

core::Result<core::Done> DataFolder::erase_everything(bool even_though_not_delivered) {
  for (const std::string& id : workshop_ids()) {
    if (even_though_not_delivered) break;
    if (auto erasable = check_erasable(id); !erasable)
      return {erasable.error().code, id + ": " + erasable.error().detail};
  }
  for (const std::string& id : workshop_ids())
    if (auto deleted = delete_workshop(id); !deleted) return deleted;
  device_.reset();
  std::error_code failure = remove_files(folder_ / "device.db");
  for (const std::string& kept : core::files_put_aside((folder_ / "device.db").string())) remove_files(kept);
  if (failure) return error_of(failure, folder_);
  auto device = core::Device::open((folder_ / "device.db").string(), host_name(), env_);
  if (!device) return device.error();
  device_ = std::move(*device);
  return core::Done{};
}

core::Result<core::Done> DataFolder::remember(core::Workshop& workshop) {
  return device_->remember(summary_of(workshop, env_.clock->seconds_since_1970()));
}

}  // namespace ubao::platform
