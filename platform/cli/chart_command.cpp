// Charts and tables of an assessment as files, from the command line: what the debrief shows, in any theme,
// on a machine without a screen.
#include <cstdio>

#include "core/chart_bars.h"
#include "core/chart_dumbbells.h"
#include "core/chart_groups.h"
#include "core/chart_radar.h"
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

core::Result<std::string> file_bytes(core::Workshop& workshop, const core::ChartSource& source,
                                     const ChartOptions& options) {
  if (options.kind == "table")
    return options.variable.empty() ? core::results_table(source)
                                    : core::groups_table(source, options.variable);
  const core::Palette palette =
      core::palette_of(core::palette_named(options.theme).value_or(core::PaletteName::light));
  const core::Figure figure = drawn_chart(workshop, source, options);
  return has_ending(options.out, ".png") ? png_of(figure, palette) : core::svg_of(figure, palette);
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
