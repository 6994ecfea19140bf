// A workshop as people know it: agenda, people, answers, cards. Turns what people do into ops and drafts of
// the store and the store's records into views; the screens and the command line share it. Owns its store;
// the store's thread. Every action returns after it is durable in the file, or says why it is not and has
// changed nothing.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/course.h"
#include "core/env.h"
#include "core/instrument.h"
#include "core/result.h"
#include "core/sample.h"
#include "core/views.h"

namespace ubao::core {

class Store;
struct Change;

inline constexpr std::size_t kMostCardLetters = 2000;  // Unicode code points
inline constexpr std::size_t kMostNameLetters = 120;
inline constexpr std::int64_t kFarthest = 1'000'000;  // canvas units from the origin

// The names of the card colours, the default first.
const std::vector<std::string>& card_colours();

// What an action wrote: an op and the record it is about, or a draft.
struct Recorded {
  std::string op;
  std::string record;
  bool draft = false;
};

struct WorkshopDetails {
  std::string title, place, starts, ends, language = "en";
};

struct CardChange {
  std::optional<std::string> text;
  std::optional<std::pair<std::int64_t, std::int64_t>> pos;
  std::optional<std::string> colour;
};

class Workshop {
 public:
  Workshop(std::unique_ptr<Store> store, Env env);
  ~Workshop();

  Store& store() { return *store_; }
  const std::string& id() const;

  // Fills a new store: the workshop, its agenda and its instrument, in one transaction.
  Result<Done> begin(const Course& course, const Instrument& instrument, const WorkshopDetails& details);
  // The same with people, submissions and cards, for trying things out.
  Result<Done> begin_sample(const Course& course, const Instrument& instrument, const Sample& sample);

  WorkshopInfo info();
  Agenda agenda();
  // All of what is planned for an activity: questions, columns, options; none when there is no such one.
  std::optional<CourseActivity> plan_of(const std::string& activity);
  std::vector<Person> people();
  Instrument instrument(const std::string& activity);
  AnswerSheet answers(const std::string& activity, const std::string& person);
  Board board(const std::string& activity);
  std::optional<Card> card(const std::string& card_id);
  Delivery delivery();

  // What moved since views were computed: the workshop itself; what is known of its peers.
  Revision store_revision() const;
  std::uint64_t peers_revision() const;

  Result<Recorded> set_activity_state(const std::string& activity, ActivityState state);
  Result<Recorded> add_person(const Person& person);

  // `value`: a point of the scale, "dk", "na" or "skipped"; empty takes the answer back. A draft.
  Result<Recorded> set_answer(const std::string& activity, const std::string& person, const std::string& code,
                              const std::string& value);
  // Where she stands, to go on there another time. A draft.
  Result<Recorded> set_place(const std::string& activity, const std::string& person, const std::string& code);
  // Hands in all answers as one op; a second time replaces the first.
  Result<Recorded> submit_assessment(const std::string& activity, const std::string& person);

  Result<Recorded> add_card(const std::string& activity, const std::string& person, const std::string& text,
                            std::pair<std::int64_t, std::int64_t> pos, const std::string& colour);
  Result<Recorded> set_card(const std::string& card, const std::string& person, const CardChange& change);
  Result<Recorded> remove_card(const std::string& card, const std::string& person);
  Result<Recorded> restore_card(const std::string& card, const std::string& person);

  // Text in a field that is no card yet, kept as a draft so that a crash loses none of it. Empty takes it
  // away.
  Result<Recorded> keep_typing(const std::string& activity, const std::string& person,
                               const std::string& text);
  std::string kept_typing(const std::string& activity, const std::string& person);

 private:
  static std::string sheet_scope(const std::string& activity, const std::string& person);
  std::vector<Change> plan(const Course& course, const Instrument& instrument, const WorkshopDetails& details,
                           const std::map<std::string, std::string>& states, bool sample);
  Result<Recorded> record_one(Change change);
  Result<Done> check_person(const std::string& person);
  Result<Done> check_board(const std::string& activity);
  std::map<std::string, std::string> names();

  std::unique_ptr<Store> store_;
  Env env_;
  std::map<std::string, Instrument> instruments_;  // by record id; immutable once written
};

}  // namespace ubao::core
