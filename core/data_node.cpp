#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "core/data_file.h"

namespace ubao::core {

namespace {

using nlohmann::json;

const json& empty_object() {
  static const json empty = json::object();
  return empty;
}

bool is_plain_name(std::string_view text) {
  if (text.empty() || text.size() > 40) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  });
}

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; });
}

std::string joined(std::initializer_list<std::string_view> words) {
  std::string all;
  for (std::string_view word : words) {
    if (!all.empty()) all += ", ";
    all += word;
  }
  return all;
}

}  // namespace

DataNode::DataNode(DataFile& file, const json& value, std::string path)
    : file_(&file), value_(&value), path_(std::move(path)) {}

void DataNode::fail(const std::string& what) {
  file_->fail(ErrorCode::bad_course, path_.empty() ? what : path_ + ": " + what);
}

const json* DataNode::find(std::string_view member) const {
  const auto found = value_->find(member);
  return found == value_->end() || found->is_null() ? nullptr : &*found;
}

const json* DataNode::need(std::string_view member) {
  const json* value = find(member);
  if (value == nullptr) fail(std::string(member) + " is missing");
  return value;
}

std::string DataNode::path_of(std::string_view member) const {
  return path_.empty() ? std::string(member) : path_ + "." + std::string(member);
}

bool DataNode::has(std::string_view member) const { return find(member) != nullptr; }

std::string DataNode::name_in(const json& value, std::string_view member) {
  if (value.is_string() && is_plain_name(value.get_ref<const std::string&>()))
    return value.get<std::string>();
  fail(std::string(member) + " must be 1 to 40 letters, digits, dots or hyphens");
  return {};
}

std::string DataNode::name(std::string_view member) {
  const json* value = need(member);
  return value == nullptr ? std::string() : name_in(*value, member);
}

std::string DataNode::optional_name(std::string_view member) {
  return has(member) ? name(member) : std::string();
}

const json* DataNode::list_in(std::string_view member, int most) {
  const json* value = find(member);
  if (value == nullptr) return nullptr;
  if (!value->is_array()) {
    fail(std::string(member) + " must be a list");
    return nullptr;
  }
  if (value->size() > static_cast<std::size_t>(most)) {
    fail(std::string(member) + " has more than " + std::to_string(most) + " entries");
    return nullptr;
  }
  return value;
}

std::vector<std::string> DataNode::names(std::string_view member, int most) {
  std::vector<std::string> all;
  if (const json* entries = list_in(member, most))
    for (const json& entry : *entries) all.push_back(name_in(entry, member));
  return all;
}

std::string DataNode::word(std::string_view member, std::initializer_list<std::string_view> allowed,
                           std::string_view fallback) {
  if (!fallback.empty() && !has(member)) return std::string(fallback);
  const json* value = need(member);
  if (value == nullptr) return {};
  if (value->is_string())
    for (std::string_view candidate : allowed)
      if (value->get_ref<const std::string&>() == candidate) return std::string(candidate);
  fail(std::string(member) + " must be one of " + joined(allowed));
  return {};
}

std::vector<std::string> DataNode::words(std::string_view member,
                                         std::initializer_list<std::string_view> allowed) {
  std::vector<std::string> all = names(member, static_cast<int>(allowed.size()));
  for (const std::string& entry : all)
    if (std::find(allowed.begin(), allowed.end(), entry) == allowed.end())
      fail(std::string(member) + " must be some of " + joined(allowed));
  return all;
}

int DataNode::number(std::string_view member, int least, int most) {
  const json* value = need(member);
  if (value == nullptr) return least;
  if (value->is_number_integer()) {
    const bool huge =
        value->is_number_unsigned() &&
        value->get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<int>::max());
    if (!huge && value->get<std::int64_t>() >= least && value->get<std::int64_t>() <= most)
      return value->get<int>();
  }
  fail(std::string(member) + " must be a whole number from " + std::to_string(least) + " to " +
       std::to_string(most));
  return least;
}

int DataNode::optional_number(std::string_view member, int least, int most, int fallback) {
  return has(member) ? number(member, least, most) : fallback;
}

bool DataNode::optional_flag(std::string_view member, bool fallback) {
  const json* value = find(member);
  if (value == nullptr) return fallback;
  if (!value->is_boolean()) fail(std::string(member) + " must be true or false");
  return value->is_boolean() ? value->get<bool>() : fallback;
}

bool DataNode::good_text(const json& value, std::string_view member) {
  if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
    fail(std::string(member) + " must be a text");
    return false;
  }
  const std::string& text = value.get_ref<const std::string&>();
  if (text.size() > kMostFileTextBytes) {
    fail(std::string(member) + " is longer than " + std::to_string(kMostFileTextBytes) + " bytes");
    return false;
  }
  if (has_control_character(text)) {
    fail(std::string(member) + " has a character that cannot be shown");
    return false;
  }
  return true;
}

Texts DataNode::texts(std::string_view member) {
  Texts all;
  const json* value = need(member);
  if (value == nullptr) return all;
  if (!value->is_object() || value->empty()) {
    fail(std::string(member) + " must be a text per language, such as {\"en\": \"...\"}");
    return all;
  }
  for (const auto& [language, text] : value->items()) {
    if (!is_language_code(language))
      fail(std::string(member) + ": " + in_quotes(language) + " is no language code");
    if (good_text(text, std::string(member) + "." + language)) all.emplace(language, text.get<std::string>());
  }
  return all;
}

Texts DataNode::optional_texts(std::string_view member) { return has(member) ? texts(member) : Texts(); }

std::string DataNode::text(std::string_view member, std::string_view language) {
  const Texts all = texts(member);
  const std::string& chosen = in_language(all, language);
  file_->count_text(chosen.size());
  return chosen;
}

std::string DataNode::optional_text(std::string_view member, std::string_view language) {
  return has(member) ? text(member, language) : std::string();
}

std::string DataNode::plain(std::string_view member) {
  const json* value = need(member);
  return value != nullptr && good_text(*value, member) ? value->get<std::string>() : std::string();
}

std::vector<DataNode> DataNode::list(std::string_view member, int most) {
  std::vector<DataNode> all;
  const json* entries = list_in(member, most);
  if (entries == nullptr) return all;
  for (const json& entry : *entries) {
    const std::string path = path_of(member) + "[" + std::to_string(all.size()) + "]";
    all.emplace_back(*file_, entry.is_object() ? entry : empty_object(), path);
    if (!entry.is_object()) all.back().fail("must be an object");
  }
  return all;
}

DataNode DataNode::child(std::string_view member) {
  const json* value = need(member);
  if (value != nullptr && !value->is_object()) fail(std::string(member) + " must be an object");
  const bool usable = value != nullptr && value->is_object();
  return DataNode(*file_, usable ? *value : empty_object(), path_of(member));
}

std::vector<std::pair<std::string, std::string>> DataNode::pairs(std::string_view member, int most) {
  std::vector<std::pair<std::string, std::string>> all;
  const json* value = find(member);
  if (value == nullptr) return all;
  if (!value->is_object() || value->size() > static_cast<std::size_t>(most)) {
    fail(std::string(member) + " must be an object with at most " + std::to_string(most) + " members");
    return all;
  }
  for (const auto& [key, entry] : value->items()) {
    if (!is_plain_name(key)) fail(std::string(member) + ": " + in_quotes(key) + " is no name");
    all.emplace_back(key, name_in(entry, std::string(member) + "." + key));
  }
  return all;
}

}  // namespace ubao::core
