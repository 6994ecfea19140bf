#include "platform/cli/slot_sheets.h"

#include <sstream>

#include "core/svg.h"
#include "platform/pairing_code.h"
#include "platform/qr_code.h"

namespace ubao::platform {

core::Result<std::string> slot_sheets(const sync::SlotFile& file, const core::Language& language) {
  std::ostringstream out;
  const auto line = [&](const char* tag, const std::string& text) {
    out << '<' << tag << '>' << core::escaped_xml(text) << "</" << tag << ">\n";
  };
  out << "<!doctype html>\n<html" << (language.right_to_left() ? " dir=\"rtl\"" : "")
      << "><head><meta charset=\"utf-8\"><title>" << core::escaped_xml(language.text("slots.heading"))
      << "</title><style>body{font:14pt/1.5 "
         "sans-serif;margin:0;color:#000}section{margin:2cm;break-after:page;"
         "break-inside:avoid}svg{display:block;width:8cm;height:8cm}code{font-size:10pt;overflow-wrap:"
         "anywhere}"
         "</style></head><body>\n";
  std::int64_t number = 0;
  for (const sync::Slot& slot : file.slots) {
    const auto code = code_of_slot(file.server, slot);
    if (!code) return code.error();
    const auto picture = qr_code(*code, QrFor::paper);
    if (!picture) return picture.error();
    const std::string heading = language.text("slots.number", {{"n", language.number(++number)}});
    out << "<section>\n";
    line("h1", heading);
    line("p", language.text("slots.database", {{"database", slot.database}, {"server", file.server}}));
    line("p", slot.workshop.empty() ? language.text("slots.free")
                                    : language.text("slots.bound", {{"workshop", slot.workshop}}));
    out << qr_svg(*picture, heading);
    line("p", language.text("slots.use"));
    line("code", *code);
    out << "</section>\n";
  }
  out << "</body></html>\n";
  return out.str();
}

}  // namespace ubao::platform
