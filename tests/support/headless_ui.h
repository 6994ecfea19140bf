// Drives real screens without a window: an ImGui context whose item hooks record what is interactive and
// whose text probe records what is written. Find an item by its label, click, type, drag, press keys, look at
// the result. Time is virtual: a frame is a sixtieth of a second. Rigs may live beside each other,
// the last one made is destroyed first.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui.h"

namespace ubao::test {

struct SeenItem {
  ImGuiID id = 0;
  std::string label;
  app::Rect box;  // pixels of the window
  app::Rect clip;
  int layer = 0;
  bool on_canvas = false;  // may overlap others
  bool scrolls = false;    // lies in a scroll area
};

struct SeenText {
  std::string text;  // without bold marks
  app::DrawnText drawn;
};

struct HeadlessOptions {
  float width = 1366, height = 768, scale = 1;
  app::ThemeName theme = app::ThemeName::light;
  std::string language = "en";  // a file of assets/languages
  bool right_to_left = false;   // its words, laid out as Arabic is
};

class HeadlessUi : private app::TextProbe {
 public:
  using Screen = std::function<void(app::Ui&)>;
  explicit HeadlessUi(Screen screen, const HeadlessOptions& options = {});
  ~HeadlessUi() override;
  HeadlessUi(const HeadlessUi&) = delete;
  HeadlessUi& operator=(const HeadlessUi&) = delete;

  app::Ui& ui() { return ui_; }
  void frames(int count = 1);
  // Draws until no frame is wanted right away, as the program's loop does. Gives the number of frames.
  int settle();
  // Lets time pass without drawing, as when nothing happens, then draws.
  void wait(double seconds);
  void resize(float width, float height, float scale = 1);

  const std::vector<SeenItem>& items() const { return items_; }
  const std::vector<SeenText>& texts() const { return texts_; }

  // The nth item of that label from above, or null. `item` throws with the labels that there are.
  const SeenItem* find(std::string_view label, int nth = 0) const;
  const SeenItem& item(std::string_view label, int nth = 0) const;
  const SeenItem* find_id(ImGuiID id) const;
  // Whether a text that contains this is in sight.
  bool shows(std::string_view text) const;
  std::string focused() const;  // label of the item that the keyboard is on

  void click(std::string_view label, int nth = 0);  // scrolls it into view first
  void click_at(ImVec2 at);
  void press_at(ImVec2 at);
  void move_to(ImVec2 at);
  void release();
  void drag(ImVec2 from, ImVec2 to, int steps = 8);
  void use_touch(bool touch);
  void wheel(ImVec2 at, float lines);
  void key(ImGuiKey key, bool ctrl = false, bool shift = false);
  // All letters in one event burst, as a fast typist or a paste from a keyboard wedge.
  void type(std::string_view utf8);
  void reveal(std::string_view label, int nth = 0);

  // Called by the hooks.
  void on_item(ImGuiID id, const app::Rect& box, const app::Rect& clip, bool may_overlap);
  void on_label(ImGuiID id, std::string_view label);

 private:
  void drawn(const app::DrawnText& text) override;
  void one_frame();
  ImGuiIO& io();  // of this rig's context, made current

  core::Language language_;
  app::Ui ui_;
  Screen screen_;
  ImGuiContext* context_ = nullptr;
  ImGuiContext* before_ = nullptr;
  std::vector<SeenItem> items_;
  std::vector<SeenText> texts_;
  ImVec2 mouse_{-1, -1};
};

// The text of a file of the source tree; fails the test when there is none.
std::string source_file(std::string_view path);

}  // namespace ubao::test
