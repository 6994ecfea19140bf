#include "platform/bundle_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace ubao::platform {
namespace {

using core::ErrorCode;

core::Error bundle_file_error(int number, const std::string& path) {
  const bool full = number == ENOSPC || number == EDQUOT;
  const ErrorCode code = full               ? ErrorCode::disk_full
                         : number == ENOENT ? ErrorCode::not_found
                                            : ErrorCode::storage_failed;
  return {code, path + ": " + std::strerror(number)};
}

// Some file systems know no syncing of folders; they have nothing to sync there.
int sync_folder(int folder) {
  if (::fsync(folder) == 0) return 0;
  return errno == EINVAL || errno == ENOTSUP || errno == EROFS ? 0 : errno;
}

}  // namespace

OpenFile& OpenFile::operator=(OpenFile&& other) noexcept {
  if (this != &other) {
    close();
    number_ = std::exchange(other.number_, -1);
  }
  return *this;
}

OpenFile::~OpenFile() { close(); }

int OpenFile::close() {
  if (number_ < 0) return 0;
  return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno;
}

core::Result<FileSource> FileSource::open(const std::string& path, std::uint64_t most) {
  // a pipe that nobody writes to would be waited for
  OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.open()) return bundle_file_error(errno, path);
  return of(std::move(file), path, most);
}

core::Result<FileSource> FileSource::of(OpenFile file, std::string path, std::uint64_t most) {
  struct stat about {};
  if (::fstat(file.number(), &about) != 0) return bundle_file_error(errno, path);
  if (!S_ISREG(about.st_mode)) return {ErrorCode::bad_input, path + " is no file"};
  const auto size = static_cast<std::uint64_t>(about.st_size);
  if (size > most)
    return {ErrorCode::bundle_limits, path + " is larger than " + std::to_string(most >> 20) + " MiB"};
  return FileSource(std::move(file), std::move(path), size);
}

core::Result<std::size_t> FileSource::read(std::span<char> into) {
  const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(into.size(), size_ - at_));
  std::size_t done = 0;
  while (done < wanted) {
    const ssize_t count = ::read(file_.number(), into.data() + done, wanted - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return {ErrorCode::storage_failed, path_ + ": " + std::strerror(errno)};
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  at_ += done;
  return done;
}

core::Result<core::Done> FileSource::rewind() {
  if (::lseek(file_.number(), 0, SEEK_SET) != 0)
    return {ErrorCode::storage_failed, path_ + ": " + std::strerror(errno)};
  at_ = 0;
  return core::Done{};
}

void FileSource::forget_cached() { (void)::posix_fadvise(file_.number(), 0, 0, POSIX_FADV_DONTNEED); }

core::Result<sync::Holding> read_receipt_file(const std::string& path) {
  auto source = FileSource::open(path, sync::kMostHoldingBytes);
  if (!source && source.error().code == ErrorCode::bundle_limits) return {ErrorCode::too_large, path};
  if (!source) return source.error();
  std::string text(static_cast<std::size_t>(source->size()), '\0');
  const auto count = source->read(text);
  if (!count) return count.error();
  text.resize(*count);
  auto holding = sync::read_holding(text);
  if (!holding) return {holding.error().code, path + ": " + holding.error().detail};
  return holding;
}

BundleFile::BundleFile(std::string path, OpenFile folder, OpenFile file)
    : path_(std::move(path)),
      name_(std::filesystem::path(path_).filename().string()),
      temporary_(name_ + ".part"),
      folder_(std::move(folder)),
      file_(std::move(file)) {}

core::Result<BundleFile> BundleFile::begin(const std::string& path, dev_t device) {
  const std::filesystem::path whole(path);
  const std::string name = whole.filename().string();
  if (name.empty() || name == "." || name == "..") return {ErrorCode::bad_input, path + " names no file"};
  const std::string parent = whole.has_parent_path() ? whole.parent_path().string() : ".";
  // everything from here on happens in this folder, whatever is mounted over it meanwhile
  OpenFile folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.open()) return bundle_file_error(errno, parent);
  struct stat about {};
  if (::fstat(folder.number(), &about) != 0) return bundle_file_error(errno, parent);
  if (device != 0 && about.st_dev != device) return bundle_file_error(ENODEV, parent);
  if (::fstatat(folder.number(), name.c_str(), &about, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISREG(about.st_mode))
    return {ErrorCode::bad_input, path + " is there and no file"};
  struct statvfs room {};
  if (::fstatvfs(folder.number(), &room) == 0 && room.f_blocks > 0 && room.f_bavail == 0)
    return bundle_file_error(ENOSPC, path);
  const std::string temporary = name + ".part";
  OpenFile file(::openat(folder.number(), temporary.c_str(),
                         O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!file.open()) return bundle_file_error(errno, path);
  return BundleFile(path, std::move(folder), std::move(file));
}

BundleFile::~BundleFile() {
  if (begun_ && folder_.open()) take_away(temporary_);
}

core::Error BundleFile::failed(int number) const {
  core::Error error = bundle_file_error(number, path_);
  // the folder was there: a stick that goes meanwhile is no file that nobody finds
  if (error.code == ErrorCode::not_found) error.code = ErrorCode::storage_failed;
  return error;
}

void BundleFile::take_away(const std::string& name) const {
  (void)::unlinkat(folder_.number(), name.c_str(), 0);
}

core::Result<core::Done> BundleFile::append(std::string_view bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count = ::write(file_.number(), bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failed(errno);
    done += static_cast<std::size_t>(count);
  }
  pieces_.push_back({bytes.size(), core::hash_of(bytes)});
  bytes_ += bytes.size();
  return core::Done{};
}

core::Result<core::Done> BundleFile::put_in_place() {
  // disks that find out late that they are full say so here
  if (::fsync(file_.number()) != 0) return failed(errno);
  if (const int number = file_.close(); number != 0) return failed(number);
  if (::renameat(folder_.number(), temporary_.c_str(), folder_.number(), name_.c_str()) != 0)
    return failed(errno);
  begun_ = false;
  if (const int number = sync_folder(folder_.number()); number != 0) return failed(number);
  return core::Done{};
}

core::Result<core::Done> BundleFile::compare(FileSource& source, const sync::Progress& progress) const {
  if (source.size() != bytes_) return {ErrorCode::bundle_unlike, path_};
  std::string bytes;
  std::uint64_t done = 0;
  for (const Piece& piece : pieces_) {
    bytes.resize(piece.length);
    const auto count = source.read(bytes);
    if (!count) return count.error();
    if (*count != piece.length || core::hash_of(bytes) != piece.hash)
      return {ErrorCode::bundle_unlike, path_};
    done += piece.length;
    if (progress) progress(done);
  }
  return core::Done{};
}

core::Result<sync::BundleInfo> BundleFile::read_back(const std::string& workshop, const core::Secret& room,
                                                     const sync::Progress& progress) const {
  OpenFile file(::openat(folder_.number(), name_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!file.open()) return failed(errno);
  auto source = FileSource::of(std::move(file), path_, sync::kMostBundleBytes);
  if (!source) return source.error();
  source->forget_cached();
  if (auto same = compare(*source, progress); !same) return same.error();
  auto info = sync::check_bundle(*source, workshop, room);
  if (!info && info.error().code == ErrorCode::bundle_damaged)
    return {ErrorCode::bundle_unlike, path_ + ": " + info.error().detail};
  return info;
}

core::Result<sync::BundleInfo> BundleFile::finish(const std::string& workshop, const core::Secret& room,
                                                  const sync::Progress& progress) {
  const auto placed = put_in_place();
  auto info = placed ? read_back(workshop, room, progress) : core::Result<sync::BundleInfo>(placed.error());
  if (!info && !begun_) {
    take_away(name_);
    (void)sync_folder(folder_.number());
  }
  return info;
}

}  // namespace ubao::platform
