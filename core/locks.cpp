#include "core/locks.h"

#include <algorithm>

#include "core/keyring.h"
#include "core/store.h"

namespace ubao::core {
namespace {

constexpr std::int64_t kFirstWait = 30, kLongestWait = 3600;

std::string open_name(const std::string& person) {
  return person.empty() ? kWorkshopSecret : kPersonSecret + person;
}
std::string locked_name(const std::string& person) {
  return person.empty() ? kWorkshopLocked : kPersonLocked + person;
}

Result<Done> keep(Store& store, std::map<std::string, std::string> secrets) {
  Deed deed;
  deed.secrets = std::move(secrets);
  const auto done = store.carry_out(deed);
  if (!done) return done.error();
  return Done{};
}

}  // namespace

std::int64_t wait_after(int wrong_tries) {
  if (wrong_tries < kFreeTries) return 0;
  return std::min(kLongestWait, kFirstWait << std::min(wrong_tries - kFreeTries, 10));
}

Locks::Locks(Store& store, Env env, Cost cost) : store_(store), env_(env), cost_(cost) {}

Locks::Tries Locks::tries_of(const std::string& person) {
  const Json json = Json::parse(store_.secret(kPersonTries + person), nullptr, false);
  Tries tries;
  if (!json.is_object()) return tries;
  tries.wrong = json.value("wrong", 0);
  tries.until = json.value("until", std::int64_t{0});
  tries.seen = json.value("seen", std::int64_t{0});
  return tries;
}

// A clock that was set back shortens no wait.
std::int64_t Locks::now(const Tries& tries) { return std::max(env_.clock->seconds_since_1970(), tries.seen); }

LockView Locks::of(const std::string& person) {
  LockView view;
  if (!store_.secret(open_name(person)).empty())
    view.state = LockState::open;
  else if (!store_.secret(locked_name(person)).empty())
    view.state = entered_.contains(person) ? LockState::unlocked : LockState::locked;
  if (view.state != LockState::locked) return view;
  const Tries tries = tries_of(person);
  view.wrong_tries = tries.wrong;
  view.wait_seconds = std::max<std::int64_t>(0, tries.until - now(tries));
  return view;
}

Result<Secret> Locks::key(const std::string& person) {
  if (const auto entered = entered_.find(person); entered != entered_.end()) return entered->second;
  if (const std::string open = store_.secret(open_name(person)); !open.empty()) return Secret(open);
  if (!store_.secret(locked_name(person)).empty()) return {ErrorCode::locked};
  if (person.empty()) return {ErrorCode::no_key, "the workshop's key"};
  const Secret fresh = random_key(*env_.random);
  if (auto kept = keep(store_, {{open_name(person), std::string(fresh.view())}}); !kept) return kept.error();
  return fresh;
}

Result<Stretch> Locks::begin(const std::string& person, const Secret& words) {
  const std::string locked = store_.secret(locked_name(person));
  if (locked.empty()) return {ErrorCode::not_found, "a lock"};
  Tries tries = tries_of(person);
  const std::int64_t at = now(tries);
  if (at < tries.until) return {ErrorCode::too_soon, std::to_string(tries.until - at)};
  auto stretch = stretch_for(locked, words);
  if (!stretch) return stretch;
  // written down before it is known whether the try is right: who pulls the plug gains no try
  ++tries.wrong;
  const Json counted = {{"wrong", tries.wrong}, {"until", at + wait_after(tries.wrong)}, {"seen", at}};
  if (auto kept = keep(store_, {{kPersonTries + person, counted.dump()}}); !kept) return kept.error();
  return stretch;
}

Result<Done> Locks::finish(const std::string& person, const Result<Secret>& stretched) {
  if (!stretched) return stretched.error();
  auto secret = take_out(store_.secret(locked_name(person)), *stretched);
  if (!secret) return secret.error();
  if (auto kept = keep(store_, {{kPersonTries + person, {}}}); !kept) return kept;
  entered_[person] = std::move(*secret);
  return Done{};
}

Result<Stretch> Locks::choose(const Secret& words) {
  if (auto strong = check_strength(words.view()); !strong) return strong.error();
  return Stretch{words, fresh_salt(*env_.random), cost_};
}

Result<Done> Locks::set(const std::string& person, const Stretch& stretch, const Result<Secret>& stretched) {
  if (!stretched) return stretched.error();
  auto secret = key(person);
  if (!secret) return secret.error();
  const std::string locked = put_behind(stretch, *stretched, *secret, *env_.random);
  if (auto kept = keep(store_, {{locked_name(person), locked}, {open_name(person), {}}}); !kept) return kept;
  entered_[person] = std::move(*secret);
  // the key as it lay open before must not be left in the file
  return store_.scrub();
}

Result<Done> Locks::forget(const std::string& person) {
  if (person.empty()) return {ErrorCode::not_allowed};
  close(person);
  const Secret fresh = random_key(*env_.random);
  auto kept = keep(store_, {{open_name(person), std::string(fresh.view())},
                            {locked_name(person), {}},
                            {kPersonTries + person, {}}});
  if (!kept) return kept;
  return store_.scrub();
}

void Locks::close(const std::string& person) { entered_.erase(person); }
void Locks::close_all() { entered_.clear(); }

}  // namespace ubao::core
