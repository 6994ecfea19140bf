#include "core/op.h"

#include <cstdio>

namespace ubao::core {
namespace {

constexpr std::size_t kMostNameBytes = 96;

// How a stub's body begins: no op from outside has a member with such a name.
constexpr std::string_view kStubBeginning = "{\"_stub\":";

bool is_hash(std::string_view text) {
  Hash ignored;
  return from_hex(text, ignored);
}

// "kind:name" of printable ASCII without blanks; the kind is lower case.
bool is_record_id(std::string_view id) {
  const auto colon = id.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon + 1 == id.size() || id.size() > kMostNameBytes)
    return false;
  for (const char c : id.substr(0, colon))
    if ((c < 'a' || c > 'z') && c != '_' && c != '-') return false;
  for (const char c : id)
    if (c <= 0x20 || c > 0x7e) return false;
  return true;
}

Error bad(std::string why) { return {ErrorCode::bad_op, std::move(why)}; }

// Takes typed members out of a body; the first one that does not fit is remembered.
class Members {
 public:
  explicit Members(const Json& body) : body_(body) {}

  std::string text(const char* name, bool required) {
    const auto at = body_.find(name);
    if (at == body_.end()) {
      if (required) note(std::string(name) + " is missing");
      return {};
    }
    if (!at->is_string() || at->get_ref<const std::string&>().size() > kMostNameBytes) {
      note(std::string(name) + " is no short text");
      return {};
    }
    return at->get<std::string>();
  }
  std::uint64_t number(const char* name, std::uint64_t most) {
    const auto at = body_.find(name);
    if (at == body_.end() || !at->is_number_integer() || at->get<std::int64_t>() < 1 ||
        static_cast<std::uint64_t>(at->get<std::int64_t>()) > most) {
      note(std::string(name) + " is no number in range");
      return 0;
    }
    return static_cast<std::uint64_t>(at->get<std::int64_t>());
  }
  Json object(const char* name, bool required) {
    const auto at = body_.find(name);
    if (at == body_.end()) {
      if (required) note(std::string(name) + " is missing");
      return Json::object();
    }
    if (!at->is_object()) {
      note(std::string(name) + " is no object");
      return Json::object();
    }
    return *at;
  }
  void note(std::string why) {
    if (problem_.empty()) problem_ = std::move(why);
  }
  const std::string& problem() const { return problem_; }

 private:
  const Json& body_;
  std::string problem_;
};

Over read_over(const Json& over, Members& members) {
  Over result;
  for (const auto& [field, hashes] : over.items()) {
    if (!hashes.is_array() || hashes.size() > kMostHeadsNamed) {
      members.note("over." + field + " is no list of hashes");
      return result;
    }
    std::vector<std::string>& heads = result[field];
    for (const Json& hash : hashes) {
      if (!hash.is_string() || !is_hash(hash.get_ref<const std::string&>())) {
        members.note("over." + field + " names no hash");
        return result;
      }
      heads.push_back(hash.get<std::string>());
    }
  }
  return result;
}

// The members of a body as an Op; hash and text are the caller's.
Result<Op> take_apart(const Json& body) {
  if (!body.is_object()) return bad("an op is an object");
  Members members(body);
  Op op;
  if (members.number("v", kGreatestInteger) != kOpVersion) members.note("a version of ops that is not known");
  op.log = members.text("log", true);
  op.seq = members.number("seq", kGreatestSeq);
  op.prev = members.text("prev", false);
  op.n = members.number("n", kGreatestN);
  op.at = members.text("at", true);
  op.by = members.text("by", false);
  op.of = members.text("of", true);
  op.set = members.object("set", true);
  op.over = read_over(members.object("over", false), members);
  if (!is_name(op.log)) members.note("log is no name");
  if (!is_record_id(op.of)) members.note("of is no record");
  if (op.seq > 1 ? !is_hash(op.prev) : !op.prev.empty()) members.note("prev does not fit seq");
  for (const auto& member : op.set.items())
    if (member.key().empty() || member.key().size() > kMostNameBytes)
      members.note("a field's name is too long");
  if (!members.problem().empty()) return bad(members.problem());
  return op;
}

}  // namespace

std::string Op::id() const {
  char seq_digits[24];
  std::snprintf(seq_digits, sizeof seq_digits, "%08llu", static_cast<unsigned long long>(seq));
  return "op:" + log + ":" + seq_digits + ":" + hash;
}

Result<Op> make_op(Op fields) {
  Json body = {{"v", kOpVersion}, {"log", fields.log}, {"seq", fields.seq}, {"n", fields.n},
               {"at", fields.at}, {"of", fields.of},   {"set", fields.set}};
  if (!fields.prev.empty()) body["prev"] = fields.prev;
  if (!fields.by.empty()) body["by"] = fields.by;
  if (!fields.over.empty()) body["over"] = fields.over;
  if (auto form = check_canonical(body); !form) return form.error();
  auto op = take_apart(body);
  if (!op) return op;
  op->body = canonical_text(body);
  if (op->body.size() > kMostBodyBytes) return {ErrorCode::too_large, "an entry holds 64 KiB at the most"};
  op->hash = to_hex(hash_of(op->body));
  return op;
}

Result<Op> read_op(Json document) {
  if (!document.is_object()) return bad("an op is an object");
  std::string id, rev;
  if (const auto at = document.find("_id"); at != document.end() && at->is_string())
    id = at->get<std::string>();
  if (const auto at = document.find("_rev"); at != document.end())
    rev = at->is_string() ? at->get<std::string>() : "of another type";
  document.erase("_id");
  document.erase("_rev");
  if (auto form = check_canonical(document); !form) return form.error();
  auto op = take_apart(document);
  if (!op) return op;
  op->body = canonical_text(document);
  if (op->body.size() > kMostBodyBytes) return {ErrorCode::too_large, "an entry holds 64 KiB at the most"};
  op->hash = to_hex(hash_of(op->body));
  if (op->id() != id || (!rev.empty() && rev != "1-" + op->hash)) return {ErrorCode::hash_mismatch, id};
  return op;
}

Result<Op> reread_op(std::string_view body, std::string_view hash) {
  const Json parsed = Json::parse(body, nullptr, false);
  auto op = take_apart(parsed);
  if (!op) return op;
  op->body = body;
  op->hash = hash;
  op->stub = is_stub(body);
  return op;
}

std::string stub_body(const Op& op) {
  Json body = {{"_stub", 1}, {"v", kOpVersion}, {"log", op.log}, {"seq", op.seq},
               {"n", op.n},  {"at", op.at},     {"of", op.of}};
  if (!op.prev.empty()) body["prev"] = op.prev;
  if (!op.over.empty()) body["over"] = op.over;
  body["set"] = Json::object();
  for (const auto& member : op.set.items()) body["set"][member.key()] = nullptr;
  return body.dump();
}

bool is_stub(std::string_view body) { return body.substr(0, kStubBeginning.size()) == kStubBeginning; }

std::string wire_text(std::string_view id, std::string_view hash, std::string_view body) {
  std::string text = "{\"_id\":\"";
  text.append(id);
  if (!hash.empty()) text.append("\",\"_rev\":\"1-").append(hash);
  text.append("\",").append(body.substr(1));
  return text;
}

bool comes_before(const Op& a, const Op& b) {
  if (a.n != b.n) return a.n < b.n;
  return a.id() < b.id();
}

}  // namespace ubao::core
