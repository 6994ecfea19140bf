#include "core/csv_reading.h"

#include <algorithm>
#include <array>

#include "core/csv.h"
#include "core/typed_text.h"

namespace ubao::core {
namespace {

// Apostrophes and then what begins a formula: with one apostrophe more or less it is another cell of this
// kind, so that writing and reading undo each other.
bool is_guarded(std::string_view cell) {
  const std::size_t at = cell.find_first_not_of('\'');
  return at != 0 && at != std::string_view::npos && begins_a_formula(cell.substr(at));
}

char separator_of(std::string_view text) {
  constexpr std::array<char, 3> kSeparators{',', ';', '\t'};
  std::array<int, 3> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    for (std::size_t i = 0; i < kSeparators.size(); ++i) counts[i] += c == kSeparators[i] ? 1 : 0;
  }
  return kSeparators[static_cast<std::size_t>(
      std::distance(counts.begin(), std::max_element(counts.begin(), counts.end())))];
}

// Goes through the text once, a row at a time.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  Result<std::vector<CsvRow>> rows() {
    std::vector<CsvRow> rows;
    for (int number = 1; at_ < text_.size(); ++number) {
      CsvRow row{number, {}};
      if (const char* problem = read_row(row.cells))
        return {ErrorCode::bad_course, "row " + std::to_string(number) + ": " + problem};
      const bool empty = std::all_of(row.cells.begin(), row.cells.end(),
                                     [](const std::string& cell) { return cell.empty(); });
      if (!empty) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  bool ended() const { return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r'; }

  void skip_line_end() {
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
  }

  // Null, or what is wrong.
  const char* read_row(CsvCells& cells) {
    for (;;) {
      std::string cell;
      const bool quoted = at_ < text_.size() && text_[at_] == '"';
      if (quoted) {
        if (!read_quoted(cell)) return "a quotation mark is not closed";
        if (!ended() && text_[at_] != separator_) return "something stands behind a closing quotation mark";
      } else {
        while (!ended() && text_[at_] != separator_) cell += text_[at_++];
      }
      if (!is_utf8(cell)) return "the text is not UTF-8; save the table as \"CSV UTF-8\"";
      cells.push_back(is_guarded(cell) ? cell.substr(1) : std::move(cell));
      if (cells.size() > kMostCsvCells) return "there are too many columns";
      if (ended()) break;
      ++at_;
    }
    skip_line_end();
    return nullptr;
  }

  bool read_quoted(std::string& cell) {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') {
        cell += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += text_[at_++];
      } else {
        ++at_;
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  char separator_;
};

}  // namespace

std::string_view without_byte_order_mark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return text.substr(0, kMark.size()) == kMark ? text.substr(kMark.size()) : text;
}

Result<std::vector<CsvRow>> read_csv(std::string_view text) {
  if (text.size() > kMostCsvBytes)
    return {ErrorCode::too_large,
            "the table is larger than " + std::to_string(kMostCsvBytes / 1024) + " KiB"};
  return CsvReader(without_byte_order_mark(text)).rows();
}

std::string csv_file(const std::vector<CsvCells>& rows) {
  Csv csv;
  for (const CsvCells& row : rows) {
    for (const std::string& cell : row) csv.number(is_guarded(cell) ? "'" + cell : cell);
    csv.end_row();
  }
  return csv.bytes();
}

}  // namespace ubao::core
