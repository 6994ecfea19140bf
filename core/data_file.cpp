#include "core/data_file.h"

#include <algorithm>
#include <set>
#include <utility>

namespace ubao::core {

namespace {

using nlohmann::json;

// "line 12, column 5" of a byte, counted from 1, for people with an editor.
std::string place_of(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return "line " + std::to_string(lines + 1) + ", column " + std::to_string(before.size() - start + 1);
}

}  // namespace

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::size_t end = std::min(text.size(), kMost);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return "\"" + std::string(text.substr(0, end)) + (end < text.size() ? "...\"" : "\"");
}

DataFile::DataFile(std::string_view text, std::string_view format) : value_(json::object()) {
  if (text.size() > kMostFileBytes)
    fail(ErrorCode::too_large, "the file is larger than " + std::to_string(kMostFileBytes / 1024) + " KiB");
  if (!failed()) parse(text);
  if (!failed()) check_format(format);
}

void DataFile::parse(std::string_view text) {
  // Depth and repeated keys are judged while parsing: what is too deep is never kept in memory.
  std::vector<std::set<std::string>> keys;
  std::string repeated;
  bool too_deep = false;
  const auto watch = [&](int depth, json::parse_event_t event, json& parsed) {
    const bool opens =
        event == json::parse_event_t::object_start || event == json::parse_event_t::array_start;
    if (opens && depth >= kDeepestFile) too_deep = true;
    if (too_deep) return false;
    if (event == json::parse_event_t::object_start) keys.emplace_back();
    if (event == json::parse_event_t::object_end) keys.pop_back();
    if (event == json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second &&
        repeated.empty())
      repeated = parsed.get<std::string>();
    return true;
  };
  json value;
  try {
    value = json::parse(text.begin(), text.end(), watch);
  } catch (const json::parse_error& error) {
    return fail(ErrorCode::bad_course,
                place_of(text, error.byte == 0 ? 0 : error.byte - 1) + ": this is not JSON");
  } catch (const json::exception&) {
    return fail(ErrorCode::bad_course, "this is not JSON");
  }
  if (too_deep)
    return fail(ErrorCode::bad_course, "nested deeper than " + std::to_string(kDeepestFile) + " levels");
  if (!repeated.empty())
    return fail(ErrorCode::bad_course, in_quotes(repeated) + " stands twice in one object");
  if (!value.is_object()) return fail(ErrorCode::bad_course, "the file must hold one JSON object");
  value_ = std::move(value);
}

void DataFile::check_format(std::string_view format) {
  const auto found = value_.find("format");
  const std::string given =
      found != value_.end() && found->is_string() ? found->get<std::string>() : std::string();
  if (given == format) return;
  const std::string_view family = format.substr(0, format.find('/') + 1);
  if (std::string_view(given).substr(0, family.size()) == family)
    return fail(ErrorCode::bad_course,
                "made for another version of the program: format is " + in_quotes(given));
  fail(ErrorCode::bad_course, "format must be " + in_quotes(format));
}

void DataFile::fail(ErrorCode code, std::string detail) {
  if (failed()) return;
  error_ = Error{code, std::move(detail)};
}

}  // namespace ubao::core
