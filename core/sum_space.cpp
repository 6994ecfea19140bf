#include "core/sum_space.h"

#include <algorithm>
#include <bit>

namespace ubao::core {
namespace {

__extension__ using WideNumber = unsigned __int128;
constexpr std::uint64_t kPrime = (std::uint64_t{1} << 61) - 1;

std::uint64_t product_of(std::uint64_t a, std::uint64_t b) {
  const WideNumber product = static_cast<WideNumber>(a) * b;
  const std::uint64_t folded =
      static_cast<std::uint64_t>(product & kPrime) + static_cast<std::uint64_t>(product >> 61);
  return folded >= kPrime ? folded - kPrime : folded;
}

std::uint64_t difference_of(std::uint64_t a, std::uint64_t b) { return a >= b ? a - b : a + kPrime - b; }

// By Fermat: a to the power of kPrime - 2.
std::uint64_t inverse_of(std::uint64_t a) {
  std::uint64_t result = 1;
  for (std::uint64_t power = kPrime - 2; power != 0; power >>= 1, a = product_of(a, a))
    if (power & 1) result = product_of(result, a);
  return result;
}

bool is_set(std::uint64_t number) { return number != 0; }

}  // namespace

SumSpace::SumSpace(std::vector<int> weights, int most_revealed, std::int64_t most_steps)
    : weights_(std::move(weights)),
      touched_(weights_.size()),
      most_revealed_(std::min(most_revealed, static_cast<int>(kMostRows))),
      steps_left_(most_steps) {
  const auto light =
      std::find_if(weights_.begin(), weights_.end(), [&](int weight) { return weight <= most_revealed_; });
  heavy_ = static_cast<std::size_t>(light - weights_.begin());
}

void SumSpace::take(const std::vector<int>& cells) {
  for (const int cell : cells) touched_[static_cast<std::size_t>(cell)] = true;
  auto row = reduced(cells);
  if (!row) return;  // known already to who can calculate
  if (row->pivot < heavy_)
    heavy_rows_.push_back(std::move(*row));
  else
    insert_light(std::move(*row));
}

int SumSpace::fresh(const std::vector<int>& cells) const {
  int sheets = 0;
  for (const int cell : cells)
    if (!touched_[static_cast<std::size_t>(cell)]) sheets += weights_[static_cast<std::size_t>(cell)];
  return sheets;
}

void SumSpace::subtract(std::vector<Number>& from, Number factor, const std::vector<Number>& row) {
  for (std::size_t c = 0; c < from.size(); ++c)
    if (row[c] != 0) from[c] = difference_of(from[c], product_of(factor, row[c]));
}

// What is new in a sum; nothing when it follows from the others. Heavy rows are free of the pivots before
// theirs, not of those behind: they are taken in their order.
std::optional<SumSpace::Row> SumSpace::reduced(const std::vector<int>& cells) const {
  Row row;
  row.values.assign(weights_.size(), 0);
  for (const int cell : cells) row.values[static_cast<std::size_t>(cell)] = 1;
  for (const auto* rows : {&heavy_rows_, &light_rows_})
    for (const Row& known : *rows)
      if (const Number factor = row.values[known.pivot]; factor != 0)
        subtract(row.values, factor, known.values);
  const auto first = std::find_if(row.values.begin(), row.values.end(), is_set);
  if (first == row.values.end()) return std::nullopt;
  row.pivot = static_cast<std::size_t>(first - row.values.begin());
  const Number factor = inverse_of(*first);
  for (Number& value : row.values)
    if (value != 0) value = product_of(value, factor);
  return row;
}

void SumSpace::insert_light(Row row) {
  for (Row& known : light_rows_)
    if (const Number factor = known.values[row.pivot]; factor != 0) {
      subtract(known.values, factor, row.values);
      known.light = light_bits(known.values);
    }
  row.light = light_bits(row.values);
  light_rows_.push_back(std::move(row));
}

SumSpace::Bits SumSpace::light_bits(const std::vector<Number>& values) const {
  Bits bits(light_words());
  for (std::size_t c = heavy_; c < values.size(); ++c)
    if (values[c] != 0) bits[(c - heavy_) / 64] |= std::uint64_t{1} << ((c - heavy_) % 64);
  return bits;
}

// Sheets of the cells that exactly one row has once this one is chosen, counted up to one more than matters.
int SumSpace::certain_with(const Overlap& before, const Bits& light) const {
  int weight = 0;
  for (std::size_t word = 0; word < light.size(); ++word) {
    std::uint64_t left =
        (before.one[word] ^ light[word]) & ~(before.several[word] | (before.one[word] & light[word]));
    for (; left != 0; left &= left - 1) {
      weight += weight_at(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
      if (weight > most_revealed_) return weight;
    }
  }
  return weight;
}

bool SumSpace::reveals() {
  Search search;
  const Bits none(light_words());
  search.overlaps.fill({none, none});
  return reveals_with(0, most_revealed_, search) || steps_left_ < 0;
}

// Whether the chosen rows and some of those from `next` on combine to something about too few sheets. Their
// pivots may be about `left` sheets more.
bool SumSpace::reveals_with(std::size_t next, int left, Search& search) {
  const Overlap& before = search.overlaps[search.chosen.size()];
  Overlap& with = search.overlaps[search.chosen.size() + 1];
  for (std::size_t i = next; i < light_rows_.size(); ++i) {
    const Row& row = light_rows_[i];
    const int pivot = weights_[row.pivot];
    if (pivot > left) continue;
    const bool last = pivot == left;
    steps_left_ -= last ? 1 : static_cast<std::int64_t>(row.light.size());
    if (steps_left_ < 0) return false;
    // what one row alone has stays, whatever the factors
    const int certain = certain_with(before, row.light);
    if (last && certain > most_revealed_) continue;
    for (std::size_t word = 0; word < row.light.size(); ++word) {
      with.several[word] = before.several[word] | (before.one[word] & row.light[word]);
      with.one[word] = (before.one[word] ^ row.light[word]) & ~with.several[word];
    }
    search.chosen.push_back(&row);
    if (certain <= most_revealed_ && can_cancel(search.chosen, with.several, most_revealed_ - certain))
      return true;
    if (!last && reveals_with(i + 1, left - pivot, search)) return true;
    search.chosen.pop_back();
  }
  return false;
}

// Whether factors exist that make the rows vanish on these cells, but for some of so many sheets.
bool SumSpace::can_cancel(const std::vector<const Row*>& rows, const Bits& cells, int spared) const {
  std::vector<std::size_t> columns;
  for (std::size_t word = 0; word < cells.size(); ++word)
    for (std::uint64_t left = cells[word]; left != 0; left &= left - 1)
      columns.push_back(heavy_ + word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
  return can_cancel(rows, columns, 0, {}, spared);
}

// They do as long as the columns of the rows are not as independent as there are rows.
bool SumSpace::can_cancel(const std::vector<const Row*>& rows, const std::vector<std::size_t>& columns,
                          std::size_t from, std::vector<std::array<Number, kMostRows>> independent,
                          int spared) const {
  for (std::size_t at = from; at < columns.size(); ++at) {
    std::array<Number, kMostRows> column{};
    for (std::size_t i = 0; i < rows.size(); ++i) column[i] = rows[i]->values[columns[at]];
    for (const auto& known : independent) {
      const auto pivot =
          static_cast<std::size_t>(std::find_if(known.begin(), known.end(), is_set) - known.begin());
      const Number factor = column[pivot], scale = known[pivot];
      for (std::size_t i = 0; i < kMostRows; ++i)
        column[i] = difference_of(product_of(column[i], scale), product_of(factor, known[i]));
    }
    if (std::none_of(column.begin(), column.end(), is_set)) continue;
    const int weight = weights_[columns[at]];
    if (weight <= spared && can_cancel(rows, columns, at + 1, independent, spared - weight)) return true;
    independent.push_back(column);
    if (independent.size() == rows.size()) return false;
  }
  return true;
}

}  // namespace ubao::core
