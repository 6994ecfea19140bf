// The main job, end to end, with real processes: two devices, one server, and a link that breaks.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/e2e/installation.h"
#include "tests/support/couch.h"
#include "tests/support/cut_proxy.h"

namespace ubao::test {
namespace {

// What twenty people do in a session: cards that are written, moved, mended and removed, and one assessment.
std::vector<json> intents_of_a_session(const std::string& board, const std::string& assessment,
                                       const std::string& person, int count) {
  std::vector<json> intents;
  const std::vector<std::string> codes{"L1", "L2", "L3", "S1", "S2", "G4", "J7", "T6", "W1", "W7"};
  for (const std::string& code : codes)
    intents.push_back({{"do", "answer.set"},
                       {"activity", assessment},
                       {"person", person},
                       {"code", code},
                       {"value", static_cast<int>(intents.size() % 5) + 1}});
  intents.push_back({{"do", "assessment.submit"}, {"activity", assessment}, {"person", person}});
  while (static_cast<int>(intents.size()) < count) {
    const std::string number = std::to_string(intents.size());
    json intent =
        card_intent(board, "Idea " + number + ": one office for all permits – même à Kisumu", person);
    intent["pos"] = {static_cast<int>(intents.size()) * 10, -40};
    intents.push_back(intent);
  }
  return intents;
}

TEST(Story, What_was_recorded_offline_arrives_once_and_appears_on_the_second_device) {
  const Installation a;
  const std::string workshop = a.new_workshop();
  const std::string person = a.add_person(workshop, "Amina Hassan");
  const auto intents =
      intents_of_a_session(a.activity(workshop, "board"), a.activity(workshop, "assessment"), person, 500);
  const auto answers = a.record(workshop, intents);
  int ops = 0;
  for (const json& answer : answers) ops += answer.contains("op") ? 1 : 0;
  EXPECT_EQ(ops, 490);
  const auto log = a.log(workshop);

  const Couch couch;
  const json first = a.synced(workshop, couch.url());
  EXPECT_EQ(first.value("pushed", -1), static_cast<int>(log.size())) << "opening op and agenda included";
  EXPECT_EQ(first.value("queued", -1), 0);
  EXPECT_EQ(first.value("pulled", -1), 0) << "what one sent oneself is not news";
  EXPECT_EQ(couch.documents_of(workshop), static_cast<int>(log.size()));
  EXPECT_EQ(a.synced(workshop, couch.url()).value("pushed", -1), 0);

  const Installation b;
  const json joined = b.joined(workshop, couch.url());
  EXPECT_EQ(joined.value("pulled", -1), static_cast<int>(log.size()));
  EXPECT_EQ(joined.value("pushed", -1), 0) << "who joins writes nothing";
  EXPECT_EQ(b.synced(workshop, couch.url()).value("pushed", -1), 0);
  EXPECT_EQ(b.log(workshop), log);
  EXPECT_EQ(b.dump(workshop), a.dump(workshop));
  EXPECT_EQ(b.status(workshop).value("own", -1), 0);
  EXPECT_EQ(a.status(workshop).value("waiting", -1), 0);
  a.expect_healthy();
  b.expect_healthy();
}

TEST(Story, Two_texts_of_one_card_stay_until_somebody_chooses) {
  const Couch couch;
  const Installation a, b;
  const std::string workshop = a.new_workshop();
  const std::string card = a.add_card(workshop, "Queue numbers by phone");
  a.synced(workshop, couch.url());
  b.joined(workshop, couch.url());

  const std::string from_a = "Queue numbers by text message", from_b = "Queue numbers by phone and radio";
  a.record(workshop, {{{"do", "card.set"}, {"card", card}, {"text", from_a}}});
  b.record(workshop, {{{"do", "card.set"}, {"card", card}, {"text", from_b}}});
  a.synced(workshop, couch.url());
  EXPECT_EQ(b.synced(workshop, couch.url()).value("pulled", -1), 2) << "a's text and its signature";
  EXPECT_EQ(a.synced(workshop, couch.url()).value("pulled", -1), 3)
      << "b's opening op, its text, its signature";

  EXPECT_EQ(a.dump(workshop), b.dump(workshop));
  const json text = field_of(a.dump(workshop), card, "text");
  const json versions = text.value("versions", json::array());
  EXPECT_EQ(versions.size(), 2u) << text;
  EXPECT_NE(std::find(versions.begin(), versions.end(), json(from_a)), versions.end()) << text;
  EXPECT_NE(std::find(versions.begin(), versions.end(), json(from_b)), versions.end()) << text;
  EXPECT_EQ(text.value("value", ""), versions.empty() ? json() : versions.front());

  b.record(workshop, {{{"do", "card.set"}, {"card", card}, {"text", from_a}}});
  b.synced(workshop, couch.url());
  a.synced(workshop, couch.url());
  EXPECT_EQ(a.dump(workshop), b.dump(workshop));
  const json chosen = field_of(a.dump(workshop), card, "text");
  EXPECT_EQ(chosen.value("value", ""), from_a);
  EXPECT_FALSE(chosen.contains("versions")) << chosen;
}

TEST(Story, A_link_cut_in_the_middle_of_a_push_delays_and_loses_nothing) {
  const Couch couch;
  const Installation a;
  const std::string workshop = a.new_workshop();
  const std::string board = a.activity(workshop, "board");
  std::vector<json> intents;
  for (int i = 0; i < 300; ++i)
    intents.push_back(card_intent(board, "Card " + std::to_string(i * 7919 % 1000003) + " of a long day"));
  a.record(workshop, intents);
  const int ops = static_cast<int>(a.log(workshop).size());

  CutProxy link(couch.port());
  const std::string url = Couch::url_of(link.port());
  a.synced(workshop, url);  // so that the next push begins in the middle of a common history
  link.count_anew();
  std::vector<json> more;
  for (int i = 0; i < 120; ++i) more.push_back(card_intent(board, "Later " + std::to_string(i * 104729)));
  a.record(workshop, more);

  link.cut_after(4000);
  const Ended cut = a.sync(workshop, url);
  EXPECT_EQ(cut.exit_code, 4) << cut.output;
  expect_sentence(cut, "The server cannot be reached. Everything waits here safely.");
  const json report = object_of(cut);
  EXPECT_EQ(report.value("pushed", -1) + report.value("queued", -1), 121) << report;
  EXPECT_GT(report.value("queued", -1), 0) << "the cut came too late";
  EXPECT_EQ(a.status(workshop).value("waiting", -1), report.value("queued", -1));

  link.mend();
  const json rest = a.synced(workshop, url);
  EXPECT_EQ(rest.value("queued", -1), 0);
  EXPECT_EQ(couch.documents_of(workshop), ops + 121) << "each once";
  const Installation b;
  b.joined(workshop, couch.url());
  EXPECT_EQ(b.dump(workshop), a.dump(workshop));
  EXPECT_EQ(b.log(workshop), a.log(workshop));
}

TEST(Story, A_push_cut_at_many_places_arrives_once) {
  const Couch couch;
  const Installation a;
  const std::string workshop = a.new_workshop();
  const std::string board = a.activity(workshop, "board");
  CutProxy link(couch.port());
  int cuts = 0;
  for (const int bytes : {40, 300, 900, 2000, 6000}) {
    std::vector<json> intents;
    for (int i = 0; i < 40; ++i)
      intents.push_back(card_intent(board, std::to_string(bytes) + " " + std::to_string(i * 104729)));
    a.record(workshop, intents);
    link.cut_after(bytes);
    cuts += a.sync(workshop, Couch::url_of(link.port())).exit_code == 4 ? 1 : 0;
    link.mend();
  }
  EXPECT_GE(cuts, 4);
  EXPECT_EQ(a.synced(workshop, Couch::url_of(link.port())).value("queued", -1), 0);
  EXPECT_EQ(couch.documents_of(workshop), static_cast<int>(a.log(workshop).size()));
}

}  // namespace
}  // namespace ubao::test
