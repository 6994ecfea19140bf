// Sharing in the room, for facilitators: the switch, where others find this device, letting one in and
// shutting one out, and what each has.
#include <algorithm>

#include "app/button.h"
#include "app/paint.h"
#include "app/row.h"
#include "app/screens/delivery.h"
#include "app/screens/parts.h"
#include "app/sheet.h"

namespace ubao::app {
namespace {

// Under its row where it would leave the words too little room.
constexpr float kLeastBesideShut = 520;

// Buttons in one line, or below each other where they have no room. Which was pressed; -1 for none.
int room_buttons(Ui& ui, Rect& rest, const std::vector<Button>& buttons) {
  int pressed = -1;
  float x = rest.x;
  Rect line = rest.take_top(ui.px(measure::kButton), ui.px(12));
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const float width = std::min(rest.w, button_width(ui, buttons[i]));
    if (x > rest.x && x + width > rest.x + rest.w) {
      line = rest.take_top(ui.px(measure::kButton), ui.px(12));
      x = rest.x;
    }
    if (button(ui, {x, line.y, width, line.h}, buttons[i])) pressed = static_cast<int>(i);
    x += width + ui.px(12);
  }
  return pressed;
}

std::string name_words(const Ui& ui, const core::RoomMember& member) {
  return member.name.empty() ? ui.say("devices.nameless") : member.name;
}

std::string presence_words(const Ui& ui, const State& state, const core::RoomMember& member) {
  if (member.connected) return ui.say("room.connected");
  if (member.seen_at.empty()) return ui.say("room.never");
  return ui.say("room.seen", {{"time", moment_words(ui, state.local, member.seen_at)}});
}

struct MemberLine {
  std::string title, subtitle;
};

MemberLine line_of(const Ui& ui, const State& state, const core::RoomMember& member) {
  return {name_words(ui, member),
          dotted({presence_words(ui, state, member),
                  member.lacks == 0 ? ui.say("room.has_all") : ui.count("room.lacks", member.lacks)})};
}

Row row_of(const MemberLine& line, float end_room) {
  Row row;
  row.icon = Icon::tablet;
  row.title = line.title;
  row.title_bold = true;
  row.title_may_elide = true;
  row.subtitle = line.subtitle;
  row.end_room = end_room;
  return row;
}

void draw_members(Ui& ui, Rect& rest, const State& state, DeliveryDraft& draft) {
  const auto& members = state.room.members;
  if (members.empty())
    return flow(ui, rest, ui.say("room.nobody"), style_of(Role::body, ui.theme.soft), ui.px(12));
  const std::string shut_words = ui.say("room.shut_out");
  const float shut_width = button_width(ui, {"shut out", shut_words, ButtonLook::danger});
  const bool below = rest.w < ui.px(kLeastBesideShut);
  const float foot = below ? ui.px(measure::kTarget + 12) : 0, room = below ? 0 : shut_width;
  std::vector<MemberLine> lines;
  std::vector<float> heights;
  float height = 0;
  for (const core::RoomMember& member : members) {
    lines.push_back(line_of(ui, state, member));
    heights.push_back(row_height(ui, row_of(lines.back(), room), rest.w) + foot);
    height += heights.back();
  }
  Rect list = rest.take_top(height, ui.px(16));
  paper(ui, list);
  for (std::size_t i = 0; i < members.size(); ++i) {
    Row row = row_of(lines[i], room);
    const bool last = i + 1 == members.size();
    row.last = last || below;
    Rect place = list.take_top(heights[i]);
    if (below && !last) hairline_across(ui, place.x, place.bottom() - 1, place.w, ui.theme.hairline);
    const float margin = ui.px(place.w < ui.px(560) ? 12 : 16);
    const Rect under = below ? place.take_bottom(foot) : Rect{};
    draw_row(ui, place, row);
    const Rect end = below ? Rect{under.x + margin, under.y, shut_width, ui.px(measure::kTarget)}
                           : Rect{place.end() - margin - shut_width, place.y, shut_width, place.h}.centered(
                                 shut_width, ui.px(measure::kTarget));
    const std::string id = "shut out/" + members[i].user;
    if (!button(ui, end, {id, shut_words, ButtonLook::danger})) continue;
    draft.shutting_out = members[i].user;
    ui.want_frame();
  }
}

// Where the workshop's key is locked, the passphrase is asked for first.
void let_in(const State& state, Intents& intents) {
  if (state.views.passphrase.state == core::LockState::locked)
    intents.push_back(AskPassphrase{});
  else
    intents.push_back(LetIn{});
}

}  // namespace

void draw_room(Ui& ui, Rect& rest, const State& state, DeliveryDraft& draft, Intents& intents) {
  if (!state.room.possible || !state.facilitating()) return;
  rest.y += ui.px(8);
  flow(ui, rest, ui.say("room.heading"), style_of(Role::title), ui.px(10));
  if (!state.room.sharing) {
    flow(ui, rest, ui.say("room.off.text"), style_of(Role::body, ui.theme.soft), ui.px(12));
    const std::string share = ui.say("room.share");
    if (room_buttons(ui, rest, {{"share in room", share, ButtonLook::secondary, Icon::wifi}}) == 0)
      intents.push_back(ShareRoom{true});
    return;
  }
  std::string where;
  for (const std::string& address : state.room.addresses) where += (where.empty() ? "" : ", ") + address;
  const std::string text = ui.say("room.on.text", {{"addresses", where}});
  draw_note(ui, rest.take_top(note_height(ui, text, rest.w), ui.px(12)), Icon::wifi, text, NoteLook::plain);
  // a device that was made one of the workshop's by invitation cannot invite others
  const bool may_invite = state.views.passphrase.state != core::LockState::none;
  const std::string in_words = ui.say("room.let_in"), stop_words = ui.say("room.stop");
  std::vector<Button> buttons{{"stop sharing", stop_words, ButtonLook::secondary, Icon::cross}};
  if (may_invite) buttons.push_back({"let in", in_words, ButtonLook::secondary, Icon::plus});
  const int pressed = room_buttons(ui, rest, buttons);
  if (pressed == 0) intents.push_back(ShareRoom{false});
  if (pressed == 1) let_in(state, intents);
  draw_members(ui, rest, state, draft);
}

void draw_shutting_out(Ui& ui, const State& state, DeliveryDraft& draft, Intents& intents) {
  const auto& members = state.room.members;
  const auto member = std::find_if(members.begin(), members.end(), [&](const core::RoomMember& each) {
    return each.user == draft.shutting_out;
  });
  if (member == members.end()) return draft.shutting_out.clear();
  const Sheet sheet = begin_sheet(
      ui, "shutting out", ui.say("room.shut_out.heading", {{"name", name_words(ui, *member)}}), {}, 600);
  Rect rest = sheet.content;
  const std::string text = ui.say("room.shut_out.text");
  draw_note(ui, rest.take_top(note_height(ui, text, rest.w), ui.px(20)), Icon::warning, text, NoteLook::wait);
  const std::string cancel = ui.say("cancel"), act = ui.say("room.shut_out");
  const Button buttons[] = {{"cancel", cancel, ButtonLook::secondary},
                            {"act", act, ButtonLook::danger, Icon::forbidden}};
  const int pressed = sheet_buttons(ui, sheet.content, rest.y, buttons);
  end_sheet(ui, rest.y);
  if (pressed == 1) intents.push_back(ShutOut{draft.shutting_out});
  if (pressed >= 0 || sheet.dismissed) draft.shutting_out.clear();
}

}  // namespace ubao::app
