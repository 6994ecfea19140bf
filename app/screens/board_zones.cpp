#include "app/screens/board_zones.h"

#include <cmath>
#include <optional>

namespace ubao::app {
namespace {

constexpr float kZonePad = 16, kBetweenCards = 10;
constexpr float kAxisRoom = 96;  // above and below the quadrants

struct Candidate {
  ImVec2 place;
  float covered = 0;  // of cards below it: many a little rather than one altogether
  float away = 0;

  bool better_than(const Candidate& other) const {
    return covered != other.covered ? covered < other.covered : away < other.away;
  }
};

Candidate candidate_at(const BoardIndex& index, ImVec2 place, ImVec2 wanted) {
  constexpr float kGap = kBetweenCards / 2;
  const Rect around{place.x - kGap, place.y - kGap, kCardWidth + 2 * kGap, kCardHeight + 2 * kGap};
  Candidate candidate{place, 0, std::hypot(place.x - wanted.x, place.y - wanted.y)};
  for (const std::size_t card : index.in(around)) {
    const Rect both = common(around, index.place(card));
    const float part = both.empty() ? 0 : both.w * both.h / (around.w * around.h);
    candidate.covered += part * part;
  }
  return candidate;
}

// The best place of a raster over the room, whose corners lie `step` apart.
Candidate best_on_raster(const BoardIndex& index, const Rect& room, ImVec2 step, ImVec2 wanted) {
  Candidate best = candidate_at(index, {room.x, room.y}, wanted);
  for (float y = room.y; y <= room.bottom(); y += step.y)
    for (float x = room.x; x <= room.end(); x += step.x)
      if (const Candidate next = candidate_at(index, {x, y}, wanted); next.better_than(best)) best = next;
  return best;
}

// Where upper left corners of cards may be within a zone.
Rect corners_in(const core::BoardZone& zone) {
  Rect room = rect_of(zone).inset(kZonePad, kZonePad);
  room.take_top(kZoneHead - kZonePad);
  return {room.x, room.y, std::max(0.0f, room.w - kCardWidth), std::max(0.0f, room.h - kCardHeight)};
}

ImVec2 place_in(const BoardIndex& index, const core::BoardZone& zone, ImVec2 near) {
  const Rect room = corners_in(zone);
  const ImVec2 wanted{std::clamp(near.x - kCardWidth / 2, room.x, room.end()),
                      std::clamp(near.y - kCardHeight / 2, room.y, room.bottom())};
  Candidate best = candidate_at(index, wanted, wanted);
  const ImVec2 step{kCardWidth + kBetweenCards, kCardHeight + kBetweenCards};
  for (const float part : {1.0f, 0.5f, 0.25f}) {  // a full zone is filled in between
    if (best.covered == 0) break;
    const Candidate next = best_on_raster(index, room, {step.x * part, step.y * part}, wanted);
    if (next.better_than(best)) best = next;
  }
  return best.place;
}

}  // namespace

Rect extent_of(const core::BoardLayout& layout) {
  Rect all;
  for (const core::BoardZone& zone : layout.zones) all = grown_to(all, rect_of(zone));
  if (layout.kind != core::LayoutKind::quadrants || all.empty()) return all;
  return {all.x - kAxisRoom / 2, all.y - kAxisRoom, all.w + kAxisRoom, all.h + 2 * kAxisRoom};
}

const core::BoardZone* zone_holding(const core::BoardLayout& layout, ImVec2 point) {
  for (const core::BoardZone& zone : layout.zones)
    if (rect_of(zone).contains(point)) return &zone;
  return nullptr;
}

std::pair<std::int64_t, std::int64_t> place_for_card(const BoardIndex& index, const core::BoardLayout& layout,
                                                     ImVec2 near) {
  const core::BoardZone* zone = zone_holding(layout, near);
  if (!zone) return index.free_place(near);
  const ImVec2 place = place_in(index, *zone, near);
  return {std::llround(place.x), std::llround(place.y)};
}

void ZoneCounts::update(const core::Board& board, std::uint64_t revision) {
  if (fresh_ && revision == revision_ && board.activity == activity_) return;
  fresh_ = true;
  revision_ = revision;
  activity_ = board.activity;
  const std::vector<core::BoardZone>& zones = board.layout.zones;
  counts_.assign(zones.size(), 0);
  if (zones.empty()) return;
  const bool tally = board.layout.kind == core::LayoutKind::yes_no;
  for (const core::Card& card : board.cards) {
    if (card.zone.empty() || (tally && card.surplus)) continue;
    for (std::size_t i = 0; i < zones.size(); ++i)
      if (zones[i].code == card.zone) {
        ++counts_[i];
        break;
      }
  }
}

}  // namespace ubao::app
