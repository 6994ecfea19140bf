#include "platform/stick_errand.h"

#include "platform/address_file.h"

namespace ubao::platform {
namespace {

sync::Progress told_to(StickErrand& errand, const std::function<void()>& wake) {
  return [&errand, wake](std::uint64_t bytes) {
    {
      const std::lock_guard lock(errand.mutex);
      errand.done = bytes;
    }
    wake();
  };
}

}  // namespace

void begin_file(StickErrand& errand, const core::Stick& stick, const std::string& name) {
  auto file = BundleFile::begin(free_file_name(stick.id, name, ".ubao"), static_cast<dev_t>(stick.device));
  if (!file) return errand.fail(file.error());
  errand.file.emplace(std::move(*file));
  const std::lock_guard lock(errand.mutex);
  errand.name = errand.file->name();
}

void write_piece(StickErrand& errand, const std::string& piece) {
  if (!errand.lost())
    if (auto written = errand.file->append(piece); !written) errand.fail(written.error());
  if (errand.lost()) errand.file.reset();
  const std::lock_guard lock(errand.mutex);
  --errand.waiting;
}

void finish_file(StickErrand& errand, const std::function<void()>& wake) {
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

void check_file(StickErrand& errand, const std::string& path, const std::function<void()>& wake) {
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

}  // namespace ubao::platform
