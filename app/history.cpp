#include "app/history.h"

namespace ubao::app {
namespace {

constexpr std::size_t kMostSteps = 200;

}  // namespace

CardFace face_of(const core::Card* card) {
  if (!card) return {};
  return {true, card->text, card->colour, card->x, card->y};
}

bool is_as_left(const CardFace& now, const CardFace& from, const CardFace& to) {
  if (from.there != to.there) return now == from;
  return now.there && (from.text == to.text || now.text == from.text) &&
         (from.colour == to.colour || now.colour == from.colour) &&
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
