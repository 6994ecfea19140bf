#include "platform/solid_fill.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace ubao::platform {
namespace {

// Pixels: less is not worth a change of program.
constexpr float kLeastOpaque = 900, kLeastBlended = 20000;

constexpr const char* kVertexSource =
    "#version 130\n"
    "uniform mat4 ProjMtx; in vec2 Position; in vec4 Color; flat out vec4 Paint;\n"
    "void main() { Paint = Color; gl_Position = ProjMtx * vec4(Position, 0, 1); }\n";
constexpr const char* kFragmentSource =
    "#version 130\n"
    "flat in vec4 Paint; out vec4 Painted;\n"
    "void main() { Painted = Paint; }\n";

// Constants of OpenGL 2.0 that a header of 1.1 lacks.
constexpr unsigned kFragmentShader = 0x8B30, kVertexShader = 0x8B31, kLinkStatus = 0x8B82,
                   kCurrentProgram = 0x8B8D;

template <class Signature>
Signature* looked_up(void (*function)()) {
  return reinterpret_cast<Signature*>(reinterpret_cast<void*>(function));
}

}  // namespace

// What a triangle needs.
SolidFill::Run SolidFill::first_run(const ImDrawList& list, const ImDrawCmd& command, unsigned at) {
  const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset + at * 3;
  const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
  const ImDrawVert &a = vertices[index[0]], &b = vertices[index[1]], &c = vertices[index[2]];
  Run run{at, at + 1, Kind::textured, 0};
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  const auto plain = [&](const ImDrawVert& v) {
    return v.uv.x == white.x && v.uv.y == white.y && v.col == a.col;
  };
  if (!plain(a) || !plain(b) || !plain(c)) return run;
  const float twice = (b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) - (c.pos.x - a.pos.x) * (b.pos.y - a.pos.y);
  run.area = std::fabs(twice) / 2;
  run.kind = a.col >> IM_COL32_A_SHIFT == 255 ? Kind::opaque : Kind::blended;
  return run;
}

// Stretches of triangles that are drawn in one go; small ones join what is drawn the common way.
void SolidFill::find_runs(const ImDrawList& list, const ImDrawCmd& command) {
  const auto add_to = [](std::vector<Run>& runs, const Run& run) {
    if (runs.empty() || runs.back().kind != run.kind) {
      runs.push_back(run);
    } else {
      runs.back().end = run.end;
      runs.back().area += run.area;
    }
  };
  found_.clear();
  runs_.clear();
  for (unsigned at = 0; at < command.ElemCount / 3; ++at) add_to(found_, first_run(list, command, at));
  for (Run run : found_) {
    const float least = run.kind == Kind::opaque ? kLeastOpaque : kLeastBlended;
    if (run.area < least) run.kind = Kind::textured;
    add_to(runs_, run);
  }
}

void SolidFill::split(ImDrawList& list) {
  ImVector<ImDrawCmd> commands;
  Kind now = Kind::textured;
  const auto turn_to = [&](Kind kind) {
    if (kind == now) return;
    ImDrawCmd command;
    command.UserCallback = change;
    command.UserCallbackData = this;
    command.UserCallbackDataOffset = static_cast<int>(kind);
    commands.push_back(command);
    now = kind;
  };
  for (const ImDrawCmd& whole : list.CmdBuffer) {
    if (whole.UserCallback != nullptr) {
      turn_to(Kind::textured);
      commands.push_back(whole);
      continue;
    }
    find_runs(list, whole);
    for (const Run& run : runs_) {
      turn_to(run.kind);
      ImDrawCmd part = whole;
      part.IdxOffset += run.from * 3;
      part.ElemCount = (run.end - run.from) * 3;
      commands.push_back(part);
    }
  }
  turn_to(Kind::textured);
  list.CmdBuffer.swap(commands);
}

void SolidFill::split(ImDrawData& data) {
  if (failed_) return;
  const ImVec2 from = data.DisplayPos, size = data.DisplaySize;
  if (size.x <= 0 || size.y <= 0) return;
  const float across = 2 / size.x, down = -2 / size.y;
  const float matrix[16] = {
      across, 0, 0, 0, 0, down, 0, 0, 0, 0, -1, 0, -1 - from.x * across, 1 - from.y * down, 0, 1};
  std::copy(std::begin(matrix), std::end(matrix), matrix_);
  matrix_set_ = false;
  for (ImDrawList* list : data.CmdLists) split(*list);
}

void SolidFill::change(const ImDrawList*, const ImDrawCmd* command) {
  static_cast<SolidFill*>(command->UserCallbackData)
      ->change_to(static_cast<Kind>(command->UserCallbackDataOffset));
}

void SolidFill::change_to(Kind kind) {
  static const auto use_program = looked_up<void(unsigned)>(lookup_("glUseProgram"));
  static const auto set_matrix =
      looked_up<void(int, int, unsigned char, const float*)>(lookup_("glUniformMatrix4fv"));
  if (kind != Kind::textured && program_ == 0) {
    int textured = 0;
    glGetIntegerv(kCurrentProgram, &textured);
    failed_ = failed_ || !make_program(static_cast<unsigned>(textured));
  }
  if (failed_) return;
  if (kind == Kind::opaque)
    glDisable(GL_BLEND);
  else
    glEnable(GL_BLEND);
  use_program(kind == Kind::textured ? textured_ : program_);
  if (kind == Kind::textured || matrix_set_) return;
  set_matrix(matrix_at_, 1, GL_FALSE, matrix_);
  matrix_set_ = true;
}

// With the vertices where the backend's program has them.
bool SolidFill::make_program(unsigned textured) {
  const auto create = looked_up<unsigned(unsigned)>(lookup_("glCreateShader"));
  const auto source =
      looked_up<void(unsigned, int, const char* const*, const int*)>(lookup_("glShaderSource"));
  const auto compile = looked_up<void(unsigned)>(lookup_("glCompileShader"));
  const auto create_program = looked_up<unsigned()>(lookup_("glCreateProgram"));
  const auto attach = looked_up<void(unsigned, unsigned)>(lookup_("glAttachShader"));
  const auto bind = looked_up<void(unsigned, unsigned, const char*)>(lookup_("glBindAttribLocation"));
  const auto place_of = looked_up<int(unsigned, const char*)>(lookup_("glGetAttribLocation"));
  const auto link = looked_up<void(unsigned)>(lookup_("glLinkProgram"));
  const auto ask = looked_up<void(unsigned, unsigned, int*)>(lookup_("glGetProgramiv"));
  const auto uniform = looked_up<int(unsigned, const char*)>(lookup_("glGetUniformLocation"));
  if (!create || !source || !compile || !create_program || !attach || !bind || !place_of || !link || !ask ||
      !uniform)
    return false;
  textured_ = textured;
  program_ = create_program();
  for (const auto& [type, text] :
       {std::pair(kVertexShader, kVertexSource), std::pair(kFragmentShader, kFragmentSource)}) {
    const unsigned shader = create(type);
    source(shader, 1, &text, nullptr);
    compile(shader);
    attach(program_, shader);
  }
  for (const char* name : {"Position", "Color"})
    if (const int place = place_of(textured, name); place >= 0)
      bind(program_, static_cast<unsigned>(place), name);
  link(program_);
  int linked = 0;
  ask(program_, kLinkStatus, &linked);
  matrix_at_ = uniform(program_, "ProjMtx");
  return linked != 0 && matrix_at_ >= 0;
}

}  // namespace ubao::platform
