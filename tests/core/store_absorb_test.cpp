// Taking in what others wrote: in any order, any number of times, whatever it is.
#include <gtest/gtest.h>

#include "tests/support/dice.h"
#include "tests/support/tablet.h"

namespace ubao::test {
namespace {

using namespace core;

Refusal refusal_of(Tablet& tablet, const std::string& id) {
  for (const Refusal& refusal : tablet->peers().refusals())
    if (refusal.id == id) return refusal;
  ADD_FAILURE() << "no refusal of " << id;
  return {};
}

TEST(Absorb, Brings_two_devices_to_the_same_state) {
  Tablet amina("Amina's", 1), bo("Bo's", 2);
  amina.record("card:a", {{"text", "from Amina"}, {"pos", {1, 1}}});
  bo.record("card:b", {{"text", "from Bo"}});
  EXPECT_EQ(bo.absorb_all_of(amina).added, 2);
  EXPECT_EQ(amina.absorb_all_of(bo).added, 2);
  EXPECT_EQ(amina.texts(), bo.texts());
  EXPECT_EQ(amina->dump(), bo->dump());
  amina.restart();
  EXPECT_EQ(amina->dump(), bo->dump());
}

TEST(Absorb, Ignores_known_ops) {
  Tablet amina("Amina's", 1), bo("Bo's", 2);
  for (int i = 0; i < 10; ++i) amina.record("card:a", {{"text", i}});
  bo.absorb_all_of(amina);
  const std::string dump = bo->dump();
  for (int again = 0; again < 3; ++again) {
    const Absorbed absorbed = bo.absorb_all_of(amina);
    EXPECT_EQ(absorbed.added, 0);
    EXPECT_EQ(absorbed.known, 11);
    EXPECT_EQ(absorbed.set_aside, 0);
  }
  std::vector<Json> twice = amina.documents();
  const std::vector<Json> once = twice;
  twice.insert(twice.end(), once.begin(), once.end());
  Tablet third("Chidi's", 3);
  EXPECT_EQ(third.absorb(twice).added, 11);
  EXPECT_EQ(third->dump(), dump);
  EXPECT_EQ(bo->dump(), dump);
}

TEST(Absorb, Takes_ops_before_what_they_replace) {
  Tablet amina("Amina's", 1), bo("Bo's", 2);
  for (int i = 0; i < 6; ++i) amina.record("card:a", {{"text", i}});
  std::vector<Json> backwards = amina.documents();
  std::reverse(backwards.begin(), backwards.end());
  for (const Json& document : backwards) {
    bo.absorb({document});
    EXPECT_EQ(bo->dump(), bo->dump_from_nothing());
    const auto card = bo->find("card:a");
    EXPECT_TRUE(!card || card->find("text")->versions.empty()) << "no false conflict";
  }
  EXPECT_EQ(bo->dump(), amina->dump());
}

TEST(Absorb, Joining_writes_nothing_of_its_own) {
  Tablet amina("Amina's", 1), bo("Bo's", 2);
  amina.record("card:a", {{"text", "x"}});
  bo.absorb_all_of(amina);
  EXPECT_EQ(bo->op_count(), amina->op_count());
  EXPECT_EQ(bo->peers().own_count(), 0);
}

TEST(Absorb, Keeps_and_forwards_what_nobody_here_knows) {
  Json body = Json::parse(make_card_op("hologram:q", {{"spin", {{"axis", "z"}}}}).body);
  body["sealed"] = {{"by", "ümit"}, {"list", {1, nullptr}}};
  const Json document = document_with_id(body);
  Tablet tablet;
  EXPECT_EQ(tablet.absorb({document}).added, 1);
  tablet.restart();
  EXPECT_EQ(tablet.texts(), std::vector<std::string>{canonical_text(document)});
  EXPECT_EQ(tablet->find("hologram:q")->find("spin")->value, Json({{"axis", "z"}}));
}

TEST(Absorb, An_op_that_sets_nothing_is_kept_and_shows_nothing) {
  Tablet tablet;
  EXPECT_EQ(tablet.absorb({document_of(make_card_op("card:a", Json::object()))}).added, 1);
  EXPECT_EQ(tablet->op_count(), 1u);
  EXPECT_FALSE(tablet->find("card:a"));
  EXPECT_EQ(tablet->dump(), tablet->dump_from_nothing());
}

TEST(Absorb, Sets_bad_documents_aside_with_a_reason_and_takes_the_rest) {
  Tablet amina("Amina's", 1), bo("Bo's", 2);
  amina.record("card:a", {{"text", "good"}});
  const auto peer = bo->peers().at_address("https://couch.example/x");
  ASSERT_TRUE(peer);
  std::vector<Json> batch = amina.documents();
  Json forged = batch[1];
  forged["set"]["text"] = "forged";
  forged["_id"] = batch[1]["_id"].get<std::string>().substr(0, 29) + std::string(32, '0');
  batch.insert(batch.begin(), forged);
  batch.push_back({{"_id", "note:to-self"}, {"hello", "world"}});
  batch.push_back({{"_id", "op:float"}, {"v", 1.5}});
  batch.push_back({{"_id", "op:bytes"}, {"text", "\xff\xfe"}});
  batch.push_back(5);
  batch.push_back(nullptr);
  batch.push_back({{"_id", 7}});
  const Absorbed absorbed = bo.absorb(batch, {peer->id, "cursor-1"});
  EXPECT_EQ(absorbed.added, 2);
  EXPECT_EQ(absorbed.set_aside, 7);
  EXPECT_EQ(bo->peers().find(peer->id)->cursor, "cursor-1") << "one bad document does not stop the rest";
  EXPECT_EQ(bo->dump(), amina->dump());
  EXPECT_EQ(refusal_of(bo, forged["_id"]).reason, "hash_mismatch");
  EXPECT_EQ(refusal_of(bo, "note:to-self").reason, "bad_op");
  EXPECT_EQ(refusal_of(bo, "op:float").reason, "bad_json");
  EXPECT_EQ(refusal_of(bo, "op:bytes").reason, "bad_json");
  EXPECT_TRUE(refusal_of(bo, "note:to-self").incoming);
  EXPECT_EQ(bo->peers().status(peer->id).set_aside, static_cast<std::int64_t>(bo->peers().refusals().size()));
  const auto before = bo->peers().refusals().size();
  bo.absorb(batch, {peer->id, "cursor-2"});
  EXPECT_EQ(bo->peers().refusals().size(), before) << "the same is not set aside twice";
}

TEST(Absorb, Survives_documents_made_to_break_it) {
  Tablet tablet;
  const std::size_t deep = 200'000;
  Json nested = Json::parse(std::string(deep, '[') + std::string(deep, ']'));
  Json below = {{"_id", "op:deep"}, {"set", Json::object()}};
  below["set"]["x"] = Json::parse(std::string(deep, '[') + std::string(deep, ']'));
  Json huge = Json::parse(make_card_op("card:a", {{"text", "x"}}).body);
  huge["set"]["text"] = std::string(9'000'000, 'x');
  std::vector<Json> batch;
  batch.push_back(std::move(nested));
  batch.push_back(std::move(below));
  batch.push_back(document_with_id(std::move(huge)));
  batch.push_back(document_of(make_card_op("card:a", {{"text", "good"}})));
  const Absorbed absorbed = tablet.absorb(std::move(batch));
  EXPECT_EQ(absorbed.added, 1);
  EXPECT_EQ(absorbed.set_aside, 3);
  EXPECT_EQ(tablet->find("card:a")->find("text")->value, "good");
}

TEST(Absorb, An_unknown_op_under_our_own_name_begins_a_new_log) {
  Tablet original("Blue 3", 1);
  const Op shared = original.record("card:a", {{"text", "before the copy"}});
  original.close();
  Tablet copy("Blue 3", 2);
  copy.close();
  std::filesystem::copy_file(original.options.path, copy.options.path,
                             std::filesystem::copy_options::overwrite_existing);
  original.open();
  copy.open();
  const Op ours = original.record("card:a", {{"text", "original"}});
  const Op theirs = copy.record("card:a", {{"text", "copy"}});
  EXPECT_EQ(ours.log, theirs.log);
  EXPECT_EQ(ours.seq, theirs.seq);
  EXPECT_NE(ours.hash, theirs.hash);

  original.absorb_all_of(copy);
  const Op after = original.record("card:b", {{"text", "now under a name of its own"}});
  EXPECT_NE(after.log, shared.log);
  EXPECT_EQ(after.seq, 2u);
  copy.absorb_all_of(original);
  EXPECT_NE(copy.record("card:c", {{"text", "so does the copy"}}).log, shared.log);
  original.absorb_all_of(copy);
  EXPECT_EQ(original->dump(), copy->dump());
  EXPECT_EQ(original->find("card:a")->find("text")->versions.size(), 2u) << "both branches count";
  original.restart();
  EXPECT_EQ(original.record("card:b", {{"text", "x"}}).log, after.log) << "once is enough";
}

TEST(Absorb, A_restored_backup_notices_its_own_later_ops) {
  Tablet tablet("Blue 3", 1), server("Server", 2);
  tablet.record("card:a", {{"text", "one"}});
  tablet.close();
  const std::string backup = tablet.folder.file("backup.db");
  std::filesystem::copy_file(tablet.options.path, backup);
  tablet.open();
  const Op lost = tablet.record("card:a", {{"text", "two"}});
  server.absorb_all_of(tablet);
  tablet.close();
  std::filesystem::copy_file(backup, tablet.options.path, std::filesystem::copy_options::overwrite_existing);
  tablet.open();
  EXPECT_FALSE(tablet->has_op(lost.hash));
  tablet.absorb_all_of(server);
  EXPECT_TRUE(tablet->has_op(lost.hash));
  const Op next = tablet.record("card:a", {{"text", "three"}});
  EXPECT_NE(next.log, lost.log);
  EXPECT_GT(next.n, lost.n);
}

TEST(Absorb, Our_own_ops_coming_back_change_nothing) {
  Tablet amina("Amina's", 1), bo("Bo's", 2);
  const Op first = amina.record("card:a", {{"text", "x"}});
  bo.absorb_all_of(amina);
  EXPECT_EQ(amina.absorb_all_of(bo).added, 0);
  EXPECT_EQ(amina.record("card:a", {{"text", "y"}}).log, first.log);
}

TEST(Absorb, Says_what_is_chosen_among) {
  Tablet amina("Amina's", 1), bo("Bo's", 2);
  amina.record("card:a", {{"text", "start"}});
  bo.absorb_all_of(amina);
  amina.record("card:a", {{"text", "Amina's"}});
  bo.record("card:a", {{"text", "Bo's"}});
  bo.absorb_all_of(amina);
  amina.absorb_all_of(bo);
  EXPECT_EQ(amina->find("card:a")->find("text")->versions.size(), 2u);
  EXPECT_EQ(amina->dump(), bo->dump());
  bo.record("card:a", {{"text", "Amina's"}});
  amina.absorb_all_of(bo);
  EXPECT_TRUE(amina->find("card:a")->find("text")->versions.empty());
  EXPECT_EQ(amina->find("card:a")->find("text")->value, "Amina's");
  EXPECT_EQ(amina->dump(), bo->dump());
}

}  // namespace
}  // namespace ubao::test
