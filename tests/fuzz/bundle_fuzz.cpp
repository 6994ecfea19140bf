// Files from a stick. The first letter of the input says what the rest is: "f" a file as it is; "r" a receipt;
// else the frames of a file that somebody with the room key made, which are boxed and chained as they must be
// to get to the readers behind the key. Each frame is one part: a word for its kind and encoding in digits, a
// space, the content. A file is taken in whole or not at all, and once.
#include <algorithm>

#include "sync/holding.h"
#include "tests/fuzz/fuzz.h"
#include "tests/sync/bundles.h"

namespace ubao::test {
namespace {

const core::Founding& founding() {
  static const core::Founding founded = [] {
    FixedEnv env(7);
    return core::found_workshop(env.random);
  }();
  return founded;
}

// "21 text": kind 2, encoding 1. The end's counts are those of the lines before, unless its part says others.
std::string forged(std::string_view input) {
  ForgedBundle bundle(founding());
  bundle.opening();
  std::uint64_t ops = 0, sheets = 0;
  for (std::string_view part : parts_of(input, kCut)) {
    const std::string_view word = take_word(part);
    const int kind = word.empty() ? 0 : word[0] - '0';
    const int encoding = word.size() < 2 ? 0 : word[1] - '0';
    const bool long_said = word.size() > 2;  // says more than there is
    bundle.raw_frame(kind, encoding, std::string(part), part.size() * (long_said ? 19 : 1));
    const auto lines = static_cast<std::uint64_t>(std::count(part.begin(), part.end(), '\n'));
    (kind == 3 ? sheets : ops) += lines;
  }
  return bundle.end(ops, sheets).bytes();
}

void read_file(const std::string& file) {
  FuzzedDevice device("facilitator", founding().workshop, founding().secrets);
  BytesInMemory source(file);
  (void)sync::workshop_of(source);
  const std::uint64_t before = device->op_count();
  const auto taken = take_in(device.store(), file);
  if (!taken) {
    must(device->op_count() == before, "a file is taken in whole or not at all");
    return;
  }
  const std::uint64_t after = device->op_count();
  must(after == before + static_cast<std::uint64_t>(taken->absorbed.added), "what is added is here");
  device.must_be_sound();
  const auto again = must_have(take_in(device.store(), file), "a file is taken in again");
  must(again.absorbed.added == 0 && device->op_count() == after, "the second time adds nothing");
}

void read_receipt(std::string_view text) {
  const auto holding = sync::read_holding(text);
  if (!holding) return;
  const auto again = must_have(sync::read_holding(sync::holding_text(*holding)), "a receipt is read again");
  must(sync::holding_text(again) == sync::holding_text(*holding), "a receipt stays what it is");
  FuzzedDevice device;
  must(sync::known_to(*holding, device.store()).size() <= device->op_count(), "nobody holds more than there is");
}

}  // namespace
}  // namespace ubao::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ubao::test;
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  switch (*bytes) {
    case 'f': read_file(std::string(rest)); break;
    case 'r': read_receipt(rest); break;
    default: read_file(forged(rest)); break;
  }
  return 0;
}
