// With whom the open workshop is exchanged, and what is told of it. See program.h.
#include <algorithm>
#include <cstdlib>

#include "core/store.h"
#include "platform/program.h"
#include "platform/slot_files.h"
#include "sync/http_date.h"

namespace ubao::platform {
namespace {

app::Exchange exchange_of(const SyncRunner& runner) {
  using Phase = app::Exchange::Phase;
  app::Exchange exchange;
  if (!runner.in_room()) exchange.office = runner.peer_name();
  const std::int64_t ahead = runner.replicator().clock_ahead_seconds();
  if (std::abs(ahead) > sync::kClockToleranceSeconds) exchange.clock_off_minutes = ahead / 60;
  switch (runner.replicator().state()) {
    case sync::State::pushing:
      exchange.phase = Phase::sending;
      break;
    case sync::State::pulling:
      exchange.phase = Phase::receiving;
      break;
    case sync::State::blocked:
      exchange.phase = Phase::blocked;
      break;
    case sync::State::waiting: {
      exchange.phase = Phase::waiting;
      const std::int64_t left = runner.wake_at().value_or(steady_ms()) - steady_ms();
      exchange.next_try_in_seconds = std::max<std::int64_t>(0, (left + 999) / 1000);
      break;
    }
    case sync::State::idle:
      exchange.phase = Phase::up_to_date;
      break;
  }
  return exchange;
}

}  // namespace

// Exchanges with the office at that address from now on.
bool Program::connect_to(const std::string& typed) {
  auto runner = SyncRunner::start(workshop_->store(), env_, typed, sync::Mode::live, shares_.first());
  if (runner)
    runner_ = std::move(*runner);
  else
    app_.fail(runner.error());
  return runner.ok();
}

void Program::connect() {
  if (const auto hub = kept_hub_link(workshop_->store())) {
    auto runner = SyncRunner::start_in_room(workshop_->store(), env_, *hub, folder_->device().name(),
                                            sync::Mode::live, shares_.second());
    if (runner)
      nearby_ = std::move(*runner);
    else
      app_.fail(runner.error());
  }
  const std::string typed = folder_->device().office(workshop_->id());
  if (!typed.empty()) connect_to(typed);
  show_exchanges();
}

void Program::set_office(const std::string& typed) {
  if (!workshop_) return;
  const auto address = office_address(typed, workshop_->id());
  if (!address) return app_.fail(address.error());
  if (!connect_to(*address)) return;
  if (const auto kept = folder_->device().set_office(workshop_->id(), *address); !kept)
    return app_.fail(kept.error());
  app_.state().delivery = {};
  app_.state().problem.reset();
}

void Program::send_now() {
  for (SyncRunner* runner : {runner_.get(), nearby_.get()})
    if (runner) runner->send_now();
}

bool Program::poll_exchanges() {
  bool changed = false;
  for (SyncRunner* runner : {runner_.get(), nearby_.get()})
    if (runner && runner->poll(steady_ms())) changed = true;
  return changed;
}

void Program::show_exchanges() {
  app_.set_exchange(runner_ ? exchange_of(*runner_) : app::Exchange(),
                    nearby_ ? exchange_of(*nearby_) : app::Exchange());
}

void Program::tell_exchanges(double now) {
  show_exchanges();
  const app::Exchange &office = app_.state().exchange, &nearby = app_.state().nearby;
  // the laptop's clock may be the wrong one; the office's is the better witness
  const std::int64_t off =
      office.clock_off_minutes != 0 ? office.clock_off_minutes : nearby.clock_off_minutes;
  if (off == 0 || clock_told_) return;
  clock_told_ = true;
  app_.show(language_.text("delivery.clock_off", {{"minutes", language_.number(std::abs(off))}}), now);
}

}  // namespace ubao::platform
