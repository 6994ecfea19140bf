// What a hub grants to who connects, known or not: enough for a room of tablets, too little to stop it or to
// fill its memory. Bodies have the limits of sync/hub_messages.h.
#pragma once

#include <chrono>
#include <cstddef>

namespace ubao::platform {

// The same every time, so that tablets find the hub again.
inline constexpr int kHubPort = 6985;

// Of UDP, where it is asked for by devices that do not know its address; also always the same.
inline constexpr int kHubCallingPort = 6985;
inline constexpr int kMostHubQuestions = 1000;  // in a second; what comes beyond is dropped by the system
inline constexpr int kMostHubAnswers = 50;      // likewise

inline constexpr std::size_t kMostHubConnections = 100;
inline constexpr std::size_t kMostHubConnectionsOfOne = 8;  // address
inline constexpr std::size_t kMostHubHeaderBytes = 16 * 1024;

inline constexpr std::chrono::seconds kHubHeaderTime{5};  // also for shaking hands
inline constexpr std::chrono::seconds kHubBodyTime{30};
inline constexpr std::chrono::seconds kHubReplyTime{60};  // for taking an answer
inline constexpr std::chrono::seconds kHubIdleTime{120};  // between requests of who showed an account
inline constexpr std::chrono::seconds kHubLingerTime{1};  // for reading why it was refused
inline constexpr std::size_t kMostHubLingerBytes = 256 * 1024;

}  // namespace ubao::platform
