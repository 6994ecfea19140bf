// What makes one version of an instrument another (semantic versions, semver.org, read for questionnaires): a
// better wording is a patch, a new statement a minor version, a statement that goes or moves a major one.
// What a statement asks never changes under its code: a changed meaning is a new code. So answers to the same
// code may be pooled over versions. Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/instrument.h"
#include "core/result.h"

namespace ubao::core {

enum class VersionStep { none, patch, minor, major };

struct InstrumentChanges {
  VersionStep step = VersionStep::none;
  std::vector<std::string> added, removed, reworded;  // codes of statements
};

InstrumentChanges changes_between(const Instrument& before, const Instrument& after);

// "1.4.2" after a minor step is "1.5.0".
std::string next_version(std::string_view version, VersionStep step);

// Below zero when `a` is older than `b`, zero when they are the same.
int compare_versions(std::string_view a, std::string_view b);

// Whether `after` may take the place of `before`, which has the same id: its version says how much changed,
// and no code comes back that was taken out. Errors: bad_input with what is to be done.
Result<Done> check_succession(const Instrument& before, const Instrument& after);

// `after` with the codes that `before` had taken out, and those that are missing now.
Instrument with_retired_of(const Instrument& before, Instrument after);

}  // namespace ubao::core
