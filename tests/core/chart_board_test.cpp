// The picture of a whiteboard: what is in it, what is never in it, and that nothing lies over anything else.
#include "core/chart_board.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/svg.h"
#include "tests/support/board_room.h"
#include "tests/support/figure_lint.h"
#include "tests/support/made_results.h"
#include "tests/support/xml_reader.h"

namespace ubao::test {
namespace {

using namespace core;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::vector<std::string> said_in(const Figure& figure) {
  std::vector<std::string> texts;
  for (const Shape& shape : figure.shapes)
    if (const auto* run = std::get_if<TextRun>(&shape)) texts.push_back(run->text);
  return texts;
}

std::string all_said_in(const Figure& figure) {
  std::string all;
  for (const std::string& text : said_in(figure)) all += text + "\n";
  return all;
}

FigureZone place_of_card(const Figure& figure, const std::string& id) {
  for (const FigureZone& zone : figure.zones)
    if (zone.id == id) return zone;
  return {};
}

struct BoardPicture : testing::Test {
  const NotoMeasure measure;
  Language words = made_language();
  Board board;

  BoardPicture() {
    board.title = "Which gaps come first?";
    board.phase = BoardPhase::critical;
    board.rules.votes_each = 3;
    board.writers = 2;
  }
  Card& add(const std::string& text, int x, int y) {
    Card card;
    card.id = "card:" + std::to_string(1000 + board.cards.size());
    card.text = text;
    card.colour = "sky";
    card.x = x, card.y = y;
    board.cards.push_back(card);
    return board.cards.back();
  }
  void add_many(int count) {
    for (int i = 0; i < count; ++i)
      add("Card " + std::to_string(i) + ": ask people only once for what the government knows already",
          i % 50 * 200, i / 50 * 150);
  }
  Figure drawn(const std::set<std::string>& only = {}) const {
    return board_chart({board, words, measure, "Coast Region", "2026-11-26"}, only);
  }
  void divide(const std::string& layout, const std::vector<CourseItem>& zones) {
    CourseActivity plan;
    plan.layout = layout;
    plan.zones = zones;
    if (layout == "quadrants") plan.axes = {{"doability", "Do-ability"}, {"priority", "Priority"}};
    board.layout = layout_of(plan);
    for (Card& card : board.cards)
      if (const BoardZone* zone = board.layout.zone_at(card.x, card.y)) card.zone = zone->code;
  }
};

TEST_F(BoardPicture, Says_what_it_is_of_how_many_cards_when_and_in_which_phase) {
  add("Registries that talk to each other", 0, 0);
  add("Pay in small parts", 300, 0);
  const Figure figure = drawn();
  EXPECT_EQ(figure.title, "Which gaps come first?");
  for (const char* part : {"n = 2 cards", "2 people wrote", "26 November 2026", "critical phase"})
    EXPECT_THAT(figure.foot, HasSubstr(part));
  EXPECT_THAT(all_said_in(figure), HasSubstr("Coast Region"));
  EXPECT_THAT(figure.description, HasSubstr("Registries that talk to each other"));
}

TEST_F(BoardPicture, Names_authors_only_where_the_view_has_them) {
  add("Signed", 0, 0).author = "Amina Odhiambo";
  EXPECT_THAT(said_in(drawn()), Contains("Amina Odhiambo"));
  board.cards[0].author.clear();
  EXPECT_THAT(svg_of(drawn(), palette_of(PaletteName::light)), Not(HasSubstr("Amina")));
}

TEST_F(BoardPicture, Has_dots_only_when_they_are_shown) {
  const std::string id = add("One form for all", 0, 0).id;
  board.cards[0].group = "group:1";
  board.groups = {{"group:1", "Faster and simpler", {}, {}, false, 1}};
  board.votes.tallies[id].counted = 6;
  EXPECT_THAT(said_in(drawn()), Contains("6 dots").Times(2)) << "of the card, and of its group";
  EXPECT_THAT(drawn().foot, Not(HasSubstr("not shown")));
  board.votes.shown = false;
  EXPECT_THAT(svg_of(drawn(), palette_of(PaletteName::light)), Not(HasSubstr("6 dots")));
  EXPECT_THAT(drawn().foot, HasSubstr("dots are not shown yet"));
}

TEST_F(BoardPicture, A_text_that_does_not_fit_ends_with_an_ellipsis_and_is_described_in_full) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "word" + std::to_string(i) + " ";
  add(text, 0, 0);
  add(std::string(2000, 'w'), 300, 0);
  const Figure figure = drawn();
  EXPECT_THAT(said_in(figure), Contains(HasSubstr("\xE2\x80\xA6")).Times(2));
  EXPECT_THAT(figure.description, HasSubstr("word59"));
  const FigureZone card = place_of_card(figure, board.cards[0].id);
  for (const Shape& shape : figure.shapes)
    if (const auto* run = std::get_if<TextRun>(&shape); run && run->text.rfind("word", 0) == 0) {
      const Box box = box_of(*run);
      EXPECT_GE(box.x, card.x);
      EXPECT_LE(box.x + box.w, card.x + card.w);
      EXPECT_LE(box.y + box.h, card.y + card.h);
    }
}

TEST_F(BoardPicture, Comments_are_counted_at_their_cards_and_loose_ones_are_cards) {
  const std::string idea = add("One counter for all", 0, 0).id;
  add("What I like: less queueing", 0, 0).kind = CardKind::comment;
  board.cards.back().on = idea;
  add("What I like: it is gone", 300, 0).kind = CardKind::comment;
  board.cards.back().loose = true;
  const Figure figure = drawn();
  EXPECT_THAT(said_in(figure), Contains("1 comment").Times(2)) << "at its card and in the foot";
  EXPECT_THAT(all_said_in(figure), Not(HasSubstr("less queueing")));
  EXPECT_THAT(all_said_in(figure), HasSubstr("gone"));
  EXPECT_THAT(figure.foot, HasSubstr("n = 2 cards"));
  EXPECT_EQ(figure_lint(figure, measure), "");
}

TEST_F(BoardPicture, Zones_columns_and_quadrants_are_drawn_with_their_names) {
  add("In the first", -300, -300);
  divide("zones", {{"people", "People who use it"}, {"offices", "Offices"}, {"rules", "Rules"}});
  EXPECT_THAT(said_in(drawn()), testing::IsSupersetOf({"People who use it", "Offices", "Rules"}));
  EXPECT_EQ(figure_lint(drawn(), measure), "");
  divide("quadrants", {{"build", "Build first"}, {"now", "Do now"}, {"drop", "Drop"}, {"trap", "Trap"}});
  EXPECT_THAT(said_in(drawn()),
              testing::IsSupersetOf({"Build first", "Do now", "Drop", "Trap", "Do-ability", "Priority"}));
  EXPECT_EQ(figure_lint(drawn(), measure), "");
  divide("yes-no", {});
  board.yes = 7, board.no = 4;
  EXPECT_THAT(said_in(drawn()), testing::IsSupersetOf({"Yes", "No", "yes 7, no 4"}));
  EXPECT_EQ(figure_lint(drawn(), measure), "");
}

TEST_F(BoardPicture, A_selection_has_its_cards_with_their_zones_and_groups_and_no_others) {
  add("Chosen", -300, -300).group = "group:1";
  add("Left out", 300, 300).group = "group:2";
  board.groups = {{"group:1", "First group", {}, {}, false, 1},
                  {"group:2", "Second group", {}, {}, false, 1}};
  divide("zones", {{"a", "Zone A"}, {"b", "Zone B"}, {"c", "Zone C"}});
  const std::string zone = board.cards[0].zone;
  ASSERT_FALSE(zone.empty());
  ASSERT_NE(zone, board.cards[1].zone);
  const Figure figure = drawn({board.cards[0].id});
  const std::string all = all_said_in(figure) + figure.description;
  EXPECT_THAT(all, HasSubstr("Chosen"));
  EXPECT_THAT(all, HasSubstr("First group"));
  EXPECT_THAT(all, Not(HasSubstr("Left out")));
  EXPECT_THAT(all, Not(HasSubstr("Second group")));
  EXPECT_LT(figure.width, drawn().width);
  EXPECT_THAT(figure.foot, HasSubstr("1 of 2 cards"));
  EXPECT_EQ(board_of_cards(board, {board.cards[0].id}).cards.size(), 1u);
}

TEST_F(BoardPicture, A_card_lies_where_it_lies_for_right_to_left_readers_too) {
  add("To the left", 0, 0);
  add("To the right", 900, 0);
  divide("quadrants", {{"build", "Build first"}, {"now", "Do now"}, {"drop", "Drop"}, {"trap", "Trap"}});
  const Figure as_usual = drawn();
  words = made_language(0, true);
  const Figure turned = drawn();
  ASSERT_TRUE(turned.right_to_left);
  ASSERT_FLOAT_EQ(turned.width, as_usual.width);
  for (const Card& card : board.cards) {
    const FigureZone a = place_of_card(as_usual, card.id), b = place_of_card(turned, card.id);
    EXPECT_NEAR(a.x, turned.width - b.x - b.w, 0.1f) << "painters turn the whole figure round";
    EXPECT_FLOAT_EQ(a.y, b.y);
  }
  EXPECT_EQ(figure_lint(turned, measure), "");
}

TEST_F(BoardPicture, Nothing_lies_over_anything_with_names_dots_signs_and_longer_words) {
  for (const int longer : {0, 40}) {
    words = made_language(longer);
    board.cards.clear();
    add_many(40);
    for (std::size_t i = 0; i < board.cards.size(); ++i) {
      Card& card = board.cards[i];
      if (i % 2) card.author = i % 3 ? "Amina Odhiambo" : "Participant with a very long name of her own";
      if (i % 3) board.votes.tallies[card.id].counted = static_cast<int>(i * 7);
      card.shortlisted = i % 4 == 0;
      card.parked = i % 5 == 0;
      if (i % 7 == 0) card.versions = {"One text", "Another text"};
      card.edited_while_removed = i % 11 == 0;
    }
    EXPECT_EQ(figure_lint(drawn(), measure), "") << longer;
  }
}

TEST_F(BoardPicture, Two_thousand_cards_are_all_there) {
  add_many(2000);
  const Figure figure = drawn();
  EXPECT_EQ(figure.zones.size(), 2000u);
  EXPECT_THAT(all_said_in(figure), HasSubstr("Card 1999"));
  EXPECT_EQ(figure_lint(figure, measure), "");
}

TEST_F(BoardPicture, Cards_at_the_ends_of_the_canvas_make_no_endless_figure) {
  add("Here", -1'000'000, -1'000'000);
  add("There", 1'000'000, 1'000'000);
  const Figure figure = drawn();
  EXPECT_LE(figure.width, 16'000);
  EXPECT_LE(figure.height, 17'000);
  EXPECT_EQ(figure.zones.size(), 2u);
  EXPECT_THAT(figure.description, HasSubstr("There"));
}

TEST_F(BoardPicture, Words_of_anybody_do_no_harm) {
  board.title = "<script>alert(1)</script> & \"quoted\"";
  add("tab\tand\nnew line\x01 bell\x07 </svg>", 0, 0).author = "'; DROP TABLE";
  add("\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 \xE2\x80\xAE turned", 300, 0);
  add("\xF0\x9F\x98\x80\xF0\x9F\x98\x80", 600, 0);
  const Figure figure = drawn();
  EXPECT_EQ(figure_lint(figure, measure), "");
  const std::string svg = svg_of(figure, palette_of(PaletteName::print));
  EXPECT_THAT(svg, Not(HasSubstr("<script>")));
  EXPECT_NO_THROW(read_xml(svg));
}

TEST_F(BoardPicture, An_empty_board_says_so) {
  const Figure figure = drawn();
  EXPECT_THAT(said_in(figure), Contains("There is no card to show."));
  EXPECT_EQ(figure_lint(figure, measure), "");
}

TEST(BoardPictureOfARoom, Cards_of_private_writing_are_never_in_it) {
  Classroom room;
  const std::string amina = room.facilitator.add_person("Amina");
  const NotoMeasure measure;
  const Language words = made_language();
  room.facilitator.set_state(kBoard, ActivityState::open);
  write_card(room.facilitator, kBoard, amina, "A thought of my own");
  ASSERT_TRUE(room.facilitator->set_revealed(kBoard, false));
  const Board hidden = room.facilitator->board(kBoard);
  const Figure figure = board_chart({hidden, words, measure, {}, {}});
  EXPECT_THAT(svg_of(figure, palette_of(PaletteName::light)), Not(HasSubstr("thought")));
  EXPECT_THAT(figure.foot, HasSubstr("1 card is still private"));
  ASSERT_TRUE(room.facilitator->set_revealed(kBoard, true));
  const Board shown = room.facilitator->board(kBoard);
  EXPECT_THAT(board_chart({shown, words, measure, {}, {}}).description, HasSubstr("A thought of my own"));
}

}  // namespace
}  // namespace ubao::test
