#include "tests/bench/board_notes.h"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

namespace ubao::bench {
namespace {

constexpr int kCell = 220;             // from one note to the next
constexpr double kScreenShape = 1.78;  // columns to rows
constexpr std::size_t kLeastNote = 55, kMostNote = 60;

constexpr std::array<const char*, 32> kVocabulary{
    "what",   "I",      "like",  "about", "this",    "idea",  "is",   "that",  "people", "could", "share",
    "seeds",  "water",  "tools", "and",   "learn",   "from",  "each", "other", "near",   "the",   "market",
    "school", "clinic", "road",  "after", "harvest", "every", "week", "with",  "low",    "cost"};

std::string note_text(int number) {
  std::string text = "#" + std::to_string(number);
  for (long long k = number * 7LL + 3; text.size() < kLeastNote; k = (k * 31 + 17) % 100'003)
    text.append(" ").append(kVocabulary[static_cast<std::size_t>(k) % kVocabulary.size()]);
  return text.substr(0, kMostNote);
}

}  // namespace

std::vector<Note> notes_of_board(int count) {
  const int columns = static_cast<int>(std::ceil(std::sqrt(count * kScreenShape)));
  std::vector<Note> notes;
  for (int i = 0; i < count; ++i) notes.push_back({note_text(i), i % columns * kCell, i / columns * kCell});
  return notes;
}

std::string notes_as_json(const std::vector<Note>& notes) {
  nlohmann::json all = nlohmann::json::array();
  for (const Note& note : notes) all.push_back({{"text", note.text}, {"x", note.x}, {"y", note.y}});
  return all.dump();
}

}  // namespace ubao::bench
