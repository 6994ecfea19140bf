#include "app/screens/create.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <vector>

#include "app/field.h"
#include "app/ledge.h"
#include "app/screens/frame.h"
#include "app/screens/parts.h"
#include "app/scroll.h"
#include "core/typed_text.h"

namespace ubao::app {
namespace {

// What is wrong with the draft, in words; empty where it is fine.
struct Faults {
  std::string title, starts, ends;
  bool none() const { return title.empty() && starts.empty() && ends.empty(); }
};

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t") == std::string::npos; }

Faults faults_of(const Ui& ui, const CreateDraft& draft) {
  Faults faults;
  if (is_blank(draft.title))
    faults.title = ui.say("create.fault.title");
  else if (core::letters(draft.title) > core::kMostNameLetters)
    faults.title = ui.count("create.fault.long", static_cast<std::int64_t>(core::kMostNameLetters));
  const ReadDate starts = read_date(draft.starts), ends = read_date(draft.ends);
  faults.starts = fault_words(ui, starts);
  faults.ends = fault_words(ui, ends);
  if (!faults.starts.empty() || !faults.ends.empty() || ends.date.year == 0) return faults;
  const auto key = [](const Date& d) { return std::tuple(d.year, d.month, d.day); };
  if (starts.date.year == 0)
    faults.starts = ui.say("create.fault.no_start");
  else if (key(ends.date) < key(starts.date))
    faults.ends = ui.say("create.fault.order");
  return faults;
}

void draw_courses(Ui& ui, Rect& rest, const State& state, CreateDraft& draft) {
  flow(ui, rest, ui.say("create.course"), style_of(Role::title), ui.px(10));
  for (const CourseChoice& course : state.views.courses) {
    const PaperButton spec{course.id, Icon::book, course.title, course.description,
                           course.id == draft.course};
    if (paper_button(ui, rest.take_top(paper_button_height(ui, spec, rest.w), ui.px(10)), spec))
      draft.course = course.id;
  }
}

bool draw_detail(Ui& ui, Rect& rest, const char* key, const char* hint_key, const std::string& error,
                 std::string& text) {
  const std::string label = ui.say(key), hint = hint_key ? ui.say(hint_key) : std::string();
  Field spec;
  spec.id = key;
  spec.label = label;
  spec.hint = hint;
  spec.error = error;
  const FieldEvents events =
      draw_field(ui, rest.take_top(field_height(ui, spec, text, rest.w), ui.px(14)), spec, text);
  if (events.changed) ui.want_frame();  // what is wrong was found before
  return events.submitted;
}

bool draw_details(Ui& ui, Rect& rest, const Faults& faults, CreateDraft& draft) {
  flow(ui, rest, ui.say("create.details"), style_of(Role::title), ui.px(10));
  bool submitted = draw_detail(ui, rest, "create.title", nullptr, faults.title, draft.title);
  submitted |= draw_detail(ui, rest, "create.place", nullptr, {}, draft.place);
  const bool beside = rest.w >= ui.px(400);
  Rect first = beside ? rest.column(0, 2, ui.px(12)) : rest;
  submitted |= draw_detail(ui, first, "create.starts", "create.date_hint", faults.starts, draft.starts);
  Rect second = beside ? rest.column(1, 2, ui.px(12)) : first;
  submitted |= draw_detail(ui, second, "create.ends", "create.date_hint", faults.ends, draft.ends);
  rest.y = std::max(first.y, second.y);
  flow(ui, rest, ui.say("create.language", {{"language", ui.say("language.name")}}),
       style_of(Role::meta, ui.theme.soft), ui.px(8));
  draw_more_settings(ui, rest, draft.checked ? more_faults_of(ui, draft) : MoreFaults{}, draft);
  return submitted;
}

}  // namespace

void draw_create(Ui& ui, const State& state, CreateDraft& draft, Intents& intents) {
  if (draft.course.empty() && !state.views.courses.empty()) draft.course = state.views.courses.front().id;
  Page page;
  page.back = ui.say("back");
  page.title = ui.say("create.heading");
  page.has_person = false;
  Rect rest = draw_frame(ui, state, page, intents);
  const Rect ledge_place = rest.take_bottom(ledge_height(ui));

  const Faults faults = draft.checked ? faults_of(ui, draft) : Faults{};
  Rect column = begin_scroll(ui, "create", middle_column(ui, rest, 1000));
  column.y += ui.px(ui.phone() ? 12 : 20);
  phone_title(ui, column, page.title);
  bool submitted = false;
  if (column.w >= ui.px(720)) {
    Rect left = column.column(0, 2, ui.px(32)), right = column.column(1, 2, ui.px(32));
    draw_courses(ui, left, state, draft);
    submitted = draw_details(ui, right, faults, draft);
    column.y = std::max(left.y, right.y);
  } else {
    draw_courses(ui, column, state, draft);
    column.y += ui.px(10);
    submitted = draw_details(ui, column, faults, draft);
  }
  end_scroll(ui, column.y + ui.px(12));

  Ledge ledge;
  ledge.primary.id = "create";
  ledge.primary.label = ui.say(state.busy ? "create.busy" : "create.make");
  ledge.primary.locked = state.busy;
  ledge.primary.icon = Icon::forward;
  const bool wanted = draw_ledge(ui, ledge_place, ledge) == kPrimaryPressed || (submitted && !state.busy);
  if (!wanted) return;
  draft.checked = true;
  const bool more_is_fine = more_faults_of(ui, draft).none();
  if (!more_is_fine) draft.more = true;
  if (!faults_of(ui, draft).none() || !more_is_fine) return ui.want_frame();
  core::WorkshopDetails details;
  details.title = draft.title;
  details.place = draft.place;
  details.starts = iso_date(read_date(draft.starts).date);
  details.ends = iso_date(read_date(draft.ends).date);
  details.language = state.settings.language;
  details.pins = draft.pins;
  details.responsible = draft.responsible;
  details.contact = draft.contact;
  details.keep_months = std::atoi(draft.months.c_str());
  intents.push_back(CreateWorkshop{draft.course, details, draft.passphrase.secret()});
}

}  // namespace ubao::app
