// What may be published so that nobody is revealed by subtraction. Whatever is published is a sum over a set
// of sheets; who reads several sums can add and subtract them with any factors. That is linear algebra: the
// sums span a space, and a vector of it that is zero everywhere but on one to four sheets tells of fewer than
// kFewestShown people. The idea is that of auditing statistical databases (F. Y. Chin and G. Ozsoyoglu,
// "Auditing and Inference Control in Statistical Databases", 1982). Pure functions, any thread.
#pragma once

#include <vector>

namespace ubao::core {

// A published sum, as the items it adds up: indices, each at most once.
using SumOf = std::vector<int>;

// For each candidate, in this order, whether it may be published beside everything that is published already
// and the candidates before it that may. An item stands for `weights` sheets, of which the same is known
// always.
//
// Guaranteed: no combination, with whatever factors, of what may be published is zero everywhere but on items
// of together one to four sheets, unless one of `published` alone makes one. Exact, save for arithmetic
// modulo the prime 2^61 - 1 in place of fractions, which errs with a chance of about 2^-61 a step. What would
// take too many steps to look through is not published.
std::vector<bool> harmless(const std::vector<int>& weights, const std::vector<SumOf>& published,
                           const std::vector<SumOf>& candidates);

}  // namespace ubao::core
