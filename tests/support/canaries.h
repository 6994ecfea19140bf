// Words that must not be seen, and the search for them: as they are, and as base64 wherever in a longer text
// they may begin. Every byte is looked at. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ubao::test {

class Canaries {
 public:
  // `what` says in a sighting what the word is, e.g. "the name of person 3". A word has eight letters or
  // more, so that none turns up by chance.
  void add(std::string what, std::string_view word);

  // What is found in a text, in a file, in every file below a folder: "a PIN in T1/workshops/x.db-wal".
  std::vector<std::string> in_text(std::string_view text, const std::string& where) const;
  std::vector<std::string> in_file(const std::filesystem::path& file) const;
  std::vector<std::string> in_folder(const std::filesystem::path& folder) const;

  std::size_t size() const { return count_; }

 private:
  struct Form {
    std::string bytes;
    std::size_t what;
  };
  void add_form(std::string bytes, std::size_t what);

  std::vector<std::string> whats_;
  std::vector<Form> forms_;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_beginning_;  // first four bytes -> forms
  std::vector<bool> begins_ = std::vector<bool>(1 << 16);                     // first two bytes
  std::size_t count_ = 0;
};

std::string bytes_of_file(const std::filesystem::path& file);

}  // namespace ubao::test
