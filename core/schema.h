// The tables of a workshop's file and how they came to be: one migration per version, each in a transaction.
// A file of a newer version is refused untouched. Store's thread.
#pragma once

#include <cstdint>

#include "core/database.h"

namespace ubao::core {

inline constexpr std::int64_t kSchemaVersion = 1;

// Throws DatabaseError (newer_version) before anything of the file was changed.
void refuse_newer(Database& database);

// Brings the database to kSchemaVersion. Throws DatabaseError (disk_full, ...).
void migrate(Database& database);

}  // namespace ubao::core
