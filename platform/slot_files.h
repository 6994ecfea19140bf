// Slots of an office as people hand them on: the file that the office made, or one slot by its code. What a
// slot comes to for a workshop is an address with name and password. Any thread.
#pragma once

#include <string>

#include "core/result.h"
#include "sync/office.h"

namespace ubao::platform {

struct HandedSlots {
  sync::SlotFile file;
  bool by_code = false;  // nothing remembers which workshop a slot is bound to
};

// Of a file, a code, or a picture of a code; see handed_file.h. Errors: not_found, bad_input with what is
// wrong, those of codes.
core::Result<HandedSlots> read_slots(const std::string& handed);

// What people typed as the address of a workshop's office: an address stays what it is; a slot, handed as
// read_slots takes it, becomes its address. Errors: as read_slots; bad_input where several slots are free, or
// the slot serves another workshop.
core::Result<std::string> office_address(const std::string& typed, const std::string& workshop);

}  // namespace ubao::platform
