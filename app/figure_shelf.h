// Figures that are laid out, kept while what they show stays the same: laying out is for changes, painting
// for every frame. Named by a key that says all that the figure depends on. Keeps the few used last. One
// thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/figure.h"

namespace ubao::app {

struct LaidOut {
  core::Figure figure;
  float scale = 1;  // pixels for each of the figure's
};

class FigureShelf {
 public:
  // The kept one, else what `make` gives (a LaidOut). Valid until the next call.
  template <class Make>
  const LaidOut& get(std::string_view key, Make make) {
    for (std::size_t i = 0; i < kept_.size(); ++i)
      if (kept_[i].key == key) {
        if (i > 0) std::swap(kept_[i], kept_[i - 1]);
        return kept_[i > 0 ? i - 1 : 0].laid_out;
      }
    if (kept_.size() == kMostKept) kept_.pop_back();
    kept_.push_back({std::string(key), make()});
    ++made_;
    return kept_.back().laid_out;
  }

  int made() const { return made_; }  // how many were laid out so far

 private:
  static constexpr std::size_t kMostKept = 12;
  struct Kept {
    std::string key;
    LaidOut laid_out;
  };
  std::vector<Kept> kept_;
  int made_ = 0;
};

}  // namespace ubao::app
