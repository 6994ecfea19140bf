// Knows which sticks are in. A thread of its own sleeps until the kernel says that mounts changed (poll of
// mountinfo, proc(5)), or until it is asked to look again; nothing is read before the first look is asked
// for. `look_again` and `poll` on the store's thread; `wake` is called from the other one.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "platform/sticks.h"

namespace ubao::platform {

class StickWatch {
 public:
  StickWatch(StickPlaces places, std::function<void()> wake);
  ~StickWatch();
  StickWatch(const StickWatch&) = delete;
  StickWatch& operator=(const StickWatch&) = delete;

  void look_again();
  // What was found since the last call.
  std::optional<std::vector<core::Stick>> poll();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;  // none before the first look
  StickPlaces places_;
  std::function<void()> wake_;
};

}  // namespace ubao::platform
