// What a test cannot go on without: the value of a result, or an exception that says why there is none.
#pragma once

#include <stdexcept>
#include <utility>

#include "core/result.h"

namespace ubao::test {

template <class T>
T demand(core::Result<T> result) {
  if (!result) throw std::runtime_error(core::describe(result.error()));
  return std::move(result).value();
}

}  // namespace ubao::test
