// Another program as a test sees it: started with arguments and no shell in between, fed line by line, read
// line by line, ended or killed, asked for its exit code. It dies with this object, and with the test itself.
// Nothing blocks for longer than the patience given. One thread per object.
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ubao::test {

struct ProcessOptions {
  std::vector<std::pair<std::string, std::string>> environment;  // besides ours
  std::optional<std::uint64_t> most_file_bytes;                  // RLIMIT_FSIZE; writing more fails
  std::string folder;                                            // to run in; empty for ours
};

// What a program that has ended left behind.
struct Ended {
  int exit_code = -1;  // -1 when a signal ended it
  int signal = 0;      // 0 when it ended by itself
  std::string output;  // what was not read before
  std::string errors;
  double cpu_seconds = 0;  // of the processor, by all its threads
  double peak_mb = 0;      // of memory
};

class Process {
 public:
  using Patience = std::chrono::milliseconds;
  static constexpr Patience kPatience{60'000};

  // `arguments` begins with the program, looked for on PATH unless it has a slash. Throws when there is no
  // process to be had; a program that cannot be started ends with 127.
  explicit Process(const std::vector<std::string>& arguments, const ProcessOptions& options = {});
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t pid() const { return pid_; }

  // Writes text and reads what comes meanwhile. False when the program does not take it.
  bool write(std::string_view text, Patience patience = kPatience);
  bool write_line(std::string_view line) { return write(std::string(line) + "\n"); }
  void close_input();

  // The next whole line of its output, without the line's end; none when there is no more, or not in time.
  std::optional<std::string> read_line(Patience patience = kPatience);

  void send_signal(int signal) const;

  // Waits for its end and takes what is left to read. A program that does not end in time is killed, which
  // shows in `signal`.
  Ended wait(Patience patience = kPatience);
  // As wait, after closing its input: for programs that end when there is nothing to read any more.
  Ended finish(Patience patience = kPatience);

 private:
  using Clock = std::chrono::steady_clock;
  bool pump(bool want_to_write, Clock::time_point until);
  void take_from(int& descriptor, std::string& into);
  void reap();

  pid_t pid_ = -1;
  int end_ = -1;                                // readable when the process has ended
  int input_ = -1, output_ = -1, errors_ = -1;  // our ends
  std::string output_text_, error_text_;
  std::optional<int> status_;
  rusage used_{};  // once status_ is there
};

// Starts the program and waits for its end; `input` is all that it has to read.
Ended run_program(const std::vector<std::string>& arguments, std::string_view input = {},
                  const ProcessOptions& options = {}, Process::Patience patience = Process::kPatience);

// A port of this machine's own address on which nobody listens at the moment.
int free_port();

}  // namespace ubao::test
