#include "tests/app/screen_room.h"

#include "app/screens/screens.h"
#include "core/board_table.h"
#include "tests/support/data_files.h"

namespace ubao::test {
namespace {

std::vector<core::Json> all_of(core::Store& store) {
  std::vector<core::Json> documents;
  store.each_op([&](const std::string&, const std::string& text) {
    documents.push_back(core::Json::parse(text));
    return true;
  });
  return documents;
}

}  // namespace

Station::Station(const std::string& workshop, std::map<std::string, std::string> secrets, std::uint64_t seed,
                 const HeadlessOptions& options)
    : env_(seed), language_(demand(core::read_language(source_file("assets/languages/en.json")))) {
  core::StoreOptions where;
  where.path = folder_.file("workshop.db");
  where.workshop = workshop;
  where.secrets = std::move(secrets);
  where.device_name = "Tablet " + std::to_string(seed);
  workshop_ = std::make_unique<core::Workshop>(demand(core::Store::open(where, env_.env())), env_.env(),
                                               core::Cost{1, 1});
  app_ = std::make_unique<app::App>(language_);
  ui_ = std::make_unique<HeadlessUi>([this](app::Ui& ui) { draw(ui); }, options);
}

Station::~Station() {
  ui_.reset();
  app_.reset();
}

void Station::draw(app::Ui& ui) {
  app_->update(std::exchange(wanted_, {}), ui.now);
  app_->refresh(ui.now);
  app::Intents fresh;
  app::draw_screen(ui, app_->state(), fresh);
  if (!fresh.empty()) ui.want_frame();
  wanted_ = std::move(fresh);
}

void Station::want(const app::Intent& intent) {
  wanted_.push_back(intent);
  ui_->settle();
  ui_->settle();
}

void Station::click(const std::string& label) {
  ui_->click(label);
  ui_->settle();
}

void Station::press(const std::string& label) {
  if (!ui_->find(label)) click("More");
  click(label);
}

void Station::type(const std::string& text) {
  ui_->type(text);
  ui_->settle();
}

void Station::hand_to(const std::string& name) {
  if (!state().person.empty()) want(app::HandOver{});
  if (state().screen != app::Screen::people) want(app::GoTo{app::Screen::people, {}});
  click(name);
  want(app::ChoosePerson{state().people.chosen});
  if (state().entrance.step == app::Entrance::Step::consent) click("I agree");
}

ScreenRoom::ScreenRoom(int tablets, const std::vector<std::string>& people) : people_(people) {
  FixedEnv env(1);
  core::Founding founding = core::found_workshop(env.random);
  stations_.push_back(std::make_unique<Station>(founding.workshop, std::move(founding.secrets), 100,
                                                HeadlessOptions{1366, 768}));
  core::Workshop& first = facilitator().workshop();
  core::WorkshopDetails details;
  details.title = "Coast Region";
  details.place = "Mombasa";
  details.pins = false;
  demand(first.begin(shipped_course("online-5x2h"), shipped_instrument(), details, shipped_matrices()));
  for (std::size_t i = 0; i < people.size(); ++i) {
    core::Person person;
    person.name = people[i];
    person.ministry = i % 2 == 0 ? "Health" : "Lands";
    demand(first.add_person(person));
  }
  for (int i = 0; i < tablets; ++i) {
    auto invitation = demand(first.invite(core::Role::participant, {}));
    stations_.push_back(std::make_unique<Station>(first.id(), std::move(invitation.secrets),
                                                  200 + static_cast<std::uint64_t>(i),
                                                  HeadlessOptions{800, 1280}));
  }
  share();
  for (const auto& station : stations_) {
    station->show();
    station->want(app::GoTo{app::Screen::people, {}});
  }
}

ScreenRoom::~ScreenRoom() {
  while (!stations_.empty()) stations_.pop_back();
}

std::string ScreenRoom::person(const std::string& name) {
  for (const core::Person& person : facilitator().workshop().people())
    if (person.name == name) return person.id;
  throw std::runtime_error("nobody is called " + name);
}

void ScreenRoom::share() {
  std::vector<core::Json> everything;
  for (const auto& station : stations_) {
    demand(station->workshop().store().sign_log());
    for (core::Json& document : all_of(station->workshop().store()))
      everything.push_back(std::move(document));
  }
  for (const auto& station : stations_) {
    demand(station->workshop().store().absorb(everything, {}));
    demand(station->workshop().settle());
    station->ui().settle();
  }
}

bool ScreenRoom::agrees(const std::string& activity) {
  const std::vector<core::CsvCells> wanted = core::board_table(facilitator().workshop().board(activity));
  for (const auto& station : stations_)
    if (core::board_table(station->workshop().board(activity)) != wanted) return false;
  return true;
}

}  // namespace ubao::test
