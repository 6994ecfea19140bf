// Who works now: find oneself, choose, go on; or put oneself on the list. Says after a hand-over that the
// work of the one who left is saved and hidden. Shows nobody's progress. Thousands of people cost no more to
// draw than those in sight. One thread.
#pragma once

#include <string>
#include <vector>

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_people(Ui& ui, const State& state, PeopleDraft& draft, Intents& intents);

// --- its parts

// Those who match search and ministry, in the order of their names.
std::vector<const core::Person*> people_found(const State& state, const PeopleDraft& draft);
std::vector<std::string> ministries_of(const std::vector<core::Person>& people);

// The tiles; a pressed one is marked in the draft. Takes what it needs off the top of `rest`, within a scroll
// area.
void draw_people_grid(Ui& ui, Rect& rest, const std::vector<const core::Person*>& people, PeopleDraft& draft);

// What a facilitator may do about the chosen person, each with a warning first.
void draw_manage_sheet(Ui& ui, const State& state, PeopleDraft& draft, Intents& intents);

// The sheet for somebody who is not on the list.
void draw_person_sheet(Ui& ui, const State& state, PeopleDraft& draft, Intents& intents);

}  // namespace ubao::app
