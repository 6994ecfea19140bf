// What a seed brings together: which of the things that a workshop may have are in its world. Plain values.
#pragma once

#include "tests/support/dice.h"

namespace ubao::test {

struct Fate {
  int devices = 2;            // at the beginning; copies come on top
  bool certified = false;     // else all are guests, who sign for nothing and write no bundles
  bool board = false;         // people use a whiteboard
  bool sheets = false;        // people hand in sealed sheets
  bool hubs = false;          // any device may be the hub of others
  bool hub_forwards = false;  // and in the end one of them speaks to the server for all
};

Fate fate_of(Dice& dice);

}  // namespace ubao::test
