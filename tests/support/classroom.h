// A workshop with its facilitator and tablets, all in memory: equal seeds make equal rooms. What a tablet
// sends is handed to a Shelf, which keeps what a server would: the batches, and every document in the order
// in which it came. One thread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/course.h"
#include "core/keyring.h"
#include "core/sealing.h"
#include "core/store.h"
#include "core/workshop.h"
#include "tests/support/activities.h"
#include "tests/support/cheap_pin.h"
#include "tests/support/data_files.h"
#include "tests/support/fixed_env.h"
#include "tests/support/memory_disk.h"
#include "tests/support/tablet.h"

namespace ubao::test {

class Seat {
 public:
  Seat(const std::string& workshop, std::map<std::string, std::string> secrets, std::uint64_t seed)
      : disk_(std::make_unique<MemoryDisk>("room" + std::to_string(next_disk()++))),
        own_env_(std::make_unique<FixedEnv>(seed)),
        env(*own_env_) {
    core::StoreOptions options;
    options.path = "/workshop.db";
    options.vfs = disk_->name();
    options.workshop = workshop;
    options.device_name = "Tablet";
    options.secrets = std::move(secrets);
    workshop_ = std::make_unique<core::Workshop>(
        Tablet::demand(core::Store::open(std::move(options), env.env()), "open"), env.env(), kCheapPin);
  }

  core::Workshop* operator->() { return workshop_.get(); }
  core::Workshop& operator*() { return *workshop_; }
  core::Store& store() { return workshop_->store(); }

  std::vector<core::Json> documents() {
    std::vector<core::Json> all;
    store().each_op([&](const std::string&, const std::string& text) {
      all.push_back(core::Json::parse(text));
      return true;
    });
    return all;
  }
  void absorb(std::vector<core::Json> documents) {
    Tablet::demand(store().absorb(std::move(documents), {}), "absorb");
  }
  // What an exchange does with what came.
  bool settle() { return Tablet::demand(workshop_->settle(), "settle"); }

  std::string add_person(const std::string& name, const std::string& ministry = "Lands",
                         const std::string& role = "", const std::string& region = "") {
    core::Person person;
    person.name = name;
    person.ministry = ministry;
    person.role = role;
    person.region = region;
    person.gender = "female";
    return Tablet::demand(workshop_->add_person(person), "person").record;
  }
  void answer(const std::string& activity, const std::string& person, const std::string& code,
              const std::string& value) {
    Tablet::demand(workshop_->set_answer(activity, person, code, value), "answer");
  }
  void submit(const std::string& activity, const std::string& person) {
    Tablet::demand(workshop_->submit(activity, person), "submit");
  }
  void set_state(const std::string& activity, core::ActivityState state) {
    Tablet::demand(workshop_->set_activity_state(activity, state), "state");
  }

 private:
  static int& next_disk() {
    static int next = 0;
    return next;
  }
  std::unique_ptr<MemoryDisk> disk_;
  std::unique_ptr<FixedEnv> own_env_;

 public:
  FixedEnv& env;

 private:
  std::unique_ptr<core::Workshop> workshop_;
};

// The facilitator, with the online course begun.
class Classroom {
 public:
  explicit Classroom(std::uint64_t seed = 1) : Classroom(FixedEnv(seed), seed) {}

  // A tablet that was invited and has everything there is.
  Seat tablet(std::uint64_t seed) {
    Seat joined(facilitator->id(), invited(), seed);
    joined.absorb(facilitator.documents());
    return joined;
  }
  std::map<std::string, std::string> invited(core::Role role = core::Role::participant) {
    return Tablet::demand(facilitator->invite(role, ""), "invite").secrets;
  }

  core::SealingKey sealing_key() {
    return core::SealingKey(core::WorkshopKeys(Tablet::demand(facilitator->seed(), "seed")).sealing_seed);
  }
  core::SealedSheet opened(const core::Json& document) {
    const core::Json& set = document.at("set");
    const core::SealedPlace place{facilitator->id(), set.at("activity").get<std::string>(),
                                  document.at("of").get<std::string>()};
    return Tablet::demand(core::open_sheet(set.at("sealed").get<std::string>(), place, sealing_key()),
                          "a sheet");
  }

 private:
  Classroom(FixedEnv founding_env, std::uint64_t seed)
      : Classroom(core::found_workshop(founding_env.random), seed) {}
  Classroom(core::Founding founding, std::uint64_t seed)
      : facilitator(founding.workshop, std::move(founding.secrets), seed + 1000) {
    const auto course =
        Tablet::demand(core::read_course(asset_text("courses/online-5x2h.json"), "en"), "course");
    const auto instrument =
        Tablet::demand(core::read_instrument(asset_text("instruments/dtca-default.json")), "instrument");
    core::WorkshopDetails details;
    details.title = "Training";
    Tablet::demand(facilitator->begin(course, instrument, details), "begin");
  }

 public:
  Seat facilitator;
};

// What a server keeps of what is sent to it.
class Shelf {
 public:
  // Sends everything that waits, in batches as the replicator does.
  void take_from(Seat& seat) {
    core::Store& store = seat.store();
    Tablet::demand(store.sign_log(), "sign");
    const core::PeerId peer = Tablet::demand(store.peers().at_address("https://shelf.test/ubao"), "peer").id;
    for (;;) {
      std::int64_t end = 0;
      const auto queued = store.peers().queue(peer, 50, 1024 * 1024, end);
      if (queued.empty()) return;
      auto& batch = batches.emplace_back();
      for (const core::QueuedOp& op : queued) {
        batch.push_back(core::Json::parse(core::wire_text(op.id, op.hash, op.body)));
        documents.push_back(batch.back());
      }
      Tablet::demand(store.peers().acknowledge(peer, end, {}), "acknowledge");
    }
  }

  static bool stands_alone(const core::Json& document) {
    return document.value("of", "").starts_with("submission:");
  }

  std::vector<std::vector<core::Json>> batches;
  std::vector<core::Json> documents;  // in the order of _changes
};

}  // namespace ubao::test
