#include "platform/draw.h"

#include <ctime>

#include "app/screens/screens.h"

namespace ubao::platform {
namespace {

app::ThemeName theme_named(const std::string& name) {
  for (const app::ThemeName theme : {app::ThemeName::dark, app::ThemeName::contrast})
    if (app::name_of(theme) == name) return theme;
  return app::ThemeName::light;
}

// The time on the wall here, for the agenda's ruler.
app::LocalTime local_time() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char date[16];
  std::strftime(date, sizeof date, "%Y-%m-%d", &local);
  return {date, local.tm_hour * 60 + local.tm_min, local.tm_sec, static_cast<int>(local.tm_gmtoff / 60)};
}

}  // namespace

app::Intents draw_program(Program& program, app::Ui& ui, double now, bool still) {
  app::State& state = program.app().state();
  ui.language = &program.language();
  ui.theme = app::theme_of(theme_named(state.settings.theme));
  ui.scale = static_cast<float>(state.settings.scale_percent) / 100.f;
  ui.reduced_motion = still || state.settings.reduced_motion;
  ui.now = now;
  state.local = local_time();
  app::Intents intents;
  ImGui::NewFrame();
  app::begin_frame(ui);
  app::draw_screen(ui, state, intents);
  app::end_frame(ui);
  ImGui::Render();
  return intents;
}

}  // namespace ubao::platform
