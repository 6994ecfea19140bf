#include "platform/carrier.h"

#include <atomic>
#include <filesystem>
#include <mutex>
#include <optional>

#include "core/keyring.h"
#include "core/store.h"
#include "platform/address_file.h"
#include "platform/bundle_file.h"
#include "platform/file_thread.h"
#include "platform/stick_watch.h"
#include "sync/bundle_writer.h"

namespace ubao::platform {
namespace {

using Phase = core::Carrying::Phase;

constexpr int kMostPiecesWaiting = 2;  // about 1 MiB each

// What both threads know of the file under way.
struct Errand {
  std::string workshop;
  core::Secret room;
  std::atomic<bool> given_up = false;

  std::mutex mutex;  // of what follows
  int waiting = 0;   // pieces that are not written yet
  std::uint64_t done = 0, all = 0;
  std::string name;
  std::optional<core::Error> error;
  std::optional<sync::BundleInfo> info;  // once the file is known to be good

  // of the thread for files; the source is handed over with `info`
  std::optional<BundleFile> file;
  std::optional<FileSource> source;

  bool lost() {
    const std::lock_guard lock(mutex);
    return given_up || error;
  }
  void fail(const core::Error& why) {
    const std::lock_guard lock(mutex);
    if (!error) error = why;
  }
};

void begin_file(Errand& errand, const core::Stick& stick, const std::string& name) {
  auto file = BundleFile::begin(free_file_name(stick.id, name, ".ubao"), static_cast<dev_t>(stick.device));
  if (!file) return errand.fail(file.error());
  errand.file.emplace(std::move(*file));
  const std::lock_guard lock(errand.mutex);
  errand.name = errand.file->name();
}

void write_piece(Errand& errand, const std::string& piece) {
  if (!errand.lost())
    if (auto written = errand.file->append(piece); !written) errand.fail(written.error());
  if (errand.lost()) errand.file.reset();
  const std::lock_guard lock(errand.mutex);
  --errand.waiting;
}

sync::Progress told_to(Errand& errand, const std::function<void()>& wake) {
  return [&errand, wake](std::uint64_t bytes) {
    {
      const std::lock_guard lock(errand.mutex);
      errand.done = bytes;
    }
    wake();
  };
}

void finish_file(Errand& errand, const std::function<void()>& wake) {
  if (errand.lost()) return errand.file.reset();
  {
    const std::lock_guard lock(errand.mutex);
    errand.all = errand.file->bytes();
  }
  auto info = errand.file->finish(errand.workshop, errand.room, told_to(errand, wake));
  errand.file.reset();
  if (!info) return errand.fail(info.error());
  const std::lock_guard lock(errand.mutex);
  errand.info = std::move(*info);
}

// Reads it all once: what is wrong is found here, and what the store's thread reads later is in memory.
void check_file(Errand& errand, const std::string& path, const std::function<void()>& wake) {
  auto source = FileSource::open(path);
  if (!source) return errand.fail(source.error());
  {
    const std::lock_guard lock(errand.mutex);
    errand.all = source->size();
  }
  auto info = sync::check_bundle(*source, errand.workshop, errand.room, told_to(errand, wake));
  if (!info) return errand.fail(info.error());
  errand.source.emplace(std::move(*source));
  const std::lock_guard lock(errand.mutex);
  errand.info = std::move(*info);
}

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
    errand = std::make_shared<Errand>();
    errand->workshop = workshop.id();
    errand->room = core::Secret(workshop.store().secret(core::kRoomSecret));
    told.carrying = {};
    told.carrying.phase = phase;
    told.carrying.stick = stick;
  }
  void post(std::function<void(Errand&)> work) {
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
    post([](Errand& lost) {
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
  std::shared_ptr<Errand> errand;
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
    post([bytes = std::move(**piece)](Errand& on) { write_piece(on, bytes); });
    wake();
    return true;
  }
  told.carrying.phase = Phase::checking;
  told.carrying.share = 0;
  writer.reset();
  post([call = wake](Errand& on) { finish_file(on, call); });
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
    parts_->post([one, name](Errand& on) { begin_file(on, one, name); });
    return;
  }
}

void Carrier::take_in(core::Workshop& workshop, const std::string& stick, const std::string& path) {
  if (parts_->errand) return;
  parts_->begin(workshop, Phase::reading, stick);
  parts_->told.carrying.from_stick = true;
  parts_->told.carrying.file = std::filesystem::path(path).filename().string();
  parts_->post([path, call = parts_->wake](Errand& on) { check_file(on, path, call); });
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
