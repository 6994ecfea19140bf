#include "sync/transport.h"

namespace ubao::sync {

std::string_view name_of(Failure failure) {
  switch (failure) {
    case Failure::none:
      return "none";
    case Failure::unreachable:
      return "unreachable";
    case Failure::timeout:
      return "timeout";
    case Failure::tls:
      return "tls";
    case Failure::too_large:
      return "too_large";
    case Failure::redirect:
      return "redirect";
    case Failure::truncated:
      return "truncated";
  }
  return "none";
}

}  // namespace ubao::sync
