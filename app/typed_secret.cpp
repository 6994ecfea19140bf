#include "app/typed_secret.h"

#include "imgui.h"
#include "imgui_internal.h"

namespace ubao::app {
namespace {

void wipe_vector(ImVector<char>& bytes) {
  volatile char* at = bytes.Data;
  for (int i = 0; i < bytes.Capacity; ++i) at[i] = 0;
  bytes.resize(0);
}

}  // namespace

void wipe(std::string& text) {
  text.resize(text.capacity());
  volatile char* at = text.data();
  for (std::size_t i = 0; i < text.size(); ++i) at[i] = 0;
  text.clear();
}

TypedSecret& TypedSecret::operator=(const TypedSecret& other) {
  if (this == &other) return *this;
  wipe(text);
  text = other.text;
  return *this;
}

void forget_last_field() {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  ImGuiInputTextState& state = g.InputTextState;
  if (state.ID != 0 && g.ActiveId == state.ID) ImGui::ClearActiveID();
  // Giving it up has copied its text for the field to take over; nothing is taken over.
  for (ImVector<char>* text :
       {&state.TextA, &state.TextToRevertTo, &state.CallbackTextBackup, &g.InputTextDeactivatedState.TextA})
    wipe_vector(*text);
  state.TextLen = 0;
  state.ID = g.InputTextDeactivatedState.ID = 0;
}

}  // namespace ubao::app
