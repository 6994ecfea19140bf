// What can be done on a whiteboard, for `ubao record`.
#include "platform/cli/intent.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;
using core::Recorded;
using core::Result;
using core::Workshop;

Result<Recorded> add_card(Workshop& w, Intent& i) {
  core::NewCard card;
  card.activity = i.text("activity");
  card.person = i.text("person", false);
  card.text = i.text("text");
  card.colour = i.has("colour") ? i.text("colour") : core::card_colours().front();
  card.pos = i.has("pos") ? i.place("pos") : std::pair<std::int64_t, std::int64_t>{0, 0};
  if (i.has("kind")) card.kind = i.card_kind();
  card.on = i.text("on", card.kind == core::CardKind::comment);
  card.group = i.text("group", false);
  card.tags = i.texts("tags");
  return if_sound(i, [&] { return w.add_card(card); });
}

Result<Recorded> set_card(Workshop& w, Intent& i) {
  const auto card = i.text("card"), person = i.text("person", false);
  core::CardChange change;
  if (i.has("text")) change.text = i.text("text");
  if (i.has("pos")) change.pos = i.place("pos");
  if (i.has("colour")) change.colour = i.text("colour");
  if (i.has("kind")) change.kind = i.card_kind();
  if (i.has("group")) change.group = i.text("group");
  if (i.has("parked")) change.parked = i.flag("parked");
  if (i.has("shortlisted")) change.shortlisted = i.flag("shortlisted");
  change.tags = i.flags("tags");
  return if_sound(i, [&] { return w.set_card(card, person, change); });
}

Result<Recorded> set_group(Workshop& w, Intent& i) {
  const auto person = i.text("person", false);
  if (!i.has("group")) {
    const auto activity = i.text("activity"), name = i.text("name");
    const auto colour = i.has("colour") ? i.text("colour") : core::card_colours().front();
    return if_sound(i, [&] { return w.add_group(activity, person, name, colour); });
  }
  const auto group = i.text("group");
  core::GroupChange change;
  if (i.has("name")) change.name = i.text("name");
  if (i.has("colour")) change.colour = i.text("colour");
  return if_sound(i, [&] { return w.set_group(group, person, change); });
}

using OnRecord = Result<Recorded> (Workshop::*)(const std::string& record, const std::string& person);

// One that names a record and perhaps a person.
KnownIntent on_record(const char* member, OnRecord action) {
  return {std::string(member) + " [person]", [member, action](Workshop& w, Intent& i) {
            const auto record = i.text(member), person = i.text("person", false);
            return if_sound(i, [&] { return (w.*action)(record, person); });
          }};
}

using ForAll = Result<Recorded> (Workshop::*)(const std::string& activity, bool value);

// One by which a facilitator turns something on or off.
KnownIntent for_all(ForAll action) {
  return {"activity, value", [action](Workshop& w, Intent& i) {
            const auto activity = i.text("activity");
            const bool value = i.flag("value");
            return if_sound(i, [&] { return (w.*action)(activity, value); });
          }};
}

KnownIntent marking(std::optional<bool> core::CardChange::*mark) {
  return {"card, value [person]", [mark](Workshop& w, Intent& i) {
            const auto card = i.text("card"), person = i.text("person", false);
            core::CardChange change;
            change.*mark = i.flag("value");
            return if_sound(i, [&] { return w.set_card(card, person, change); });
          }};
}

}  // namespace

const KnownIntents& board_intents() {
  static const KnownIntents table{
      {"card.add", {"activity, text [person, pos, colour, kind, on, group, tags]", add_card}},
      {"card.set", {"card [person, text, pos, colour, kind, group, tags, parked, shortlisted]", set_card}},
      {"card.remove", on_record("card", &Workshop::remove_card)},
      {"card.restore", on_record("card", &Workshop::restore_card)},
      {"shortlist.set", marking(&core::CardChange::shortlisted)},
      {"park.set", marking(&core::CardChange::parked)},
      {"group.set", {"activity, name [person, colour], or group [person, name, colour]", set_group}},
      {"group.remove", on_record("group", &Workshop::remove_group)},
      {"group.restore", on_record("group", &Workshop::restore_group)},
      {"vote.set",
       {"card, person, value",
        [](Workshop& w, Intent& i) {
          const auto card = i.text("card"), person = i.text("person");
          const bool given = i.flag("value");
          return if_sound(i, [&] { return w.set_vote(card, person, given); });
        }}},
      {"phase.set",
       {"activity, phase",
        [](Workshop& w, Intent& i) {
          const auto activity = i.text("activity");
          const core::BoardPhase phase = i.board_phase();
          return if_sound(i, [&] { return w.set_phase(activity, phase); });
        }}},
      {"reveal.set", for_all(&Workshop::set_revealed)},
      {"votes.show", for_all(&Workshop::show_votes)},
      {"lock.set", for_all(&Workshop::lock_board)},
      {"timer.set",
       {"activity, seconds",
        [](Workshop& w, Intent& i) {
          const auto activity = i.text("activity");
          const int seconds = i.number("seconds");
          return if_sound(i, [&] { return w.set_timer(activity, seconds); });
        }}},
      {"place.show",
       {"activity, x, y, w, h",
        [](Workshop& w, Intent& i) {
          const auto activity = i.text("activity");
          const core::BoardPlace place{0, i.number("x"), i.number("y"), i.number("w"), i.number("h")};
          return if_sound(i, [&] { return w.show_place(activity, place); });
        }}},
      {"plan.add",
       {"card [person, worksheet]",
        [](Workshop& w, Intent& i) {
          const auto card = i.text("card"), person = i.text("person", false),
                     worksheet = i.text("worksheet", false);
          return if_sound(i, [&] { return w.plan_card(card, person, worksheet); });
        }}},
  };
  return table;
}

}  // namespace ubao::platform
