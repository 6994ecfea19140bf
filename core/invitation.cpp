// Invitations and recovery words: what carries keys from one device to another, or through a fire.
#include "core/data_file.h"
#include "core/keyring.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

constexpr std::string_view kConsonants = "bdfghjklmnprstvz", kVowels = "aiou";
constexpr std::size_t kWordLetters = 5, kSeedWords = kKeyBytes / 2;

std::string word_of(unsigned bits) {
  std::string word;
  word += kConsonants[bits >> 12 & 15];
  word += kVowels[bits >> 10 & 3];
  word += kConsonants[bits >> 6 & 15];
  word += kVowels[bits >> 4 & 3];
  word += kConsonants[bits & 15];
  return word;
}

// -1 for what is no such word.
int bits_of(std::string_view word) {
  if (word.size() != kWordLetters) return -1;
  int bits = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::string_view letters = i % 2 == 0 ? kConsonants : kVowels;
    const auto value = letters.find(word[i]);
    if (value == std::string_view::npos) return -1;
    bits = bits * static_cast<int>(letters.size()) + static_cast<int>(value);
  }
  return bits;
}

unsigned check_of(std::string_view seed) {
  const Hash hash = hash_of(seed);
  return static_cast<unsigned>(hash[0]) << 8 | hash[1];
}

}  // namespace

std::string invitation_text(const Invitation& invitation) {
  Json secrets = Json::object();
  for (const auto& [name, value] : invitation.secrets) secrets[name] = base64(value);
  const Json json = {{"format", kInvitationFormat},
                     {"workshop", invitation.workshop},
                     {"title", invitation.title},
                     {"address", invitation.address},
                     {"secrets", secrets}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

Result<Invitation> read_invitation(std::string_view text) {
  if (text.size() > kMostFileBytes) return {ErrorCode::too_large, "an invitation"};
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || text_in(json, "format") != kInvitationFormat)
    return {ErrorCode::bad_input, "this is no invitation"};
  Invitation invitation{text_in(json, "workshop"), text_in(json, "title"), text_in(json, "address"), {}};
  if (!is_name(invitation.workshop)) return {ErrorCode::bad_input, "the invitation names no workshop"};
  const Json secrets = json.value("secrets", Json::object());
  for (const char* name : {kDeviceSecret, kCertificateSecret, kRoomSecret, kSealingSecret}) {
    const auto value = from_base64(secrets.is_object() ? text_in(secrets, name) : std::string());
    if (value && !value->empty()) invitation.secrets[name] = *value;
  }
  const auto& found = invitation.secrets;
  const bool whole = found.contains(kDeviceSecret) && found.at(kDeviceSecret).size() == kKeyBytes &&
                     found.contains(kRoomSecret) && found.at(kRoomSecret).size() == kKeyBytes &&
                     found.contains(kCertificateSecret);
  if (!whole) return {ErrorCode::bad_input, "the invitation is not whole"};
  const auto certificate =
      read_certificate(Json::parse(found.at(kCertificateSecret), nullptr, false), invitation.workshop);
  if (!certificate || certificate->key != SigningKey(Secret(found.at(kDeviceSecret))).public_half())
    return {ErrorCode::bad_input, "the invitation was not signed by its workshop"};
  return invitation;
}

std::string recovery_words(const Secret& seed) {
  std::string words;
  const auto add = [&](unsigned bits) { words += (words.empty() ? "" : " ") + word_of(bits); };
  const std::string_view bytes = seed.view();
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
    add(static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) << 8 |
        static_cast<unsigned char>(bytes[i + 1]));
  add(check_of(bytes));
  return words;
}

Result<Secret> read_recovery_words(std::string_view words) {
  std::string seed;
  std::size_t count = 0;
  unsigned check = 0;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t start = words.find_first_not_of(" \t\r\n-", at);
    if (start == std::string_view::npos) break;
    const std::size_t end = std::min(words.find_first_of(" \t\r\n-", start), words.size());
    std::string word(words.substr(start, end - start));
    for (char& letter : word)
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    const int bits = bits_of(word);
    if (bits < 0) return {ErrorCode::bad_input, "no word of a recovery sheet: \"" + word + "\""};
    if (++count <= kSeedWords) {
      seed += static_cast<char>(bits >> 8);
      seed += static_cast<char>(bits & 0xff);
    } else {
      check = static_cast<unsigned>(bits);
    }
    at = end;
  }
  if (count != kSeedWords + 1) return {ErrorCode::bad_input, "a recovery sheet has 17 words"};
  if (check != check_of(seed)) return {ErrorCode::bad_input, "one of the words is another one"};
  return Secret(seed);
}

}  // namespace ubao::core
