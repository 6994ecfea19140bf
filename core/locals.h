// Small documents that stay on this device and are no part of the workshop: what peers leave here about how
// far they came (CouchDB's `_local` documents), and who may exchange here. By space and name. Owned by the
// store, same thread, each call its own transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/canonical.h"
#include "core/result.h"

namespace ubao::core {

class Database;

class Locals {
 public:
  explicit Locals(Database& database) : database_(database) {}

  // None when there is none, or what is kept is no JSON.
  std::optional<Json> find(std::string_view space, std::string_view name);

  // Null takes it away. Errors: disk_full, storage_failed.
  Result<Done> put(std::string_view space, std::string_view name, const Json& value);

  std::vector<std::string> names(std::string_view space);
  int count(std::string_view space);

 private:
  Database& database_;
};

}  // namespace ubao::core
