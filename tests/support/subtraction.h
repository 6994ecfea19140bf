// Somebody who knows who is in which group, and tries to learn what single people said from published sums:
// by adding and subtracting a few of them, and by solving for each person and each hidden group. Written
// apart from core/disclosure.h, and without its cleverness. One thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace ubao::test {

class Subtraction {
 public:
  using Members = std::vector<bool>;  // of each sheet: whether it is in the sum

  explicit Subtraction(std::size_t sheets) : sheets_(sheets) {}
  void learn(Members sum) {
    if (std::find(sums_.begin(), sums_.end(), sum) == sums_.end()) sums_.push_back(std::move(sum));
  }
  const std::vector<Members>& known() const { return sums_; }

  // How somebody is exposed, in words; empty when nobody is.
  std::string try_few_sums() const {
    for (std::size_t a = 0; a < sums_.size(); ++a) {
      if (is_small(a, 0, a, 0, a)) return "a sum of its own";
      for (std::size_t b = 0; b < a; ++b) {
        if (is_small(a, -1, b, 0, a)) return "one sum less another";
        for (std::size_t c = 0; c < sums_.size(); ++c) {
          if (c == a || c == b) continue;
          if (is_small(a, -1, b, -1, c)) return "one sum less two others";
          if (is_small(a, -1, b, 1, c)) return "two sums less another";
        }
      }
    }
    return {};
  }

  // Solves for single sheets, and for these sets of sheets.
  std::string solve(const std::vector<Members>& sought) const {
    std::vector<std::vector<std::int64_t>> rows;
    std::vector<std::size_t> pivots;
    for (const Members& sum : sums_) {
      std::vector<std::int64_t> row(sum.begin(), sum.end());
      reduce(row, rows, pivots);
      const std::size_t pivot = first_set(row);
      if (pivot == sheets_) continue;
      scale(row, inverse(row[pivot]));
      for (auto& other : rows) subtract(other, other[pivot], row);
      rows.push_back(std::move(row));
      pivots.push_back(pivot);
    }
    for (const auto& row : rows)
      if (std::count_if(row.begin(), row.end(), [](std::int64_t v) { return v != 0; }) < 5)
        return "a solution about fewer than five";
    for (const Members& set : sought) {
      std::vector<std::int64_t> row(set.begin(), set.end());
      reduce(row, rows, pivots);
      if (first_set(row) == sheets_) return "a hidden group";
    }
    return {};
  }

 private:
  static constexpr std::int64_t kModulus = 1'000'000'007;

  // Whether sum a + x * sum b + y * sum c is about one to four sheets.
  bool is_small(std::size_t a, int x, std::size_t b, int y, std::size_t c) const {
    int left = 0;
    for (std::size_t s = 0; s < sheets_ && left < 5; ++s)
      left += (sums_[a][s] ? 1 : 0) + (sums_[b][s] ? x : 0) + (sums_[c][s] ? y : 0) != 0 ? 1 : 0;
    return left > 0 && left < 5;
  }
  std::size_t first_set(const std::vector<std::int64_t>& row) const {
    return static_cast<std::size_t>(
        std::find_if(row.begin(), row.end(), [](std::int64_t v) { return v != 0; }) - row.begin());
  }
  static void scale(std::vector<std::int64_t>& row, std::int64_t factor) {
    for (auto& value : row) value = value * factor % kModulus;
  }
  static void subtract(std::vector<std::int64_t>& from, std::int64_t factor,
                       const std::vector<std::int64_t>& row) {
    if (factor == 0) return;
    for (std::size_t s = 0; s < row.size(); ++s)
      from[s] = (from[s] + (kModulus - factor) * row[s]) % kModulus;
  }
  static void reduce(std::vector<std::int64_t>& row, const std::vector<std::vector<std::int64_t>>& rows,
                     const std::vector<std::size_t>& pivots) {
    for (std::size_t r = 0; r < rows.size(); ++r) subtract(row, row[pivots[r]], rows[r]);
  }
  // Euclid's way.
  static std::int64_t inverse(std::int64_t value) {
    std::int64_t a = value, b = kModulus, x = 1, y = 0;
    while (a != 1) {
      const std::int64_t q = b / a;
      b -= q * a;
      y -= q * x;
      std::swap(a, b);
      std::swap(x, y);
    }
    return (x % kModulus + kModulus) % kModulus;
  }

  std::size_t sheets_;
  std::vector<Members> sums_;
};

}  // namespace ubao::test
