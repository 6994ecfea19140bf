// Every word that a screen asks for is in the language file, and the file holds no word that nobody asks for.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include "core/language.h"
#include "core/result.h"
#include "tests/support/headless_ui.h"
#include "tests/support/places.h"

namespace ubao::test {
namespace {

namespace fs = std::filesystem;

// The literals of a folder that may be keys: "word", "part.part", or "part." when the rest is made at run
// time.
std::set<std::string> literals_of(const std::string& folder) {
  std::set<std::string> literals;
  const std::regex form(R"re("(\.?[a-z_][a-z_0-9]*(?:\.[a-z_0-9]+)*\.?)")re");
  const std::string root = in_sources(folder);
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
    std::string text = source_file(fs::relative(entry.path(), in_sources("")).generic_string());
    text = std::regex_replace(text, std::regex(R"(#include[^\n]*)"), "");
    for (std::sregex_iterator i(text.begin(), text.end(), form), end; i != end; ++i) literals.insert((*i)[1]);
  }
  return literals;
}

std::set<std::string> keys_in_language() {
  std::set<std::string> keys;
  const std::string text = source_file("assets/languages/en.json");
  const std::regex entry(R"re("([a-z_0-9.]+)"\s*:)re");
  for (std::sregex_iterator i(text.begin(), text.end(), entry), end; i != end; ++i) keys.insert((*i)[1]);
  return keys;
}

TEST(Words, The_language_has_every_key_that_is_asked_for) {
  const std::set<std::string> known = keys_in_language();
  std::set<std::string> asked = literals_of("app");
  for (const std::string& key :
       literals_of("core"))  // charts have words; much else there only looks like keys
    if (key.rfind("chart.", 0) == 0) asked.insert(key);
  for (const std::string& key : asked) {
    // ids and names; keys of one word are few and looked at by eye
    if (key.find('.') == std::string::npos || key.front() == '.') continue;
    if (key.back() == '.') {
      const auto next = known.lower_bound(key);
      EXPECT_TRUE(next != known.end() && next->compare(0, key.size(), key) == 0) << key << " begins no key";
    } else {
      const bool plural = known.count(key + ".one") == 1 && known.count(key + ".other") == 1;
      EXPECT_TRUE(plural || known.count(key) == 1) << key << " is missing";
    }
  }
}

TEST(Words, Every_key_of_the_language_is_asked_for) {
  std::set<std::string> asked = literals_of("app");
  asked.merge(literals_of("core"));  // figures have words, too
  asked.merge(literals_of("platform"));
  asked.merge(literals_of("core"));
  for (const std::string& key : keys_in_language()) {
    if (key.rfind("language.", 0) == 0) continue;  // about the language itself
    const auto asked_without = [&](const std::string& ending) {
      return key.size() > ending.size() &&
             key.compare(key.size() - ending.size(), ending.size(), ending) == 0 &&
             asked.count(key.substr(0, key.size() - ending.size())) == 1;
    };
    bool used = asked.count(key) == 1 || asked_without(".one") || asked_without(".other");
    for (const std::string& part : asked) {
      used = used || (part.back() == '.' && key.compare(0, part.size(), part) == 0);
      used = used || (part.front() == '.' && asked_without(part));
    }
    EXPECT_TRUE(used) << key << " is never asked for";
  }
}

TEST(Words, Plural_keys_come_in_pairs) {
  const std::set<std::string> known = keys_in_language(), asked = literals_of("app");
  for (const std::string& key : known) {
    if (asked.count(key) == 1) continue;  // a word of its own that happens to end so
    const bool is_one = key.size() > 4 && key.compare(key.size() - 4, 4, ".one") == 0;
    if (is_one) {
      EXPECT_EQ(known.count(key.substr(0, key.size() - 4) + ".other"), 1u) << key;
    }
  }
}

TEST(Words, Every_error_has_a_sentence) {
  const core::Language language = core::read_language(source_file("assets/languages/en.json")).value();
  for (int code = 1; code <= static_cast<int>(core::ErrorCode::bad_answer); ++code) {
    const std::string name(core::name_of(static_cast<core::ErrorCode>(code)));
    EXPECT_TRUE(language.has("error." + name)) << name;
  }
}

}  // namespace
}  // namespace ubao::test
