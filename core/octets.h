// A text's bytes as libsodium takes them, valid as long as the text. For core's own sources only. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace ubao::core {

inline const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
inline unsigned char* octets(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace ubao::core
