// A published snapshot of an assessment: immutable, sums only, what everybody sees of sealed answers. It is
// kept in records whose ids carry the hash of what they say, so that one id is one content for ever; a large
// one takes several, since an op holds 64 KiB. It carries the codes and thresholds that its sums were made
// with: what the instrument becomes later changes nothing. Plain values, any thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/record.h"
#include "core/records.h"
#include "core/result.h"
#include "core/results.h"
#include "core/statistics.h"

namespace ubao::core {

struct Snapshot {
  struct Group {
    std::string variable, value;
    Counts counts;  // without respondents: hidden
  };
  std::string activity;
  std::string publisher;  // public key of the device
  int number = 1;
  std::string instrument, version, date;
  int ministries = 0, completions = 0, late = 0, unreadable = 0, unknown_codes = 0;
  Questions questions;
  Counts total;
  std::vector<Group> groups;         // by variable, in the order of showing
  std::vector<std::string> records;  // where it is kept; the first one first
};

// The records to write: ids and fields. `publication` is random. Errors: too_large for an instrument whose
// sums do not fit an op.
Result<std::vector<std::pair<std::string, Json>>> parts_of(const Snapshot& snapshot,
                                                           const std::string& publication);

// The snapshots that are whole among some records; what contradicts itself or its id is left out. By number,
// those of one number by their ids.
std::vector<Snapshot> snapshots_in(const std::vector<Record>& records);

AssessmentResults results_of(const Snapshot& snapshot);

}  // namespace ubao::core
