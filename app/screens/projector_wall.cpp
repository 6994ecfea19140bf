#include "app/screens/projector_wall.h"

#include "app/paint.h"

namespace ubao::app {
namespace {

constexpr float kWallWidth = 1920, kWallHeight = 1080, kWallFrame = 14, kWallLedge = 176;

}  // namespace

Wall wall_of(Ui& ui) { return {ui, std::min(ui.screen.w / kWallWidth, ui.screen.h / kWallHeight)}; }

WallPlaces draw_wall(const Wall& wall) {
  Ui& ui = wall.ui;
  WallPlaces places;
  Rect rest = ui.screen;
  places.ledge = rest.take_bottom(std::max(wall.at(kWallLedge), ui.px(measure::kLedge)));
  fill(ui, rest, ui.theme.rail);
  const float frame = std::max(4.0f, wall.at(kWallFrame));
  Rect board = rest.inset(frame, frame);
  board.h += frame;  // the ledge's edge is its lower side
  fill(ui, board, ui.theme.board);
  places.board = board.inset(std::max(wall.at(84), ui.px(16)), std::max(wall.at(40), ui.px(12)));
  return places;
}

Rect draw_wall_ledge(const Wall& wall, const Rect& ledge) {
  Ui& ui = wall.ui;
  wood(ui, ledge);
  Rect rest = ledge;
  fill(ui, rest.take_top(wall.at(kWallFrame)), ui.theme.rail);
  return rest.inset(wall.at(100), 0);
}

}  // namespace ubao::app
