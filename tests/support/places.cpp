#include "tests/support/places.h"

namespace ubao::test {

std::string in_sources(const std::string& path) { return UBAO_SOURCE_DIR "/" + path; }
std::string in_build(const std::string& path) { return UBAO_BINARY_DIR "/" + path; }
std::string ubao_program() { return UBAO_PROGRAM; }
std::string node_program() { return UBAO_NODE; }
std::string other_clock_library() { return UBAO_OTHER_CLOCK; }

}  // namespace ubao::test
