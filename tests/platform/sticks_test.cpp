// Sticks as the kernel tells of them, and the whole program without its window carrying a workshop by one.
// The kernel's words are the test's own; a stick is a folder.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <condition_variable>
#include <fstream>
#include <mutex>

#include "platform/key_files.h"
#include "platform/program.h"
#include "platform/stick_watch.h"
#include "tests/support/demand.h"
#include "tests/support/fixed_env.h"
#include "tests/support/scripted_transport.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;
using platform::StickPlaces;
using Phase = core::Carrying::Phase;

// What /proc, /sys and /dev say on a machine of the test.
class Machine {
 public:
  Machine() {
    for (const char* folder : {"sys", "labels", "media"}) fs::create_directories(root_.path() / folder);
    mount("254:1", "/", "sys/devices/pci0/block/vda", "0");
  }

  StickPlaces places() const {
    return {root_.file("mountinfo"), (root_.path() / "sys" / "numbers").string(), root_.file("labels")};
  }
  fs::path folder(const std::string& name) const { return root_.path() / "media" / name; }

  // A file system on a disk that is at this place in /sys; `removable` as the kernel says it.
  void mount(const std::string& numbers, const std::string& folder, const std::string& disk,
             const std::string& removable, const std::string& options = "rw,relatime") {
    const fs::path device = root_.path() / disk / "part1", known = root_.path() / "sys" / "numbers";
    fs::create_directories(device);
    fs::create_directories(known);
    std::ofstream(device / "partition") << "1\n";
    std::ofstream(root_.path() / disk / "removable") << removable << "\n";
    if (!fs::exists(fs::symlink_status(known / numbers))) fs::create_symlink(device, known / numbers);
    std::string escaped;
    for (const char letter : folder) escaped += letter == ' ' ? std::string("\\040") : std::string(1, letter);
    lines_ += "36 35 " + numbers + " / " + escaped + " " + options + " shared:1 - vfat /dev/sdb1 rw\n";
    tell();
  }
  void plug(const std::string& name, const std::string& numbers, const std::string& options = "rw") {
    fs::create_directories(folder(name));
    mount(numbers, folder(name).string(), "sys/devices/usb1/" + numbers, "1", options);
  }
  // The numbers of the file system that the folders are on.
  std::string real_numbers() const {
    struct stat about {};
    EXPECT_EQ(::stat(root_.path().c_str(), &about), 0);
    return std::to_string(major(about.st_dev)) + ":" + std::to_string(minor(about.st_dev));
  }
  void unplug_all() {
    lines_.clear();
    tell();
  }
  void label(const std::string& escaped_label, const std::string& device) {
    fs::create_symlink("../../" + device, root_.path() / "labels" / escaped_label);
  }

 private:
  void tell() const { std::ofstream(root_.file("mountinfo")) << lines_; }

  TempFolder root_;
  std::string lines_;
};

TEST(Mounts, Are_read_as_the_kernel_writes_them) {
  const auto mounts = platform::read_mounts(
      "36 35 8:17 / /media/amina/MY\\040STICK rw,nosuid,nodev shared:1 - vfat /dev/sdb1 "
      "rw,errors=remount-ro\n"
      "37 35 8:17 /inside /elsewhere rw - vfat /dev/sdb1 rw\n"
      "38 35 8:33 / /media/amina/Back\\134slash ro,relatime - iso9660 /dev/sdc1 ro\n"
      "too short\n\n");
  ASSERT_EQ(mounts.size(), 2u);
  EXPECT_EQ(mounts[0].folder, "/media/amina/MY STICK");
  EXPECT_EQ(mounts[0].numbers, "8:17");
  EXPECT_FALSE(mounts[0].read_only);
  EXPECT_EQ(mounts[1].folder, "/media/amina/Back\\slash");
  EXPECT_TRUE(mounts[1].read_only);
}

TEST(Sticks, Are_what_people_can_pull_out) {
  Machine machine;
  machine.mount("8:1", "/data", "sys/devices/pci0/block/sda", "0");
  EXPECT_TRUE(platform::find_sticks(machine.places()).empty()) << "disks that stay in the machine";
  machine.plug("STICK", "8:17");
  machine.plug("LOCKED", "8:33", "ro,relatime");
  fs::create_directories(machine.folder("Large"));
  machine.mount("8:49", machine.folder("Large").string(), "sys/devices/usb2/block/sdd", "0");
  const auto sticks = platform::find_sticks(machine.places());
  ASSERT_EQ(sticks.size(), 3u);
  EXPECT_EQ(sticks[0].name, "LOCKED");
  EXPECT_FALSE(sticks[0].writable);
  EXPECT_EQ(sticks[1].name, "Large") << "a disk on a cable says that it is not removable";
  EXPECT_EQ(sticks[2].name, "STICK");
  EXPECT_TRUE(sticks[2].writable);
  EXPECT_GT(sticks[2].free_bytes, 0u);
  EXPECT_EQ(sticks[2].id, machine.folder("STICK").string());
  EXPECT_EQ(sticks[2].device, makedev(8, 17));
}

TEST(Sticks, Have_the_name_that_people_gave_them) {
  Machine machine;
  machine.plug("1A2B-3C4D", "8:17");
  machine.label("Coast\\x20Region", "part1");
  const auto sticks = platform::find_sticks(machine.places());
  ASSERT_EQ(sticks.size(), 1u);
  EXPECT_EQ(sticks[0].name, "Coast Region");
}

TEST(Sticks, A_stick_that_the_system_runs_from_is_none) {
  Machine machine;
  machine.unplug_all();
  machine.mount("8:1", "/", "sys/devices/usb1/8:17", "1");
  fs::create_directories(machine.folder("persistence"));
  machine.plug("persistence", "8:17");
  EXPECT_TRUE(platform::find_sticks(machine.places()).empty());
}

TEST(Sticks, What_lies_on_one_is_believed_only_as_far_as_its_header_goes) {
  Machine machine;
  machine.plug("STICK", "8:17");
  const fs::path stick = machine.folder("STICK");
  const std::string magic = std::string("\x89UBAO\r\n\x1a", 8) + std::string("\1\0\0\0", 4);
  std::ofstream(stick / "A.UBAO", std::ios::binary) << magic << "aaaabbbbccccdddd" << std::string(200, 'x');
  std::ofstream(stick / "short.ubao", std::ios::binary) << magic;
  std::ofstream(stick / "noise.ubao", std::ios::binary) << std::string(200, 'x');
  std::ofstream(stick / "letter.txt", std::ios::binary)
      << magic << "aaaabbbbccccdddd" << std::string(200, 'x');
  fs::create_directory(stick / "folder.ubao");
  const auto sticks = platform::find_sticks(machine.places());
  ASSERT_EQ(sticks.size(), 1u);
  ASSERT_EQ(sticks[0].files.size(), 1u);
  EXPECT_EQ(sticks[0].files[0].name, "A.UBAO");
  EXPECT_EQ(sticks[0].files[0].workshop, "aaaabbbbccccdddd");
  EXPECT_EQ(sticks[0].files[0].bytes, 228u);
}

// Somebody is woken when there is something to do.
class WakingBell {
 public:
  std::function<void()> rope() {
    return [this] {
      const std::lock_guard lock(mutex_);
      rung_ = true;
      news_.notify_one();
    };
  }
  // False when it did not ring for a minute.
  bool wait() {
    std::unique_lock lock(mutex_);
    const bool rang = news_.wait_for(lock, std::chrono::minutes(1), [this] { return rung_; });
    rung_ = false;
    return rang;
  }

 private:
  std::mutex mutex_;
  std::condition_variable news_;
  bool rung_ = false;
};

TEST(Sticks, Are_looked_for_only_when_somebody_asks) {
  Machine machine;
  machine.plug("STICK", "8:17");
  WakingBell bell;
  platform::StickWatch watch(machine.places(), bell.rope());
  EXPECT_FALSE(watch.poll());
  watch.look_again();
  ASSERT_TRUE(bell.wait());
  const auto found = watch.poll();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->size(), 1u);
  EXPECT_FALSE(watch.poll()) << "told once";
  machine.unplug_all();
  watch.look_again();
  ASSERT_TRUE(bell.wait());
  const auto gone = watch.poll();
  ASSERT_TRUE(gone);
  EXPECT_TRUE(gone->empty());
}

// The program on one device.
class Desktop {
 public:
  Desktop(const StickPlaces& places, std::uint64_t seed)
      : env_(seed),
        places_(places),
        program_(std::make_unique<platform::Program>(
            demand(platform::DataFolder::open(folder_.path() / "data", env_.env(), "Laptop")), env_.env(),
            transport_, bell_.rope(), places)) {}

  void want(const app::Intent& intent) { program_->take({intent}, ++now_); }
  app::State& state() { return program_->app().state(); }
  const core::Carrying& carrying() { return state().sticks.carrying; }

  // Until it is so; false when nothing happens any more.
  template <class Condition>
  bool until(Condition condition) {
    do {
      program_->poll(++now_);
      if (condition()) return true;
    } while (bell_.wait());
    return false;
  }
  bool sees(std::size_t sticks) {
    want(app::GoTo{app::Screen::agenda, {}});
    program_->poll(++now_);
    want(app::GoTo{app::Screen::delivery, {}});
    return until([&] { return state().sticks.all.size() == sticks; });
  }
  bool done() {
    return until([&] { return carrying().phase != Phase::none && !carrying().working(); });
  }
  void look() { program_->poll(++now_); }
  void begin_sample() { want(app::CreateSample{}); }
  // The workshop without anything in it yet, on a device that was let in.
  void let_in(const core::Invitation& invitation) {
    program_.reset();
    auto folder = demand(platform::DataFolder::open(folder_.path() / "data", env_.env(), "Tablet"));
    demand(folder->make_room_for(invitation.workshop, invitation.secrets));
    program_ =
        std::make_unique<platform::Program>(std::move(folder), env_.env(), transport_, bell_.rope(), places_);
    want(app::OpenWorkshop{invitation.workshop});
  }
  void end() { program_.reset(); }

 private:
  TempFolder folder_;
  FixedEnv env_;
  ScriptedTransport transport_{[](const sync::HttpRequest&, std::int64_t) { return std::nullopt; }};
  WakingBell bell_;
  StickPlaces places_;
  double now_ = 0;
  std::unique_ptr<platform::Program> program_;
};

class CarriedByStick : public testing::Test {
 protected:
  CarriedByStick() {
    setenv("XDG_DOCUMENTS_DIR", documents_.path().c_str(), 1);
    machine.plug("STICK", machine.real_numbers());
    laptop.begin_sample();
    EXPECT_TRUE(laptop.sees(1));
  }
  ~CarriedByStick() override { unsetenv("XDG_DOCUMENTS_DIR"); }

  fs::path stick() const { return machine.folder("STICK"); }
  std::string stick_id() const { return stick().string(); }
  fs::path only_file() const {
    fs::path found;
    for (const auto& entry : fs::directory_iterator(stick())) {
      EXPECT_TRUE(found.empty()) << "more than one file";
      found = entry.path();
    }
    return found;
  }
  void save() {
    laptop.want(app::SaveToStick{stick_id()});
    EXPECT_TRUE(laptop.carrying().working());
    ASSERT_TRUE(laptop.done());
    ASSERT_EQ(laptop.carrying().phase, Phase::saved) << core::describe(laptop.carrying().error);
  }
  core::Invitation invitation() {
    laptop.want(app::Invite{core::Role::participant});
    for (const auto& entry : fs::directory_iterator(documents_.path()))
      return demand(platform::read_invitation_file(entry.path().string()));
    ADD_FAILURE() << "no invitation was written";
    return {};
  }

  TempFolder documents_;
  Machine machine;
  Desktop laptop{machine.places(), 3};
};

TEST_F(CarriedByStick, A_workshop_gets_from_one_device_to_another) {
  save();
  EXPECT_EQ(only_file().filename().string(), laptop.carrying().file);
  EXPECT_EQ(fs::file_size(only_file()), laptop.carrying().bytes);
  EXPECT_EQ(laptop.carrying().file.rfind("ubao-", 0), 0u);
  ASSERT_TRUE(laptop.until([&] { return laptop.state().sticks.all.at(0).files.size() == 1; }));

  Desktop tablet(machine.places(), 4);
  tablet.let_in(invitation());
  EXPECT_EQ(tablet.state().views.agenda.workshop.title, "");
  ASSERT_TRUE(tablet.until([&] { return true; }));
  ASSERT_TRUE(tablet.sees(1));
  ASSERT_EQ(tablet.state().sticks.all.at(0).files.size(), 1u);
  const std::string path = tablet.state().sticks.all.at(0).files.at(0).path;
  tablet.want(app::TakeFromStick{stick_id(), path});
  ASSERT_TRUE(tablet.done());
  ASSERT_EQ(tablet.carrying().phase, Phase::taken_in) << core::describe(tablet.carrying().error);
  EXPECT_EQ(tablet.carrying().added, laptop.carrying().entries);
  tablet.want(app::GoTo{app::Screen::people, {}});
  tablet.look();
  EXPECT_EQ(tablet.state().views.people.size(), laptop.state().views.people.size());

  tablet.want(app::GoTo{app::Screen::delivery, {}});
  tablet.want(app::DismissCarrying{});
  tablet.want(app::TakeFromStick{stick_id(), path});
  ASSERT_TRUE(tablet.done());
  ASSERT_EQ(tablet.carrying().phase, Phase::taken_in);
  EXPECT_EQ(tablet.carrying().added, 0u) << "again";
}

TEST_F(CarriedByStick, A_second_file_gets_a_name_of_its_own) {
  save();
  laptop.want(app::DismissCarrying{});
  save();
  EXPECT_EQ(std::distance(fs::directory_iterator(stick()), fs::directory_iterator()), 2);
}

TEST_F(CarriedByStick, A_torn_file_is_not_taken_in_and_said_so) {
  save();
  fs::resize_file(only_file(), fs::file_size(only_file()) / 2);
  laptop.want(app::DismissCarrying{});
  laptop.want(app::TakeFromStick{stick_id(), only_file().string()});
  ASSERT_TRUE(laptop.done());
  EXPECT_EQ(laptop.carrying().phase, Phase::failed);
  EXPECT_EQ(laptop.carrying().error.code, ErrorCode::bundle_damaged);
  laptop.want(app::DismissCarrying{});
  EXPECT_EQ(laptop.carrying().phase, Phase::none);
}

TEST_F(CarriedByStick, A_stick_that_is_gone_is_said_to_be_and_no_folder_is_made_in_its_place) {
  fs::remove(stick());
  laptop.want(app::SaveToStick{stick_id()});
  ASSERT_TRUE(laptop.done());
  EXPECT_EQ(laptop.carrying().phase, Phase::failed);
  EXPECT_EQ(laptop.carrying().error.code, ErrorCode::not_found);
  EXPECT_FALSE(fs::exists(stick()));
}

TEST_F(CarriedByStick, What_was_said_of_a_stick_goes_with_it) {
  save();
  machine.unplug_all();
  ASSERT_TRUE(laptop.sees(0));
  EXPECT_EQ(laptop.carrying().phase, Phase::none);
}

TEST_F(CarriedByStick, Closed_in_the_middle_nothing_half_written_stays) {
  laptop.want(app::SaveToStick{stick_id()});
  laptop.want(app::CloseWorkshop{});
  EXPECT_EQ(laptop.carrying().phase, Phase::none);
  laptop.end();
  EXPECT_TRUE(fs::is_empty(stick()));
}

}  // namespace
}  // namespace ubao::test
