// Who may say what: what a facilitator's device signed counts, everything else is kept and shown.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/trust.h"
#include "tests/support/dice.h"
#include "tests/support/liar.h"
#include "tests/support/room.h"

namespace ubao::test {
namespace {

using namespace core;

const char* const kProtected[] = {"workshop:w", "activity:a3", "instrument:i",      "keys:k",
                                  "share:s",    "snapshot:s1", "withdrawal:nobody", "same:s"};

Json shown(Tablet& tablet, const std::string& record, const char* field) {
  const auto found = tablet->find(record);
  const Field* value = found ? found->find(field) : nullptr;
  return value ? value->value : Json();
}

const LogState* log_of(const std::vector<LogState>& logs, const std::string& key) {
  const auto at = std::find_if(logs.begin(), logs.end(), [&](const LogState& log) { return log.key == key; });
  return at == logs.end() ? nullptr : &*at;
}

TEST(Trust, What_a_facilitator_decides_counts_at_once_and_everywhere) {
  Room room;
  Member facilitator(room), tablet(room, "Blue", Role::participant, 2);
  facilitator.record("activity:a3", {{"state", "open"}});
  EXPECT_EQ(shown(facilitator, "activity:a3", "state"), "open");
  tablet.absorb_all_of(facilitator);
  EXPECT_EQ(shown(tablet, "activity:a3", "state"), "open");
  EXPECT_EQ(tablet->dump(), facilitator->dump());
  tablet.restart();
  EXPECT_EQ(tablet->dump(), tablet->dump_from_nothing());
}

TEST(Trust, A_participants_device_is_told_that_it_may_not) {
  Room room;
  for (const Role role : {Role::participant, Role::guest}) {
    Member tablet(room, "Blue", role, 2);
    const auto refused = tablet->record({{"activity:a3", {{"state", "closed"}}, {}, {}}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::not_allowed);
    EXPECT_EQ(tablet->op_count(), 0u);
    EXPECT_TRUE(tablet->record({{"card:c", {{"text", "mine"}}, {}, {}}}).ok());
  }
}

TEST(Trust, A_forged_decision_changes_nothing_and_is_seen) {
  for (const Role role : {Role::participant, Role::guest})
    for (const char* record : kProtected) {
      Room room;
      Member facilitator(room), tablet(room, "Blue", Role::participant, 2);
      const Op truth = facilitator.record(record, {{"state", "true"}, {"title", "true"}});
      Liar liar(room.founding.workshop, room.secrets(role));
      liar.say(record, {{"state", "false"}, {"title", "false"}},
               {{"state", {truth.hash}}, {"title", {truth.hash}}});
      liar.say(record, {{"removed", true}}, {{"title", {truth.hash}}});
      liar.say(record, {{"other", "false"}});
      liar.sign();
      tablet.absorb(liar.documents());
      tablet.absorb_all_of(facilitator);
      facilitator.absorb(liar.documents());
      for (Tablet* each : std::initializer_list<Tablet*>{&facilitator, &tablet}) {
        EXPECT_EQ(shown(*each, record, "state"), "true") << record;
        EXPECT_EQ(shown(*each, record, "other"), Json()) << record;
        EXPECT_EQ((*each)->find(record)->presence, Presence::shown);
        EXPECT_TRUE((*each)->find(record)->find("title")->versions.empty());
        EXPECT_EQ((*each)->uncounted().size(), 3u) << "people can see that somebody tried";
      }
      EXPECT_EQ(tablet->dump(), facilitator->dump());
      EXPECT_EQ(tablet->op_count(), facilitator->op_count()) << "what does not count is kept and forwarded";
    }
}

TEST(Trust, An_op_under_a_facilitators_log_name_needs_her_signature) {
  Room room;
  Member facilitator(room);
  const Op truth = facilitator.record("activity:a3", {{"state", "open"}});
  Member tablet(room, "Blue", Role::participant, 2);
  tablet.absorb_all_of(facilitator);
  Liar liar(room.founding.workshop, room.secrets(Role::participant));
  // the next op of her log, a head over it signed by another key, and one with her own old signature
  const Json last = facilitator.documents().back();
  Op forged = card_fields("activity:a3", {{"state", "closed"}}, 5000, {{"state", {truth.hash}}});
  forged.log = truth.log;
  forged.seq = last["seq"].get<std::uint64_t>() + 1;
  forged.prev = last["_id"].get<std::string>().substr(29);
  forged = made(std::move(forged));
  std::vector<Json> lies{document_of(forged)};
  for (const std::string& signature :
       {liar.key().sign(head_statement(room.founding.workshop, truth.log, forged.hash)),
        last["set"]["sig"].get<std::string>(), std::string("no signature")}) {
    Op head = card_fields("log:" + truth.log, {{"sig", signature}}, 5001);
    head.log = truth.log;
    head.seq = forged.seq + 1;
    head.prev = forged.hash;
    lies.push_back(document_of(made(std::move(head))));
  }
  tablet.absorb(lies);
  EXPECT_EQ(shown(tablet, "activity:a3", "state"), "open");
  EXPECT_FALSE(tablet->uncounted().empty());
  // the true log goes on as if nothing had been
  facilitator.record("activity:a3", {{"state", "closed"}});
  tablet.absorb_all_of(facilitator);
  EXPECT_EQ(shown(tablet, "activity:a3", "state"), "closed");
  EXPECT_EQ(tablet->dump(), tablet->dump_from_nothing());
}

TEST(Trust, Nobody_borrows_standing_from_another_log) {
  Room room;
  Member facilitator(room), tablet(room, "Blue", Role::participant, 2);
  const Op truth = facilitator.record("activity:a3", {{"state", "open"}});
  tablet.absorb_all_of(facilitator);
  // an op of the liar's own log that claims to follow one of the facilitator's
  Liar liar(room.founding.workshop, room.secrets(Role::participant));
  Op borrowed = card_fields("activity:a3", {{"state", "closed"}}, 5000, {{"state", {truth.hash}}});
  const Json opening = liar.documents().front();
  borrowed.log = opening["log"];
  borrowed.seq = 7;
  borrowed.prev = truth.hash;
  borrowed = made(std::move(borrowed));
  Op head = card_fields(
      "log:" + borrowed.log,
      {{"sig", liar.key().sign(head_statement(room.founding.workshop, borrowed.log, borrowed.hash))}}, 5001);
  head.log = borrowed.log;
  head.seq = 8;
  head.prev = borrowed.hash;
  tablet.absorb({opening, document_of(borrowed), document_of(made(std::move(head)))});
  EXPECT_EQ(shown(tablet, "activity:a3", "state"), "open");
}

TEST(Trust, A_certificate_of_another_workshop_or_role_is_none) {
  Room room, other(43);
  Member facilitator(room);
  Liar stranger(other.founding.workshop, other.secrets(Role::facilitator));
  stranger.say("activity:a3", {{"state", "closed"}});
  stranger.sign();
  facilitator.absorb(stranger.documents());
  EXPECT_EQ(shown(facilitator, "activity:a3", "state"), Json());
  const auto logs = facilitator->logs();
  ASSERT_NE(log_of(logs, stranger.key().public_half()), nullptr);
  EXPECT_EQ(log_of(logs, stranger.key().public_half())->standing, Standing::unproven);

  auto certificate = Json::parse(room.secrets(Role::participant).at(kCertificateSecret));
  EXPECT_TRUE(read_certificate(certificate, room.founding.workshop));
  certificate["role"] = "facilitator";
  EXPECT_FALSE(read_certificate(certificate, room.founding.workshop));
}

TEST(Trust, A_gap_or_a_missing_signature_is_shown_and_loses_nothing) {
  Room room;
  Member tablet(room, "Blue", Role::participant, 2), reader(room, "Reader", Role::participant, 3);
  for (int i = 0; i < 6; ++i) tablet.record("card:" + std::to_string(i), {{"text", "card"}});
  ASSERT_TRUE(Tablet::demand(tablet->sign_log(), "sign"));
  EXPECT_FALSE(Tablet::demand(tablet->sign_log(), "sign")) << "there is nothing new to sign";
  std::vector<Json> all = tablet.documents();
  const Json missing = all[3];
  all.erase(all.begin() + 3);
  reader.absorb(all);
  EXPECT_EQ(reader->logs().front().unproven, 7u) << "a chain with a gap proves nothing";
  EXPECT_EQ(reader->all_of_kind("card").size(), 5u) << "and is shown all the same";
  reader.absorb({missing});
  EXPECT_EQ(reader->logs().front().unproven, 0u);
  EXPECT_EQ(reader->logs().front().standing, Standing::participant);
  tablet.record("card:new", {{"text", "not signed yet"}});
  reader.absorb_all_of(tablet);
  EXPECT_EQ(reader->logs().front().unproven, 1u);
}

TEST(Trust, A_revoked_device_decides_nothing_more_and_what_it_decided_stays) {
  Room room;
  Member facilitator(room), lost(room, "Lost laptop", Role::facilitator, 2);
  lost.absorb_all_of(facilitator);
  lost.record("activity:a3", {{"state", "open"}});
  facilitator.absorb_all_of(lost);
  const auto logs = facilitator->logs();
  const LogState* log = log_of(logs, lost->device_key());
  ASSERT_NE(log, nullptr);
  const WorkshopKeys keys(room.seed());
  facilitator.record("revocation:lost",
                     revocation_fields(keys.signing, lost->device_key(), {{log->name, log->head}}));
  lost.record("activity:a3", {{"state", "closed"}});
  lost.record("activity:a4", {{"state", "open"}});
  facilitator.absorb_all_of(lost);
  EXPECT_EQ(shown(facilitator, "activity:a3", "state"), "open");
  EXPECT_EQ(shown(facilitator, "activity:a4", "state"), Json());
  lost.absorb_all_of(facilitator);
  EXPECT_EQ(lost->dump(), facilitator->dump());
  // only the workshop's key revokes
  Liar liar(room.founding.workshop, room.secrets(Role::participant));
  Json forged = revocation_fields(liar.key(), facilitator->device_key(), {});
  liar.say("revocation:forged", forged);
  forged["root"] = keys.signing.public_half();
  liar.say("revocation:forged2", forged);
  liar.sign();
  facilitator.absorb(liar.documents());
  facilitator.record("activity:a5", {{"state", "open"}});
  EXPECT_EQ(shown(facilitator, "activity:a5", "state"), "open");
}

TEST(Trust, The_state_follows_from_the_set_of_ops_whatever_order_they_came_in) {
  Room room;
  Member facilitator(room), second(room, "Second", Role::facilitator, 2),
      tablet(room, "Blue", Role::participant, 3);
  for (int i = 0; i < 4; ++i) {
    facilitator.record("activity:a3", {{"state", "f" + std::to_string(i)}});
    second.absorb_all_of(facilitator);
    second.record("activity:a3", {{"state", "s" + std::to_string(i)}, {"note", "n"}});
    if (i == 1) facilitator.absorb_all_of(second);
    tablet.record("card:c", {{"text", "t" + std::to_string(i)}});
  }
  Tablet::demand(tablet->record({{"card:q", {{"text", "of one who withdraws"}}, "person:q", {}}}), "record");
  Tablet::demand(tablet->sign_log(), "sign");
  const auto logs = second->logs();
  const std::string head = log_of(logs, second->device_key())->head;
  second.record("activity:a3", {{"state", "after"}});
  const WorkshopKeys keys(room.seed());
  facilitator.record("revocation:second",
                     revocation_fields(keys.signing, second->device_key(),
                                       {{log_of(logs, second->device_key())->name, head}}));
  facilitator.record("withdrawal:p", {{"person", "person:q"}});
  Liar liar(room.founding.workshop, room.secrets(Role::participant));
  liar.say("activity:a3", {{"state", "lie"}});
  liar.sign();
  std::vector<Json> all = liar.documents();
  for (Tablet* each : std::initializer_list<Tablet*>{&facilitator, &second, &tablet})
    for (Json& document : each->documents()) all.push_back(std::move(document));
  Dice dice(7);
  std::string dump;
  for (int round = 0; round < 60; ++round) {
    for (std::size_t i = all.size(); i > 1; --i)
      std::swap(all[i - 1], all[static_cast<std::size_t>(dice.roll(i))]);
    Tablet replica("Replica", 100 + static_cast<std::uint64_t>(round), room.founding.workshop, {});
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t count = std::min(all.size() - at, static_cast<std::size_t>(dice.between(1, 9)));
      replica.absorb({all.begin() + static_cast<std::ptrdiff_t>(at),
                      all.begin() + static_cast<std::ptrdiff_t>(at + count)});
      at += count;
      if (dice.one_in(10)) replica.restart();
    }
    ASSERT_EQ(replica->dump(), replica->dump_from_nothing()) << round;
    if (dump.empty()) dump = replica->dump();
    ASSERT_EQ(replica->dump(), dump) << round;
  }
  EXPECT_NE(dump.find("\"s3\""), std::string::npos) << dump;
  EXPECT_EQ(dump.find("of one who withdraws"), std::string::npos) << dump;
}

}  // namespace
}  // namespace ubao::test
