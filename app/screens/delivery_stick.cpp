// USB sticks on the delivery page: one line each, and a sheet to save to one and to take in what lies on it.
#include <algorithm>
#include <string>
#include <vector>

#include "app/button.h"
#include "app/message.h"
#include "app/paint.h"
#include "app/row.h"
#include "app/screens/delivery.h"
#include "app/screens/parts.h"
#include "app/sheet.h"

namespace ubao::app {
namespace {

using Carried = core::Carrying::Phase;

constexpr std::size_t kMostFilesShown = 4;
constexpr std::uint64_t kMegabyte = 1'000'000, kGigabyte = 1'000'000'000;

// In the unit that says it in few digits.
std::string size_words(const Ui& ui, std::uint64_t bytes) {
  const auto number = [&](std::uint64_t n) { return ui.language->number(static_cast<std::int64_t>(n)); };
  if (bytes >= 10 * kGigabyte) return ui.say("stick.size.gb", {{"n", number(bytes / kGigabyte)}});
  if (bytes >= kMegabyte) return ui.say("stick.size.mb", {{"n", number(bytes / kMegabyte)}});
  return ui.say("stick.size.kb", {{"n", number((bytes + 999) / 1000)}});
}

std::string file_moment(const Ui& ui, const State& state, const core::StickFile& file) {
  const std::string time = moment_words(ui, state.local, file.at);
  return time.empty() ? file.name : time;
}

std::string stick_error(const Ui& ui, const core::Error& error) {
  const std::string key = std::string("stick.error.").append(core::name_of(error.code));
  return ui.language->has(key) ? ui.say(key) : error_sentence(ui, error);
}

// What is going on with it, or came of it.
std::string carrying_words(const Ui& ui, const core::Carrying& now) {
  const auto so_far = [&](const char* key) {
    const auto percent = static_cast<std::int64_t>(now.share * 100);
    return ui.say(key, {{"percent", ui.language->number(percent)}});
  };
  switch (now.phase) {
    case Carried::writing:
      return so_far("stick.writing");
    case Carried::checking:
      return so_far("stick.checking");
    case Carried::reading:
      return so_far("stick.reading");
    case Carried::taking_in:
      return ui.say("stick.taking_in");
    case Carried::saved:
      return ui.say("stick.saved");
    case Carried::taken_in:
      return now.added > 0 ? ui.count("stick.taken", static_cast<std::int64_t>(now.added))
                           : ui.say("stick.taken.none");
    case Carried::failed:
      return stick_error(ui, now.error);
    case Carried::none:
      break;
  }
  return {};
}

// The same with what people may want to know besides.
std::string carried_words(const Ui& ui, const core::Carrying& now) {
  std::string words = carrying_words(ui, now);
  if (now.phase == Carried::saved)
    words += ". " + ui.count("stick.saved.text", static_cast<std::int64_t>(now.entries),
                             {{"size", size_words(ui, now.bytes)}, {"file", now.file}});
  if (now.phase == Carried::taken_in) {
    words += ". ";
    if (now.set_aside > 0)
      words += ui.count("stick.taken.apart", static_cast<std::int64_t>(now.set_aside)) + " ";
    words += ui.say("stick.taken.text");
  }
  return words;
}

std::string idle_words(const Ui& ui, const State& state, const core::Stick& stick) {
  const auto files = static_cast<std::int64_t>(stick.files.size());
  const std::string latest =
      files > 0 ? ui.say("stick.latest", {{"time", file_moment(ui, state, stick.files.front())}}) : "";
  return dotted({stick.writable ? ui.say("stick.free", {{"size", size_words(ui, stick.free_bytes)}})
                                : ui.say("stick.read_only"),
                 files > 0 ? ui.count("stick.files", files) : ui.say("stick.files.none"), latest});
}

struct StickLine {
  std::string id, title, subtitle;
  Icon icon = Icon::usb;
  ImU32 colour = 0;
  bool danger = false;
};

StickLine line_of(const Ui& ui, const State& state, const core::Stick& stick) {
  const core::Carrying& now = state.sticks.carrying;
  if (now.phase == Carried::none || now.stick != stick.id)
    return {"stick/" + stick.id, stick.name, idle_words(ui, state, stick)};
  StickLine line{"stick/" + stick.id, stick.name, carrying_words(ui, now)};
  line.danger = now.phase == Carried::failed;
  if (now.phase == Carried::saved || now.phase == Carried::taken_in) line.colour = ui.theme.good;
  if (now.phase == Carried::saved) line.icon = Icon::double_tick;
  return line;
}

// One line per stick; one that failed and was pulled out has its line until somebody read it.
std::vector<StickLine> stick_lines(const Ui& ui, const State& state) {
  const core::Sticks& sticks = state.sticks;
  std::vector<StickLine> lines;
  bool named = sticks.carrying.phase != Carried::failed;
  for (const core::Stick& stick : sticks.all) {
    lines.push_back(line_of(ui, state, stick));
    named = named || stick.id == sticks.carrying.stick;
  }
  if (!named)
    lines.push_back({"stick/gone", ui.say("stick.failed"), stick_error(ui, sticks.carrying.error),
                     Icon::warning, 0, true});
  if (lines.empty()) lines.push_back({{}, ui.say("stick.none"), ui.say("stick.none.text")});
  return lines;
}

// The files of this workshop that lie on it; the pressed one is taken in.
void draw_stick_files(Ui& ui, Rect& rest, const State& state, const core::Stick& stick, Intents& intents) {
  const std::size_t shown = std::min(stick.files.size(), kMostFilesShown);
  for (std::size_t i = 0; i < shown; ++i) {
    const core::StickFile& file = stick.files[i];
    const std::string title = ui.say("stick.take_in", {{"time", file_moment(ui, state, file)}});
    const std::string text = dotted({size_words(ui, file.bytes), file.name});
    const PaperButton spec{file.path, Icon::document, title, text};
    if (paper_button(ui, rest.take_top(paper_button_height(ui, spec, rest.w), ui.px(12)), spec))
      intents.push_back(TakeFromStick{stick.id, file.path});
  }
  if (stick.files.size() > shown)
    flow(ui, rest, ui.count("stick.more", static_cast<std::int64_t>(stick.files.size() - shown)),
         style_of(Role::meta, ui.theme.soft), ui.px(12));
}

void draw_carrying(Ui& ui, Rect& rest, const core::Carrying& now) {
  const std::string words = carried_words(ui, now);
  if (!now.working()) {
    const bool failed = now.phase == Carried::failed;
    draw_note(ui, rest.take_top(note_height(ui, words, rest.w), ui.px(16)),
              failed                        ? Icon::warning
              : now.phase == Carried::saved ? Icon::double_tick
                                            : Icon::tick,
              words, failed ? NoteLook::wait : NoteLook::good);
    return;
  }
  TextStyle bold;
  bold.bold = true;
  flow(ui, rest, words, bold, ui.px(8));
  meter(ui, rest.take_top(ui.px(14), ui.px(12)), now.phase == Carried::taking_in ? 1.0f : now.share);
  flow(ui, rest, ui.say("stick.leave_in"), style_of(Role::body, ui.theme.soft), ui.px(16));
}

}  // namespace

void draw_sticks(Ui& ui, Rect& rest, const State& state, DeliveryDraft& draft, Intents& intents) {
  if (!state.sticks.offered || !state.workshop_open) return;
  const std::vector<StickLine> lines = stick_lines(ui, state);
  const auto row_of = [&](const StickLine& line) {
    Row row;
    row.id = line.id;
    row.icon = line.icon;
    row.icon_on_tile = false;
    row.title = line.title;
    row.title_bold = true;
    row.title_may_elide = !line.id.empty();
    row.subtitle = line.subtitle;
    row.subtitle_colour = line.colour;
    row.danger = line.danger;
    row.arrow = !line.id.empty();
    row.last = &line == &lines.back();
    return row;
  };
  std::vector<float> heights;
  float height = 0;
  for (const StickLine& line : lines) height += heights.emplace_back(row_height(ui, row_of(line), rest.w));
  Rect list = rest.take_top(height, ui.px(16));
  paper(ui, list);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!draw_row(ui, list.take_top(heights[i]), row_of(lines[i]))) continue;
    if (lines[i].id == "stick/gone")
      intents.push_back(DismissCarrying{});
    else
      draft.stick = lines[i].id.substr(std::string_view("stick/").size());
  }
}

void draw_stick_sheet(Ui& ui, const State& state, DeliveryDraft& draft, Intents& intents) {
  const std::vector<core::Stick>& all = state.sticks.all;
  const auto stick =
      std::find_if(all.begin(), all.end(), [&](const core::Stick& one) { return one.id == draft.stick; });
  if (stick == all.end()) {
    draft.stick.clear();
    ui.want_frame();
    return;
  }
  const core::Carrying& now = state.sticks.carrying;
  const bool own = now.phase != Carried::none && now.stick == stick->id;
  const Sheet sheet =
      begin_sheet(ui, "stick", stick->name, own ? std::string() : idle_words(ui, state, *stick), 640);
  Rect rest = sheet.content;
  if (own) draw_carrying(ui, rest, now);
  if (!now.working()) {
    flow(ui, rest, ui.say("stick.text"), style_of(Role::body, ui.theme.soft), ui.px(16));
    draw_stick_files(ui, rest, state, *stick, intents);
  }
  rest.y += ui.px(4);
  const std::string close = ui.say("close"), save = ui.say("stick.save");
  const bool can_save = stick->writable && !now.working();
  const Button buttons[] = {{"close", close, ButtonLook::secondary},
                            {"save", save, ButtonLook::primary, Icon::usb}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, std::span(buttons).first(can_save ? 2u : 1u));
  end_sheet(ui, rest.y);
  if (pressed == 1) intents.push_back(SaveToStick{stick->id});
  if (pressed != 0 && !sheet.dismissed) return;
  draft.stick.clear();
  // "safe to remove" stays on the page until the stick is taken out
  if (own && (now.phase == Carried::failed || now.phase == Carried::taken_in))
    intents.push_back(DismissCarrying{});
}

}  // namespace ubao::app
