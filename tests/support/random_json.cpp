#include "tests/support/random_json.h"

#include <cstdio>
#include <vector>

namespace ubao::test {
namespace {

using core::Json;

std::uint32_t random_code_point(Dice& dice) {
  switch (dice.roll(6)) {
    case 0:
      return 1 + static_cast<std::uint32_t>(dice.roll(0x1f));  // control
    case 1:
      return static_cast<unsigned char>("\"\\/<>&'\x7f"[dice.roll(8)]);
    case 2:
      return 0x80 + static_cast<std::uint32_t>(dice.roll(0xd800 - 0x80));
    case 3:
      return 0xe000 + static_cast<std::uint32_t>(dice.roll(0x2000));
    case 4:
      return 0x10000 + static_cast<std::uint32_t>(dice.roll(0x100000));
    default:
      return 0x20 + static_cast<std::uint32_t>(dice.roll(0x5f));
  }
}

void append_utf8(std::string& text, std::uint32_t code) {
  const auto byte = [&](std::uint32_t value) { text += static_cast<char>(value); };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xc0 | (code >> 6));
  } else {
    if (code < 0x10000) {
      byte(0xe0 | (code >> 12));
    } else {
      byte(0xf0 | (code >> 18));
      byte(0x80 | ((code >> 12) & 0x3f));
    }
    byte(0x80 | ((code >> 6) & 0x3f));
  }
  byte(0x80 | (code & 0x3f));
}

std::string random_text(Dice& dice) {
  std::string text;
  for (int left = dice.between(0, 12); left > 0; --left) append_utf8(text, random_code_point(dice));
  return text;
}

std::string random_key(Dice& dice) {
  std::string key(1, static_cast<char>('a' + dice.roll(26)));
  for (int left = dice.between(0, 4); left > 0; --left) key += static_cast<char>(0x20 + dice.roll(0x5f));
  return key;
}

std::int64_t random_integer(Dice& dice) {
  constexpr std::int64_t kEdges[] = {0, 1, -1, 9, 10, -10, core::kGreatestInteger, -core::kGreatestInteger};
  if (dice.one_in(3)) return kEdges[dice.roll(8)];
  const auto number = static_cast<std::int64_t>(dice.roll(std::uint64_t{1} << dice.between(1, 53)));
  return dice.one_in(2) ? number : -number;
}

Json random_value(Dice& dice, int depth) {
  const bool deeper = depth <= core::kDeepest && !dice.one_in(3);
  switch (dice.roll(deeper ? 6 : 4)) {
    case 0:
      return random_integer(dice);
    case 1:
      return random_text(dice);
    case 2:
      return dice.one_in(2);
    case 3:
      return nullptr;
    case 4: {
      Json array = Json::array();
      for (int left = dice.between(0, 3); left > 0; --left) array.push_back(random_value(dice, depth + 1));
      return array;
    }
    default: {
      Json object = Json::object();
      for (int left = dice.between(0, 4); left > 0; --left)
        object[random_key(dice)] = random_value(dice, depth + 1);
      return object;
    }
  }
}

void blanks(std::string& out, Dice& dice) {
  for (int left = dice.between(0, 2); left > 0; --left) out += " \t\n\r"[dice.roll(4)];
}

void escape_unit(std::string& out, std::uint32_t unit, Dice& dice) {
  char digits[8];
  std::snprintf(digits, sizeof digits, dice.one_in(2) ? "\\u%04x" : "\\u%04X", unit);
  out += digits;
}

void write_text(std::string& out, std::string_view text, Dice& dice) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    std::uint32_t code = length == 1 ? first : first & (0xffu >> (length + 1));
    for (std::size_t k = 1; k < length; ++k)
      code = (code << 6) | (static_cast<unsigned char>(text[at + k]) & 0x3f);
    if (code < 0x20 || code == '"' || code == '\\' || dice.one_in(6)) {
      if (code == '/' || code == '"' || code == '\\') {
        out += '\\';
        out += static_cast<char>(code);
      } else if (code >= 0x10000) {
        escape_unit(out, 0xd800 + ((code - 0x10000) >> 10), dice);
        escape_unit(out, 0xdc00 + ((code - 0x10000) & 0x3ff), dice);
      } else {
        escape_unit(out, code, dice);
      }
    } else {
      out.append(text.substr(at, length));
    }
    at += length;
  }
  out += '"';
}

void write_value(std::string& out, const Json& value, Dice& dice) {
  blanks(out, dice);
  if (value.is_string()) {
    write_text(out, value.get_ref<const std::string&>(), dice);
  } else if (value.is_array()) {
    out += '[';
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (i > 0) out += ',';
      write_value(out, value[i], dice);
    }
    out += ']';
  } else if (value.is_object()) {
    std::vector<std::string> keys;
    for (const auto& member : value.items()) keys.push_back(member.key());
    dice.shuffle(keys);
    out += '{';
    for (const std::string& key : keys) {
      if (&key != &keys.front()) out += ',';
      blanks(out, dice);
      write_text(out, key, dice);
      blanks(out, dice);
      out += ':';
      write_value(out, value[key], dice);
    }
    out += '}';
  } else {
    out += value.dump();
  }
  blanks(out, dice);
}

}  // namespace

Json random_document(Dice& dice) {
  Json document = Json::object();
  for (int left = dice.between(1, 6); left > 0; --left) document[random_key(dice)] = random_value(dice, 2);
  return document;
}

std::string scrambled_text(const Json& value, Dice& dice) {
  std::string out;
  write_value(out, value, dice);
  return out;
}

}  // namespace ubao::test
