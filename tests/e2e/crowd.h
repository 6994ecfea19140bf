// Thirty people with unique words for everything that is theirs, and what they do on a tablet: for the test
// that looks for these words everywhere. Equal seeds make equal crowds. One thread.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/e2e/installation.h"
#include "tests/support/canaries.h"
#include "tests/support/dice.h"

namespace ubao::test {

struct Someone {
  std::string name, ministry, role, region;  // a word each that is nobody else's
  std::string pin;
  std::map<std::string, std::string> answers;     // assessment: code -> value
  std::map<std::string, std::string> evaluation;  // column -> text
  std::map<std::string, std::string> reflection;  // question -> text
  std::vector<std::string> choices;               // poll
  std::string other;                              // poll, something else
  bool only_begins = false;                       // the assessment; the closing hands it in
  std::string id;                                 // once she was added
};

class Crowd {
 public:
  Crowd(int people, std::uint64_t seed, const std::vector<std::string>& statements);

  std::vector<Someone> people;

  // What must not be readable: for those with the room's key, names and the rest of what says who somebody is
  // are.
  const Canaries& closed_to_room() const { return closed_to_room_; }
  const Canaries& closed() const { return closed_; }

  // code -> value -> how often.
  using Totals = std::map<std::string, std::map<std::string, int>>;
  Totals assessment_totals() const;
  Totals poll_totals() const;
  Totals evaluation_totals() const;

 private:
  std::string word();
  void hide();

  Dice dice_;
  Canaries closed_, closed_to_room_;
};

// Everything that one person does, in order.
std::vector<json> intents_of(const Someone& person, const std::string& assessment,
                             const std::string& evaluation, const std::string& poll,
                             const std::string& reflection);

}  // namespace ubao::test
