// The board on top of every screen: where one is, what is saved, who works. The badge says the same words
// everywhere: Saved, 12 to send, With the laptop, With the office, 1 refused, Not saved. It is one thing to
// press (it opens delivery); so is the person (it hands over). When room is short the badge and the person
// say less, then the title ends in an ellipsis.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/chalk_timer.h"
#include "app/icons.h"
#include "app/item.h"

namespace ubao::app {

struct BadgeView {
  std::string not_saved_because = {};  // in people's words; empty: what was entered is durable
  std::int64_t waiting = 0;            // own entries that nobody else has yet
  std::int64_t refused = 0;
  bool received = false;  // the office holds everything (and there is something)
  bool in_room = false;   // the hub of the room does
};

struct BadgePart {
  enum class Look { saved, waiting, received, refused, failed };
  Look look;
  Icon icon;
  std::string words = {};
};

// What the badge says; one part only when it is short of room.
std::vector<BadgePart> badge_parts(const Ui& ui, const BadgeView& view, bool brief);
float badge_width(Ui& ui, const std::vector<BadgePart>& parts);
bool draw_badge(Ui& ui, const Rect& rect, const std::vector<BadgePart>& parts);

struct PersonChip {
  std::string name = {};    // empty: nobody works, no chip
  std::string detail = {};  // ministry or place
  std::string mark = {};    // one or two characters in the circle
  std::string brief = {};   // e.g. "P7", where room is short
};

float person_chip_width(Ui& ui, const PersonChip& person, bool brief);
bool draw_person_chip(Ui& ui, const Rect& rect, const PersonChip& person, bool brief);

struct TopBar {
  std::string back = {};  // the word of the way back; empty: the wordmark (phone: the title)
  Icon back_icon = Icon::back;
  std::string title = {};
  std::string subtitle = {};
  bool has_badge = true;
  BadgeView badge = {};
  ChalkTimer timer = {};  // before the badge, where the bar is wide
  PersonChip person = {};
};

// Whether a timer has its place there; else the screen has one for it.
bool bar_has_timer(const Ui& ui);

enum class TopBarPress { none, back, badge, person };

float top_bar_height(const Ui& ui);
TopBarPress draw_top_bar(Ui& ui, const Rect& rect, const TopBar& bar);

}  // namespace ubao::app
