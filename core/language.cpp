#include "core/language.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ubao::core {
namespace {

std::string with_bold_marks(const std::string& text) {
  std::string marked;
  marked.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "**") == 0) {
      marked += kBoldMark;
      ++i;
    } else {
      marked += text[i];
    }
  }
  return marked;
}

// One pass, so that a filled-in word with braces in it is left alone.
std::string filled(const std::string& text, Words words) {
  std::string result;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t open = text.find('{', at);
    const std::size_t close = open == std::string::npos ? open : text.find('}', open);
    if (close == std::string::npos) break;
    const std::string_view name(text.data() + open + 1, close - open - 1);
    const auto* word =
        std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.first == name; });
    result.append(text, at, open - at);
    if (word != words.end())
      result += word->second;
    else
      result.append(text, open, close + 1 - open);
    at = close + 1;
  }
  return result.append(text, at, std::string::npos);
}

}  // namespace

Language::Language(std::unordered_map<std::string, std::string> texts) : texts_(std::move(texts)) {
  for (auto& [key, text] : texts_) text = with_bold_marks(text);
  const auto thousands = texts_.find("language.thousands");
  if (thousands != texts_.end()) thousands_ = thousands->second;
  const auto direction = texts_.find("language.direction");
  right_to_left_ = direction != texts_.end() && direction->second == "right to left";
}

bool Language::has(std::string_view key) const { return texts_.count(std::string(key)) != 0; }

std::string Language::text(std::string_view key, Words words) const {
  const auto found = texts_.find(std::string(key));
  if (found == texts_.end()) return std::string(1, '[').append(key).append(1, ']');
  return words.size() == 0 ? found->second : filled(found->second, words);
}

std::string Language::count(std::string_view key, std::int64_t n, Words words) const {
  const std::string form = text(std::string(key) + (n == 1 ? ".one" : ".other"), words);
  return filled(form, {{"n", number(n)}});
}

std::string Language::number(std::int64_t n) const {
  const std::string digits = std::to_string(n < 0 ? -n : n);
  std::string grouped;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) grouped += thousands_;
    grouped += digits[i];
  }
  if (n < 0) grouped.insert(0, 1, '-');
  return grouped;
}

Result<Language> read_language(std::string_view json) {
  const nlohmann::json parsed = nlohmann::json::parse(json, nullptr, false);
  if (parsed.is_discarded()) return Error{ErrorCode::bad_json, "not JSON"};
  if (!parsed.is_object()) return Error{ErrorCode::bad_json, "no object of texts"};
  std::unordered_map<std::string, std::string> texts;
  for (const auto& [key, text] : parsed.items()) {
    if (!text.is_string()) return Error{ErrorCode::bad_json, std::string("no text: ").append(key)};
    texts[key] = text.get<std::string>();
  }
  return Language(std::move(texts));
}

}  // namespace ubao::core
