// Results in the room: live where sheets may be opened, elsewhere from the snapshot, which one device
// publishes.
#include <gtest/gtest.h>

#include "core/snapshot.h"
#include "tests/support/classroom.h"
#include "tests/support/liar.h"
#include "tests/support/results_text.h"

namespace ubao::test {
namespace {

using core::ActivityState;
using core::ErrorCode;
using core::Fraction;

// A classroom that answers the assessment, on the facilitator's device unless another one is named.
class Results : public testing::Test {
 protected:
  Results() { room.facilitator.set_state(kAssessment, ActivityState::open); }

  std::vector<std::string> answer_on(Seat& seat, int people, const std::string& ministry,
                                     const std::string& value = "4") {
    std::vector<std::string> added;
    for (int i = 0; i < people; ++i) {
      added.push_back(seat.add_person("Person " + std::to_string(++people_), ministry));
      seat.answer(kAssessment, added.back(), "L1", value);
      seat.submit(kAssessment, added.back());
    }
    return added;
  }
  void answer(int people, const std::string& ministry, const std::string& value = "4") {
    answer_on(room.facilitator, people, ministry, value);
  }
  void freeze() { room.facilitator.set_state(kAssessment, ActivityState::closed); }
  void reopen() { room.facilitator.set_state(kAssessment, ActivityState::open); }
  // More people answer on the facilitator's device.
  void answer_more(int people, const std::string& ministry, const std::string& value = "4") {
    reopen();
    answer(people, ministry, value);
    freeze();
  }
  static void send(Seat& from, Seat& to) {
    Tablet::demand(from.store().sign_log(), "sign");
    to.absorb(from.documents());
    to.settle();
  }

  core::AssessmentResults results(Seat& seat) {
    return Tablet::demand(seat->results(kAssessment), "results");
  }
  core::Publication publish() { return Tablet::demand(room.facilitator->publish(kAssessment), "publish"); }
  core::Error refusal(Seat& seat) {
    const auto published = seat->publish(kAssessment);
    EXPECT_FALSE(published.ok());
    return published.ok() ? core::Error() : published.error();
  }

  Classroom room;

 private:
  int people_ = 0;
};

TEST_F(Results, Are_live_where_sheets_may_be_opened_and_a_snapshot_elsewhere) {
  Seat tablet = room.tablet(5);
  answer(6, "Health");
  answer(7, "Lands", "2");
  EXPECT_TRUE(results(room.facilitator).hidden) << "nothing is opened before the freeze";
  freeze();
  const auto live = results(room.facilitator);
  EXPECT_TRUE(live.live);
  EXPECT_EQ(live.number, 0);
  EXPECT_EQ(live.respondents, 13);
  EXPECT_EQ(live.ministries, 2);
  EXPECT_EQ(live.completions, 13);
  EXPECT_EQ(live.statements.at(0).agree_share, Fraction(6, 13));
  EXPECT_EQ(live.instrument, "dtca-default");

  send(room.facilitator, tablet);
  EXPECT_EQ(tablet->results(kAssessment).error().code, ErrorCode::no_key);
  const core::Publication publication = publish();
  EXPECT_EQ(publication.number, 1);
  EXPECT_EQ(publication.respondents, 13);
  EXPECT_EQ(publication.shown, 3) << "two ministries, one gender";
  EXPECT_EQ(publication.hidden, 0);
  EXPECT_FALSE(publication.only_totals);
  send(room.facilitator, tablet);
  const auto read = results(tablet);
  EXPECT_FALSE(read.live);
  EXPECT_EQ(read.number, 1);
  EXPECT_EQ(read.date, "2026-11-20");
  EXPECT_EQ(figures_text(read), figures_text(live));
  EXPECT_EQ(figures_text(*room.facilitator->published(kAssessment)), figures_text(live));
}

TEST_F(Results, Of_what_is_no_assessment_there_are_none) {
  EXPECT_EQ(room.facilitator->results(kBoard).error().code, ErrorCode::bad_input);
  EXPECT_EQ(room.facilitator->publish(kPoll).error().code, ErrorCode::bad_input);
  EXPECT_EQ(room.facilitator->results("activity:none").error().code, ErrorCode::not_found);
}

TEST_F(Results, As_sheets_come_are_those_of_a_device_that_sees_them_all_at_once) {
  Seat tablet = room.tablet(5);
  answer(5, "Health");
  const auto stayed = answer_on(tablet, 5, "Lands", "3");
  freeze();
  EXPECT_EQ(results(room.facilitator).respondents, 5);
  send(room.facilitator, tablet);
  send(tablet, room.facilitator);
  EXPECT_EQ(results(room.facilitator).respondents, 10);
  // after a reopening one changes her mind, one withdraws
  reopen();
  send(room.facilitator, tablet);
  tablet.answer(kAssessment, stayed[0], "L1", "5");
  tablet.submit(kAssessment, stayed[0]);
  freeze();
  Tablet::demand(room.facilitator->withdraw(stayed[1]), "withdraw");
  send(room.facilitator, tablet);
  send(tablet, room.facilitator);
  const auto along = results(room.facilitator);
  EXPECT_EQ(along.respondents, 9);
  EXPECT_EQ(along.statements.at(0).counts, (std::vector<int>{0, 0, 3, 5, 1}));
  Seat other(room.facilitator->id(), room.invited(core::Role::facilitator), 6);
  send(room.facilitator, other);
  EXPECT_EQ(figures_text(results(other)), figures_text(along));
}

TEST_F(Results, The_next_snapshot_comes_after_five_more_people) {
  answer(4, "Health");
  freeze();
  EXPECT_EQ(refusal(room.facilitator).code, ErrorCode::too_few);
  EXPECT_EQ(refusal(room.facilitator).detail, "1");
  answer_more(2, "Health");
  EXPECT_EQ(publish().number, 1);
  EXPECT_EQ(refusal(room.facilitator).detail, "5");
  answer_more(4, "Health");
  EXPECT_EQ(refusal(room.facilitator).detail, "1");
  EXPECT_EQ(room.facilitator->published(kAssessment)->respondents, 6) << "what is published stays as it is";
  answer_more(1, "Health");
  EXPECT_EQ(publish().number, 2);
  EXPECT_EQ(room.facilitator->published(kAssessment)->respondents, 11);
}

TEST_F(Results, A_group_that_grew_by_two_is_hidden_in_the_next_snapshot) {
  answer(6, "Health");
  answer(6, "Lands");
  freeze();
  EXPECT_EQ(publish().shown, 3);
  reopen();
  answer(2, "Health");
  answer(6, "Lands");
  freeze();
  const core::Publication second = publish();
  EXPECT_EQ(second.hidden, 2) << "Lands would tell of the two of Health";
  const auto groups = room.facilitator->published(kAssessment)->breakdowns.at(0).groups;
  EXPECT_TRUE(groups.at(0).suppressed && groups.at(1).suppressed);
  EXPECT_FALSE(results(room.facilitator).breakdowns.at(0).groups.at(0).suppressed)
      << "who opens sheets sees more than who compares snapshots";
}

TEST_F(Results, A_snapshot_that_no_facilitator_published_changes_nothing) {
  Seat tablet = room.tablet(5);
  answer(6, "Health");
  freeze();
  publish();
  const auto before = *room.facilitator->published(kAssessment);
  core::Snapshot forged;
  forged.activity = kAssessment;
  forged.number = 9;
  forged.questions = core::questions_of(room.facilitator->instrument(kAssessment));
  forged.total = core::Counts(forged.questions);
  forged.total.respondents = 600;
  const auto parts = Tablet::demand(core::parts_of(forged, "pub"), "parts");
  ASSERT_FALSE(core::snapshots_in({{parts[0].first,
                                    core::Presence::shown,
                                    {{"activity", parts[0].second["activity"], {}},
                                     {"counts", parts[0].second["counts"], {}}}}})
                   .empty())
      << "it would be taken if a facilitator said it";
  EXPECT_EQ(tablet.store().record({{parts[0].first, parts[0].second, {}, {}}}).error().code,
            ErrorCode::not_allowed);
  Liar liar(room.facilitator->id(), room.invited());
  liar.say(parts[0].first, parts[0].second);
  // nor does she spoil the true one
  const std::string record = room.facilitator.store().all_of_kind("snapshot").front().id;
  liar.say(record, {{"removed", true}});
  liar.say(record, {{"counts", core::Json::object()}},
           {{"counts", room.facilitator.store().heads(record, "counts")}});
  liar.sign();
  for (Seat* seat : {&room.facilitator, &tablet}) {
    seat->absorb(room.facilitator.documents());
    seat->absorb(liar.documents());
    EXPECT_EQ(figures_text(*(*seat)->published(kAssessment)), figures_text(before));
    EXPECT_EQ((*seat)->devices().claims.size(), 3u) << "people can see that somebody tried";
  }
  answer_more(5, "Lands");
  EXPECT_EQ(publish().number, 2) << "the numbers go on from what counts";
}

TEST_F(Results, One_device_publishes_until_it_is_revoked) {
  Seat other(room.facilitator->id(), room.invited(core::Role::facilitator), 6);
  Seat tablet = room.tablet(5);
  answer(6, "Health");
  answer(6, "Lands");
  freeze();
  send(room.facilitator, other);
  send(room.facilitator, tablet);
  EXPECT_EQ(refusal(tablet).code, ErrorCode::no_key);
  const auto first = other->publish(kAssessment);
  ASSERT_TRUE(first) << core::describe(first.error());
  EXPECT_EQ(first->shown, 3);
  send(other, room.facilitator);
  answer_more(12, "Health");
  const core::Error refused = refusal(room.facilitator);
  EXPECT_EQ(refused.code, ErrorCode::not_allowed);
  EXPECT_EQ(refused.detail, "this activity is published by the device Tablet");
  Tablet::demand(room.facilitator->revoke(other.store().device_key()), "revoke");
  const core::Publication taken_over = publish();
  EXPECT_EQ(taken_over.number, 2);
  EXPECT_TRUE(taken_over.only_totals) << "whom the first one covers, nobody can tell any more";
  EXPECT_EQ(taken_over.shown, 0);
  const auto read = *room.facilitator->published(kAssessment);
  EXPECT_EQ(read.respondents, 24);
  EXPECT_TRUE(read.breakdowns.empty());
  EXPECT_TRUE(read.by_equal_ministries.empty());
}

TEST_F(Results, Who_forgot_whom_earlier_snapshots_cover_publishes_totals_alone) {
  answer(6, "Health");
  answer(6, "Lands");
  freeze();
  publish();
  const std::string scope = std::string("published:") + kAssessment;
  ASSERT_EQ(room.facilitator.store().drafts(scope).size(), 1u);
  Tablet::demand(room.facilitator.store().clear_drafts(scope), "forget");
  answer_more(12, "Health");
  EXPECT_TRUE(publish().only_totals);
  answer_more(12, "Lands");
  EXPECT_TRUE(publish().only_totals) << "and so for ever";
}

TEST_F(Results, Which_sheets_were_covered_is_kept_sealed_and_never_sent) {
  answer(6, "Health");
  freeze();
  publish();
  const auto drafts = room.facilitator.store().drafts(std::string("published:") + kAssessment);
  const std::string box = Tablet::demand(core::from_base64(drafts.at(0).second.get<std::string>()), "box");
  const std::string memory = Tablet::demand(room.sealing_key().open(box), "memory");
  const auto sheets = core::Json::parse(memory).at(0).at("sheets");
  ASSERT_EQ(sheets.size(), 6u);
  for (const core::Json& sheet : sheets)
    for (const core::Json& document : room.facilitator.documents())
      EXPECT_EQ(document.dump().find(sheet.get<std::string>()), std::string::npos);
}

TEST_F(Results, Late_sheets_count_when_the_facilitator_says_so) {
  answer(6, "Health");
  freeze();
  answer(2, "Lands", "1");
  EXPECT_EQ(results(room.facilitator).respondents, 6);
  EXPECT_EQ(results(room.facilitator).late, 2);
  Tablet::demand(room.facilitator->count_late(kAssessment, true), "count");
  room.facilitator.settle();
  EXPECT_EQ(results(room.facilitator).respondents, 8);
  EXPECT_EQ(results(room.facilitator).late, 2);
  Tablet::demand(room.facilitator->count_late(kAssessment, false), "count");
  EXPECT_EQ(results(room.facilitator).respondents, 6);
}

TEST_F(Results, Sheets_that_cannot_be_read_or_say_what_is_not_asked_are_told) {
  answer(6, "Health");
  freeze();
  const core::SealedPlace place{room.facilitator->id(), kAssessment, "submission:foreign"};
  const auto hand_in = [&](const std::string& instrument, const std::string& version,
                           std::map<std::string, std::string> answers) {
    core::SealedSheet sheet;
    sheet.respondent = instrument + version;
    sheet.instrument = instrument;
    sheet.version = version;
    sheet.answers = std::move(answers);
    const core::SealedPlace here{place.workshop, place.activity, place.record + sheet.respondent};
    const auto sealed = Tablet::demand(
        core::seal(sheet, here, room.sealing_key().public_half(), room.facilitator.env.random), "seal");
    Tablet::demand(room.facilitator.store().record(
                       {{here.record, {{"activity", kAssessment}, {"sealed", sealed}}, {}, {}}}),
                   "record");
  };
  hand_in("dtca-default", "0.9.0", {{"L1", "4"}, {"L99", "2"}, {"L2", "17"}});
  hand_in("another", "1.0.0", {{"L1", "5"}, {"L2", "5"}});
  Tablet::demand(room.facilitator.store().record(
                     {{"submission:junk", {{"activity", kAssessment}, {"sealed", "AAAA"}}, {}, {}}}),
                 "record");
  const auto read = results(room.facilitator);
  EXPECT_EQ(read.respondents, 7) << "an older version is pooled by its codes, another instrument is not";
  EXPECT_EQ(read.statements.at(0).counts, (std::vector<int>{0, 0, 0, 7, 0}));
  EXPECT_EQ(read.unreadable, 1);
  EXPECT_EQ(read.unknown_codes, 4);
}

}  // namespace
}  // namespace ubao::test
