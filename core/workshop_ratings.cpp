// Matrices that teams fill: pillars by levels, for several scopes. Each cell is a record of its own whose id
// says what it is about, so that two tablets speak of the same one. What teams agree on is not sealed.
#include "core/fields.h"
#include "core/records.h"
#include "core/signing.h"
#include "core/store.h"
#include "core/typed_text.h"
#include "core/workshop.h"

namespace ubao::core {
namespace {

std::string rating_record(const std::string& activity, const RatingChange& about) {
  const Json named = {activity, about.team, about.pillar, about.scope};
  return "rating:" + name_from(named.dump());
}

Result<Done> check_rating(const Instrument& matrix, const RatingChange& change) {
  if (!change.team.empty())
    if (auto team = check_text(change.team, kMostNameLetters); !team) return team;
  if (matrix.find(change.pillar) == nullptr)
    return {ErrorCode::bad_input, "no pillar \"" + change.pillar + "\""};
  bool known = false;
  for (const InstrumentScope& scope : matrix.scopes) known = known || scope.code == change.scope;
  if (!known) return {ErrorCode::bad_input, "no scope \"" + change.scope + "\""};
  for (const std::optional<int>& level : {change.current, change.target})
    if (level && *level != 0 && !matrix.takes(*level))
      return {ErrorCode::bad_input, "no level " + std::to_string(*level)};
  if (change.opportunity && !change.opportunity->empty())
    return check_text(*change.opportunity, kMostCardLetters);
  return Done{};
}

MatrixCell cell_of(const Record& record, const RatingRecord& stored) {
  MatrixCell cell{stored.level.current, stored.level.target, stored.text, {}};
  if (const Field* text = record.find("text"))
    for (const Json& version : text->versions)
      if (version.is_string()) cell.versions.push_back(version.get<std::string>());
  return cell;
}

}  // namespace

const MatrixCell& Matrix::cell(const std::string& team, const std::string& pillar,
                               const std::string& scope) const {
  static const MatrixCell nothing;
  const auto cells = teams.find(team);
  if (cells == teams.end()) return nothing;
  const auto found = cells->second.find({pillar, scope});
  return found == cells->second.end() ? nothing : found->second;
}

Matrix Workshop::matrix(const std::string& activity) {
  Matrix matrix;
  matrix.activity = activity;
  matrix.teams[""];
  if (const auto record = store_->find(activity)) {
    const auto stored = from_record<ActivityRecord>(*record);
    matrix.title = stored.plan.title;
    matrix.prompt = stored.plan.prompt;
    matrix.state = activity_state(stored.state);
  }
  const Instrument pillars = instrument(activity);
  for (const Record& record : store_->all_of_activity(activity)) {
    if (kind_of(record.id) != "rating" || record.presence == Presence::hidden) continue;
    const auto stored = from_record<RatingRecord>(record);
    // what the present version does not ask is kept, and not shown
    if (pillars.find(stored.pillar) != nullptr)
      matrix.teams[stored.team][{stored.pillar, stored.scope}] = cell_of(record, stored);
  }
  return matrix;
}

Result<Recorded> Workshop::set_rating(const std::string& activity, const RatingChange& change) {
  const Instrument pillars = instrument(activity);
  if (pillars.scopes.empty()) return {ErrorCode::not_found, "a matrix in " + activity};
  if (auto fits = check_rating(pillars, change); !fits) return fits.error();
  const std::string id = rating_record(activity, change);
  const auto known = store_->find(id);
  const auto before = known ? from_record<RatingRecord>(*known) : RatingRecord();
  Json set = Json::object();
  if (!known)
    set = {{"activity", activity}, {"team", change.team}, {"pillar", change.pillar}, {"scope", change.scope}};
  if (change.current || change.target)
    set["level"] = {{"current", change.current.value_or(before.level.current)},
                    {"target", change.target.value_or(before.level.target)}};
  if (change.opportunity) set["text"] = *change.opportunity;
  if (!change.current && !change.target && !change.opportunity)
    return {ErrorCode::bad_input, "nothing to change"};
  return record_one({id, std::move(set), {}, {}});
}

}  // namespace ubao::core
