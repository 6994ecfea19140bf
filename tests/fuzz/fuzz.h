// What the fuzzers share: input taken apart, a device whose disk is memory, and the end of a run in which
// something is not as it must be. A fuzzer is one function, LLVMFuzzerTestOneInput, that gets bytes of any
// kind; clang's libFuzzer makes them up (tests/fuzz/run.sh), and tests/fuzz/replay.cpp hands it those of
// tests/fuzz/corpus in every test run.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/store.h"
#include "tests/support/fixed_env.h"
#include "tests/support/memory_disk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

namespace ubao::test {

// Between the parts of an input.
inline constexpr std::string_view kCut = "\n--\n";

// Ends the run: the fuzzer keeps the input.
inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not true: %s\n", what);
  std::abort();
}

template <class T>
T must_have(core::Result<T> result, const char* what) {
  if (!result) std::fprintf(stderr, "%s\n", describe(result.error()).c_str());
  must(result.ok(), what);
  return std::move(result).value();
}

inline std::vector<std::string_view> parts_of(std::string_view input, std::string_view cut) {
  std::vector<std::string_view> parts;
  for (std::size_t end = input.find(cut); end != std::string_view::npos; end = input.find(cut)) {
    parts.push_back(input.substr(0, end));
    input.remove_prefix(end + cut.size());
  }
  parts.push_back(input);
  return parts;
}

// What stands before the first space, which is taken away with it.
inline std::string_view take_word(std::string_view& line) {
  const std::size_t end = line.find(' ');
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
  return word;
}

// A device of one input with a card of its own, equal from input to input. Its file is made once and copied:
// most of the time would go into making tables.
class FuzzedDevice {
 public:
  explicit FuzzedDevice(const std::string& name = "one", const std::string& workshop = "w0rksh0pw0rksh0p",
                        const std::map<std::string, std::string>& secrets = {})
      : disk_("fuzzed " + std::to_string(++count())) {
    static std::map<std::string, std::unique_ptr<MemoryDisk>> made;
    std::unique_ptr<MemoryDisk>& first = made[name];
    if (!first) {
      first = std::make_unique<MemoryDisk>("made " + name);
      const auto store = open(*first, name, workshop, secrets);
      must_have(store->record({{"card:a", {{"text", "one"}}, {}, {}}}), "a card is written");
    }
    disk_.copy_from(*first);
    store_ = open(disk_, name, workshop, secrets);
  }

  core::Store& store() { return *store_; }
  core::Store* operator->() { return store_.get(); }

  // The state is what its ops make it, and nothing else.
  void must_be_sound() { must(store_->dump() == store_->dump_from_nothing(), "the state follows from the ops"); }

  FixedEnv env;

 private:
  static int& count() {
    static int count = 0;
    return count;
  }
  std::unique_ptr<core::Store> open(const MemoryDisk& disk, const std::string& name, const std::string& workshop,
                                    const std::map<std::string, std::string>& secrets) {
    core::StoreOptions options;
    options.path = "/workshop.db";
    options.vfs = disk.name();
    options.workshop = workshop;
    options.secrets = secrets;
    options.device_name = name;
    return must_have(core::Store::open(std::move(options), env.env()), "a store opens");
  }

  MemoryDisk disk_;
  std::unique_ptr<core::Store> store_;
};

}  // namespace ubao::test
