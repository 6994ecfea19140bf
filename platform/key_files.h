// Files that carry keys: invitations, the workshop's key behind a passphrase, the recovery sheet; and the
// small files from which the command line reads PINs and passphrases. Written for the owner alone (0600), to
// a temporary name first.
#pragma once

#include <string>

#include "core/workshop.h"

namespace ubao::platform {

// Errors: disk_full, storage_failed.
core::Result<core::Done> write_private_file(const std::string& path, const std::string& text);

// Errors: not_found; bad_input over 64 KiB.
core::Result<std::string> read_small_file(const std::string& path);

// The first line of a file: a PIN or passphrase. Errors: not_found; bad_input when it is empty.
core::Result<core::Secret> read_words(const std::string& path);

// Of a file or of its code, see handed_file.h. Errors: bad_input; those of read_handed.
core::Result<core::Invitation> read_invitation_file(const std::string& handed);

// The workshop's key behind a passphrase, as a text to keep elsewhere; and back, for a device of that
// workshop, where it stays behind the passphrase. Stretching takes up to 0.6 s. Errors: locked, no_key,
// weak_pin; bad_input, wrong_pin.
core::Result<std::string> exported_key(core::Workshop& workshop, const core::Secret& passphrase,
                                       core::Random& random);
core::Result<core::Done> import_key(core::Workshop& workshop, const std::string& text,
                                    const core::Secret& passphrase);

// Opens a lock at once, here and now (0.1 to 0.6 s); for the command line. Person "" is the workshop's key.
core::Result<core::Done> open_lock(core::Locks& locks, const std::string& person, const core::Secret& words);
core::Result<core::Done> set_lock(core::Locks& locks, const std::string& person, const core::Secret& words);

}  // namespace ubao::platform
