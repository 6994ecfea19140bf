// Where the work of this device is now: here, on its way, with the laptop that shares the workshop in the
// room (where this device was paired with one), with the office; the last attempts and their reasons, the
// next ones, what was refused and why, and the address it goes to. One thread.
#pragma once

#include <string>

#include "app/intents.h"
#include "app/state.h"
#include "app/ui.h"

namespace ubao::app {

void draw_delivery(Ui& ui, const State& state, DeliveryDraft& draft, Intents& intents);

// --- its parts

// The office that is sent to at present; null when no address is known.
const core::PeerStatus* office_of(const State& state);

// Whether this device knows how to get in there; what was heard from an office outlives its address.
bool sends_to_office(const State& state);

// The laptop in the room that this device was paired with; null when it was with none.
const core::PeerStatus* room_of(const State& state);

// This device, the way, the laptop in the room, the office behind it where that is known; takes what it needs
// off the top of `rest`.
void draw_route(Ui& ui, Rect& rest, const State& state);

// The USB sticks that are in; nothing where there can be none.
void draw_sticks(Ui& ui, Rect& rest, const State& state, DeliveryDraft& draft, Intents& intents);

// What the office holds of what is here, and closing the workshop. It lies beside the lines where the page is
// wide: cuts that column off `rest`; nothing where it is narrow.
Rect take_receipt_column(Ui& ui, Rect& rest);
void draw_receipt(Ui& ui, Rect& rest, const State& state, DeliveryDraft& draft, Intents& intents);

// Sharing in the room; likewise. And its sheets: what lets a device in, and before one is shut out.
void draw_room(Ui& ui, Rect& rest, const State& state, DeliveryDraft& draft, Intents& intents);
void draw_offer(Ui& ui, const State& state, DeliveryDraft& draft, Intents& intents);  // room.offer
void draw_shutting_out(Ui& ui, const State& state, DeliveryDraft& draft, Intents& intents);

// The sheets.
void draw_closing(Ui& ui, DeliveryDraft& draft, Intents& intents);
void draw_stick_sheet(Ui& ui, const State& state, DeliveryDraft& draft, Intents& intents);
void draw_refusals(Ui& ui, const State& state, DeliveryDraft& draft);
void draw_office_address(Ui& ui, const State& state, DeliveryDraft& draft, Intents& intents);

}  // namespace ubao::app
