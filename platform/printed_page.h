// A page that any browser shows and prints: one file in Ubao's colours, no script, nothing from elsewhere.
// Text is escaped where it is put in.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "core/language.h"

namespace ubao::platform {

class PrintedPage {
 public:
  // The title is the window's and the proposed name's; `style` adds rules of CSS to the common ones.
  PrintedPage(const core::Language& language, std::string_view title, std::string_view style = {});

  // An element of that tag and, if given, that class.
  void line(std::string_view tag, std::string_view text, std::string_view kind = {});
  // A row of a table that is open.
  void row(std::initializer_list<std::string_view> cells);
  // Put in as it is: what opens and ends a table or a section, or a picture.
  void markup(std::string_view ready) { text_ += ready; }

  std::string text() const { return text_ + "</body></html>\n"; }

 private:
  std::string text_;
};

}  // namespace ubao::platform
