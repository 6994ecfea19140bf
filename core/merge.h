// Merging: a record's state as a pure function of the set of its ops, whatever order they came in. A field's
// heads are the ops that set it and that no other one supersedes through `over`; the greatest (n, id) is
// shown. Typed text keeps every version until somebody chooses. The idea is the multi-value register of
// Shapiro et al., "A comprehensive study of Convergent and Commutative Replicated Data Types" (2011), with
// explicit causes instead of vectors.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/op.h"

namespace ubao::core {

enum class Presence { shown, hidden, edited_while_removed };

struct MergedField {
  Json value;                      // what is shown
  std::vector<std::string> heads;  // hashes, the shown one first, the rest in falling order
  std::vector<Json>
      versions;  // the different texts, the shown one first; empty when there is nothing to choose
};

struct MergedRecord {
  std::map<std::string, MergedField> fields;
  Presence presence = Presence::shown;
  std::vector<std::string> awaited;  // hashes named in some `over` whose ops are not here yet
};

// Fields that hold what people typed, alone or within a whole. Their versions are kept apart, and a removal
// must have seen them.
bool is_typed_text(std::string_view field);

// Folds all ops of one record. The order of `ops` does not matter; none may stand in it twice. `uncounted`
// are ops of the record that are here but do not count: they set and supersede nothing, and nobody waits for
// them.
MergedRecord merge(const std::vector<const Op*>& ops, const std::vector<const Op*>& uncounted = {});

}  // namespace ubao::core
