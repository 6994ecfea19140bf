// Ops: what is one, what is none, and that nothing of a foreign one gets lost on the way through.
#include "core/op.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/ops.h"
#include "tests/support/places.h"

namespace ubao::test {
namespace {

using namespace core;

ErrorCode code_of(const Result<Op>& result) { return result ? ErrorCode::none : result.error().code; }

TEST(Op, Golden_ops_have_the_ids_that_were_agreed) {
  std::ifstream file(in_sources("tests/golden/canonical.json"));
  const Json vectors = Json::parse(file)["ops"];
  ASSERT_GE(vectors.size(), 3u);
  for (const Json& vector : vectors) {
    SCOPED_TRACE(vector["name"].get<std::string>());
    const auto op = read_op(vector["document"]);
    ASSERT_TRUE(op) << describe(op.error());
    EXPECT_EQ(op->id(), vector["document"]["_id"]);
  }
}

TEST(Op, What_was_made_is_read_back_as_it_was) {
  Op fields = card_fields("card:a", {{"text", "你好"}, {"pos", {1, -2}}});
  fields.seq = 42;
  fields.prev = std::string(32, 'a');
  fields.by = "person:p";
  fields.over = {{"text", {std::string(32, 'b'), std::string(32, 'c')}}};
  const auto made = make_op(fields);
  ASSERT_TRUE(made) << describe(made.error());
  const auto read = read_op(Json::parse(wire_text(made->id(), made->hash, made->body)));
  ASSERT_TRUE(read) << describe(read.error());
  EXPECT_EQ(read->log, fields.log);
  EXPECT_EQ(read->seq, 42u);
  EXPECT_EQ(read->prev, fields.prev);
  EXPECT_EQ(read->n, fields.n);
  EXPECT_EQ(read->at, fields.at);
  EXPECT_EQ(read->by, "person:p");
  EXPECT_EQ(read->of, "card:a");
  EXPECT_EQ(read->set, fields.set);
  EXPECT_EQ(read->over, fields.over);
  EXPECT_EQ(read->body, made->body);
  EXPECT_EQ(read->id(), "op:" + fields.log + ":00000042:" + made->hash);
}

TEST(Op, A_body_that_does_not_match_its_id_is_refused) {
  const Json good = document_of(make_card_op("card:a", {{"text", "yes"}}));
  EXPECT_EQ(code_of(read_op(good)), ErrorCode::none);
  Json other = good;
  other["set"]["text"] = "no";
  EXPECT_EQ(code_of(read_op(other)), ErrorCode::hash_mismatch);
  other = good;
  other["_rev"] = "1-" + std::string(32, '0');
  EXPECT_EQ(code_of(read_op(other)), ErrorCode::hash_mismatch);
  other["_rev"] = 7;
  EXPECT_EQ(code_of(read_op(other)), ErrorCode::hash_mismatch);
  other = good;
  other.erase("_id");
  EXPECT_EQ(code_of(read_op(other)), ErrorCode::hash_mismatch);
  other = good;
  other["_rev"] = "1-" + good["_id"].get<std::string>().substr(29);
  EXPECT_EQ(code_of(read_op(other)), ErrorCode::none);
}

TEST(Op, Members_that_nobody_knows_survive_and_are_forwarded_byte_identically) {
  Json body = Json::parse(make_card_op("card:a", {{"text", "x"}}).body);
  body["later"] = {{"deep", {1, nullptr, "é"}}};
  body["zz"] = true;
  body["over"] = {{"", Json::array()}};
  const std::string wire = canonical_text(document_with_id(body));
  const auto op = read_op(Json::parse(wire));
  ASSERT_TRUE(op) << describe(op.error());
  EXPECT_EQ(op->body, canonical_text(body));
  EXPECT_EQ(wire_text(op->id(), {}, op->body), wire);
  const auto again = reread_op(op->body, op->hash);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->id(), op->id());
}

TEST(Op, Kinds_that_nobody_knows_are_ops_like_others) {
  EXPECT_TRUE(make_op(card_fields("hologram:q", {{"spin", {{"axis", "z"}}}})));
  EXPECT_TRUE(make_op(card_fields("x_y-z:anything!", {{"a", 1}})));
}

// One change to a valid document, and what it must be refused with.
struct Spoiled {
  const char* name;
  ErrorCode code;
  void (*spoil)(Json&);
};

class OpForm : public testing::TestWithParam<Spoiled> {};

TEST_P(OpForm, Is_refused) {
  Json body = Json::parse(make_card_op("card:a", {{"text", "x"}}).body);
  ASSERT_TRUE(read_op(document_with_id(body)));
  GetParam().spoil(body);
  const auto op = read_op(document_with_id(body));
  EXPECT_EQ(code_of(op), GetParam().code);
}

const std::string kLong(97, 'x');

INSTANTIATE_TEST_SUITE_P(
    Op, OpForm,
    testing::Values(
        Spoiled{"no_version", ErrorCode::bad_op, [](Json& b) { b.erase("v"); }},
        Spoiled{"version_of_the_future", ErrorCode::bad_op, [](Json& b) { b["v"] = 2; }},
        Spoiled{"version_as_text", ErrorCode::bad_op, [](Json& b) { b["v"] = "1"; }},
        Spoiled{"no_log", ErrorCode::bad_op, [](Json& b) { b.erase("log"); }},
        Spoiled{"log_with_a_wrong_letter", ErrorCode::bad_op, [](Json& b) { b["log"] = "k7f3q9x2mbw4hd2l"; }},
        Spoiled{"seq_0", ErrorCode::bad_op, [](Json& b) { b["seq"] = 0; }},
        Spoiled{"seq_negative", ErrorCode::bad_op, [](Json& b) { b["seq"] = -1; }},
        Spoiled{"seq_of_nine_digits", ErrorCode::bad_op,
                [](Json& b) {
                  b["seq"] = 100'000'000;
                  b["prev"] = std::string(32, 'a');
                }},
        Spoiled{"seq_without_prev", ErrorCode::bad_op, [](Json& b) { b["seq"] = 2; }},
        Spoiled{"first_with_prev", ErrorCode::bad_op, [](Json& b) { b["prev"] = std::string(32, 'a'); }},
        Spoiled{"n_0", ErrorCode::bad_op, [](Json& b) { b["n"] = 0; }},
        Spoiled{"n_beyond_the_greatest", ErrorCode::bad_op, [](Json& b) { b["n"] = kGreatestN + 1; }},
        Spoiled{"n_no_integer", ErrorCode::bad_json, [](Json& b) { b["n"] = 1.0; }},
        Spoiled{"at_missing", ErrorCode::bad_op, [](Json& b) { b.erase("at"); }},
        Spoiled{"at_too_long", ErrorCode::bad_op, [](Json& b) { b["at"] = kLong; }},
        Spoiled{"by_no_text", ErrorCode::bad_op, [](Json& b) { b["by"] = 5; }},
        Spoiled{"of_missing", ErrorCode::bad_op, [](Json& b) { b.erase("of"); }},
        Spoiled{"of_without_kind", ErrorCode::bad_op, [](Json& b) { b["of"] = ":a"; }},
        Spoiled{"of_without_name", ErrorCode::bad_op, [](Json& b) { b["of"] = "card:"; }},
        Spoiled{"of_without_colon", ErrorCode::bad_op, [](Json& b) { b["of"] = "card"; }},
        Spoiled{"of_with_a_blank", ErrorCode::bad_op, [](Json& b) { b["of"] = "card:a b"; }},
        Spoiled{"of_with_capitals", ErrorCode::bad_op, [](Json& b) { b["of"] = "Card:a"; }},
        Spoiled{"of_too_long", ErrorCode::bad_op, [](Json& b) { b["of"] = "card:" + kLong; }},
        Spoiled{"set_missing", ErrorCode::bad_op, [](Json& b) { b.erase("set"); }},
        Spoiled{"set_a_list", ErrorCode::bad_op, [](Json& b) { b["set"] = Json::array(); }},
        Spoiled{"field_without_name", ErrorCode::bad_op, [](Json& b) { b["set"][""] = 1; }},
        Spoiled{"field_with_a_long_name", ErrorCode::bad_op, [](Json& b) { b["set"][kLong] = 1; }},
        Spoiled{"over_a_list", ErrorCode::bad_op, [](Json& b) { b["over"] = Json::array(); }},
        Spoiled{"over_no_list", ErrorCode::bad_op,
                [](Json& b) {
                  b["over"] = {{"text", "x"}};
                }},
        Spoiled{"over_names_no_hash", ErrorCode::bad_op,
                [](Json& b) {
                  b["over"] = {{"text", {"x"}}};
                }},
        Spoiled{"over_names_too_many", ErrorCode::bad_op,
                [](Json& b) {
                  b["over"] = {{"text", std::vector<std::string>(kMostHeadsNamed + 1, std::string(32, 'a'))}};
                }},
        Spoiled{"underscore_below_the_top", ErrorCode::bad_json, [](Json& b) { b["set"]["_x"] = 1; }},
        Spoiled{"underscore_at_the_top", ErrorCode::bad_json, [](Json& b) { b["_deleted"] = true; }},
        Spoiled{"no_unicode", ErrorCode::bad_json, [](Json& b) { b["set"]["text"] = "\xff"; }},
        Spoiled{"too_deep", ErrorCode::bad_json,
                [](Json& b) { b["set"]["d"] = Json::parse("[[[[[[[]]]]]]]"); }},
        Spoiled{"over_64_KiB", ErrorCode::too_large,
                [](Json& b) { b["set"]["text"] = std::string(kMostBodyBytes, 'x'); }}),
    [](const auto& parameter) { return std::string(parameter.param.name); });

TEST(Op, What_is_no_object_is_no_op) {
  for (const Json& document : {Json(), Json(5), Json("x"), Json::array({1}), Json::object()})
    EXPECT_EQ(code_of(read_op(document)), ErrorCode::bad_op);
}

TEST(Op, Limits_are_taken_to_the_edge) {
  Op fields = card_fields("card:" + std::string(91, 'x'), {{std::string(96, 'f'), 1}});
  fields.n = kGreatestN;
  fields.seq = 99'999'999;
  fields.prev = std::string(32, 'a');
  fields.over = {{"text", std::vector<std::string>(kMostHeadsNamed, std::string(32, 'a'))}};
  auto op = make_op(fields);
  ASSERT_TRUE(op) << describe(op.error());
  EXPECT_EQ(op->id().size(), 61u);

  fields = card_fields("card:a", {{"text", ""}});
  const std::size_t rest = make_op(fields)->body.size();
  fields.set["text"] = std::string(kMostBodyBytes - rest, 'x');
  EXPECT_EQ(code_of(make_op(fields)), ErrorCode::none);
  fields.set["text"] = std::string(kMostBodyBytes - rest + 1, 'x');
  EXPECT_EQ(code_of(make_op(fields)), ErrorCode::too_large);
}

TEST(Op, The_greater_n_wins_and_then_the_greater_id) {
  const Op low = make_card_op("card:a", {{"text", "a"}}, 1),
           high = make_card_op("card:a", {{"text", "b"}}, 2);
  EXPECT_TRUE(comes_before(low, high));
  EXPECT_FALSE(comes_before(high, low));
  const Op other = make_card_op("card:a", {{"text", "c"}}, 2);
  EXPECT_EQ(comes_before(high, other), high.id() < other.id());
  EXPECT_NE(comes_before(high, other), comes_before(other, high));
  EXPECT_FALSE(comes_before(high, high));
}

}  // namespace
}  // namespace ubao::test
