#include "sync/hub_messages.h"

#include <algorithm>

#include "sync/address.h"

namespace ubao::sync {
namespace {

constexpr std::size_t kMostTarget = 8 * 1024;

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7f;
  });
}

std::optional<std::string> plain_part(std::string_view text) {
  auto decoded = percent_decoded(text);
  if (!decoded || !is_plain(*decoded)) return std::nullopt;
  return decoded;
}

bool read_path(std::string_view path, HubTarget& out) {
  if (path.empty() || path.front() != '/') return false;
  path.remove_prefix(1);
  if (!path.empty() && path.back() == '/') path.remove_suffix(1);
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const auto part = plain_part(path.substr(0, slash));
    if (!part || part->empty() || *part == "." || *part == "..") return false;
    out.path.push_back(*part);
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
    if (path.empty()) return false;
  }
  return true;
}

bool read_query(std::string_view query, HubTarget& out) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = plain_part(pair.substr(0, equals));
    auto value = plain_part(pair.substr(std::min(equals + 1, pair.size())));
    if (!name || !value) return false;
    out.query.emplace_back(std::move(*name), std::move(*value));
  }
  return true;
}

}  // namespace

std::string_view HubRequest::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return {};
}

HubReply json_reply(int status, const Json& body) {
  return {status, body.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n", {}};
}

HubReply error_reply(int status, std::string_view error, std::string_view reason) {
  return json_reply(status, {{"error", error}, {"reason", reason}});
}

HubReply missing_reply() { return error_reply(404, "not_found", "missing"); }

std::optional<std::string> HubTarget::value(std::string_view name) const {
  for (const auto& [key, text] : query)
    if (key == name) return text;
  return std::nullopt;
}

bool HubTarget::is_true(std::string_view name) const { return value(name) == "true"; }

std::optional<HubTarget> read_target(std::string_view target) {
  if (target.size() > kMostTarget) return std::nullopt;
  HubTarget out;
  const std::size_t question = std::min(target.find('?'), target.size());
  const std::string_view query = target.substr(std::min(question + 1, target.size()));
  if (!read_path(target.substr(0, question), out) || !read_query(query, out)) return std::nullopt;
  return out;
}

}  // namespace ubao::sync
