// Opening a store: a new file, an old one, a newer one, one of another workshop, a damaged one.
#include <filesystem>

#include "core/keyring.h"
#include "core/salvage.h"
#include "core/schema.h"
#include "core/store_parts.h"

namespace ubao::core {
namespace {

// Before the name of a file that was put aside, in the table meta.
constexpr const char* kBroughtOver = "brought over:";

Database& prepared(Database& database) {
  refuse_others(database);
  database.prepare_for_writing();
  migrate(database);
  return database;
}

}  // namespace

Store::Parts::Parts(StoreOptions store_options, Env store_env)
    : options(std::move(store_options)),
      env(store_env),
      opening(),
      database(options.path, options.vfs),
      peers(database),
      locals(database),
      receipts(database),
      trust(prepared(database), options.workshop),
      state(database, trust) {
  claim();
  reload();
  if (options.confirms_later) peers.set_durable_arrival(last_arrival());
}

// A file belongs to one workshop; mixing two would send the one's ops to the other's server.
void Store::Parts::claim() {
  const std::string owner = meta("workshop");
  if (owner == options.workshop) return;
  if (!owner.empty()) throw DatabaseError({ErrorCode::bad_input, "the file holds the workshop " + owner});
  Transaction transaction(database);
  Statement insert = database.use("INSERT INTO meta(key, value) VALUES('workshop', ?1)");
  insert.bind(1, options.workshop).run();
  for (const auto& [name, value] : options.secrets) keep_secret(name, value);
  if (!options.secrets.contains(kDeviceSecret)) keep_secret(kDeviceSecret, random_key(*env.random).view());
  transaction.commit();
}

std::string Store::Parts::meta(const std::string& key) {
  Statement row = database.use("SELECT value FROM meta WHERE key = ?1");
  row.bind(1, key);
  return row.step() ? row.text(0) : std::string();
}

void Store::Parts::reload() {
  trust.reload();
  state.reload();
  know_own_keys();
  withdrawn.clear();
  for (const Record& record : state.all_of_kind("withdrawal"))
    if (const Field* person = record.find("person"); person && person->value.is_string())
      withdrawn.insert(person->value.get<std::string>());
  log_rows.clear();
  own = {};
  greatest_n = 0;
  Statement rows = database.use("SELECT id, name, mine, seq, head, greatest_n FROM logs");
  while (rows.step()) {
    log_rows[rows.text(1)] = rows.integer(0);
    greatest_n = std::max(greatest_n, static_cast<std::uint64_t>(rows.integer(5)));
    if (rows.integer(2) != 1) continue;
    own.row = rows.integer(0);
    own.name = rows.text(1);
    own.seq = static_cast<std::uint64_t>(rows.integer(3));
    own.head = rows.text(4);
    own.signed_up_to_head = is_head(own.head);
  }
}

// A file that was put aside and not brought over yet: the program may have been ended in between.
Result<std::int64_t> Store::Parts::bring_over(const std::string& kept_file, const Salvage& salvage) {
  return in_transaction([&] {
    Intake intake;
    for (const auto& saved : salvage.ops)
      if (!has_op(saved.op.hash)) take_in(saved.op, saved.own ? kNoPeer : kUnknownPeer, intake);
    apply(intake);
    for (const Salvage::SavedDraft& draft : salvage.drafts) {
      Statement insert =
          database.use("INSERT INTO drafts(scope, key, value) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING");
      insert.bind(1, draft.scope).bind(2, draft.key).bind(3, draft.value).run();
    }
    for (const auto& [name, value] : salvage.secrets) {
      // the keys that were lost with the damaged file are worth more than those the new one began with
      keep_secret(name, value);
    }
    for (const Salvage::SavedHeld& held : salvage.held) {
      Statement insert = database.use(
          "INSERT INTO held(record, activity, person, id, body, until) VALUES(?1, ?2, ?3, ?4, ?5, ?6) "
          "ON CONFLICT DO NOTHING");
      insert.bind(1, held.record).bind(2, held.activity).bind(3, held.person).bind(4, held.id);
      insert.bind(5, held.body).bind(6, held.until).run();
    }
    for (const std::string& address : salvage.addresses) {
      Statement insert = database.use("INSERT INTO peers(address) VALUES(?1) ON CONFLICT DO NOTHING");
      insert.bind(1, address).run();
    }
    const std::string key = kBroughtOver + kept_file, count = std::to_string(intake.ops.size());
    Statement done = database.use("INSERT INTO meta(key, value) VALUES(?1, ?2)");
    done.bind(1, key).bind(2, count).run();
    return static_cast<std::int64_t>(intake.ops.size());
  });
}

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(StoreOptions options, Env env) {
  try {
    std::unique_ptr<Parts> parts;
    try {
      parts = std::make_unique<Parts>(options, env);
      if (parts->database.quick_check() != "ok") throw DatabaseError({ErrorCode::damaged, options.path});
    } catch (const DatabaseError& failure) {
      if (failure.error().code != ErrorCode::damaged) throw;
      parts.reset();
      put_aside(options.path, env);
      parts = std::make_unique<Parts>(options, env);
    }
    Opening& opening = parts->opening;
    for (const std::string& kept : files_put_aside(options.path)) {
      const std::string name = std::filesystem::path(kept).filename().string();
      if (!parts->meta(kBroughtOver + name).empty()) continue;
      auto brought_over = parts->bring_over(name, read_damaged(kept));
      if (!brought_over) return brought_over.error();
      opening.was_damaged = true;
      opening.kept_at = kept;
      opening.salvaged += *brought_over;
      parts->reload();
    }
    return std::unique_ptr<Store>(new Store(std::move(parts)));
  } catch (const DatabaseError& failure) {
    return failure.error();
  }
}

}  // namespace ubao::core
