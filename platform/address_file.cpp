#include "platform/address_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/canonical.h"

namespace ubao::platform {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;
using core::text_in;
using nlohmann::json;

constexpr const char* kAddressFormat = "ubao-address/1";

// Letters and digits stay; everything else becomes one hyphen, so that the name is safe on every file system.
std::string file_name(const std::string& title) {
  std::string name;
  for (const char c : title) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain)
      name += c;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return "ubao-" + (name.empty() ? "workshop" : name.substr(0, 60));
}

}  // namespace

bool names_file(const std::string& text) {
  std::error_code failure;
  return text.find("://") == std::string::npos && fs::is_regular_file(text, failure);
}

core::Result<WorkshopAddress> read_workshop_address(std::string_view text) {
  const json object = json::parse(text, nullptr, false);
  if (!object.is_object() || text_in(object, "format") != kAddressFormat)
    return {ErrorCode::bad_input, "this file is no address of a workshop"};
  WorkshopAddress address{text_in(object, "workshop"), text_in(object, "title"), text_in(object, "address")};
  if (address.workshop.empty() || address.address.empty())
    return {ErrorCode::bad_input, "this file does not say where the workshop is"};
  return address;
}

core::Result<std::string> write_address_file(const std::string& folder, const WorkshopAddress& address) {
  const json object = {{"format", kAddressFormat},
                       {"workshop", address.workshop},
                       {"title", address.title},
                       {"address", address.address}};
  const std::string path = (fs::path(folder) / (file_name(address.title) + ".json")).string();
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << object.dump(2) << '\n';
  file.close();
  if (!file) return {ErrorCode::storage_failed, path};
  return path;
}

std::string free_file_name(const std::string& folder, const std::string& name, const std::string& ending) {
  const fs::path base = fs::path(folder) / file_name(name);
  std::string path = base.string() + ending;
  std::error_code failure;
  for (int copy = 2; fs::exists(path, failure) && !failure; ++copy)
    path = base.string() + "-" + std::to_string(copy) + ending;
  return path;
}

std::string documents_folder() {
  if (const char* chosen = std::getenv("XDG_DOCUMENTS_DIR"); chosen && *chosen) return chosen;
  const char* home = std::getenv("HOME");
  const fs::path base = home && *home ? home : ".";
  std::error_code failure;
  const fs::path documents = base / "Documents";
  return (fs::is_directory(documents, failure) ? documents : base).string();
}

}  // namespace ubao::platform
