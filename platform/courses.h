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

// A course and the instrument that its assessment uses.
struct CourseSet {
  core::Course course;
  core::Instrument instrument;
};

// `name` is the id of a shipped course, or the path of a course file. Errors: not_found, bad_course,
// too_large.
core::Result<CourseSet> load_course(const std::string& name, const std::string& language);

core::Result<core::Sample> load_sample(const std::string& language);

// The shipped courses, without their activities' texts being looked at.
std::vector<core::Course> shipped_courses(const std::string& language);

}  // namespace ubao::platform
