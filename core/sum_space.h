// The space that sums over cells of sheets span: which sums follow from others, and whether some combination
// of them is about too few sheets. Rows in echelon form, in whole numbers modulo the prime 2^61 - 1. For
// core/disclosure.cpp alone, which says what it is for. Plain values, any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace ubao::core {

// Columns are cells, the heavy ones (of more sheets than `most_revealed`) first, so that a row whose pivot is
// a light cell is zero on all heavy ones. A combination that reveals somebody is made of such rows alone,
// since every heavy row shows in some heavy cell; and of as many rows as it has cells at the most, since the
// light rows are kept free of each other's pivots.
class SumSpace {
 public:
  // `weights`: the sheets of each cell, falling. At most kMostRows are revealed; looking for them takes so
  // many steps at the most, all in all.
  SumSpace(std::vector<int> weights, int most_revealed, std::int64_t most_steps);

  void take(const std::vector<int>& cells);

  // Sheets that are in no sum yet: every combination with this sum in it is about all of them.
  int fresh(const std::vector<int>& cells) const;

  // Whether some combination is about too few sheets, or it would take too many steps to know.
  bool reveals();

  std::int64_t steps_left() const { return steps_left_; }
  void set_steps_left(std::int64_t steps) { steps_left_ = steps; }

 private:
  static constexpr std::size_t kMostRows = 4;
  using Number = std::uint64_t;
  using Bits = std::vector<std::uint64_t>;
  struct Row {
    std::size_t pivot = 0;
    std::vector<Number> values;  // 1 at the pivot
    Bits light;                  // the light cells where it is not zero
  };
  // Light cells that exactly one row of some has, and those that several have.
  struct Overlap {
    Bits one, several;
  };
  struct Search {
    std::vector<const Row*> chosen;
    std::array<Overlap, kMostRows + 1> overlaps;  // of the first so many that are chosen
  };

  static void subtract(std::vector<Number>& from, Number factor, const std::vector<Number>& row);
  std::optional<Row> reduced(const std::vector<int>& cells) const;
  void insert_light(Row row);
  Bits light_bits(const std::vector<Number>& values) const;
  std::size_t light_words() const { return (weights_.size() - heavy_ + 63) / 64; }
  int weight_at(std::size_t light_cell) const { return weights_[heavy_ + light_cell]; }
  int certain_with(const Overlap& before, const Bits& light) const;
  bool reveals_with(std::size_t next, int left, Search& search);
  bool can_cancel(const std::vector<const Row*>& rows, const Bits& cells, int spared) const;
  bool can_cancel(const std::vector<const Row*>& rows, const std::vector<std::size_t>& columns,
                  std::size_t from, std::vector<std::array<Number, kMostRows>> independent, int spared) const;

  std::vector<int> weights_;
  std::vector<bool> touched_;  // cells that are in some sum
  int most_revealed_ = 0;
  std::size_t heavy_ = 0;  // how many cells are heavy
  std::vector<Row> heavy_rows_, light_rows_;
  std::int64_t steps_left_ = 0;
};

}  // namespace ubao::core
