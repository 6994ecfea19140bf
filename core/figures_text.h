// Numbers and dates as figures, tables and command line write them: the same everywhere, half away from zero,
// with a point in every language (tables are read by programs). Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/fraction.h"
#include "core/language.h"

namespace ubao::core {

// With so many digits after the point: 5/2 with 1 is "2.5", 21/8 with 2 is "2.63".
std::string decimal(Fraction value, int digits);

// With a sign, also that of a gain: "+0.4", "-1.0", "0.0".
std::string signed_decimal(Fraction value, int digits);

// A share as whole percents: 1/3 is "33%".
std::string percent(Fraction share);

// "2026-11-26" in the language's words, "26 November 2026"; as it is when it is no date.
std::string date_in_words(const Language& words, std::string_view iso);

}  // namespace ubao::core
