#include "core/result.h"

#include <array>

namespace ubao::core {
namespace {

struct Row {
  ErrorCode code;
  std::string_view name;
  std::string_view sentence;
};

constexpr std::array kRows{
    Row{ErrorCode::none, "none", "Nothing went wrong."},
    Row{ErrorCode::bad_json, "bad_json", "This is not valid data. Nothing was changed."},
    Row{ErrorCode::bad_op, "bad_op", "This entry is not valid. Nothing was changed."},
    Row{ErrorCode::hash_mismatch, "hash_mismatch", "The content does not match its id; it was kept aside."},
    Row{ErrorCode::too_large, "too_large", "This is larger than allowed. Nothing was changed."},
    Row{ErrorCode::bad_input, "bad_input", "This input cannot be used. Nothing was changed."},
    Row{ErrorCode::not_found, "not_found", "There is no such thing here. Nothing was changed."},
    Row{ErrorCode::bad_course, "bad_course", "This file cannot be used. Nothing was changed."},
    Row{ErrorCode::disk_full, "disk_full",
        "Not saved: the disk is full. What was saved before is safe. Free some space, then try again."},
    Row{ErrorCode::storage_failed, "storage_failed",
        "Not saved: the storage failed. What was saved before is safe. Check the disk, then try again."},
    Row{ErrorCode::damaged, "damaged",
        "The file of this workshop is damaged. It was kept aside, and what could be read was brought over."},
    Row{ErrorCode::newer_version, "newer_version",
        "This workshop was written by a newer Ubao. It was left untouched; please update the program."},
    Row{ErrorCode::in_use, "in_use",
        "Ubao is already open on this data folder. Close the other one, or choose another folder with "
        "--data."},
    Row{ErrorCode::unreachable, "unreachable", "The server cannot be reached. Everything waits here safely."},
    Row{ErrorCode::sign_in, "sign_in",
        "The server wants another name or password. Everything waits here safely."},
    Row{ErrorCode::forbidden, "forbidden", "The server does not allow this. Everything waits here safely."},
    Row{ErrorCode::bad_answer, "bad_answer",
        "The address answers, but not as a CouchDB server does. Everything waits here safely."},
    Row{ErrorCode::locked, "locked",
        "This is locked. Enter the PIN or passphrase first; nothing was changed."},
    Row{ErrorCode::wrong_pin, "wrong_pin", "That is not the right PIN or passphrase. Nothing was changed."},
    Row{ErrorCode::too_soon, "too_soon",
        "There were too many wrong tries. Everything is safe; wait for the seconds named, then try again."},
    Row{ErrorCode::weak_pin, "weak_pin",
        "This is too easy to guess. Take 6 digits or more that are no row and not all alike, or a passphrase "
        "of 8 letters or more."},
    Row{ErrorCode::not_allowed, "not_allowed",
        "Only a facilitator's device may do this. Nothing was changed; ask the facilitator."},
    Row{ErrorCode::no_key, "no_key",
        "The key for this is not on this device. Nothing was changed; ask the facilitator for an "
        "invitation."},
    Row{ErrorCode::unreadable, "unreadable",
        "This was damaged or changed on its way and cannot be opened. It is kept as it is."},
    Row{ErrorCode::out_of_memory, "out_of_memory",
        "There is too little free memory to check a PIN. Nothing was changed; close other programs, then try "
        "again."},
    Row{ErrorCode::undelivered, "undelivered",
        "The office did not confirm that it holds all of this, and what it lacks would be lost for ever. "
        "Nothing was erased. Send it with `ubao sync`, then ask for the receipt with `ubao receipt`."},
    Row{ErrorCode::already_there, "already_there", "This was done before. Nothing was changed."},
    Row{ErrorCode::too_old, "too_old",
        "This workshop was made by a trial version of Ubao that protected nothing. It was left untouched; "
        "please make a new one."},
    Row{ErrorCode::too_few, "too_few",
        "Too few answers came to publish results without exposing anybody. Nothing was published; wait for "
        "as many more as named, then try again."},
    Row{ErrorCode::not_now, "not_now",
        "This is locked at the moment. Nothing was changed; what you wrote is still yours to keep."},
    Row{ErrorCode::used_up, "used_up",
        "You have used all that everybody has here. Nothing was changed; take one back first."},
    Row{ErrorCode::frozen, "frozen",
        "People have answered already, so these statements stay as they are. Nothing was changed. Duplicate "
        "the assessment and change the copy."},
    Row{ErrorCode::bundle_damaged, "bundle_damaged",
        "This file is damaged, or was not written to its end. Nothing was taken in, and everything on this "
        "device is safe. Write the file again on the device that it comes from."},
    Row{ErrorCode::bundle_newer, "bundle_newer",
        "This file was written by a newer Ubao. Nothing was taken in, and everything on this device is safe. "
        "Update Ubao here, then try again."},
    Row{ErrorCode::bundle_other, "bundle_other",
        "This file belongs to another workshop. Nothing was taken in, and everything on this device is safe. "
        "Open the workshop that it belongs to, or choose another file."},
    Row{ErrorCode::bundle_stranger, "bundle_stranger",
        "This file belongs to a workshop that is not on this device. Nothing was taken in. Ask its "
        "facilitator for an invitation, and take the file in together with it: --invite FILE."},
    Row{ErrorCode::bundle_limits, "bundle_limits",
        "This file holds more than may be taken in at once. Nothing was taken in, and everything on this "
        "device is safe. Ask for a file with only what is new: --since RECEIPT."},
    Row{ErrorCode::bundle_too_much, "bundle_too_much",
        "There is more in this workshop than one file may hold. Nothing was written, and everything on this "
        "device is safe. Write only what the other device lacks: --since RECEIPT."},
    Row{ErrorCode::bundle_unlike, "bundle_unlike",
        "What was read back is not what was written: this stick cannot be relied on. Everything on this "
        "device is safe. Take another stick."},
    Row{ErrorCode::code_damaged, "code_damaged",
        "This code is not whole, or one of its letters is another one. Nothing was changed. Copy all of it, "
        "or take its picture again."},
    Row{ErrorCode::code_newer, "code_newer",
        "This code was made by a newer Ubao. Nothing was changed. Update Ubao here, then try again."},
    Row{ErrorCode::code_other, "code_other",
        "This is no code for that. Nothing was changed. Ask who gave it to you for another one."},
    Row{ErrorCode::no_code, "no_code",
        "No code was found in this picture. Nothing was changed. Take a sharp one that shows all of the code "
        "and the white around it."},
};

const Row& row_of(ErrorCode code) {
  for (const Row& row : kRows)
    if (row.code == code) return row;
  return kRows[0];
}

}  // namespace

std::string_view name_of(ErrorCode code) { return row_of(code).name; }

std::string describe(const Error& error) {
  std::string sentence(row_of(error.code).sentence);
  if (!error.detail.empty()) sentence += " (" + error.detail + ")";
  return sentence;
}

}  // namespace ubao::core
