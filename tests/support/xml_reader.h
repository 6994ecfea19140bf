// Reads XML as strictly as a program that has never heard of us (XML 1.0, W3C, the part that SVG needs): one
// root, elements closed in order, quoted attributes once each, entities known, no character that XML forbids.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace ubao::test {

struct XmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::vector<XmlElement> children;
  std::string text;  // its own, without that of its children

  // All elements of that name below this one, in order.
  std::vector<const XmlElement*> all(std::string_view wanted) const;
};

// Throws std::runtime_error with the place where it is not well-formed.
XmlElement read_xml(std::string_view document);

}  // namespace ubao::test
