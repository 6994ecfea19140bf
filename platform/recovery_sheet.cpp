#include "platform/recovery_sheet.h"

#include <sstream>

#include "core/svg.h"
#include "platform/qr_code.h"

namespace ubao::platform {

core::Result<std::string> recovery_sheet(core::Workshop& workshop) {
  const auto seed = workshop.seed();
  if (!seed) return seed.error();
  const std::string words = core::recovery_words(*seed);
  const auto code = qr_code("ubao:" + workshop.id() + ":" + words, QrFor::paper);
  if (!code) return code.error();
  std::ostringstream page;
  page << "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Recovery sheet</title>"
          "<style>body{font:16pt/1.5 sans-serif;margin:2cm;color:#000}ol{columns:3;font:18pt/1.7 monospace}"
          "</style></head><body>\n<h1>Recovery sheet</h1>\n<p><b>"
       << core::escaped_xml(workshop.info().title) << "</b><br>Workshop " << workshop.id()
       << "</p>\n<p>Whoever has this sheet can open every answer that was handed in, and act as facilitator. "
          "Keep it under lock and key. Without it, and without a device that holds the key, nobody can ever "
          "open the answers again.</p>\n<ol>";
  std::istringstream each(words);
  for (std::string word; each >> word;) page << "<li>" << word << "</li>";
  page << "</ol>\n"
       << qr_svg(*code, "QR code of the words above") << "\n<p>To use it: <code>ubao key words --workshop "
       << workshop.id() << "</code>, then type the words.</p>\n</body></html>\n";
  return page.str();
}

}  // namespace ubao::platform
