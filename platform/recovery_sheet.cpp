#include "platform/recovery_sheet.h"

#include <sstream>

#include "platform/printed_page.h"
#include "platform/qr_code.h"

namespace ubao::platform {

core::Result<std::string> recovery_sheet(core::Workshop& workshop, const core::Language& language) {
  const auto seed = workshop.seed();
  if (!seed) return seed.error();
  const std::string words = core::recovery_words(*seed);
  const auto code = qr_code("ubao:" + workshop.id() + ":" + words, QrFor::paper);
  if (!code) return code.error();
  const std::string title = workshop.info().title;
  PrintedPage page(language, language.text("recovery.heading") + ", " + title,
                   "ol{columns:3;font:16pt/1.7 'Noto Sans Mono',monospace}");
  page.line("p", language.text("recovery.heading"), "mark");
  page.line("h1", title);
  page.line("p", language.text("recovery.sheet.workshop", {{"workshop", workshop.id()}}), "soft");
  page.line("p", language.text("recovery.sheet.guard"), "box");
  page.markup("<ol>\n");
  std::istringstream each(words);
  for (std::string word; each >> word;) page.line("li", word);
  page.markup("</ol>\n" + qr_svg(*code, language.text("recovery.sheet.code")));
  page.line("p", language.text("recovery.sheet.use"));
  page.line("code", "ubao key words --workshop " + workshop.id());
  return page.text();
}

}  // namespace ubao::platform
