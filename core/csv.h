// Tables as CSV (RFC 4180, UTF-8 with a byte order mark, lines ended by CR LF) that spreadsheets open as they
// are meant: a text that would be taken for a formula (OWASP, CSV Injection) gets an apostrophe in front;
// numbers stay numbers. Plain values, any thread.
#pragma once

#include <string>
#include <string_view>

namespace ubao::core {

class Csv {
 public:
  Csv();
  Csv& text(std::string_view cell);
  // A number that is already written, "2.50" or "-1"; what is none is taken for a text.
  Csv& number(std::string_view cell);
  Csv& number(int cell);
  Csv& empty();
  void end_row();

  const std::string& bytes() const { return bytes_; }

 private:
  void add(std::string_view cell);

  std::string bytes_;
  bool row_begun_ = false;
};

}  // namespace ubao::core
