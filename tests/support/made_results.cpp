#include "tests/support/made_results.h"

#include <algorithm>

#include "tests/support/data_files.h"
#include "tests/support/dice.h"

namespace ubao::test {
namespace {

using namespace core;

std::string longer_text(const std::string& text, int percent) {
  static const std::string kFiller = " sowie weitere Verwaltungsangelegenheiten betreffend und dergleichen mehr";
  const std::size_t more = text.size() * static_cast<std::size_t>(percent) / 100;
  std::string result = text;
  while (result.size() < text.size() + more)
    result += kFiller.substr(0, std::min(kFiller.size(), text.size() + more - result.size()));
  return result;
}

StatementResult made_statement(const InstrumentStatement& statement, int points, int people, Dice& dice) {
  StatementResult result;
  result.code = statement.code;
  result.dimension = statement.dimension;
  result.counts.assign(static_cast<std::size_t>(points), 0);
  const int lean = static_cast<int>(dice.roll(static_cast<std::uint64_t>(points)));
  for (int i = 0; i < people; ++i) {
    if (dice.roll(9) == 0) {
      ++result.dont_know;
      continue;
    }
    const int drawn = static_cast<int>(dice.roll(static_cast<std::uint64_t>(points)));
    ++result.counts[static_cast<std::size_t>(dice.roll(2) == 0 ? lean : drawn)];
    ++result.n;
  }
  if (result.n == 0) return result;
  int seen = 0;
  for (std::size_t i = 0; i < result.counts.size(); ++i) {
    seen += result.counts[i];
    if (2 * seen < result.n) continue;
    result.median = Fraction(static_cast<int>(i) + 1);
    break;
  }
  result.interpolated_median = *result.median + Fraction(static_cast<int>(dice.roll(9)) - 4, 9);
  result.agree_share = Fraction(result.counts.back(), result.n);
  result.agreement = Fraction(static_cast<int>(dice.roll(101)), 100);
  result.dont_know_share = Fraction(result.dont_know, people);
  result.readout = static_cast<Readout>(1 + dice.roll(5));
  return result;
}

DimensionResult made_dimension(const std::string& code, int points, int people, Dice& dice) {
  std::vector<int> twentieths;
  for (int i = 0; i < 3; ++i)
    twentieths.push_back(20 + static_cast<int>(dice.roll(static_cast<std::uint64_t>(20 * (points - 1) + 1))));
  std::sort(twentieths.begin(), twentieths.end());
  DimensionResult result;
  result.code = code;
  result.n = people;
  result.q1 = Fraction(twentieths[0], 20), result.median = Fraction(twentieths[1], 20);
  result.q3 = Fraction(twentieths[2], 20);
  return result;
}

}  // namespace

Instrument made_instrument(const MadeAssessment& made) {
  Instrument instrument = read_instrument(asset_text("instruments/dtca-default.json")).value();
  if (made.points != 5) {
    instrument.scale.clear();
    for (int value = made.points; value >= 1; --value)
      instrument.scale.push_back({value, {{"en", "Level " + std::to_string(value)}}, {}});
  }
  const auto dimensions = static_cast<std::size_t>(made.dimensions);
  while (instrument.dimensions.size() > dimensions) instrument.dimensions.pop_back();
  while (instrument.dimensions.size() < dimensions) {
    const std::string code = "X" + std::to_string(instrument.dimensions.size());
    instrument.dimensions.push_back({code, {{"en", "Further dimension " + code}}, {}, {{"en", "What it is."}}});
  }
  const std::vector<InstrumentStatement> shipped = std::move(instrument.statements);
  instrument.statements.clear();
  for (std::size_t d = 0; d < dimensions; ++d)
    for (std::size_t i = 0; i < static_cast<std::size_t>(made.statements_each); ++i)
      instrument.statements.push_back({instrument.dimensions[d].code + std::to_string(i + 1),
                                       instrument.dimensions[d].code,
                                       shipped[(d * 7 + i) % shipped.size()].text});
  return instrument;
}

AssessmentResults made_results(const Instrument& instrument, const MadeAssessment& made) {
  Dice dice(made.seed);
  AssessmentResults results;
  results.activity = "activity:dtca";
  results.instrument = instrument.id;
  results.version = instrument.version;
  results.date = "2026-11-21";
  results.number = 2;
  results.respondents = results.completions = made.respondents;
  results.ministries = 6;
  for (const InstrumentStatement& statement : instrument.statements)
    results.statements.push_back(made_statement(statement, made.points, made.respondents, dice));
  for (const InstrumentDimension& dimension : instrument.dimensions)
    results.dimensions.push_back(made_dimension(dimension.code, made.points, made.respondents, dice));
  const char* const kNames[] = {"Health", "Finance, National Planning and Economic Development", "Education",
                                "Interior", "Lands", "Agriculture, Livestock and Fisheries"};
  Breakdown breakdown;
  breakdown.variable = "ministry";
  for (int i = 0; i < made.groups; ++i) {
    GroupResult group;
    group.value = i + 1 == made.groups ? "" : kNames[i % 6];
    group.suppressed = i == 2;
    group.respondents = group.suppressed ? 0 : made.respondents;
    if (!group.suppressed) {
      for (const InstrumentStatement& statement : instrument.statements)
        group.statements.push_back(made_statement(statement, made.points, made.respondents, dice));
      for (const InstrumentDimension& dimension : instrument.dimensions)
        group.dimensions.push_back(made_dimension(dimension.code, made.points, made.respondents, dice));
    }
    breakdown.groups.push_back(std::move(group));
  }
  results.breakdowns.push_back(std::move(breakdown));
  return results;
}

std::vector<ConsensusShift> made_shifts(const AssessmentResults& results) {
  std::vector<ConsensusShift> shifts;
  for (std::size_t i = 0; i < results.statements.size(); ++i) {
    ConsensusShift shift;
    shift.code = results.statements[i].code;
    shift.individual = results.statements[i].interpolated_median;
    if (i % 5 != 3) shift.consensus = 1 + static_cast<int>(i % results.statements[i].counts.size());
    shifts.push_back(std::move(shift));
  }
  return shifts;
}

Instrument lengthened(Instrument instrument, int percent) {
  const auto lengthen = [percent](Texts& texts) {
    for (auto& [language, text] : texts) text = longer_text(text, percent);
  };
  lengthen(instrument.title), lengthen(instrument.note);
  for (InstrumentDimension& dimension : instrument.dimensions)
    lengthen(dimension.name), lengthen(dimension.short_name);
  for (InstrumentStatement& statement : instrument.statements) lengthen(statement.text);
  for (ScalePoint& point : instrument.scale) lengthen(point.label), lengthen(point.short_label);
  return instrument;
}

Language made_language(int longer_percent, bool right_to_left) {
  Json texts = Json::parse(asset_text("languages/en.json"));
  for (auto& [key, text] : texts.items())
    if (key.rfind("chart.", 0) == 0) text = longer_text(text.get<std::string>(), longer_percent);
  if (right_to_left) texts["language.direction"] = "right to left";
  return read_language(texts.dump()).value();
}

}  // namespace ubao::test
