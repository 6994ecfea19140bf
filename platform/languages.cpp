#include "platform/languages.h"

#include "platform/assets.h"

namespace ubao::platform {

core::Language shipped_language(const std::string& code) {
  auto language = core::read_language(asset("languages/" + code + ".json"));
  if (!language) language = core::read_language(asset("languages/en.json"));
  return language ? std::move(*language) : core::Language();
}

}  // namespace ubao::platform
