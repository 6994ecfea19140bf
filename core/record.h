// A record as merged: what screens and commands read. Plain values, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/canonical.h"
#include "core/merge.h"

namespace ubao::core {

// A field of a record. `versions` has the different texts when people must choose, else it is empty.
struct Field {
  std::string name;
  Json value;
  std::vector<Json> versions;
};

struct Record {
  std::string id;
  Presence presence = Presence::shown;
  std::vector<Field> fields;  // sorted by name

  // Null when the field is not set.
  const Field* find(std::string_view name) const;
};

}  // namespace ubao::core
