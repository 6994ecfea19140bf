// What just happened, for six seconds, above the ledge; with Undo where it can be undone. Tap = saved: a
// toast never asks. The application keeps the toast; the widget says what became of it.
#pragma once

#include <string>

#include "app/icons.h"
#include "app/ui.h"

namespace ubao::app {

struct Toast {
  std::string text = {};  // empty: none
  bool can_undo = false;
  double until = 0;  // on Ui's clock
};

// A toast that begins now.
Toast make_toast(const Ui& ui, std::string text, bool can_undo);

enum class ToastPress { none, undo };

// Draws it at the foot of `page` and forgets it when its time is over or Undo is pressed.
ToastPress draw_toast(Ui& ui, const Rect& page, Toast& toast);

}  // namespace ubao::app
