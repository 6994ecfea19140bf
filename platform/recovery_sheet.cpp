#include "platform/recovery_sheet.h"

#include <qrencode.h>

#include <memory>
#include <sstream>

#include "core/svg.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;

constexpr int kModulePixels = 6, kQuietModules = 4;

core::Result<std::string> qr_code(const std::string& text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) return {ErrorCode::out_of_memory, "a QR code"};
  const int side = (code->width + 2 * kQuietModules) * kModulePixels;
  std::ostringstream svg;
  svg << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" << side << "\" height=\"" << side
      << "\" role=\"img\" aria-label=\"QR code of the words above\"><rect width=\"100%\" height=\"100%\" "
         "fill=\"#fff\"/><path d=\"";
  for (int y = 0; y < code->width; ++y)
    for (int x = 0; x < code->width; ++x)
      if (code->data[y * code->width + x] & 1)
        svg << 'M' << (x + kQuietModules) * kModulePixels << ' ' << (y + kQuietModules) * kModulePixels << 'h'
            << kModulePixels << 'v' << kModulePixels << "h-" << kModulePixels << 'z';
  svg << "\" fill=\"#000\"/></svg>";
  return svg.str();
}

}  // namespace

core::Result<std::string> recovery_sheet(core::Workshop& workshop) {
  const auto seed = workshop.seed();
  if (!seed) return seed.error();
  const std::string words = core::recovery_words(*seed);
  const auto code = qr_code("ubao:" + workshop.id() + ":" + words);
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
       << *code << "\n<p>To use it: <code>ubao key words --workshop " << workshop.id()
       << "</code>, then type the words.</p>\n</body></html>\n";
  return page.str();
}

}  // namespace ubao::platform
