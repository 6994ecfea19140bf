// Work that takes long and needs nothing of the program: stretching PINs and passphrases, on a thread of its
// own, so that the window goes on. Results are fetched with `poll` on the store's thread; `wake` is called
// from the other one when there is one. In a browser, which has no threads here, `poll` does the work.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "core/secret.h"

namespace ubao::platform {

class Worker {
 public:
  explicit Worker(std::function<void()> wake);
  ~Worker();  // what is under way is finished, what waits is not begun
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void stretch(std::uint64_t ticket, core::Stretch stretch);
  std::optional<std::pair<std::uint64_t, core::Result<core::Secret>>> poll();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace ubao::platform
