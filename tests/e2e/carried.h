// A workshop and a second device that was invited to it, and files that are carried between the two. What is
// taken for granted and does not go is a failure of the test. One thread.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/e2e/installation.h"

namespace ubao::test {

class Carried : public testing::Test {
 protected:
  Carried() : workshop(home.new_workshop()) {}

  std::string path(const std::string& name) const { return papers_.file(name); }
  const std::filesystem::path& papers() const { return papers_.path(); }

  std::string invited(const std::string& name = "tablet.json") const {
    home.ask({"invite", "--workshop", workshop, "--out", path(name)});
    return path(name);
  }
  json exported(const Installation& from, const std::string& file, const Words& more = {}) const {
    Words words{"export", "--workshop", workshop, "--to", file};
    words.insert(words.end(), more.begin(), more.end());
    return from.ask(words);
  }
  json imported(const Installation& into, const std::string& file, const Words& more = {}) const {
    Words words{"import", file};
    words.insert(words.end(), more.begin(), more.end());
    return into.ask(words);
  }
  std::string receipt_of(const Installation& device, const std::string& name = "receipt.json") const {
    device.ask({"have", "--workshop", workshop, "--out", path(name)});
    return path(name);
  }
  // The tablet gets all that is at home.
  void begin_tablet() const {
    exported(home, path("first.ubao"));
    imported(tablet, path("first.ubao"), {"--invite", invited()});
  }
  void expect_alike() const {
    EXPECT_EQ(home.dump(workshop), tablet.dump(workshop));
    EXPECT_EQ(home.log(workshop), tablet.log(workshop));
  }

  static std::string bytes_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(stream), {}};
  }
  static void write_bytes(const std::string& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  }
  static std::size_t files_in(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) count += entry.exists() ? 1 : 0;
    return count;
  }

  Installation home, tablet;
  std::string workshop;

 private:
  TempFolder papers_;
};

}  // namespace ubao::test
