#include "platform/pairing_code.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "core/ids.h"
#include "core/keyring.h"
#include "core/typed_text.h"
#include "core/workshop.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;
using core::Json;

constexpr std::string_view kCodeName = "UBAO";
constexpr unsigned kCodeVersion = 1;
constexpr std::string_view kCodeContext = "ubao code";
constexpr std::size_t kHeadBytes = 3, kFieldHeadBytes = 3, kCheckBytes = 4;
constexpr std::uint8_t kInvitation = 1, kSlot = 2;
constexpr unsigned kAsBytes = 128;

// A code is to stay small enough for cameras: of the title only the beginning, of the hub's addresses the
// likeliest. Who came in learns the rest.
constexpr std::size_t kMostTitleBytes = 60, kMostAddresses = 6;

// How a value is written in the file, where its bytes are shorter.
enum class Writing { plain, base32, base64, padded_base64 };

// Where a value stands in the file. The certificate of an invitation is a text of its own there; here it is
// taken out of it, as if it were the member "certificate" beside "secrets".
struct CodePlace {
  std::uint8_t number;
  const char* at;  // JSON pointer
  Writing writing = Writing::plain;
  bool several = false;  // an array of texts
};

constexpr std::array kInvitationPlaces{CodePlace{1, "/workshop", Writing::base32},
                                       CodePlace{2, "/title"},
                                       CodePlace{3, "/address"},
                                       CodePlace{4, "/secrets/device", Writing::base64},
                                       CodePlace{5, "/secrets/room", Writing::base64},
                                       CodePlace{6, "/secrets/sealing", Writing::base64},
                                       CodePlace{7, "/certificate/root", Writing::base32},
                                       CodePlace{8, "/certificate/key", Writing::base32},
                                       CodePlace{9, "/certificate/role"},
                                       CodePlace{10, "/certificate/sig", Writing::base64},
                                       CodePlace{11, "/hub/key", Writing::padded_base64},
                                       CodePlace{12, "/hub/addresses", Writing::plain, true},
                                       CodePlace{13, "/hub/token", Writing::base32}};

constexpr std::array kSlotPlaces{CodePlace{1, "/server"}, CodePlace{2, "/account"},
                                 CodePlace{3, "/password", Writing::base32}};

std::string base32_of(const std::string& bytes) {
  return core::base32({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

std::string written_as(Writing writing, const std::string& bytes) {
  if (writing == Writing::base32) return base32_of(bytes);
  std::string text = core::base64(bytes);
  if (writing != Writing::padded_base64) return text;
  std::replace(text.begin(), text.end(), '-', '+');
  std::replace(text.begin(), text.end(), '_', '/');
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

// The bytes of a text, only if it can be made of them again.
std::optional<std::string> bytes_of(Writing writing, std::string text) {
  const std::string whole = text;
  std::string bytes;
  if (writing == Writing::plain) return std::nullopt;
  if (writing == Writing::base32) {
    bytes = core::from_base32(text);
  } else {
    std::replace(text.begin(), text.end(), '+', '-');
    std::replace(text.begin(), text.end(), '/', '_');
    while (!text.empty() && text.back() == '=') text.pop_back();
    if (const auto read = core::from_base64(text)) bytes = *read;
  }
  return !bytes.empty() && written_as(writing, bytes) == whole ? std::optional(bytes) : std::nullopt;
}

void append_number(std::string& bytes, std::size_t number) {
  bytes += static_cast<char>(number & 0xff);
  bytes += static_cast<char>(number >> 8 & 0xff);
}

std::size_t number_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]) | std::size_t{static_cast<std::uint8_t>(bytes[at + 1])} << 8;
}

void append_field(std::string& fields, const CodePlace& place, const std::string& text) {
  const auto bytes = bytes_of(place.writing, text);
  const std::string& value = bytes ? *bytes : text;
  fields += static_cast<char>(place.number + (bytes ? kAsBytes : 0));
  append_number(fields, value.size());
  fields += value;
}

std::string code_check_of(std::string_view bytes) {
  const core::Hash hash = core::hash_of(std::string(kCodeContext).append(bytes));
  return std::string(core::bytes_of(hash).substr(0, kCheckBytes));
}

core::Result<std::string> make_code(std::uint8_t kind, std::span<const CodePlace> places, const Json& file) {
  std::string fields;
  for (const CodePlace& place : places) {
    const Json::json_pointer at(place.at);
    if (!file.contains(at)) continue;
    const Json all = place.several ? file[at] : Json::array({file[at]});
    std::size_t count = 0;
    for (const Json& one : all) {
      if (++count > kMostAddresses) break;
      const auto* text = one.get_ptr<const std::string*>();
      if (text && text->size() > kMostCodeLetters) return {ErrorCode::too_large, place.at};
      if (text && !text->empty()) append_field(fields, place, *text);
    }
  }
  std::string bytes(1, static_cast<char>(kind));
  append_number(bytes, fields.size());
  bytes += fields;
  bytes += code_check_of(bytes);
  std::string code = std::string(kCodeName) + std::to_string(kCodeVersion) + ":" + base32_of(bytes);
  if (code.size() > kMostCodeLetters) return {ErrorCode::too_large, "a code"};
  for (char& letter : code)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  return code;
}

// Behind the colon: small letters, no blanks, digits for the letters that look like them.
std::string plain_letters(std::string_view typed) {
  std::string plain;
  for (char letter : typed) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    if (letter == 'i' || letter == 'l') letter = '1';
    if (letter == 'o') letter = '0';
    if (std::string_view(" \t\r\n").find(letter) == std::string_view::npos) plain += letter;
  }
  return plain;
}

// The bytes of a code without what checks them.
core::Result<std::string> checked_bytes(std::string_view letters) {
  std::string bytes = core::from_base32(letters);
  if (bytes.size() < kHeadBytes + kCheckBytes) {
    const bool strange =
        letters.find_first_not_of("0123456789abcdefghjkmnpqrstvwxyz") != std::string_view::npos;
    return {ErrorCode::code_damaged, strange ? "it has a letter that no code has" : "its end is missing"};
  }
  const std::size_t whole = kHeadBytes + number_at(bytes, 1) + kCheckBytes;
  if (bytes.size() < whole) return {ErrorCode::code_damaged, "its end is missing"};
  if (bytes.size() > whole) return {ErrorCode::code_damaged, "there is more behind its end"};
  const std::string check = bytes.substr(whole - kCheckBytes);
  bytes.resize(whole - kCheckBytes);
  if (code_check_of(bytes) != check) return {ErrorCode::code_damaged, "a letter is another one"};
  return bytes;
}

core::Result<Json> fields_in(std::string_view bytes, std::span<const CodePlace> places) {
  Json file = Json::object();
  for (std::size_t at = kHeadBytes; at < bytes.size();) {
    if (bytes.size() - at < kFieldHeadBytes) return {ErrorCode::code_damaged, "a part is not whole"};
    const unsigned first = static_cast<std::uint8_t>(bytes[at]);
    const std::size_t length = number_at(bytes, at + 1);
    at += kFieldHeadBytes;
    if (bytes.size() - at < length) return {ErrorCode::code_damaged, "a part is not whole"};
    const std::string value(bytes.substr(at, length));
    at += length;
    const auto place = std::find_if(places.begin(), places.end(),
                                    [&](const CodePlace& each) { return each.number == first % kAsBytes; });
    if (place == places.end()) continue;
    const bool as_bytes = first >= kAsBytes && place->writing != Writing::plain;
    const std::string text = as_bytes ? written_as(place->writing, value) : value;
    if (!core::is_utf8(text)) return {ErrorCode::code_damaged, "a part is no text"};
    const Json::json_pointer to(place->at);
    if (place->several)
      file[to].push_back(text);
    else
      file[to] = text;
  }
  return file;
}

}  // namespace

core::Result<std::string> code_of_invitation(std::string_view file) {
  Json json = Json::parse(file, nullptr, false);
  if (!json.is_object() || core::text_in(json, "format") != core::kInvitationFormat)
    return {ErrorCode::bad_input, "this is no invitation"};
  const Json secrets = json.value("secrets", Json::object());
  const auto certificate = core::from_base64(
      secrets.is_object() ? core::text_in(secrets, core::kCertificateSecret) : std::string());
  json["title"] = core::shortened(core::text_in(json, "title"), kMostTitleBytes);
  if (certificate) json["certificate"] = Json::parse(*certificate, nullptr, false);
  return make_code(kInvitation, kInvitationPlaces, json);
}

core::Result<std::string> code_of_slot(const std::string& server, const sync::Slot& slot) {
  return make_code(kSlot, kSlotPlaces,
                   {{"server", server}, {"account", slot.database}, {"password", slot.password}});
}

core::Result<std::string> file_in_code(std::string_view typed) {
  if (!core::begins_as_code(typed)) return {ErrorCode::code_other, "it was not made by Ubao"};
  const std::size_t colon = typed.find(':');
  const std::string version = plain_letters(typed.substr(0, colon)).substr(kCodeName.size());
  if (version != std::to_string(kCodeVersion))
    return {ErrorCode::code_newer, "version " + version.substr(0, 9)};
  const std::string letters = plain_letters(typed.substr(colon + 1));
  if (letters.size() > kMostCodeLetters) return {ErrorCode::too_large, "a code"};
  const auto bytes = checked_bytes(letters);
  if (!bytes) return bytes.error();
  const auto kind = static_cast<std::uint8_t>(bytes->front());
  if (kind == kSlot) {
    const auto slot = fields_in(*bytes, kSlotPlaces);
    if (!slot) return slot.error();
    return sync::slot_file_text({core::text_in(*slot, "server"),
                                 {{core::text_in(*slot, "account"), core::text_in(*slot, "password"), {}}}});
  }
  if (kind != kInvitation) return {ErrorCode::code_newer, "it stands for something unknown"};
  auto file = fields_in(*bytes, kInvitationPlaces);
  if (!file) return file.error();
  (*file)["format"] = core::kInvitationFormat;
  for (const char* name : {"title", "address"})
    if (!file->contains(name)) (*file)[name] = "";
  (*file)["secrets"][core::kCertificateSecret] = core::base64(file->value("certificate", Json()).dump());
  file->erase("certificate");
  return file->dump(2) + "\n";
}

}  // namespace ubao::platform
