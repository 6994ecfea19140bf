#include "core/instrument_review.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "core/typed_text.h"

namespace ubao::core {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// Letters and spaces as they are compared: in lower case, one space between words.
std::string plain_form(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (is_blank(c)) {
      if (!plain.empty() && plain.back() != ' ') plain += ' ';
    } else {
      plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  while (!plain.empty() && (plain.back() == ' ' || plain.back() == '.')) plain.pop_back();
  return plain;
}

// Hebrew, Arabic and their neighbours; Unicode blocks.
bool turns_left(char32_t point) {
  return (point >= 0x0590 && point <= 0x08ff) || (point >= 0xfb1d && point <= 0xfdff) ||
         (point >= 0xfe70 && point <= 0xfeff) || (point >= 0x1e800 && point <= 0x1efff);
}

bool goes_right(char32_t point) {
  return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
         (point >= 0x00c0 && point <= 0x058f) || (point >= 0x0900 && point <= 0x1fff) ||
         (point >= 0x3040 && point <= 0xd7ff);
}

bool has_wrong_direction(std::string_view text, bool right_to_left) {
  bool left = false, right = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    left = left || turns_left(point);
    right = right || goes_right(point);
  }
  return right_to_left ? right && !left : left && !right;
}

// Embeddings and overrides end with U+202C, isolates with U+2069 (UAX 9).
bool leaves_direction_open(std::string_view text) {
  int embedded = 0, isolated = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (point == 0x202a || point == 0x202b || point == 0x202d || point == 0x202e) ++embedded;
    if (point == 0x202c && embedded > 0) --embedded;
    if (point >= 0x2066 && point <= 0x2068) ++isolated;
    if (point == 0x2069 && isolated > 0) --isolated;
  }
  return embedded > 0 || isolated > 0;
}

bool is_letter_of_tag(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == '!';
}

bool looks_like_html(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1))
    if (at + 1 < text.size() && is_letter_of_tag(text[at + 1]) &&
        text.find('>', at) != std::string_view::npos)
      return true;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz#0123456789", at + 1);
    if (end != std::string_view::npos && text[end] == ';' && end > at + 2) return true;
  }
  return false;
}

using Judge = std::function<bool(const std::string& text, const std::string& language)>;

// Every language in which the judge finds statements wanting.
void look(const Instrument& instrument, Doubt doubt, const Judge& judge,
          std::vector<InstrumentDoubt>& doubts) {
  for (const auto& [language, status] : instrument.languages) {
    InstrumentDoubt found{doubt, language, {}};
    for (const InstrumentStatement& statement : instrument.statements)
      if (const auto text = statement.text.find(language);
          text != statement.text.end() && judge(text->second, language))
        found.statements.push_back(statement.code);
    if (!found.statements.empty()) doubts.push_back(std::move(found));
  }
}

void look_for_missing(const Instrument& instrument, std::vector<InstrumentDoubt>& doubts) {
  for (const auto& [language, status] : instrument.languages) {
    InstrumentDoubt found{Doubt::missing_translation, language, {}};
    for (const InstrumentStatement& statement : instrument.statements)
      if (statement.text.count(language) == 0) found.statements.push_back(statement.code);
    if (!found.statements.empty()) doubts.push_back(std::move(found));
  }
}

void look_for_same(const Instrument& instrument, std::vector<InstrumentDoubt>& doubts) {
  for (const auto& [language, status] : instrument.languages) {
    std::map<std::string, std::vector<std::string>> codes;
    for (const InstrumentStatement& statement : instrument.statements)
      if (const auto text = statement.text.find(language); text != statement.text.end())
        codes[plain_form(text->second)].push_back(statement.code);
    for (auto& [text, alike] : codes)
      if (alike.size() > 1) doubts.push_back({Doubt::same_text, language, std::move(alike)});
  }
}

std::string listed(const std::vector<std::string>& codes) {
  constexpr std::size_t kMost = 8;
  std::string list;
  for (std::size_t i = 0; i < std::min(codes.size(), kMost); ++i) list += (i > 0 ? ", " : "") + codes[i];
  if (codes.size() > kMost) list += " and " + std::to_string(codes.size() - kMost) + " more";
  return list;
}

}  // namespace

int words_in(std::string_view text) {
  int words = 0;
  bool inside = false;
  for (const char c : text) {
    if (!is_blank(c) && !inside) ++words;
    inside = !is_blank(c);
  }
  return words;
}

bool is_right_to_left(std::string_view language) {
  constexpr std::array<std::string_view, 9> kLanguages{"ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv"};
  return std::find(kLanguages.begin(), kLanguages.end(), language.substr(0, language.find('-'))) !=
         kLanguages.end();
}

std::vector<InstrumentDoubt> review(const Instrument& instrument) {
  std::vector<InstrumentDoubt> doubts;
  look(
      instrument, Doubt::long_statement,
      [](const std::string& text, const std::string&) { return words_in(text) > kMostStatementWords; },
      doubts);
  look_for_missing(instrument, doubts);
  look_for_same(instrument, doubts);
  look(
      instrument, Doubt::wrong_direction,
      [](const std::string& text, const std::string& language) {
        return has_wrong_direction(text, is_right_to_left(language));
      },
      doubts);
  look(
      instrument, Doubt::open_direction,
      [](const std::string& text, const std::string&) { return leaves_direction_open(text); }, doubts);
  look(
      instrument, Doubt::looks_like_html,
      [](const std::string& text, const std::string&) { return looks_like_html(text); }, doubts);
  return doubts;
}

std::string_view name_of(Doubt doubt) {
  switch (doubt) {
    case Doubt::long_statement:
      return "long_statement";
    case Doubt::missing_translation:
      return "missing_translation";
    case Doubt::same_text:
      return "same_text";
    case Doubt::wrong_direction:
      return "wrong_direction";
    case Doubt::open_direction:
      return "open_direction";
    case Doubt::looks_like_html:
      break;
  }
  return "looks_like_html";
}

std::string describe(const InstrumentDoubt& doubt) {
  const std::string where = listed(doubt.statements) + " in \"" + doubt.language + "\"";
  switch (doubt.doubt) {
    case Doubt::long_statement:
      return where + ": more than " + std::to_string(kMostStatementWords) +
             " words. Shorter ones are understood by more people.";
    case Doubt::missing_translation:
      return where + ": no translation. The original is shown instead.";
    case Doubt::same_text:
      return where + ": the same words. People would answer the same thing twice.";
    case Doubt::wrong_direction:
      return where + ": the letters do not fit the language.";
    case Doubt::open_direction:
      return where + ": a mark turns the direction of the text and is not closed.";
    case Doubt::looks_like_html:
      break;
  }
  return where + ": this looks like HTML. It is shown as it is written.";
}

}  // namespace ubao::core
