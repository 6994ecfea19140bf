#include "app/screens/assessment_progress.h"

namespace ubao::app {

std::size_t Progress::place_of(const std::string& dimension) const {
  for (std::size_t i = 0; i < dimensions.size(); ++i)
    if (dimensions[i].dimension->code == dimension) return i;
  return 0;
}

const std::string& answer_of(const core::AnswerSheet& sheet, const std::string& code) {
  static const std::string kNone;
  const auto at = sheet.answers.find(code);
  return at == sheet.answers.end() ? kNone : at->second;
}

Mark mark_of(const core::AnswerSheet& sheet, const std::string& code) {
  const std::string& answer = answer_of(sheet, code);
  return answer.empty() ? Mark::open : answer == "skipped" ? Mark::skipped : Mark::answered;
}

Progress progress_of(const core::Instrument& instrument, const core::AnswerSheet& sheet) {
  Progress progress;
  for (const core::InstrumentDimension& dimension : instrument.dimensions) {
    DimensionProgress one;
    one.dimension = &dimension;
    for (std::size_t i = 0; i < instrument.statements.size(); ++i) {
      if (instrument.statements[i].dimension != dimension.code) continue;
      const Mark mark = mark_of(sheet, instrument.statements[i].code);
      one.statements.push_back(i);
      one.marks.push_back(mark);
      one.answered += mark == Mark::answered;
      one.skipped += mark == Mark::skipped;
    }
    progress.answered += one.answered;
    progress.skipped += one.skipped;
    progress.total += one.total();
    if (!one.statements.empty()) progress.dimensions.push_back(std::move(one));
  }
  return progress;
}

std::optional<std::size_t> next_unanswered(const core::Instrument& instrument, const core::AnswerSheet& sheet,
                                           std::size_t from, bool around) {
  const std::size_t count = instrument.statements.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = from + i;
    if (at >= count && !around) break;
    if (mark_of(sheet, instrument.statements[at % count].code) != Mark::answered) return at % count;
  }
  return std::nullopt;
}

std::optional<std::size_t> next_incomplete(const Progress& progress, std::size_t after) {
  const std::size_t count = progress.dimensions.size();
  for (std::size_t i = 1; i < count; ++i)
    if (!progress.dimensions[(after + i) % count].complete()) return (after + i) % count;
  return std::nullopt;
}

std::size_t place_to_go_on(const core::Instrument& instrument, const core::AnswerSheet& sheet) {
  for (std::size_t i = 0; i < instrument.statements.size(); ++i)
    if (!sheet.place.empty() && instrument.statements[i].code == sheet.place) return i;
  return next_unanswered(instrument, sheet, 0, false).value_or(0);
}

}  // namespace ubao::app
