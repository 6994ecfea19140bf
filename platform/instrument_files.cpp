#include "platform/instrument_files.h"

#include <nlohmann/json.hpp>

#include "core/instrument_csv.h"
#include "core/instrument_versions.h"
#include "platform/courses.h"

namespace ubao::platform {

core::Result<core::Instrument> read_instrument_file(const std::string& path, const core::Instrument& base) {
  auto file = read_text_file(path);
  if (!file) return file.error();
  const std::string_view text = core::without_byte_order_mark(*file);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && text[first] == '{') return core::read_instrument(text);
  auto instrument = core::with_statement_table(base, text);
  if (!instrument) return instrument;
  instrument->version = core::next_version(base.version, core::changes_between(base, *instrument).step);
  return instrument;
}

core::Result<std::string> instrument_file_text(const core::Instrument& instrument, InstrumentFormat format) {
  if (format == InstrumentFormat::csv) return core::csv_file(core::statement_table(instrument));
  auto text = core::instrument_text(instrument);
  if (!text) return text;
  return nlohmann::json::parse(*text).dump(2) + "\n";
}

}  // namespace ubao::platform
