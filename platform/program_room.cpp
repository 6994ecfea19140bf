// The program as the hub of its room: the switch, letting devices in and shutting them out. See room_host.h.
#include "platform/program.h"

namespace ubao::platform {

void Program::share_room(bool on) {
  room_.reset();
  app_.state().room = {};
  app_.state().room.possible = RoomHost::possible();
  if (!on || !workshop_) return;
  auto room = RoomHost::open(*workshop_, env_, folder_->path(), wake_);
  if (!room) return app_.fail(room.error());
  room_ = std::move(*room);
  poll_room();
}

// True when something came, or somebody.
bool Program::poll_room() {
  if (!room_) return false;
  const std::int64_t now = steady_ms();
  const bool changed = room_->poll(now);
  if (changed || !app_.state().room.sharing) app_.state().room = room_->status(now);
  return changed;
}

void Program::let_in(double now) {
  if (!room_) return;
  const auto made = room_->offer(folder_->device().office(workshop_->id()), steady_ms(), now);
  if (!made) return app_.fail(made.error());
  app_.state().room = room_->status(steady_ms());
}

void Program::save_offer(double now) {
  if (!room_ || room_->offered_file().empty()) return;
  save_as("let in " + workshop_->info().title, ".json", room_->offered_file(), "toast.pairing_saved", now);
}

void Program::end_offer() {
  if (room_) room_->end_offer();
  app_.state().room.offer.reset();
}

void Program::shut_out(const std::string& user) {
  if (!room_) return;
  if (const auto done = room_->shut_out(user, steady_ms()); !done) return app_.fail(done.error());
  app_.state().room = room_->status(steady_ms());
}

}  // namespace ubao::platform
