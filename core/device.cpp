#include "core/device.h"

#include <algorithm>
#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <sstream>

#include "core/database.h"
#include "core/salvage.h"

namespace ubao::core {
namespace {

constexpr std::int64_t kDeviceVersion = 1;

constexpr const char* kTables = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE summaries(workshop TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 1;
)sql";

template <class T>
std::string packed(const T& value) {
  std::ostringstream bytes;
  cereal::PortableBinaryOutputArchive archive(bytes);
  archive(value);
  return bytes.str();
}

// These bytes were written by this device into its own file; what does not fit an older form falls back.
template <class T>
T unpacked(std::string_view bytes, T fallback) {
  try {
    std::istringstream stream{std::string(bytes)};
    cereal::PortableBinaryInputArchive archive(stream);
    T value;
    archive(value);
    return value;
  } catch (const std::exception&) {
    return fallback;
  }
}

std::unique_ptr<Database> opened(const std::string& path) {
  auto database = std::make_unique<Database>(path, std::string());
  if (database->user_version() > kDeviceVersion) {
    database->leave_untouched();
    throw DatabaseError({ErrorCode::newer_version, path});
  }
  database->prepare_for_writing();
  if (database->quick_check() != "ok") throw DatabaseError({ErrorCode::damaged, path});
  if (database->user_version() < kDeviceVersion) {
    Transaction transaction(*database);
    database->execute(kTables);
    transaction.commit();
  }
  return database;
}

template <class Work>
Result<Done> in_transaction(Database& database, Work work) {
  try {
    Transaction transaction(database);
    work();
    transaction.commit();
    return Done{};
  } catch (const DatabaseError& failure) {
    return failure.error();
  }
}

}  // namespace

Device::Device(std::unique_ptr<Database> database, std::string name)
    : database_(std::move(database)), name_(std::move(name)) {}
Device::~Device() = default;

Result<std::unique_ptr<Device>> Device::open(const std::string& path, const std::string& name, Env env) {
  try {
    std::unique_ptr<Database> database;
    try {
      database = opened(path);
    } catch (const DatabaseError& failure) {
      if (failure.error().code != ErrorCode::damaged) throw;
      put_aside(path, env);
      database = opened(path);
    }
    return std::unique_ptr<Device>(new Device(std::move(database), name));
  } catch (const DatabaseError& failure) {
    return failure.error();
  }
}

DeviceSettings Device::settings() {
  try {
    Statement row = database_->use("SELECT value FROM meta WHERE key = 'settings'");
    if (!row.step()) return {};
    DeviceSettings settings = unpacked(row.blob(0), DeviceSettings{});
    settings.scale_percent = std::clamp(settings.scale_percent, 80, 200);
    return settings;
  } catch (const DatabaseError&) {
    return {};
  }
}

Result<Done> Device::set_settings(const DeviceSettings& settings) {
  return in_transaction(*database_, [&] {
    const std::string bytes = packed(settings);
    Statement upsert = database_->use(
        "INSERT INTO meta(key, value) VALUES('settings', ?1) ON CONFLICT(key) DO UPDATE SET value = ?1");
    upsert.bind_blob(1, bytes).run();
  });
}

std::string Device::office(const std::string& workshop) {
  try {
    const std::string key = "office:" + workshop;
    Statement row = database_->use("SELECT value FROM meta WHERE key = ?1");
    row.bind(1, key);
    return row.step() ? row.text(0) : std::string();
  } catch (const DatabaseError&) {
    return {};
  }
}

Result<Done> Device::set_office(const std::string& workshop, const std::string& typed) {
  return in_transaction(*database_, [&] {
    const std::string key = "office:" + workshop;
    Statement upsert = database_->use(
        "INSERT INTO meta(key, value) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2");
    upsert.bind(1, key).bind(2, typed).run();
  });
}

std::vector<WorkshopSummary> Device::summaries() {
  std::vector<WorkshopSummary> found;
  try {
    Statement rows = database_->use("SELECT value FROM summaries");
    while (rows.step()) found.push_back(unpacked(rows.blob(0), WorkshopSummary{}));
  } catch (const DatabaseError&) {
    // an unreadable list is rebuilt from the files, see DataFolder
  }
  std::erase_if(found, [](const WorkshopSummary& summary) { return summary.id.empty(); });
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.opened_at > b.opened_at; });
  return found;
}

Result<Done> Device::remember(const WorkshopSummary& summary) {
  return in_transaction(*database_, [&] {
    const std::string bytes = packed(summary);
    Statement upsert = database_->use(
        "INSERT INTO summaries(workshop, value) VALUES(?1, ?2) ON CONFLICT(workshop) DO UPDATE SET value = "
        "?2");
    upsert.bind(1, summary.id).bind_blob(2, bytes).run();
  });
}

Result<Done> Device::forget(const std::string& workshop) {
  return in_transaction(*database_, [&] {
    Statement remove = database_->use("DELETE FROM summaries WHERE workshop = ?1");
    remove.bind(1, workshop).run();
    const std::string key = "office:" + workshop;
    Statement office = database_->use("DELETE FROM meta WHERE key = ?1");
    office.bind(1, key).run();
  });
}

}  // namespace ubao::core
