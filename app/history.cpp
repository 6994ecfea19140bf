#include "app/history.h"

#include <algorithm>

namespace ubao::app {
namespace {

constexpr std::size_t kMostSteps = 200;

}  // namespace

bool CardFace::operator==(const CardFace& other) const {
  if (!there || !other.there) return there == other.there;
  return text == other.text && colour == other.colour && x == other.x && y == other.y && kind == other.kind &&
         group == other.group && tags == other.tags && parked == other.parked &&
         shortlisted == other.shortlisted && dot == other.dot;
}

CardFace face_of(const core::Card* card, bool dot) {
  if (!card) return {};
  return {true,        card->text, card->colour, card->x,           card->y, card->kind,
          card->group, card->tags, card->parked, card->shortlisted, dot};
}

core::CardChange change_between(const CardFace& from, const CardFace& to) {
  core::CardChange change;
  if (from.text != to.text) change.text = to.text;
  if (from.colour != to.colour) change.colour = to.colour;
  if (from.x != to.x || from.y != to.y) change.pos = std::pair(to.x, to.y);
  // where the place gives the answer, it does so on the way back, too
  if (from.kind != to.kind && !change.pos) change.kind = to.kind;
  if (from.group != to.group) change.group = to.group;
  for (const std::string& tag : core::principles()) {
    const auto has = [&](const CardFace& face) {
      return std::find(face.tags.begin(), face.tags.end(), tag) != face.tags.end();
    };
    if (has(from) != has(to)) change.tags[tag] = has(to);
  }
  if (from.parked != to.parked) change.parked = to.parked;
  if (from.shortlisted != to.shortlisted) change.shortlisted = to.shortlisted;
  return change;
}

bool changes_nothing(const core::CardChange& change) {
  return !change.text && !change.pos && !change.colour && !change.kind && !change.group &&
         change.tags.empty() && !change.parked && !change.shortlisted;
}

bool is_as_left(const CardFace& now, const CardFace& from, const CardFace& to) {
  if (from.there != to.there) return now == from;
  const auto as_left = [&](auto part) { return from.*part == to.*part || now.*part == from.*part; };
  return now.there && as_left(&CardFace::text) && as_left(&CardFace::colour) && as_left(&CardFace::kind) &&
         as_left(&CardFace::group) && as_left(&CardFace::tags) && as_left(&CardFace::parked) &&
         as_left(&CardFace::shortlisted) && as_left(&CardFace::dot) &&
         ((from.x == to.x && from.y == to.y) || (now.x == from.x && now.y == from.y));
}

void BoardHistory::clear() {
  done_.clear();
  undone_.clear();
}

void BoardHistory::did(BoardStep step) {
  if (done_.size() == kMostSteps) done_.erase(done_.begin());
  done_.push_back(std::move(step));
  undone_.clear();
}

std::optional<BoardStep> BoardHistory::take_back() {
  if (done_.empty()) return std::nullopt;
  undone_.push_back(std::move(done_.back()));
  done_.pop_back();
  return undone_.back();
}

std::optional<BoardStep> BoardHistory::do_again() {
  if (undone_.empty()) return std::nullopt;
  done_.push_back(std::move(undone_.back()));
  undone_.pop_back();
  return done_.back();
}

}  // namespace ubao::app
