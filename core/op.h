// The op: one small immutable fact, the same in SQLite, on the wire and in a bundle. Its id carries the hash
// of its body, so one id is one content for ever. An Op here is always checked: made by `make_op` or accepted
// by `read_op`. Plain values, any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/canonical.h"
#include "core/ids.h"
#include "core/result.h"

namespace ubao::core {

// The version of the op format (member "v").
inline constexpr int kOpVersion = 1;

// The greatest n; a device that saw it stays there, and ids decide the order.
inline constexpr std::uint64_t kGreatestN = (std::uint64_t{1} << 52) - 1;

// A log's length; so every id has the same length, and ids of one log are ordered by seq.
inline constexpr std::uint64_t kGreatestSeq = 99'999'999;

// How many heads an op names for one field.
inline constexpr std::size_t kMostHeadsNamed = 256;

// Field -> the hashes (heads) of that field which the author had seen.
using Over = std::map<std::string, std::vector<std::string>>;

struct Op {
  std::string log;        // 16 base32 characters
  std::uint64_t seq = 0;  // from 1, within the log
  std::string prev;       // hash of the op before it in the log; empty for the first
  std::uint64_t n = 0;    // 1 + the greatest n its device had seen, up to kGreatestN
  std::string at;         // wall clock, for showing
  std::string by;         // the person, or empty
  std::string of;         // the record, "kind:name"
  Json set;               // object: field -> value
  Over over;
  std::string
      body;  // canonical text of everything but _id and _rev; members this version does not know included
  std::string hash;   // 32 hexadecimal digits
  bool stub = false;  // withdrawn: what it said is gone, that it said it is kept

  std::string id() const;  // "op:<log>:<seq, 8 digits>:<hash>"
};

// Completes an op from log, seq, prev, n, at, by, of, set and over. Errors: too_large, bad_op.
Result<Op> make_op(Op fields);

// Accepts a document from outside: form, limits, and that its body hashes to its id. `_rev`, if there, must
// be "1-<hash>". Errors: bad_op, hash_mismatch, too_large.
Result<Op> read_op(Json document);

// As read_op for a body kept in the store, whose hash was checked when it came; cheaper, no hashing.
Result<Op> reread_op(std::string_view body, std::string_view hash);

// The body of a withdrawn op: place, names of fields and what it supersedes, but nothing that was said.
std::string stub_body(const Op& op);
bool is_stub(std::string_view body);

// The document for the wire: the body with "_id" and "_rev" in front. As text, ready for a batch.
std::string wire_text(std::string_view id, std::string_view hash, std::string_view body);

// Order of showing: the greater wins a field.
bool comes_before(const Op& a, const Op& b);

}  // namespace ubao::core
