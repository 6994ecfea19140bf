#include "core/instrument.h"

#include <algorithm>
#include <set>

#include "core/data_file.h"

namespace ubao::core {

namespace {

using nlohmann::json;

constexpr std::string_view kInstrumentFormat = "ubao-instrument/1";
constexpr int kMostLanguages = 60;
constexpr int kMostWords = 200;

// Reads texts and insists on the original language.
struct Reader {
  std::string original;

  Texts texts(DataNode& node, std::string_view member) const {
    return checked(node, member, node.texts(member));
  }

  Texts optional_texts(DataNode& node, std::string_view member) const {
    return node.has(member) ? texts(node, member) : Texts();
  }

  Texts checked(DataNode& node, std::string_view member, Texts all) const {
    if (all.count(original) == 0)
      node.fail(std::string(member) + " is missing in the original language " + in_quotes(original));
    return all;
  }
};

std::map<std::string, std::string> read_languages(DataNode& root, std::string& original) {
  std::map<std::string, std::string> languages;
  for (auto& [language, status] : root.pairs("languages", kMostLanguages)) {
    if (!is_language_code(language)) root.fail("languages: " + in_quotes(language) + " is no language code");
    if (status != "original" && status != "reviewed" && status != "draft")
      root.fail("languages: a language is original, reviewed or draft");
    if (status == "original" && !original.empty()) root.fail("languages: only one language is the original");
    if (status == "original") original = language;
    languages.emplace(language, status);
  }
  if (original.empty()) root.fail("languages: one language must be the original");
  return languages;
}

std::vector<InstrumentDimension> read_dimensions(DataNode& root, const Reader& read) {
  std::vector<InstrumentDimension> dimensions;
  std::set<std::string> codes;
  for (DataNode& node : root.list("dimensions", kMostDimensions)) {
    InstrumentDimension dimension;
    dimension.code = node.name("code");
    dimension.name = read.texts(node, "name");
    dimension.short_name = read.optional_texts(node, "short_name");
    dimension.definition = read.texts(node, "definition");
    if (!codes.insert(dimension.code).second)
      node.fail("code " + in_quotes(dimension.code) + " is there twice");
    dimensions.push_back(std::move(dimension));
  }
  if (dimensions.empty()) root.fail("dimensions are missing");
  return dimensions;
}

std::vector<InstrumentStatement> read_statements(DataNode& root, const Reader& read,
                                                 const std::vector<InstrumentDimension>& dimensions) {
  std::vector<InstrumentStatement> statements;
  std::set<std::string> codes;
  std::set<std::string> open;
  for (const InstrumentDimension& dimension : dimensions) open.insert(dimension.code);
  const std::set<std::string> known = open;
  for (DataNode& node : root.list("statements", kMostStatements)) {
    InstrumentStatement statement{node.name("code"), node.name("dimension"), read.texts(node, "text")};
    if (!codes.insert(statement.code).second)
      node.fail("code " + in_quotes(statement.code) + " is there twice");
    if (known.count(statement.dimension) == 0)
      node.fail("dimension " + in_quotes(statement.dimension) + " is not there");
    open.erase(statement.dimension);
    statements.push_back(std::move(statement));
  }
  if (statements.empty()) root.fail("statements are missing");
  if (!open.empty()) root.fail("dimension " + in_quotes(*open.begin()) + " has no statement");
  return statements;
}

std::vector<ScalePoint> read_scale(DataNode& root, const Reader& read) {
  std::vector<ScalePoint> scale;
  std::set<int> values;
  for (DataNode& node : root.list("scale", kMostPoints)) {
    ScalePoint point;
    point.value = node.number("value", 1, kMostPoints);
    point.label = read.texts(node, "label");
    point.short_label = read.optional_texts(node, "short_label");
    values.insert(point.value);
    scale.push_back(std::move(point));
  }
  if (scale.size() < kFewestPoints)
    root.fail("scale must have " + std::to_string(kFewestPoints) + " to " + std::to_string(kMostPoints) +
              " points");
  else if (values.size() != scale.size() || *values.rbegin() != static_cast<int>(scale.size()))
    root.fail("scale must have each value from 1 to " + std::to_string(scale.size()) + " once");
  return scale;
}

std::vector<OutsideAnswer> read_outside(DataNode& root, const Reader& read) {
  std::vector<OutsideAnswer> outside;
  std::set<std::string> codes;
  for (DataNode& node : root.list("outside", 2)) {
    OutsideAnswer answer{node.word("code", {"dk", "na"}), read.texts(node, "label")};
    if (!codes.insert(answer.code).second) node.fail("code " + in_quotes(answer.code) + " is there twice");
    outside.push_back(std::move(answer));
  }
  return outside;
}

Thresholds read_thresholds(DataNode& root, int points) {
  Thresholds thresholds;
  if (!root.has("thresholds")) {
    if (points != 5) root.fail("thresholds are missing: the defaults are for a scale of 5");
    return thresholds;
  }
  DataNode node = root.child("thresholds");
  thresholds.low_median = node.number("low_median", 100, points * 100);
  thresholds.high_median = node.number("high_median", 100, points * 100);
  thresholds.agreed = node.optional_number("agreed", 0, 100, thresholds.agreed);
  thresholds.dont_know = node.optional_number("dont_know", 0, 100, thresholds.dont_know);
  if (thresholds.low_median >= thresholds.high_median) node.fail("low_median must be below high_median");
  return thresholds;
}

std::vector<GlossaryEntry> read_glossary(DataNode& root, const Reader& read,
                                         const std::vector<InstrumentStatement>& statements) {
  std::vector<GlossaryEntry> glossary;
  std::set<std::string> known;
  for (const InstrumentStatement& statement : statements) known.insert(statement.code);
  for (DataNode& node : root.list("glossary", kMostWords)) {
    GlossaryEntry entry{read.texts(node, "term"), read.texts(node, "meaning"),
                        node.names("statements", kMostStatements)};
    for (const std::string& code : entry.statements)
      if (known.count(code) == 0) node.fail("statement " + in_quotes(code) + " is not there");
    glossary.push_back(std::move(entry));
  }
  return glossary;
}

bool is_semantic_version(std::string_view text) {
  int numbers = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('.', at), text.size());
    const std::string_view part = text.substr(at, end - at);
    const bool digits = std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (part.empty() || !digits || (part.size() > 1 && part.front() == '0')) return false;
    ++numbers;
    at = end + 1;
  }
  return numbers == 3 && text.back() != '.';
}

}  // namespace

const InstrumentStatement* Instrument::find(std::string_view statement_code) const {
  for (const InstrumentStatement& statement : statements)
    if (statement.code == statement_code) return &statement;
  return nullptr;
}

std::vector<const InstrumentStatement*> Instrument::of_dimension(std::string_view dimension_code) const {
  std::vector<const InstrumentStatement*> found;
  for (const InstrumentStatement& statement : statements)
    if (statement.dimension == dimension_code) found.push_back(&statement);
  return found;
}

std::vector<const GlossaryEntry*> Instrument::words_of(std::string_view statement_code) const {
  std::vector<const GlossaryEntry*> found;
  for (const GlossaryEntry& entry : glossary)
    if (std::find(entry.statements.begin(), entry.statements.end(), statement_code) != entry.statements.end())
      found.push_back(&entry);
  return found;
}

bool Instrument::takes(int value) const {
  return std::any_of(scale.begin(), scale.end(),
                     [value](const ScalePoint& point) { return point.value == value; });
}

bool Instrument::takes_outside(std::string_view answer_code) const {
  return std::any_of(outside.begin(), outside.end(),
                     [answer_code](const OutsideAnswer& answer) { return answer.code == answer_code; });
}

Result<Instrument> read_instrument(std::string_view text) {
  DataFile file(text, kInstrumentFormat);
  if (file.failed()) return file.error();
  DataNode root = file.root();
  Instrument instrument;
  Reader read;
  instrument.id = root.name("id");
  instrument.version = root.name("version");
  if (!is_semantic_version(instrument.version)) root.fail("version must be three numbers such as 1.0.0");
  instrument.languages = read_languages(root, read.original);
  instrument.title = read.texts(root, "title");
  instrument.note = read.optional_texts(root, "note");
  instrument.stem = read.texts(root, "stem");
  instrument.dimensions = read_dimensions(root, read);
  instrument.statements = read_statements(root, read, instrument.dimensions);
  instrument.scale = read_scale(root, read);
  instrument.outside = read_outside(root, read);
  instrument.thresholds = read_thresholds(root, static_cast<int>(instrument.scale.size()));
  instrument.glossary = read_glossary(root, read, instrument.statements);
  if (file.failed()) return file.error();
  return instrument;
}

namespace {

void put(json& into, const char* member, const Texts& texts) {
  if (!texts.empty()) into[member] = texts;
}

json to_json(const Instrument& instrument) {
  json value = {{"format", kInstrumentFormat},   {"id", instrument.id},
                {"version", instrument.version}, {"languages", instrument.languages},
                {"title", instrument.title},     {"stem", instrument.stem}};
  put(value, "note", instrument.note);
  for (const InstrumentDimension& dimension : instrument.dimensions) {
    json entry = {{"code", dimension.code}, {"name", dimension.name}, {"definition", dimension.definition}};
    put(entry, "short_name", dimension.short_name);
    value["dimensions"].push_back(std::move(entry));
  }
  for (const InstrumentStatement& statement : instrument.statements)
    value["statements"].push_back(
        json{{"code", statement.code}, {"dimension", statement.dimension}, {"text", statement.text}});
  for (const ScalePoint& point : instrument.scale) {
    json entry = {{"value", point.value}, {"label", point.label}};
    put(entry, "short_label", point.short_label);
    value["scale"].push_back(std::move(entry));
  }
  for (const OutsideAnswer& answer : instrument.outside)
    value["outside"].push_back(json{{"code", answer.code}, {"label", answer.label}});
  const Thresholds& thresholds = instrument.thresholds;
  value["thresholds"] = {{"low_median", thresholds.low_median},
                         {"high_median", thresholds.high_median},
                         {"agreed", thresholds.agreed},
                         {"dont_know", thresholds.dont_know}};
  for (const GlossaryEntry& entry : instrument.glossary)
    value["glossary"].push_back(
        json{{"term", entry.term}, {"meaning", entry.meaning}, {"statements", entry.statements}});
  return value;
}

}  // namespace

Result<std::string> instrument_text(const Instrument& instrument) {
  std::string text;
  try {
    // Keys are ASCII and come sorted, numbers are integers: what dump() writes is the canonical text.
    text = to_json(instrument).dump();
  } catch (const json::exception&) {
    return Error{ErrorCode::bad_course, "a text is not valid UTF-8"};
  }
  if (text.size() > kMostInstrumentBytes)
    return Error{ErrorCode::too_large,
                 "the instrument is larger than " + std::to_string(kMostInstrumentBytes / 1024) + " KiB"};
  // What was made in an editor is held to the same rules as a file, before it is stored.
  const Result<Instrument> again = read_instrument(text);
  if (!again.ok()) return again.error();
  return text;
}

}  // namespace ubao::core
