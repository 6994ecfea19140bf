// Where one goes inside a workshop: a rail on the board beside the page, or tabs on the wooden ledge below
// it. On a phone there are four tabs, the last of which is "More" when there are more places.
#pragma once

#include <span>
#include <string>

#include "app/icons.h"
#include "app/item.h"

namespace ubao::app {

struct Place {
  std::string id = {};
  std::string label = {};
  Icon icon = Icon::none;
};

// The last `at_the_foot` places lie at the foot of the rail. Gives the pressed one or -1.
int side_rail(Ui& ui, const Rect& rect, std::span<const Place> places, int here, int at_the_foot);

int bottom_tabs(Ui& ui, const Rect& rect, std::span<const Place> places, int here);

}  // namespace ubao::app
