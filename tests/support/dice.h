// Numbers from a seed, the same on every machine (the standard's distributions differ between libraries).
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace ubao::test {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}

  // 0 .. sides - 1
  std::uint64_t roll(std::uint64_t sides) { return engine_() % sides; }
  int between(int low, int high) {
    return low + static_cast<int>(roll(static_cast<std::uint64_t>(high - low + 1)));
  }
  bool one_in(std::uint64_t chances) { return roll(chances) == 0; }
  bool percent(int chance) { return static_cast<int>(roll(100)) < chance; }

  template <class T>
  T& pick(std::vector<T>& from) {
    return from[roll(from.size())];
  }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[roll(from.size())];
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t left = items.size(); left > 1; --left) std::swap(items[left - 1], items[roll(left)]);
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace ubao::test
