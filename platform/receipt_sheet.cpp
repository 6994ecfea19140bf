#include "platform/receipt_sheet.h"

#include <algorithm>

#include "platform/printed_page.h"

namespace ubao::platform {
namespace {

constexpr std::size_t kMostPrinted = 100;

// "2026-11-21 20:11 UTC": a page is read where nobody knows whose local time it was.
std::string printed_time(const std::string& utc) {
  if (utc.size() < 16) return utc;
  return utc.substr(0, 10) + " " + utc.substr(11, 5) + " UTC";
}

// The key of what is said of a device, or of the reason why an op is missing.
std::string device_key(const core::DeviceDelivery& device) {
  return device.complete() ? "receipt.device.complete"
                           : std::string("receipt.device.").append(core::name_of(device.lack));
}

std::string reason_text(const core::Language& language, const std::string& reason) {
  const std::string key = "receipt.missing." + reason;
  return language.has(key) ? language.text(key) : language.text("refusal.says", {{"reason", reason}});
}

}  // namespace

std::string receipt_sheet(const std::string& workshop, const std::string& title,
                          const core::OfficeReceipt& receipt, const core::Language& language) {
  PrintedPage page(language, language.text("receipt.heading") + ", " + title);
  page.line("p", language.text("receipt.heading"), "mark");
  page.line("h1", title);
  page.line("p", language.text("receipt.of_workshop", {{"workshop", workshop}, {"server", receipt.server}}),
            "soft");
  page.line("p", language.text("receipt.taken", {{"time", printed_time(receipt.at)}}), "soft");

  page.markup("<div class=\"box\">\n");
  page.line("p",
            language.text("receipt.held",
                          {{"held", language.number(receipt.held)}, {"of", language.number(receipt.of)}}),
            "big");
  page.line("p", language.text("receipt." + std::string(receipt.standing())));
  if (receipt.deep) page.line("p", language.text("receipt.deep"));
  if (receipt.not_here > 0) page.line("p", language.count("receipt.not_here", receipt.not_here));
  if (receipt.sheets_waiting > 0)
    page.line("p", language.count("receipt.sheets_wait", receipt.sheets_waiting));
  page.markup("</div>\n");

  page.line("h2", language.text("receipt.check_code"));
  page.line("p", receipt.check_code(), "big");
  page.line("p", language.text("receipt.digest"));
  page.line("code", receipt.digest);

  page.line("h2",
            language.text("receipt.devices",
                          {{"n", language.number(receipt.complete_devices())},
                           {"all", language.number(static_cast<std::int64_t>(receipt.devices.size()))}}));
  page.markup("<table>\n");
  for (const core::DeviceDelivery& device : receipt.devices)
    page.row({device.name, language.text(device_key(device)),
              language.text("receipt.last_seen", {{"time", printed_time(device.last_seen)}})});
  page.markup("</table>\n");

  if (!receipt.missing.empty()) {
    page.line("h2", language.count("receipt.missing", receipt.of - receipt.held));
    page.markup("<table>\n");
    const std::size_t shown = std::min(receipt.missing.size(), kMostPrinted);
    for (std::size_t i = 0; i < shown; ++i)
      page.row({receipt.missing[i].id, reason_text(language, receipt.missing[i].reason)});
    page.markup("</table>\n");
  }
  return page.text();
}

}  // namespace ubao::platform
