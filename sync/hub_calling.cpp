#include "sync/hub_calling.h"

#include <algorithm>

namespace ubao::sync {
namespace {

constexpr std::uint64_t kCallingPurpose = 1;
constexpr const char* kQuestion = "ubao: which hub is here?";
constexpr std::string_view kAnswer = "ubao: it is here: ";
constexpr std::size_t kQuestionUnit = 8;  // what makes a question longer than its answer

}  // namespace

core::Result<core::Secret> calling_key(std::string_view pinned_key) {
  std::string url_safe(pinned_key);
  std::replace(url_safe.begin(), url_safe.end(), '+', '-');
  std::replace(url_safe.begin(), url_safe.end(), '/', '_');
  while (!url_safe.empty() && url_safe.back() == '=') url_safe.pop_back();
  const auto bytes = core::from_base64(url_safe);
  if (!bytes || bytes->size() != core::kKeyBytes)
    return {core::ErrorCode::bad_input, "this is no hash of a key"};
  return core::derived_key(core::Secret(*bytes), kCallingPurpose);
}

std::string hub_question(const core::Secret& key, core::Random& random) {
  return core::boxed(key, kQuestion, {}, random, kQuestionUnit);
}

std::optional<std::string> hub_answer(const core::Secret& key, std::string_view question, int port) {
  if (question.size() != kHubQuestionBytes || !core::unboxed(key, kQuestion, question, kQuestionUnit))
    return std::nullopt;
  const char bytes[] = {static_cast<char>(port >> 8 & 0xff), static_cast<char>(port & 0xff)};
  return core::boxed_alike(key, std::string(kAnswer).append(question), {bytes, sizeof bytes});
}

std::optional<int> answered_port(const core::Secret& key, std::string_view question,
                                 std::string_view answer) {
  if (answer.size() != kHubAnswerBytes) return std::nullopt;
  const auto bytes = core::unboxed(key, std::string(kAnswer).append(question), answer);
  if (!bytes || bytes->size() != 2) return std::nullopt;
  const int port = static_cast<unsigned char>((*bytes)[0]) << 8 | static_cast<unsigned char>((*bytes)[1]);
  return port > 0 ? std::optional(port) : std::nullopt;
}

}  // namespace ubao::sync
