// Charts and tables of an assessment, and pictures and tables of a whiteboard, as files from the command
// line: what the screens show, in any theme, on a machine without one.
#include <cstdio>

#include "core/board_table.h"
#include "core/chart_bars.h"
#include "core/chart_board.h"
#include "core/chart_dumbbells.h"
#include "core/chart_groups.h"
#include "core/chart_radar.h"
#include "core/env.h"
#include "core/ids.h"
#include "core/results_table.h"
#include "core/svg.h"
#include "platform/cli/commands.h"
#include "platform/figure_picture.h"
#include "platform/key_files.h"
#include "platform/languages.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;
using nlohmann::json;

bool has_ending(const std::string& name, const std::string& ending) {
  return name.size() > ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
}

core::StatementOrder order_named(const std::string& name) {
  if (name == "gap") return core::StatementOrder::gap;
  return name == "disagreement" ? core::StatementOrder::disagreement : core::StatementOrder::dimension;
}

core::Figure drawn_chart(core::Workshop& workshop, const core::ChartSource& source,
                         const ChartOptions& options) {
  const core::ChartLook look{static_cast<float>(options.width), true};
  if (options.kind == "radar") return core::radar_chart(source, {look, options.dimension});
  if (options.kind == "groups")
    return options.statement.empty()
               ? core::groups_of_dimensions(source, options.variable, look)
               : core::groups_of_statement(source, options.variable, options.statement, look);
  if (options.kind == "dumbbell")
    return core::dumbbells_chart(source,
                                 core::consensus_shifts(workshop.consensus(options.activity), source.results,
                                                        source.instrument, options.dimension),
                                 look);
  return core::bars_chart(source, {look, order_named(options.order), options.dimension});
}

core::Result<std::string> picture_bytes(const core::Figure& figure, const ChartOptions& options) {
  const core::Palette palette =
      core::palette_of(core::palette_named(options.theme).value_or(core::PaletteName::light));
  return has_ending(options.out, ".png") ? png_of(figure, palette) : core::svg_of(figure, palette);
}

core::Result<std::string> file_bytes(core::Workshop& workshop, const core::ChartSource& source,
                                     const ChartOptions& options) {
  if (options.kind == "table")
    return options.variable.empty() ? core::results_table(source)
                                    : core::groups_table(source, options.variable);
  return picture_bytes(drawn_chart(workshop, source, options), options);
}

// As nobody in particular sees it: what is still private, and who gave a dot, is not in it.
core::Result<json> write_board(core::Workshop& workshop, const ChartOptions& options) {
  const core::Board board = workshop.board(options.activity, {});
  const core::Language words =
      shipped_language(options.language.empty() ? workshop.info().language : options.language);
  const core::NotoMeasure measure;
  const std::string date = core::utc_text(core::real_env().clock->seconds_since_1970()).substr(0, 10);
  const auto bytes =
      options.kind == "table"
          ? core::Result<std::string>(core::csv_file(core::board_table(board)))
          : picture_bytes(core::board_chart({board, words, measure, workshop.info().title, date}), options);
  if (!bytes) return bytes.error();
  if (const auto written = write_private_file(options.out, *bytes); !written) return written.error();
  return json{{"file", options.out}, {"kind", options.kind}, {"cards", board.cards.size()}};
}

// What does not go together is told before anything is opened.
std::string mismatch_in(const ChartOptions& options) {
  const bool table = options.kind == "table";
  if (table && !has_ending(options.out, ".csv")) return "A table is written to a file that ends with .csv.";
  if (!table && !has_ending(options.out, ".svg") && !has_ending(options.out, ".png"))
    return "A chart is written to a file that ends with .svg or .png.";
  if (options.kind == "groups" && options.variable.empty())
    return "Groups need --by ministry, role, region or gender.";
  return {};
}

}  // namespace

int write_chart(const CommonOptions& common, const ChartOptions& options) {
  if (const std::string mismatch = mismatch_in(options); !mismatch.empty()) {
    std::fprintf(stderr, "ubao: %s\n", mismatch.c_str());
    return kUsage;
  }
  return with_key(
      common, options.passphrase_file, [&](DataFolder&, core::Workshop& workshop) -> core::Result<json> {
        const auto plan = workshop.plan_of(options.activity);
        const bool board = plan && plan->kind == "board";
        if (board && options.kind != "board" && options.kind != "table")
          return {ErrorCode::bad_input, "a board has the kinds board and table"};
        if (plan && !board && options.kind == "board")
          return {ErrorCode::bad_input, options.activity + " is no board"};
        if (board) return write_board(workshop, options);
        const auto results = workshop.results(options.activity);
        if (!results) return results.error();
        const core::Instrument instrument = workshop.instrument(options.activity);
        if (!options.statement.empty() && !instrument.find(options.statement))
          return {ErrorCode::not_found, options.statement};
        const std::string language = options.language.empty() ? workshop.info().language : options.language;
        const core::Language words = shipped_language(language);
        const core::NotoMeasure measure;
        const auto bytes = file_bytes(
            workshop, {*results, instrument, words, language, measure, workshop.info().title}, options);
        if (!bytes) return bytes.error();
        if (const auto written = write_private_file(options.out, *bytes); !written) return written.error();
        return json{{"file", options.out},   {"kind", options.kind},      {"n", results->respondents},
                    {"live", results->live}, {"number", results->number}, {"hidden", results->hidden}};
      });
}

}  // namespace ubao::platform
