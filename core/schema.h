// The tables of a workshop's file and how they came to be: one migration per version, each in a transaction.
// A file of a newer version is refused untouched. Store's thread.
#pragma once

#include <cstdint>

#include "core/database.h"

namespace ubao::core {

inline constexpr std::int64_t kSchemaVersion = 4;

// Throws DatabaseError (newer_version; too_old for the version that knew no keys) before anything of the file
// was changed.
void refuse_others(Database& database);

// Brings the database to kSchemaVersion. Throws DatabaseError (disk_full, ...).
void migrate(Database& database);

}  // namespace ubao::core
