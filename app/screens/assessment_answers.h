// The large answers of one statement: as high as the room allows, never below 48 px.
#pragma once

#include "app/screens/assessment_parts.h"

namespace ubao::app {

// How high the answers are and how far apart; pixels at scale 1. `between` lies before those outside the
// scale, with a word in it where there is room for one. A long scale stands in several columns.
struct AnswerPlan {
  float each = 0, gap = 0, between = 0, outside = 0;
  int columns = 1;
};

// The most generous plan that fits; the least one when none does.
AnswerPlan plan_for(const Assessing& a, float room);
float height_of(const Assessing& a, const AnswerPlan& plan);

void draw_answers(Assessing& a, Rect rect, const AnswerPlan& plan);

}  // namespace ubao::app
