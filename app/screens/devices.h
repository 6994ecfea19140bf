// Devices and keys of the workshop, for facilitators: which tablets and laptops there are and what each
// wrote, letting one in and shutting one out, the passphrase and the recovery sheet, and erasing it all from
// this device. One thread.
#pragma once

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_devices(Ui& ui, const State& state, DevicesDraft& draft, Intents& intents);

// --- its parts

// The devices and what was claimed by some that may not; takes what it needs off the top of `rest`.
void draw_device_list(Ui& ui, Rect& rest, const State& state, DevicesDraft& draft);
void draw_claims(Ui& ui, Rect& rest, const core::Devices& devices);

// The sheet that is open: inviting, revoking, recovery, erasing.
void draw_devices_sheet(Ui& ui, const State& state, DevicesDraft& draft, Intents& intents);

}  // namespace ubao::app
