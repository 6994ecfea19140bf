#include "platform/key_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "core/keyring.h"
#include "core/locks.h"
#include "platform/handed_file.h"

namespace ubao::platform {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;

constexpr std::uintmax_t kMostKeyFileBytes = 64 * 1024;
constexpr const char* kKeyFormat = "ubao-key/1";

core::Error error_of(int number, const std::string& path) {
  return {number == ENOSPC ? ErrorCode::disk_full : ErrorCode::storage_failed,
          path + ": " + std::strerror(number)};
}

}  // namespace

core::Result<core::Done> write_private_file(const std::string& path, const std::string& text) {
  const std::string temporary = path + ".part";
  const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return error_of(errno, path);
  int failure = 0;
  for (std::size_t written = 0; written < text.size() && failure == 0;) {
    const ssize_t count = ::write(file, text.data() + written, text.size() - written);
    if (count < 0)
      failure = errno;
    else
      written += static_cast<std::size_t>(count);
  }
  if (failure == 0 && ::fsync(file) != 0) failure = errno;
  ::close(file);
  if (failure == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) failure = errno;
  if (failure == 0) return core::Done{};
  ::unlink(temporary.c_str());
  return error_of(failure, path);
}

core::Result<std::string> read_small_file(const std::string& path) {
  std::error_code failure;
  const auto size = fs::file_size(path, failure);
  if (failure) return {ErrorCode::not_found, path};
  if (size > kMostKeyFileBytes) return {ErrorCode::bad_input, path + " is too large for what it should be"};
  std::ifstream file(path, std::ios::binary);
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

core::Result<core::Secret> read_words(const std::string& path) {
  auto text = read_small_file(path);
  if (!text) return text.error();
  core::Secret words(std::string_view(*text).substr(0, text->find_first_of("\r\n")));
  core::Secret wiped{std::move(*text)};
  if (words.empty()) return {ErrorCode::bad_input, path + " has no words in its first line"};
  return words;
}

core::Result<core::Invitation> read_invitation_file(const std::string& handed) {
  const auto file = read_handed(handed);
  if (!file) return file.error();
  return core::read_invitation(file->text);
}

core::Result<std::string> exported_key(core::Workshop& workshop, const core::Secret& passphrase,
                                       core::Random& random) {
  const auto seed = workshop.seed();
  if (!seed) return seed.error();
  const auto stretch = workshop.locks().choose(passphrase);
  if (!stretch) return stretch.error();
  const auto key = core::stretched(*stretch);
  if (!key) return key.error();
  const core::Json json = {{"format", kKeyFormat},
                           {"workshop", workshop.id()},
                           {"title", workshop.info().title},
                           {"locked", core::put_behind(*stretch, *key, *seed, random)}};
  return json.dump(2) + "\n";
}

core::Result<core::Done> import_key(core::Workshop& workshop, const std::string& text,
                                    const core::Secret& passphrase) {
  const core::Json json = core::Json::parse(text, nullptr, false);
  const bool form = json.is_object() && json.value("format", core::Json()) == core::Json(kKeyFormat) &&
                    json.contains("locked") && json["locked"].is_string();
  if (!form) return {ErrorCode::bad_input, "this is no key of a workshop"};
  if (json.value("workshop", core::Json()) != core::Json(workshop.id()))
    return {ErrorCode::bad_input, "the key of another workshop"};
  const auto& locked = json["locked"].get_ref<const std::string&>();
  const auto stretch = core::stretch_for(locked, passphrase);
  if (!stretch) return stretch.error();
  const auto key = core::stretched(*stretch);
  if (!key) return key.error();
  const auto seed = core::take_out(locked, *key);
  if (!seed) return seed.error();
  if (auto taken = workshop.take_seed(*seed); !taken) return taken;
  return set_lock(workshop.locks(), {}, passphrase);
}

core::Result<core::Done> open_lock(core::Locks& locks, const std::string& person, const core::Secret& words) {
  const auto stretch = locks.begin(person, words);
  if (!stretch) return stretch.error();
  return locks.finish(person, core::stretched(*stretch));
}

core::Result<core::Done> set_lock(core::Locks& locks, const std::string& person, const core::Secret& words) {
  const auto stretch = locks.choose(words);
  if (!stretch) return stretch.error();
  return locks.set(person, *stretch, core::stretched(*stretch));
}

}  // namespace ubao::platform
