// One device of a test: a folder (or a disk in memory), a clock, chance from a seed, and the store that it
// writes. Closing and opening again is what a restart does.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/keyring.h"
#include "core/store.h"
#include "tests/support/fixed_env.h"
#include "tests/support/memory_disk.h"
#include "tests/support/ops.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {

inline constexpr const char* kWorkshop = "w0rksh0pw0rksh0p";

class Tablet {
 public:
  explicit Tablet(std::string device_name = "Tablet Blue 3", std::uint64_t seed = 1,
                  const MemoryDisk* disk = nullptr)
      : env(seed) {
    options.path = disk ? "/workshop.db" : folder.file("workshop.db");
    if (disk) options.vfs = disk->name();
    options.workshop = kWorkshop;
    const core::Hash hash = core::hash_of("key of " + device_name);
    options.secrets = {{core::kDeviceSecret, core::to_hex(hash)}};
    options.device_name = std::move(device_name);
    open();
  }

  // With keys of its own, in a workshop of its own.
  Tablet(std::string device_name, std::uint64_t seed, const std::string& workshop,
         std::map<std::string, std::string> secrets)
      : env(seed) {
    options.path = folder.file("workshop.db");
    options.workshop = workshop;
    options.secrets = std::move(secrets);
    options.device_name = std::move(device_name);
    open();
  }

  core::Result<std::unique_ptr<core::Store>> try_open() { return core::Store::open(options, env.env()); }
  void open() { store_ = demand(try_open(), "open"); }
  void close() { store_.reset(); }
  void restart() {
    close();
    open();
  }

  core::Store& store() { return *store_; }
  core::Store* operator->() { return store_.get(); }

  core::Op record(std::string of, core::Json set, std::vector<std::string> also_saw = {}) {
    const core::Change change{std::move(of), std::move(set), "person:p", std::move(also_saw)};
    return demand(store_->record({change}), "record").front();
  }
  core::Absorbed absorb(std::vector<core::Json> documents, const core::Source& source = {}) {
    return demand(store_->absorb(std::move(documents), source), "absorb");
  }
  core::Absorbed absorb_all_of(Tablet& other) { return absorb(other.documents()); }

  // Every op as it would travel.
  std::vector<core::Json> documents() {
    std::vector<core::Json> all;
    store_->each_op([&](const std::string&, const std::string& text) {
      all.push_back(core::Json::parse(text));
      return true;
    });
    return all;
  }

  // The same as text, in (n, id) order: equal on devices with equal ops.
  std::vector<std::string> texts() {
    std::vector<std::string> all;
    store_->each_op([&](const std::string&, const std::string& text) {
      all.push_back(text);
      return true;
    });
    return all;
  }

  template <class T>
  static T demand(core::Result<T> result, const char* what) {
    if (!result) {
      std::fprintf(stderr, "%s: %s\n", what, describe(result.error()).c_str());
      std::abort();
    }
    return std::move(result).value();
  }

  TempFolder folder;
  FixedEnv env;
  core::StoreOptions options;

 private:
  std::unique_ptr<core::Store> store_;
};

}  // namespace ubao::test
