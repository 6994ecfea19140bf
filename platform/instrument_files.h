// Instruments as files that people edit elsewhere: JSON holds the whole, CSV the statements (see
// core/instrument_csv.h). What a file is follows from its first character. The store's thread.
#pragma once

#include <string>

#include "core/instrument.h"
#include "core/result.h"

namespace ubao::platform {

// A table is read onto `base`, and gets the version that its changes ask for. Errors: not_found, too_large,
// bad_course with the place.
core::Result<core::Instrument> read_instrument_file(const std::string& path, const core::Instrument& base);

enum class InstrumentFormat { json, csv };
core::Result<std::string> instrument_file_text(const core::Instrument& instrument, InstrumentFormat format);

}  // namespace ubao::platform
