#include "tests/app/screen_rig.h"

#include <stdexcept>

#include "app/screens/screens.h"

namespace ubao::test {
namespace {

template <class T>
T demand(core::Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return std::move(result).value();
}

core::Course course() {
  return demand(core::read_course(source_file("assets/courses/online-5x2h.json"), "en"));
}
core::Instrument instrument() {
  return demand(core::read_instrument(source_file("assets/instruments/dtca-default.json")));
}
core::Sample sample_people() {
  return demand(core::read_sample(source_file("assets/templates/sample-workshop.json"), "en"));
}

}  // namespace

ScreenRig::ScreenRig(bool sample, const HeadlessOptions& options) : env_(7), options_(options) {
  language_ = demand(core::read_language(source_file("assets/languages/" + options.language + ".json")));
  start();
  if (sample) {
    demand(workshop_->begin_sample(course(), instrument(), sample_people()));
  } else {
    demand(workshop_->begin(course(), instrument(), {"Coast Region", "Mombasa", "", "", "en"}));
    demand(workshop_->add_person({{}, "Amina", "Health", {}, {}, {}}));
    demand(workshop_->add_person({{}, "Brian", "Land", {}, {}, {}}));
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
  where.workshop = "w0rksh0pw0rksh0p";
  where.public_key = "key";
  where.device_name = "Tablet";
  workshop_ = std::make_unique<core::Workshop>(demand(core::Store::open(where, env_.env())), env_.env());
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
  app_->update(intents, ui.now);
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
  where.public_key = "another key";
  where.device_name = "Other tablet";
  store_ = demand(core::Store::open(where, env_.env()));
  demand(store_->absorb(documents(rig.workshop().store()), {}));
}

void OtherTablet::says(const std::string& record, core::Json set, std::vector<std::string> also_saw) {
  demand(store_->record({{record, std::move(set), {}, std::move(also_saw)}}));
}

void OtherTablet::arrives() {
  core::Store& store = rig_.workshop().store();
  const core::PeerId office = demand(store.peers().at_address("https://office.example")).id;
  demand(store.absorb(documents(*store_), {office, "1-a"}));
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
