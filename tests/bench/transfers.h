// What measurements of exchanges share: a workshop to send, and one exchange of it.
#pragma once

#include <filesystem>
#include <string>

#include "core/workshop.h"
#include "sync/replicator.h"

namespace ubao::bench {

// A data folder with a workshop of that many ops, and the same ops as lines. Gives its id.
std::string make_source(const std::filesystem::path& data, const std::filesystem::path& lines, int ops);

// One exchange, from the first request to the last; as the command line does it, without the program's start.
// `until_sent`: it ends when everything has arrived there, before what is there has been read.
sync::Summary exchange_once(core::Workshop& workshop, const std::string& url, bool until_sent = false);
// The same; ends the program when it does not go well.
sync::Summary exchanged(core::Workshop& workshop, const std::string& url);

}  // namespace ubao::bench
