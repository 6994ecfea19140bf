#include "core/signing.h"

#include <sodium.h>

#include <array>
#include <span>

#include "core/ids.h"
#include "core/octets.h"

namespace ubao::core {
namespace {

constexpr std::size_t kNameBytes = 10;

std::string certificate_statement(std::string_view workshop, std::string_view key, Role role) {
  return "ubao certificate\n" + std::string(workshop) + "\n" + std::string(name_of(role)) + "\n" +
         std::string(key);
}

}  // namespace

std::string_view name_of(Role role) {
  return role == Role::facilitator ? "facilitator" : role == Role::participant ? "participant" : "guest";
}

Role role_named(std::string_view name) {
  return name == "facilitator" ? Role::facilitator : name == "participant" ? Role::participant : Role::guest;
}

SigningKey::SigningKey(const Secret& seed) {
  std::array<char, crypto_sign_SECRETKEYBYTES> secret{};
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
  crypto_sign_seed_keypair(open.data(), reinterpret_cast<unsigned char*>(secret.data()), seed.data());
  secret_half_ = Secret(std::string_view(secret.data(), secret.size()));
  sodium_memzero(secret.data(), secret.size());
  public_half_ = base32(open);
}

std::string SigningKey::sign(std::string_view text) const {
  std::array<char, crypto_sign_BYTES> signature{};
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, octets(text), text.size(),
                       secret_half_.data());
  return base64({signature.data(), signature.size()});
}

bool is_signed(std::string_view public_half, std::string_view text, std::string_view signature) {
  const auto key = from_base32(public_half);
  const auto bytes = from_base64(signature);
  if (key.size() != crypto_sign_PUBLICKEYBYTES || !bytes || bytes->size() != crypto_sign_BYTES) return false;
  return crypto_sign_verify_detached(octets(*bytes), octets(text), text.size(), octets(key)) == 0;
}

std::string name_from(std::string_view text) {
  const Hash hash = hash_of(text);
  return base32(std::span(hash).first(kNameBytes));
}

Certificate certify(const SigningKey& root, std::string_view device_key, Role role) {
  const std::string workshop = name_from(root.public_half());
  return {root.public_half(), std::string(device_key), role,
          root.sign(certificate_statement(workshop, device_key, role))};
}

Json to_json(const Certificate& certificate) {
  return {{"root", certificate.root},
          {"key", certificate.key},
          {"role", name_of(certificate.role)},
          {"sig", certificate.signature}};
}

std::optional<Certificate> read_certificate(const Json& json, std::string_view workshop) {
  if (!json.is_object()) return std::nullopt;
  Certificate read{text_in(json, "root"), text_in(json, "key"), role_named(text_in(json, "role")),
                   text_in(json, "sig")};
  const bool good =
      read.role != Role::guest && name_from(read.root) == workshop &&
      is_signed(read.root, certificate_statement(workshop, read.key, read.role), read.signature);
  return good ? std::optional(std::move(read)) : std::nullopt;
}

std::string head_statement(std::string_view workshop, std::string_view log, std::string_view prev,
                           const Gaps& gaps) {
  std::string text =
      "ubao head\n" + std::string(workshop) + "\n" + std::string(log) + "\n" + std::string(prev);
  for (const auto& [hash, before] : gaps) text += "\n" + hash + " " + before;
  return text;
}

}  // namespace ubao::core
