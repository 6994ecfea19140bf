#include "platform/program.h"

#include <algorithm>

#include "core/copies.h"
#include "core/store.h"
#include "platform/address_file.h"
#include "platform/courses.h"
#include "platform/handed_file.h"
#include "platform/key_files.h"
#include "platform/languages.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;

// The workshop that an address ends in, ".../ubao-<workshop>"; empty when it ends otherwise.
std::string workshop_in(const std::string& address) {
  constexpr std::string_view kPrefix = "/ubao-";
  const auto at = address.rfind(kPrefix);
  if (at == std::string::npos) return {};
  std::string name = address.substr(at + kPrefix.size());
  if (!name.empty() && name.back() == '/') name.pop_back();
  return core::is_name(name) ? name : std::string();
}

}  // namespace

Program::Program(std::unique_ptr<DataFolder> folder, core::Env env, sync::Transport& transport,
                 std::function<void()> wake, StickPlaces sticks)
    : folder_(std::move(folder)),
      env_(env),
      transport_(transport),
      language_(shipped_language(folder_->device().settings().language)),
      app_(language_),
      wake_(std::move(wake)),
      worker_(wake_),
      carrier_(std::move(sticks), wake_) {
  app_.state().room.possible = RoomHost::possible();
  app_.state().settings = folder_->device().settings();
  for (const core::Course& course : shipped_courses(app_.state().settings.language))
    app_.state().views.courses.push_back({course.id, course.title, course.description});
  app_.state().sticks.offered = carrier_.sticks().offered;
  refresh_home();
}

Program::~Program() { put_away(); }

void Program::put_away() {
  runner_.reset();
  nearby_.reset();
  stop_carrying();
  receipt_of_.clear();
  receipt_at_ms_ = 0;
  if (room_) share_room(false);
  if (!workshop_) return;
  (void)workshop_->store().sign_log();  // else it is signed before it is sent
  (void)folder_->remember(*workshop_);
}

bool Program::take_stretched(double now) {
  bool any = false;
  while (auto done = worker_.poll()) {
    app_.stretched(done->first, done->second, now);
    any = true;
  }
  if (any) app_.refresh(now);
  return any;
}

// What came may have closed an activity for which sheets wait here.
void Program::settle(double now) {
  if (!workshop_ || workshop_->store_revision().written == settled_) return;
  if (const auto settled = workshop_->settle(); !settled) app_.fail(settled.error());
  if (!core::logs_continued_elsewhere(workshop_->store()).empty()) {
    app_.show(language_.text("delivery.copied"), now);
    (void)core::told_of_logs(workshop_->store());
  }
  settled_ = workshop_->store_revision().written;
}

bool Program::poll(double now) {
  const bool stretched = take_stretched(now);
  const bool carried = poll_sticks();
  const bool in_room = poll_room();
  settle(now);
  const bool came = stretched || carried || in_room;
  if (!runner_ && !nearby_) {
    app_.refresh(now);
    return came;
  }
  const bool changed = poll_exchanges() || came;
  if (joining_ && runner_->finished()) {
    end_join();
    return true;
  }
  take_receipt();
  tell_exchanges(now);
  app_.refresh(now);
  return changed;
}

std::optional<std::int64_t> Program::wake_at_ms() const {
  std::optional<std::int64_t> first;
  const auto consider = [&first](std::optional<std::int64_t> at) {
    if (at) first = first ? std::min(*first, *at) : at;
  };
  if (runner_) consider(runner_->wake_at());
  if (nearby_) consider(nearby_->wake_at());
  if (room_) consider(room_->wake_at());
  if (wants_receipt()) consider(receipt_due_at_ms());
  return first;
}

std::uint64_t Program::durable_revision() const {
  return workshop_ ? workshop_->store_revision().durable : 0;
}

void Program::take(const app::Intents& intents, double now) {
  for (const app::Effect& effect : app_.update(intents, now)) carry_out(effect, now);
}

void Program::carry_out(const app::Effect& effect, double now) {
  if (const auto* to_open = std::get_if<app::OpenWorkshop>(&effect))
    open(to_open->id);
  else if (std::holds_alternative<app::CloseWorkshop>(effect))
    close();
  else if (const auto* made = std::get_if<app::CreateWorkshop>(&effect))
    create(*made);
  else if (std::holds_alternative<app::CreateSample>(effect))
    create_sample();
  else if (const auto* join = std::get_if<app::JoinWorkshop>(&effect))
    begin_join(*join);
  else if (std::holds_alternative<app::SendNow>(effect))
    send_now();
  else if (const auto* office = std::get_if<app::SetOffice>(&effect))
    set_office(office->address);
  else if (std::holds_alternative<app::SaveAddressFile>(effect))
    save_address_file(now);
  else if (std::holds_alternative<app::SaveReceipt>(effect))
    save_receipt(now);
  else if (const auto* share = std::get_if<app::ShareRoom>(&effect))
    share_room(share->on);
  else if (std::holds_alternative<app::LetIn>(effect))
    let_in(now);
  else if (std::holds_alternative<app::SaveOffer>(effect))
    save_offer(now);
  else if (std::holds_alternative<app::EndOffer>(effect))
    end_offer();
  else if (const auto* out = std::get_if<app::ShutOut>(&effect))
    shut_out(out->user);
  else if (const auto* words = std::get_if<app::StretchWords>(&effect))
    worker_.stretch(words->ticket, words->stretch);
  else if (const auto* invited = std::get_if<app::Invite>(&effect))
    save_invitation(invited->role, now);
  else if (std::holds_alternative<app::SaveRecoverySheet>(effect))
    save_recovery_sheet(now);
  else if (const auto* notes = std::get_if<app::SaveNotes>(&effect))
    save_notes(*notes, now);
  else if (const auto* read = std::get_if<app::ImportInstrument>(&effect))
    import_instrument(*read, now);
  else if (const auto* written = std::get_if<app::ExportInstrument>(&effect))
    export_instrument(*written, now);
  else if (const auto* matrix = std::get_if<app::SaveMatrix>(&effect))
    save_matrix(*matrix, now);
  else if (const auto* picture = std::get_if<app::WritePicture>(&effect))
    write_picture(*picture, now);
  else if (const auto* table = std::get_if<app::WriteTable>(&effect))
    save_as(table->name, ".csv", table->csv, "toast.saved_as", now);
  else if (std::holds_alternative<app::Chime>(effect))
    chime_.ring();
  else if (const auto* erased = std::get_if<app::EraseWorkshop>(&effect))
    erase_workshop(erased->typed_title, now);
  else if (carry(effect))
    poll_sticks();
  else if (const auto* set = std::get_if<app::SetSettings>(&effect)) {
    if (const auto saved = folder_->device().set_settings(set->settings); !saved) app_.fail(saved.error());
  }
  app_.refresh(now);
}

void Program::show(std::unique_ptr<core::Workshop> workshop) {
  put_away();
  app_.set_workshop(nullptr);
  workshop_ = std::move(workshop);
  app_.set_workshop(workshop_.get());
  if (workshop_->store().opening().was_damaged)
    app_.fail({ErrorCode::damaged, workshop_->store().opening().kept_at});
  connect();
}

void Program::open(const std::string& id) {
  // a file has one connection at a time, also when it is opened anew
  if (workshop_) close();
  auto workshop = folder_->open_workshop(id);
  if (!workshop) return app_.fail(workshop.error());
  show(std::move(*workshop));
}

void Program::create(const app::CreateWorkshop& intent) {
  const auto set = load_course(intent.course, intent.details.language);
  if (!set) return app_.fail(set.error());
  auto workshop = folder_->make_workshop();
  if (!workshop) return app_.fail(workshop.error());
  if (const auto begun = (*workshop)->begin(set->course, set->instrument, intent.details, set->matrices);
      !begun) {
    const std::string id = (*workshop)->id();
    workshop->reset();
    (void)folder_->delete_workshop(id);
    return app_.fail(begun.error());
  }
  show(std::move(*workshop));
}

void Program::create_sample() {
  for (const core::WorkshopSummary& summary : folder_->device().summaries())
    if (summary.sample) return open(summary.id);
  const auto sample = load_sample("en");
  if (!sample) return app_.fail(sample.error());
  const auto set = load_course(sample->course, "en");
  if (!set) return app_.fail(set.error());
  auto workshop = folder_->make_workshop();
  if (!workshop) return app_.fail(workshop.error());
  if (const auto begun = (*workshop)->begin_sample(set->course, set->instrument, *sample, set->matrices);
      !begun)
    return app_.fail(begun.error());
  show(std::move(*workshop));
}

// The workshop fills while the first screen says so; it is shown when it is whole. One that is here already
// is paired with the hub of the file and exchanged.
void Program::begin_join(const app::JoinWorkshop& intent) {
  std::string address = intent.address, wanted = intent.workshop;
  std::map<std::string, std::string> secrets;
  std::optional<HubLink> hub;
  if (names_handed(address)) {
    const auto handed = read_handed(address);
    if (!handed) return app_.fail(handed.error());
    auto link = hub_link_in(handed->text);
    if (!link) return app_.fail(link.error());
    hub = std::move(*link);
    if (auto invitation = core::read_invitation(handed->text)) {
      address = invitation->address;
      wanted = invitation->workshop;
      secrets = std::move(invitation->secrets);
    } else if (handed->by_code) {
      return app_.fail(invitation.error());
    } else if (const auto file = read_workshop_address(handed->text)) {
      address = file->address;
      wanted = file->workshop;
    } else {
      return app_.fail(file.error());
    }
  }
  if (wanted.empty()) wanted = workshop_in(address);
  if (wanted.empty()) return app_.fail({ErrorCode::bad_input, "the address does not name a workshop"});
  const std::vector<std::string> known = folder_->workshop_ids();
  joining_again_ = hub && std::find(known.begin(), known.end(), wanted) != known.end();
  auto workshop =
      joining_again_ ? folder_->open_workshop(wanted) : folder_->make_room_for(wanted, std::move(secrets));
  if (!workshop) return app_.fail(workshop.error());
  joining_ = std::move(*workshop);
  joining_from_ = address;
  auto runner = hub ? SyncRunner::start_in_room(joining_->store(), env_, *hub, folder_->device().name(),
                                                sync::Mode::once, transport_)
                    : SyncRunner::start(joining_->store(), env_, address, sync::Mode::once, transport_);
  if (runner) {
    runner_ = std::move(*runner);
    return;
  }
  give_up_joining(runner.error());
}

void Program::give_up_joining(const core::Error& error) {
  const std::string id = joining_->id();
  joining_.reset();
  if (!joining_again_) (void)folder_->delete_workshop(id);
  app_.fail(error);
}

void Program::end_join() {
  const core::Error error = runner_->summary().error;
  runner_.reset();
  const std::string id = joining_->id();
  const bool came = !joining_->info().title.empty() && (!joining_again_ || error.code == ErrorCode::none);
  if (!came)
    return give_up_joining(error.code == ErrorCode::none ? core::Error{ErrorCode::not_found, id} : error);
  // an address that people gave here stands
  const bool office_known = joining_again_ && !folder_->device().office(id).empty();
  if (!joining_from_.empty() && !office_known) (void)folder_->device().set_office(id, joining_from_);
  show(std::move(joining_));
}

void Program::close() {
  put_away();
  app_.set_workshop(nullptr);
  workshop_.reset();
  refresh_home();
}

void Program::refresh_home() {
  app::HomeView& home = app_.state().views.home;
  home = {};
  home.device = folder_->device().name();
  home.now = env_.clock->seconds_since_1970();
  std::vector<core::WorkshopSummary> summaries = folder_->device().summaries();
  for (const std::string& id : folder_->workshop_ids()) {
    const auto known = std::find_if(summaries.begin(), summaries.end(),
                                    [&](const auto& summary) { return summary.id == id; });
    if (known != summaries.end()) {
      home.workshops.push_back(*known);
      continue;
    }
    // a file that this device does not remember: it was copied here, or the device's own file was lost
    if (auto workshop = folder_->open_workshop(id)) (void)folder_->remember(**workshop);
  }
  if (home.workshops.size() != folder_->workshop_ids().size()) home.workshops = folder_->device().summaries();
  std::stable_sort(home.workshops.begin(), home.workshops.end(),
                   [](const auto& a, const auto& b) { return a.opened_at > b.opened_at; });
  for (const core::WorkshopSummary& summary : home.workshops) {
    home.own_total += summary.own_total;
    home.waiting += summary.waiting;
    home.office_known = home.office_known || summary.has_office;
  }
}

}  // namespace ubao::platform
