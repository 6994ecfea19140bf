#include "tests/e2e/crowd.h"

#include <set>
#include <sstream>

namespace ubao::test {
namespace {

constexpr std::size_t kWordLetters = 12, kPinDigits = 12;
const std::vector<std::string> kChoices{"finance", "expertise", "rules", "servants", "fear", "me"};

}  // namespace

// Letters that stand in no text of the program in this order.
std::string Crowd::word() {
  constexpr std::string_view kLetters = "bcdfghjkmnpqrtvwxz";
  std::string made;
  while (made.size() < kWordLetters) made += kLetters[dice_.roll(kLetters.size())];
  return made;
}

Crowd::Crowd(int count, std::uint64_t seed, const std::vector<std::string>& statements) : dice_(seed) {
  const std::vector<std::string> outside{"dk", "na", "skipped"};
  for (int i = 0; i < count; ++i) {
    Someone somebody;
    somebody.name = "Amina " + word();
    somebody.ministry = "Ministry of " + word();
    somebody.role = word();
    somebody.region = word();
    // half of them take digits; these twelve turn up in no hash by chance
    if (i % 2 == 0)
      while (somebody.pin.size() < kPinDigits) somebody.pin += static_cast<char>('0' + dice_.roll(10));
    else
      somebody.pin = word() + " " + word();
    for (const std::string& code : statements)
      somebody.answers[code] = dice_.one_in(9) ? dice_.pick(outside) : std::to_string(dice_.between(1, 5));
    for (const char* column : {"liked", "liked-less", "differently"})
      somebody.evaluation[column] = "I think " + word() + " of it";
    for (const char* question : {"obstacles", "overcome", "actions", "behaviour"})
      somebody.reflection[question] = "My own " + word() + " and nobody else's";
    auto choices = kChoices;
    dice_.shuffle(choices);
    somebody.choices.assign(choices.begin(), choices.begin() + dice_.between(1, 2));
    somebody.other = "Rather " + word();
    somebody.only_begins = i % 10 == 4;
    people.push_back(std::move(somebody));
  }
  hide();
}

void Crowd::hide() {
  const auto last_word = [](const std::string& text) { return text.substr(text.rfind(' ') + 1); };
  const auto the_word = [](const std::string& text) {
    std::string longest;
    std::istringstream words(text);
    for (std::string each; words >> each;)
      if (each.size() == kWordLetters) longest = each;
    return longest;
  };
  std::set<std::string> values;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const Someone& person = people[i];
    const std::string of = " of person " + std::to_string(i);
    closed_.add("the name" + of, last_word(person.name));
    closed_.add("the ministry" + of, last_word(person.ministry));
    closed_.add("the role" + of, person.role);
    closed_.add("the region" + of, person.region);
    for (Canaries* both : {&closed_, &closed_to_room_}) {
      both->add("the PIN" + of, person.pin);
      for (const auto& [column, text] : person.evaluation)
        both->add("the evaluation's " + column + of, the_word(text));
      for (const auto& [question, text] : person.reflection)
        both->add("the reflection's " + question + of, the_word(text));
      both->add("the poll's other" + of, last_word(person.other));
    }
    for (const auto& [code, value] : person.answers) {
      values.insert("\"" + code + "\":\"" + value + "\"");
      values.insert("\"" + code + "\",\"" + value + "\"");
      values.insert("\"" + code + "\": \"" + value + "\"");
      values.insert("answer:" + code);
    }
    for (const std::string& choice : person.choices) {
      values.insert("\"" + choice + "\":\"1\"");
      values.insert("\"" + choice + "\",\"1\"");
    }
  }
  for (const std::string& value : values)
    if (value.size() >= 8)
      for (Canaries* both : {&closed_, &closed_to_room_}) both->add("the answer " + value, value);
}

Crowd::Totals Crowd::assessment_totals() const {
  Totals totals;
  for (const Someone& person : people)
    for (const auto& [code, value] : person.answers) ++totals[code][value];
  return totals;
}

Crowd::Totals Crowd::poll_totals() const {
  Totals totals;
  for (const Someone& person : people) {
    for (const std::string& choice : person.choices) ++totals[choice]["1"];
    ++totals["other"]["text"];
  }
  return totals;
}

Crowd::Totals Crowd::evaluation_totals() const {
  Totals totals;
  for (const Someone& person : people)
    for (const auto& [column, text] : person.evaluation) ++totals[column]["text"];
  return totals;
}

std::vector<json> intents_of(const Someone& person, const std::string& assessment,
                             const std::string& evaluation, const std::string& poll,
                             const std::string& reflection) {
  std::vector<json> intents;
  const auto add = [&](const char* what, const std::string& activity, const json& more = json::object()) {
    json intent = {{"do", what}, {"activity", activity}, {"person", person.id}};
    intent.update(more);
    intents.push_back(std::move(intent));
  };
  intents.push_back({{"do", "person.agree"}, {"person", person.id}});
  for (const auto& [code, value] : person.answers)
    add("answer.set", assessment, {{"code", code}, {"value", value}});
  if (!person.only_begins) add("assessment.submit", assessment);
  for (const auto& [code, text] : person.reflection)
    add("note.set", reflection, {{"code", code}, {"text", text}});
  for (const auto& [code, text] : person.evaluation)
    add("answer.set", evaluation, {{"code", code}, {"value", text}});
  add("evaluation.submit", evaluation);
  for (const std::string& choice : person.choices)
    add("answer.set", poll, {{"code", choice}, {"value", "1"}});
  add("answer.set", poll, {{"code", "other"}, {"value", person.other}});
  add("poll.submit", poll);
  return intents;
}

}  // namespace ubao::test
