#include "tests/app/desk.h"

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/screens/screens.h"
#include "app/theme.h"
#include "core/ids.h"
#include "core/keyring.h"
#include "imgui_internal.h"
#include "tests/support/cheap_pin.h"
#include "tests/support/data_files.h"

namespace ubao::test {
namespace {

// Words are added to texts of several words; a word alone becomes longer itself. Placeholders count for
// nothing.
std::string longer(const std::string& text) {
  std::size_t letters = 0, spaces = 0;
  bool inside = false;
  for (const char c : text) {
    inside = inside || c == '{';
    if (!inside && (c & 0xc0) != 0x80) ++letters;
    if (c == '}') inside = false;
    if (c == ' ') ++spaces;
  }
  if (letters < 3) return text;
  const auto more = static_cast<std::size_t>(static_cast<double>(letters) * 0.4 + 0.5);
  std::string result = text;
  if (spaces == 0) return result.append(std::string("nagemot").substr(0, std::min<std::size_t>(more, 7)));
  for (std::size_t i = 0; i < more; ++i) result += i % 6 == 0 ? ' ' : 'o';
  if (!result.empty() && result.back() == ' ') result.back() = 'o';
  return result;
}

constexpr const char* kCourses[] = {"online-5x2h", "face-to-face-5d"};

}  // namespace

core::Language language_of(Words words) {
  const auto parsed = nlohmann::json::parse(source_file("assets/languages/en.json"));
  std::unordered_map<std::string, std::string> texts;
  for (const auto& [key, text] : parsed.items()) {
    const bool as_it_is = words != Words::longer || key.rfind("language.", 0) == 0;
    texts[key] = as_it_is ? text.get<std::string>() : longer(text);
  }
  if (words == Words::mirrored) texts["language.direction"] = "right to left";
  return core::Language(std::move(texts));
}

core::WorkshopDetails titled(const std::string& title) {
  core::WorkshopDetails details;
  details.title = title;
  return details;
}

Desk::Desk(const HeadlessOptions& options, Words words) : language_(language_of(words)) {
  app_ = std::make_unique<app::App>(language_);
  app::State& start = app_->state();
  start.settings.theme = name_of(options.theme);
  start.settings.scale_percent = static_cast<std::int32_t>(options.scale * 100 + 0.5f);
  for (const char* id : kCourses) {
    const core::Course one = shipped_course(id);
    start.views.courses.push_back({one.id, one.title, one.description});
  }
  start.local = {"2026-11-21", 14 * 60 + 18, 0, 180};
  refresh_home();
  ui_ = std::make_unique<HeadlessUi>([this](app::Ui& ui) { draw(ui); }, options);
  ui_->ui().language = &language_;
  ui_->settle();
}

Desk::~Desk() {
  ui_.reset();
  app_.reset();
  workshop_.reset();
}

void Desk::draw(app::Ui& ui) {
  if (!ui_) return;  // the rig draws its first frames before it is there
  app::State& now = app_->state();
  if (ImGui::GetCurrentContext()->InputEventsTrail.Size > 0) app_->touched(ui.now);
  const app::Intents intents = std::exchange(wanted_, {});
  for (const app::Effect& effect : app_->update(intents, ui.now)) {
    effects_.push_back(effect);
    carry_out(effect);
  }
  app_->refresh(ui.now);
  for (const app::ThemeName name : {app::ThemeName::light, app::ThemeName::dark, app::ThemeName::contrast})
    if (name_of(name) == now.settings.theme) ui.theme = app::theme_of(name);
  app::Intents fresh;
  app::draw_screen(ui, now, fresh);
  if (!fresh.empty()) ui.want_frame();
  wanted_.insert(wanted_.end(), fresh.begin(), fresh.end());
}

std::unique_ptr<core::Workshop> Desk::open(const std::string& id, std::map<std::string, std::string> secrets,
                                           const std::string& file) {
  core::StoreOptions where;
  where.path = folder_.file((file.empty() ? id : file) + ".db");
  where.workshop = id;
  where.secrets = std::move(secrets);
  where.device_name = "Laptop 4";
  return std::make_unique<core::Workshop>(demand(core::Store::open(where, env_.env())), env_.env(),
                                          kCheapPin);
}

void Desk::show(const std::string& id) {
  app_->set_workshop(nullptr);
  workshop_.reset();
  workshop_ = open(id);
  app_->set_workshop(workshop_.get());
  app::Exchange exchange;
  exchange.office = offices_[id];
  app_->set_exchange(exchange);
}

void Desk::carry_out(const app::Effect& effect) {
  if (const auto* make = std::get_if<app::CreateWorkshop>(&effect)) {
    const std::string id = found();
    demand(open(id)->begin(shipped_course(make->course), shipped_instrument(), make->details,
                           shipped_matrices()));
    show(id);
  } else if (const auto* words = std::get_if<app::StretchWords>(&effect)) {
    stretching_.push_back(*words);
    if (!hold_stretching_) stretch_now();
  } else if (std::holds_alternative<app::CreateSample>(effect)) {
    const std::string id = found();
    const auto sample = shipped_sample();
    demand(open(id)->begin_sample(shipped_course(sample.course), shipped_instrument(), sample,
                                  shipped_matrices()));
    show(id);
  } else if (const auto* again = std::get_if<app::OpenWorkshop>(&effect)) {
    show(again->id);
  } else if (std::holds_alternative<app::CloseWorkshop>(effect)) {
    app_->set_workshop(nullptr);
    workshop_.reset();
    refresh_home();
  } else if (const auto* office = std::get_if<app::SetOffice>(&effect)) {
    std::string shown = office->address;  // without name and password
    const std::size_t at = shown.find('@');
    if (at != std::string::npos) shown = "https://" + shown.substr(at + 1);
    demand(workshop_->store().peers().at_address(shown));
    offices_[workshop_->id()] = shown;
    app::Exchange exchange = app_->state().exchange;
    exchange.office = shown;
    app_->set_exchange(exchange);
    app_->state().delivery = {};
  } else if (const auto* set = std::get_if<app::SetSettings>(&effect)) {
    ui_->ui().scale = static_cast<float>(set->settings.scale_percent) / 100;
    ui_->ui().want_frame();
  }
}

// A workshop's file with the keys of its first facilitator.
std::string Desk::found() {
  core::Founding founding = core::found_workshop(env_.random);
  ids_.push_back(founding.workshop);
  open(founding.workshop, std::move(founding.secrets));
  return ids_.back();
}

void Desk::refresh_home() {
  app::HomeView& home = app_->state().views.home;
  home = {};
  home.device = "Laptop 4";
  home.now = env_.clock.now;
  for (auto id = ids_.rbegin(); id != ids_.rend(); ++id) {
    const auto workshop = open(*id);
    const core::Agenda agenda = workshop->agenda();
    core::WorkshopSummary summary;
    summary.id = *id;
    summary.title = agenda.workshop.title;
    summary.place = agenda.workshop.place;
    summary.starts = agenda.workshop.starts;
    summary.course_title = agenda.workshop.course_title;
    summary.people = agenda.people;
    summary.ministries = agenda.ministries;
    for (const core::AgendaSession& session : agenda.sessions) summary.sessions.push_back(session.title);
    summary.current_session = agenda.current_session();
    summary.own_total = workshop->delivery().own_total;
    summary.waiting = workshop->delivery().waiting;
    summary.has_office = !offices_[*id].empty();
    summary.sample = agenda.workshop.sample;
    home.workshops.push_back(summary);
  }
}

void Desk::want(const app::Intent& intent) {
  wanted_.push_back(intent);
  ui_->settle();
  ui_->settle();
}

void Desk::go(app::Screen screen, const std::string& activity) { want(app::GoTo{screen, activity}); }

void Desk::type_into(const std::string& label, const std::string& text) {
  ui_->click(label);
  ui_->key(ImGuiKey_A, true);
  ui_->type(text);
}

void Desk::tab_to(const std::string& label) {
  ui_->item(label);  // it is there at all
  for (int i = 0; i < 120; ++i) {
    if (ui_->focused() == label) return;
    ui_->key(ImGuiKey_Tab);
  }
  throw std::runtime_error("Tab never reaches " + label);
}

void Desk::press_by_keys(const std::string& label) {
  tab_to(label);
  ui_->key(ImGuiKey_Space);
  ui_->settle();
}

void Desk::stretch_now() {
  hold_stretching_ = false;
  for (const app::StretchWords& words : std::exchange(stretching_, {}))
    app_->stretched(words.ticket, core::stretched(words.stretch), ui_->ui().now);
  ui_->ui().want_frame();
}

void Desk::begin(const std::vector<std::string>& names, bool pins, const std::string& course) {
  core::WorkshopDetails details;
  details.title = "Coast Region";
  details.place = "Mombasa";
  details.pins = pins;
  details.responsible = "Public Service Office";
  details.contact = "data@office.example";
  want(app::CreateWorkshop{course, details});
  for (const std::string& name : names) {
    core::Person person;
    person.name = name;
    person.ministry = "Health";
    demand(workshop_->add_person(person));
  }
  ui_->settle();
}

void Desk::restart() {
  const std::string id = workshop_->id();
  const core::DeviceSettings settings = app_->state().settings;
  workshop_.reset();
  app_ = std::make_unique<app::App>(language_);
  app_->state().settings = settings;
  app_->state().local = {"2026-11-21", 14 * 60 + 18, 0, 180};
  wanted_.clear();
  stretching_.clear();
  show(id);
  ui_->settle();
}

core::Person Desk::person(const std::string& name) {
  for (const core::Person& person : workshop_->people())
    if (person.name == name) return person;
  throw std::runtime_error("nobody is called " + name);
}

void Desk::pass(int seconds) {
  env_.clock.now += seconds;
  ui_->wait(seconds);
  ui_->settle();
}

void Desk::choose(const std::string& name) {
  if (app_->state().screen != app::Screen::people) go(app::Screen::people);
  ui_->click(name);
  want(app::ChoosePerson{app_->state().people.chosen});
}

void Desk::press_digits(const std::string& digits, const std::string& then) {
  for (const char digit : digits) ui_->click(std::string(1, digit));
  ui_->click(then);
  ui_->settle();
}

void Desk::come_in(const std::string& name, const std::string& pin) {
  using Step = app::Entrance::Step;
  choose(name);
  const app::Entrance& entrance = app_->state().entrance;
  if (entrance.step == Step::enter) press_digits(pin, "Open");
  if (entrance.step == Step::consent) ui_->click("I agree");
  ui_->settle();
  if (entrance.step != Step::choose) return;
  press_digits(pin, "Next");
  press_digits(pin, "Use it");
}

void Desk::take_participants_tablet() {
  const std::string id = workshop_->id();
  auto invitation = demand(workshop_->invite(core::Role::participant, {}));
  std::vector<core::Json> documents;
  workshop_->store().each_op([&](const std::string&, const std::string& text) {
    documents.push_back(core::Json::parse(text));
    return true;
  });
  app_->set_workshop(nullptr);
  workshop_ = open(id, std::move(invitation.secrets), "tablet");
  demand(workshop_->store().absorb(documents, {}));
  app_->set_workshop(workshop_.get());
  ui_->settle();
  ui_->settle();
}

void Desk::add_people(int count) {
  std::vector<core::Change> changes;
  for (int i = 0; i < count; ++i) {
    std::string name = "Participant " + std::to_string(i);
    if (i % 7 == 0) name += " with the Long Family Name of Upper River";
    changes.push_back({core::new_record_id("person", env_.random),
                       {{"name", name},
                        {"ministry", "Ministry " + std::to_string(i % 17)},
                        {"role", "Officer"},
                        {"region", "North Coast"}},
                       {},
                       {}});
  }
  demand(workshop_->store().record(changes));
  ui_->settle();
}

void Desk::joined(const std::string& title) {
  core::WorkshopDetails details;
  details.title = title;
  demand(
      open(found())->begin(shipped_course(kCourses[0]), shipped_instrument(), details, shipped_matrices()));
  show(ids_.back());
  ui_->settle();
}

void Desk::failed(core::ErrorCode code, const std::string& detail) {
  app_->fail({code, detail});
  ui_->settle();
}

void Desk::office_takes(int count, const std::vector<std::string>& refusals) {
  core::Peers& peers = workshop_->store().peers();
  const core::Peer peer = demand(peers.at_address(app_->state().exchange.office));
  std::int64_t end = 0;
  const auto queue = peers.queue(peer.id, count, 1 << 20, end);
  std::vector<core::Refusal> refused;
  for (std::size_t i = 0; i < refusals.size(); ++i)
    refused.push_back({peer.id, false, queue.at(i).id, refusals[i], "2026-11-21T11:12:00Z"});
  demand(peers.acknowledge(peer.id, end, refused));
  demand(peers.note_attempt(peer.id, {"2026-11-21T11:16:00Z", {}, static_cast<int>(queue.size()), 0}));
  app::Exchange exchange = app_->state().exchange;
  exchange.phase = app::Exchange::Phase::up_to_date;
  app_->set_exchange(exchange);
  ui_->settle();
}

void Desk::office_confirms(int all_but) {
  const core::Peer peer = demand(workshop_->store().peers().at_address(app_->state().exchange.office));
  core::Receipts& receipts = workshop_->store().receipts();
  core::Listing listing{receipts.cursor(peer.id), {}};
  workshop_->store().each_place(
      [&](const core::Store::Place& place) { listing.ops.push_back({place.hash, true}); });
  for (std::size_t i = 0; i < listing.ops.size(); ++i)
    listing.ops[i].held = i + static_cast<std::size_t>(all_but) < listing.ops.size();
  demand(receipts.take_page(peer.id, listing, listing.from + "1"));
  demand(workshop_->take_receipt(peer.id, false));
  ui_->settle();
}

void Desk::office_fails(core::ErrorCode code) {
  core::Peers& peers = workshop_->store().peers();
  const core::Peer peer = demand(peers.at_address(app_->state().exchange.office));
  demand(peers.note_attempt(peer.id, {"2026-11-21T11:16:00Z", {code, ""}, 0, 0}));
  app::Exchange exchange = app_->state().exchange;
  exchange.phase = app::Exchange::Phase::waiting;
  exchange.next_try_in_seconds = 20;
  app_->set_exchange(exchange);
  ui_->settle();
}

}  // namespace ubao::test
