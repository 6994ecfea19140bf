// A member who has the program's source and no scruples: she writes ops as she likes, under her own key. One
// thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/keyring.h"
#include "core/signing.h"
#include "tests/support/ops.h"

namespace ubao::test {

class Liar {
 public:
  // `secrets`: those of an invitation.
  Liar(std::string workshop, const std::map<std::string, std::string>& secrets)
      : workshop_(std::move(workshop)) {
    key_ = std::make_unique<core::SigningKey>(core::Secret(secrets.at(core::kDeviceSecret)));
    log_ = core::name_from(key_->public_half() + ":nonce");
    core::Json set = {{"key", key_->public_half()}, {"nonce", "nonce"}, {"device", "Liar"}};
    if (secrets.contains(core::kCertificateSecret))
      set["certificate"] = core::Json::parse(secrets.at(core::kCertificateSecret));
    say("log:" + log_, std::move(set));
  }

  const core::Op& say(std::string of, core::Json set, core::Over over = {}) {
    core::Op op = card_fields(std::move(of), std::move(set), 1000 + ops_.size(), std::move(over));
    op.log = log_;
    op.seq = ops_.size() + 1;
    if (!ops_.empty()) op.prev = ops_.back().hash;
    ops_.push_back(made(std::move(op)));
    return ops_.back();
  }
  void sign() {
    say("log:" + log_, {{"sig", key_->sign(core::head_statement(workshop_, log_, ops_.back().hash))}});
  }
  std::vector<core::Json> documents() const {
    std::vector<core::Json> all;
    for (const core::Op& op : ops_) all.push_back(document_of(op));
    return all;
  }
  const core::SigningKey& key() const { return *key_; }

 private:
  std::string workshop_, log_;
  std::unique_ptr<core::SigningKey> key_;
  std::vector<core::Op> ops_;
};

}  // namespace ubao::test
