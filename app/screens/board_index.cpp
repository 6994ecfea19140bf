#include "app/screens/board_index.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace ubao::app {
namespace {

constexpr float kIndexCell = 256;  // a little more than a card
constexpr float kNewCardGap = 20;  // around a new card

std::int32_t cell_of(float v) { return static_cast<std::int32_t>(std::floor(v / kIndexCell)); }

Rect bounds_of(const std::vector<ImVec2>& places) {
  if (places.empty()) return {};
  ImVec2 least = places.front(), most = places.front();
  for (const ImVec2& p : places) {
    least = {std::min(least.x, p.x), std::min(least.y, p.y)};
    most = {std::max(most.x, p.x), std::max(most.y, p.y)};
  }
  return {least.x, least.y, most.x - least.x + kCardWidth, most.y - least.y + kCardHeight};
}

std::vector<std::size_t> in_reading_order(const std::vector<ImVec2>& places) {
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return places[a].y < places[b].y; });
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from;
    while (to < order.size() && places[order[to]].y < places[order[from]].y + kCardHeight / 2) ++to;
    std::stable_sort(order.begin() + static_cast<std::ptrdiff_t>(from),
                     order.begin() + static_cast<std::ptrdiff_t>(to),
                     [&](std::size_t a, std::size_t b) { return places[a].x < places[b].x; });
    from = to;
  }
  return order;
}

}  // namespace

BoardIndex::BoardIndex(std::span<const core::Card> cards) {
  places_.reserve(cards.size());
  entries_.reserve(cards.size());
  for (const core::Card& card : cards) {
    places_.push_back({static_cast<float>(card.x), static_cast<float>(card.y)});
    entries_.push_back(entry_of(places_.size() - 1));
  }
  std::sort(entries_.begin(), entries_.end(), &BoardIndex::before);
  changed();
}

BoardIndex::Entry BoardIndex::entry_of(std::size_t card) const {
  return {cell_of(places_[card].y), cell_of(places_[card].x), static_cast<std::uint32_t>(card)};
}

bool BoardIndex::before(const Entry& a, const Entry& b) {
  return std::tie(a.row, a.column, a.card) < std::tie(b.row, b.column, b.card);
}

void BoardIndex::take_in(std::size_t card) {
  const Entry entry = entry_of(card);
  entries_.insert(std::lower_bound(entries_.begin(), entries_.end(), entry, &BoardIndex::before), entry);
}

void BoardIndex::leave_out(std::size_t card) {
  entries_.erase(std::lower_bound(entries_.begin(), entries_.end(), entry_of(card), &BoardIndex::before));
}

void BoardIndex::changed() {
  everything_ = bounds_of(places_);
  order_.clear();
  position_.clear();
}

void BoardIndex::insert(std::size_t at, ImVec2 place) {
  for (Entry& entry : entries_)
    if (entry.card >= at) ++entry.card;
  places_.insert(places_.begin() + static_cast<std::ptrdiff_t>(at), place);
  take_in(at);
  changed();
}

void BoardIndex::move(std::size_t at, ImVec2 place) {
  if (places_[at].x == place.x && places_[at].y == place.y) return;
  leave_out(at);
  places_[at] = place;
  take_in(at);
  changed();
}

void BoardIndex::erase(std::size_t at) {
  leave_out(at);
  places_.erase(places_.begin() + static_cast<std::ptrdiff_t>(at));
  for (Entry& entry : entries_)
    if (entry.card > at) --entry.card;
  changed();
}

const std::vector<std::size_t>& BoardIndex::reading_order() const {
  if (order_.size() == places_.size()) return order_;
  order_ = in_reading_order(places_);
  position_.resize(order_.size());
  for (std::size_t i = 0; i < order_.size(); ++i) position_[order_[i]] = i;
  return order_;
}

template <class Visit>
void BoardIndex::visit(const Rect& rect, Visit visit) const {
  if (rect.empty() || places_.empty()) return;
  // A card reaches to the right of and below its corner.
  const Rect corners = common(
      {rect.x - kCardWidth, rect.y - kCardHeight, rect.w + kCardWidth, rect.h + kCardHeight}, everything_);
  const std::int32_t first_row = cell_of(corners.y), last_row = cell_of(corners.bottom());
  const std::int32_t first = cell_of(corners.x), last = cell_of(corners.end());
  auto at =
      std::lower_bound(entries_.begin(), entries_.end(), Entry{first_row, first, 0}, &BoardIndex::before);
  while (at != entries_.end() && at->row <= last_row) {
    if (at->column > last) {  // on to the next row that has any
      at = std::lower_bound(at, entries_.end(), Entry{at->row + 1, first, 0}, &BoardIndex::before);
      continue;
    }
    if (at->column < first) {
      at = std::lower_bound(at, entries_.end(), Entry{at->row, first, 0}, &BoardIndex::before);
      continue;
    }
    const Rect touched = common(place(at->card), rect);
    if (!touched.empty() && !visit(static_cast<std::size_t>(at->card))) return;
    ++at;
  }
}

std::vector<std::size_t> BoardIndex::in(const Rect& rect) const {
  std::vector<std::size_t> found;
  visit(rect, [&](std::size_t card) {
    found.push_back(card);
    return true;
  });
  if (found.size() < places_.size() / 16) {
    std::sort(found.begin(), found.end());
    return found;
  }
  // most of them: going through all is quicker than sorting
  std::vector<bool> is_found(places_.size());
  for (const std::size_t card : found) is_found[card] = true;
  found.clear();
  for (std::size_t card = 0; card < is_found.size(); ++card)
    if (is_found[card]) found.push_back(card);
  return found;
}

bool BoardIndex::any_in(const Rect& rect) const {
  bool any = false;
  visit(rect, [&](std::size_t) {
    any = true;
    return false;
  });
  return any;
}

std::size_t BoardIndex::at(ImVec2 point) const {
  std::size_t found = kNoCard;
  visit({point.x - 1, point.y - 1, 2, 2}, [&](std::size_t card) {
    if (place(card).contains(point) && (found == kNoCard || card > found)) found = card;
    return true;
  });
  return found;
}

std::size_t BoardIndex::next(std::size_t card, bool backwards) const {
  if (places_.empty()) return kNoCard;
  const std::vector<std::size_t>& order = reading_order();
  if (card == kNoCard) return backwards ? order.back() : order.front();
  const std::size_t at = position_[card];
  if (backwards) return at > 0 ? order[at - 1] : kNoCard;
  return at + 1 < order.size() ? order[at + 1] : kNoCard;
}

std::optional<ImVec2> BoardIndex::nearest_room(ImVec2 corner, ImVec2 size, int rings) const {
  const float dx = kCardWidth + kNewCardGap, dy = kCardHeight + kNewCardGap;
  for (int ring = 0; ring <= rings; ++ring) {
    float best = -1;
    ImVec2 place;
    for (int row = -ring; row <= ring; ++row)
      for (int column = -ring; column <= ring; column += std::abs(row) == ring ? 1 : std::max(1, 2 * ring)) {
        const ImVec2 p{corner.x + static_cast<float>(column) * dx, corner.y + static_cast<float>(row) * dy};
        if (std::fabs(p.x) > kCanvasEnd || std::fabs(p.y) > kCanvasEnd) continue;
        const float away = std::hypot(p.x - corner.x, p.y - corner.y);
        if (best >= 0 && away >= best) continue;
        if (any_in(
                {p.x - kNewCardGap / 2, p.y - kNewCardGap / 2, size.x + kNewCardGap, size.y + kNewCardGap}))
          continue;
        best = away;
        place = p;
      }
    if (best >= 0) return place;
  }
  return std::nullopt;
}

std::pair<std::int64_t, std::int64_t> BoardIndex::free_place(ImVec2 near) const {
  const ImVec2 corner{std::round(std::clamp(near.x - kCardWidth / 2, -kCanvasEnd, kCanvasEnd)),
                      std::round(std::clamp(near.y - kCardHeight / 2, -kCanvasEnd, kCanvasEnd))};
  // A card keeps at most four places of the raster from being free, so among 4 n + 1 there is a free one; at
  // the canvas's corner a quarter of each ring is inside.
  const int most = static_cast<int>(std::sqrt(4.0 * static_cast<double>(size()) + 1)) + 2;
  const ImVec2 place = nearest_room(corner, {kCardWidth, kCardHeight}, most).value_or(corner);
  return {static_cast<std::int64_t>(place.x), static_cast<std::int64_t>(place.y)};
}

std::pair<std::int64_t, std::int64_t> BoardIndex::free_room(ImVec2 near, ImVec2 size) const {
  constexpr int kNearRings = 30;
  const float right = kCanvasEnd - size.x, low = kCanvasEnd - size.y;
  const ImVec2 corner{std::round(std::clamp(near.x - size.x / 2, -kCanvasEnd, std::max(-kCanvasEnd, right))),
                      std::round(std::clamp(near.y - size.y / 2, -kCanvasEnd, std::max(-kCanvasEnd, low)))};
  const ImVec2 beyond{std::min(std::round(everything_.end() + kNewCardGap), right), corner.y};
  const ImVec2 place = nearest_room(corner, size, kNearRings).value_or(beyond);
  return {static_cast<std::int64_t>(place.x), static_cast<std::int64_t>(place.y)};
}

}  // namespace ubao::app
