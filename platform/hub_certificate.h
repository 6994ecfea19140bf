// What a hub shows to who connects: a certificate that it signed itself, made at the first start and kept in
// the data folder, readable by its owner alone. Nobody vouches for it; paired devices know the hash of its
// key (RFC 7469, 2.4), which stays when addresses change. ECDSA over P-256, so that any TLS 1.2 client takes
// it.
#pragma once

#include <filesystem>
#include <string>

#include "core/result.h"

namespace ubao::platform {

struct HubCertificate {
  std::string pem;       // the private key, then the certificate
  std::string key_hash;  // base64 of the SHA-256 of its SubjectPublicKeyInfo
};

// Reads it, or makes it where there is none. Errors: disk_full, storage_failed; bad_input for a file that
// holds something else (it is left as it is).
core::Result<HubCertificate> hub_certificate(const std::filesystem::path& folder);

}  // namespace ubao::platform
