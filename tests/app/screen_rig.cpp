#include "tests/app/screen_rig.h"

#include "app/screens/screens.h"
#include "core/keyring.h"
#include "tests/support/data_files.h"

namespace ubao::test {

ScreenRig::ScreenRig(bool sample, const HeadlessOptions& options)
    : env_(7), founding_(core::found_workshop(env_.random)), options_(options) {
  language_ = demand(core::read_language(source_file("assets/languages/" + options.language + ".json")));
  start();
  if (sample) {
    demand(workshop_->begin_sample(shipped_course("online-5x2h"), shipped_instrument(), shipped_sample(),
                                   shipped_matrices()));
  } else {
    core::WorkshopDetails details;
    details.title = "Coast Region";
    details.place = "Mombasa";
    details.pins = false;
    demand(
        workshop_->begin(shipped_course("online-5x2h"), shipped_instrument(), details, shipped_matrices()));
    for (const auto& [name, ministry] : {std::pair("Amina", "Health"), std::pair("Brian", "Land")}) {
      core::Person person;
      person.name = name;
      person.ministry = ministry;
      demand(workshop_->agree(demand(workshop_->add_person(person)).record));
    }
    demand(workshop_->set_activity_state(kAssessment, core::ActivityState::open));
    demand(workshop_->set_activity_state(kBoard, core::ActivityState::open));
  }
  for (const core::Person& person : workshop_->people()) people_.push_back(person.id);
  app_->set_workshop(workshop_.get());
}

ScreenRig::~ScreenRig() { stop(); }

void ScreenRig::start() {
  core::StoreOptions where;
  where.path = folder_.file("workshop.db");
  where.workshop = founding_.workshop;
  where.secrets = founding_.secrets;
  where.device_name = "Tablet";
  workshop_ = std::make_unique<core::Workshop>(demand(core::Store::open(where, env_.env())), env_.env(),
                                               core::Cost{1, 1});
  app_ = std::make_unique<app::App>(language_);
  ui_ = std::make_unique<HeadlessUi>([this](app::Ui& ui) { draw(ui); }, options_);
}

void ScreenRig::stop() {
  ui_.reset();
  app_.reset();
  workshop_.reset();
}

void ScreenRig::restart() {
  stop();
  start();
  app_->set_workshop(workshop_.get());
}

void ScreenRig::draw(app::Ui& ui) {
  app::State& state = app_->state();
  app::Intents intents = std::move(wanted_);
  wanted_.clear();
  for (const app::Effect& effect : app_->update(intents, ui.now))
    if (const auto* words = std::get_if<app::StretchWords>(&effect))
      app_->stretched(words->ticket, core::stretched(words->stretch), ui.now);
  app_->refresh(ui.now);
  intents.clear();
  app::draw_screen(ui, state, intents);
  seen_.insert(seen_.end(), intents.begin(), intents.end());
  if (!intents.empty()) ui.want_frame();
  wanted_ = std::move(intents);
}

void ScreenRig::open(app::Screen screen, const std::string& activity, int person) {
  want(app::ChoosePerson{person < 0 ? std::string() : people_.at(static_cast<std::size_t>(person))});
  want(app::GoTo{screen, activity});
}

void ScreenRig::want(const app::Intent& intent) {
  wanted_.push_back(intent);
  ui_->settle();
}

core::Card ScreenRig::card(const std::string& text) {
  for (const core::Card& card : board().cards)
    if (card.text == text) return card;
  throw std::runtime_error("no card \"" + text + "\"");
}

app::Intents ScreenRig::take_intents() { return std::exchange(seen_, {}); }

OtherTablet::OtherTablet(ScreenRig& rig) : rig_(rig) {
  core::StoreOptions where;
  where.path = folder_.file("workshop.db");
  where.workshop = rig.workshop().id();
  where.secrets = rig.workshop().invite(core::Role::facilitator, {})->secrets;
  where.device_name = "Other tablet";
  workshop_ = std::make_unique<core::Workshop>(demand(core::Store::open(where, env_.env())), env_.env(),
                                               core::Cost{1, 1});
  demand(workshop_->store().absorb(documents(rig.workshop().store()), {}));
}

void OtherTablet::says(const std::string& record, core::Json set, std::vector<std::string> also_saw) {
  demand(workshop_->store().record({{record, std::move(set), {}, std::move(also_saw)}}));
}

void OtherTablet::arrives() {
  core::Store& store = rig_.workshop().store();
  const core::PeerId office = demand(store.peers().at_address("https://office.example")).id;
  demand(store.absorb(documents(workshop_->store()), {office, "1-a"}));
  rig_.ui().settle();
}

std::vector<core::Json> OtherTablet::documents(core::Store& store) {
  std::vector<core::Json> all;
  store.each_op([&](const std::string&, const std::string& text) {
    all.push_back(core::Json::parse(text));
    return true;
  });
  return all;
}

}  // namespace ubao::test
