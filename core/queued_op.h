// Rows of the store as ops on their way out, for the queue, for peers that ask, and for files.
#pragma once

#include "core/database.h"
#include "core/peers.h"

namespace ubao::core {

// Columns: arrival, peer, hash, name of the log, seq, body; more may follow.
QueuedOp queued_op(const Statement& row);

}  // namespace ubao::core
