// What belongs to this installation and to no workshop: its name, the display settings, and a short
// summary of each workshop so that the first screen needs to open none of them. One SQLite file, one thread.
// Never sent anywhere.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/env.h"
#include "core/result.h"

namespace ubao::core {

class Database;

// How the interface looks on this device.
struct DeviceSettings {
  std::int32_t scale_percent = 100;  // 80 to 200
  std::string theme = "light";       // light, dark, contrast
  std::string language = "en";
  bool reduced_motion = false;

  template <class Archive>
  void serialize(Archive& archive) {
    archive(scale_percent, theme, language, reduced_motion);
  }
};

// A workshop as the first screen shows it: as it was when it was last open.
struct WorkshopSummary {
  std::string id, title, place, starts, course_title;
  std::int32_t people = 0, ministries = 0;
  std::vector<std::string> sessions;        // titles
  std::int32_t current_session = 0;         // index of the first one that is not over
  std::int64_t own_total = 0, waiting = 0;  // own ops, and those of them that no office has
  bool has_office = false;                  // an address to send to is known
  bool sample = false;
  std::int64_t opened_at = 0;  // seconds since 1970

  template <class Archive>
  void serialize(Archive& archive) {
    archive(id, title, place, starts, course_title, people, ministries, sessions, current_session, own_total,
            waiting, has_office, sample, opened_at);
  }
};

class Device {
 public:
  // Opens or creates. A damaged file is put aside and a new one begun: the workshops' files are not touched
  // by that. Errors: newer_version, disk_full, storage_failed.
  static Result<std::unique_ptr<Device>> open(const std::string& path, const std::string& name, Env env);
  ~Device();

  const std::string& name() const { return name_; }

  DeviceSettings settings();
  Result<Done> set_settings(const DeviceSettings& settings);

  // The address that a workshop is sent to, as people typed it, credentials included; empty when none. It
  // stays on this device: what is written into the workshop's own file has no credentials.
  std::string office(const std::string& workshop);
  Result<Done> set_office(const std::string& workshop, const std::string& typed);

  std::vector<WorkshopSummary> summaries();  // the one opened last comes first
  Result<Done> remember(const WorkshopSummary& summary);
  Result<Done> forget(const std::string& workshop);

 private:
  Device(std::unique_ptr<Database> database, std::string name);

  std::unique_ptr<Database> database_;
  std::string name_;
};

}  // namespace ubao::core
