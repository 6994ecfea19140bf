// Activities of the online course, by their records, and statements of its instrument. Any thread.
#pragma once

namespace ubao::test {

inline constexpr const char* kAssessment = "activity:a4";
inline constexpr const char* kEvaluation = "activity:s1-evaluation";
inline constexpr const char* kPoll = "activity:a19";
inline constexpr const char* kReflection = "activity:a18";
inline constexpr const char* kBoard = "activity:a3";
inline constexpr const char* kSecondBoard = "activity:a8";
inline constexpr const char* kThirdBoard = "activity:a11";

}  // namespace ubao::test
