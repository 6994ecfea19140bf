#include "tests/support/xml_reader.h"

#include "core/line_breaks.h"

namespace ubao::test {
namespace {

class XmlReader {
 public:
  explicit XmlReader(std::string_view text) : text_(text) {}

  XmlElement document() {
    check_characters();
    if (text_.substr(0, 5) == "<?xml") at_ = text_.find("?>") + 2;
    skip_space();
    XmlElement root = element();
    skip_space();
    if (at_ != text_.size()) fail("something follows the root");
    return root;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error(what + " at byte " + std::to_string(at_));
  }

  void check_characters() {
    for (std::size_t at = 0; at < text_.size();) {
      const core::Letter letter = core::letter_at(text_, at);
      const char32_t c = letter.code;
      if (c == 0xFFFD && letter.bytes == 1) at_ = at, fail("bytes that are no UTF-8");
      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
        at_ = at, fail("a forbidden character");
      at += letter.bytes;
    }
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void take(std::string_view wanted) {
    if (text_.substr(at_, wanted.size()) != wanted) fail("no " + std::string(wanted));
    at_ += wanted.size();
  }
  void skip_space() {
    while (std::string_view(" \t\r\n").find(peek()) != std::string_view::npos && at_ < text_.size()) ++at_;
  }

  std::string name() {
    const std::size_t from = at_;
    const auto in_name = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
             c == '_' || c == ':';
    };
    while (in_name(peek())) ++at_;
    if (at_ == from || (text_[from] >= '0' && text_[from] <= '9')) fail("no name");
    return std::string(text_.substr(from, at_ - from));
  }

  char entity() {
    const std::size_t end = text_.find(';', at_);
    const std::string_view body = text_.substr(at_ + 1, end - at_ - 1);
    static const std::map<std::string_view, char> kKnown{{"amp", '&'},  {"lt", '<'},    {"gt", '>'},
                                                         {"quot", '"'}, {"apos", '\''}, {"#39", '\''}};
    const auto found = kKnown.find(body);
    if (end == std::string_view::npos || found == kKnown.end()) fail("an unknown entity");
    at_ = end + 1;
    return found->second;
  }

  std::string value() {
    const char quote = peek();
    if (quote != '"' && quote != '\'') fail("no quote");
    ++at_;
    std::string result;
    while (peek() != quote) {
      if (at_ >= text_.size() || peek() == '<') fail("an open value");
      result += peek() == '&' ? entity() : text_[at_++];
    }
    ++at_;
    return result;
  }

  XmlElement element() {
    take("<");
    XmlElement made;
    made.name = name();
    for (;;) {
      const std::size_t before = at_;
      skip_space();
      if (peek() == '/' || peek() == '>') break;
      if (at_ == before) fail("no space before an attribute");
      const std::string key = name();
      take("=");
      if (!made.attributes.emplace(key, value()).second) fail("an attribute twice");
    }
    if (peek() == '/') {
      take("/>");
      return made;
    }
    take(">");
    while (text_.substr(at_, 2) != "</") {
      if (at_ >= text_.size()) fail("an open element " + made.name);
      if (peek() == '<')
        made.children.push_back(element());
      else
        made.text += peek() == '&' ? entity() : text_[at_++];
    }
    take("</");
    if (name() != made.name) fail("another element is closed than " + made.name);
    take(">");
    return made;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<const XmlElement*> XmlElement::all(std::string_view wanted) const {
  std::vector<const XmlElement*> found;
  for (const XmlElement& child : children) {
    if (child.name == wanted) found.push_back(&child);
    for (const XmlElement* below : child.all(wanted)) found.push_back(below);
  }
  return found;
}

XmlElement read_xml(std::string_view document) { return XmlReader(document).document(); }

}  // namespace ubao::test
