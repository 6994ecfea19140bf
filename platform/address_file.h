// A small file that says where a workshop is: it travels by stick or mail, so that a second device joins
// without anybody typing an address. JSON: {"format": "ubao-address/1", "workshop", "title", "address"}. It
// holds no password.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace ubao::platform {

struct WorkshopAddress {
  std::string workshop, title, address;
};

// Whether a text that people typed or dropped names a file that is there.
bool names_file(const std::string& text);

// The text of such a file. Errors: bad_input with what is wrong.
core::Result<WorkshopAddress> read_workshop_address(std::string_view text);

// Writes it into the folder under a name made from the title; gives the path. Errors: disk_full,
// storage_failed.
core::Result<std::string> write_address_file(const std::string& folder, const WorkshopAddress& address);

// A path in the folder made from a name and an ending, "ubao-coast-region.json", that no file has yet.
std::string free_file_name(const std::string& folder, const std::string& name, const std::string& ending);

// The folder where people look for their documents: $XDG_DOCUMENTS_DIR, ~/Documents, else the home folder.
std::string documents_folder();

}  // namespace ubao::platform
