// Workshops of any size for the benchmarks, the same from the same seed: people of several ministries write
// cards on the boards of the online course, move them about and mend their texts. An op is about 340 bytes
// long. One thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/keyring.h"
#include "core/store.h"
#include "core/workshop.h"
#include "tests/support/dice.h"

namespace ubao::bench {

class WorkshopMaker {
 public:
  explicit WorkshopMaker(std::uint64_t seed);

  // Fills an empty workshop with the online course and `people` people. Ends the program when that fails.
  void begin(core::Workshop& workshop, int people);

  // Writes `count` ops more: a new card, or a change to one, in the proportion of one to `changes_per_card`.
  void write(core::Workshop& workshop, int count, int changes_per_card);

  // One change to record, with everything that the store needs to know.
  core::Change next(int changes_per_card);

  // What a person types: words from a small vocabulary, about so many letters.
  std::string text(int letters);

  const std::vector<std::string>& boards() const { return boards_; }
  const std::vector<std::string>& people() const { return people_; }

 private:
  test::Dice dice_;
  std::vector<std::string> boards_;
  std::vector<std::string> people_;
  std::vector<std::string> cards_;
  int changes_left_ = 0;
};

// An empty workshop in a file of its own, of which the device is a facilitator's.
std::unique_ptr<core::Workshop> empty_workshop(const std::filesystem::path& file,
                                               const core::Founding& founding, const std::string& device);

}  // namespace ubao::bench
