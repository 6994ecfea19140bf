// Bytes in memory in place of a file: what bundles are read from. One thread.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include "sync/bundle.h"

namespace ubao::test {

class BytesInMemory final : public sync::ByteSource {
 public:
  explicit BytesInMemory(std::string bytes) : bytes_(std::move(bytes)) {}

  core::Result<std::size_t> read(std::span<char> into) override {
    const std::size_t count = std::min(into.size(), bytes_.size() - at_);
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at_), count, into.begin());
    at_ += count;
    greatest_read_ = std::max(greatest_read_, into.size());
    return count;
  }
  core::Result<core::Done> rewind() override {
    at_ = 0;
    if (on_rewind) on_rewind(bytes_);
    return core::Done{};
  }

  std::function<void(std::string& bytes)> on_rewind;
  std::size_t greatest_read() const { return greatest_read_; }

 private:
  std::string bytes_;
  std::size_t at_ = 0, greatest_read_ = 0;
};

}  // namespace ubao::test
