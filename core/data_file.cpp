#include "core/data_file.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/canonical.h"

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

// Reads without keeping anything; stops at what is no JSON, too deep, or a key that an object has already.
class FormJudge final : public json::json_sax_t {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return enter(); }
  bool end_object() override { return leave(); }
  bool start_array(std::size_t) override { return enter(); }
  bool end_array() override { return leave(); }

  bool key(string_t& name) override {
    if (keys_.back().insert(name).second) return true;
    verdict_ = in_quotes(name) + " stands twice in one object";
    return false;
  }

  bool parse_error(std::size_t position, const std::string&, const json::exception&) override {
    byte_ = position == 0 ? 0 : position - 1;
    return false;
  }

  std::string verdict(std::string_view text) const {
    return verdict_.empty() ? place_of(text, byte_) + ": this is not JSON" : verdict_;
  }

 private:
  bool enter() {
    keys_.emplace_back();
    if (keys_.size() <= kDeepestFile) return true;
    verdict_ = "nested deeper than " + std::to_string(kDeepestFile) + " levels";
    return false;
  }
  bool leave() {
    keys_.pop_back();
    return true;
  }

  std::vector<std::set<std::string>> keys_;  // of the objects (and, empty, the lists) that are open
  std::string verdict_;
  std::size_t byte_ = 0;
};

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
  // Judged first, built second: the library's callbacks while building take quadratic time in a list.
  FormJudge judge;
  try {
    if (!json::sax_parse(text.begin(), text.end(), &judge))
      return fail(ErrorCode::bad_course, judge.verdict(text));
    value_ = json::parse(text.begin(), text.end());
  } catch (const json::exception&) {
    fail(ErrorCode::bad_course, "this is not JSON");
  }
  if (!failed() && !value_.is_object()) fail(ErrorCode::bad_course, "the file must hold one JSON object");
  if (failed()) value_ = json::object();
}

void DataFile::check_format(std::string_view format) {
  const std::string given = text_in(value_, "format");
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
