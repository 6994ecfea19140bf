#include "tests/support/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include "tests/support/loopback.h"

extern char** environ;

namespace ubao::test {
namespace {

constexpr int kNoProgram = 127;

struct Pipe {
  int read_end = -1, write_end = -1;
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    read_end = ends[0];
    write_end = ends[1];
  }
};

void close_if_open(int& descriptor) {
  if (descriptor >= 0) close(descriptor);
  descriptor = -1;
}

// "NAME=value" of ours, with those of `more` put over them.
std::vector<std::string> environment_with(const std::vector<std::pair<std::string, std::string>>& more) {
  std::vector<std::string> lines;
  for (char** line = environ; *line; ++line) {
    const std::string_view text = *line;
    const std::string_view name = text.substr(0, text.find('='));
    if (std::none_of(more.begin(), more.end(), [&](const auto& each) { return each.first == name; }))
      lines.emplace_back(text);
  }
  for (const auto& [name, value] : more) lines.push_back(name + "=" + value);
  return lines;
}

std::vector<char*> pointers_to(std::vector<std::string>& lines) {
  std::vector<char*> pointers;
  for (std::string& line : lines) pointers.push_back(line.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Between fork and exec only what is safe after a fork of a program with threads.
[[noreturn]] void become(const Pipe& in, const Pipe& out, const Pipe& err, char** arguments,
                         char** environment, const ProcessOptions& options, pid_t parent) {
  dup2(in.read_end, STDIN_FILENO);
  dup2(out.write_end, STDOUT_FILENO);
  dup2(err.write_end, STDERR_FILENO);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(kNoProgram);
  signal(SIGPIPE, SIG_DFL);
  if (options.most_file_bytes) {
    const rlimit limit{*options.most_file_bytes, *options.most_file_bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, SIG_IGN);  // so that the write fails instead
  }
  if (!options.folder.empty() && chdir(options.folder.c_str()) != 0) _exit(kNoProgram);
  execvpe(arguments[0], arguments, environment);
  _exit(kNoProgram);
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

int milliseconds_until(std::chrono::steady_clock::time_point until) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
  return static_cast<int>(std::max<std::int64_t>(0, left.count()));
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments, const ProcessOptions& options) {
  signal(SIGPIPE, SIG_IGN);  // a program that ends early is told by what write gives back
  std::vector<std::string> argument_lines = arguments;
  std::vector<std::string> environment_lines = environment_with(options.environment);
  const std::vector<char*> argument_pointers = pointers_to(argument_lines);
  const std::vector<char*> environment_pointers = pointers_to(environment_lines);
  Pipe in, out, err;
  const pid_t parent = getpid();
  pid_ = fork();
  if (pid_ == 0)
    become(in, out, err, const_cast<char**>(argument_pointers.data()),
           const_cast<char**>(environment_pointers.data()), options, parent);
  for (int* theirs : {&in.read_end, &out.write_end, &err.write_end}) close_if_open(*theirs);
  input_ = in.write_end;
  output_ = out.read_end;
  errors_ = err.read_end;
  if (pid_ < 0) throw std::runtime_error("no process");
  end_ = static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));
  if (end_ < 0) throw std::runtime_error("no pidfd; a kernel of 2019 or later is needed");
  for (const int ours : {input_, output_, errors_}) fcntl(ours, F_SETFL, O_NONBLOCK);
}

Process::~Process() {
  if (!status_) {
    send_signal(SIGKILL);
    reap();
  }
  for (int* descriptor : {&input_, &output_, &errors_, &end_}) close_if_open(*descriptor);
}

void Process::take_from(int& descriptor, std::string& into) {
  char buffer[64 * 1024];
  for (;;) {
    const ssize_t count = read(descriptor, buffer, sizeof buffer);
    if (count > 0) {
      into.append(buffer, static_cast<std::size_t>(count));
    } else {
      if (count == 0 || (errno != EAGAIN && errno != EINTR)) close_if_open(descriptor);
      return;
    }
  }
}

// Waits for one thing to happen and reads what is there. False when the time is over.
bool Process::pump(bool want_to_write, Clock::time_point until) {
  pollfd watched[4] = {{output_, POLLIN, 0},
                       {errors_, POLLIN, 0},
                       {want_to_write ? input_ : -1, POLLOUT, 0},
                       {status_ ? -1 : end_, POLLIN, 0}};
  const int happened = poll(watched, 4, milliseconds_until(until));
  // who has ended has written all; what is read after that is the rest
  if (watched[3].revents != 0) reap();
  if (output_ >= 0) take_from(output_, output_text_);
  if (errors_ >= 0) take_from(errors_, error_text_);
  return happened > 0 || Clock::now() < until;
}

bool Process::write(std::string_view text, Patience patience) {
  const auto until = Clock::now() + patience;
  while (!text.empty() && input_ >= 0) {
    const ssize_t count = ::write(input_, text.data(), text.size());
    if (count > 0) {
      text.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EAGAIN && errno != EINTR) {
      close_input();
    } else if (!pump(true, until)) {
      return false;
    }
  }
  return text.empty();
}

void Process::close_input() { close_if_open(input_); }

std::optional<std::string> Process::read_line(Patience patience) {
  const auto until = Clock::now() + patience;
  for (;;) {
    if (const auto end = output_text_.find('\n'); end != std::string::npos) {
      std::string line = output_text_.substr(0, end);
      output_text_.erase(0, end + 1);
      return line;
    }
    if (status_ || output_ < 0 || !pump(false, until)) return std::nullopt;
  }
}

void Process::send_signal(int signal) const {
  if (!status_) kill(pid_, signal);
}

void Process::reap() {
  int status = 0;
  while (wait4(pid_, &status, 0, &used_) < 0 && errno == EINTR) {
  }
  status_ = status;
}

Ended Process::wait(Patience patience) {
  const auto until = Clock::now() + patience;
  while (!status_ && pump(false, until)) {
  }
  if (!status_) {
    send_signal(SIGKILL);
    reap();
  }
  Ended ended;
  if (WIFEXITED(*status_)) ended.exit_code = WEXITSTATUS(*status_);
  if (WIFSIGNALED(*status_)) ended.signal = WTERMSIG(*status_);
  ended.cpu_seconds = seconds(used_.ru_utime) + seconds(used_.ru_stime);
  ended.peak_mb = static_cast<double>(used_.ru_maxrss) / 1024;
  if (output_ >= 0) take_from(output_, output_text_);
  if (errors_ >= 0) take_from(errors_, error_text_);
  ended.output = std::move(output_text_);
  ended.errors = std::move(error_text_);
  output_text_.clear();
  error_text_.clear();
  return ended;
}

Ended Process::finish(Patience patience) {
  close_input();
  return wait(patience);
}

Ended run_program(const std::vector<std::string>& arguments, std::string_view input,
                  const ProcessOptions& options, Process::Patience patience) {
  Process process(arguments, options);
  process.write(input, patience);
  return process.finish(patience);
}

int free_port() { return Listener().port(); }

}  // namespace ubao::test
