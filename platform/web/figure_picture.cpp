#include "platform/figure_picture.h"

namespace ubao::platform {

core::Result<std::string> png_of(const core::Figure&, const core::Palette&, double) {
  return {core::ErrorCode::not_found,
          "PNG pictures, which a browser does not make here; SVG is made everywhere"};
}

}  // namespace ubao::platform
