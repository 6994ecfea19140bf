#include "platform/carrier.h"

#include <algorithm>
#include <filesystem>

#include "core/keyring.h"
#include "core/store.h"
#include "platform/file_thread.h"
#include "platform/stick_errand.h"
#include "platform/stick_watch.h"
#include "sync/bundle_writer.h"

namespace ubao::platform {
namespace {

using Phase = core::Carrying::Phase;

constexpr int kMostPiecesWaiting = 2;  // about 1 MiB each

float share_of(std::uint64_t done, std::uint64_t all) {
  return all == 0 ? 0.0f : static_cast<float>(done) / static_cast<float>(all);
}

}  // namespace

struct Carrier::Parts {
  Parts(StickPlaces places, std::function<void()> its_wake)
      : wake(std::move(its_wake)), watch(std::move(places), wake) {
    told.offered = true;
  }

  void begin(core::Workshop& workshop, Phase phase, const std::string& stick) {
    errand = std::make_shared<StickErrand>();
    errand->workshop = workshop.id();
    errand->room = core::Secret(workshop.store().secret(core::kRoomSecret));
    told.carrying = {};
    told.carrying.phase = phase;
    told.carrying.stick = stick;
  }
  void post(std::function<void(StickErrand&)> work) {
    thread.post([kept = errand, work = std::move(work), call = wake] {
      work(*kept);
      call();
    });
  }
  void fail(const core::Error& error) {
    told.carrying.phase = Phase::failed;
    told.carrying.error = error;
    give_up();
  }
  // The file goes with the last piece of work that knows of it.
  void give_up() {
    if (!errand) return;
    errand->given_up = true;
    post([](StickErrand& lost) {
      lost.file.reset();
      lost.source.reset();
    });
    errand.reset();
    writer.reset();
  }

  bool write_on();
  bool check_on();
  void take_in_now(core::Workshop& workshop);
  bool move_on(core::Workshop& workshop);

  std::function<void()> wake;
  core::Sticks told;
  std::shared_ptr<StickErrand> errand;
  std::optional<sync::BundleWriter> writer;
  StickWatch watch;
  FileThread thread;
};

// One piece at a time: the window goes on between two.
bool Carrier::Parts::write_on() {
  {
    const std::lock_guard lock(errand->mutex);
    told.carrying.file = errand->name;
    if (errand->waiting >= kMostPiecesWaiting) return true;
    ++errand->waiting;
  }
  auto piece = writer->next();
  if (!piece) {
    fail(piece.error());
    return true;
  }
  told.carrying.share = share_of(writer->done(), writer->all());
  if (*piece) {
    post([bytes = std::move(**piece)](StickErrand& on) { write_piece(on, bytes); });
    wake();
    return true;
  }
  told.carrying.phase = Phase::checking;
  told.carrying.share = 0;
  writer.reset();
  post([call = wake](StickErrand& on) { finish_file(on, call); });
  return true;
}

bool Carrier::Parts::check_on() {
  core::Carrying& now = told.carrying;
  const std::lock_guard lock(errand->mutex);
  now.share = share_of(errand->done, errand->all);
  if (!errand->info) return true;
  now.entries = errand->info->ops + errand->info->sheets;
  now.bytes = errand->info->bytes;
  now.share = 0;
  now.phase = now.phase == Phase::checking ? Phase::saved : Phase::taking_in;
  return true;
}

void Carrier::Parts::take_in_now(core::Workshop& workshop) {
  const auto taken = sync::take_in_bundle(*errand->source, workshop.store());
  if (!taken) return fail(taken.error());
  told.carrying.added = static_cast<std::uint64_t>(taken->absorbed.added);
  told.carrying.set_aside = static_cast<std::uint64_t>(taken->absorbed.set_aside);
  told.carrying.phase = Phase::taken_in;
  give_up();
}

bool Carrier::Parts::move_on(core::Workshop& workshop) {
  std::optional<core::Error> error;
  {
    const std::lock_guard lock(errand->mutex);
    error = errand->error;
  }
  if (error) {
    fail(*error);
    watch.look_again();
    return true;
  }
  switch (told.carrying.phase) {
    case Phase::writing:
      return write_on();
    case Phase::checking:
    case Phase::reading:
      check_on();
      // a frame says what is about to happen before nothing is drawn for a moment
      if (told.carrying.phase == Phase::taking_in) wake();
      if (told.carrying.phase == Phase::saved) {
        errand.reset();
        watch.look_again();
      }
      return true;
    case Phase::taking_in:
      take_in_now(workshop);
      return true;
    default:
      return false;
  }
}

Carrier::Carrier(StickPlaces places, std::function<void()> wake)
    : parts_(std::make_unique<Parts>(std::move(places), std::move(wake))) {}
Carrier::~Carrier() { stop(); }

void Carrier::look() { parts_->watch.look_again(); }

void Carrier::save(core::Workshop& workshop, core::Env env, const std::string& stick) {
  if (parts_->errand) return;
  for (const core::Stick& one : parts_->told.all) {
    if (one.id != stick) continue;
    parts_->begin(workshop, Phase::writing, stick);
    auto writer = sync::BundleWriter::begin(workshop.store(), env);
    if (!writer) return parts_->fail(writer.error());
    parts_->writer.emplace(std::move(*writer));
    // the date in front: long titles are cut
    const std::string name = core::utc_text(workshop.now()).substr(0, 10) + " " + workshop.info().title;
    parts_->post([one, name](StickErrand& on) { begin_file(on, one, name); });
    return;
  }
}

void Carrier::take_in(core::Workshop& workshop, const std::string& stick, const std::string& path) {
  if (parts_->errand) return;
  parts_->begin(workshop, Phase::reading, stick);
  parts_->told.carrying.from_stick = true;
  parts_->told.carrying.file = std::filesystem::path(path).filename().string();
  parts_->post([path, call = parts_->wake](StickErrand& on) { check_file(on, path, call); });
}

void Carrier::dismiss() {
  if (!parts_->told.carrying.working()) parts_->told.carrying = {};
}

void Carrier::stop() {
  parts_->give_up();
  parts_->told.carrying = {};
}

bool Carrier::poll(core::Workshop* workshop) {
  core::Sticks& told = parts_->told;
  bool changed = false;
  if (auto found = parts_->watch.poll()) {
    told.all = std::move(*found);
    const bool there = std::any_of(told.all.begin(), told.all.end(),
                                   [&](const core::Stick& stick) { return stick.id == told.carrying.stick; });
    // taken away: what was said of it is read
    const bool over = told.carrying.phase == Phase::saved || told.carrying.phase == Phase::taken_in;
    if (!there && over) told.carrying = {};
    changed = true;
  }
  if (workshop && parts_->errand) changed = parts_->move_on(*workshop) || changed;
  return changed;
}

const core::Sticks& Carrier::sticks() const { return parts_->told; }

}  // namespace ubao::platform
