#include "core/instrument_edit.h"

#include <algorithm>
#include <charconv>

#include "core/data_file.h"
#include "core/instrument_versions.h"
#include "core/typed_text.h"

namespace ubao::core {
namespace {

constexpr const char* kDraft = "draft";
constexpr const char* kReviewed = "reviewed";
constexpr std::int64_t kHighestNumber = 999'999'999;  // of a code; keeps it short

std::string text_in(const Texts& texts, const std::string& language) {
  const auto text = texts.find(language);
  return text == texts.end() ? std::string() : text->second;
}

// The texts as they are from now on. A translation that changed, or whose original did, is a draft again.
Result<Texts> renewed_texts(Instrument& instrument, const Texts& before, const Texts& wanted,
                            std::size_t most_letters) {
  const std::string original = instrument.original_language();
  Texts texts = before;
  for (const auto& [language, text] : wanted) {
    if (!is_language_code(language))
      return {ErrorCode::bad_input, in_quotes(language) + " is no language code"};
    if (text.empty() && language != original) {
      texts.erase(language);
      continue;
    }
    if (!is_utf8(text)) return {ErrorCode::bad_input, "the text is not valid UTF-8"};
    if (auto good = check_text(text, most_letters); !good) return good.error();
    texts[language] = text;
    instrument.languages.emplace(language, kDraft);
  }
  if (texts.count(original) == 0) return {ErrorCode::bad_input, "the original text is missing"};
  const bool renewed = before.empty() || before.at(original) != texts.at(original);
  for (auto& [language, status] : instrument.languages) {
    if (status != kReviewed) continue;
    const bool changed = text_in(before, language) != text_in(texts, language);
    if (changed || renewed) status = kDraft;
  }
  return texts;
}

Result<Instrument> not_here(const std::string& code) {
  return {ErrorCode::not_found, "statement " + in_quotes(code)};
}

std::vector<InstrumentStatement>::iterator find_in(Instrument& instrument, const std::string& code) {
  return std::find_if(instrument.statements.begin(), instrument.statements.end(),
                      [&](const InstrumentStatement& statement) { return statement.code == code; });
}

// Word help goes on with the new code, or goes with the statement when there is none.
void replace_in_glossary(Instrument& instrument, const std::string& code, const std::string& by) {
  for (GlossaryEntry& entry : instrument.glossary) {
    if (!by.empty()) {
      std::replace(entry.statements.begin(), entry.statements.end(), code, by);
    } else {
      entry.statements.erase(std::remove(entry.statements.begin(), entry.statements.end(), code),
                             entry.statements.end());
    }
  }
}

Result<Instrument> apply(Instrument instrument, const SetStatementTexts& edit) {
  const auto statement = find_in(instrument, edit.code);
  if (statement == instrument.statements.end()) return not_here(edit.code);
  auto texts = renewed_texts(instrument, statement->text, edit.texts, kMostStatementLetters);
  if (!texts) return texts.error();
  if (*texts == statement->text) return {ErrorCode::bad_input, "nothing to change"};
  statement->text = std::move(*texts);
  if (!edit.new_meaning) return instrument;
  const std::string fresh = next_code(instrument, statement->dimension);
  instrument.retired.push_back(edit.code);
  statement->code = fresh;
  replace_in_glossary(instrument, edit.code, fresh);
  return instrument;
}

Result<Instrument> apply(Instrument instrument, const AddStatement& edit) {
  if (instrument.find_dimension(edit.dimension) == nullptr)
    return {ErrorCode::not_found, "dimension " + in_quotes(edit.dimension)};
  auto texts = renewed_texts(instrument, {}, edit.texts, kMostStatementLetters);
  if (!texts) return texts.error();
  // behind the last one of its dimension
  auto place = instrument.statements.end();
  for (auto at = instrument.statements.begin(); at != instrument.statements.end(); ++at)
    if (at->dimension == edit.dimension) place = at + 1;
  instrument.statements.insert(place,
                               {next_code(instrument, edit.dimension), edit.dimension, std::move(*texts)});
  return instrument;
}

Result<Instrument> apply(Instrument instrument, const RemoveStatement& edit) {
  const auto statement = find_in(instrument, edit.code);
  if (statement == instrument.statements.end()) return not_here(edit.code);
  if (instrument.of_dimension(statement->dimension).size() == 1)
    return {ErrorCode::bad_input, "a dimension keeps at least one statement"};
  instrument.statements.erase(statement);
  instrument.retired.push_back(edit.code);
  replace_in_glossary(instrument, edit.code, {});
  return instrument;
}

Result<Instrument> apply(Instrument instrument, const PutBackStatement& edit) {
  const auto retired = std::find(instrument.retired.begin(), instrument.retired.end(), edit.statement.code);
  if (retired == instrument.retired.end()) return not_here(edit.statement.code);
  instrument.retired.erase(retired);
  const auto place = std::min(edit.place, instrument.statements.size());
  instrument.statements.insert(instrument.statements.begin() + static_cast<std::ptrdiff_t>(place),
                               edit.statement);
  if (!edit.glossary.empty()) instrument.glossary = edit.glossary;
  return instrument;
}

Result<Instrument> apply(Instrument instrument, const SetTranslationStatus& edit) {
  const auto language = instrument.languages.find(edit.language);
  if (language == instrument.languages.end() || language->second == "original")
    return {ErrorCode::not_found, "translation " + in_quotes(edit.language)};
  language->second = edit.reviewed ? kReviewed : kDraft;
  return instrument;
}

Result<Instrument> apply(Instrument instrument, const SetSourceNote& edit) {
  auto note = renewed_texts(instrument, instrument.note, edit.note, kMostFileTextBytes / 4);
  if (!note) return note.error();
  instrument.note = std::move(*note);
  return instrument;
}

}  // namespace

Result<Instrument> edited(const Instrument& before, const InstrumentEdit& edit) {
  auto after = std::visit([&](const auto& one) { return apply(before, one); }, edit);
  if (!after) return after;
  after->version = next_version(before.version, changes_between(before, *after).step);
  if (auto storable = instrument_text(*after); !storable) return storable.error();
  return after;
}

std::string next_code(const Instrument& instrument, std::string_view dimension) {
  std::int64_t last = 0;
  const auto look = [&](const std::string& code) {
    if (code.size() <= dimension.size() || code.compare(0, dimension.size(), dimension) != 0) return;
    std::int64_t number = 0;
    const char* const end = code.data() + code.size();
    const auto read = std::from_chars(code.data() + dimension.size(), end, number);
    if (read.ec == std::errc() && read.ptr == end) last = std::max(last, std::min(number, kHighestNumber));
  };
  for (const InstrumentStatement& statement : instrument.statements) look(statement.code);
  for (const std::string& code : instrument.retired) look(code);
  return std::string(dimension) + std::to_string(last + 1);
}

}  // namespace ubao::core
