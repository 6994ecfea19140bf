// Which ops count. A head op signs the one before it, and so, by the chain of hashes, its whole log; the
// log's opening op says whose key that is and what the workshop made of it. Some records are protected: only
// what a facilitator's device signed counts for them. Whether an op counts follows from the set of ops alone,
// so a signature that comes late changes the state to what it would have been. For core's own sources only;
// the store's thread and transactions.
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/database.h"
#include "core/op.h"
#include "core/signing.h"

namespace ubao::core {

// What is known of an op's author. Kept with each op.
enum class Standing : std::int64_t {
  false_head = -1,  // a head whose signature is none
  unproven = 0,     // no signature covers it yet, or the chain to it has a gap
  guest = 1,        // signed by its log's key, which has no certificate
  participant = 2,
  facilitator = 3,
};

// Changed by facilitators alone.
inline constexpr std::array<std::string_view, 9> kProtectedKinds{
    "workshop", "activity", "instrument", "keys", "share", "snapshot", "withdrawal", "same", "board"};
bool is_protected(std::string_view record);

// "This device is no longer one of ours from here on": the workshop's key over the last valid op of each log.
struct Revocation {
  std::string root, key;
  std::map<std::string, std::string> heads;  // log -> hash
};
Json revocation_fields(const SigningKey& root, std::string_view key,
                       const std::map<std::string, std::string>& heads);
std::optional<Revocation> read_revocation(const Json& fields, std::string_view workshop);

class Trust {
 public:
  Trust(Database& database, std::string workshop);

  // Reads what is kept in memory again; after a rollback.
  void reload();

  // Ops that are in the table of ops by now. Proves what can be proven with them; gives the records that must
  // be folded anew though none of these ops is about them.
  std::set<std::string> take(const std::vector<const Op*>& ops);

  bool counts(const Op& op, Standing standing);

  bool is_revoked(const std::string& key) const { return revoked_.contains(key); }

 private:
  struct Link;
  void prove(const std::string& log, std::set<std::string>& touched);
  void revoke(const Op& op, std::set<std::string>& touched);
  Standing standing_of(const std::string& log, const std::string& hash_bytes);
  std::string before_gap(const std::string& hash_bytes);
  bool is_before_revocation(const Op& op);
  const std::unordered_set<std::string>& chain_to(const std::string& head);
  void touch_all_of(const std::string& log, std::set<std::string>& touched);

  Database& database_;
  std::string workshop_;
  std::unordered_map<std::string, std::string> keys_;       // log -> public key, once its opening op was read
  std::unordered_set<std::string> pending_;                 // logs with a head whose chain has a gap
  std::map<std::string, std::vector<Revocation>> revoked_;  // by key; an op has to stand before all of them
  std::map<std::string, std::unordered_set<std::string>>
      chains_;  // of revoked logs: head -> it and all before
};

}  // namespace ubao::core
