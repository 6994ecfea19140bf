// The list of what each office says it holds: one row per op and peer, read from its changes behind a cursor
// of its own, and the receipt that was last made of it. The list only ever says less than is true: what was
// read after the last mark at the office is forgotten when the mark stands and the session broke off, and
// everything when the mark is gone. Owned by the store, same thread; each call its own transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/peers.h"
#include "core/receipt.h"
#include "core/result.h"

namespace ubao::core {

// How many ids an office may list that are not here: an endless list fills no disk.
inline constexpr std::int64_t kMostListedElsewhere = 200'000;

struct ListedCounts {
  std::int64_t held = 0, of = 0;
  std::int64_t not_here = 0;
  std::int64_t sheets_held = 0;
};

class Receipts {
 public:
  explicit Receipts(Database& database) : database_(database) {}

  // Up to where the list was read; empty for the beginning.
  std::string cursor(PeerId peer);

  // Rows of a page that follows `listing.from`. False, and nothing is taken, when the list stands elsewhere.
  // Errors: too_large for a list without end; disk_full, storage_failed.
  Result<bool> take_page(PeerId peer, const Listing& listing, std::string_view next_cursor);

  // Begins anew.
  Result<Done> forget(PeerId peer);

  bool lists(PeerId peer, std::string_view hash);

  // What rereading found: those that are there as they are here, and those with a fault (see MissingOp).
  Result<Done> take_reread(PeerId peer, const std::vector<std::string>& held,
                           const std::vector<MissingOp>& faulty);
  // The next ops to reread, in the order of their hashes; empty `after` for the first.
  std::vector<QueuedOp> to_reread(std::string_view after, int most);

  ListedCounts counts(PeerId peer);
  // Ops here that the office does not hold, in the order of their ids, at most so many.
  std::vector<MissingOp> missing(PeerId peer, int most);
  std::string digest(PeerId peer);
  // Logs of which the office does not hold every op that is here.
  std::vector<std::string> logs_that_lack(PeerId peer);

  // The latest receipt.
  Result<Done> keep(PeerId peer, const OfficeReceipt& receipt);
  std::optional<OfficeReceipt> latest(PeerId peer);
  // Moves with every receipt that is kept.
  std::uint64_t revision() const { return revision_; }

 private:
  template <class Work>
  auto in_transaction(Work work) -> Result<decltype(work())>;

  Database& database_;
  std::uint64_t revision_ = 0;
};

// For Store and Peers, inside their transactions.
bool take_listing(Database& database, PeerId peer, const Listing& listing, std::string_view next_cursor);
void step_listing_back(Database& database, PeerId peer);
void forget_listing(Database& database, PeerId peer);

}  // namespace ubao::core
