// What people want, as plain data: screens put intents into a vector, `update` turns them into ops, state and
// effects. Effects are what the outside world has to do (files, network); platform carries them out and
// reports back through App. Nothing here acts. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/device.h"
#include "core/views.h"
#include "core/workshop.h"

namespace ubao::app {

enum class Screen {
  home,
  create,
  join,
  agenda,
  boards,
  people,
  assessment,
  board,
  activity,
  delivery,
  settings
};

// Going somewhere. `activity` for assessment, board and activity.
struct GoTo {
  Screen screen = Screen::home;
  std::string activity;
};
struct GoBack {};

// First screen.
struct OpenWorkshop {
  std::string id;
};
struct CloseWorkshop {};
struct CreateWorkshop {
  std::string course;
  core::WorkshopDetails details;
};
struct CreateSample {};
struct JoinWorkshop {
  std::string address, workshop;
};

// People.
struct ChoosePerson {
  std::string person;
};                   // empty: the facilitator
struct HandOver {};  // clears the screen and asks who works now
struct AddPerson {
  core::Person person;
};

// Agenda.
struct SetActivityState {
  std::string activity;
  core::ActivityState state = core::ActivityState::open;
};

// Assessment; of the present person.
struct SetAnswer {
  std::string activity, code, value;
};
struct SetPlace {
  std::string activity, code;
};
struct SubmitAssessment {
  std::string activity;
};

// Board; the present person is the author.
struct AddCard {
  std::string activity, text, colour;
  std::int64_t x = 0, y = 0;
};
struct EditCard {
  std::string card, text;
};  // also chooses among versions
struct MoveCard {
  std::string card;
  std::int64_t x = 0, y = 0;
};
struct ColourCard {
  std::string card, colour;
};
struct RemoveCard {
  std::string card;
};
struct KeepCard {
  std::string card;
};  // edited while it was removed: stays
struct Undo {};
struct Redo {};

// Typing that is no card yet: kept on this device, so that a crash loses none of it. Empty text takes it
// away.
struct KeepTyping {
  std::string activity, text;
};

// Delivery.
struct SendNow {};
struct SetOffice {
  std::string address;
};
struct SaveAddressFile {};  // for a second device that joins

// This device.
struct SetSettings {
  core::DeviceSettings settings;
};
struct DismissToast {};
struct UndoToast {};
struct DismissProblem {};

using Intent =
    std::variant<GoTo, GoBack, OpenWorkshop, CloseWorkshop, CreateWorkshop, CreateSample, JoinWorkshop,
                 ChoosePerson, HandOver, AddPerson, SetActivityState, SetAnswer, SetPlace, SubmitAssessment,
                 AddCard, EditCard, MoveCard, ColourCard, RemoveCard, KeepCard, Undo, Redo, KeepTyping,
                 SendNow, SetOffice, SaveAddressFile, SetSettings, DismissToast, UndoToast, DismissProblem>;
using Intents = std::vector<Intent>;

// What platform does. OpenWorkshop, CloseWorkshop, CreateWorkshop, CreateSample, JoinWorkshop, SendNow,
// SetOffice and SetSettings go through as they are.
using Effect = std::variant<OpenWorkshop, CloseWorkshop, CreateWorkshop, CreateSample, JoinWorkshop, SendNow,
                            SetOffice, SaveAddressFile, SetSettings>;
using Effects = std::vector<Effect>;

}  // namespace ubao::app
