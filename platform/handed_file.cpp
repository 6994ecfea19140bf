#include "platform/handed_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "core/typed_text.h"
#include "platform/address_file.h"
#include "platform/code_picture.h"
#include "platform/pairing_code.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;

constexpr std::size_t kMagicBytes = 8;

core::Result<HandedFile> by_code(const core::Result<std::string>& code) {
  if (!code) return code.error();
  auto file = file_in_code(*code);
  if (!file) return file.error();
  return HandedFile{std::move(*file), true};
}

}  // namespace

bool names_handed(const std::string& typed) { return core::begins_as_code(typed) || names_file(typed); }

core::Result<HandedFile> read_handed(const std::string& typed, std::uintmax_t most_bytes) {
  if (core::begins_as_code(typed)) return by_code(typed);
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(typed, failure);
  if (failure) return {ErrorCode::not_found, typed};
  std::ifstream file(typed, std::ios::binary);
  std::string text(static_cast<std::size_t>(std::min<std::uintmax_t>(size, kMagicBytes)), '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  const bool picture = is_picture(text);
  if (picture ? size > kMostPictureBytes : size > most_bytes)
    return {picture ? ErrorCode::too_large : ErrorCode::bad_input,
            typed + " is too large for what it should be"};
  text.append(std::istreambuf_iterator<char>(file), {});
  if (picture) return by_code(text_in_picture(text));
  if (core::begins_as_code(text)) return by_code(text);
  return HandedFile{std::move(text), false};
}

}  // namespace ubao::platform
