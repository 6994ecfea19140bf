// Carries the open workshop to a stick and back. The store's thread makes and takes in the pieces; a thread
// of its own writes, reads back and checks the file, so that a slow stick holds nobody up. One file at a
// time. Called on the store's thread; `wake` from others when poll has something to do. In a browser there
// are no sticks (web/carrier.cpp).
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/sticks.h"
#include "core/workshop.h"
#include "platform/sticks.h"

namespace ubao::platform {

class Carrier {
 public:
  Carrier(StickPlaces places, std::function<void()> wake);
  ~Carrier();
  Carrier(const Carrier&) = delete;
  Carrier& operator=(const Carrier&) = delete;

  // Looks for sticks from now on; again: looks at once, for what other programs did there.
  void look();

  // Begin; how it goes is told by `sticks`. Nothing happens while another file is under way.
  void save(core::Workshop& workshop, core::Env env, const std::string& stick);
  void take_in(core::Workshop& workshop, const std::string& stick, const std::string& path);

  void dismiss();  // what is told of the last file was read
  // Before the workshop goes: gives up what is under way. Nothing half written stays.
  void stop();

  // Does what there is to do; true when what is shown changed.
  bool poll(core::Workshop* workshop);

  const core::Sticks& sticks() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace ubao::platform
