#include "tests/bench/assessment_bench.h"

#include <algorithm>

#include "core/assessment_sheets.h"
#include "core/keyring.h"
#include "core/publishing.h"
#include "core/store.h"
#include "platform/courses.h"
#include "tests/bench/must.h"
#include "tests/bench/workshop_maker.h"
#include "tests/support/activities.h"

namespace ubao::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kSheets = 2000, kMoreSheets = 100, kAssessmentRounds = 7;
constexpr int kSnapshots = 5;

// People of 14 ministries, 5 roles and 9 regions, some large and some small, who answer most statements.
core::SealedSheet random_sheet(const core::Instrument& instrument, int number, test::Dice& dice) {
  core::SealedSheet sheet;
  sheet.respondent = "respondent " + std::to_string(number);
  sheet.instrument = instrument.id;
  sheet.version = instrument.version;
  for (const auto& statement : instrument.statements)
    sheet.answers[statement.code] = dice.one_in(12)   ? "dk"
                                    : dice.one_in(20) ? "skipped"
                                                      : std::to_string(dice.between(1, 5));
  sheet.breakdown["ministry"] = "Ministry " + std::to_string(dice.between(0, dice.between(1, 13)));
  sheet.breakdown["role"] = "Role " + std::to_string(dice.between(0, dice.between(1, 4)));
  sheet.breakdown["region"] = "Region " + std::to_string(dice.between(0, 8));
  if (!dice.one_in(10)) sheet.breakdown["gender"] = dice.one_in(2) ? "f" : "m";
  return sheet;
}

std::vector<core::SealedSheet> random_sheets(const core::Instrument& instrument, int count) {
  test::Dice dice(4);
  std::vector<core::SealedSheet> sheets;
  for (int i = 0; i < count; ++i) sheets.push_back(random_sheet(instrument, i, dice));
  return sheets;
}

void put(core::AssessmentSheets& sheets, int number, const core::SealedSheet& sheet) {
  const std::string name = std::to_string(number);
  sheets.put("submission:" + name, "content of " + name, sheet);
}

std::size_t shown_groups(core::AssessmentSheets& sheets) {
  core::AssessmentResults results;
  const auto shown = sheets.counter().showable();
  sheets.counter().fill(results, shown);
  return results.breakdowns.size() == 4 ? shown.size() : 0;
}

void bench_counting(const core::Instrument& instrument, Figures& figures) {
  const auto opened = random_sheets(instrument, kSheets + kMoreSheets);
  std::vector<double> all, one;
  std::size_t groups = 0;
  for (int round = 0; round < kAssessmentRounds; ++round) {
    core::AssessmentSheets sheets(instrument.id, core::questions_of(instrument));
    all.push_back(timed_ms([&] {
      for (int i = 0; i < kSheets; ++i) put(sheets, i, opened[static_cast<std::size_t>(i)]);
      groups = shown_groups(sheets);
    }));
    for (int i = kSheets; i < kSheets + kMoreSheets; ++i)
      one.push_back(timed_ms([&] {
        put(sheets, i, opened[static_cast<std::size_t>(i)]);
        groups = shown_groups(sheets);
      }));
  }
  if (groups == 0) give_up("no group is shown");
  figures.add({"statistics of 2,000 sheets", median(all), 50, "ms", 1, true,
               "after opening; " + std::to_string(groups) + " groups"});
  char slowest[32];
  std::snprintf(slowest, sizeof slowest, "slowest %.2f ms", *std::max_element(one.begin(), one.end()));
  figures.add({"one more sheet", median(one), 1, "ms", 1, true, slowest});
}

void bench_publishing(const core::Instrument& instrument, Figures& figures) {
  const auto opened = random_sheets(instrument, kSheets);
  core::AssessmentSheets sheets(instrument.id, core::questions_of(instrument));
  std::vector<core::RememberedSnapshot> memory;
  double took = 0;
  std::size_t shown = 0;
  for (int i = 0; i < kSheets; ++i) {
    put(sheets, i, opened[static_cast<std::size_t>(i)]);
    if ((i + 1) % (kSheets / kSnapshots) != 0) continue;
    took = timed_ms([&] {
      auto plan = core::plan_publishing(sheets.counter(), sheets.covered(), memory, true);
      shown = plan.shown.size();
      memory.push_back(std::move(plan.memory));
    });
  }
  figures.add({"deciding what to publish", took, 5000, "ms", 1, true,
               "2,000 sheets, the fifth snapshot; " + std::to_string(shown) + " groups"});
}

// From the sheet in the store to the results on the facilitator's device.
void bench_results(const fs::path& folder, const core::Instrument& instrument, Figures& figures) {
  const fs::path own = folder / "assessment";
  fs::remove_all(own);
  fs::create_directories(own);
  core::Random& chance = *core::real_env().random;
  const core::Founding founding = core::found_workshop(chance);
  const auto workshop = empty_workshop(own / "facilitator.db", founding, "facilitator");
  WorkshopMaker maker(9);
  maker.begin(*workshop, 1);
  const core::WorkshopKeys keys(core::Secret(founding.secrets.at(core::kWorkshopSecret)));
  const std::string key = core::SealingKey(keys.sealing_seed).public_half();
  const auto opened = random_sheets(instrument, kSheets + kMoreSheets);
  const auto arrives = [&](std::size_t i) {
    const std::string record = "submission:" + std::to_string(i);
    const std::string sealed =
        must(core::seal(opened[i], {founding.workshop, test::kAssessment, record}, key, chance));
    return core::Change{record, {{"activity", test::kAssessment}, {"sealed", sealed}}, {}, {}};
  };
  std::vector<core::Change> changes;
  for (std::size_t i = 0; i < kSheets; ++i) changes.push_back(arrives(i));
  must(workshop->store().record(changes));
  const double first = timed_ms([&] { must(workshop->results(test::kAssessment)); });
  figures.add({"results with the opening", first, 1500, "ms", 1, true, "2,000 sheets from the store"});
  std::vector<double> more;
  for (std::size_t i = kSheets; i < kSheets + kMoreSheets; ++i) {
    must(workshop->store().record({arrives(i)}));
    more.push_back(timed_ms([&] {
      if (must(workshop->results(test::kAssessment)).respondents != static_cast<int>(i) + 1)
        give_up("a sheet is missing");
    }));
  }
  figures.add({"results after one more", median(more), 5, "ms", 1, true, "with its opening"});
}

}  // namespace

void bench_assessment(const fs::path& folder, Figures& figures) {
  const core::Instrument instrument = must(platform::load_course("online-5x2h", "en")).instrument;
  bench_counting(instrument, figures);
  bench_publishing(instrument, figures);
  bench_results(folder, instrument, figures);
}

}  // namespace ubao::bench
