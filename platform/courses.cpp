#include "platform/courses.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "platform/assets.h"
#include "platform/instrument_files.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;
constexpr std::uintmax_t kMostCourseBytes = 512 * 1024;
constexpr const char* kDefaultInstrument = "dtca-default";

}  // namespace

core::Result<std::string> read_text_file(const std::string& path) {
  std::error_code failure;
  if (std::filesystem::is_directory(path, failure)) return {ErrorCode::bad_course, path + " is a folder"};
  const auto size = std::filesystem::file_size(path, failure);
  if (failure) return {ErrorCode::not_found, path + ": " + failure.message()};
  if (size > kMostCourseBytes) return {ErrorCode::too_large, path + " is larger than 512 KiB"};
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) return {ErrorCode::bad_course, path + " cannot be read"};
  return text.str();
}

core::Result<CourseSet> load_course(const std::string& name, const std::string& language,
                                    const std::string& instrument_file) {
  std::string text(asset("courses/" + name + ".json"));
  if (text.empty()) {
    auto file = read_text_file(name);
    if (!file) return file.error();
    text = std::move(*file);
  }
  auto course = core::read_course(text, language);
  if (!course) return course.error();
  std::string instrument_name = kDefaultInstrument;
  std::set<std::string> matrix_names;
  for (const core::CourseSession& session : course->sessions)
    for (const core::CourseActivity& activity : session.activities) {
      if (activity.instrument.empty()) continue;
      if (activity.kind == "assessment")
        instrument_name = activity.instrument;
      else
        matrix_names.insert(activity.instrument);
    }
  const auto shipped = shipped_instrument(instrument_name);
  if (!shipped) return shipped.error();
  auto instrument = instrument_file.empty() ? shipped : read_instrument_file(instrument_file, *shipped);
  if (!instrument) return instrument.error();
  for (core::CourseSession& session : course->sessions)
    for (core::CourseActivity& activity : session.activities)
      if (activity.kind == "assessment") activity.instrument = instrument->id;
  CourseSet set{std::move(*course), std::move(*instrument), {}};
  for (const std::string& id : matrix_names) {
    auto matrix = shipped_instrument(id);
    if (!matrix) return matrix.error();
    set.matrices.push_back(std::move(*matrix));
  }
  return set;
}

core::Result<core::Instrument> shipped_instrument(const std::string& id) {
  const std::string_view file = asset("instruments/" + id + ".json");
  if (file.empty()) return {ErrorCode::bad_course, "there is no instrument \"" + id + "\""};
  return core::read_instrument(file);
}

core::Result<core::Sample> load_sample(const std::string& language) {
  return core::read_sample(asset("templates/sample-workshop.json"), language);
}

std::vector<core::Course> shipped_courses(const std::string& language) {
  std::vector<core::Course> courses;
  for (const std::string_view name : assets_below("courses/"))
    if (auto course = core::read_course(asset(name), language)) courses.push_back(std::move(*course));
  return courses;
}

}  // namespace ubao::platform
