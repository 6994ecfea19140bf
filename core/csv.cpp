#include "core/csv.h"

namespace ubao::core {
namespace {

// A full-width sign is folded into the plain one by some programs.
bool begins_a_formula(std::string_view cell) {
  for (const std::string_view wide : {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"})
    if (cell.substr(0, wide.size()) == wide) return true;
  return !cell.empty() && std::string_view("=+-@\t\r\n").find(cell.front()) != std::string_view::npos;
}

bool is_plain_number(std::string_view cell) {
  if (!cell.empty() && (cell.front() == '-' || cell.front() == '+')) cell.remove_prefix(1);
  const std::size_t point = cell.find('.');
  const std::string_view whole = cell.substr(0, point);
  const std::string_view rest = point == std::string_view::npos ? "0" : cell.substr(point + 1);
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return digits(whole) && digits(rest);
}

}  // namespace

Csv::Csv() : bytes_("\xEF\xBB\xBF") {}

void Csv::add(std::string_view cell) {
  if (row_begun_) bytes_ += ',';
  row_begun_ = true;
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    bytes_ += cell;
    return;
  }
  bytes_ += '"';
  for (const char c : cell) {
    if (c == '"') bytes_ += '"';
    bytes_ += c;
  }
  bytes_ += '"';
}

Csv& Csv::text(std::string_view cell) {
  if (begins_a_formula(cell))
    add(std::string("'").append(cell));
  else
    add(cell);
  return *this;
}

Csv& Csv::number(std::string_view cell) {
  if (!is_plain_number(cell)) return text(cell);
  add(cell);
  return *this;
}

Csv& Csv::number(int cell) { return number(std::to_string(cell)); }

Csv& Csv::empty() {
  add({});
  return *this;
}

void Csv::end_row() {
  bytes_ += "\r\n";
  row_begun_ = false;
}

}  // namespace ubao::core
