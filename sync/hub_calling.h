// Calling for a hub whose address nobody knows: a question to everybody in the room, and the answer of the
// hub that is meant. Both are boxes of core/secret.h under the hash of the hub's key, so only the hub
// recognizes that it is asked for, and to others a question is random bytes that say neither whom nor what.
// An answer is to one question, names a port, and is shorter than what it answers. It only suggests where to
// look: who is there has to have the key (HttpRequest::pinned_key). Pure, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/secret.h"

namespace ubao::sync {

inline constexpr std::size_t kHubQuestionBytes = 48, kHubAnswerBytes = 42;

// What both sides make of a pinned key. Errors: bad_input for a text that is no hash of a key.
core::Result<core::Secret> calling_key(std::string_view pinned_key);

// kHubQuestionBytes, new each time.
std::string hub_question(const core::Secret& key, core::Random& random);

// kHubAnswerBytes from the hub that listens at that port; none where it is not the one that is asked for.
std::optional<std::string> hub_answer(const core::Secret& key, std::string_view question, int port);

// The port, 1 to 65535; none where it is no answer of that hub to that question.
std::optional<int> answered_port(const core::Secret& key, std::string_view question, std::string_view answer);

}  // namespace ubao::sync
