#include "tests/support/canaries.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

namespace ubao::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUrlSafe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kCommon = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kShortest = 8;

// The base64 letters that depend on the word alone when `before` bytes stand in front of it.
std::string base64_inside(std::string_view word, std::size_t before, std::string_view alphabet) {
  std::string letters;
  const std::size_t first = (8 * before + 5) / 6, end = 8 * (before + word.size()) / 6;
  for (std::size_t letter = first; letter < end; ++letter) {
    unsigned value = 0;
    for (std::size_t bit = 6 * letter; bit < 6 * letter + 6; ++bit) {
      const auto byte = static_cast<unsigned char>(word[bit / 8 - before]);
      value = value << 1 | (byte >> (7 - bit % 8) & 1u);
    }
    letters += alphabet[value];
  }
  return letters;
}

std::uint32_t beginning(const char* bytes) {
  std::uint32_t four = 0;
  std::memcpy(&four, bytes, sizeof four);
  return four;
}

std::size_t two(const char* bytes) {
  return static_cast<std::size_t>(static_cast<unsigned char>(bytes[0])) << 8 |
         static_cast<unsigned char>(bytes[1]);
}

}  // namespace

std::string bytes_of_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void Canaries::add_form(std::string bytes, std::size_t what) {
  by_beginning_[beginning(bytes.data())].push_back(forms_.size());
  begins_[two(bytes.data())] = true;
  forms_.push_back({std::move(bytes), what});
}

void Canaries::add(std::string what, std::string_view word) {
  if (word.size() < kShortest) throw std::logic_error("too short to be looked for: " + std::string(word));
  whats_.push_back(std::move(what));
  ++count_;
  std::set<std::string> forms{std::string(word)};
  for (std::size_t before = 0; before < 3; ++before)
    for (const std::string_view alphabet : {kUrlSafe, kCommon})
      forms.insert(base64_inside(word, before, alphabet));
  for (const std::string& form : forms) add_form(form, whats_.size() - 1);
}

std::vector<std::string> Canaries::in_text(std::string_view text, const std::string& where) const {
  std::set<std::string> found;
  for (std::size_t at = 0; at + kShortest <= text.size(); ++at) {
    if (!begins_[two(text.data() + at)]) continue;
    const auto forms = by_beginning_.find(beginning(text.data() + at));
    if (forms == by_beginning_.end()) continue;
    for (const std::size_t form : forms->second)
      if (text.substr(at, forms_[form].bytes.size()) == forms_[form].bytes)
        found.insert(whats_[forms_[form].what] + " in " + where);
  }
  return {found.begin(), found.end()};
}

std::vector<std::string> Canaries::in_file(const fs::path& file) const {
  return in_text(bytes_of_file(file), file.string());
}

std::vector<std::string> Canaries::in_folder(const fs::path& folder) const {
  std::vector<std::string> found;
  std::error_code gone;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, gone)) {
    if (!entry.is_regular_file(gone)) continue;
    const auto here = in_file(entry.path());
    found.insert(found.end(), here.begin(), here.end());
    // a file's name can tell, too
    const auto in_name = in_text(entry.path().filename().string(), "the name of " + entry.path().string());
    found.insert(found.end(), in_name.begin(), in_name.end());
  }
  return found;
}

}  // namespace ubao::test
