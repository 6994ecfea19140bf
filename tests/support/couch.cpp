#include "tests/support/couch.h"
#include "tests/support/places.h"

#include <csignal>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace ubao::test {
namespace {

std::vector<std::string> command(const std::string& folder, const std::string& admin) {
  std::vector<std::string> words{node_program(), in_sources("tests/support/couch_server.mjs"), "--dir",
                                 folder};
  if (!admin.empty()) words.insert(words.end(), {"--admin", admin});
  return words;
}

}  // namespace

Couch::Couch(const std::string& admin) : admin_(admin), process_(command(folder_.path().string(), admin)) {
  const auto line = process_.read_line();
  const auto said = nlohmann::json::parse(line.value_or(""), nullptr, false);
  if (said.is_object()) port_ = said.value("port", 0);
  if (port_ == 0) {
    process_.send_signal(SIGKILL);
    throw std::runtime_error("the server did not start: " + process_.wait().errors);
  }
}

int Couch::documents_of(const std::string& workshop) const {
  const HttpAnswer answer = ask("GET", "/ubao-" + workshop);
  const auto info = nlohmann::json::parse(answer.body, nullptr, false);
  return info.is_object() ? info.value("doc_count", -1) : -1;
}

}  // namespace ubao::test
