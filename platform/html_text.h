// Text in a page: nothing of it is markup. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace ubao::platform {

std::string html_text(std::string_view text);

}  // namespace ubao::platform
