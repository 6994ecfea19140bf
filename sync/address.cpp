#include "sync/address.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "core/peers.h"

namespace ubao::sync {
namespace {

using core::ErrorCode;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// Four plain decimal numbers; the short forms that some programs take ("127.1") are no addresses here.
std::optional<std::array<int, 4>> ipv4(std::string_view host) {
  std::array<int, 4> parts{};
  for (std::size_t part = 0; part < 4; ++part) {
    const std::size_t dot = part < 3 ? host.find('.') : host.size();
    if (dot == std::string_view::npos || dot == 0 || dot > 3) return std::nullopt;
    const auto [end, error] = std::from_chars(host.data(), host.data() + dot, parts[part]);
    if (error != std::errc{} || end != host.data() + dot || parts[part] < 0 || parts[part] > 255)
      return std::nullopt;
    host.remove_prefix(part < 3 ? dot + 1 : dot);
  }
  return parts;
}

bool is_private_room(std::string_view host) {
  if (const auto number = ipv4(host)) {
    const auto& [a, b, c, d] = *number;
    return a == 10 || (a == 172 && b >= 16 && b <= 31) || (a == 192 && b == 168) || (a == 169 && b == 254);
  }
  if (host.find(':') != std::string_view::npos) {
    // fc00::/7 (RFC 4193) and fe80::/10 (RFC 4291)
    const std::string_view two = host.substr(0, 2);
    if (two == "fc" || two == "fd") return host.find(':') == 4;
    return two == "fe" && host.size() > 4 && host[4] == ':' && hex_value(host[2]) >= 8 &&
           hex_value(host[2]) <= 11;
  }
  return host.size() > 6 && host.substr(host.size() - 6) == ".local";
}

bool is_host(std::string_view host) {
  if (host.empty() || host.size() > 253) return false;
  if (host.front() == '[') {
    if (host.size() < 4 || host.back() != ']') return false;
    for (const char c : host.substr(1, host.size() - 2)) {
      if (hex_value(c) < 0 && c != ':' && c != '.') return false;
    }
    return true;
  }
  for (const char c : host) {
    if (!is_letter(c) && !is_digit(c) && c != '-' && c != '.' && c != '_') return false;
  }
  return host.front() != '.' && host.front() != '-';
}

bool is_database_name(std::string_view name) {
  constexpr std::string_view kAllowed = "_$()+-/";
  if (name.empty() || name.size() > 200 || name[0] < 'a' || name[0] > 'z') return false;
  for (const char c : name) {
    const bool fine = (c >= 'a' && c <= 'z') || is_digit(c) || kAllowed.find(c) != std::string_view::npos;
    if (!fine) return false;
  }
  return true;
}

core::Error bad(std::string detail) { return {ErrorCode::bad_input, std::move(detail)}; }

// "name:password@host:port" taken apart. What is wrong is said without repeating a password.
core::Result<core::Done> read_authority(std::string_view authority, std::string_view scheme,
                                        AddressRules rules, Address& out) {
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
    const std::string_view who = authority.substr(0, at);
    const std::size_t colon = who.find(':');
    const auto user = percent_decoded(who.substr(0, colon));
    const auto password =
        percent_decoded(colon == std::string_view::npos ? std::string_view{} : who.substr(colon + 1));
    if (!user || !password || user->empty()) return bad("the name and password before the @ cannot be read");
    out.user = *user;
    out.password = *password;
    authority.remove_prefix(at + 1);
  }
  std::string_view host = authority;
  std::string_view port;
  // the colons inside the brackets of an IPv6 address are no port's
  const std::size_t bracket = host.substr(0, 1) == "[" ? host.find(']') : 0;
  if (const std::size_t colon = bracket == std::string_view::npos ? bracket : host.find(':', bracket);
      colon != std::string_view::npos) {
    port = host.substr(colon + 1);
    host = host.substr(0, colon);
    int number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (error != std::errc{} || end != port.data() + port.size() || number < 1 || number > 65535) {
      return bad("the port after the colon is not a number from 1 to 65535");
    }
  }
  if (!is_host(host)) return bad("there is no readable host name in it");
  const std::string plain_host = lower(host);
  if (scheme == "http" && !may_be_plain(plain_host, rules)) {
    return bad("http:// would send everything readable to " + plain_host + "; use https://");
  }
  out.base = std::string(scheme) + "://" + plain_host;
  if (!port.empty()) out.base.append(":").append(port);
  return core::Done{};
}

// The path without its last part goes to the base; the last part is the database.
core::Result<core::Done> read_path(std::string_view path, std::string_view workshop, Address& out) {
  while (!path.empty() && path.back() == '/') path.remove_suffix(1);
  if (path.empty()) {
    out.database = default_database(workshop);
    return core::Done{};
  }
  for (const char c : path) {
    if (static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) > '~' || c == '"' ||
        c == '\\') {
      return bad("a blank or a special letter in the path");
    }
  }
  const std::size_t slash = path.rfind('/');
  const auto name = percent_decoded(path.substr(slash + 1));
  if (!name || !is_database_name(*name)) {
    std::string detail(path.substr(slash + 1));
    detail += " is no name for a database: it begins with a small letter and has only a-z, 0-9, _$()+-/";
    return bad(std::move(detail));
  }
  out.base += std::string(path.substr(0, slash));
  out.database = *name;
  return core::Done{};
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_value(text[i + 1]);
    const int low = hex_value(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

std::string default_database(std::string_view workshop) {
  std::string name = "ubao-";
  name += lower(workshop);
  for (char& c : name) {
    if (!is_digit(c) && !(c >= 'a' && c <= 'z') && c != '_' && c != '-') c = '-';
  }
  return name;
}

bool is_numeric_host(std::string_view host) {
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  if (ipv4(host)) return true;
  if (host.find(':') == std::string_view::npos) return false;
  for (const char c : host)
    if (hex_value(c) < 0 && c != ':' && c != '.') return false;
  return true;
}

std::string Address::shown() const { return base + "/" + percent_encoded(database); }

std::string Address::peer_name() const {
  return pinned_key.empty() ? shown() : std::string(core::kHubPrefix) + pinned_key;
}

bool may_be_plain(std::string_view host, AddressRules rules) {
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  const std::string name = lower(host);
  if (name == "localhost" || name == "::1") return true;
  if (const auto number = ipv4(name); number && (*number)[0] == 127) return true;
  return rules.plain_http_in_private_rooms && is_private_room(name);
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

core::Result<Address> read_address(std::string_view typed, std::string_view workshop, AddressRules rules) {
  std::string_view rest = trimmed(typed);
  if (rest.empty()) return bad("it is empty");
  std::string scheme = "https";
  if (const std::size_t mark = rest.find("://"); mark != std::string_view::npos) {
    scheme = lower(rest.substr(0, mark));
    rest.remove_prefix(mark + 3);
  }
  if (scheme != "https" && scheme != "http")
    return bad("it begins with " + scheme + ":// instead of https://");
  if (rest.find_first_of("?#") != std::string_view::npos) return bad("it has a ? or # in it");
  Address out;
  const std::size_t slash = rest.find('/');
  if (auto done = read_authority(rest.substr(0, slash), scheme, rules, out); !done) return done.error();
  const std::string_view path = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash);
  if (auto done = read_path(path, workshop, out); !done) return done.error();
  return out;
}

}  // namespace ubao::sync
