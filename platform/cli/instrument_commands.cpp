// `ubao instrument ...`: assessments' statements as files, checked before they are used.
#include "core/instrument_review.h"
#include "platform/cli/commands.h"
#include "platform/courses.h"
#include "platform/instrument_files.h"
#include "platform/key_files.h"

namespace ubao::platform {
namespace {

using core::ErrorCode;
using core::Instrument;
using nlohmann::json;

bool ends_in(const std::string& text, std::string_view ending) {
  return text.size() >= ending.size() &&
         text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

json doubts_of(const Instrument& instrument) {
  json list = json::array();
  for (const core::InstrumentDoubt& doubt : core::review(instrument))
    list.push_back({{"kind", core::name_of(doubt.doubt)},
                    {"language", doubt.language},
                    {"statements", doubt.statements},
                    {"text", core::describe(doubt)}});
  return list;
}

json facts_of(const Instrument& instrument) {
  json dimensions = json::array(), outside = json::array(), scopes = json::array();
  for (const core::InstrumentDimension& dimension : instrument.dimensions)
    dimensions.push_back({{"code", dimension.code},
                          {"name", core::in_language(dimension.name, instrument.original_language())},
                          {"statements", instrument.of_dimension(dimension.code).size()}});
  for (const core::OutsideAnswer& answer : instrument.outside) outside.push_back(answer.code);
  for (const core::InstrumentScope& scope : instrument.scopes) scopes.push_back(scope.code);
  return {{"id", instrument.id},
          {"version", instrument.version},
          {"statements", instrument.statements.size()},
          {"dimensions", dimensions},
          {"points", instrument.scale.size()},
          {"outside", outside},
          {"scopes", scopes},
          {"languages", instrument.languages}};
}

// The assessment that is meant: the one that is named, or the workshop's only one.
core::Result<std::string> assessment_in(core::Workshop& workshop, const std::string& named) {
  std::string only;
  for (const core::AgendaSession& session : workshop.agenda().sessions)
    for (const auto* items : {&session.preparation, &session.items})
      for (const core::AgendaItem& item : *items) {
        if (item.id == named) return item.id;
        if (!named.empty() || item.kind != "assessment") continue;
        if (!only.empty())
          return {ErrorCode::bad_input, "there are several assessments; name one with --activity"};
        only = item.id;
      }
  if (only.empty()) return {ErrorCode::not_found, named.empty() ? "an assessment" : named};
  return only;
}

core::Result<Instrument> instrument_in(core::Workshop& workshop, const std::string& activity) {
  Instrument instrument = workshop.instrument(activity);
  if (instrument.id.empty()) return {ErrorCode::not_found, "an instrument of " + activity};
  return instrument;
}

int write_out(const CommonOptions& common, const Instrument& instrument, const std::string& path) {
  const bool table = ends_in(path, ".csv");
  if (!table && !ends_in(path, ".json"))
    return fail({ErrorCode::bad_input, "the name of the file must end in .json or .csv"});
  const auto text = instrument_file_text(instrument, table ? InstrumentFormat::csv : InstrumentFormat::json);
  if (!text) return fail(text.error());
  if (const auto written = write_private_file(path, *text); !written) return fail(written.error());
  json said = facts_of(instrument);
  said["file"] = path;
  answer(common, said);
  return kDone;
}

}  // namespace

int instrument_check(const CommonOptions& common, const InstrumentOptions& options) {
  const auto base = shipped_instrument(options.name.empty() ? "dtca-default" : options.name);
  if (!base) return fail(base.error());
  const auto instrument = read_instrument_file(options.file, *base);
  if (!instrument) return fail(instrument.error());
  if (const auto storable = core::instrument_text(*instrument); !storable) return fail(storable.error());
  json said = facts_of(*instrument);
  said["ok"] = true;
  said["warnings"] = doubts_of(*instrument);
  answer(common, said);
  return kDone;
}

int instrument_export(const CommonOptions& common, const InstrumentOptions& options) {
  if (common.workshop.empty()) {
    const auto shipped = shipped_instrument(options.name.empty() ? "dtca-default" : options.name);
    return shipped ? write_out(common, *shipped, options.file) : fail(shipped.error());
  }
  return with_workshop(common, [&](DataFolder&, core::Workshop& workshop) {
    const auto activity = assessment_in(workshop, options.activity);
    if (!activity) return fail(activity.error());
    const auto instrument = instrument_in(workshop, *activity);
    return instrument ? write_out(common, *instrument, options.file) : fail(instrument.error());
  });
}

int instrument_import(const CommonOptions& common, const InstrumentOptions& options) {
  return with_workshop(common, [&](DataFolder& folder, core::Workshop& workshop) {
    const auto activity = assessment_in(workshop, options.activity);
    if (!activity) return fail(activity.error());
    const auto base = instrument_in(workshop, *activity);
    if (!base) return fail(base.error());
    const auto instrument = read_instrument_file(options.file, *base);
    if (!instrument) return fail(instrument.error());
    const auto recorded = workshop.replace_instrument(*activity, *instrument);
    if (!recorded) return fail(recorded.error());
    finish(folder, workshop);
    json said = facts_of(workshop.instrument(*activity));
    said["activity"] = *activity;
    said["op"] = recorded->op;
    said["warnings"] = doubts_of(*instrument);
    answer(common, said);
    return static_cast<int>(kDone);
  });
}

int instrument_duplicate(const CommonOptions& common, const InstrumentOptions& options) {
  return with_workshop(common, [&](DataFolder& folder, core::Workshop& workshop) {
    const auto activity = assessment_in(workshop, options.activity);
    if (!activity) return fail(activity.error());
    const auto recorded = workshop.duplicate_assessment(*activity);
    if (!recorded) return fail(recorded.error());
    finish(folder, workshop);
    const Instrument copy = workshop.instrument(recorded->record);
    answer(common, {{"activity", recorded->record}, {"instrument", copy.id}, {"version", copy.version}});
    return static_cast<int>(kDone);
  });
}

}  // namespace ubao::platform
