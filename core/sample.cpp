#include "core/sample.h"

#include <map>
#include <set>
#include <utility>

#include "core/data_file.h"

namespace ubao::core {

namespace {

constexpr int kMostPeople = 500;
constexpr int kMostCards = 2000;
constexpr int kMostEntries = 400;
constexpr int kFarthestCard = 1000000;

using Terms = std::map<std::string, std::string>;

// A list of {"code", "text"}: what people have in common is written once, and so translated once.
Terms read_terms(DataNode& root, std::string_view member, std::string_view language) {
  Terms terms;
  for (DataNode& node : root.list(member, kMostEntries))
    if (!terms.emplace(node.name("code"), node.text("text", language)).second)
      node.fail("code is there twice");
  return terms;
}

std::string look_up(DataNode& node, std::string_view member, const Terms& terms) {
  const std::string code = node.name(member);
  const auto found = terms.find(code);
  if (found != terms.end()) return found->second;
  node.fail(std::string(member) + " " + in_quotes(code) + " is not there");
  return {};
}

std::vector<SamplePerson> read_people(DataNode& root, std::string_view language) {
  const Terms ministries = read_terms(root, "ministries", language);
  const Terms roles = read_terms(root, "roles", language);
  const Terms regions = read_terms(root, "regions", language);
  const Terms genders = read_terms(root, "genders", language);
  std::vector<SamplePerson> people;
  for (DataNode& node : root.list("people", kMostPeople)) {
    SamplePerson person;
    person.name = node.plain("name");
    person.ministry = look_up(node, "ministry", ministries);
    person.role = look_up(node, "role", roles);
    person.region = look_up(node, "region", regions);
    if (node.has("gender")) person.gender = look_up(node, "gender", genders);
    people.push_back(std::move(person));
  }
  if (people.empty()) root.fail("people are missing");
  return people;
}

int person_of(DataNode& node, const std::vector<SamplePerson>& people) {
  return node.number("person", 0, people.empty() ? 0 : static_cast<int>(people.size()) - 1);
}

// One letter for each statement of a dimension, in order: "43d" for "L" is L1 = 4, L2 = 3, L3 = don't know.
void read_answers(DataNode& node, std::vector<SampleAnswer>& answers) {
  for (const auto& [dimension, letters] : node.pairs("answers", kMostEntries)) {
    int number = 0;
    for (char letter : letters) {
      std::string value;
      if (letter >= '1' && letter <= '9') value = std::string(1, letter);
      if (letter == 'd') value = "dk";
      if (letter == 'n') value = "na";
      if (letter == 's') value = "skipped";
      if (value.empty()) node.fail("answers." + dimension + " takes the letters 1 to 9, d, n and s");
      answers.push_back({dimension + std::to_string(++number), std::move(value)});
    }
  }
  if (answers.empty()) node.fail("answers are missing");
}

std::vector<SampleSubmission> read_submissions(DataNode& root, const std::vector<SamplePerson>& people) {
  std::vector<SampleSubmission> submissions;
  for (DataNode& assessment : root.list("assessments", kMostEntries)) {
    const std::string activity = assessment.name("activity");
    std::set<int> done;
    for (DataNode& node : assessment.list("submissions", kMostPeople)) {
      SampleSubmission submission;
      submission.activity = activity;
      submission.person = person_of(node, people);
      if (!done.insert(submission.person).second) node.fail("this person is there twice");
      read_answers(node, submission.answers);
      submissions.push_back(std::move(submission));
    }
  }
  return submissions;
}

std::vector<SampleCard> read_cards(DataNode& root, const std::vector<SamplePerson>& people,
                                   std::string_view language) {
  std::vector<SampleCard> cards;
  for (DataNode& board : root.list("boards", kMostEntries)) {
    const std::string activity = board.name("activity");
    for (DataNode& node : board.list("cards", kMostCards)) {
      SampleCard card;
      card.activity = activity;
      card.person = person_of(node, people);
      card.colour = node.word("colour", {"chalk", "maize", "clay", "leaf", "sky", "hibiscus"});
      card.x = node.number("x", -kFarthestCard, kFarthestCard);
      card.y = node.number("y", -kFarthestCard, kFarthestCard);
      card.text = node.text("text", language);
      cards.push_back(std::move(card));
    }
  }
  return cards;
}

std::vector<SampleState> read_states(DataNode& root) {
  std::vector<SampleState> states;
  for (auto& [activity, state] : root.pairs("states", kMostEntries)) {
    if (state != "open" && state != "closed")
      root.fail("states." + activity + " must be one of open, closed");
    states.push_back({activity, state});
  }
  return states;
}

}  // namespace

Result<Sample> read_sample(std::string_view text, std::string_view language) {
  DataFile file(text, "ubao-sample/1");
  if (file.failed()) return file.error();
  DataNode root = file.root();
  Sample sample;
  sample.title = root.text("title", language);
  sample.place = root.text("place", language);
  sample.course = root.name("course");
  sample.began_days_ago = root.optional_number("began_days_ago", 0, 3650, 0);
  sample.people = read_people(root, language);
  sample.submissions = read_submissions(root, sample.people);
  sample.cards = read_cards(root, sample.people, language);
  sample.states = read_states(root);
  if (file.failed()) return file.error();
  return sample;
}

}  // namespace ubao::core
