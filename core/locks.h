// What keeps one person's private work from the next one on a shared tablet: a data key per person and
// device, behind her PIN or passphrase. Entering it takes three steps, so that the costly one can run on
// another thread: begin (which counts the try, before anything is known of it), stretch, finish. The person
// "" stands for the workshop's own seed, behind the facilitator's passphrase. One thread, the store's;
// nothing leaves the device.
#pragma once

#include <map>
#include <string>

#include "core/env.h"
#include "core/secret.h"
#include "core/views.h"

namespace ubao::core {

class Store;

inline constexpr int kFreeTries = 5;
// Seconds to wait after so many wrong tries: none before kFreeTries, then 30 and twice as long each time, an
// hour at the most.
std::int64_t wait_after(int wrong_tries);

class Locks {
 public:
  Locks(Store& store, Env env, Cost cost);

  LockView of(const std::string& person);

  // What her drafts are locked with; made where there is none yet. Errors: locked.
  Result<Secret> key(const std::string& person);

  // Errors: too_soon with the seconds left; not_found when there is no lock.
  Result<Stretch> begin(const std::string& person, const Secret& words);
  // Errors: wrong_pin; out_of_memory.
  Result<Done> finish(const std::string& person, const Result<Secret>& stretched);

  // A new PIN: weak_pin, or how to stretch it; then `set` with what came of it. Errors: locked.
  Result<Stretch> choose(const Secret& words);
  Result<Done> set(const std::string& person, const Stretch& stretch, const Result<Secret>& stretched);
  // For who forgot it: a new key, and so a new PIN. What was locked with the old one stays closed for ever.
  Result<Done> forget(const std::string& person);

  // The keys that were entered are wiped.
  void close(const std::string& person);
  void close_all();

 private:
  struct Tries {
    int wrong = 0;
    std::int64_t until = 0, seen = 0;  // seconds since 1970
  };
  Tries tries_of(const std::string& person);
  std::int64_t now(const Tries& tries);

  Store& store_;
  Env env_;
  Cost cost_;
  std::map<std::string, Secret> entered_;
};

}  // namespace ubao::core
