// What happens to a damaged workshop file: it is put aside under another name, never changed again, and every
// op, draft and peer that can still be read comes into the new file. Each op proves itself by its hash.
// Store's thread.
#pragma once

#include <cstdint>
#include <string>

#include "core/env.h"
#include "core/store.h"

namespace ubao::core {

// Renames the file and its companions; returns the new path. Throws DatabaseError.
std::string put_aside(const std::string& path, Env env);

// What could be read of a file that was put aside.
struct Salvage {
  struct SavedOp {
    Op op;
    PeerId peer = kNoPeer;
  };
  struct SavedDraft {
    std::string scope, key, value;
  };
  std::vector<SavedOp> ops;
  std::vector<SavedDraft> drafts;
  std::vector<std::string> addresses;
};

// Reads a copy of the file from both ends towards the damage.
Salvage read_damaged(const std::string& path);

}  // namespace ubao::core
