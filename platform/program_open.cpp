// Going where the command line asks: a screen, an activity, a person.
#include <optional>
#include <utility>
#include <vector>

#include "platform/program.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;

std::optional<app::Screen> screen_named(const std::string& name) {
  static const std::vector<std::pair<std::string, app::Screen>> names{
      {"home", app::Screen::home},           {"new", app::Screen::create},
      {"join", app::Screen::join},           {"agenda", app::Screen::agenda},
      {"boards", app::Screen::boards},       {"people", app::Screen::people},
      {"assessment", app::Screen::activity}, {"board", app::Screen::activity},
      {"activity", app::Screen::activity},   {"delivery", app::Screen::delivery},
      {"settings", app::Screen::settings},   {"devices", app::Screen::devices},
      {"sheet", app::Screen::activity},      {"instrument", app::Screen::instrument},
      {"pillars", app::Screen::activity},    {"completion", app::Screen::completion},
      {"debrief", app::Screen::debrief},     {"consensus", app::Screen::consensus},
      {"projector", app::Screen::projector}};
  for (const auto& [known, screen] : names)
    if (known == name) return screen;
  return std::nullopt;
}

// The first activity of that kind, for `--screen board` without an activity.
std::string first_of_kind(const core::Agenda& agenda, const std::string& kind) {
  for (const core::AgendaSession& session : agenda.sessions)
    for (const auto* items : {&session.preparation, &session.items})
      for (const core::AgendaItem& item : *items)
        if (item.kind == kind) return item.id;
  return {};
}

// The activity that a screen shows when none is named.
std::string first_for(core::Workshop& workshop, const core::Agenda& agenda, const std::string& screen) {
  for (const char* of_assessment : {"instrument", "completion", "debrief", "consensus", "projector"})
    if (screen == of_assessment) return first_of_kind(agenda, "assessment");
  if (screen != "pillars") return first_of_kind(agenda, screen);
  for (const core::AgendaSession& session : agenda.sessions)
    for (const auto* items : {&session.preparation, &session.items})
      for (const core::AgendaItem& item : *items)
        if (item.kind == "worksheet" && !workshop.instrument(item.id).scopes.empty()) return item.id;
  return {};
}

}  // namespace

core::Result<core::Done> Program::open_at(const WindowOptions& options) {
  app::State& state = app_.state();
  if (options.scale > 0) state.settings.scale_percent = static_cast<std::int32_t>(options.scale * 100 + 0.5);
  if (!options.theme.empty()) state.settings.theme = options.theme;
  const auto screen =
      screen_named(options.screen.empty() ? (options.workshop.empty() ? "home" : "agenda") : options.screen);
  if (!screen) return {ErrorCode::not_found, "no screen \"" + options.screen + "\""};
  if (!options.workshop.empty()) {
    auto workshop = folder_->open_workshop(options.workshop);
    if (!workshop) return workshop.error();
    show(std::move(*workshop));
    app_.refresh(0);
    std::string activity = options.activity;
    if (activity.empty()) activity = first_for(*workshop_, state.views.agenda, options.screen);
    app::Intents intents{app::ChoosePerson{options.person}};
    if (*screen != app::Screen::agenda) intents.push_back(app::GoTo{*screen, activity});
    take(intents, 0);
    app_.refresh(0);
    // behind a PIN it is the pad that is shown
    const bool asked = state.entrance.step != app::Entrance::Step::none;
    if (!options.person.empty() && !asked && !state.present_person())
      return {ErrorCode::not_found, options.person};
  } else if (*screen != app::Screen::home) {
    take({app::GoTo{*screen, {}}}, 0);
  }
  return core::Done{};
}

}  // namespace ubao::platform
