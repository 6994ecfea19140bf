// Questions of any size for tests of figures: dimensions A, B, ... with statements A1, A2, ... Any thread.
#pragma once

#include <map>
#include <string>

#include "core/statistics.h"
#include "tests/support/dice.h"

namespace ubao::test {

inline core::Questions questionnaire(int dimensions, int statements_each, int points) {
  core::Questions questions;
  questions.points = points;
  for (int d = 0; d < dimensions; ++d) {
    const std::string code(1, static_cast<char>('A' + d));
    questions.dimensions.push_back(code);
    for (int i = 1; i <= statements_each; ++i) {
      questions.statements.push_back(code + std::to_string(i));
      questions.dimension_of.push_back(d);
    }
  }
  return questions;
}

// What somebody says who answers most statements.
inline std::map<std::string, std::string> random_answers(const core::Questions& questions, Dice& dice) {
  std::map<std::string, std::string> answers;
  for (const std::string& code : questions.statements) {
    const auto luck = dice.roll(10);
    if (luck == 0) continue;
    answers[code] = luck == 1   ? "dk"
                    : luck == 2 ? "na"
                    : luck == 3 ? "skipped"
                                : std::to_string(dice.between(1, questions.points));
  }
  return answers;
}

}  // namespace ubao::test
