// Files that the window reads and writes about statements and matrices: the whole program without its window.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "platform/program.h"
#include "tests/support/activities.h"
#include "tests/support/demand.h"
#include "tests/support/fixed_env.h"
#include "tests/support/scripted_transport.h"
#include "tests/support/temp_folder.h"

namespace ubao::test {
namespace {

using testing::HasSubstr;

const std::string kPillarsFilled = "activity:a6";

class StatementFiles : public testing::Test {
 protected:
  StatementFiles() {
    setenv("XDG_DOCUMENTS_DIR", documents_.path().c_str(), 1);
    core::WorkshopDetails details;
    details.title = "Coast Region";
    want(app::CreateWorkshop{"online-5x2h", details, {}});
  }
  ~StatementFiles() override { unsetenv("XDG_DOCUMENTS_DIR"); }

  void want(const app::Intent& intent) { program_.take({intent}, ++now_); }
  app::State& state() { return program_.app().state(); }
  const core::Instrument& shown() {
    want(app::GoTo{app::Screen::instrument, kAssessment});
    program_.app().refresh(now_);
    return state().views.instrument;
  }
  std::string read(const std::string& name) {
    std::ifstream file(documents_.file(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(documents_.file(name), std::ios::binary) << text;
    return documents_.file(name);
  }

 private:
  TempFolder data_, documents_;
  FixedEnv env_;
  ScriptedTransport transport_{[](const sync::HttpRequest&, std::int64_t) { return std::nullopt; }};
  platform::Program program_{demand(platform::DataFolder::open(data_.path(), env_.env(), "Laptop")),
                             env_.env(), transport_};
  double now_ = 0;
};

TEST_F(StatementFiles, A_table_goes_out_and_comes_back_changed) {
  want(app::ExportInstrument{kAssessment, true});
  std::string table = read("ubao-dtca-default-1-0-0.csv");
  ASSERT_THAT(table, HasSubstr("One named senior official"));
  EXPECT_THAT(state().toast->text, HasSubstr("ubao-dtca-default-1-0-0.csv"));
  table.replace(table.find("One named"), 9, "A known");
  want(app::ImportInstrument{kAssessment, write("changed.csv", table)});
  EXPECT_FALSE(state().problem.has_value());
  EXPECT_EQ(shown().find("L1")->text.at("en"), "A known senior official answers for digital change.");
  EXPECT_EQ(shown().version, "1.0.1");
}

TEST_F(StatementFiles, Everything_goes_out_as_json_and_the_same_again_changes_nothing) {
  want(app::ExportInstrument{kAssessment, false});
  const core::Instrument before = shown();
  want(app::ImportInstrument{kAssessment, write("same.json", read("ubao-dtca-default-1-0-0.json"))});
  EXPECT_FALSE(state().problem.has_value());
  EXPECT_EQ(shown(), before);
}

TEST_F(StatementFiles, A_bad_file_is_told_with_its_place_and_nothing_is_changed) {
  want(app::ImportInstrument{kAssessment, write("bad.csv", "code,dimension,text:en\nL1,L,\n")});
  ASSERT_TRUE(state().problem.has_value());
  EXPECT_EQ(state().problem->code, core::ErrorCode::bad_course);
  EXPECT_EQ(state().problem->detail, "row 2: the text in the original language \"en\" is missing");
  EXPECT_EQ(shown().version, "1.0.0");
  want(app::ImportInstrument{kAssessment, "/nowhere/at/all.csv"});
  EXPECT_EQ(state().problem->code, core::ErrorCode::not_found);
}

TEST_F(StatementFiles, A_matrix_goes_out_as_a_table) {
  want(app::SetActivityState{kPillarsFilled, core::ActivityState::open});
  want(app::SetRating{kPillarsFilled, {{}, "data", "national", 1, 3, "=One register"}});
  want(app::SaveMatrix{kPillarsFilled});
  const std::string table = read("ubao-Nine-pillars-four-levels-Coast-Region.csv");
  EXPECT_THAT(table, HasSubstr("Data management,Nation,1,3,2,'=One register"));
}

}  // namespace
}  // namespace ubao::test
