// Where the things are that tests use: the sources, the folder of this build, the program under test, and what
// plays its peers. Told by functions, so that only one source is compiled anew when a checkout lies elsewhere.
#pragma once

#include <string>

namespace ubao::test {

// "tests/golden/chart.svg" -> an absolute path; "" -> the folder itself.
std::string in_sources(const std::string& path);
std::string in_build(const std::string& path);

std::string ubao_program();
std::string node_program();
std::string other_clock_library();  // to load before the program, see tests/support/other_clock.cpp

}  // namespace ubao::test
