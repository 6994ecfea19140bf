#include "tests/support/headless_ui.h"
#include "tests/support/places.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "imgui_internal.h"

using ubao::app::Rect;
using ubao::test::HeadlessUi;

namespace {

HeadlessUi* rig_of(ImGuiContext* context) { return static_cast<HeadlessUi*>(context->TestEngine); }

Rect rect_of(const ImRect& r) { return {r.Min.x, r.Min.y, r.GetWidth(), r.GetHeight()}; }

}  // namespace

// The hooks that Dear ImGui calls when it is built with IMGUI_ENABLE_TEST_ENGINE.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box,
                                 const ImGuiLastItemData* data) {
  if (data == nullptr || rig_of(context) == nullptr) return;  // a window, not an item
  const bool may_overlap = (data->ItemFlags & ImGuiItemFlags_AllowOverlap) != 0;
  rig_of(context)->on_item(id, rect_of(box), rect_of(context->CurrentWindow->ClipRect), may_overlap);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags) {
  if (label != nullptr && rig_of(context) != nullptr) rig_of(context)->on_label(id, label);
}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

namespace ubao::test {

std::string source_file(std::string_view path) {
  const std::string name = in_sources(std::string(path));
  std::ifstream file(name, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

HeadlessUi::HeadlessUi(Screen screen, const HeadlessOptions& options) : screen_(std::move(screen)) {
  std::string words = source_file("assets/languages/" + options.language + ".json");
  const std::string direction = "left to right";
  if (options.right_to_left) words.replace(words.find(direction), direction.size(), "right to left");
  core::Result<core::Language> language = core::read_language(words);
  if (!language.ok()) throw std::runtime_error("language: " + language.error().detail);
  language_ = std::move(language).value();
  before_ = ImGui::GetCurrentContext();
  context_ = ImGui::CreateContext();
  ImGuiIO& io = this->io();
  io.DeltaTime = 1.0f / 60;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
  app::prepare_imgui();
  const std::string folder = "/usr/share/fonts/truetype/noto/";
  ui_.fonts.regular = io.Fonts->AddFontFromFileTTF((folder + "NotoSans-Regular.ttf").c_str());
  ui_.fonts.bold = io.Fonts->AddFontFromFileTTF((folder + "NotoSans-Bold.ttf").c_str());
  if (ui_.fonts.regular == nullptr || ui_.fonts.bold == nullptr)
    throw std::runtime_error("Noto Sans is not installed");
  ui_.language = &language_;
  ui_.theme = app::theme_of(options.theme);
  ui_.probe = this;
  context_->TestEngine = this;
  context_->TestEngineHookItems = true;
  resize(options.width, options.height, options.scale);
  frames(2);
}

HeadlessUi::~HeadlessUi() {
  ImGui::SetCurrentContext(context_);
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetStatus(ImTextureStatus_Destroyed);
    texture->SetTexID(ImTextureID_Invalid);
  }
  ImGui::DestroyContext(context_);
  ImGui::SetCurrentContext(before_);
}

ImGuiIO& HeadlessUi::io() {
  ImGui::SetCurrentContext(context_);
  return ImGui::GetIO();
}

void HeadlessUi::resize(float width, float height, float scale) {
  io().DisplaySize = {width, height};
  ui_.scale = scale;
}

void HeadlessUi::one_frame() {
  items_.clear();
  texts_.clear();
  ui_.now += io().DeltaTime;
  ImGui::NewFrame();
  app::begin_frame(ui_);
  screen_(ui_);
  app::end_frame(ui_);
  ImGui::Render();
  // Areas that Dear ImGui makes for itself have no label.
  items_.erase(
      std::remove_if(items_.begin(), items_.end(), [](const SeenItem& i) { return i.label.empty(); }),
      items_.end());
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantDestroy) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else if (texture->Status != ImTextureStatus_OK) {
      texture->SetTexID(static_cast<ImTextureID>(1));
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

void HeadlessUi::frames(int count) {
  while (count-- > 0) one_frame();
}

int HeadlessUi::settle() {
  int drawn = 0;
  do {
    one_frame();
    ++drawn;
  } while (drawn < 600 && (ui_.next_frame_at <= ui_.now || context_->InputEventsQueue.Size > 0));
  return drawn;
}

void HeadlessUi::wait(double seconds) {
  ui_.now += seconds;
  settle();
}

void HeadlessUi::on_item(ImGuiID id, const Rect& box, const Rect& clip, bool may_overlap) {
  items_.push_back({id, {}, box, clip, ui_.layer, may_overlap || ui_.on_canvas, ui_.scroll_depth > 0});
}

void HeadlessUi::on_label(ImGuiID id, std::string_view label) {
  const auto seen =
      std::find_if(items_.rbegin(), items_.rend(), [&](const SeenItem& i) { return i.id == id; });
  if (seen != items_.rend()) seen->label = label;
}

void HeadlessUi::drawn(const app::DrawnText& text) {
  SeenText seen{std::string(text.text), text};
  seen.text.erase(std::remove(seen.text.begin(), seen.text.end(), core::kBoldMark), seen.text.end());
  texts_.push_back(std::move(seen));
}

const SeenItem* HeadlessUi::find(std::string_view label, int nth) const {
  std::vector<const SeenItem*> found;
  for (const SeenItem& seen : items_)
    if (seen.label == label) found.push_back(&seen);
  std::stable_sort(found.begin(), found.end(),
                   [](const SeenItem* a, const SeenItem* b) { return a->box.y < b->box.y; });
  return nth < static_cast<int>(found.size()) ? found[static_cast<std::size_t>(nth)] : nullptr;
}

const SeenItem& HeadlessUi::item(std::string_view label, int nth) const {
  if (const SeenItem* found = find(label, nth)) return *found;
  std::string there;
  for (const SeenItem& seen : items_) there.append(there.empty() ? "" : ", ").append(seen.label);
  throw std::runtime_error("no item \"" + std::string(label) + "\" among: " + there);
}

const SeenItem* HeadlessUi::find_id(ImGuiID id) const {
  for (const SeenItem& seen : items_)
    if (seen.id == id) return &seen;
  return nullptr;
}

bool HeadlessUi::shows(std::string_view text) const {
  return std::any_of(texts_.begin(), texts_.end(), [&](const SeenText& seen) {
    return seen.text.find(text) != std::string::npos && !app::common(seen.drawn.box, seen.drawn.clip).empty();
  });
}

std::string HeadlessUi::focused() const {
  const SeenItem* seen = context_->NavCursorVisible ? find_id(context_->NavId) : nullptr;
  return seen != nullptr ? seen->label : std::string();
}

void HeadlessUi::reveal(std::string_view label, int nth) {
  for (int i = 0; i < 80; ++i) {
    const SeenItem& seen = item(label, nth);
    const ImVec2 middle = seen.box.middle();
    if (seen.clip.contains(middle)) return;
    wheel(seen.clip.middle(), middle.y > seen.clip.middle().y ? -1.0f : 1.0f);
  }
  throw std::runtime_error("cannot be scrolled into view: " + std::string(label));
}

void HeadlessUi::click(std::string_view label, int nth) {
  reveal(label, nth);
  click_at(item(label, nth).box.middle());
}

void HeadlessUi::click_at(ImVec2 at) {
  press_at(at);
  release();
}

void HeadlessUi::press_at(ImVec2 at) {
  move_to(at);
  io().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  frames();
}

void HeadlessUi::move_to(ImVec2 at) {
  mouse_ = at;
  io().AddMousePosEvent(at.x, at.y);
  frames();
}

void HeadlessUi::release() {
  io().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  frames(2);
  settle();
}

void HeadlessUi::drag(ImVec2 from, ImVec2 to, int steps) {
  press_at(from);
  for (int i = 1; i <= steps; ++i) {
    const float part = static_cast<float>(i) / static_cast<float>(steps);
    move_to({from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part});
  }
  release();
}

void HeadlessUi::use_touch(bool touch) {
  io().AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
}

void HeadlessUi::wheel(ImVec2 at, float lines) {
  move_to(at);
  io().AddMouseWheelEvent(0, lines);
  frames(2);
}

void HeadlessUi::key(ImGuiKey pressed, bool ctrl, bool shift) {
  ImGuiIO& events = io();
  events.AddKeyEvent(ImGuiMod_Ctrl, ctrl);
  events.AddKeyEvent(ImGuiMod_Shift, shift);
  events.AddKeyEvent(pressed, true);
  settle();
  events.AddKeyEvent(pressed, false);
  events.AddKeyEvent(ImGuiMod_Ctrl, false);
  events.AddKeyEvent(ImGuiMod_Shift, false);
  settle();
}

void HeadlessUi::type(std::string_view utf8) {
  io().AddInputCharactersUTF8(std::string(utf8).c_str());
  settle();
}

}  // namespace ubao::test
