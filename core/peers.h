// What this device knows about each peer that it exchanges with: how far the peer has our ops, how far we
// have its changes, and what was refused on either side. The ops beyond a peer's watermark, less those that
// came from it and those it refused, ARE the queue; there is no second table. Owned by the store, same
// thread, same transactions.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace ubao::core {

class Database;
using PeerId = std::int64_t;
inline constexpr PeerId kNoPeer = 0;

// Where an op came from that was not written here and came from no peer, or from one that is none any more.
inline constexpr PeerId kUnknownPeer = -1;

struct Peer {
  PeerId id = kNoPeer;
  std::string address;          // URL, with the database's path, without credentials
  std::int64_t watermark = 0;   // arrival number up to which the peer holds or refused everything
  std::string cursor;           // opaque; empty for the beginning
  std::string mark;             // what we last wrote into the peer's `_local` document; empty when never
  std::int64_t mark_count = 0;  // how often we wrote it
};

// How far an exchange has come: what the peer has of ours, what we have of its, the last op that was here,
// and how far its list was read for the receipt (core/receipts.h).
struct Position {
  std::int64_t watermark = 0;
  std::string cursor;
  std::int64_t arrival = 0;
  std::string listed_cursor;
  std::int64_t listed_page = 0;
};

// A page of the peer's list of changes that follows `from`, for the receipt: each op that it names, and
// whether the peer holds it with the body that its id stands for.
struct ListedOp {
  std::string hash;
  bool held = true;
};
struct Listing {
  std::string from;
  std::vector<ListedOp> ops;
};

// One op of a queue. `arrival` is its place in the order of arrival on this device.
struct QueuedOp {
  std::int64_t arrival = 0;
  bool own = false;  // written here; others' ops are offered by _revs_diff first
  std::string id;
  std::string hash;
  std::string body;
};

// A document that one side did not take. Kept until somebody looks at it.
struct Refusal {
  PeerId peer = kNoPeer;
  bool incoming = false;  // came from the peer and was no valid op; else the peer refused it
  std::string id;
  std::string reason;  // the peer's own words, or the name of an ErrorCode
  std::string at;      // UTC
};

// How the last attempt went, for people. `code` none means it went well.
struct Attempt {
  std::string at;  // UTC; empty when there was none
  Error error;
  int pushed = 0;
  int pulled = 0;
};

// How the hub of a room is addressed here: by its key, wherever it is. It is no office, but passes on to one.
inline constexpr std::string_view kHubPrefix = "hub:";

// What the screens show of a peer: plain, computed, nothing to act on.
struct PeerStatus {
  PeerId id = kNoPeer;
  std::string address;
  bool in_room = false;          // a hub, else an office
  std::int64_t own_total = 0;    // ops written here
  std::int64_t own_waiting = 0;  // of these, not yet with the peer (refused ones not counted)
  std::int64_t queued = 0;       // all ops that the peer does not have yet
  std::int64_t refused = 0;      // by the peer
  std::int64_t set_aside = 0;    // from the peer, kept apart
  Attempt last;
  std::string last_success_at;  // UTC; empty when never
};

class Peers {
 public:
  explicit Peers(Database& database);

  // The peer of that address, made if there is none.
  Result<Peer> at_address(std::string_view address);
  std::vector<Peer> all();
  std::optional<Peer> find(PeerId id);
  Result<Done> remove(PeerId id);

  // The next ops for the peer in order of arrival, at most `most_ops` and about `most_bytes`, durable ones
  // only. `end` receives the arrival number up to which the batch looks: the watermark once all of it is
  // acknowledged.
  std::vector<QueuedOp> queue(PeerId id, int most_ops, std::size_t most_bytes, std::int64_t& end);

  // What arrived here after that place, for a peer that reads: the oldest first, durable ones only, withdrawn
  // ones left out. `end` as above.
  std::vector<QueuedOp> arrived(std::int64_t after, int most_ops, std::size_t most_bytes, std::int64_t& end);
  std::int64_t count_arrived(std::int64_t after);  // withdrawn ones included
  std::int64_t last_arrival();                     // 0 when nothing is here
  // The op of that hash; its body is a stub if it was withdrawn.
  std::optional<QueuedOp> with_hash(std::string_view hash);

  // The peer holds or has refused everything up to `watermark`.
  Result<Done> acknowledge(PeerId id, std::int64_t watermark, const std::vector<Refusal>& refused);

  Position position(PeerId id);

  // The mark was written at the peer, after it had come as far as `vouched`: as long as the mark is there, so
  // is everything up to that position.
  Result<Done> set_mark(PeerId id, std::string_view mark, std::int64_t count, const Position& vouched);

  // Back to the position that the mark vouches for. What was exchanged after it may be gone, if the peer was
  // restored since; it is asked about and read again, and what came from there is offered back. True if there
  // was any.
  Result<bool> step_back(PeerId id);

  // The peer is not what it was (restored, recreated, mended after refusals): offer everything again, read
  // from the beginning. Offering twice changes nothing.
  Result<Done> start_over(PeerId id);

  // The cursor covers documents of which none was a new op. The listing, if any, is taken with it.
  Result<Done> set_cursor(PeerId id, std::string_view cursor, const Listing* listing = nullptr);

  Result<Done> note_attempt(PeerId id, const Attempt& attempt);

  PeerStatus status(PeerId id);
  std::int64_t own_count();  // ops written here
  std::vector<Refusal> refusals();

  // Moves with every change to what is known of peers.
  std::uint64_t revision() const { return revision_; }

  // Arrival numbers above this one are not durable yet and are not sent. Set by the store where the storage
  // confirms commits later; elsewhere every committed op is durable.
  void set_durable_arrival(std::int64_t arrival);
  std::int64_t durable_arrival() const { return durable_arrival_; }

 private:
  template <class Work>
  Result<Done> in_transaction(Work work);
  void disown_ops_of(PeerId id, std::int64_t after_arrival);
  void forget_refusals(PeerId id, std::int64_t watermark);

  Database& database_;
  std::uint64_t revision_ = 0;
  std::int64_t durable_arrival_ = std::numeric_limits<std::int64_t>::max();
};

}  // namespace ubao::core
