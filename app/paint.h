// Shapes on the current ImGui window, in Ui's pixels and reading direction; edges are snapped to whole pixels
// so that flat areas stay crisp. Colours come from Ui::theme; nothing here is interactive.
#pragma once

#include "app/ui.h"

namespace ubao::app {

void fill(Ui& ui, const Rect& rect, ImU32 colour, float radius = 0);

// An outline that lies inside the rectangle.
void outline(Ui& ui, const Rect& rect, ImU32 colour, float radius, float width);

void stroke(Ui& ui, ImVec2 from, ImVec2 to, ImU32 colour, float width);
void disc(Ui& ui, ImVec2 middle, float radius, ImU32 colour);
void ring(Ui& ui, ImVec2 middle, float radius, ImU32 colour, float width);

// One pixel, across or down.
void hairline_across(Ui& ui, float x, float y, float width, ImU32 colour);
void hairline_down(Ui& ui, float x, float y, float height, ImU32 colour);

// The two soft rectangles below a thing that lies on the page; one of a colour, so far below. The thing
// covers the rest of them, so it has to be opaque.
void shadow(Ui& ui, const Rect& rect, float radius);
void shadow_below(Ui& ui, const Rect& rect, float away, ImU32 colour, float radius);

// Paper: cards and panels. A now panel has the 3 px outline of what happens at this moment.
enum class Paper { card, now, received, flat, outlined };
void paper(Ui& ui, const Rect& rect, Paper kind = Paper::card);

// A small sheet that lies on the canvas in great numbers: an edge of one pixel, corners rounded by whole
// pixels, `lift` pixels of shadow below; 0: none. A tenth of the triangles of the other ones.
void small_sheet(Ui& ui, const Rect& rect, ImU32 colour, ImU32 edge, float radius, float lift, ImU32 shade);

// Planed wood with grain; the rail is its edge.
void wood(Ui& ui, const Rect& rect);

// A line drawn with chalk: it wobbles, always in the same way.
void chalk_line(Ui& ui, ImVec2 from, float length, float width, ImU32 colour);

}  // namespace ubao::app
