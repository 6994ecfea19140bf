// An invitation (with how a device gets in to the hub of its room) or a slot of an office as a text that a QR
// code carries: as good as the file that it stands for, and as precious. Pure functions, any thread.
//
//   UBAO1:0G3...
//
// Capitals and digits, so that QR codes hold it in their alphanumeric mode (ISO/IEC 18004): "UBAO", the
// version, a colon; then bytes as base32 (core/ids.h) in capitals. On reading, blanks, line breaks and small
// letters do not matter, and I, L and O are the digits that they look like. Numbers are unsigned, least
// significant byte first.
//
//   offset size  version 1
//        0    1  what it stands for: 1 an invitation, 2 a slot
//        1    2  length of the fields in bytes
//        3       the fields
//       end   4  the beginning of the hash of "ubao code" and all bytes before
//
//   offset size  a field
//        0    1  its number, see pairing_code.cpp; plus 128 for the bytes of a base32 or base64
//        1    2  length of the value
//        3       the value
//
// Fields that are not known are left out. Nothing is compressed: keys cannot be, so nothing expands on
// reading.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "sync/office.h"

namespace ubao::platform {

inline constexpr std::size_t kMostCodeLetters = 2000;  // without blanks

// The code of an invitation file. Errors: bad_input for another text; too_large when no code could hold it.
core::Result<std::string> code_of_invitation(std::string_view file);

// The code of one slot, which is not bound yet. Errors: too_large.
core::Result<std::string> code_of_slot(const std::string& server, const sync::Slot& slot);

// The text of the file that a code stands for; of a slot, a file with this one alone. Errors: code_damaged,
// code_newer, code_other, too_large. What the file says is for its reader to judge.
core::Result<std::string> file_in_code(std::string_view typed);

}  // namespace ubao::platform
