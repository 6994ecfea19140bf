// The wooden ledge at the foot of an activity. The primary action lies at its far end and never shrinks;
// secondary ones lie from the start, and fold into "More" from the inner end when the words need the room. A
// note between them is left out when there is none.
#pragma once

#include <span>
#include <string>

#include "app/button.h"

namespace ubao::app {

struct LedgeAction {
  std::string id = {};
  std::string label = {};
  Icon icon = Icon::none;
  bool locked = false;  // not yet: the word says why
  bool beside = false;  // lies beside the primary instead of at the start
};

struct Ledge {
  std::span<const LedgeAction> secondary = {};
  LedgeAction primary = {};       // no label: none
  bool primary_leads_on = true;   // its icon stands at the end
  bool primary_is_quiet = false;  // looks like a secondary one: skipping
  std::string note = {};          // one line, may have bold marks
};

inline constexpr int kNothingPressed = -1, kPrimaryPressed = -2;

float ledge_height(const Ui& ui);

// Gives the place of the pressed secondary action, kPrimaryPressed or kNothingPressed.
int draw_ledge(Ui& ui, const Rect& rect, const Ledge& ledge);

}  // namespace ubao::app
