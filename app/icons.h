// The icons: at most six primitives each on a grid of 24, 2 px round strokes. An icon never stands alone, a
// word is always beside it. Arrows and other directed ones turn round in right-to-left languages; ticks and
// media do not.
#pragma once

#include "app/ui.h"

namespace ubao::app {

enum class Icon {
  none,
  tick,
  double_tick,
  cross,
  plus,
  minus,
  more,
  forbidden,
  question,
  warning,
  info,
  forward,
  back,
  up,
  down,
  arrow_up,
  arrow_forward,
  swap,
  undo,
  redo,
  list,
  checklist,
  board,
  chart,
  table,
  book,
  speech,
  teams,
  flag,
  star,
  eye,
  camera,
  document,
  cards,
  home,
  person,
  people,
  lock,
  clock,
  office,
  laptop,
  tablet,
  usb,
  wifi,
  globe,
  sliders,
  sun,
  moon,
  tray,
  search,
  pointer,
  pencil,
  dots,
  fit,
  play,
  projector,
  group,
  follow,
  lightbulb,
  trash,
  calendar,
  bullets,
  key,
};

// Draws the icon in a square of `size` pixels around the point.
void draw_icon(Ui& ui, Icon icon, ImVec2 middle, float size, ImU32 colour);

// Every icon, for the gallery and the tests.
inline constexpr int kIcons = static_cast<int>(Icon::key) + 1;

}  // namespace ubao::app
