// What every widget and screen is handed: theme, fonts, language, scale, time, and what this frame asks of
// the loop. The program owns one Ui for its whole run and calls begin_frame / end_frame between ImGui's
// NewFrame and Render. Immediate mode: a widget is a function of its arguments; what it remembers between
// frames (an animation, a drag) is in here under its id. One thread.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/editor.h"
#include "app/figure_shelf.h"
#include "app/rect.h"
#include "app/theme.h"
#include "core/language.h"
#include "imgui.h"

namespace ubao::app {

struct Fonts {
  ImFont* regular = nullptr;
  ImFont* bold = nullptr;
};

// phone: one narrow column. tablet: one column. small: two columns, little height. laptop: rail, content,
// aside.
enum class Layout { phone, tablet, small, laptop };

// What was drawn as text, told to the layout lint. Boxes are pixels of the window, not mirrored.
struct DrawnText {
  std::string_view text;
  Rect box;    // around the letters
  Rect given;  // what the caller had for it
  Rect clip;
  int layer = 0;           // page, floating, toast, sheet: compared within one layer only
  bool on_canvas = false;  // lies on the board, where things overlap and leave the view by nature
  bool scrolls = false;    // below the edge of a scroll area is not cut
  bool elided = false, may_elide = false;
  bool word_broken = false;
};

class TextProbe {
 public:
  virtual ~TextProbe() = default;
  virtual void drawn(const DrawnText& text) = 0;
};

inline constexpr double kNever = std::numeric_limits<double>::infinity();

struct Ui {
  // Set by the program.
  Theme theme = theme_of(ThemeName::light);
  Fonts fonts;
  const core::Language* language = nullptr;  // outlives the frame
  float scale = 1;                           // 0.8 to 2.0
  bool reduced_motion = false;
  double now = 0;              // seconds on a clock that only goes forward
  TextProbe* probe = nullptr;  // null in the program
  // Two fingers on the glass; one is the mouse.
  struct Touches {
    int count = 0;
    ImVec2 at[2];  // pixels
  } touches;

  // Known after begin_frame.
  Rect screen;
  Layout layout = Layout::laptop;
  bool mirrored = false;
  double next_frame_at = kNever;  // when the loop should draw again without any input

  // Where drawing is at the moment; set by scopes.
  int layer = 0;
  bool on_canvas = false;
  int scroll_depth = 0;
  Rect notice_room;  // where a screen wants the toast; empty: above the ledge

  float px(float at_scale_1) const { return at_scale_1 * scale; }
  bool phone() const { return layout == Layout::phone; }

  // The words of a key; see core/language.h.
  std::string say(std::string_view key, core::Words words = {}) const { return language->text(key, words); }
  std::string count(std::string_view key, std::int64_t n, core::Words words = {}) const {
    return language->count(key, n, words);
  }

  void want_frame_at(double time) { next_frame_at = time < next_frame_at ? time : next_frame_at; }
  void want_frame() { want_frame_at(now); }

  // From a rectangle in reading direction to one on the glass, and a point likewise.
  Rect on_glass(const Rect& r) const {
    return mirrored && !on_canvas ? Rect{2 * screen.x + screen.w - r.end(), r.y, r.w, r.h} : r;
  }
  ImVec2 on_glass(ImVec2 p) const {
    return mirrored && !on_canvas ? ImVec2{2 * screen.x + screen.w - p.x, p.y} : p;
  }

  // Goes from 0 to 1 while `on`, and back, within `seconds`; asks for the frames it needs. Cuts when motion
  // is reduced.
  float eased(ImGuiID id, bool on, double seconds);
  // From 0 to 1 since the id was first asked for in an unbroken row of frames: things that slide in.
  float entered(ImGuiID id, double seconds);

  // A drag that scrolls; see scroll.h.
  struct Drag {
    ImGuiID area = 0;
    float scroll_at_start = 0;
    bool scrolling = false;
  } drag;

  // The text of several lines that is edited; see text_area.h.
  struct Area {
    ImGuiID id = 0;
    Editor editor;
  } area;

  struct Motion {
    float value = 0;
    double since = 0;
    double changed = 0;
    bool moving = false;
    int frame = 0;
  };
  std::unordered_map<ImGuiID, Motion> motions;
  // The sheet that is open; see sheet.h.
  std::unordered_map<ImGuiID, float> heights;  // as measured in the last frame
  ImGuiID sheet_key = 0;
  float sheet_top = 0, sheet_scroll = 0;
  int sheet_frame = -2;
  std::uint64_t hands = 0;  // State::hands, when it was last looked at
  ImGuiID more_open = 0;    // the ledge whose folded actions are shown
  FigureShelf figures;      // laid out, see figure_shelf.h
};

// Layers, from below to above.
inline constexpr int kPageLayer = 0, kFloatingLayer = 1, kToastLayer = 2, kSheetLayer = 3;

// Once after the ImGui context is made: keyboard navigation, no ini file, colours and sizes of what ImGui
// itself draws.
void prepare_imgui();

// Opens the page over the whole window and paints the ground; closes it.
void begin_frame(Ui& ui);
void end_frame(Ui& ui);

Layout layout_for(float width_at_scale_1, float height_at_scale_1);

// A layer above the page: an undecorated window at a place, whose items hide those below. Closed by
// end_layer.
void begin_layer(Ui& ui, const char* id, const Rect& rect, int layer);
void end_layer(Ui& ui);

}  // namespace ubao::app
