// The program without its window: the data folder, the open workshop, its exchanges, and the App. Carries out
// effects and keeps the first screen's list. Headless, so that tests drive the whole of it. The store's
// thread.
//
// A device that was paired with a hub exchanges with it, and with the office, too, where that is known: side
// by side, not one in place of the other. So whoever can be reached is used at once, what the office holds is
// known from the office itself and from nobody who speaks for it, and receipts are made of the office's list
// alone. Who cannot be reached costs an attempt now and then (sync/backoff.h); at rest both only listen.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/app.h"
#include "core/language.h"
#include "platform/carrier.h"
#include "platform/chime.h"
#include "platform/data_folder.h"
#include "platform/room_host.h"
#include "platform/sync_runner.h"
#include "platform/transport_shares.h"
#include "platform/window_options.h"
#include "platform/worker.h"

namespace ubao::platform {

class Program {
 public:
  // `transport` outlives the program. `wake` is called from another thread when poll has something to do.
  // `sticks`: where to look for them.
  Program(
      std::unique_ptr<DataFolder> folder, core::Env env, sync::Transport& transport,
      std::function<void()> wake = [] {}, StickPlaces sticks = {});
  ~Program();

  app::App& app() { return app_; }
  const core::Language& language() const { return language_; }

  // Goes where the command line asks. Errors: not_found.
  core::Result<core::Done> open_at(const WindowOptions& options);

  // Network, and what became of it. True when the screen should be drawn again.
  bool poll(double now);

  // Carries out intents of a frame and their effects.
  void take(const app::Intents& intents, double now);

  // When poll has something to do by itself; none when only an event can bring something.
  std::optional<std::int64_t> wake_at_ms() const;

  // How far the open workshop is confirmed by the storage; 0 when none is open.
  std::uint64_t durable_revision() const;

  // Writes what the first screen shows of the open workshop; before the program ends.
  void put_away();

 private:
  void carry_out(const app::Effect& effect, double now);
  void open(const std::string& id);
  void show(std::unique_ptr<core::Workshop> workshop);
  void create(const app::CreateWorkshop& intent);
  void create_sample();
  void begin_join(const app::JoinWorkshop& intent);
  void end_join();
  void give_up_joining(const core::Error& error);
  void connect();
  bool connect_to(const std::string& typed);
  bool poll_exchanges();
  void show_exchanges();
  void tell_exchanges(double now);
  void send_now();
  void set_office(const std::string& typed);
  void save_address_file(double now);
  void share_room(bool on);
  void let_in(double now);
  void save_offer(double now);
  void end_offer();
  void shut_out(const std::string& user);
  bool poll_room();
  void save_invitation(core::Role role, double now);
  void save_recovery_sheet(double now);
  void save_receipt(double now);
  void take_receipt();
  std::string receipt_state() const;
  bool wants_receipt() const;
  std::int64_t receipt_due_at_ms() const;
  void save_notes(const app::SaveNotes& notes, double now);
  void import_instrument(const app::ImportInstrument& wanted, double now);
  void export_instrument(const app::ExportInstrument& wanted, double now);
  void save_matrix(const app::SaveMatrix& wanted, double now);
  void write_picture(const app::WritePicture& picture, double now);
  void save_as(const std::string& name, const std::string& ending, const core::Result<std::string>& text,
               const char* told, double now);
  void erase_workshop(const std::string& typed_title, double now);
  bool carry(const app::Effect& effect);
  bool poll_sticks();
  void stop_carrying();
  bool take_stretched(double now);
  void settle(double now);
  void close();
  void refresh_home();

  std::unique_ptr<DataFolder> folder_;
  core::Env env_;
  sync::Transport& transport_;
  TransportShares shares_{transport_};
  core::Language language_;
  app::App app_;
  std::unique_ptr<core::Workshop> workshop_;
  std::unique_ptr<core::Workshop> joining_;  // being filled from a server or hub
  bool joining_again_ = false;               // it was here before
  std::unique_ptr<SyncRunner> runner_;       // with the office; or fills joining_
  std::unique_ptr<SyncRunner> nearby_;       // with the hub of the room
  std::unique_ptr<RoomHost> room_;           // while this device shares in the room
  std::function<void()> wake_;
  Worker worker_;
  Carrier carrier_;
  bool at_delivery_ = false;  // sticks are looked for where they are shown
  Chime chime_;
  std::uint64_t settled_ = 0;       // revision of the store
  std::int64_t receipt_at_ms_ = 0;  // when the last receipt was made, on steady_ms
  std::string receipt_of_;          // what the office had listed and what was here then
  bool clock_told_ = false;         // that this device's clock differs from the server's
  std::string joining_from_;        // the address, credentials included
};

}  // namespace ubao::platform
