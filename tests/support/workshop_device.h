// A workshop of the online course as its people have it: the real Workshop on real files, on the
// facilitator's laptop and on tablets that were invited.
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>

#include "core/locks.h"
#include "core/store.h"
#include "core/workshop.h"
#include "tests/support/cheap_pin.h"
#include "tests/support/data_files.h"
#include "tests/support/room.h"

namespace ubao::test {

// One device with one workshop in it.
class WorkshopDevice {
 public:
  // The facilitator's, who makes the workshop.
  explicit WorkshopDevice(std::uint64_t seed = 1, core::WorkshopDetails details = titled("Coast Region"))
      : env(seed) {
    core::Founding founding = core::found_workshop(env.random);
    open(founding.workshop, std::move(founding.secrets));
    demand(
        workshop().begin(shipped_course("online-5x2h"), shipped_instrument(), details, shipped_matrices()));
  }
  // One that was invited; with an empty invitation, one that was not.
  WorkshopDevice(std::uint64_t seed, const std::string& id, std::map<std::string, std::string> secrets)
      : env(seed) {
    open(id, std::move(secrets));
  }
  static WorkshopDevice invited(WorkshopDevice& facilitator, std::uint64_t seed,
                                core::Role role = core::Role::participant) {
    auto invitation = Tablet::demand(facilitator.workshop().invite(role, {}), "invite");
    return {seed, invitation.workshop, std::move(invitation.secrets)};
  }
  // Somebody copies the folder, and both go on.
  static WorkshopDevice copy_of(WorkshopDevice& other, std::uint64_t seed) {
    const std::string id = other.workshop_->id(), copied = other.folder_->file("copied.db");
    other.workshop_.reset();
    std::filesystem::copy_file(other.path_, copied);
    other.open(id, {});
    return {Copied{copied}, seed, id};
  }
  static core::WorkshopDetails titled(const std::string& title) {
    core::WorkshopDetails details;
    details.title = title;
    return details;
  }

  core::Workshop& workshop() { return *workshop_; }
  core::Workshop* operator->() { return workshop_.get(); }
  core::Store& store() { return workshop_->store(); }

  std::string add(const std::string& name, const std::string& ministry = "Health") {
    core::Person person;
    person.name = name;
    person.ministry = ministry;
    return Tablet::demand(workshop().add_person(person), "add").record;
  }
  void answer(const std::string& activity, const std::string& person, const std::string& code,
              const std::string& value) {
    Tablet::demand(workshop().set_answer(activity, person, code, value), "answer");
  }
  void open_up(const std::string& activity) { set(activity, core::ActivityState::open); }
  void close_up(const std::string& activity) { set(activity, core::ActivityState::closed); }

  void choose_pin(const std::string& person, const std::string& pin) {
    const auto stretch = workshop().locks().choose(core::Secret(pin));
    Tablet::demand(workshop().locks().set(person, *stretch, core::stretched(*stretch)), "pin");
  }
  bool enter_pin(const std::string& person, const std::string& pin) {
    const auto stretch = workshop().locks().begin(person, core::Secret(pin));
    return stretch && workshop().locks().finish(person, core::stretched(*stretch)).ok();
  }

  // Everything that travels.
  std::vector<core::Json> documents() {
    std::vector<core::Json> all;
    store().each_op([&](const std::string&, const std::string& text) {
      all.push_back(core::Json::parse(text));
      return true;
    });
    return all;
  }
  void absorb_all_of(WorkshopDevice& other) {
    Tablet::demand(other.store().sign_log(), "sign");
    Tablet::demand(store().absorb(other.documents(), {}), "absorb");
    Tablet::demand(workshop().settle(), "settle");
  }

  // All bytes of the file and of what lies beside it.
  std::string bytes() {
    std::string all;
    for (const char* end : {"", "-wal", "-shm", "-journal"}) {
      std::ifstream file(path_ + end, std::ios::binary);
      all.append(std::istreambuf_iterator<char>(file), {});
    }
    return all;
  }
  void restart() {
    const std::string id = workshop_->id();
    workshop_.reset();
    open(id, {});
  }

  // The first bytes of the file are lost.
  void damage() {
    const std::string id = workshop_->id();
    workshop_.reset();
    std::fstream(path_, std::ios::binary | std::ios::in | std::ios::out) << std::string(100, '?');
    open(id, {});
  }

  FixedEnv env;

 private:
  struct Copied {
    std::string file;
  };
  WorkshopDevice(const Copied& copied, std::uint64_t seed, const std::string& id) : env(seed) {
    std::filesystem::copy_file(copied.file, folder_->file("workshop.db"));
    open(id, {});
  }
  void open(const std::string& id, std::map<std::string, std::string> secrets) {
    path_ = folder_->file("workshop.db");
    core::StoreOptions options;
    options.path = path_;
    options.workshop = id;
    options.device_name = "Tablet";
    options.secrets = std::move(secrets);
    workshop_ = std::make_unique<core::Workshop>(
        Tablet::demand(core::Store::open(options, env.env()), "open"), env.env(), kCheapPin);
  }
  void set(const std::string& activity, core::ActivityState state) {
    Tablet::demand(workshop().set_activity_state(activity, state), "state");
  }

  std::unique_ptr<TempFolder> folder_ = std::make_unique<TempFolder>();
  std::string path_;
  std::unique_ptr<core::Workshop> workshop_;
};

}  // namespace ubao::test
