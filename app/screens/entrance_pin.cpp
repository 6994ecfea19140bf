// Entering a PIN or passphrase, and choosing one, which is typed twice. While a try is on its way, or after
// too many wrong ones, nothing can be typed; how long is said in words.
#include <algorithm>
#include <cmath>

#include "app/field.h"
#include "app/message.h"
#include "app/paint.h"
#include "app/screens/entrance.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/screens/pin_pad.h"
#include "app/sheet.h"
#include "core/keyring.h"

namespace ubao::app {
namespace {

constexpr float kBesideBelow = 860;  // px at scale 1: lower windows have the pad beside the words

struct Entering {
  Ui& ui;
  const State& state;
  Entrance& draft;
  Intents& intents;
  int wait = 0;  // seconds

  bool choosing() const { return draft.step == Entrance::Step::choose; }
  bool again() const { return choosing() && !draft.first.empty(); }
  bool facilitator() const { return draft.person.empty(); }
  bool busy() const { return state.stretching.ticket != 0; }
  bool shut() const { return busy() || wait > 0; }
  bool ready() const {
    const std::size_t least = draft.as_words && !choosing() ? 1 : kFewestDigits;
    return !shut() && draft.typed.text.size() >= least;
  }
};

// "Your PIN", "Choose a PIN", "The same PIN again": for digits, words, and the facilitator's.
std::string heading(const Entering& e) {
  const std::string what = e.again() ? "pin.again" : e.choosing() ? "pin.choose" : "pin.enter";
  return e.ui.say(e.draft.as_words ? what + ".words" : what);
}

std::string explanation(const Entering& e) {
  if (e.again()) return e.ui.say("pin.explain.again");
  if (e.facilitator()) return e.ui.say(e.choosing() ? "pin.explain.seal" : "pin.explain.unseal");
  return e.ui.say(e.choosing() ? "pin.explain.choose" : "pin.explain.forgot");
}

void draw_pin_head(Entering& e, Rect& rest, bool centered) {
  Ui& ui = e.ui;
  const core::Person* person = e.state.find_person(e.draft.person);
  const std::string name = person ? name_words(ui, *person) : ui.say("person.facilitator");
  TextStyle title = style_of(Role::title), soft = style_of(Role::body, ui.theme.soft);
  title.may_elide = soft.may_elide = true;
  title.lines = soft.lines = 2;
  if (centered) title.align = soft.align = Align::center;
  const float side = ui.px(ui.phone() ? 52 : 68);
  const Rect line = rest.take_top(side, ui.px(8));
  const Rect circle = centered ? line.centered(side, side) : Rect{line.x, line.y, side, side};
  disc(ui, circle.middle(), side / 2, ui.theme.board);
  TextStyle mark;
  mark.bold = mark.middle = true;
  mark.size = 24;
  mark.lines = 1;
  mark.colour = ui.theme.chalk;
  mark.align = Align::center;
  draw_text(ui, circle, initials(name), mark);
  flow(ui, rest, name, title, 0);
  if (person) flow(ui, rest, dotted({person->ministry, person->region}), soft, 0);
  rest.y += ui.px(10);
  TextStyle what;
  what.bold = true;
  if (centered) what.align = Align::center;
  flow(ui, rest, heading(e), what, ui.px(2));
}

std::string wait_words(const Entering& e) {
  return e.wait < 120 ? e.ui.count("pin.wait.seconds", e.wait)
                      : e.ui.count("pin.wait.minutes", (e.wait + 59) / 60);
}

// What is wrong, how long it lasts, or how far she is; always one line at least, so that nothing jumps.
void draw_pin_message(Entering& e, Rect& rest, bool centered) {
  Ui& ui = e.ui;
  const Theme& t = ui.theme;
  TextStyle style = style_of(Role::meta, t.soft);
  style.bold = true;
  if (centered) style.align = Align::center;
  std::string words;
  Icon icon = Icon::none;
  if (e.busy()) {
    words = ui.say("pin.moment");
  } else if (e.wait > 0) {
    words = wait_words(e), icon = Icon::clock, style.colour = t.wait;
  } else if (!e.draft.error.empty()) {
    words = ui.say(e.draft.error), icon = Icon::warning, style.colour = t.danger;
  } else if (e.state.problem) {
    words = error_sentence(ui, *e.state.problem), icon = Icon::warning, style.colour = t.danger;
  } else if (!e.draft.as_words) {
    style.bold = false;
    words = ui.count("pin.typed", static_cast<std::int64_t>(e.draft.typed.text.size()));
  } else {
    return;
  }
  if (icon == Icon::none) return flow(ui, rest, words, style, ui.px(10));
  const float room = ui.px(24);
  style.align = Align::start;
  const float width = std::min(rest.w, room + text_width(ui, words, style) + 1);
  Rect line = centered ? Rect{rest.x + (rest.w - width) / 2, rest.y, width, rest.h} : rest;
  const Rect place = line.take_start(ui.px(18), ui.px(6));
  draw_icon(ui, icon, {place.middle().x, place.y + line_height(ui, style) / 2}, ui.px(17), style.colour);
  flow(ui, line, words, style, ui.px(10));
  rest.y = line.y;
}

bool draw_words_field(Entering& e, Rect& rest) {
  Ui& ui = e.ui;
  const std::string label = ui.say(e.again() ? "pin.field.again" : "pin.field");
  Field field;
  field.id = e.again() ? "passphrase again" : "passphrase";
  field.label = label;
  field.secret = true;
  field.most_bytes = 200;
  field.take_focus = std::exchange(e.draft.take_focus, false);
  std::string& text = e.draft.typed.text;
  if (e.shut()) {  // nothing is taken, and the keyboard goes to nobody
    const float height = field_height(ui, field, text, rest.w);
    rest.y += height + ui.px(12);
    return false;
  }
  if (text.capacity() < 2 * field.most_bytes) text.reserve(2 * field.most_bytes);  // it must not move about
  const FieldEvents events =
      draw_field(ui, rest.take_top(field_height(ui, field, text, rest.w), ui.px(12)), field, text);
  if (events.changed) e.draft.error.clear();
  return events.submitted;
}

void submit(Entering& e) {
  Entrance& draft = e.draft;
  if (!e.ready()) return;
  e.ui.want_frame();
  draft.take_focus = true;
  if (e.state.problem) e.intents.push_back(DismissProblem{});
  if (!e.choosing()) {
    e.intents.push_back(EnterPin{draft.person, draft.typed.secret()});
  } else if (!e.again()) {
    draft.error.clear();
    if (core::check_strength(draft.typed.text))
      draft.first = draft.typed;
    else
      draft.error = "pin.weak";
  } else if (draft.typed.text == draft.first.text) {
    e.intents.push_back(ChoosePin{draft.person, draft.typed.secret()});
    draft.first.clear();
  } else {
    draft.error = "pin.differ";
    draft.first.clear();
  }
  draft.typed.clear();
  forget_last_field();
}

void take_the_other_way(Entering& e) {
  e.draft.as_words = !e.draft.as_words;
  e.draft.typed.clear();
  e.draft.error.clear();
  e.draft.take_focus = true;
  forget_last_field();
  e.ui.want_frame();
}

// The buttons, and from the start the other way of typing; below them where there is no room.
void draw_pin_foot(Entering& e, const Sheet& sheet, Rect& rest, bool submitted) {
  Ui& ui = e.ui;
  const std::string other = ui.say(e.draft.as_words ? "pin.use_digits" : "pin.use_words");
  const std::string leave = ui.say(e.draft.comes_in && !e.facilitator() ? "pin.not_me" : "cancel");
  const std::string go = ui.say(!e.choosing() ? "pin.open" : e.again() ? "pin.take" : "pin.next");
  const Button toggle{"other way", other, ButtonLook::quiet, e.draft.as_words ? Icon::dots : Icon::pencil};
  const Button buttons[] = {
      {"leave", leave, ButtonLook::secondary},
      {"go", go, e.ready() ? ButtonLook::primary : ButtonLook::locked, Icon::forward, true}};
  const float width = std::min(rest.w, button_width(ui, toggle)), gap = ui.px(12);
  const bool beside = width + button_width(ui, buttons[0]) + button_width(ui, buttons[1]) + 2 * gap <= rest.w;
  const float top = rest.y;
  const int pressed = sheet_buttons(ui, rest, rest.y, buttons);
  Rect place{rest.x, top, width, ui.px(measure::kButton)};
  if (!beside && !e.again()) {
    place.y = rest.y + gap;
    rest.y = place.bottom();
  }
  if (!e.again() && button(ui, place, toggle)) take_the_other_way(e);
  if (pressed == 0 || (pressed < 0 && sheet.dismissed)) {
    e.draft.typed.clear();
    e.draft.first.clear();
    forget_last_field();
    e.intents.push_back(LeaveEntrance{});
  } else if (pressed == 1 || submitted) {
    submit(e);
  }
}

}  // namespace

void draw_pin(Ui& ui, const State& state, Entrance& draft, Intents& intents) {
  Entering e{ui, state, draft, intents};
  const double left = draft.wait_until - ui.now;
  if (left > 0) {
    e.wait = static_cast<int>(std::ceil(left - 1e-6));
    ui.want_frame_at(draft.wait_until - (e.wait - 1));  // once a second, when the figure changes
  }
  const bool beside = !draft.as_words && !ui.phone() && ui.screen.h < ui.px(kBesideBelow);
  const Sheet sheet = begin_sheet(ui, "entrance/pin", {}, {}, beside ? 760 : 560);
  Rect rest = sheet.content, pad = rest;
  if (beside) {
    pad = rest.column(1, 2, ui.px(28));
    rest = rest.column(0, 2, ui.px(28));
  }
  draw_pin_head(e, rest, !beside);
  const std::string words = explanation(e);
  TextStyle soft = style_of(Role::meta, ui.theme.soft);
  if (!beside) soft.align = Align::center;
  bool submitted = false;
  if (draft.as_words) {
    flow(ui, rest, words, soft, ui.px(12));
    submitted = draw_words_field(e, rest);
    draw_pin_message(e, rest, true);
  } else {
    rest.y += ui.px(8);
    draw_pin_dots(ui, rest, draft.typed.text.size(), !beside);
    draw_pin_message(e, rest, !beside);
    if (!beside) pad = rest;
    const float width = std::min(pad.w, ui.px(420));
    const Rect keys{pad.x + (pad.w - width) / 2, pad.y, width, 0};
    const PadEvents events = draw_pin_pad(ui, keys, draft.typed.text, e.shut());
    if (events.changed) draft.error.clear();
    submitted = events.submitted;
    if (beside) flow(ui, rest, words, soft, 0);
    rest = {sheet.content.x, std::max(rest.y, keys.y + pin_pad_height(ui)) + ui.px(16), sheet.content.w, 0};
  }
  draw_pin_foot(e, sheet, rest, submitted);
  if (!draft.as_words && !beside) {  // what is to be pressed comes before what is to be read
    rest.y += ui.px(12);
    flow(ui, rest, words, soft, 0);
  }
  end_sheet(ui, rest.y);
}

}  // namespace ubao::app
