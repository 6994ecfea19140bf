#include "platform/figure_picture.h"

#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/svg.h"
#include "platform/loaded_library.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;

constexpr double kMostPixels = 40e6;

struct Drawing {
  decltype(&rsvg_handle_new_from_data) read = nullptr;
  decltype(&rsvg_handle_render_document) render = nullptr;
  decltype(&g_object_unref) unref = nullptr;
  decltype(&cairo_image_surface_create) new_surface = nullptr;
  decltype(&cairo_create) new_context = nullptr;
  decltype(&cairo_destroy) end_context = nullptr;
  decltype(&cairo_surface_destroy) end_surface = nullptr;
  decltype(&cairo_surface_status) status = nullptr;
  decltype(&cairo_surface_write_to_png_stream) write_png = nullptr;
  bool complete = false;

  Drawing() {
    LoadedLibrary rsvg("librsvg-2.so.2");  // it brings GObject and Cairo along
    rsvg.find(read, "rsvg_handle_new_from_data"), rsvg.find(render, "rsvg_handle_render_document");
    rsvg.find(unref, "g_object_unref");
    rsvg.find(new_surface, "cairo_image_surface_create"), rsvg.find(new_context, "cairo_create");
    rsvg.find(end_context, "cairo_destroy"), rsvg.find(end_surface, "cairo_surface_destroy");
    rsvg.find(status, "cairo_surface_status"), rsvg.find(write_png, "cairo_surface_write_to_png_stream");
    complete = rsvg.complete();
  }
};

cairo_status_t append_bytes(void* to, const unsigned char* bytes, unsigned count) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

core::Result<std::string> png_of(const core::Figure& figure, const core::Palette& palette, double scale) {
  static const Drawing draw;
  if (!draw.complete) return {ErrorCode::not_found, "the library librsvg2, which makes pictures"};
  const core::Error failed{ErrorCode::storage_failed, "the picture could not be drawn"};
  const double area = static_cast<double>(figure.width) * static_cast<double>(figure.height);
  if (area <= 0) return failed;
  scale = std::min(scale, std::sqrt(kMostPixels / area));
  const int width = static_cast<int>(std::ceil(static_cast<double>(figure.width) * scale));
  const int height = static_cast<int>(std::ceil(static_cast<double>(figure.height) * scale));

  const std::string svg = core::svg_of(figure, palette);
  const std::unique_ptr<RsvgHandle, decltype(draw.unref)> document(
      draw.read(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr), draw.unref);
  const std::unique_ptr<cairo_surface_t, decltype(draw.end_surface)> surface(
      draw.new_surface(CAIRO_FORMAT_RGB24, width, height), draw.end_surface);
  const std::unique_ptr<cairo_t, decltype(draw.end_context)> context(draw.new_context(surface.get()),
                                                                     draw.end_context);
  const RsvgRectangle all{0, 0, static_cast<double>(width), static_cast<double>(height)};
  if (!document || draw.status(surface.get()) != CAIRO_STATUS_SUCCESS ||
      !draw.render(document.get(), context.get(), &all, nullptr))
    return failed;
  std::string png;
  if (draw.write_png(surface.get(), append_bytes, &png) != CAIRO_STATUS_SUCCESS) return failed;
  return png;
}

}  // namespace ubao::platform
