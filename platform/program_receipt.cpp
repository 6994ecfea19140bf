// What the office holds, counted beside the exchange, while the program runs. See core/receipts.h.
#include "core/store.h"
#include "platform/program.h"

namespace ubao::platform {
namespace {

constexpr std::int64_t kReceiptEveryMs = 20'000;

}  // namespace

std::string Program::receipt_state() const {
  return workshop_->store().receipts().cursor(runner_->peer()) + " " +
         std::to_string(workshop_->store_revision().written);
}

// After an exchange, when something moved.
bool Program::wants_receipt() const {
  return workshop_ && runner_ && !runner_->in_room() && runner_->replicator().state() == sync::State::idle &&
         receipt_state() != receipt_of_;
}

std::int64_t Program::receipt_due_at_ms() const {
  return receipt_at_ms_ == 0 ? 0 : receipt_at_ms_ + kReceiptEveryMs;
}

// From what was read anyway. Counting a large workshop takes a moment, so not all the time.
void Program::take_receipt() {
  const std::int64_t now = steady_ms();
  if (now < receipt_due_at_ms() || !wants_receipt()) return;
  receipt_at_ms_ = now;
  receipt_of_ = receipt_state();
  if (const auto receipt = workshop_->take_receipt(runner_->peer(), false); !receipt)
    app_.fail(receipt.error());
}

}  // namespace ubao::platform
