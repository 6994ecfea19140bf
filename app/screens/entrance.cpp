// What a person agrees to, before she answers for the first time.
#include "app/screens/entrance.h"

#include <vector>

#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/sheet.h"

namespace ubao::app {
namespace {

struct Paragraph {
  Icon icon;
  std::string text;
};

std::vector<Paragraph> terms_of(const Ui& ui, const core::WorkshopInfo& info) {
  std::vector<Paragraph> terms;
  terms.push_back({Icon::flag, ui.say("consent.purpose")});
  terms.push_back({Icon::eye, ui.say("consent.who_sees")});
  std::string who = info.responsible.empty() ? ui.say("consent.responsible.unknown")
                                             : ui.say("consent.responsible", {{"who", info.responsible}});
  if (!info.contact.empty()) who += " " + ui.say("consent.contact", {{"contact", info.contact}});
  terms.push_back({Icon::person, who});
  terms.push_back({Icon::clock, info.keep_months > 0 ? ui.count("consent.months", info.keep_months)
                                                     : ui.say("consent.months.unknown")});
  terms.push_back({Icon::lightbulb, ui.say("consent.free")});
  return terms;
}

}  // namespace

void draw_consent(Ui& ui, const State& state, const Entrance& draft, Intents& intents) {
  const core::Person* person = state.find_person(draft.person);
  const std::string name = person ? name_words(ui, *person) : std::string();
  const Sheet sheet =
      begin_sheet(ui, "entrance/consent", ui.say("consent.heading", {{"name", name}}), {}, 680);
  Rect rest = sheet.content;
  for (const Paragraph& paragraph : terms_of(ui, state.views.agenda.workshop)) {
    Rect line = rest;
    const Rect mark = line.take_start(ui.px(24), ui.px(14));
    draw_icon(ui, paragraph.icon, {mark.middle().x, mark.y + ui.px(13)}, ui.px(22), ui.theme.soft);
    flow(ui, line, paragraph.text, {}, ui.px(12));
    rest.y = line.y;
  }
  rest.y += ui.px(8);
  const std::string later = ui.say("consent.not_now"), agree = ui.say("consent.agree");
  const Button buttons[] = {{"later", later, ButtonLook::secondary},
                            {"agree", agree, ButtonLook::primary, Icon::tick}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (pressed == 0) intents.push_back(NotNow{draft.person});
  if (pressed == 1) intents.push_back(Agree{draft.person});
  if (pressed < 0 && sheet.dismissed) intents.push_back(LeaveEntrance{});
}

void draw_entrance(Ui& ui, const State& state, Entrance& draft, Intents& intents) {
  switch (draft.step) {
    case Entrance::Step::none:
      break;
    case Entrance::Step::consent:
      draw_consent(ui, state, draft, intents);
      break;
    case Entrance::Step::choose:
    case Entrance::Step::enter:
      draw_pin(ui, state, draft, intents);
      break;
  }
}

}  // namespace ubao::app
