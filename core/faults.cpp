#include "core/faults.h"

#ifdef UBAO_PLANTED_FAULTS
namespace ubao::core {

Fault& planted_fault() {
  static Fault fault = Fault::none;
  return fault;
}

}  // namespace ubao::core
#endif
