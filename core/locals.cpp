#include "core/locals.h"

#include "core/database.h"

namespace ubao::core {
namespace {

// Among what else the file knows of itself.
constexpr std::string_view kPrefix = "local/";

std::string key_of(std::string_view space, std::string_view name) {
  std::string key(kPrefix);
  key.append(space).append("/").append(name);
  return key;
}

// Every key that begins so comes before the same with the next letter at its end.
std::string after_all(std::string_view space) {
  std::string end = key_of(space, {});
  ++end.back();
  return end;
}

}  // namespace

std::optional<Json> Locals::find(std::string_view space, std::string_view name) {
  return read_or_nothing([&]() -> std::optional<Json> {
    const std::string key = key_of(space, name);
    Statement row = database_.use("SELECT value FROM meta WHERE key = ?1");
    row.bind(1, key);
    if (!row.step()) return std::nullopt;
    Json value = Json::parse(row.view(0), nullptr, false);
    if (value.is_discarded()) return std::nullopt;
    return value;
  });
}

Result<Done> Locals::put(std::string_view space, std::string_view name, const Json& value) {
  try {
    const std::string key = key_of(space, name);
    const std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    Transaction transaction(database_);
    if (value.is_null()) {
      Statement erase = database_.use("DELETE FROM meta WHERE key = ?1");
      erase.bind(1, key).run();
    } else {
      Statement keep = database_.use(
          "INSERT INTO meta(key, value) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value = ?2");
      keep.bind(1, key).bind(2, text).run();
    }
    transaction.commit();
    return Done{};
  } catch (const DatabaseError& failure) {
    return failure.error();
  }
}

std::vector<std::string> Locals::names(std::string_view space) {
  return read_or_nothing([&] {
    std::vector<std::string> names;
    const std::string begin = key_of(space, {}), end = after_all(space);
    Statement rows = database_.use("SELECT key FROM meta WHERE key >= ?1 AND key < ?2 ORDER BY key");
    rows.bind(1, begin).bind(2, end);
    while (rows.step()) names.emplace_back(rows.view(0).substr(begin.size()));
    return names;
  });
}

int Locals::count(std::string_view space) {
  return read_or_nothing([&] {
    const std::string begin = key_of(space, {}), end = after_all(space);
    Statement row = database_.use("SELECT count(*) FROM meta WHERE key >= ?1 AND key < ?2");
    row.bind(1, begin).bind(2, end);
    return row.step() ? static_cast<int>(row.integer(0)) : 0;
  });
}

}  // namespace ubao::core
