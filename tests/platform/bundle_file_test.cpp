// A bundle on its way to a medium that may fail: it is there whole and read back, or nothing of it is.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "platform/bundle_file.h"
#include "tests/support/process.h"
#include "tests/support/small_disk.h"
#include "tests/sync/bundles.h"

namespace ubao::test {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;
using platform::BundleFile;
using platform::FileSource;

std::string content_of_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

int files_below(const fs::path& folder) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) count += entry.is_regular_file() ? 1 : 0;
  return count;
}

class BundleOnDisk : public testing::Test {
 protected:
  BundleOnDisk() {
    for (int i = 0; i < 40; ++i) workshop_.home.record("card:" + std::to_string(i), {{"text", "Idea"}});
    bytes_ = workshop_.bundle();
  }

  core::Secret room() const { return core::Secret(workshop_.founding.secrets.at(core::kRoomSecret)); }
  BundleFile begun(const std::string& path) { return Tablet::demand(BundleFile::begin(path), "begin"); }
  // In pieces, as it is written.
  void write(BundleFile& file, const std::string& bytes) {
    for (std::size_t at = 0; at < bytes.size(); at += 1000)
      ASSERT_TRUE(file.append(std::string_view(bytes).substr(at, 1000)));
  }
  core::Result<sync::BundleInfo> finished(BundleFile& file) {
    return file.finish(workshop_.founding.workshop, room());
  }

  TempFolder folder_;
  SmallWorkshop workshop_;
  std::string bytes_;
};

TEST_F(BundleOnDisk, Is_there_whole_and_read_back) {
  BundleFile file = begun(folder_.file("all.ubao"));
  write(file, bytes_);
  EXPECT_FALSE(fs::exists(folder_.file("all.ubao"))) << "it has its name only when it is whole";
  std::vector<std::uint64_t> progress;
  const auto info = file.finish(workshop_.founding.workshop, room(),
                                [&](std::uint64_t bytes) { progress.push_back(bytes); });
  ASSERT_TRUE(info) << core::describe(info.error());
  EXPECT_EQ(info->ops, workshop_.home->op_count());
  EXPECT_EQ(info->bytes, bytes_.size());
  ASSERT_FALSE(progress.empty());
  EXPECT_EQ(progress.back(), bytes_.size());
  EXPECT_EQ(content_of_file(folder_.file("all.ubao")), bytes_);
  EXPECT_EQ(files_below(folder_.path()), 1);
}

TEST_F(BundleOnDisk, A_medium_that_gives_back_something_else_is_found_out) {
  for (const std::size_t at : {std::size_t{0}, std::size_t{50}, bytes_.size() / 2, bytes_.size() - 1}) {
    BundleFile file = begun(folder_.file("all.ubao"));
    write(file, bytes_);
    std::fstream medium(folder_.file("all.ubao.part"), std::ios::in | std::ios::out | std::ios::binary);
    medium.seekp(static_cast<std::streamoff>(at));
    medium.put(static_cast<char>(bytes_[at] ^ 1));
    medium.close();
    const auto info = finished(file);
    ASSERT_FALSE(info) << at;
    EXPECT_EQ(info.error().code, ErrorCode::bundle_unlike);
    EXPECT_EQ(files_below(folder_.path()), 0) << at;
  }
  BundleFile file = begun(folder_.file("all.ubao"));
  write(file, bytes_);
  fs::resize_file(folder_.file("all.ubao.part"), bytes_.size() - 1);
  const auto info = finished(file);
  ASSERT_FALSE(info);
  EXPECT_EQ(info.error().code, ErrorCode::bundle_unlike);
  EXPECT_EQ(files_below(folder_.path()), 0);
}

TEST_F(BundleOnDisk, What_no_reader_would_take_is_not_called_safe) {
  BundleFile file = begun(folder_.file("all.ubao"));
  write(file, bytes_.substr(0, bytes_.size() - 10));
  const auto info = finished(file);
  ASSERT_FALSE(info);
  EXPECT_EQ(info.error().code, ErrorCode::bundle_unlike);
  EXPECT_EQ(files_below(folder_.path()), 0);
}

TEST_F(BundleOnDisk, Given_up_it_leaves_nothing_and_touches_no_older_file) {
  std::ofstream(folder_.file("all.ubao")) << "older";
  {
    BundleFile file = begun(folder_.file("all.ubao"));
    write(file, bytes_);
    EXPECT_EQ(files_below(folder_.path()), 2);
  }
  EXPECT_EQ(files_below(folder_.path()), 1);
  EXPECT_EQ(content_of_file(folder_.file("all.ubao")), "older");
}

TEST_F(BundleOnDisk, Another_disk_in_the_place_of_the_stick_is_not_written_to) {
  struct stat about {};
  ASSERT_EQ(::stat(folder_.path().c_str(), &about), 0);
  EXPECT_TRUE(BundleFile::begin(folder_.file("all.ubao"), about.st_dev));
  const auto file = BundleFile::begin(folder_.file("all.ubao"), about.st_dev + 1);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, ErrorCode::storage_failed);
  EXPECT_EQ(files_below(folder_.path()), 0);
}

TEST_F(BundleOnDisk, Of_a_stick_that_is_unmounted_meanwhile_nothing_lands_on_this_machine) {
  const SmallDisk stick("4m");
  if (!stick.mounted()) GTEST_SKIP() << "mounting a small disk needs root";
  BundleFile file = begun((stick.path() / "all.ubao").string());
  write(file, bytes_);
  ASSERT_EQ(umount2(stick.path().c_str(), MNT_DETACH), 0);
  (void)finished(file);
  EXPECT_TRUE(fs::is_empty(stick.path())) << "the folder below the stick";
}

// A disk whose medium takes no more though the file system has room: a stick that has less memory than it
// says.
class LyingDisk {
 public:
  LyingDisk() : image_((ground_.path() / "image").string()) {
    if (!ground_.mounted()) return;
    std::ofstream(image_).close();
    fs::resize_file(image_, 64 << 20);
    mounted_ = went_well({"mkfs.ext4", "-q", "-F", "-O", "^has_journal", "-m", "0", image_}) &&
               went_well({"mount", "-o", "loop", image_, folder_.path().string()});
  }
  ~LyingDisk() {
    if (mounted_) umount2(folder_.path().c_str(), MNT_DETACH);
  }
  LyingDisk(const LyingDisk&) = delete;
  LyingDisk& operator=(const LyingDisk&) = delete;
  bool mounted() const { return mounted_; }
  const fs::path& path() const { return folder_.path(); }

 private:
  static bool went_well(const std::vector<std::string>& command) {
    return run_program(command).exit_code == 0;
  }
  SmallDisk ground_{"8m"};
  std::string image_;
  TempFolder folder_;
  bool mounted_ = false;
};

TEST_F(BundleOnDisk, A_stick_with_less_memory_than_it_says_is_not_called_safe) {
  const LyingDisk stick;
  if (!stick.mounted()) GTEST_SKIP() << "mounting a disk from a file needs root and loop devices";
  BundleFile file = begun((stick.path() / "all.ubao").string());
  std::string noise(1 << 20, 'x');
  SeededRandom random(5);
  for (int i = 0; i < 16; ++i) {
    random.fill({reinterpret_cast<std::uint8_t*>(noise.data()), noise.size()});
    ASSERT_TRUE(file.append(noise)) << "the system takes it, and finds out later";
  }
  const auto info = finished(file);
  ASSERT_FALSE(info);
  EXPECT_EQ(info.error().code, ErrorCode::disk_full) << core::describe(info.error());
  EXPECT_FALSE(fs::exists(stick.path() / "all.ubao"));
}

TEST_F(BundleOnDisk, Is_read_up_to_where_its_end_was) {
  std::ofstream(folder_.file("all.ubao"), std::ios::binary) << bytes_;
  FileSource source = Tablet::demand(FileSource::open(folder_.file("all.ubao")), "open");
  EXPECT_EQ(source.size(), bytes_.size());
  std::ofstream(folder_.file("all.ubao"), std::ios::binary | std::ios::app) << "grown";
  std::string read(bytes_.size() + 100, '\0');
  EXPECT_EQ(Tablet::demand(source.read(read), "read"), bytes_.size());
  EXPECT_EQ(Tablet::demand(source.read(read), "read"), 0u);
  ASSERT_TRUE(source.rewind());
  EXPECT_EQ(Tablet::demand(source.read(read), "read"), bytes_.size());
  EXPECT_EQ(read.substr(0, bytes_.size()), bytes_);
}

TEST_F(BundleOnDisk, A_pipe_and_a_folder_are_no_files) {
  ASSERT_EQ(::mkfifo(folder_.file("pipe.ubao").c_str(), 0600), 0);
  for (const std::string& path : {folder_.file("pipe.ubao"), folder_.path().string()}) {
    const auto source = FileSource::open(path);
    ASSERT_FALSE(source) << path;
    EXPECT_EQ(source.error().code, ErrorCode::bad_input);
  }
}

}  // namespace
}  // namespace ubao::test
