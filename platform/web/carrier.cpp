// In a browser: there are no sticks, and none are offered.
#include "platform/carrier.h"

namespace ubao::platform {

struct Carrier::Parts {
  core::Sticks told;
};

Carrier::Carrier(StickPlaces, std::function<void()>) : parts_(std::make_unique<Parts>()) {}
Carrier::~Carrier() = default;
void Carrier::look() {}
void Carrier::save(core::Workshop&, core::Env, const std::string&) {}
void Carrier::take_in(core::Workshop&, const std::string&, const std::string&) {}
void Carrier::dismiss() {}
void Carrier::stop() {}
bool Carrier::poll(core::Workshop*) { return false; }
const core::Sticks& Carrier::sticks() const { return parts_->told; }

}  // namespace ubao::platform
