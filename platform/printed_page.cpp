#include "platform/printed_page.h"

#include "core/svg.h"

namespace ubao::platform {
namespace {

// Dark on white throughout: what matters has a border, since browsers leave grounds out when they print.
constexpr const char* kCommonStyle =
    "body{font:12pt/1.5 'Noto Sans',sans-serif;margin:2cm;max-width:17cm;color:#1c2a26}"
    "h1{font-size:22pt;line-height:1.2;margin:0 0 .3em}h2{font-size:15pt;margin:1.4em 0 .4em}p{margin:.3em 0}"
    ".mark{font-weight:600;color:#1f463e;border-bottom:2pt solid "
    "#1f463e;padding-bottom:.2em;margin-bottom:1.4em}"
    ".soft{color:#505b55}.box{border:2pt solid #1f463e;border-radius:6pt;padding:.6em 1em;margin:1.4em 0}"
    ".big{font-size:20pt;font-weight:600;line-height:1.3}"
    "code{font:10pt/1.5 'Noto Sans Mono',monospace;overflow-wrap:anywhere}"
    "table{border-collapse:collapse;width:100%}"
    "td{border-top:.5pt solid #80796a;padding:.35em 1em .35em 0;vertical-align:top;overflow-wrap:anywhere}"
    "td:first-child{min-width:4cm}tr{break-inside:avoid}svg{display:block}";

}  // namespace

PrintedPage::PrintedPage(const core::Language& language, std::string_view title, std::string_view style) {
  text_ = "<!doctype html>\n<html";
  if (language.right_to_left()) text_ += " dir=\"rtl\"";
  text_ += "><head><meta charset=\"utf-8\"><title>" + core::escaped_xml(title) + "</title><style>";
  text_.append(kCommonStyle).append(style).append("</style></head><body>\n");
}

void PrintedPage::line(std::string_view tag, std::string_view text, std::string_view kind) {
  text_.append("<").append(tag);
  if (!kind.empty()) text_.append(" class=\"").append(kind).append("\"");
  text_.append(">").append(core::escaped_xml(text)).append("</").append(tag).append(">\n");
}

void PrintedPage::row(std::initializer_list<std::string_view> cells) {
  text_ += "<tr>";
  for (const std::string_view cell : cells) text_ += "<td>" + core::escaped_xml(cell) + "</td>";
  text_ += "</tr>\n";
}

}  // namespace ubao::platform
