// The architecture as a test: who may include whom, where foreign headers may be seen, how large a file may
// grow.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/support/places.h"

namespace ubao::test {
namespace {

namespace fs = std::filesystem;

struct Source {
  std::string name;  // path below the root
  std::string folder;
  std::vector<std::string> includes;
  int lines = 0;
};

std::vector<Source> sources_below(const std::string& folder) {
  static const std::regex kInclude(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"])re");
  std::vector<Source> sources;
  const fs::path root = in_sources("");
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
    if (entry.path().string().find("node_modules") != std::string::npos) continue;
    Source& source = sources.emplace_back();
    source.name = fs::relative(entry.path(), root).string();
    source.folder = folder;
    std::ifstream file(entry.path());
    std::smatch match;
    for (std::string line; std::getline(file, line); ++source.lines)
      if (std::regex_search(line, match, kInclude)) source.includes.push_back(match[1]);
  }
  return sources;
}

std::vector<Source> all_sources() {
  std::vector<Source> all;
  for (const char* folder : {"core", "sync", "app", "platform", "tests"})
    for (Source& source : sources_below(folder)) all.push_back(std::move(source));
  return all;
}

std::string first_part(const std::string& include) { return include.substr(0, include.find('/')); }

TEST(Architecture, Dependencies_go_one_way) {
  const std::map<std::string, std::set<std::string>> allowed{
      {"core", {"core"}},
      {"sync", {"core", "sync"}},
      {"app", {"core", "app"}},
      {"platform", {"core", "sync", "app", "platform"}},
      {"tests", {"core", "sync", "app", "platform", "tests"}}};
  int looked_at = 0;
  for (const Source& source : all_sources())
    for (const std::string& include : source.includes) {
      const std::string folder = first_part(include);
      if (include.find('/') == std::string::npos || !allowed.contains(folder)) continue;
      ++looked_at;
      EXPECT_TRUE(allowed.at(source.folder).contains(folder)) << source.name << " includes " << include;
    }
  EXPECT_GT(looked_at, 100) << "the test looks at nothing";
}

TEST(Architecture, Foreign_headers_stay_in_their_place) {
  struct Rule {
    std::string header;
    std::vector<std::string> places;  // prefixes of the files that may include it
  };
  const std::vector<Rule> rules{{"sqlite3.h", {"core/database.cpp", "tests/"}},
                                {"curl/curl.h", {"platform/", "tests/"}},
                                {"GLFW/", {"platform/"}},
                                {"GL/", {"platform/"}},
                                {"imgui", {"app/", "platform/", "tests/"}},
                                {"sodium.h", {"core/", "tests/"}},
                                {"boost/", {"platform/hub_connection.h"}},
                                {"openssl/", {"platform/hub_certificate.cpp", "platform/hub_sockets.cpp"}},
                                {"zstd.h", {"sync/bundle_frame.cpp", "tests/"}},
                                {"qrencode.h", {"platform/qr_code.cpp"}},
                                {"zbar.h", {"platform/code_picture.cpp"}},
                                {"nlohmann/", {"core/", "sync/", "platform/", "tests/"}}};
  for (const Source& source : all_sources())
    for (const std::string& include : source.includes)
      for (const Rule& rule : rules) {
        if (include.rfind(rule.header, 0) != 0) continue;
        bool fits = false;
        for (const std::string& place : rule.places) fits = fits || source.name.rfind(place, 0) == 0;
        EXPECT_TRUE(fits) << source.name << " includes " << include;
      }
}

TEST(Architecture, Files_stay_small) {
  for (const Source& source : all_sources()) EXPECT_LE(source.lines, 400) << source.name;
}

TEST(Architecture, Headers_say_what_they_are) {
  for (const Source& source : all_sources()) {
    if (source.name.size() < 2 || source.name.substr(source.name.size() - 2) != ".h") continue;
    std::ifstream file(in_sources(source.name));
    std::string first;
    std::getline(file, first);
    EXPECT_EQ(first.rfind("//", 0), 0u) << source.name << " does not begin with its contract";
  }
}

}  // namespace
}  // namespace ubao::test
