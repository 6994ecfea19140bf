// A walk through a JSON data file (course, instrument, sample) that remembers the first thing that is wrong
// and where: "sessions[2].activities[1]: kind is missing". A reader asks for what it needs, gets harmless
// values after a fault, and looks at `failed` once, at the end. Members that nobody asks for are left alone:
// files of newer versions carry more. For core's own sources only. One thread at a time; nodes live no longer
// than their file.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "core/texts.h"

namespace ubao::core {

inline constexpr std::size_t kMostFileBytes = 512 * 1024;
inline constexpr std::size_t kMostFileTextBytes = 4000;
inline constexpr std::size_t kDeepestFile = 12;

class DataFile;

// The first 60 bytes of a text in quotation marks, for messages; never half a character.
std::string in_quotes(std::string_view text);

// One object of the file, and the way to it.
class DataNode {
 public:
  DataNode(DataFile& file, const nlohmann::json& value, std::string path);

  bool has(std::string_view member) const;  // there and not null

  // A name is 1 to 40 ASCII letters, digits, dots and hyphens: an id, a code, a reference.
  std::string name(std::string_view member);
  std::string optional_name(std::string_view member);
  std::vector<std::string> names(std::string_view member, int most);  // missing: empty

  // One of the given words. Missing: a fault if `fallback` is empty, else the fallback.
  std::string word(std::string_view member, std::initializer_list<std::string_view> allowed,
                   std::string_view fallback = {});
  std::vector<std::string> words(std::string_view member, std::initializer_list<std::string_view> allowed);

  int number(std::string_view member, int least, int most);
  int optional_number(std::string_view member, int least, int most, int fallback);
  bool optional_flag(std::string_view member, bool fallback);

  // A text per language. The string forms choose one language.
  Texts texts(std::string_view member);
  Texts optional_texts(std::string_view member);
  std::string text(std::string_view member, std::string_view language);
  std::string optional_text(std::string_view member, std::string_view language);

  // A text that is the same in every language (a person's name, a version).
  std::string plain(std::string_view member);

  // The objects of a list. Missing: empty.
  std::vector<DataNode> list(std::string_view member, int most);

  // The object in a member; a node without members, and a fault, when there is none.
  DataNode child(std::string_view member);

  // The members of an object whose values are short strings, sorted by key. Missing: empty.
  std::vector<std::pair<std::string, std::string>> pairs(std::string_view member, int most);

  // Reports "<path>: <what>", if it is the first fault.
  void fail(const std::string& what);

 private:
  const nlohmann::json* find(std::string_view member) const;
  const nlohmann::json* need(std::string_view member);
  std::string path_of(std::string_view member) const;
  std::string name_in(const nlohmann::json& value, std::string_view member);
  const nlohmann::json* list_in(std::string_view member, int most);
  bool good_text(const nlohmann::json& value, std::string_view member);

  DataFile* file_;
  const nlohmann::json* value_;
  std::string path_;
};

class DataFile {
 public:
  // Parses the text and checks that its member "format" is `format`, e.g. "ubao-course/1".
  DataFile(std::string_view text, std::string_view format);
  DataFile(const DataFile&) = delete;
  DataFile& operator=(const DataFile&) = delete;

  DataNode root() { return DataNode(*this, value_, ""); }
  bool failed() const { return error_.code != ErrorCode::none; }
  const Error& error() const { return error_; }
  void fail(ErrorCode code, std::string detail);

  // Bytes of all texts taken so far, in the language taken.
  std::size_t text_bytes() const { return text_bytes_; }
  void count_text(std::size_t bytes) { text_bytes_ += bytes; }

 private:
  void parse(std::string_view text);
  void check_format(std::string_view format);

  nlohmann::json value_;
  Error error_;
  std::size_t text_bytes_ = 0;
};

}  // namespace ubao::core
