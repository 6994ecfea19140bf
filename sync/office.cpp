#include "sync/office.h"

#include <algorithm>

namespace ubao::sync {
namespace {

using Finding = OfficeFinding::State;

constexpr const char* kAccountPrefix = "org.couchdb.user:";

// What stands there besides the wanted members is let stand, but nothing of them may differ.
bool has_all(const Json& there, const Json& wanted) {
  return std::all_of(wanted.items().begin(), wanted.items().end(), [&](const auto& member) {
    const auto found = there.find(member.key());
    return found != there.end() && *found == member.value();
  });
}

}  // namespace

OfficeSetup::OfficeSetup(Address administrator, std::vector<Slot> slots, bool mends)
    : slots_(std::move(slots)), mends_(mends) {
  access_.address = std::move(administrator);
}

bool OfficeSetup::lacks() const {
  return std::any_of(findings_.begin(), findings_.end(), [](const OfficeFinding& finding) {
    return finding.state == Finding::missing || finding.state == Finding::wrong;
  });
}

void OfficeSetup::found(Finding state, std::string what, std::string detail) {
  findings_.push_back({state, std::move(what), std::move(detail)});
}

void OfficeSetup::give_up(const Verdict& verdict) {
  error_ = verdict.error;
  if (error_.code == core::ErrorCode::none) error_.code = core::ErrorCode::bad_answer;
}

void OfficeSetup::next_slot() {
  ++at_;
  password_set_ = false;
  step_ = at_ < slots_.size() ? Step::database : Step::done;
}

std::string OfficeSetup::account_url() const {
  return url("_users/" + percent_encoded(kAccountPrefix + slot().database));
}

std::optional<HttpRequest> OfficeSetup::next() {
  if (finished()) return std::nullopt;
  const auto ask = [&](const char* method, const std::string& address, const Json& body = {}) {
    return plain_request(access_, method, address, body.is_null() ? std::string() : body.dump());
  };
  switch (step_) {
    case Step::sign_in:
      return ask_sign_in(access_);
    case Step::welcome:
      return ask("GET", url(""));
    case Step::users:
      return ask("GET", url("_users"));
    case Step::make_users:
      return ask("PUT", url("_users"));
    case Step::database:
      return ask("GET", url(percent_encoded(slot().database)));
    case Step::make_database:
      return ask("PUT", url(percent_encoded(slot().database)));
    case Step::security:
      return ask("GET", url(percent_encoded(slot().database) + "/_security"));
    case Step::write_security:
      return ask("PUT", url(percent_encoded(slot().database) + "/_security"), writing_);
    case Step::guard:
      return ask("GET", url(percent_encoded(slot().database) + "/_design/ubao"));
    case Step::write_guard:
      return ask("PUT", url(percent_encoded(slot().database) + "/_design/ubao"), writing_);
    case Step::account:
      return ask("GET", account_url());
    case Step::write_account:
      return ask("PUT", account_url(), writing_);
    case Step::enter: {
      Access as_slot = access_;
      as_slot.address.user = slot().database;
      as_slot.address.password = slot().password;
      return ask_sign_in(as_slot);
    }
    case Step::done:
      break;
  }
  return std::nullopt;
}

// Compares a document with what it is to say. True when it may be gone on from.
bool OfficeSetup::compare(const HttpReply& reply, const Verdict& verdict, const Json& wanted,
                          std::string_view part, Step write) {
  const std::string what = slot().database + " " + std::string(part);
  const bool missing = verdict.meaning == Meaning::missing;
  if (!missing && verdict.meaning != Meaning::fine) return give_up(verdict), false;
  Json there = Json::object();
  if (!missing) {
    auto read = read_object(reply);
    if (!read) return error_ = read.error(), false;
    there = std::move(*read);
    if (has_all(there, wanted)) return found(Finding::fine, what), true;
  }
  if (!mends_) return found(missing ? Finding::missing : Finding::wrong, what), true;
  writing_ = wanted;
  if (const std::string rev = core::text_in(there, "_rev"); !rev.empty()) writing_["_rev"] = rev;
  // a database is born with a _security that lets administrators in alone
  to_tell_ = {missing || to_tell_.state == Finding::made ? Finding::made : Finding::mended, what, {}};
  step_ = write;
  return false;
}

void OfficeSetup::take_account(const HttpReply& reply, const Verdict& verdict) {
  const std::string what = slot().database + " account";
  const bool missing = verdict.meaning == Meaning::missing;
  if (!missing && verdict.meaning != Meaning::fine) return give_up(verdict);
  Json there = Json::object();
  if (!missing) {
    auto read = read_object(reply);
    if (!read) return void(error_ = read.error());
    there = std::move(*read);
  }
  const Json roles = {slot().database};
  const bool right = !missing && there.contains("roles") && there["roles"] == roles;
  if (right && !password_set_) {
    found(Finding::fine, what);
    return slot().password.empty() ? next_slot() : go(Step::enter);
  }
  if (!mends_) {
    found(missing ? Finding::missing : Finding::wrong, what, missing ? "" : "another role");
    return next_slot();
  }
  writing_ = std::move(there);
  writing_["_id"] = kAccountPrefix + slot().database;
  writing_["name"] = slot().database;
  writing_["type"] = "user";
  writing_["roles"] = roles;
  writing_["password"] = slot().password;
  to_tell_ = {missing ? Finding::made : Finding::mended, what, password_set_ ? "the password of the file was set" : ""};
  step_ = Step::write_account;
}

// Whether the account's password is the one that the file has: one try, since five wrong ones lock it.
void OfficeSetup::take_enter(const Verdict& verdict) {
  const bool refused = verdict.meaning == Meaning::sign_in || verdict.meaning == Meaning::forbidden;
  if (verdict.meaning == Meaning::fine) {
    found(Finding::fine, slot().database + " password");
    return next_slot();
  }
  if (!refused) return give_up(verdict);
  if (!mends_) {
    found(Finding::wrong, slot().database + " password", "it is not the one in the file");
    return next_slot();
  }
  password_set_ = true;
  step_ = Step::account;
}

void OfficeSetup::take_written(const Verdict& verdict) {
  if (verdict.meaning != Meaning::fine) return give_up(verdict);
  findings_.push_back(to_tell_);
  switch (step_) {
    case Step::write_security:
      return go(Step::guard);
    case Step::write_guard:
      return go(Step::account);
    default:
      return next_slot();
  }
}

void OfficeSetup::take(const HttpReply& reply) {
  const Verdict verdict = judge(reply);
  const bool fine = verdict.meaning == Meaning::fine, missing = verdict.meaning == Meaning::missing;
  switch (step_) {
    case Step::sign_in:
      if (!fine) {
        give_up(verdict);
        // a wrong password, or one tried too often
        if (verdict.meaning == Meaning::forbidden) error_.code = core::ErrorCode::sign_in;
        return;
      }
      access_.cookie = read_cookie(reply);
      return go(Step::welcome);
    case Step::welcome: {
      if (!fine) return give_up(verdict);
      const auto welcome = read_object(reply);
      if (!welcome) return void(error_ = welcome.error());
      // the second is how npm's server, the tests' double, says so
      if (!welcome->contains("couchdb") && !welcome->contains("express-pouchdb"))
        return void(error_ = {core::ErrorCode::bad_answer, "the address is no CouchDB"});
      return go(Step::users);
    }
    case Step::users:
      if (fine) return at_ < slots_.size() ? go(Step::database) : go(Step::done);
      if (!missing) return give_up(verdict);
      if (mends_) return go(Step::make_users);
      found(Finding::missing, "_users", "the server keeps no accounts yet");
      return at_ < slots_.size() ? go(Step::database) : go(Step::done);
    case Step::make_users:
      if (!fine && verdict.meaning != Meaning::conflict) return give_up(verdict);
      found(Finding::made, "_users");
      return at_ < slots_.size() ? go(Step::database) : go(Step::done);
    case Step::database:
      to_tell_ = {};
      if (fine) {
        if (auto info = read_info(reply); !info) return void(error_ = info.error());
        found(Finding::fine, slot().database);
        return go(Step::security);
      }
      if (!missing) return give_up(verdict);
      if (mends_) return go(Step::make_database);
      found(Finding::missing, slot().database);
      return go(Step::account);
    case Step::make_database:
      if (!fine && verdict.meaning != Meaning::conflict) return give_up(verdict);
      found(Finding::made, slot().database);
      to_tell_.state = Finding::made;
      return go(Step::security);
    case Step::security:
      if (compare(reply, verdict, members_of(slot()), "members", Step::write_security)) go(Step::guard);
      return;
    case Step::guard:
      if (compare(reply, verdict, form_guard(), "form", Step::write_guard)) go(Step::account);
      return;
    case Step::account:
      return take_account(reply, verdict);
    case Step::enter:
      return take_enter(verdict);
    case Step::write_security:
    case Step::write_guard:
    case Step::write_account:
      return take_written(verdict);
    case Step::done:
      break;
  }
}

}  // namespace ubao::sync
