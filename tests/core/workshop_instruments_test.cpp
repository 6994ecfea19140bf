// An instrument in a workshop: edited by facilitators until somebody answers, replaced by a file, duplicated.
#include <gtest/gtest.h>

#include "core/instrument_versions.h"
#include "tests/support/activities.h"
#include "tests/support/workshop_device.h"

namespace ubao::test {
namespace {

using namespace core;

const SetStatementTexts kBetterWords{"L1", {{"en", "One official leads digital change."}}};

ErrorCode refusal_code(const Result<Recorded>& result) {
  return result ? ErrorCode::none : result.error().code;
}

TEST(WorkshopInstrument, An_edit_is_there_on_every_device_and_after_a_restart) {
  WorkshopDevice room;
  WorkshopDevice tablet = WorkshopDevice::invited(room, 2);
  ASSERT_TRUE(room->edit_instrument(kAssessment, kBetterWords));
  EXPECT_EQ(room->instrument(kAssessment).version, "1.0.1");
  tablet.absorb_all_of(room);
  EXPECT_EQ(tablet->instrument(kAssessment), room->instrument(kAssessment));
  ASSERT_TRUE(room->edit_instrument(kAssessment, RemoveStatement{"W7"}));
  tablet.absorb_all_of(room);
  EXPECT_EQ(tablet->instrument(kAssessment).find("W7"), nullptr) << "not the one that was read before";
  room.restart();
  EXPECT_EQ(room->instrument(kAssessment).version, "2.0.0");
}

TEST(WorkshopInstrument, Only_facilitators_may_edit_it) {
  WorkshopDevice room;
  WorkshopDevice tablet = WorkshopDevice::invited(room, 2);
  tablet.absorb_all_of(room);
  EXPECT_EQ(refusal_code(tablet->edit_instrument(kAssessment, kBetterWords)), ErrorCode::not_allowed);
  EXPECT_EQ(refusal_code(tablet->duplicate_assessment(kAssessment)), ErrorCode::not_allowed);
  Instrument other = tablet->instrument(kAssessment);
  other.id = "other";
  EXPECT_EQ(refusal_code(tablet->replace_instrument(kAssessment, other)), ErrorCode::not_allowed);
}

TEST(WorkshopInstrument, The_first_answer_here_freezes_it_and_taking_it_back_thaws_it) {
  WorkshopDevice room;
  room.open_up(kAssessment);
  const std::string amina = room.add("Amina");
  EXPECT_FALSE(room->instrument_status(kAssessment).frozen);
  room.answer(kAssessment, amina, "L1", "4");
  EXPECT_TRUE(room->instrument_status(kAssessment).begun_here);
  EXPECT_EQ(refusal_code(room->edit_instrument(kAssessment, kBetterWords)), ErrorCode::frozen);
  room.answer(kAssessment, amina, "L1", "");
  EXPECT_FALSE(room->instrument_status(kAssessment).frozen);
  EXPECT_TRUE(room->edit_instrument(kAssessment, kBetterWords));
}

TEST(WorkshopInstrument, A_submission_on_another_tablet_freezes_it_where_it_is_known) {
  WorkshopDevice room;
  WorkshopDevice tablet = WorkshopDevice::invited(room, 2);
  room.open_up(kAssessment);
  tablet.absorb_all_of(room);
  const std::string amina = tablet.add("Amina");
  tablet.answer(kAssessment, amina, "L1", "4");
  EXPECT_FALSE(room->instrument_status(kAssessment).frozen) << "what lies on a tablet is not told";
  ASSERT_TRUE(tablet->submit(kAssessment, amina));
  room.absorb_all_of(tablet);
  const InstrumentStatus status = room->instrument_status(kAssessment);
  EXPECT_TRUE(status.frozen);
  EXPECT_EQ(status.answered, 1);
  EXPECT_FALSE(status.begun_here);
  EXPECT_EQ(refusal_code(room->edit_instrument(kAssessment, kBetterWords)), ErrorCode::frozen);
  Instrument file = room->instrument(kAssessment);
  file.statements[0].text["en"] = "Other words.";
  file.version = "1.0.1";
  EXPECT_EQ(refusal_code(room->replace_instrument(kAssessment, file)), ErrorCode::frozen);
  file.id = "another";
  EXPECT_EQ(refusal_code(room->replace_instrument(kAssessment, file)), ErrorCode::frozen);
  EXPECT_TRUE(room->replace_instrument(kAssessment, room->instrument(kAssessment)))
      << "the same again is no change";
}

TEST(WorkshopInstrument, Versions_that_differ_between_devices_say_so_in_the_sheet) {
  WorkshopDevice room;
  WorkshopDevice tablet = WorkshopDevice::invited(room, 2);
  room.open_up(kAssessment);
  tablet.absorb_all_of(room);
  const std::string amina = tablet.add("Amina");
  tablet.answer(kAssessment, amina, "L7", "4");  // by version 1.0.0
  ASSERT_TRUE(room->edit_instrument(kAssessment, RemoveStatement{"L7"}));
  EXPECT_EQ(room->instrument(kAssessment).version, "2.0.0");
  tablet.absorb_all_of(room);
  EXPECT_EQ(tablet->instrument(kAssessment).version, "2.0.0");
  EXPECT_EQ(tablet->answers(kAssessment, amina).answers.at("L7"), "4") << "nothing is lost";
  const auto gone = tablet->set_answer(kAssessment, amina, "L7", "5");
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().detail, "no statement \"L7\"");
  tablet.answer(kAssessment, amina, "L1", "5");
  EXPECT_TRUE(tablet->submit(kAssessment, amina)) << "and she can go on";
}

TEST(WorkshopInstrument, Two_facilitators_who_edit_apart_are_told_and_the_next_edit_settles_it) {
  WorkshopDevice room;
  WorkshopDevice second = WorkshopDevice::invited(room, 2, Role::facilitator);
  second.absorb_all_of(room);
  ASSERT_TRUE(room->edit_instrument(kAssessment, kBetterWords));
  ASSERT_TRUE(second->edit_instrument(kAssessment, SetStatementTexts{"L2", {{"en", "Leaders explain."}}}));
  second.absorb_all_of(room);
  room.absorb_all_of(second);
  EXPECT_TRUE(room->instrument_status(kAssessment).edited_apart);
  EXPECT_TRUE(second->instrument_status(kAssessment).edited_apart);
  EXPECT_EQ(room->instrument(kAssessment), second->instrument(kAssessment)) << "all use the same";
  ASSERT_TRUE(room->edit_instrument(kAssessment, SetStatementTexts{"L3", {{"en", "Leaders move money."}}}));
  EXPECT_FALSE(room->instrument_status(kAssessment).edited_apart);
}

TEST(WorkshopInstrument, A_file_takes_its_place_under_its_own_id) {
  WorkshopDevice room;
  Instrument file = room->instrument(kAssessment);
  file.id = "ours";
  file.version = "0.1.0";
  file.statements.resize(7);
  file.dimensions.resize(1);
  file.glossary.clear();
  const auto replaced = room->replace_instrument(kAssessment, file);
  ASSERT_TRUE(replaced) << describe(replaced.error());
  EXPECT_EQ(room->instrument(kAssessment), file);
  EXPECT_EQ(room->plan_of(kAssessment)->instrument, "ours");
  file.statements.pop_back();
  file.version = "0.2.0";
  const auto lesser = room->replace_instrument(kAssessment, file);
  ASSERT_FALSE(lesser);
  EXPECT_EQ(lesser.error().code, ErrorCode::bad_input) << "it lost a statement";
  file.version = "1.0.0";
  ASSERT_TRUE(room->replace_instrument(kAssessment, file));
  EXPECT_EQ(room->instrument(kAssessment).retired, std::vector<std::string>{"L7"});
}

TEST(WorkshopInstrument, A_copy_can_be_changed_when_the_first_is_frozen) {
  WorkshopDevice room;
  room.open_up(kAssessment);
  const std::string amina = room.add("Amina");
  room.answer(kAssessment, amina, "L1", "4");
  ASSERT_TRUE(room->submit(kAssessment, amina));
  const auto copied = room->duplicate_assessment(kAssessment);
  ASSERT_TRUE(copied) << describe(copied.error());
  EXPECT_EQ(copied->record, "activity:a4-2");
  const std::string copy = copied->record;
  EXPECT_EQ(room->instrument(copy).id, "dtca-default-2");
  EXPECT_EQ(room->instrument(copy).statements, room->instrument(kAssessment).statements);
  EXPECT_FALSE(room->instrument_status(copy).frozen);
  EXPECT_TRUE(room->instrument_status(kAssessment).frozen);
  ASSERT_TRUE(room->edit_instrument(copy, kBetterWords));
  EXPECT_NE(room->instrument(kAssessment).find("L1")->text, room->instrument(copy).find("L1")->text);
  const Agenda agenda = room->agenda();
  const AgendaItem* item = agenda.find(copy);
  ASSERT_NE(item, nullptr);
  EXPECT_EQ(item->state, ActivityState::planned);
  EXPECT_EQ(item->title, agenda.find(kAssessment)->title + " 2");
  ASSERT_TRUE(room->duplicate_assessment(kAssessment));
  EXPECT_EQ(room->instrument("activity:a4-3").id, "dtca-default-3");
}

TEST(WorkshopInstrument, What_is_no_assessment_has_no_statements) {
  WorkshopDevice room;
  for (const char* id : {"activity:a3", "activity:none", ""}) {
    EXPECT_EQ(refusal_code(room->edit_instrument(id, kBetterWords)), ErrorCode::not_found) << id;
    EXPECT_EQ(refusal_code(room->replace_instrument(id, room->instrument(kAssessment))), ErrorCode::not_found)
        << id;
    EXPECT_EQ(refusal_code(room->duplicate_assessment(id)), ErrorCode::not_found) << id;
    EXPECT_FALSE(room->instrument_status(id).frozen);
  }
  EXPECT_EQ(refusal_code(room->replace_instrument(kAssessment, room->instrument("activity:a6"))),
            ErrorCode::bad_input)
      << "a matrix is no assessment";
}

}  // namespace
}  // namespace ubao::test
