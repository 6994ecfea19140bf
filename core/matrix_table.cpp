#include "core/matrix_table.h"

namespace ubao::core {
namespace {

std::string level_cell(int level) { return level > 0 ? std::to_string(level) : std::string(); }

}  // namespace

std::vector<CsvCells> matrix_table(const Matrix& matrix, const Instrument& plan, std::string_view language) {
  std::vector<CsvCells> rows{{"team", "pillar", "name", "scope", "today", "target", "gap", "opportunity"}};
  for (const auto& [team, cells] : matrix.teams)
    for (const InstrumentStatement& pillar : plan.statements)
      for (const InstrumentScope& scope : plan.scopes) {
        const MatrixCell& cell = matrix.cell(team, pillar.code, scope.code);
        const InstrumentDimension* dimension = plan.find_dimension(pillar.dimension);
        rows.push_back({team, pillar.code, dimension ? in_language(dimension->name, language) : std::string(),
                        in_language(scope.label, language), level_cell(cell.current), level_cell(cell.target),
                        cell.has_gap() ? std::to_string(cell.gap()) : std::string(), cell.opportunity});
      }
  return rows;
}

}  // namespace ubao::core
