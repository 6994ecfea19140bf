#include "core/instrument_versions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>

#include "core/data_file.h"

namespace ubao::core {
namespace {

using Numbers = std::array<std::uint64_t, 3>;

Numbers numbers_of(std::string_view version) {
  Numbers numbers{};
  std::size_t at = 0;
  for (std::uint64_t& number : numbers) {
    const std::size_t end = std::min(version.find('.', at), version.size());
    const auto read = std::from_chars(version.data() + at, version.data() + end, number);
    if (read.ec == std::errc::result_out_of_range) number = std::numeric_limits<std::uint64_t>::max();
    at = std::min(end + 1, version.size());
  }
  return numbers;
}

void raise(VersionStep& step, VersionStep to) { step = std::max(step, to); }

template <class Items>
bool has_all_codes(const Items& of, const Items& in) {
  return std::all_of(of.begin(), of.end(), [&](const auto& item) {
    return std::any_of(in.begin(), in.end(), [&](const auto& other) { return other.code == item.code; });
  });
}

// What people may answer: no point and no other answer goes, the number of points stays.
VersionStep step_of_answers(const Instrument& before, const Instrument& after) {
  if (before.scale.size() != after.scale.size() || !has_all_codes(before.outside, after.outside) ||
      !has_all_codes(before.scopes, after.scopes))
    return VersionStep::major;
  const bool more = before.outside.size() != after.outside.size() ||
                    before.scopes.size() != after.scopes.size() || before.thresholds != after.thresholds;
  return more ? VersionStep::minor : VersionStep::none;
}

std::string list_of(const std::vector<std::string>& codes) {
  constexpr std::size_t kMost = 5;
  std::string list;
  for (std::size_t i = 0; i < std::min(codes.size(), kMost); ++i) list += (i > 0 ? ", " : "") + codes[i];
  return codes.size() > kMost ? list + " and others" : list;
}

std::string what_changed(const InstrumentChanges& changes) {
  if (!changes.removed.empty()) return list_of(changes.removed) + " is gone or was moved";
  if (changes.step == VersionStep::major) return "what can be answered is another";
  if (!changes.added.empty()) return list_of(changes.added) + " is new";
  if (changes.step == VersionStep::minor) return "more can be answered, or thresholds are others";
  return changes.reworded.empty() ? "words are others" : list_of(changes.reworded) + " has other words";
}

}  // namespace

InstrumentChanges changes_between(const Instrument& before, const Instrument& after) {
  InstrumentChanges changes;
  for (const InstrumentStatement& statement : before.statements) {
    const InstrumentStatement* same = after.find(statement.code);
    if (same == nullptr || same->dimension != statement.dimension)
      changes.removed.push_back(statement.code);
    else if (same->text != statement.text)
      changes.reworded.push_back(statement.code);
  }
  for (const InstrumentStatement& statement : after.statements)
    if (before.find(statement.code) == nullptr) changes.added.push_back(statement.code);
  if (!changes.removed.empty()) raise(changes.step, VersionStep::major);
  if (!changes.added.empty()) raise(changes.step, VersionStep::minor);
  raise(changes.step, step_of_answers(before, after));
  Instrument alike = after;
  alike.version = before.version;
  if (alike != before) raise(changes.step, VersionStep::patch);
  return changes;
}

std::string next_version(std::string_view version, VersionStep step) {
  Numbers numbers = numbers_of(version);
  if (step == VersionStep::major) numbers = {numbers[0] + 1, 0, 0};
  if (step == VersionStep::minor) numbers = {numbers[0], numbers[1] + 1, 0};
  if (step == VersionStep::patch) ++numbers[2];
  return std::to_string(numbers[0]) + "." + std::to_string(numbers[1]) + "." + std::to_string(numbers[2]);
}

int compare_versions(std::string_view a, std::string_view b) {
  const Numbers first = numbers_of(a), second = numbers_of(b);
  return first < second ? -1 : first > second ? 1 : 0;
}

Result<Done> check_succession(const Instrument& before, const Instrument& after) {
  for (const InstrumentStatement& statement : after.statements)
    if (std::find(before.retired.begin(), before.retired.end(), statement.code) != before.retired.end())
      return {ErrorCode::bad_input, "code " + in_quotes(statement.code) +
                                        " was taken out before: another statement needs another code"};
  const InstrumentChanges changes = changes_between(before, after);
  const std::string least = next_version(before.version, changes.step);
  if (compare_versions(after.version, least) >= 0) return Done{};
  if (changes.step == VersionStep::none)
    return {ErrorCode::bad_input,
            "version " + after.version + " is older than " + before.version + ", which is here"};
  return {ErrorCode::bad_input, what_changed(changes) + " since version " + before.version +
                                    ": the version must be " + least + " or higher, and it is " +
                                    after.version};
}

Instrument with_retired_of(const Instrument& before, Instrument after) {
  const auto retire = [&](const std::string& code) {
    if (std::find(after.retired.begin(), after.retired.end(), code) == after.retired.end())
      after.retired.push_back(code);
  };
  for (const std::string& code : before.retired) retire(code);
  for (const InstrumentStatement& statement : before.statements)
    if (after.find(statement.code) == nullptr) retire(statement.code);
  return after;
}

}  // namespace ubao::core
