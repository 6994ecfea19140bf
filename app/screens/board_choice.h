// Cards chosen together, by id. Plain values, any thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ubao::app {

class CardChoice {
 public:
  bool empty() const { return cards_.empty(); }
  std::size_t size() const { return cards_.size(); }
  bool has(const std::string& card) const { return std::binary_search(cards_.begin(), cards_.end(), card); }
  const std::vector<std::string>& cards() const { return cards_; }  // in the order of their ids
  std::uint64_t version() const { return version_; }                // moves with the choice

  void set(std::vector<std::string> cards) {
    std::sort(cards.begin(), cards.end());
    cards.erase(std::unique(cards.begin(), cards.end()), cards.end());
    if (cards == cards_) return;
    cards_ = std::move(cards);
    ++version_;
  }
  void clear() { set({}); }
  void add(const std::string& card) {
    if (!has(card)) toggle(card);
  }
  void toggle(const std::string& card) {
    const auto at = std::lower_bound(cards_.begin(), cards_.end(), card);
    if (at != cards_.end() && *at == card)
      cards_.erase(at);
    else
      cards_.insert(at, card);
    ++version_;
  }
  template <class Keep>
  void keep_if(Keep keep) {
    if (std::erase_if(cards_, [&](const std::string& card) { return !keep(card); }) > 0) ++version_;
  }

 private:
  std::vector<std::string> cards_;
  std::uint64_t version_ = 0;
};

}  // namespace ubao::app
