// What a device holds of a workshop, so small that it travels in a file or a message: a receipt. Who has one
// writes a bundle with only what its owner lacks. As JSON:
//
//   {"format": "ubao-receipt/1", "workshop": ID, "at": UTC,
//    "logs": {"<log>": [[first seq, last seq, "<hash of the last op>"], ...]},
//    "sheets": ["<hash>", ...]}
//
// A run is ops of one log that follow each other by their chain of hashes; its last hash stands for all of
// them. A run ends at each seq that is a multiple of 64, too, so that a device which holds less of the log
// still knows most of what the other has. A gap or a fork begins a new run. Any thread but for what takes a
// store.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/result.h"
#include "core/store.h"

namespace ubao::sync {

inline constexpr std::uint64_t kLongestRun = 64;
inline constexpr std::size_t kMostHoldingBytes = 16 * 1024 * 1024;

struct Holding {
  struct Run {
    std::uint64_t first = 0, last = 0;
    std::string hash;
  };
  std::string workshop, at;
  std::map<std::string, std::vector<Run>> logs;
  std::vector<std::string> sheets;  // hashes, in their order
};

// `at`: UTC, for people.
Holding holding_of(core::Store& store, std::string at);

std::string holding_text(const Holding& holding);
// Errors: bad_input with what is wrong; too_large.
core::Result<Holding> read_holding(std::string_view text);

// The hashes of those ops of this store that the other holds for certain.
std::unordered_set<std::string> known_to(const Holding& other, core::Store& store);

}  // namespace ubao::sync
