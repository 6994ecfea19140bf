// What a whiteboard is given by hasty fingers, by curious ones, and by devices that nobody vouches for.
#include <gtest/gtest.h>

#include <limits>

#include "core/board_records.h"
#include "core/board_table.h"
#include "core/csv.h"
#include "core/typed_text.h"
#include "tests/support/board_room.h"

namespace ubao::test {
namespace {

using namespace core;

class BoardInput : public ::testing::Test {
 protected:
  void SetUp() override { amina = room.facilitator.add_person("Amina"); }
  Result<Recorded> add(const std::string& text, std::pair<std::int64_t, std::int64_t> pos = {0, 0}) {
    return room.facilitator->add_card(kBoard, amina, text, pos, "maize");
  }
  std::string kept(const std::string& text) {
    const auto added = add(text);
    if (!added) return describe(added.error());
    return card_on(room.facilitator, kBoard, added->record).text;
  }
  // As a device of another make might write it; the record's id.
  std::string foreign(Json fields) {
    fields["activity"] = kBoard;
    const std::string id = "card:foreign" + std::to_string(++foreigners);
    Tablet::demand(room.facilitator.store().record({Change{id, std::move(fields), {}, {}}}), "foreign");
    return id;
  }

  Classroom room;
  std::string amina;
  int foreigners = 0;
};

std::string many(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST_F(BoardInput, Too_long_a_text_is_refused_and_what_was_typed_stays_in_its_draft) {
  for (const std::string& text : {many("x", 100'000), many("x", 2001), many("\U0001F600", 2001)}) {
    EXPECT_EQ(refusal_of(add(text), ErrorCode::too_large), "2000 letters at the most");
    ASSERT_TRUE(room.facilitator->keep_typing(kBoard, amina, text));
    EXPECT_EQ(room.facilitator->kept_typing(kBoard, amina), text);
  }
  const std::string id = Tablet::demand(add("short"), "card").record;
  EXPECT_EQ(room.facilitator->set_card(id, amina, {.text = many("x", 100'000)}).error().code,
            ErrorCode::too_large);
  EXPECT_EQ(card_on(room.facilitator, kBoard, id).text, "short");
}

TEST_F(BoardInput, A_text_that_shows_nothing_is_none) {
  for (const char* text : {"", "\n\n\n\n", " \t\n ", "\u00a0\u2003\u3000", "\u200b\u200d\ufeff",
                           "\u202e\u2066", "\u2800", "\U000e0041"})
    EXPECT_EQ(refusal_of(add(text), ErrorCode::bad_input), "there is no text") << text;
  EXPECT_EQ(room.facilitator->add_group("activity:none", amina, "x", "sky").error().code,
            ErrorCode::not_found);
  EXPECT_EQ(room.facilitator->board(kBoard).cards.size(), 0u);
}

TEST_F(BoardInput, Control_characters_are_refused_and_line_breaks_are_none) {
  for (const char* text : {"a\x01", "a\x7f", "\x1b[31mred", "a\rb", "a\u0085", "a\u009b"})
    EXPECT_EQ(refusal_of(add(text), ErrorCode::bad_input), "a control character is not allowed") << text;
  EXPECT_EQ(kept("first\nsecond\tthird"), "first\nsecond\tthird");
}

TEST_F(BoardInput, Words_of_all_kinds_come_back_as_they_were_typed) {
  const std::string
      one_word = many("w", 2000),
      umlauts = many("\u00e4", 2000),
      family = "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466 flag \U0001F1F0\U0001F1EA",
      arabic = "\u0646\u0627\u0641\u0630\u0629 \u0648\u0627\u062d\u062f\u0629",
      mixed = "one \u202b\u0634\u0628\u0627\u0643\u202c window",
      marks = "z\u0351\u0352\u0353\u0354\u0355 e\u0301", quotes = "\"{}\\ \u2028<b>&amp;</b> %s %n";
  for (const std::string& text : {one_word, umlauts, family, arabic, mixed, marks, quotes}) {
    EXPECT_EQ(kept(text), text);
    EXPECT_LE(letters(text), kMostCardLetters);
  }
}

TEST_F(BoardInput, Places_beyond_the_canvas_are_refused_up_to_the_edge_of_64_bits) {
  for (const std::int64_t far :
       {std::int64_t{INT32_MAX}, std::int64_t{INT32_MIN}, std::numeric_limits<std::int64_t>::max(),
        std::numeric_limits<std::int64_t>::min(), kFarthest + 1, -kFarthest - 1}) {
    EXPECT_EQ(refusal_of(add("x", {far, 0}), ErrorCode::bad_input), "that place is too far away");
    EXPECT_EQ(refusal_of(add("x", {0, far}), ErrorCode::bad_input), "that place is too far away");
  }
  const std::string id = Tablet::demand(add("x", {kFarthest, -kFarthest}), "card").record;
  EXPECT_EQ(card_on(room.facilitator, kBoard, id).x, kFarthest);
  EXPECT_EQ(card_on(room.facilitator, kBoard, id).y, -kFarthest);
  EXPECT_EQ(
      room.facilitator->set_card(id, amina, {.pos = std::pair<std::int64_t, std::int64_t>{INT64_MIN, 0}})
          .error()
          .code,
      ErrorCode::bad_input);
}

TEST_F(BoardInput, What_other_devices_wrote_wrongly_is_shown_as_far_as_it_can_be) {
  const std::string far = foreign({{"text", "far"}, {"pos", {INT32_MAX, INT64_C(-9007199254740991)}}}),
                    torn = foreign({{"text", "torn"}, {"pos", {1}}}),
                    odd = foreign({{"text", 7}, {"pos", "here"}, {"kind", "dance"}, {"group", {"x", "y"}}}),
                    tagged = foreign({{"text", "t"}, {"tag_access", "yes"}, {"parked", 1}}),
                    hanging =
                        foreign({{"text", "c"}, {"kind", "comment"}, {"on", "card:none"}, {"group", amina}});
  EXPECT_EQ(card_on(room.facilitator, kBoard, far).x, kFarthest);
  EXPECT_EQ(card_on(room.facilitator, kBoard, far).y, -kFarthest);
  EXPECT_EQ(card_on(room.facilitator, kBoard, torn).x, 0);
  EXPECT_EQ(card_on(room.facilitator, kBoard, odd).text, "");
  EXPECT_EQ(card_on(room.facilitator, kBoard, odd).kind, CardKind::idea);
  EXPECT_TRUE(card_on(room.facilitator, kBoard, tagged).tags.empty());
  EXPECT_FALSE(card_on(room.facilitator, kBoard, tagged).parked);
  EXPECT_TRUE(card_on(room.facilitator, kBoard, hanging).loose);
  EXPECT_EQ(card_on(room.facilitator, kBoard, hanging).group, "");
}

TEST_F(BoardInput, A_phase_that_nobody_knows_and_one_without_what_was_seen_do_no_harm) {
  const std::string id = Tablet::demand(add("x"), "card").record;
  const auto begin = [&](const Json& phase) {
    const Change change{board_id(kBoard), {{"activity", kBoard}, {"phase", phase}}, {}, {}};
    Tablet::demand(room.facilitator.store().record({change}), "phase");
  };
  begin({{"name", "dancing"}, {"seen", {{"x", "y"}}}});
  EXPECT_EQ(room.facilitator->board(kBoard).phase, BoardPhase::none)
      << "of a newer program: nothing is locked";
  begin("closed");
  EXPECT_EQ(room.facilitator->board(kBoard).phase, BoardPhase::creative);
  begin({{"name", "closed"}});
  EXPECT_TRUE(card_on(room.facilitator, kBoard, id).late) << "nobody can say that it had been seen";
}

TEST_F(BoardInput, What_is_no_record_of_its_kind_is_not_found) {
  const std::string id = Tablet::demand(add("x"), "card").record;
  Workshop& workshop = *room.facilitator;
  begin_phase(room.facilitator, kBoard, BoardPhase::critical);
  for (const std::string& wrong : {std::string("card:none"), amina, std::string(kBoard), std::string()}) {
    EXPECT_EQ(workshop.set_card(wrong, amina, {.text = "y"}).error().code, ErrorCode::not_found);
    EXPECT_EQ(workshop.set_vote(wrong, amina, true).error().code, ErrorCode::not_found);
    EXPECT_EQ(workshop.remove_group(wrong, amina).error().code, ErrorCode::not_found);
    EXPECT_EQ(workshop.plan_card(wrong, amina).error().code, ErrorCode::not_found);
  }
  EXPECT_EQ(workshop.set_vote(id, "person:none", true).error().code, ErrorCode::not_found);
  EXPECT_EQ(workshop.set_card(id, amina, {.group = "group:none"}).error().code, ErrorCode::not_found);
  EXPECT_EQ(workshop.set_card(id, amina, {}).error().code, ErrorCode::bad_input);
  EXPECT_EQ(workshop.set_card(id, amina, {.kind = CardKind::comment}).error().code, ErrorCode::bad_input);
  EXPECT_EQ(workshop.set_card(id, amina, {.colour = "puce"}).error().code, ErrorCode::bad_input);
  EXPECT_EQ(workshop.add_card(kAssessment, amina, "x", {0, 0}, "maize").error().code, ErrorCode::bad_input);
  EXPECT_EQ(workshop.set_phase(kAssessment, BoardPhase::closed).error().code, ErrorCode::bad_input);
  EXPECT_EQ(workshop.set_revealed("activity:none", false).error().code, ErrorCode::not_found);
}

TEST_F(BoardInput, A_table_of_cards_has_no_formula_and_keeps_every_text) {
  const std::string formula = Tablet::demand(add("=HYPERLINK(\"http://x\")"), "card").record;
  ASSERT_TRUE(add("@SUM(1)\nsecond line"));
  const std::string bytes = csv_file(board_table(room.facilitator->board(kBoard)));
  EXPECT_NE(bytes.find("\"'=HYPERLINK(\"\"http://x\"\")\""), std::string::npos) << bytes;
  EXPECT_EQ(bytes.find(",=HYPERLINK"), std::string::npos);
  EXPECT_NE(bytes.find("'@SUM"), std::string::npos);
  const auto rows = read_csv(bytes);
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 3u);
  std::set<std::string> texts;
  for (const CsvRow& row : *rows) {
    EXPECT_EQ(row.cells.size(), rows->front().cells.size());
    texts.insert(row.cells.at(2));
  }
  EXPECT_TRUE(texts.contains("=HYPERLINK(\"http://x\")"));
  EXPECT_TRUE(texts.contains("@SUM(1)\nsecond line"));
}

TEST(PrivateBoards, Hide_new_words_from_a_server_and_show_them_to_the_room) {
  // on such a board, what is typed is encrypted, and what belongs together stays open
  FixedEnv env(3);
  core::Founding founding = core::found_workshop(env.random);
  Seat seat(founding.workshop, std::move(founding.secrets), 3);
  WorkshopDetails details;
  details.title = "Training";
  details.private_boards = true;
  const auto course = Tablet::demand(read_course(asset_text("courses/online-5x2h.json"), "en"), "course");
  const auto asked =
      Tablet::demand(read_instrument(asset_text("instruments/dtca-default.json")), "instrument");
  ASSERT_TRUE(seat->begin(course, asked, details));
  const std::string amina = seat.add_person("Amina"), brian = seat.add_person("Brian");
  const std::string idea = write_card(seat, kBoard, amina, "about pangolins");
  begin_phase(seat, kBoard, BoardPhase::critical);
  const auto group = seat->add_group(kBoard, brian, "of mandarins", "sky");
  ASSERT_TRUE(group);
  ASSERT_TRUE(
      seat->set_card(idea, brian, {.group = group->record, .tags = {{"trust", true}}, .shortlisted = true}));
  ASSERT_TRUE(seat->add_card(comment_on(kBoard, idea, brian, "like a tangerine")));
  ASSERT_TRUE(seat->set_vote(idea, brian, true));
  ASSERT_TRUE(seat->plan_card(idea, brian));
  for (const Json& document : seat.documents())
    for (const char* word : {"pangolins", "mandarins", "tangerine"})
      EXPECT_EQ(document.dump().find(word), std::string::npos) << document;
  const Board board = seat->board(kBoard, amina);
  ASSERT_EQ(board.cards.size(), 2u);
  EXPECT_EQ(find_card(board, idea)->text, "about pangolins");
  EXPECT_EQ(find_card(board, idea)->group, group->record);
  EXPECT_EQ(board.groups[0].name, "of mandarins");
  EXPECT_EQ(board.votes.voters, 1);
}

}  // namespace
}  // namespace ubao::test
