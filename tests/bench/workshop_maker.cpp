#include "tests/bench/workshop_maker.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "core/ids.h"
#include "platform/courses.h"
#include "tests/bench/must.h"

namespace ubao::bench {
namespace {

constexpr int kTextLetters = 45;
constexpr int kChangesPerTransaction = 500;

const std::vector<std::string>& words() {
  static const std::vector<std::string> list{
      "land",   "office",   "permit", "queue",    "phone",   "radio",   "village", "register",
      "birth",  "school",   "clinic", "budget",   "council", "shared",  "data",    "simple",
      "form",   "citizen",  "wait",   "hours",    "mobile",  "money",   "market",  "farmer",
      "water",  "electric", "bridge", "teacher",  "nurse",   "trust",   "open",    "answer",
      "listen", "improve",  "learn",  "together", "before",  "without", "every",   "district"};
  return list;
}

}  // namespace

WorkshopMaker::WorkshopMaker(std::uint64_t seed) : dice_(seed) {}

void WorkshopMaker::begin(core::Workshop& workshop, int people) {
  const platform::CourseSet set = must(platform::load_course("online-5x2h", "en"));
  core::WorkshopDetails details;
  details.title = "Digital government, cohort 7";
  details.place = "Kisumu";
  details.pins = false;
  must(workshop.begin(set.course, set.instrument, details));
  for (const core::AgendaSession& session : workshop.agenda().sessions)
    for (const auto* items : {&session.preparation, &session.items})
      for (const core::AgendaItem& item : *items)
        if (item.kind == "board") boards_.push_back(item.id);
  for (int i = 0; i < people; ++i) {
    core::Person person;
    person.name = "Person " + std::to_string(i + 1);
    person.ministry = "Ministry " + std::to_string(i % 6 + 1);
    people_.push_back(must(workshop.add_person(person)).record);
    must(workshop.agree(people_.back()));
  }
}

std::string WorkshopMaker::text(int letters) {
  std::string made;
  while (static_cast<int>(made.size()) < letters) {
    if (!made.empty()) made += ' ';
    made += dice_.pick(words());
  }
  return made;
}

core::Change WorkshopMaker::next(int changes_per_card) {
  core::Change change;
  change.by = dice_.pick(people_);
  const core::Json place = {dice_.between(-4000, 4000), dice_.between(-3000, 3000)};
  if (cards_.empty() || changes_left_ == 0) {
    changes_left_ = changes_per_card;
    core::Hash name{};
    for (auto& byte : name) byte = static_cast<std::uint8_t>(dice_.roll(256));
    cards_.push_back("card:" + core::base32(std::span(name).first(10)));
    change.of = cards_.back();
    change.set = {{"activity", dice_.pick(boards_)},
                  {"author", change.by},
                  {"text", text(kTextLetters)},
                  {"colour", dice_.pick(core::card_colours())},
                  {"pos", place}};
    return change;
  }
  --changes_left_;
  change.of = dice_.pick(cards_);
  if (dice_.one_in(3))
    change.set = {{"text", text(kTextLetters)}};
  else
    change.set = {{"pos", place}};
  return change;
}

void WorkshopMaker::write(core::Workshop& workshop, int count, int changes_per_card) {
  while (count > 0) {
    std::vector<core::Change> changes;
    for (int i = std::min(count, kChangesPerTransaction); i > 0; --i)
      changes.push_back(next(changes_per_card));
    count -= static_cast<int>(changes.size());
    must(workshop.store().record(changes));
  }
}

std::unique_ptr<core::Workshop> empty_workshop(const std::filesystem::path& file,
                                               const core::Founding& founding, const std::string& device) {
  core::StoreOptions options;
  options.path = file.string();
  options.workshop = founding.workshop;
  options.device_name = device;
  options.secrets = founding.secrets;
  return std::make_unique<core::Workshop>(must(core::Store::open(std::move(options), core::real_env())),
                                          core::real_env());
}

}  // namespace ubao::bench
