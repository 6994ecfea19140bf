// In a browser: it cannot call to everybody in a network.
#include "platform/hub_call.h"

namespace ubao::platform {

HubCall::HubCall(core::Random& random, std::vector<CallPlace> places)
    : random_(random), places_(std::move(places)) {}
HubCall::~HubCall() = default;
void HubCall::begin(const std::string&, std::int64_t) {}
void HubCall::end() {}
std::vector<std::string> HubCall::poll(std::int64_t) { return {}; }
std::optional<std::int64_t> HubCall::wake_at() const { return std::nullopt; }

}  // namespace ubao::platform
