// Prints random documents of the canonical form, one a line: ["scrambled text","canonical text","hash"].
// Another language's program reads them and must come to the same texts and hashes.
#include <iostream>

#include "core/ids.h"
#include "tests/support/random_json.h"

int main() {
  using namespace ubao;
  test::Dice dice(8785);
  for (int i = 0; i < 20'000; ++i) {
    const core::Json document = test::random_document(dice);
    const std::string text = core::canonical_text(document);
    const core::Json line = {test::scrambled_text(document, dice), text, core::to_hex(core::hash_of(text))};
    std::cout << line.dump() << '\n';
  }
}
