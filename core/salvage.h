// What happens to a damaged workshop file: it is put aside under another name, never changed again, and every
// op, draft and peer that can still be read comes into the new file. Each op proves itself by its hash.
// Store's thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/env.h"
#include "core/store.h"

namespace ubao::core {

// Moves the file and its companions to another name in the same folder. Ended in the middle, nothing is lost:
// either the file is still in place, or all of it lies under the new name. Returns that. Throws
// DatabaseError.
std::string put_aside(const std::string& path, Env env);

// All files that were ever put aside from this path, oldest first.
std::vector<std::string> files_put_aside(const std::string& path);

// What could be read of a file that was put aside.
struct Salvage {
  struct SavedOp {
    Op op;
    bool own = false;  // written on this device
  };
  struct SavedDraft {
    std::string scope, key, value;
  };
  std::vector<SavedOp> ops;
  std::vector<SavedDraft> drafts;
  struct SavedHeld {
    std::string record, activity, person, id, body;
    std::int64_t until = 0;
  };
  std::vector<SavedHeld> held;
  std::map<std::string, std::string> secrets;
  std::vector<std::string> addresses;
};

// Reads a copy of the file, around the damage. A first page that is lost is taken from a new file.
Salvage read_damaged(const std::string& path);

}  // namespace ubao::core
