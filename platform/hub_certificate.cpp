#include "platform/hub_certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <memory>

#include "core/secret.h"
#include "platform/key_files.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;

constexpr const char* kFileName = "hub.pem";

// Whoever knows the key looks at no date, and clocks in the field are wrong: it is always valid.
constexpr const char* kValidFrom = "20200101000000Z";
constexpr const char* kValidTo = "20491231235959Z";

template <auto release>
struct Freed {
  template <class T>
  void operator()(T* thing) const {
    release(thing);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Memory = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;

std::string text_of(BIO* memory) {
  char* bytes = nullptr;
  const long count = BIO_get_mem_data(memory, &bytes);
  return count > 0 ? std::string(bytes, static_cast<std::size_t>(count)) : std::string();
}

// curl and RFC 7469 write it with the letters of plain base64 and padding.
std::string plain_base64(std::string_view bytes) {
  std::string text = core::base64(bytes);
  std::replace(text.begin(), text.end(), '-', '+');
  std::replace(text.begin(), text.end(), '_', '/');
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

std::string key_hash_of(X509* certificate) {
  unsigned char* bytes = nullptr;
  const int count = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &bytes);
  if (count <= 0) return {};
  std::array<unsigned char, 32> hash{};
  const int done =
      EVP_Digest(bytes, static_cast<std::size_t>(count), hash.data(), nullptr, EVP_sha256(), nullptr);
  OPENSSL_free(bytes);
  if (done != 1) return {};
  return plain_base64(std::string_view(reinterpret_cast<const char*>(hash.data()), hash.size()));
}

bool add_extension(X509* certificate, int what, const char* value) {
  const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, what, value));
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

// The certificate of a new key; null when OpenSSL fails.
Certificate signed_by(EVP_PKEY* key) {
  Certificate made(X509_new());
  std::uint64_t serial = 0;
  if (!made || RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) != 1) return nullptr;
  X509_NAME* name = X509_get_subject_name(made.get());
  const auto* words = reinterpret_cast<const unsigned char*>("Ubao hub");
  const bool done = X509_set_version(made.get(), X509_VERSION_3) == 1 &&
                    ASN1_INTEGER_set_uint64(X509_get_serialNumber(made.get()), serial >> 1) == 1 &&
                    ASN1_TIME_set_string_X509(X509_getm_notBefore(made.get()), kValidFrom) == 1 &&
                    ASN1_TIME_set_string_X509(X509_getm_notAfter(made.get()), kValidTo) == 1 &&
                    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, words, -1, -1, 0) == 1 &&
                    X509_set_issuer_name(made.get(), name) == 1 && X509_set_pubkey(made.get(), key) == 1 &&
                    add_extension(made.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1") &&
                    X509_sign(made.get(), key, EVP_sha256()) > 0;
  return done ? std::move(made) : nullptr;
}

std::string new_pem() {
  const Key key(EVP_EC_gen("P-256"));
  const Certificate made = key ? signed_by(key.get()) : nullptr;
  const Memory memory(BIO_new(BIO_s_mem()));
  const bool written =
      made && memory &&
      PEM_write_bio_PKCS8PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1 &&
      PEM_write_bio_X509(memory.get(), made.get()) == 1;
  return written ? text_of(memory.get()) : std::string();
}

}  // namespace

core::Result<HubCertificate> hub_certificate(const std::filesystem::path& folder) {
  const std::string path = (folder / kFileName).string();
  auto kept = read_small_file(path);
  if (!kept && kept.error().code != ErrorCode::not_found) return kept.error();
  if (!kept) {
    const std::string made = new_pem();
    if (made.empty()) return {ErrorCode::storage_failed, "OpenSSL made no key for the hub"};
    if (const auto written = write_private_file(path, made); !written) return written.error();
    kept = made;
  }
  const Memory memory(BIO_new_mem_buf(kept->data(), static_cast<int>(kept->size())));
  const Key key(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr));
  const Certificate certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
  if (!key || !certificate || X509_check_private_key(certificate.get(), key.get()) != 1)
    return {ErrorCode::bad_input, path + " is no key of a hub; paired devices know the one that was there"};
  return HubCertificate{std::move(*kept), key_hash_of(certificate.get())};
}

}  // namespace ubao::platform
