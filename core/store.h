// One workshop in one SQLite file: its ops, the merged state, drafts, and what each peer knows. One store per
// file, one connection, one thread (the window's or the command's). A call returns after its transaction is
// committed with full sync, or says why it is not; then nothing of it is in the file. No call waits for a
// network.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/env.h"
#include "core/locals.h"
#include "core/op.h"
#include "core/peers.h"
#include "core/receipts.h"
#include "core/record.h"
#include "core/result.h"
#include "core/trust.h"
#include "core/views.h"

namespace ubao::core {

// What one op is to say. The store adds log, seq, prev, n, the time, and every head that it shows.
struct Change {
  std::string of;             // record id
  Json set = Json::object();  // field -> new value
  std::string by;             // person, or empty
  std::vector<std::string>
      also_saw;  // fields that are compared though not set (a removal names the text it saw)
};

// Private work on this device that is no op yet. A scope is e.g. "assessment:A:P".
struct Draft {
  std::string scope;
  std::string key;
  Json value;  // null takes the draft away
};

// What a sealed sheet waits for: the closing of its activity; when it came later, the decision that late
// sheets count; when it came even later, the last day. A sheet that goes alone would be known to be hers.
enum class Until { closing = 0, decision = 1, last_day = 2 };

// A sealed sheet that waits here until its activity is closed. It stands alone: nothing leads from it to a
// person or to the log of this device. `person` is set only on what would take a person's sheet back.
struct HeldOp {
  std::string activity;
  std::string person;
  Op op;
  Until until = Until::closing;
};

// What is done in one transaction.
struct Deed {
  std::vector<Change> changes;
  std::vector<Draft> drafts;
  std::vector<HeldOp> held;           // replaces what is held for the same record
  std::vector<std::string> let_go;    // records held no longer, and never sent
  std::vector<std::string> released;  // records held until now: sent from here on, in an order of chance
  std::map<std::string, std::string> secrets;  // name -> bytes; empty takes it away
};

// A device as its log tells of it.
struct LogState {
  std::string name, key, device;
  Standing standing = Standing::unproven;  // of its opening op
  std::uint64_t ops = 0;
  std::uint64_t unproven = 0;  // no signature covers them
  std::string head;            // hash of the last op that is proven
  bool mine = false;           // this device's, now or before
};

// What became of a batch from outside. `set_aside` counts documents that are kept apart with a reason, see
// Peers.
struct Absorbed {
  int added = 0;
  int known = 0;
  int set_aside = 0;
};

// Where a batch came from: the peer, and the cursor that covers it (stored in the same transaction). The
// listing, if any, is what the same page says for the receipt.
struct Source {
  PeerId peer = kNoPeer;
  std::optional<std::string> cursor;
  const Listing* listing = nullptr;
};

// What opening had to do. `kept_at` is where a damaged file was put; `salvaged` counts the ops brought over.
struct Opening {
  bool was_damaged = false;
  std::string kept_at;
  std::int64_t salvaged = 0;
};

struct StoreOptions {
  std::string path;                            // of the database file; the folder exists
  std::string workshop;                        // its id; checked against the file
  std::string device_name;                     // said in the opening op
  std::map<std::string, std::string> secrets;  // of a new file, see core/keyring.h; kept where there are none
  std::string vfs;                             // SQLite VFS by name; empty for the system's
  bool confirms_later = false;                 // `durable` waits for confirm_durable()
};

class Store {
 public:
  // Opens or creates the file. Errors: damaged (the file was moved aside, what could be read is in the new
  // one), newer_version (untouched), storage_failed, disk_full.
  static Result<std::unique_ptr<Store>> open(StoreOptions options, Env env);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  const std::string& workshop() const;
  const Opening& opening() const;
  // `written` counts committed transactions; `durable` differs only where a commit is confirmed later (a
  // browser).
  Revision revision() const;
  void confirm_durable(std::uint64_t revision);

  // Appends one op per change and writes drafts, all in one transaction; the first own op of a workshop is
  // preceded by the log's opening op, which is not in the result. Errors: bad_op, too_large, disk_full,
  // storage_failed.
  Result<std::vector<Op>> record(const std::vector<Change>& changes, const std::vector<Draft>& drafts = {});

  // The same with all that a deed may hold. A change of a protected record is signed at once. Errors: also
  // not_allowed for such a change on a device that is no facilitator's.
  Result<std::vector<Op>> carry_out(const Deed& deed);

  // Signs what this device wrote since its last head. True if there was anything to sign.
  Result<bool> sign_log();
  bool needs_signature();

  // What waits for the closing of an activity; empty for all.
  std::vector<HeldOp> held(std::string_view activity);

  // People who withdrew. What they wrote was destroyed when this device learnt of it.
  std::vector<std::string> withdrawn_people();

  // Keys of this device for this workshop; empty when there is none of that name.
  std::string secret(std::string_view name);
  std::vector<std::string> secret_names();
  Role role();                   // of this device
  std::string device_key();      // its public half
  std::vector<LogState> logs();  // of devices; those of sheets that stand alone left out
  std::string own_log();         // the name of the one this device writes; empty before its first op
  std::int64_t own_sheets();     // ops that stand alone and were sent from here
  std::string last_at(std::string_view log);  // what the author's clock said at the last op that is here
  std::vector<Op> uncounted();   // ops that claim what their author may not, see core/trust.h

  // Nothing that was deleted stays in the file or beside it.
  Result<Done> scrub();

  // Takes in documents of others in one transaction: knows known ones, applies the rest, keeps bad ones
  // aside, moves the cursor. Never fails because of a document. Errors: disk_full, storage_failed.
  Result<Absorbed> absorb(std::vector<Json> documents, const Source& source);

  // The same piece by piece, all of it in one transaction or nothing: `next` gives documents, none at the
  // end, or the reason why nothing is to be taken in. Only one piece is in memory at a time.
  using NextPiece = std::function<Result<std::optional<std::vector<Json>>>()>;
  Result<Absorbed> absorb_pieces(const NextPiece& next, const Source& source);

  // Reading. Records come in the order of their ids.
  std::optional<Record> find(std::string_view record_id);
  std::vector<Record> all_of_kind(std::string_view kind);
  std::vector<Record> all_of_activity(std::string_view activity);
  // Only those of a kind; only those that also have this value in `field`.
  std::vector<Record> all_of_activity(std::string_view kind, std::string_view activity);
  std::vector<Record> all_with(std::string_view kind, std::string_view activity, std::string_view field,
                               const Json& value);
  // The op that a field shows, by record, of the records of a kind.
  struct Written {
    std::uint64_t n = 0;
    std::string id, log;
    std::uint64_t seq = 0;
  };
  std::map<std::string, Written> written(std::string_view kind, std::string_view activity,
                                         std::string_view field);
  // The last seq of each device's log that is here; sheets that stand alone left out.
  std::map<std::string, std::int64_t> seen();
  // The heads of a field, and the op of the shown one; none when it is not set.
  std::vector<std::string> heads(std::string_view record, std::string_view field);
  std::optional<Op> shown_op(std::string_view record, std::string_view field);
  // Ops of a record that count, the oldest first.
  std::vector<Op> ops_of(std::string_view record);
  // Records of a kind that an op touched which arrived behind that place, and the place of the last op.
  struct Touched {
    std::int64_t arrival = 0;
    std::vector<std::string> records;
  };
  Touched touched(std::string_view kind, std::int64_t behind);
  int count_of_activity(std::string_view kind, std::string_view activity);  // those shown
  int marked_of_activity(std::string_view kind, std::string_view activity,
                         std::string_view field);  // of these, with true in that field
  int undecided_of_activity(std::string_view kind,
                            std::string_view activity);  // of these, with several texts

  // Every op in (n, _id) order, as wire text without _rev; the callback gives false to stop.
  void each_op(const std::function<bool(const std::string& id, const std::string& text)>& visit);
  std::uint64_t op_count();
  bool has_op(std::string_view hash);

  // What may be carried to other devices in a file, a peer that is nobody in particular: durable ops that
  // arrived behind `after` and up to `up_to`, in order of arrival, about `most_bytes` on the wire (one at the
  // least); withdrawn ones and sheets that stand alone left out. core/store_carry.cpp.
  std::vector<QueuedOp> to_carry(std::int64_t after, std::int64_t up_to, std::size_t most_bytes);
  // The hashes of the sheets among them, in an order that says nothing of when or where they were handed in.
  std::vector<std::string> sheets_to_carry(std::int64_t up_to);
  std::int64_t durable_arrival();  // of the last op that is durable

  // Every op by its place, withdrawn ones included: by log, and in it by seq.
  struct Place {
    std::string log;
    std::uint64_t seq = 0;
    std::string hash, prev;
    bool stands_alone = false;
  };
  void each_place(const std::function<void(const Place&)>& visit);

  // Something to remember beside the ops, never sent; empty when it was never noted.
  Result<Done> set_note(std::string_view name, std::string_view text);
  std::string note(std::string_view name);

  // The merged state as canonical JSON: {"records": {id: {"fields": {name: {"value", "heads", "versions"?}},
  // ...}}}.
  std::string dump();

  // The merged state folded anew from all ops and nothing else, in the form of dump(): what the state must be
  // equal to.
  std::string dump_from_nothing();

  // Durable when the call returns.
  Result<Done> set_draft(const Draft& draft);
  Result<Done> clear_drafts(std::string_view scope);
  std::vector<std::pair<std::string, Json>> drafts(std::string_view scope);
  std::vector<std::string> draft_scopes(std::string_view prefix);
  // Drafts and keys of a person on this device, and what was held to take her sheets back.
  Result<Done> erase_person(const std::string& person);

  Peers& peers();
  Locals& locals();
  Receipts& receipts();

 private:
  struct Parts;
  explicit Store(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace ubao::core
