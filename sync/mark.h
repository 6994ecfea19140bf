// The mark that a device leaves in a `_local` document of each server it writes to. A server that was
// restored from a backup or made anew shows an older mark or none: then our watermark and cursor mean nothing
// there. Each mark names the one that its writer remembered, so that replies lost on the way are no alarm,
// and a copied data folder is one. Pure values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/env.h"
#include "core/peers.h"

namespace ubao::sync {

struct Mark {
  std::string name;    // of the document: "_local/ubao-<name>"; random, so it tells nothing about the device
  std::string nonce;   // of this writing
  std::string before;  // nonce of the writing that its writer was last sure of; empty for the first
  std::int64_t count = 0;  // how often it was written
  std::string rev;         // the server's revision, needed to write over it; empty when there is none
};

// What we remember to have written; none when nothing was.
std::optional<Mark> mark_of(const core::Peer& peer);

// The text that is kept for `mark_of`.
std::string stored_text(const Mark& mark);

// Whether the mark found at the server continues what we remember.
bool continues(const Mark& remembered, const Mark& found);

// The mark to write over `now`; under a new name when there is none yet.
Mark next_mark(const std::optional<Mark>& now, const std::optional<Mark>& remembered, core::Random& random);

}  // namespace ubao::sync
