// The program without its window, on a laptop that knows no office: as most are on the first day.
#include "platform/program.h"

#include <gtest/gtest.h>

#include "tests/support/activities.h"
#include "tests/support/demand.h"
#include "tests/support/fixed_env.h"
#include "tests/support/scripted_transport.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {
namespace {

TEST(ProgramWithoutOffice, A_press_shows_what_it_leads_to) {
  const TempFolder folder;
  FixedEnv env(8);
  ScriptedTransport nobody([](const sync::HttpRequest&, std::int64_t) { return std::nullopt; });
  platform::Program program(demand(platform::DataFolder::open(folder.path(), env.env(), "Laptop")), env.env(),
                            nobody);
  program.take({app::CreateSample{}}, 1);
  EXPECT_TRUE(program.app().state().views.board.cards.empty());
  // the window polls between a press and the frame that shows what it led to
  program.take({app::GoTo{app::Screen::board, kBoard}}, 2);
  program.poll(2);
  EXPECT_EQ(program.app().state().views.board.cards.size(), 40u);
}

}  // namespace
}  // namespace ubao::test
