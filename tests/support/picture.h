// A picture that the program has saved, as a test looks at it. Plain value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ubao::test {

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint32_t> pixels;  // 0xRRGGBB, row by row

  std::size_t colours() const;        // different ones
  std::uint64_t fingerprint() const;  // FNV-1a over size and pixels
};

// Reads a PNG; an empty picture when it is none.
Picture read_picture(const std::string& path);

}  // namespace ubao::test
