// A device whose clock is wrong: everything goes as usual, and people can be told.
#include "sync/http_date.h"
#include "tests/sync/world.h"

namespace ubao::test {
namespace {

class Clocks : public World {
 protected:
  // Every answer says when the server thinks it is.
  void server_says(const std::string& date) {
    in_front = [this, date](const sync::HttpRequest& request, std::int64_t now_ms) {
      auto reply = couch.handle(request, now_ms);
      if (reply) reply->date = date;
      return reply;
    };
  }
};

TEST_F(Clocks, A_clock_ten_years_ahead_is_noticed_and_moves_nothing) {
  Device device(1);
  device.write(3);
  server_says("Sat, 21 Nov 2026 12:00:00 GMT");
  device.env.clock.now = *sync::http_date("Sat, 21 Nov 2026 12:00:00 GMT") + 10LL * 365 * 86400;
  const sync::Summary summary = sync_once(device);
  EXPECT_EQ(summary.clock_ahead_seconds, 10LL * 365 * 86400);
  EXPECT_EQ(summary.queued, 0);
  EXPECT_EQ(summary.error.code, core::ErrorCode::none);
}

TEST_F(Clocks, A_server_that_says_no_time_accuses_nobody) {
  Device device(1);
  device.write(1);
  server_says("soon");
  EXPECT_EQ(sync_once(device).clock_ahead_seconds, 0);
}

}  // namespace
}  // namespace ubao::test
