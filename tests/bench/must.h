// What a benchmark cannot go on without: it ends the program and says why. Any thread.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "core/result.h"

namespace ubao::bench {

[[noreturn]] inline void give_up(const std::string& why) {
  std::fprintf(stderr, "bench: %s\n", why.c_str());
  std::exit(1);
}

template <class T>
T must(core::Result<T> result) {
  if (!result) give_up(core::describe(result.error()));
  return std::move(*result);
}

}  // namespace ubao::bench
