// The window: makes it, runs the loop until people close it, and draws only when there is a reason to. One
// thread owns the window, the store and the state; the network's thread wakes it through glfwPostEmptyEvent.
#pragma once

#include "platform/cli/commands.h"
#include "platform/window_options.h"

namespace ubao::platform {

// Exit codes as for commands; kFailed with a sentence when no window can be opened.
int run_window(const CommonOptions& common, const WindowOptions& options);

}  // namespace ubao::platform
