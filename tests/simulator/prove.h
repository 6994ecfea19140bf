// Planting faults on purpose, to see that the promises would show them. Only the program that is built with
// UBAO_PLANTED_FAULTS can.
#pragma once

#include <cstdint>
#include <string>

namespace ubao::test {

// False where there is no such fault.
bool plant(const std::string& name);

// Plants each fault in the worlds of these seeds that have what it needs, until a promise is broken. Says
// which, and after how many runs. 0 when all were caught.
int prove(std::uint64_t from, std::uint64_t to);

}  // namespace ubao::test
