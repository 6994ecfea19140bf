// Clocks that are years off change what is shown as the time, and nothing else: order, delivery and merging
// go by what each device had seen.
#include <gtest/gtest.h>

#include <ctime>

#include "tests/e2e/installation.h"
#include "tests/support/couch.h"
#include "tests/support/places.h"

namespace ubao::test {
namespace {

constexpr long kTenYears = 10L * 366 * 86400;

ProcessOptions with_clock(long offset_seconds) {
  ProcessOptions options;
  options.environment = {{"LD_PRELOAD", other_clock_library()},
                         {"UBAO_TEST_CLOCK_OFFSET", std::to_string(offset_seconds)},
                         {"ASAN_OPTIONS", "verify_asan_link_order=0"}};
  return options;
}

void set_text(const Installation& home, const std::string& workshop, const std::string& card,
              const std::string& text, long offset_seconds) {
  const json intent = {{"do", "card.set"}, {"card", card}, {"text", text}};
  const Ended ended =
      home.run({"record", "--workshop", workshop}, lines_of({intent}), with_clock(offset_seconds));
  EXPECT_EQ(ended.exit_code, 0) << ended.errors;
}

TEST(Clock, Ten_years_ahead_and_fifty_behind_the_later_word_still_wins) {
  const Couch couch;
  const Installation ahead, behind;
  const std::string workshop = ahead.new_workshop();
  const std::string card = ahead.add_card(workshop, "First");
  set_text(ahead, workshop, card, "From the future", kTenYears);
  ahead.synced(workshop, couch.url());
  behind.joined(workshop, couch.url());
  set_text(behind, workshop, card, "From the past, but later", -static_cast<long>(std::time(nullptr)) + 5);
  behind.synced(workshop, couch.url());
  ahead.synced(workshop, couch.url());

  EXPECT_EQ(ahead.dump(workshop), behind.dump(workshop));
  const json text = field_of(ahead.dump(workshop), card, "text");
  EXPECT_EQ(text.value("value", ""), "From the past, but later");
  EXPECT_FALSE(text.contains("versions")) << "the second had seen the first: " << text;
  std::string all;
  for (const std::string& line : ahead.log(workshop)) all += line;
  EXPECT_NE(all.find(R"("at":"1970-01-01T00:00:)"), std::string::npos) << "the clock was not wrong at all";
  EXPECT_EQ(ahead.status(workshop).value("waiting", -1), 0);
}

TEST(Clock, An_exchange_under_a_wrong_clock_goes_as_any_other) {
  const Couch couch;
  const Installation home;
  const std::string workshop = home.new_workshop();
  const Words words{"sync", "--workshop", workshop, "--to", couch.url(), "--once", "--json"};
  for (const long offset : {kTenYears, -kTenYears}) {
    home.add_card(workshop, "At " + std::to_string(offset));
    const Ended ended = home.run(words, {}, with_clock(offset));
    EXPECT_EQ(ended.exit_code, 0) << ended.errors;
    EXPECT_EQ(object_of(ended).value("queued", -1), 0);
  }
  EXPECT_EQ(couch.documents_of(workshop), static_cast<int>(home.log(workshop).size()));
}

}  // namespace
}  // namespace ubao::test
