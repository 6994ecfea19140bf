#include "core/canonical.h"

#include <vector>

namespace ubao::core {
namespace {

// The longest body, with room for "_id" and "_rev" and some blanks.
constexpr std::size_t kMostTextBytes = kMostBodyBytes + 1024;

bool is_key(std::string_view key) {
  if (!key.empty() && key[0] == '_') return false;
  for (const char c : key)
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7e) return false;
  return true;
}

// Builds the value while it is read, because only the reader sees duplicate keys and how a number was
// written.
class StrictReader final : public nlohmann::json_sax<Json> {
 public:
  Json take() { return std::move(root_); }
  const std::string& problem() const { return problem_; }

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override {
    if (value >= 0) return refuse("-0 is not allowed");
    if (value < -kGreatestInteger) return refuse("a number is too large");
    return put(value);
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<std::uint64_t>(kGreatestInteger)) return refuse("a number is too large");
    return put(static_cast<std::int64_t>(value));
  }
  bool number_float(number_float_t, const std::string& text) override {
    return refuse("only whole numbers are allowed, not " + text);
  }
  bool string(std::string& value) override {
    if (value.find('\0') != std::string::npos) return refuse("U+0000 is not allowed");
    return put(std::move(value));
  }
  bool binary(binary_t&) override { return refuse("binary data is not allowed"); }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(std::string& value) override {
    // "_id" and "_rev" stand at the top of a document on the wire; the caller takes them off
    if (!is_key(value) && !(open_.size() == 1 && (value == "_id" || value == "_rev")))
      return refuse("the key \"" + value + "\" is not allowed");
    if (open_.back()->contains(value)) return refuse("the key \"" + value + "\" stands twice");
    key_ = std::move(value);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    return refuse("not JSON at byte " + std::to_string(position));
  }

 private:
  bool refuse(std::string why) {
    if (problem_.empty()) problem_ = std::move(why);
    return false;
  }
  Json* place(Json value) {
    if (open_.empty()) return &(root_ = std::move(value));
    Json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    return &(parent[key_] = std::move(value));
  }
  bool put(Json value) {
    place(std::move(value));
    return true;
  }
  bool open(Json empty) {
    if (static_cast<int>(open_.size()) >= kDeepest) return refuse("nested too deeply");
    open_.push_back(place(std::move(empty)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  Json root_;
  std::vector<Json*> open_;
  std::string key_;
  std::string problem_;
};

// Valid UTF-8 without surrogates (RFC 3629), without U+0000.
bool is_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    if (first == 0) return false;
    const std::size_t length = first < 0x80   ? 1
                               : first < 0xc2 ? 0
                               : first < 0xe0 ? 2
                               : first < 0xf0 ? 3
                               : first < 0xf5 ? 4
                                              : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
    const auto second = length > 1 ? static_cast<unsigned char>(text[i + 1]) : 0u;
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ||
        (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f))
      return false;
    i += length;
  }
  return true;
}

}  // namespace

Result<Json> parse_canonical(std::string_view text) {
  if (text.size() > kMostTextBytes) return {ErrorCode::too_large, "an entry holds 64 KiB at the most"};
  // the library would skip a byte order mark, which RFC 8259 does not allow
  if (text.substr(0, 3) == "\xef\xbb\xbf") return {ErrorCode::bad_json, "not JSON at byte 1"};
  StrictReader reader;
  if (!Json::sax_parse(text, &reader)) return {ErrorCode::bad_json, reader.problem()};
  return reader.take();
}

Result<Done> check_canonical(const Json& value, int depth) {
  if (value.is_structured() && depth > kDeepest) return {ErrorCode::bad_json, "nested too deeply"};
  if (value.is_number_float()) return {ErrorCode::bad_json, "only whole numbers are allowed"};
  if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(kGreatestInteger))
    return {ErrorCode::bad_json, "a number is too large"};
  if (value.is_number_integer() && !value.is_number_unsigned()) {
    const auto number = value.get<std::int64_t>();
    if (number > kGreatestInteger || number < -kGreatestInteger)
      return {ErrorCode::bad_json, "a number is too large"};
  }
  if (value.is_string() && !is_text(value.get_ref<const std::string&>()))
    return {ErrorCode::bad_json, "a text is not valid Unicode"};
  if (value.is_binary() || value.is_discarded()) return {ErrorCode::bad_json, "binary data is not allowed"};
  if (value.is_object())
    for (const auto& [key, member] : value.items()) {
      if (!is_key(key)) return {ErrorCode::bad_json, "a key is not allowed"};
      if (auto done = check_canonical(member, depth + 1); !done) return done;
    }
  if (value.is_array())
    for (const Json& element : value)
      if (auto done = check_canonical(element, depth + 1); !done) return done;
  return Done{};
}

bool nested_deeper_than(const Json& value, int most) {
  if (!value.is_structured()) return false;
  if (most == 0) return true;
  for (const Json& element : value)
    if (nested_deeper_than(element, most - 1)) return true;
  return false;
}

// The library sorts keys by bytes (which for ASCII is the order by UTF-16 units that RFC 8785 asks for) and
// escapes just what that paper escapes.
std::string canonical_text(const Json& value) { return value.dump(); }

std::string text_in(const Json& object, const char* member) {
  const auto at = object.find(member);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

}  // namespace ubao::core
