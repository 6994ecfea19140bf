#include "platform/window.h"

#include <GLFW/glfw3.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <future>
#include <memory>

#include "platform/curl_transport.h"
#include "platform/draw.h"
#include "platform/fonts.h"
#include "platform/picture.h"
#include "platform/program.h"
#include "platform/solid_fill.h"
#include "platform/trace.h"

namespace ubao::platform {
namespace {

constexpr int kFramesPerEvent = 2;  // ImGui settles hover and focus in the frame after an event
constexpr int kMostFramesForPicture = 90;
constexpr double kLongestSleep = 3600;

// GLFW and its window, for as long as the program shows something.
class GlfwWindow {
 public:
  GlfwWindow() : initialized_(glfwInit() == GLFW_TRUE) {}
  ~GlfwWindow() {
    if (handle_) glfwDestroyWindow(handle_);
    if (initialized_) glfwTerminate();
  }
  GlfwWindow(const GlfwWindow&) = delete;
  GlfwWindow& operator=(const GlfwWindow&) = delete;

  // Null where none can be opened.
  GLFWwindow* open(int width, int height) {
    if (!initialized_) return nullptr;
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_FALSE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    handle_ = glfwCreateWindow(width, height, "Ubao", nullptr, nullptr);
    if (!handle_) return nullptr;
    glfwSetWindowSizeLimits(handle_, 320, 480, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(handle_);
    glfwSwapInterval(1);
    return handle_;
  }

 private:
  bool initialized_ = false;
  GLFWwindow* handle_ = nullptr;
};

// ImGui with its backends, between the window's birth and death.
class ImguiSession {
 public:
  explicit ImguiSession(GLFWwindow* window) {
    ImGui::CreateContext();
    app::prepare_imgui();
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 130");
  }
  ~ImguiSession() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
  }
  ImguiSession(const ImguiSession&) = delete;
  ImguiSession& operator=(const ImguiSession&) = delete;
};

struct WindowPlace {
  int x = 0, y = 0, w = 0, h = 0;
};

// The screen that shows the middle of the window.
GLFWmonitor* monitor_under(const WindowPlace& place) {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  const int x = place.x + place.w / 2, y = place.y + place.h / 2;
  for (int i = 0; i < count; ++i) {
    int left = 0, top = 0;
    glfwGetMonitorPos(monitors[i], &left, &top);
    const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
    if (mode && x >= left && x < left + mode->width && y >= top && y < top + mode->height) return monitors[i];
  }
  return glfwGetPrimaryMonitor();
}

class Loop {
 public:
  Loop(GLFWwindow* window, Program& program, Trace& trace, const app::Fonts& fonts)
      : window_(window), program_(program), trace_(trace) {
    ui_.fonts = fonts;
    glfwSetWindowUserPointer(window, this);
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { self(w).frames_due_ = kFramesPerEvent; });
    // a file that is dropped is typed into the field that has the keyboard
    glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
      if (count < 1) return;
      ImGui::GetIO().AddInputCharactersUTF8(paths[0]);
      self(w).frames_due_ = kFramesPerEvent;
    });
  }

  int run() {
    draw("start");
    while (!glfwWindowShouldClose(window_)) {
      const char* reason = wait();
      if (program_.poll(now())) {
        frames_due_ = std::max(frames_due_, 1);
        if (!reason) reason = "data";
      }
      if (frames_due_ > 0) draw(reason ? reason : "input");
    }
    program_.put_away();
    return kDone;
  }

  // Draws until nothing moves any more, and saves it.
  int picture(const std::string& path) {
    still_ = true;
    for (int frame = 0; frame < kMostFramesForPicture && (frame < 4 || ui_.next_frame_at <= now() + 0.2);
         ++frame)
      draw("start");
    const auto saved = save_picture(path, pixels_wide_, pixels_high_);
    return saved ? static_cast<int>(kDone) : fail(saved.error());
  }

 private:
  static Loop& self(GLFWwindow* window) { return *static_cast<Loop*>(glfwGetWindowUserPointer(window)); }
  static double now() { return glfwGetTime(); }
  std::uint64_t durable() const { return program_.durable_revision(); }

  // Sleeps until there is a reason to do something; tells the reason to draw, null for none.
  const char* wait() {
    if (frames_due_ > 0) {
      glfwPollEvents();
      return take_input() ? "input" : nullptr;
    }
    double until = std::min(ui_.next_frame_at, now() + kLongestSleep);
    if (const auto wake = program_.wake_at_ms())
      until = std::min(until, now() + static_cast<double>(*wake - steady_ms()) / 1e3);
    const double before = now();
    if (until > before)
      glfwWaitEventsTimeout(until - before);
    else
      glfwPollEvents();
    trace_.slept(now() - before);
    if (take_input()) return "input";
    if (now() >= ui_.next_frame_at) {
      frames_due_ = 1;
      return "deadline";
    }
    return nullptr;
  }

  // What may want something recorded: a button that comes up, Enter that goes down.
  static bool acts(const ImGuiInputEvent& event) {
    if (event.Type == ImGuiInputEventType_MouseButton) return !event.MouseButton.Down;
    return event.Type == ImGuiInputEventType_Key && event.Key.Down && event.Key.Key == ImGuiKey_Enter;
  }

  // Whether people did something since the last look. The backend's callbacks put it into ImGui's queue.
  bool take_input() {
    const ImVector<ImGuiInputEvent>& queue = ImGui::GetCurrentContext()->InputEventsQueue;
    for (const ImGuiInputEvent& event : queue) {
      // an event may wait in the queue for some frames; the first look at it counts
      if (event.EventId <= last_event_) continue;
      last_event_ = event.EventId;
      if (acts(event)) trace_.released(since_start_ms(), durable());
    }
    if (queue.Size > 0) {
      frames_due_ = kFramesPerEvent;
      program_.app().touched(now());
    }
    return queue.Size > 0;
  }

  // The whole screen while something is shown to the room, and back to where the window was.
  void follow_projector() {
    const bool wanted = program_.app().state().screen == app::Screen::projector && !still_;
    if (wanted == whole_screen_) return;
    whole_screen_ = wanted;
    if (!wanted) {
      glfwSetWindowMonitor(window_, nullptr, place_.x, place_.y, place_.w, place_.h, GLFW_DONT_CARE);
      return;
    }
    glfwGetWindowPos(window_, &place_.x, &place_.y);
    glfwGetWindowSize(window_, &place_.w, &place_.h);
    GLFWmonitor* monitor = monitor_under(place_);
    const GLFWvidmode* mode = monitor ? glfwGetVideoMode(monitor) : nullptr;
    if (mode) glfwSetWindowMonitor(window_, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
  }

  void draw(const char* reason) {
    follow_projector();
    const double cpu_before = thread_cpu_ms();
    std::uint64_t known = durable();
    if (build()) {
      // what was tapped is recorded by now: the frame that is shown says so, the one before is not shown
      program_.poll(now());
      known = durable();
      build();
      frames_due_ = kFramesPerEvent + 1;
    }
    glfwGetFramebufferSize(window_, &pixels_wide_, &pixels_high_);
    glViewport(0, 0, pixels_wide_, pixels_high_);
    solid_fill_.split(*ImGui::GetDrawData());
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window_);
    --frames_due_;
    // one frame takes a few events only; what is left wants the next one
    if (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) frames_due_ = std::max(frames_due_, 1);
    trace_.frame(since_start_ms(), thread_cpu_ms() - cpu_before, reason, known);
  }

  // A frame, and what people wanted in it. False when that was nothing.
  bool build() {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    const app::Intents intents = draw_program(program_, ui_, now(), still_);
    program_.take(intents, now());
    return !intents.empty();
  }

  GLFWwindow* window_;
  Program& program_;
  Trace& trace_;
  app::Ui ui_;
  ImU32 last_event_ = 0;
  bool still_ = false;  // no motion, for a picture
  bool whole_screen_ = false;
  SolidFill solid_fill_{glfwGetProcAddress};
  WindowPlace place_;  // before it took the whole screen
  int frames_due_ = kFramesPerEvent;
  int pixels_wide_ = 0, pixels_high_ = 0;
};

}  // namespace

int run_window(const CommonOptions& common, const WindowOptions& options) {
  auto folder = open_folder(common);
  if (!folder) return fail(folder.error());
  Trace trace(options.trace);
  GlfwWindow window;
  CurlTransport transport([] { glfwPostEmptyEvent(); });
  std::unique_ptr<Program> program;
  // The workshop is read while the window comes up: neither waits for the other. From then on the program and
  // its store belong to this thread.
  auto opening = std::async(std::launch::async, [&] {
    program = std::make_unique<Program>(std::move(*folder), core::real_env(), transport,
                                        [] { glfwPostEmptyEvent(); });
    return program->open_at(options);
  });
  GLFWwindow* const handle = window.open(options.width, options.height);
  if (!handle) {
    opening.wait();
    std::fprintf(
        stderr,
        "ubao: No window can be opened here: a screen with OpenGL 3.0 is needed. Nothing was changed; "
        "the commands work without one, see ubao --help.\n");
    return static_cast<int>(kFailed);
  }
  ImguiSession session(handle);
  const auto fonts = load_fonts();
  const auto opened = opening.get();
  if (!opened) return fail(opened.error());
  if (!fonts) return fail(fonts.error());
  Loop loop(handle, *program, trace, *fonts);
  return options.shot.empty() ? loop.run() : loop.picture(options.shot);
}

}  // namespace ubao::platform
