// The devices of the workshop, and what does not count.
#include <map>
#include <string>
#include <vector>

#include "app/button.h"
#include "app/paint.h"
#include "app/row.h"
#include "app/screens/devices.h"
#include "app/screens/parts.h"

namespace ubao::app {
namespace {

constexpr float kLeastBeside = 420;

struct DeviceLine {
  const core::DeviceEntry* device = nullptr;
  std::string id, title, detail, warning;
  float height = 0;
};

std::string role_words(const Ui& ui, core::Role role) {
  return ui.say(role == core::Role::facilitator   ? "devices.role.facilitator"
                : role == core::Role::participant ? "devices.role.participant"
                                                  : "devices.role.guest");
}

DeviceLine line_of(const Ui& ui, const core::DeviceEntry& device) {
  DeviceLine line;
  line.device = &device;
  line.id = "device/" + (device.key.empty() ? device.name : device.key);
  line.title = device.name.empty() ? ui.say("devices.nameless") : device.name;
  if (device.mine) line.title = ui.say("devices.this", {{"name", line.title}});
  line.detail = dotted(
      {role_words(ui, device.role), ui.count("devices.entries", static_cast<std::int64_t>(device.ops))});
  const auto add = [&](const std::string& words) {
    line.warning += (line.warning.empty() ? "" : " ") + words;
  };
  if (device.revoked) add(ui.say("devices.revoked"));
  if (device.logs > 1) add(ui.count("devices.twice", device.logs));
  // what this device wrote last is signed when it is sent
  if (device.unproven > 0 && !device.mine)
    add(ui.count("devices.unproven", static_cast<std::int64_t>(device.unproven)));
  return line;
}

bool may_be_revoked(const core::DeviceEntry& device) {
  return !device.mine && !device.revoked && !device.key.empty();
}

Row row_of(const Ui& ui, const DeviceLine& line, const std::string& words, float end_room) {
  Row row;
  row.icon = line.device->role == core::Role::facilitator ? Icon::laptop : Icon::tablet;
  row.title = line.title;
  row.title_bold = true;
  row.title_may_elide = true;
  row.subtitle = words;
  if (!line.warning.empty()) row.subtitle_colour = ui.theme.wait;
  row.end_room = end_room;
  return row;
}

// What a record is, in people's words.
std::string kind_words(const Ui& ui, const std::string& record) {
  const std::string key = "claim." + record.substr(0, record.find(':'));
  return ui.say(ui.language->has(key) ? key : "claim.other");
}

}  // namespace

void draw_device_list(Ui& ui, Rect& rest, const State& state, DevicesDraft& draft) {
  flow(ui, rest, ui.say("devices.list"), style_of(Role::title), ui.px(10));
  const std::string revoke_words = ui.say("devices.revoke");
  const Button revoke{"revoke", revoke_words, ButtonLook::danger};
  std::vector<DeviceLine> lines;
  float height = 0;
  const auto words_of = [](const DeviceLine& line) {
    return line.warning.empty() ? line.detail : dotted({line.detail, line.warning});
  };
  // beside the words, or below them where these would have no room
  const bool below = rest.w < ui.px(kLeastBeside);
  const auto room_of = [&](const DeviceLine& line) {
    return may_be_revoked(*line.device) && !below ? button_width(ui, revoke) : 0.0f;
  };
  const float foot = ui.px(measure::kTarget + 12);
  for (const core::DeviceEntry& device : state.views.devices.devices) {
    lines.push_back(line_of(ui, device));
    const std::string words = words_of(lines.back());
    lines.back().height = row_height(ui, row_of(ui, lines.back(), words, room_of(lines.back())), rest.w);
    if (below && may_be_revoked(device)) lines.back().height += foot;
    height += lines.back().height;
  }
  Rect list = rest.take_top(height, ui.px(20));
  paper(ui, list);
  for (const DeviceLine& line : lines) {
    const std::string words = words_of(line);
    Row row = row_of(ui, line, words, room_of(line));
    const bool revocable = may_be_revoked(*line.device), last = &line == &lines.back();
    row.last = last || (below && revocable);
    Rect place = list.take_top(line.height);
    if (row.last && !last) hairline_across(ui, place.x, place.bottom() - 1, place.w, ui.theme.hairline);
    const Rect under = below && revocable ? place.take_bottom(foot) : Rect{};
    draw_row(ui, place, row);
    if (!revocable) continue;
    const float margin = ui.px(place.w < ui.px(560) ? 12 : 16), width = button_width(ui, revoke);
    const Rect end = below ? Rect{under.x + margin, under.y, width, ui.px(measure::kTarget)}
                           : Rect{place.end() - margin - width, place.y, width, place.h}.centered(
                                 width, ui.px(measure::kTarget));
    const std::string id = "revoke/" + line.device->key;
    const Button own{id, revoke_words, ButtonLook::danger};
    if (!button(ui, end, own)) continue;
    draft.sheet = DevicesDraft::Sheet::revoke;
    draft.key = line.device->key;
    ui.want_frame();
  }
}

void draw_claims(Ui& ui, Rect& rest, const core::Devices& devices) {
  if (devices.claims.empty()) return;
  std::map<std::pair<std::string, std::string>, int> counts;  // device, what -> how often
  for (const core::Claim& claim : devices.claims) ++counts[{claim.device, kind_words(ui, claim.record)}];
  std::string words = ui.say("devices.claims");
  for (const auto& [what, n] : counts)
    words += "\n" + ui.say("devices.claim",
                           {{"device", what.first}, {"what", what.second}, {"n", std::to_string(n)}});
  draw_note(ui, rest.take_top(note_height(ui, words, rest.w), ui.px(20)), Icon::warning, words,
            NoteLook::wait);
}

}  // namespace ubao::app
