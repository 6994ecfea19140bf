// A real CouchDB-compatible server from npm, started for a test and ended with it. Listens on this machine
// only. One thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "tests/support/loopback.h"
#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {

class Couch {
 public:
  // `admin` is "name:password"; empty lets everybody do everything. Throws when it does not start.
  explicit Couch(const std::string& admin = {});

  int port() const { return port_; }
  std::string url() const { return url_of(port_); }
  const std::filesystem::path& folder() const { return folder_.path(); }  // where it keeps its files
  static std::string url_of(int port) { return "http://127.0.0.1:" + std::to_string(port); }

  // A request of the test itself, as the administrator.
  HttpAnswer ask(const std::string& method, const std::string& path, std::string_view body = {}) const {
    return http(port_, method, path, body, admin_);
  }

  // How many documents the database of that workshop holds; -1 when there is none.
  int documents_of(const std::string& workshop) const;

 private:
  std::string admin_;
  TempFolder folder_;
  Process process_;
  int port_ = 0;
};

}  // namespace ubao::test
