// What the benchmarks say: each figure is ours beside a peer's or a limit, measured in the same run on the
// same machine, so that the ratio means something elsewhere too. Times in milliseconds. Any thread.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace ubao::bench {

// Milliseconds since `start`.
inline double ms_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

// How long `work()` takes.
template <class Work>
double timed_ms(Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return ms_since(start);
}

double median(std::vector<double> values);

struct Figure {
  std::string name;
  double ours = 0;
  double other = 0;  // the peer's figure, or the limit
  std::string unit;
  double wanted = 1;  // ours / other is to be at least this, or at most where less is better
  bool less_is_better = false;
  std::string note;

  double ratio() const { return other == 0 ? 0 : ours / other; }
  bool good() const { return less_is_better ? ratio() <= wanted : ratio() >= wanted; }
};

class Figures {
 public:
  void add(Figure figure) { figures_.push_back(std::move(figure)); }
  // A table on standard output. True when every figure is as wanted.
  bool print() const;

 private:
  std::vector<Figure> figures_;
};

}  // namespace ubao::bench
