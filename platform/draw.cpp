#include "platform/draw.h"

#include "app/screens/screens.h"

namespace ubao::platform {
namespace {

app::ThemeName theme_named(const std::string& name) {
  for (const app::ThemeName theme : {app::ThemeName::dark, app::ThemeName::contrast})
    if (app::name_of(theme) == name) return theme;
  return app::ThemeName::light;
}

}  // namespace

app::Intents draw_program(Program& program, app::Ui& ui, double now, bool still) {
  app::State& state = program.app().state();
  ui.language = &program.language();
  ui.theme = app::theme_of(theme_named(state.settings.theme));
  ui.scale = static_cast<float>(state.settings.scale_percent) / 100.f;
  ui.reduced_motion = still || state.settings.reduced_motion;
  ui.now = now;
  app::Intents intents;
  ImGui::NewFrame();
  app::begin_frame(ui);
  app::draw_screen(ui, state, intents);
  app::end_frame(ui);
  ImGui::Render();
  return intents;
}

}  // namespace ubao::platform
