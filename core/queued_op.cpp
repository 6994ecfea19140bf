#include "core/queued_op.h"

#include "core/op.h"

namespace ubao::core {

QueuedOp queued_op(const Statement& row) {
  Op op;
  op.hash = hex_of_bytes(row.blob(2));
  op.log = row.text(3);
  op.seq = static_cast<std::uint64_t>(row.integer(4));
  return {row.integer(0), row.integer(1) == kNoPeer, op.id(), op.hash, row.text(5)};
}

}  // namespace ubao::core
