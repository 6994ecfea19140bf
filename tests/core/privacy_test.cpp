// What leaves a tablet and what does not: drafts, sealed sheets, names, notes, withdrawal, erasing.
#include <gtest/gtest.h>

#include <set>

#include "tests/support/activities.h"
#include "tests/support/workshop_device.h"

namespace ubao::test {
namespace {

using namespace core;

int count_of(WorkshopDevice& room, const std::string& kind) {
  int count = 0;
  for (const Json& document : room.documents())
    if (kind_of(document["of"].get_ref<const std::string&>()) == kind) ++count;
  return count;
}

bool travels(WorkshopDevice& room, const std::string& words) {
  for (const Json& document : room.documents())
    if (document.dump().find(words) != std::string::npos) return true;
  return false;
}

TEST(Sheets, Wait_for_the_closing_and_then_stand_alone) {
  WorkshopDevice room;
  room.open_up(kAssessment);
  std::vector<std::string> people;
  for (int i = 0; i < 6; ++i) {
    people.push_back(room.add("Person " + std::to_string(i)));
    room.answer(kAssessment, people.back(), "L3", std::to_string(i % 5 + 1));
    const auto done = room->submit(kAssessment, people.back());
    ASSERT_TRUE(done) << describe(done.error());
    EXPECT_EQ(kind_of(done->record), "completion");
    EXPECT_EQ(room->answers(kAssessment, people.back()).state, AssessmentState::submitted);
  }
  EXPECT_EQ(count_of(room, "submission"), 0) << "nothing is sent before the closing";
  EXPECT_EQ(count_of(room, "completion"), 6);
  EXPECT_EQ(room->check_erasable().error().code, ErrorCode::undelivered);
  room.restart();
  EXPECT_EQ(room.store().held(kAssessment).size(), 6u) << "durable";
  room.env.clock.now += 3600;
  room.close_up(kAssessment);
  const std::uint64_t closed = room.store().shown_op(kAssessment, "state")->n;
  EXPECT_EQ(count_of(room, "submission"), 6);
  std::set<std::string> logs;
  for (const Json& document : room.documents()) {
    if (kind_of(document["of"].get_ref<const std::string&>()) != "submission") continue;
    logs.insert(document["log"]);
    EXPECT_EQ(document["seq"], 1);
    EXPECT_EQ(document["n"], closed) << "the same for all, whenever they were made";
    EXPECT_EQ(document["at"].get<std::string>().size(), 10u) << "a day, no time";
    EXPECT_FALSE(document.contains("by"));
    EXPECT_FALSE(document.contains("prev"));
    EXPECT_EQ(document["set"].size(), 2u);
  }
  EXPECT_EQ(logs.size(), 6u);
  const auto tally = room->tally(kAssessment);
  ASSERT_TRUE(tally);
  EXPECT_EQ(tally->sheets, 6);
  EXPECT_EQ(tally->completions, 6);
  EXPECT_EQ(tally->unreadable, 0);
  EXPECT_EQ(tally->counts.at("L3"),
            (std::map<std::string, int>{{"1", 2}, {"2", 1}, {"3", 1}, {"4", 1}, {"5", 1}}));
}

TEST(Sheets, Until_the_closing_they_can_be_replaced_and_what_was_begun_goes_with_it) {
  WorkshopDevice room;
  WorkshopDevice tablet = WorkshopDevice::invited(room, 2);
  room.open_up(kAssessment);
  tablet.absorb_all_of(room);
  const std::string amina = tablet.add("Amina"), bo = tablet.add("Bo");
  tablet.choose_pin(bo, "270915");
  tablet.answer(kAssessment, amina, "L1", "1");
  ASSERT_TRUE(tablet->submit(kAssessment, amina));
  tablet.answer(kAssessment, amina, "L1", "5");
  EXPECT_TRUE(tablet->answers(kAssessment, amina).changed);
  ASSERT_TRUE(tablet->submit(kAssessment, amina));
  EXPECT_FALSE(tablet->answers(kAssessment, amina).changed);
  tablet.answer(kAssessment, bo, "L1", "2");
  tablet.answer(kAssessment, bo, "L2", "2");
  tablet.answer(kAssessment, bo, "L2", "");
  tablet->locks().close_all();
  // four more on the facilitator's laptop, so that there is something to count
  for (int i = 0; i < 4; ++i) {
    const std::string person = room.add("Person " + std::to_string(i));
    room.answer(kAssessment, person, "L1", "3");
    ASSERT_TRUE(room->submit(kAssessment, person));
  }
  room.close_up(kAssessment);
  tablet.absorb_all_of(room);
  EXPECT_EQ(count_of(tablet, "submission"), 6) << "hers, Bo's that was begun behind a PIN, and the room's";
  room.absorb_all_of(tablet);
  const auto tally = room->tally(kAssessment);
  ASSERT_TRUE(tally);
  EXPECT_EQ(tally->sheets, 6);
  EXPECT_EQ(tally->completions, 6);
  EXPECT_EQ(tally->counts.at("L1"), (std::map<std::string, int>{{"5", 1}, {"2", 1}, {"3", 4}}));
  EXPECT_FALSE(tally->counts.contains("L2"));
  EXPECT_FALSE(tablet->tally(kAssessment)) << "a tablet cannot open what it sent";
}

TEST(Sheets, Few_of_them_are_not_shown_and_damaged_ones_are_damaged) {
  WorkshopDevice room;
  room.open_up(kPoll);
  for (int i = 0; i < 4; ++i) {
    const std::string person = room.add("Person " + std::to_string(i));
    room.answer(kPoll, person, "finance", "1");
    ASSERT_TRUE(room->submit(kPoll, person));
  }
  room.close_up(kPoll);
  auto tally = room->tally(kPoll);
  ASSERT_TRUE(tally);
  EXPECT_TRUE(tally->hidden);
  EXPECT_TRUE(tally->counts.empty());
  // swapped, cut and moved bodies
  std::vector<Record> sheets;
  for (const Record& record : room.store().all_of_activity(kPoll))
    if (kind_of(record.id) == "submission") sheets.push_back(record);
  const auto sealed = sheets.front().find("sealed")->value.get<std::string>();
  for (const auto& [record, body] : {std::pair<std::string, std::string>("submission:moved", sealed),
                                     {"submission:cut", sealed.substr(0, sealed.size() / 2)},
                                     {"submission:junk", "AAAA"}})
    ASSERT_TRUE(room.store().record({{record, {{"activity", kPoll}, {"sealed", body}}, {}, {}}}));
  tally = room->tally(kPoll);
  EXPECT_EQ(tally->sheets, 4);
  EXPECT_EQ(tally->unreadable, 3) << "shown as damaged, never as empty";
}

TEST(Sheets, A_poll_takes_no_more_than_it_asks_for) {
  WorkshopDevice room;
  const std::string amina = room.add("Amina");
  for (const char* code : {"finance", "expertise", "rules"}) room.answer(kPoll, amina, code, "1");
  EXPECT_EQ(room->set_answer(kPoll, amina, "politicians", "1").error().code, ErrorCode::bad_input);
  EXPECT_EQ(room->set_answer(kPoll, amina, "nothing", "1").error().code, ErrorCode::bad_input);
  EXPECT_EQ(room->set_answer(kPoll, amina, "finance", "2").error().code, ErrorCode::bad_input);
  room.answer(kPoll, amina, "finance", "");
  room.answer(kPoll, amina, "other", "the rainy season");
  EXPECT_EQ(room->set_answer(kBoard, amina, "x", "1").error().code, ErrorCode::bad_input);
  EXPECT_EQ(room->submit(kReflection, amina).error().code, ErrorCode::bad_input) << "notes are not handed in";
}

TEST(Drafts, Say_nothing_to_who_reads_the_file) {
  WorkshopDevice room;
  const std::string amina = room.add("Amina Zawadi", "Ministry of Quinces");
  room.choose_pin(amina, "270915");
  room.answer(kReflection, amina, "obstacles", "my superior is a pangolin");
  room.answer(kEvaluation, amina, "liked", "the mandarins of the break");
  room.answer(kAssessment, amina, "L3", "dk");
  ASSERT_TRUE(room->keep_typing(kBoard, amina, "half a thought about zebras"));
  const std::string bytes = room.bytes();
  ASSERT_NE(bytes.find("Coast Region"), std::string::npos) << "the search finds what is there";
  for (const char* word :
       {"Zawadi", "Quinces", "pangolin", "mandarins", "zebras", "270915", "obstacles:", "answer:L3"})
    EXPECT_EQ(bytes.find(word), std::string::npos) << word;
  EXPECT_FALSE(travels(room, "Zawadi"));
  // behind her PIN there is nothing for the next person
  room->locks().close_all();
  EXPECT_TRUE(room->answers(kReflection, amina).answers.empty());
  EXPECT_EQ(room->kept_typing(kBoard, amina), "");
  EXPECT_EQ(room->set_answer(kReflection, amina, "obstacles", "x").error().code, ErrorCode::locked);
  EXPECT_EQ(room->notes_text(kReflection, amina).error().code, ErrorCode::locked);
  ASSERT_TRUE(room.enter_pin(amina, "270915"));
  EXPECT_EQ(room->answers(kReflection, amina).answers.at("obstacles"), "my superior is a pangolin");
  EXPECT_EQ(room->kept_typing(kBoard, amina), "half a thought about zebras");
  EXPECT_NE(room->notes_text(kReflection, amina)->find("pangolin"), std::string::npos);
}

TEST(Drafts, A_note_leaves_by_an_explicit_act_only) {
  WorkshopDevice room;
  const std::string amina = room.add("Amina");
  room.answer(kReflection, amina, "actions", "publish the fees");
  room.close_up(kReflection);
  EXPECT_FALSE(travels(room, "publish the fees"));
  ASSERT_TRUE(room->copy_note_to_plan(kReflection, amina, "actions"));
  EXPECT_TRUE(travels(room, "publish the fees"));
  EXPECT_EQ(room->copy_note_to_plan(kReflection, amina, "nothing").error().code, ErrorCode::not_found);
}

TEST(Names, Are_read_by_invited_devices_only) {
  WorkshopDevice room;
  const std::string amina = room.add("Amina Hassan", "Lands");
  ASSERT_TRUE(room->agree(amina));
  WorkshopDevice invited = WorkshopDevice::invited(room, 2);
  WorkshopDevice stranger(3, room->id(), {});
  invited.absorb_all_of(room);
  stranger.absorb_all_of(room);
  ASSERT_EQ(invited->people().size(), 1u);
  EXPECT_EQ(invited->people().front().name, "Amina Hassan");
  EXPECT_EQ(invited->people().front().ministry, "Lands");
  EXPECT_TRUE(invited->people().front().agreed);
  EXPECT_EQ(invited->info().role, Role::participant);
  EXPECT_TRUE(invited->info().names_open);
  ASSERT_EQ(stranger->people().size(), 1u);
  EXPECT_TRUE(stranger->people().front().name_locked);
  EXPECT_EQ(stranger->people().front().name, "");
  EXPECT_EQ(stranger->info().role, Role::guest);
  Person person;
  person.name = "Bo";
  EXPECT_EQ(stranger->add_person(person).error().code, ErrorCode::no_key)
      << "a name in the open is none of ours";
  EXPECT_EQ(stranger.store().dump(), room.store().dump()) << "merging knows the boxes only";
  EXPECT_EQ(invited->opened_dump()["records"][amina]["fields"]["name"]["value"], "Amina Hassan");
}

TEST(Names, Two_devices_that_give_the_same_name_agree) {
  WorkshopDevice room;
  const std::string amina = room.add("Amina");
  WorkshopDevice other = WorkshopDevice::invited(room, 2);
  other.absorb_all_of(room);
  const auto box = [](WorkshopDevice& device, const std::string& person) {
    return device.store().find(person)->find("name")->value;
  };
  EXPECT_EQ(box(other, amina), box(room, amina));
  const std::string again = room.add("Amina");
  EXPECT_NE(box(room, again), box(room, amina)) << "of another record nothing can be compared";
}

TEST(Boards, Are_private_where_the_workshop_says_so) {
  WorkshopDetails details = WorkshopDevice::titled("Quiet");
  details.private_boards = true;
  WorkshopDevice room(1, details);
  WorkshopDevice invited = WorkshopDevice::invited(room, 2), stranger(3, room->id(), {});
  ASSERT_TRUE(room->add_card(kBoard, {}, "one window for pangolins", {0, 0}, "maize"));
  EXPECT_FALSE(travels(room, "pangolins"));
  invited.absorb_all_of(room);
  stranger.absorb_all_of(room);
  EXPECT_EQ(invited->board(kBoard).cards.front().text, "one window for pangolins");
  EXPECT_EQ(stranger->board(kBoard).cards.front().text, "");
}

TEST(Plans, Are_private_with_the_boards) {
  WorkshopDetails details = WorkshopDevice::titled("Quiet");
  details.private_boards = true;
  WorkshopDevice room(1, details);
  const std::string amina = room.add("Amina");
  room.answer(kReflection, amina, "actions", "one window for pangolins");
  const auto row = room->copy_note_to_plan(kReflection, amina, "actions");
  ASSERT_TRUE(row);
  EXPECT_FALSE(travels(room, "pangolins"));
  EXPECT_EQ(room->opened_dump()["records"][row->record]["fields"]["step"]["value"],
            "one window for pangolins");
}

TEST(Withdrawal, Destroys_on_every_device_what_she_wrote_and_takes_her_sheets_back) {
  WorkshopDevice room;
  WorkshopDevice tablet = WorkshopDevice::invited(room, 2);
  room.open_up(kAssessment);
  for (int i = 0; i < 5; ++i) {
    const std::string person = room.add("Person " + std::to_string(i));
    room.answer(kAssessment, person, "L1", "3");
    ASSERT_TRUE(room->submit(kAssessment, person));
  }
  tablet.absorb_all_of(room);
  const std::string gone = tablet.add("Zuleika Pangolin");
  tablet.choose_pin(gone, "270915");
  tablet.answer(kAssessment, gone, "L1", "5");
  ASSERT_TRUE(tablet->submit(kAssessment, gone));
  tablet.answer(kReflection, gone, "obstacles", "secret");
  const auto card = tablet->add_card(kBoard, gone, "an idea about mandarins", {0, 0}, "sky");
  ASSERT_TRUE(card);
  tablet->locks().close_all();
  room.close_up(kAssessment);
  tablet.absorb_all_of(room);
  room.absorb_all_of(tablet);
  EXPECT_EQ(room->tally(kAssessment)->sheets, 6);
  const std::vector<Json> old_stick = tablet.documents();

  EXPECT_EQ(tablet->withdraw(gone).error().code, ErrorCode::not_allowed) << "the facilitator does it";
  ASSERT_TRUE(room->withdraw(gone));
  tablet.absorb_all_of(room);
  room.absorb_all_of(tablet);
  for (WorkshopDevice* device : {&room, &tablet}) {
    EXPECT_FALSE(travels(*device, "mandarins"));
    EXPECT_EQ(device->bytes().find("mandarins"), std::string::npos) << "not in the file, not in its log";
    EXPECT_EQ((*device)->board(kBoard).cards.size(), 0u);
    for (const Person& person : (*device)->people()) EXPECT_NE(person.id, gone);
    EXPECT_EQ(device->store().dump(), device->store().dump_from_nothing());
  }
  EXPECT_EQ(tablet.store().dump(), room.store().dump()) << "equal sets of ids show the same";
  EXPECT_TRUE(tablet.store().draft_scopes(std::string("sheet:") + kReflection).empty());
  EXPECT_EQ(tablet->locks().of(gone).state, LockState::none);
  EXPECT_EQ(room->tally(kAssessment)->sheets, 5) << "her sheet was taken back";
  EXPECT_EQ(room->tally(kAssessment)->counts.at("L1").count("5"), 0u);

  // an old stick brings nothing back
  WorkshopDevice fresh = WorkshopDevice::invited(room, 4);
  fresh.absorb_all_of(room);
  ASSERT_TRUE(fresh.store().absorb(old_stick, {}));
  EXPECT_FALSE(travels(fresh, "mandarins"));
  EXPECT_EQ(fresh.store().dump(), room.store().dump());
  EXPECT_EQ(fresh.bytes().find("mandarins"), std::string::npos);
}

TEST(Withdrawal, On_a_device_that_opens_sheets_needs_her_to_be_there) {
  WorkshopDevice room;
  room.open_up(kAssessment);
  std::vector<std::string> people;
  for (int i = 0; i < 7; ++i) {
    people.push_back(room.add("Person " + std::to_string(i)));
    room.choose_pin(people.back(), "27091" + std::to_string(i));
    room.answer(kAssessment, people.back(), "L1", "3");
    ASSERT_TRUE(room->submit(kAssessment, people.back()));
  }
  for (const HeldOp& held : room.store().held(kAssessment))
    EXPECT_EQ(held.person, "") << "nothing here says whose a sheet is";
  room->locks().close_all();
  ASSERT_TRUE(room.enter_pin(people[0], "270910"));
  ASSERT_TRUE(room->withdraw(people[0]));
  ASSERT_TRUE(room->withdraw(people[1])) << "her PIN was not entered: nobody knows which sheet is hers";
  room.close_up(kAssessment);
  EXPECT_EQ(room->tally(kAssessment)->sheets, 6);
}

TEST(Erasing, A_person_from_one_device_leaves_what_she_shared) {
  WorkshopDevice room;
  const std::string amina = room.add("Amina");
  room.choose_pin(amina, "270915");
  room.answer(kReflection, amina, "obstacles", "private");
  ASSERT_TRUE(room->add_card(kBoard, amina, "shared", {0, 0}, "sky"));
  ASSERT_TRUE(room->erase_from_device(amina));
  EXPECT_EQ(room->locks().of(amina).state, LockState::none);
  EXPECT_TRUE(room->answers(kReflection, amina).answers.empty());
  EXPECT_EQ(room->board(kBoard).cards.size(), 1u);
  EXPECT_EQ(room->erase_from_device("activity:a3").error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace ubao::test
