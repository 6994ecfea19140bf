// Areas of one colour drawn without a look at the font's texture, and without blending where nothing shines
// through. A graphics card does not care; where the processor draws, as on old tablets and remote desktops, a
// frame takes about half the time. Works on the commands of Dear ImGui: they are split where the kind of
// triangle changes, and its backend draws them as ever. The window's thread, with its OpenGL current.
#pragma once

#include <imgui.h>

#include <vector>

namespace ubao::platform {

class SolidFill {
 public:
  using Function = void (*)();
  using Lookup = Function (*)(const char* name);  // of OpenGL
  explicit SolidFill(Lookup lookup) : lookup_(lookup) {}

  // Call between ImGui::Render and the backend's drawing. The data may be drawn once.
  void split(ImDrawData& data);

 private:
  enum class Kind { textured, blended, opaque };
  // Triangles of one command, from `from` to before `end`, all of one kind.
  struct Run {
    unsigned from, end;
    Kind kind;
    float area;  // pixels, of the solid ones
  };
  static Run first_run(const ImDrawList& list, const ImDrawCmd& command, unsigned at);
  void find_runs(const ImDrawList& list, const ImDrawCmd& command);
  void split(ImDrawList& list);
  static void change(const ImDrawList* list, const ImDrawCmd* command);
  void change_to(Kind kind);
  bool make_program(unsigned textured);

  Lookup lookup_;
  unsigned program_ = 0, textured_ = 0;  // ours, the backend's
  int matrix_at_ = -1;
  bool failed_ = false, matrix_set_ = false;
  float matrix_[16] = {};
  std::vector<Run> found_, runs_;
};

}  // namespace ubao::platform
