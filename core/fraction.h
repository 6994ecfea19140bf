// An exact fraction, in lowest terms, with a positive denominator: medians, shares and agreement are compared
// and shown without rounding on the way. Small by construction: denominators are counts of people times
// points of a scale. Plain values, any thread.
#pragma once

#include <cstdint>
#include <numeric>

namespace ubao::core {

struct Fraction {
  std::int64_t over = 0;   // numerator
  std::int64_t under = 1;  // denominator, at least 1

  constexpr Fraction() = default;
  constexpr Fraction(std::int64_t numerator, std::int64_t denominator = 1)  // NOLINT: whole numbers convert
      : over(numerator), under(denominator) {
    if (under < 0) {
      over = -over;
      under = -under;
    }
    const std::int64_t common = std::gcd(over, under);
    if (common > 1) {
      over /= common;
      under /= common;
    }
  }

  constexpr double value() const { return static_cast<double>(over) / static_cast<double>(under); }

  friend constexpr Fraction operator+(Fraction a, Fraction b) {
    return {a.over * b.under + b.over * a.under, a.under * b.under};
  }
  friend constexpr Fraction operator-(Fraction a, Fraction b) {
    return {a.over * b.under - b.over * a.under, a.under * b.under};
  }
  friend constexpr Fraction operator*(Fraction a, Fraction b) { return {a.over * b.over, a.under * b.under}; }
  friend constexpr Fraction operator/(Fraction a, Fraction b) { return {a.over * b.under, a.under * b.over}; }
  friend constexpr bool operator==(Fraction a, Fraction b) = default;
  friend constexpr bool operator<(Fraction a, Fraction b) { return a.over * b.under < b.over * a.under; }
  friend constexpr bool operator>(Fraction a, Fraction b) { return b < a; }
  friend constexpr bool operator<=(Fraction a, Fraction b) { return !(b < a); }
  friend constexpr bool operator>=(Fraction a, Fraction b) { return !(a < b); }
};

// To the nearest 1/parts, half away from zero, counted in these parts: 2.625 in hundredths is 263.
constexpr std::int64_t rounded(Fraction f, std::int64_t parts) {
  const std::int64_t twice = 2 * f.over * parts, whole = 2 * f.under;
  return twice < 0 ? -((-twice + f.under) / whole) : (twice + f.under) / whole;
}

}  // namespace ubao::core
