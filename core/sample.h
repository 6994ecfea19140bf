// The sample workshop that a newcomer can try with one tap: people, answers and cards, read from
// assets/templates. People are named by their place in the list, since their record ids are made when the
// workshop is. Plain values in one language, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace ubao::core {

struct SamplePerson {
  std::string name;
  std::string ministry;
  std::string role;
  std::string region;
  std::string gender;  // empty when not given
};

struct SampleAnswer {
  std::string code;   // of the statement
  std::string value;  // "1" to "9", "dk", "na", "skipped"
};

struct SampleSubmission {
  std::string activity;
  int person = 0;  // index into people
  std::vector<SampleAnswer> answers;
};

struct SampleCard {
  std::string activity;
  int person = 0;      // the author, index into people
  std::string colour;  // chalk, maize, clay, leaf, sky, hibiscus
  int x = 0;           // upper left corner, canvas units; a card is 176 x 128
  int y = 0;
  std::string text;
};

struct SampleState {
  std::string activity;
  std::string state;  // open, closed; what is not named has not begun
};

struct Sample {
  std::string title;
  std::string place;
  std::string course;      // id of the course
  int began_days_ago = 0;  // first session, seen from the day on which the sample is made
  std::vector<SamplePerson> people;
  std::vector<SampleSubmission> submissions;
  std::vector<SampleCard> cards;
  std::vector<SampleState> states;  // sorted by activity
};

// Reads a sample file. Errors: bad_course with the place, "boards[0].cards[3]: person must be a whole number
// from 0 to 23"; too_large over 512 KiB.
Result<Sample> read_sample(std::string_view text, std::string_view language);

}  // namespace ubao::core
