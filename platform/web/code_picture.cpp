// In a browser: the text of a code is pasted; pictures of it are read on the desktop.
#include "platform/code_picture.h"

namespace ubao::platform {

bool is_picture(std::string_view) { return false; }

core::Result<std::string> text_in_picture(std::string_view) {
  return {core::ErrorCode::not_allowed, "in a browser"};
}

}  // namespace ubao::platform
