// The present screen of the program as ImGui's draw data, the same in a window and in a browser. On the
// window's thread, after the backend has set ImGui's display size and time.
#pragma once

#include "app/intents.h"
#include "app/ui.h"
#include "platform/program.h"

namespace ubao::platform {

// Shows the screen as the settings of this device want it; ImGui's draw data is ready afterwards. Gives what
// people wanted in this frame. `now` is seconds on a clock that only goes forward; `still` leaves out all
// motion.
app::Intents draw_program(Program& program, app::Ui& ui, double now, bool still = false);

}  // namespace ubao::platform
