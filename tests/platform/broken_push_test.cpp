// A push over a link that is reset: at each of two hundred places of what is sent, from the first byte of the
// first request to the last of the mark, against a real CouchDB-compatible server.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "tests/support/couch.h"
#include "tests/support/cut_proxy.h"
#include "tests/support/online_device.h"

namespace ubao::test {
namespace {

constexpr int kPlaces = 200;

TEST(BrokenPush, Arrives_once_wherever_the_link_was_reset) {
  const Couch couch;
  CutProxy link(couch.port());
  const std::string url = Couch::url_of(link.port());
  OnlineDevice device(1);
  device.never_waits = true;
  device.write(3);
  ASSERT_EQ(device.sync(url).queued, 0);
  // the shortest of a few, so that every place is one
  std::int64_t whole = std::numeric_limits<std::int64_t>::max();
  for (int times = 0; times < 5; ++times) {
    link.count_anew();
    device.write(1);
    ASSERT_EQ(device.sync(url).queued, 0);
    whole = std::min(whole, link.bytes_up());
  }
  ASSERT_GT(whole, kPlaces);

  for (int place = 0; place < kPlaces; ++place) {
    device.write(1);
    const int before = link.cuts();
    link.cut_after(1 + whole * place / kPlaces);
    const auto runner = device.runner(url, sync::Mode::once);
    device.exchange(*runner, [&] { return link.cuts() > before || runner->finished(); });
    link.mend();
    device.exchange(*runner, [&] { return runner->finished(); });
    // it may have given up before the link was whole again
    const auto summary = runner->summary().queued == 0 ? runner->summary() : device.sync(url);
    ASSERT_EQ(summary.queued, 0) << "reset after " << whole * place / kPlaces << " bytes";
  }
  // a card may be shorter by some bytes than the one that was measured
  EXPECT_GE(link.cuts(), kPlaces - kPlaces / 20);
  EXPECT_EQ(couch.documents_of(kWorkshop), static_cast<int>(device.store().op_count())) << "each once";
  OnlineDevice other(2);
  other.sync(couch.url());
  EXPECT_TRUE(same_state(device, other));
  EXPECT_EQ(other.texts(), device.texts());
}

}  // namespace
}  // namespace ubao::test
