// Ops from outside: each line of the input is one, as it is, and once more under the id that fits its body,
// since nobody guesses a hash. What is accepted is accepted again after writing, and a store that takes the
// lines in shows the same in whatever order they come.
#include <algorithm>

#include "core/op.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/ops.h"

namespace ubao::test {
namespace {

using core::Json;

void try_canonical(std::string_view line) {
  const auto value = core::parse_canonical(line);
  if (!value) return;
  const std::string text = core::canonical_text(*value);
  const auto again = core::parse_canonical(text);
  must(again.ok() && core::canonical_text(*again) == text, "canonical text is read and written as it is");
}

bool is_accepted(const Json& document) {
  const auto op = core::read_op(document);
  if (!op) return false;
  const auto again = core::read_op(Json::parse(core::wire_text(op->id(), op->hash, op->body)));
  must(again.ok() && again->id() == op->id() && again->body == op->body, "an op stays what it is on the wire");
  const auto kept = core::reread_op(op->body, op->hash);
  must(kept.ok() && kept->of == op->of && kept->set == op->set && kept->over == op->over,
       "an op stays what it is in the store");
  const std::string stub = core::stub_body(*op);
  must(core::is_stub(stub), "a withdrawn op is known as one");
  const auto withdrawn = core::reread_op(stub, op->hash);
  must(withdrawn.ok() && withdrawn->stub && withdrawn->over == op->over, "a withdrawn op still supersedes");
  return true;
}

void take_in(const std::vector<Json>& documents) {
  FuzzedDevice at_once, one_by_one;
  const auto absorbed = must_have(at_once->absorb(documents, {}), "a batch is taken in");
  must(absorbed.added + absorbed.known + absorbed.set_aside == static_cast<int>(documents.size()),
       "each document becomes something");
  for (auto document = documents.rbegin(); document != documents.rend(); ++document)
    must_have(one_by_one->absorb({*document}, {}), "an op is taken in");
  at_once.must_be_sound();
  must(at_once->dump() == one_by_one->dump(), "order makes no difference");
}

}  // namespace
}  // namespace ubao::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ubao::test;
  constexpr std::size_t kMostLines = 12;
  std::vector<Json> documents;
  bool any = false;
  const std::string_view input(reinterpret_cast<const char*>(bytes), size);
  for (const std::string_view line : parts_of(input, "\n")) {
    if (documents.size() >= kMostLines) break;
    try_canonical(line);
    Json document = Json::parse(line, nullptr, false);
    if (document.is_discarded() || ubao::core::nested_deeper_than(document, ubao::core::kDeepest)) continue;
    any = is_accepted(document) || any;
    documents.push_back(document);
    if (!document.is_object()) continue;
    document.erase("_id");
    document.erase("_rev");
    document = document_with_id(std::move(document));
    any = is_accepted(document) || any;
    documents.push_back(std::move(document));
  }
  if (any) take_in(documents);
  return 0;
}
