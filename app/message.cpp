#include "app/message.h"

namespace ubao::app {

std::string error_sentence(const Ui& ui, const core::Error& error) {
  const std::string key = std::string("error.").append(core::name_of(error.code));
  return ui.say(key, {{"detail", error.detail}});
}

}  // namespace ubao::app
