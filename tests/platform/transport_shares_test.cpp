// Two that use one transport side by side: each gets what it asked for.
#include "platform/transport_shares.h"

#include <gtest/gtest.h>

#include <vector>

namespace ubao::test {
namespace {

// Answers when the test says so, in any order.
class Patient final : public sync::Transport {
 public:
  void start(sync::RequestId id, sync::HttpRequest) override { started.push_back(id); }
  void cancel(sync::RequestId id) override { cancelled.push_back(id); }
  std::optional<std::pair<sync::RequestId, sync::HttpReply>> poll() override {
    if (replies.empty()) return std::nullopt;
    auto reply = replies.front();
    replies.pop_front();
    return reply;
  }
  void answer(sync::RequestId id) { replies.push_back({id, {}}); }

  std::vector<sync::RequestId> started, cancelled;
  std::deque<std::pair<sync::RequestId, sync::HttpReply>> replies;
};

class TransportShares : public testing::Test {
 protected:
  static sync::RequestId next_of(sync::Transport& share) {
    const auto reply = share.poll();
    return reply ? reply->first : 0;
  }

  Patient whole;
  platform::TransportShares shares{whole};
  sync::Transport &office = shares.first(), &hub = shares.second();
};

TEST_F(TransportShares, A_reply_goes_to_who_asked_in_the_order_in_which_they_came) {
  office.start(1, {});
  hub.start(2, {});
  office.start(3, {});
  EXPECT_EQ(whole.started, (std::vector<sync::RequestId>{1, 2, 3}));
  for (const sync::RequestId id : {3, 2, 1}) whole.answer(id);
  EXPECT_EQ(next_of(hub), 2u);
  EXPECT_EQ(next_of(hub), 0u);
  EXPECT_EQ(next_of(office), 3u);
  EXPECT_EQ(next_of(office), 1u);
  EXPECT_EQ(next_of(office), 0u);
}

TEST_F(TransportShares, A_cancelled_request_has_no_reply_also_when_that_was_there_already) {
  office.start(1, {});
  office.start(2, {});
  hub.start(3, {});
  office.cancel(1);
  EXPECT_EQ(whole.cancelled, (std::vector<sync::RequestId>{1}));
  whole.answer(2);
  whole.answer(3);
  EXPECT_EQ(next_of(hub), 3u);  // now both replies are sorted
  office.cancel(2);
  EXPECT_EQ(next_of(office), 0u);
}

TEST_F(TransportShares, Nobody_ends_what_the_other_began) {
  office.start(1, {});
  hub.cancel(1);
  EXPECT_TRUE(whole.cancelled.empty());
  whole.answer(1);
  EXPECT_EQ(next_of(office), 1u);
}

TEST_F(TransportShares, What_nobody_asked_for_is_nobodys) {
  whole.answer(7);
  EXPECT_EQ(next_of(office), 0u);
  EXPECT_EQ(next_of(hub), 0u);
}

}  // namespace
}  // namespace ubao::test
