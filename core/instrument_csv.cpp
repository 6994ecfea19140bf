#include "core/instrument_csv.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/data_file.h"
#include "core/typed_text.h"

namespace ubao::core {
namespace {

constexpr std::string_view kCode = "code", kDimension = "dimension", kDimensionName = "dimension name";
constexpr std::string_view kText = "text:";

Error fault_in(int row, const std::string& what) {
  return {ErrorCode::bad_course, "row " + std::to_string(row) + ": " + what};
}

struct TableColumns {
  std::map<std::string, std::size_t> named;
  std::map<std::string, std::size_t> languages;
};

Result<TableColumns> columns_of(const CsvRow& head, const std::string& original) {
  TableColumns columns;
  for (std::size_t i = 0; i < head.cells.size(); ++i) {
    const std::string title = trimmed(head.cells[i]);
    const bool is_text = title.compare(0, kText.size(), kText) == 0;
    const std::string name = is_text ? title.substr(kText.size()) : title;
    if (title.empty()) continue;
    if (is_text && !is_language_code(name))
      return fault_in(head.number, in_quotes(title) + " does not end with a language code");
    if (!(is_text ? columns.languages : columns.named).emplace(name, i).second)
      return fault_in(head.number, "the column " + in_quotes(title) + " is there twice");
  }
  for (const std::string_view needed : {kCode, kDimension})
    if (columns.named.count(std::string(needed)) == 0)
      return fault_in(head.number, "there is no column " + in_quotes(needed));
  if (columns.languages.count(original) == 0)
    return fault_in(head.number, "there is no column " + in_quotes(std::string(kText) + original) +
                                     ", the original language");
  return columns;
}

std::string cell_of(const CsvRow& row, std::size_t column) {
  return column < row.cells.size() ? trimmed(row.cells[column]) : std::string();
}

// Line ends as a spreadsheet writes them become ours.
std::string text_of_cell(const CsvRow& row, std::size_t column) {
  std::string text = cell_of(row, column);
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  std::replace(text.begin(), text.end(), '\t', ' ');
  return text;
}

// What a row says of its statement; texts of languages without a column stay.
Result<InstrumentStatement> statement_of(const CsvRow& row, const TableColumns& columns,
                                         const Instrument& base) {
  InstrumentStatement statement{cell_of(row, columns.named.at(std::string(kCode))),
                                cell_of(row, columns.named.at(std::string(kDimension))),
                                {}};
  for (const auto& [what, name] :
       {std::pair(kCode, &statement.code), std::pair(kDimension, &statement.dimension)}) {
    if (name->empty()) return fault_in(row.number, "the " + std::string(what) + " is missing");
    if (!is_plain_name(*name))
      return fault_in(row.number, "the " + std::string(what) + " " + in_quotes(*name) +
                                      " must be 1 to 40 letters, digits, dots or hyphens");
  }
  if (const InstrumentStatement* known = base.find(statement.code)) statement.text = known->text;
  for (const auto& [language, column] : columns.languages) {
    std::string text = text_of_cell(row, column);
    statement.text.erase(language);
    if (text.empty()) continue;
    auto good = check_text(text, kMostFileTextBytes);
    if (good && text.size() > kMostFileTextBytes)
      good = {ErrorCode::too_large, "longer than " + std::to_string(kMostFileTextBytes) + " bytes"};
    if (!good) return fault_in(row.number, "text:" + language + ": " + good.error().detail);
    statement.text[language] = std::move(text);
  }
  if (statement.text.count(base.original_language()) == 0)
    return fault_in(row.number, "the text in the original language " + in_quotes(base.original_language()) +
                                    " is missing");
  return statement;
}

void take_dimension(const CsvRow& row, const TableColumns& columns, const std::string& code,
                    Instrument& into) {
  if (into.find_dimension(code) != nullptr) return;
  const auto column = columns.named.find(std::string(kDimensionName));
  std::string name = column == columns.named.end() ? std::string() : text_of_cell(row, column->second);
  if (name.empty()) name = code;
  into.dimensions.push_back(
      {code, {{into.original_language(), name}}, {}, {{into.original_language(), name}}});
}

// What referred to statements and dimensions that are gone.
void drop_what_is_gone(Instrument& instrument) {
  const auto is_gone = [&](const std::string& code) { return instrument.find(code) == nullptr; };
  for (GlossaryEntry& entry : instrument.glossary)
    entry.statements.erase(std::remove_if(entry.statements.begin(), entry.statements.end(), is_gone),
                           entry.statements.end());
  auto& dimensions = instrument.dimensions;
  dimensions.erase(
      std::remove_if(dimensions.begin(), dimensions.end(),
                     [&](const auto& dimension) { return instrument.of_dimension(dimension.code).empty(); }),
      dimensions.end());
}

}  // namespace

std::vector<CsvCells> statement_table(const Instrument& instrument) {
  const std::string& original = instrument.original_language();
  std::vector<std::string> languages{original};
  for (const auto& [language, status] : instrument.languages)
    if (language != original) languages.push_back(language);
  std::vector<CsvCells> rows(1);
  for (const std::string_view title : {kCode, kDimension, kDimensionName}) rows[0].emplace_back(title);
  for (const std::string& language : languages) rows[0].push_back(std::string(kText) + language);
  for (const InstrumentStatement& statement : instrument.statements) {
    const InstrumentDimension* dimension = instrument.find_dimension(statement.dimension);
    CsvCells& row = rows.emplace_back();
    row = {statement.code, statement.dimension, dimension ? in_language(dimension->name, original) : ""};
    for (const std::string& language : languages) {
      const auto text = statement.text.find(language);
      row.push_back(text == statement.text.end() ? std::string() : text->second);
    }
  }
  return rows;
}

Result<Instrument> with_statement_table(const Instrument& base, std::string_view text) {
  const auto rows = read_csv(text);
  if (!rows) return rows.error();
  if (rows->empty()) return {ErrorCode::bad_course, "the table is empty"};
  const auto columns = columns_of(rows->front(), base.original_language());
  if (!columns) return columns.error();
  if (rows->size() == 1) return {ErrorCode::bad_course, "the table has no statements"};
  if (rows->size() - 1 > static_cast<std::size_t>(kMostStatements))
    return {ErrorCode::bad_course, "the table has " + std::to_string(rows->size() - 1) + " statements, and " +
                                       std::to_string(kMostStatements) + " is the most"};
  Instrument instrument = base;
  instrument.statements.clear();
  std::map<std::string, int> first_row;
  for (std::size_t i = 1; i < rows->size(); ++i) {
    const CsvRow& row = (*rows)[i];
    auto statement = statement_of(row, *columns, base);
    if (!statement) return statement.error();
    const auto placed = first_row.emplace(statement->code, row.number);
    if (!placed.second)
      return fault_in(row.number, "code " + in_quotes(statement->code) + " is there twice, first in row " +
                                      std::to_string(placed.first->second));
    if (std::find(base.retired.begin(), base.retired.end(), statement->code) != base.retired.end())
      return fault_in(row.number, "code " + in_quotes(statement->code) +
                                      " was taken out before: another statement needs another code");
    take_dimension(row, *columns, statement->dimension, instrument);
    instrument.statements.push_back(std::move(*statement));
  }
  for (const auto& [language, column] : columns->languages) instrument.languages.emplace(language, "draft");
  drop_what_is_gone(instrument);
  if (auto storable = instrument_text(instrument); !storable) return storable.error();
  return instrument;
}

}  // namespace ubao::core
