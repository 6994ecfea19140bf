// Bundles as files on sticks and disks (sync/bundle.h has the format). A file is written beside its name and
// takes the name only when it is whole on the medium; then it is read back from there and compared. What goes
// wrong leaves nothing under the name. Reading never takes more than the limit. No database is ever opened
// here. Any thread, one at a time.
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ids.h"
#include "sync/bundle.h"
#include "sync/holding.h"

namespace ubao::platform {

// A file descriptor that is closed when it goes.
class OpenFile {
 public:
  explicit OpenFile(int number = -1) : number_(number) {}
  OpenFile(OpenFile&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  OpenFile& operator=(OpenFile&& other) noexcept;
  ~OpenFile();
  int number() const { return number_; }
  bool open() const { return number_ >= 0; }
  int close();  // errno of closing, 0 when it went well

 private:
  int number_;
};

// A file from its beginning to where its end was when it was opened.
class FileSource final : public sync::ByteSource {
 public:
  // Errors: not_found; bad_input for what is no file; bundle_limits for more bytes than `most`, before any is
  // read; storage_failed.
  static core::Result<FileSource> open(const std::string& path, std::uint64_t most = sync::kMostBundleBytes);
  static core::Result<FileSource> of(OpenFile file, std::string path, std::uint64_t most);

  core::Result<std::size_t> read(std::span<char> into) override;
  core::Result<core::Done> rewind() override;

  std::uint64_t size() const { return size_; }
  // What is read from here on comes from the medium, not from memory, where the system can do so.
  void forget_cached();

 private:
  FileSource(OpenFile file, std::string path, std::uint64_t size)
      : file_(std::move(file)), path_(std::move(path)), size_(size) {}

  OpenFile file_;
  std::string path_;
  std::uint64_t size_ = 0, at_ = 0;
};

// A receipt as `ubao have` writes it. Errors: as FileSource; too_large, bad_input.
core::Result<sync::Holding> read_receipt_file(const std::string& path);

class BundleFile {
 public:
  // Begins `path` under another name in its folder. `device`: of the file system that it has to be on; 0:
  // any. A pulled stick leaves its folder behind, and what is written there is on the disk of this machine.
  // Errors: not_found without the folder; bad_input for a path that is no file; disk_full, storage_failed.
  static core::Result<BundleFile> begin(const std::string& path, dev_t device = 0);
  ~BundleFile();  // what is not finished is taken away
  BundleFile(BundleFile&&) = default;
  BundleFile& operator=(BundleFile&&) = delete;

  // Errors: disk_full, storage_failed; from then on nothing more is taken.
  core::Result<core::Done> append(std::string_view bytes);

  // Puts it under its name, reads it back from the medium and compares: each byte, then the whole as a reader
  // will. `workshop` and `room` as check_bundle takes them; progress in bytes read back. Errors: as append;
  // bundle_unlike.
  core::Result<sync::BundleInfo> finish(const std::string& workshop, const core::Secret& room,
                                        const sync::Progress& progress = {});

  const std::string& name() const { return name_; }  // without its folder
  std::uint64_t bytes() const { return bytes_; }

 private:
  struct Piece {
    std::size_t length = 0;
    core::Hash hash{};
  };
  BundleFile(std::string path, OpenFile folder, OpenFile file);
  core::Result<core::Done> put_in_place();
  core::Result<core::Done> compare(FileSource& source, const sync::Progress& progress) const;
  core::Result<sync::BundleInfo> read_back(const std::string& workshop, const core::Secret& room,
                                           const sync::Progress& progress) const;
  core::Error failed(int number) const;
  void take_away(const std::string& name) const;

  std::string path_, name_, temporary_;
  OpenFile folder_, file_;
  std::vector<Piece> pieces_;
  std::uint64_t bytes_ = 0;
  bool begun_ = true;  // something lies under the temporary name
};

}  // namespace ubao::platform
