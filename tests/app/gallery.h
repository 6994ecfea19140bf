// Every component of the kit on one page, for looking at it and for the layout lint. Holds what a screen's
// draft would.
#pragma once

#include <string>

#include "app/toast.h"
#include "app/ui.h"

namespace ubao::test {

struct Gallery {
  std::string name = "Participant 7";
  std::string date = "31/02/2027";
  std::string idea = "Pension status by SMS,\nno trip to the capital";
  int answer = 5;
  int session = 1;
  int filter = 0;
  int pressed = 0;  // how often a button of the first paper was pressed
  std::string last;
  bool sheet = false;
  app::Toast toast;
};

void draw_gallery(app::Ui& ui, Gallery& gallery);

// Whole screens out of the kit, as a phone or a laptop would show them.
void draw_sample_agenda(app::Ui& ui, Gallery& gallery);
void draw_sample_assessment(app::Ui& ui, Gallery& gallery);

}  // namespace ubao::test
