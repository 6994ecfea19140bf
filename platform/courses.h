// Courses, instruments and the sample, from the shipped assets or from a file of the facilitator's. Any
// thread.
#pragma once

#include <string>
#include <vector>

#include "core/course.h"
#include "core/instrument.h"
#include "core/result.h"
#include "core/sample.h"

namespace ubao::platform {

// A course, the instrument that its assessment uses, and the matrices that its teams fill.
struct CourseSet {
  core::Course course;
  core::Instrument instrument;
  std::vector<core::Instrument> matrices;
};

// A file of the facilitator's. Errors: not_found, bad_course, too_large over 512 KiB.
core::Result<std::string> read_text_file(const std::string& path);

// `name` is the id of a shipped course, or the path of a course file. Errors: not_found, bad_course,
// too_large. `instrument_file`: another instrument for its assessments, see platform/instrument_files.h.
core::Result<CourseSet> load_course(const std::string& name, const std::string& language,
                                    const std::string& instrument_file = {});

// A shipped instrument by its id. Errors: bad_course.
core::Result<core::Instrument> shipped_instrument(const std::string& id);

core::Result<core::Sample> load_sample(const std::string& language);

// The shipped courses, without their activities' texts being looked at.
std::vector<core::Course> shipped_courses(const std::string& language);

}  // namespace ubao::platform
