#include "platform/receipt_sheet.h"

#include <algorithm>
#include <sstream>

#include "core/svg.h"

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

class Page {
 public:
  explicit Page(std::ostringstream& out) : out_(out) {}
  void line(const char* tag, std::string_view text) {
    out_ << '<' << tag << '>' << core::escaped_xml(text) << "</" << tag << ">\n";
  }
  void row(std::initializer_list<std::string> cells) {
    out_ << "<tr>";
    for (const std::string& cell : cells) out_ << "<td>" << core::escaped_xml(cell) << "</td>";
    out_ << "</tr>\n";
  }
  void open(const char* markup) { out_ << markup; }

 private:
  std::ostringstream& out_;
};

}  // namespace

std::string receipt_sheet(const std::string& workshop, const std::string& title,
                          const core::OfficeReceipt& receipt, const core::Language& language) {
  std::ostringstream out;
  Page page(out);
  const bool mirrored = language.right_to_left();
  out << "<!doctype html>\n<html" << (mirrored ? " dir=\"rtl\"" : "")
      << "><head><meta charset=\"utf-8\"><title>" << core::escaped_xml(language.text("receipt.heading"))
      << "</title><style>body{font:12pt/1.5 sans-serif;margin:2cm;color:#000}td{padding:0 1em .2em 0;"
         "vertical-align:top}code{font-size:10pt;overflow-wrap:anywhere}</style></head><body>\n";
  page.line("h1", language.text("receipt.heading"));
  page.line("h2", title);
  page.line("p", language.text("receipt.of_workshop", {{"workshop", workshop}, {"server", receipt.server}}));
  page.line("p", language.text("receipt.taken", {{"time", printed_time(receipt.at)}}));
  page.line("h2", language.text("receipt.held", {{"held", language.number(receipt.held)},
                                                 {"of", language.number(receipt.of)}}));
  page.line("p", language.text("receipt." + std::string(receipt.standing())));
  if (receipt.deep) page.line("p", language.text("receipt.deep"));
  if (receipt.not_here > 0) page.line("p", language.count("receipt.not_here", receipt.not_here));
  if (receipt.sheets_waiting > 0)
    page.line("p", language.count("receipt.sheets_wait", receipt.sheets_waiting));
  page.line("p", language.text("receipt.check_code") + " " + receipt.check_code());
  page.line("p", language.text("receipt.digest"));
  page.line("code", receipt.digest);

  page.line("h2",
            language.text("receipt.devices",
                          {{"n", language.number(receipt.complete_devices())},
                           {"all", language.number(static_cast<std::int64_t>(receipt.devices.size()))}}));
  page.open("<table>\n");
  for (const core::DeviceDelivery& device : receipt.devices)
    page.row({device.name, language.text(device_key(device)),
              language.text("receipt.last_seen", {{"time", printed_time(device.last_seen)}})});
  page.open("</table>\n");

  if (!receipt.missing.empty()) {
    page.line("h2", language.count("receipt.missing", receipt.of - receipt.held));
    page.open("<table>\n");
    const std::size_t shown = std::min(receipt.missing.size(), kMostPrinted);
    for (std::size_t i = 0; i < shown; ++i)
      page.row({receipt.missing[i].id, reason_text(language, receipt.missing[i].reason)});
    page.open("</table>\n");
  }
  page.open("</body></html>\n");
  return out.str();
}

}  // namespace ubao::platform
