#include "platform/hub_link.h"

#include <algorithm>

#include "core/secret.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;
using core::Json;

constexpr const char* kHubSecret = "hub";
constexpr std::size_t kKeyHashBytes = 32;
constexpr std::size_t kMostWordBytes = 200;

// Plain base64 with padding, as RFC 7469 writes a key's hash.
bool is_key_hash(const std::string& text) {
  std::string url_safe = text;
  std::replace(url_safe.begin(), url_safe.end(), '+', '-');
  std::replace(url_safe.begin(), url_safe.end(), '/', '_');
  while (!url_safe.empty() && url_safe.back() == '=') url_safe.pop_back();
  const auto bytes = core::from_base64(url_safe);
  return text.size() == 44 && bytes && bytes->size() == kKeyHashBytes;
}

// Encrypted, unless there is no key to check; and nothing but scheme, host and port.
bool is_hub_address(const std::string& text, const std::string& key) {
  const auto read = sync::read_address(text, "w");
  if (!read || read->base != text || !read->user.empty()) return false;
  return key.empty() == (text.rfind("http://", 0) == 0);
}

}  // namespace

sync::Address HubLink::at(const std::string& address, const std::string& workshop) const {
  sync::Address out;
  out.base = address;
  out.database = sync::default_database(workshop);
  out.user = user;
  out.password = password;
  out.pinned_key = key;
  return out;
}

bool HubLink::learn(const std::vector<std::string>& told) {
  std::vector<std::string> all;
  const auto add = [&](const std::string& address) {
    const bool known = std::find(all.begin(), all.end(), address) != all.end();
    if (!known && all.size() < kMostHubAddresses && is_hub_address(address, key)) all.push_back(address);
  };
  for (const std::string& address : told) add(address);
  for (const std::string& address : addresses) add(address);
  if (all == addresses) return false;
  addresses = std::move(all);
  return true;
}

Json to_json(const HubLink& link) {
  Json json = {{"key", link.key}, {"addresses", link.addresses}};
  if (!link.token.empty()) json["token"] = link.token;
  if (link.is_paired()) json.update({{"user", link.user}, {"password", link.password}});
  return json;
}

core::Result<HubLink> read_hub_link(const Json& json) {
  if (!json.is_object()) return {ErrorCode::bad_input, "it does not say how to reach the hub"};
  HubLink link{core::text_in(json, "key"),
               {},
               core::text_in(json, "token"),
               core::text_in(json, "user"),
               core::text_in(json, "password")};
  if (!link.key.empty() && !is_key_hash(link.key))
    return {ErrorCode::bad_input, "the key of the hub in it is none"};
  const Json addresses = json.value("addresses", Json::array());
  if (!addresses.is_array() || addresses.empty() || addresses.size() > kMostHubAddresses)
    return {ErrorCode::bad_input, "it names no address of the hub"};
  for (const Json& address : addresses) {
    if (!address.is_string() || !is_hub_address(address.get<std::string>(), link.key))
      return {ErrorCode::bad_input, "an address of the hub in it is none"};
    link.addresses.push_back(address);
  }
  for (const std::string* word : {&link.token, &link.user, &link.password})
    if (word->size() > kMostWordBytes) return {ErrorCode::bad_input, "what lets in to the hub is too long"};
  if (link.token.empty() && !link.is_paired())
    return {ErrorCode::bad_input, "it has nothing that lets in to the hub"};
  return link;
}

core::Result<std::optional<HubLink>> hub_link_in(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("hub")) return std::optional<HubLink>();
  auto link = read_hub_link(json["hub"]);
  if (!link) return link.error();
  return std::optional(std::move(*link));
}

std::optional<HubLink> kept_hub_link(core::Store& store) {
  const auto link = read_hub_link(Json::parse(store.secret(kHubSecret), nullptr, false));
  return link && link->is_paired() ? std::optional(*link) : std::nullopt;
}

core::Result<core::Done> keep_hub_link(core::Store& store, const HubLink& link) {
  core::Deed deed;
  deed.secrets[kHubSecret] = to_json(link).dump();
  const auto kept = store.carry_out(deed);
  if (!kept) return kept.error();
  return core::Done{};
}

}  // namespace ubao::platform
