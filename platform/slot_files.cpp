#include "platform/slot_files.h"

#include "core/typed_text.h"
#include "platform/handed_file.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;

constexpr std::uintmax_t kMostSlotFileBytes = 4 * 1024 * 1024;

}  // namespace

core::Result<HandedSlots> read_slots(const std::string& handed) {
  const auto read = read_handed(handed, kMostSlotFileBytes);
  if (!read) return read.error();
  auto file = sync::read_slot_file(read->text);
  if (file) return HandedSlots{std::move(*file), read->by_code};
  if (read->by_code) return {ErrorCode::code_other, "it is of no slot of an office"};
  return {file.error().code, handed + ": " + file.error().detail};
}

core::Result<std::string> office_address(const std::string& typed, const std::string& workshop) {
  const std::string handed = core::trimmed(typed);
  if (!names_handed(handed) && handed.find_first_of("/\\.") != 0) return typed;
  const auto slots = read_slots(handed);
  if (!slots) return slots.error();
  if (slots->file.slots.size() != 1)
    return {ErrorCode::bad_input, "the file holds several slots; take the code of one"};
  const sync::Slot& slot = slots->file.slots.front();
  if (!slot.workshop.empty() && slot.workshop != workshop)
    return {ErrorCode::bad_input, "the slot serves another workshop already"};
  return sync::typed_address(slots->file, slot);
}

}  // namespace ubao::platform
