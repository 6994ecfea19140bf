#include "platform/cli/slot_sheets.h"

#include "platform/pairing_code.h"
#include "platform/printed_page.h"
#include "platform/qr_code.h"

namespace ubao::platform {

core::Result<std::string> slot_sheets(const sync::SlotFile& file, const core::Language& language) {
  const std::string heading = language.text("slots.heading");
  PrintedPage page(
      language, heading,
      "body{margin:0;max-width:none}section{margin:2cm;max-width:17cm;break-after:page;break-inside:avoid}"
      "svg{width:8cm;height:8cm}");
  std::int64_t number = 0;
  for (const sync::Slot& slot : file.slots) {
    const auto code = code_of_slot(file.server, slot);
    if (!code) return code.error();
    const auto picture = qr_code(*code, QrFor::paper);
    if (!picture) return picture.error();
    const std::string name = language.text("slots.number", {{"n", language.number(++number)}});
    page.markup("<section>\n");
    page.line("p", heading, "mark");
    page.line("h1", name);
    page.line("p", language.text("slots.database", {{"database", slot.database}, {"server", file.server}}),
              "soft");
    page.line("p", slot.workshop.empty() ? language.text("slots.free")
                                         : language.text("slots.bound", {{"workshop", slot.workshop}}));
    page.markup(qr_svg(*picture, name));
    page.line("p", language.text("slots.use"));
    page.line("code", *code);
    page.markup("</section>\n");
  }
  return page.text();
}

}  // namespace ubao::platform
