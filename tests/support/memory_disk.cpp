#include "tests/support/memory_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <vector>

namespace ubao::test {

struct MemoryDisk::Parts {
  // One change to a file that is not synced yet: bytes at a place, or a new length.
  struct Change {
    std::size_t at = 0;
    std::string bytes;
    bool truncates = false;

    void apply(std::string& content) const {
      if (truncates) return content.resize(at);
      if (content.size() < at + bytes.size()) content.resize(at + bytes.size());
      std::copy(bytes.begin(), bytes.end(), content.begin() + static_cast<std::ptrdiff_t>(at));
    }
  };

  struct Open;

  struct File {
    std::string content;           // as programs see it
    std::string synced;            // as it is after a power cut
    std::vector<Change> unsynced;  // on the way from the one to the other
    std::map<const Open*, int> locks;
  };

  // An open file; SQLite owns it through a Handle.
  struct Open {
    Parts* disk = nullptr;
    std::shared_ptr<File> file;
    std::string path;
    std::uint64_t life = 0;  // of the program that opened it
    bool temporary = false;
  };

  std::string name;
  sqlite3_vfs vfs{};
  std::map<std::string, std::shared_ptr<File>> files;
  std::uint64_t life = 0;
  std::int64_t changes = 0, reads = 0, failed = 0, torn = 0, full = 0;
  std::optional<std::int64_t> trouble_at, read_error_at, most_bytes;
  Trouble trouble = Trouble::error;
  bool power_is_off = false;
  std::uint64_t random = 1;

  std::int64_t bytes() const {
    std::int64_t sum = 0;
    for (const auto& [path, file] : files) sum += static_cast<std::int64_t>(file->content.size());
    return sum;
  }

  // What befalls the next change; none when all is well.
  std::optional<Trouble> next_change(const Open& open) {
    if (open.temporary) return std::nullopt;
    if (open.life != life || power_is_off) return Trouble::power_cut;
    ++changes;
    if (!trouble_at || changes != *trouble_at) return std::nullopt;
    trouble_at.reset();
    ++failed;
    power_is_off = trouble != Trouble::error;
    return trouble == Trouble::lasting_error ? Trouble::error : trouble;
  }
};

namespace {

using Change = MemoryDisk::Parts::Change;
using File = MemoryDisk::Parts::File;
using Open = MemoryDisk::Parts::Open;
using Trouble = MemoryDisk::Trouble;

struct Handle {
  sqlite3_file base;
  Open* open;
};

Open& open_of(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file)->open; }

int close_file(sqlite3_file* file) {
  Handle* handle = reinterpret_cast<Handle*>(file);
  handle->open->file->locks.erase(handle->open);
  delete handle->open;
  handle->open = nullptr;
  return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
  Open& open = open_of(file);
  if (open.life != open.disk->life) return SQLITE_IOERR_READ;
  if (!open.temporary && ++open.disk->reads == open.disk->read_error_at.value_or(0)) return SQLITE_IOERR_READ;
  const std::string& content = open.file->content;
  const auto start = std::min(static_cast<std::size_t>(at), content.size());
  const std::size_t there = std::min(static_cast<std::size_t>(size), content.size() - start);
  std::memcpy(into, content.data() + start, there);
  std::memset(static_cast<char*>(into) + there, 0, static_cast<std::size_t>(size) - there);
  return there == static_cast<std::size_t>(size) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

void change(Open& open, Change made) {
  made.apply(open.file->content);
  if (!open.temporary) open.file->unsynced.push_back(std::move(made));
}

int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  Open& open = open_of(file);
  Change made{
      static_cast<std::size_t>(at), {static_cast<const char*>(bytes), static_cast<std::size_t>(size)}, false};
  if (open.disk->next_change(open)) {
    if (open.life == open.disk->life) {
      made.bytes.resize(made.bytes.size() / 2);
      ++open.disk->torn;
      change(open, std::move(made));
    }
    return SQLITE_IOERR_WRITE;
  }
  const std::size_t end = made.at + made.bytes.size();
  const std::optional<std::int64_t>& most = open.disk->most_bytes;
  if (!open.temporary && most && end > open.file->content.size() &&
      open.disk->bytes() + static_cast<std::int64_t>(end - open.file->content.size()) > *most) {
    ++open.disk->full;
    return SQLITE_FULL;
  }
  change(open, std::move(made));
  return SQLITE_OK;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  Open& open = open_of(file);
  if (open.disk->next_change(open)) return SQLITE_IOERR_TRUNCATE;
  change(open, {static_cast<std::size_t>(size), {}, true});
  return SQLITE_OK;
}

int sync_file(sqlite3_file* file, int) {
  Open& open = open_of(file);
  File& stored = *open.file;
  const auto trouble = open.disk->next_change(open);
  if (trouble == Trouble::power_cut) return SQLITE_IOERR_FSYNC;
  if (trouble == Trouble::error) {
    // a system that failed to sync takes the pages for clean and never tries again
    stored.unsynced.clear();
    return SQLITE_IOERR_FSYNC;
  }
  for (const Change& made : stored.unsynced) made.apply(stored.synced);
  stored.unsynced.clear();
  return SQLITE_OK;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(open_of(file).file->content.size());
  return SQLITE_OK;
}

int lock_file(sqlite3_file* file, int level) {
  Open& open = open_of(file);
  if (open.life != open.disk->life) return SQLITE_IOERR_LOCK;
  for (const auto& [other, held] : open.file->locks) {
    if (other == &open) continue;
    const bool refused = level == SQLITE_LOCK_SHARED     ? held >= SQLITE_LOCK_PENDING
                         : level == SQLITE_LOCK_RESERVED ? held >= SQLITE_LOCK_RESERVED
                                                         : held >= SQLITE_LOCK_SHARED;
    if (refused) return SQLITE_BUSY;
  }
  int& held = open.file->locks[&open];
  held = std::max(held, level);
  return SQLITE_OK;
}

int unlock_file(sqlite3_file* file, int level) {
  Open& open = open_of(file);
  open.file->locks[&open] = level;
  return SQLITE_OK;
}

int check_reserved(sqlite3_file* file, int* reserved) {
  *reserved = 0;
  for (const auto& [other, held] : open_of(file).file->locks)
    if (held >= SQLITE_LOCK_RESERVED) *reserved = 1;
  return SQLITE_OK;
}

int control_file(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return 4096; }

// As Linux says of its disks: what stands beside a write that is cut short stays whole.
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

// Version 1 has no shared memory: the store locks its file for itself and needs none.
constexpr sqlite3_io_methods kMethods{
    1,         close_file,  read_file,      write_file,   truncate_file, sync_file,       size_of_file,
    lock_file, unlock_file, check_reserved, control_file, sector_size,   characteristics, nullptr,
    nullptr,   nullptr,     nullptr,        nullptr,      nullptr};

MemoryDisk::Parts& parts_of(sqlite3_vfs* vfs) { return *static_cast<MemoryDisk::Parts*>(vfs->pAppData); }

int open_file(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  MemoryDisk::Parts& disk = parts_of(vfs);
  Handle* handle = reinterpret_cast<Handle*>(file);
  handle->base.pMethods = nullptr;
  auto open = std::make_unique<Open>();
  open->disk = &disk;
  open->life = disk.life;
  open->temporary = path == nullptr;
  if (open->temporary) {
    open->file = std::make_shared<File>();
  } else {
    if (disk.power_is_off) return SQLITE_CANTOPEN;
    open->path = path;
    std::shared_ptr<File>& stored = disk.files[path];
    if (!stored) {
      if (!(flags & SQLITE_OPEN_CREATE)) {
        disk.files.erase(path);
        return SQLITE_CANTOPEN;
      }
      stored = std::make_shared<File>();
    }
    open->file = stored;
  }
  handle->open = open.release();
  handle->base.pMethods = &kMethods;
  if (out_flags) *out_flags = flags;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* path, int) {
  MemoryDisk::Parts& disk = parts_of(vfs);
  Open as_if;
  as_if.life = disk.life;
  if (disk.next_change(as_if)) return SQLITE_IOERR_DELETE;
  return disk.files.erase(path) > 0 ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

int access_file(sqlite3_vfs* vfs, const char* path, int, int* there) {
  *there = parts_of(vfs).files.count(path) > 0 ? 1 : 0;
  return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* path, int size, char* out) {
  sqlite3_snprintf(size, out, "%s", path);
  return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int size, char* out) {
  std::uint64_t& state = parts_of(vfs).random;
  for (int i = 0; i < size; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    out[i] = static_cast<char>(state >> 56);
  }
  return size;
}

int sleep_not(sqlite3_vfs*, int microseconds) { return microseconds; }

int same_time(sqlite3_vfs*, double* julian_day) {
  *julian_day = 2461366.0;
  return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) { return 0; }

}  // namespace

MemoryDisk::MemoryDisk(const std::string& name) : parts_(std::make_unique<Parts>()) {
  Parts& parts = *parts_;
  parts.name = name;
  parts.vfs.iVersion = 1;
  parts.vfs.szOsFile = sizeof(Handle);
  parts.vfs.mxPathname = 512;
  parts.vfs.zName = parts.name.c_str();
  parts.vfs.pAppData = &parts;
  parts.vfs.xOpen = open_file;
  parts.vfs.xDelete = delete_file;
  parts.vfs.xAccess = access_file;
  parts.vfs.xFullPathname = full_path;
  parts.vfs.xRandomness = randomness;
  parts.vfs.xSleep = sleep_not;
  parts.vfs.xCurrentTime = same_time;
  parts.vfs.xGetLastError = last_error;
  sqlite3_vfs_register(&parts.vfs, 0);
}

MemoryDisk::~MemoryDisk() { sqlite3_vfs_unregister(&parts_->vfs); }

const std::string& MemoryDisk::name() const { return parts_->name; }
std::int64_t MemoryDisk::changes() const { return parts_->changes; }
std::int64_t MemoryDisk::reads() const { return parts_->reads; }
std::int64_t MemoryDisk::failed() const { return parts_->failed; }
std::int64_t MemoryDisk::full() const { return parts_->full; }
std::int64_t MemoryDisk::torn() const { return parts_->torn; }
std::int64_t MemoryDisk::bytes() const { return parts_->bytes(); }
bool MemoryDisk::has(const std::string& path) const { return parts_->files.count(path) > 0; }

void MemoryDisk::plan(Trouble trouble, std::int64_t nth_change) {
  parts_->trouble = trouble;
  parts_->trouble_at = parts_->changes + nth_change;
}

void MemoryDisk::plan_read_error(std::int64_t nth_read) { parts_->read_error_at = parts_->reads + nth_read; }

bool MemoryDisk::power_is_off() const { return parts_->power_is_off; }

void MemoryDisk::heal() {
  parts_->trouble_at.reset();
  parts_->read_error_at.reset();
  parts_->power_is_off = false;
  parts_->most_bytes.reset();
}

void MemoryDisk::limit(std::int64_t most_bytes) { parts_->most_bytes = most_bytes; }

void MemoryDisk::kill() {
  ++parts_->life;
  for (auto& [path, file] : parts_->files) file->locks.clear();
}

void MemoryDisk::crash(Dice* dice) {
  kill();
  for (auto& [path, file] : parts_->files) {
    // what is under way reaches the disk in any order
    if (dice) dice->shuffle(file->unsynced);
    for (Change& made : file->unsynced) {
      if (!dice || dice->one_in(2)) continue;
      if (!made.truncates && dice->one_in(3)) {
        made.bytes.resize(dice->roll(made.bytes.size() + 1));
        ++parts_->torn;
      }
      made.apply(file->synced);
    }
    file->unsynced.clear();
    file->content = file->synced;
  }
}

void MemoryDisk::copy_from(const MemoryDisk& other) {
  kill();
  parts_->files.clear();
  for (const auto& [path, file] : other.parts_->files) {
    auto copy = std::make_shared<File>();
    copy->content = copy->synced = file->content;
    parts_->files[path] = std::move(copy);
  }
}

void MemoryDisk::erase() {
  kill();
  parts_->files.clear();
}

}  // namespace ubao::test
