// What people want, as plain data: screens put intents into a vector, `update` turns them into ops, state and
// effects. Effects are what the outside world has to do (files, network); platform carries them out and
// reports back through App. Nothing here acts. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "app/board_intents.h"
#include "app/debrief_state.h"
#include "core/device.h"
#include "core/figure.h"
#include "core/secret.h"
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
  settings,
  devices,     // and keys; facilitators only
  sheet,       // questions, poll or private notes of the present person
  instrument,  // the statements of an assessment; facilitators only
  pillars,     // a matrix that teams fill
  completion,  // who has answered an assessment; facilitators only
  debrief,     // what an assessment came to
  consensus,   // what teams agree on about it
  projector    // one figure of the debrief, or a board, over the whole window
};

// Going somewhere. `activity` for assessment, board, activity and sheet, and for what goes with an
// assessment.
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
  core::Secret passphrase = {};  // for the answers; empty: kept open. Not part of the effect
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

// What stands between a person and her work. The person "" is the facilitator with her passphrase. Words wipe
// themselves when the intent goes.
struct EnterPin {
  std::string person;
  core::Secret words;
};
struct ChoosePin {
  std::string person;
  core::Secret words;
};
struct AskPassphrase {
  bool fresh = false;  // a new one is to be chosen
};
struct AskConsent {};     // of the present person, who said "not now" before
struct LeaveEntrance {};  // the sheet that asks is closed, nobody came in
struct Agree {
  std::string person;
};
struct NotNow {  // goes on without agreeing: boards, but no answers
  std::string person;
};
struct IdleLock {};  // nobody touched the tablet for kIdleSeconds

// Of another person, by the facilitator.
struct ForgetPin {
  std::string person;
};  // she chooses a new one; what the old one locked stays closed
struct JoinPeople {
  std::string second, first;
};  // one who was entered twice; an empty first parts them again
struct WithdrawPerson {
  std::string person;
};
struct ErasePerson {
  std::string person;
};  // from this tablet

// Agenda.
struct SetActivityState {
  std::string activity;
  core::ActivityState state = core::ActivityState::open;
  std::string reason = {};  // why it is opened again
};

// Whether what was handed in after the freezing counts.
struct CountLate {
  std::string activity;
  bool counts = true;
};

// What the room makes of an assessment.
struct SetConsensus {
  std::string activity, statement, team;
  core::ConsensusEntry entry;
};  // also chooses among versions
struct MakePriority {
  std::string activity, statement;
};
struct Publish {
  std::string activity;
};  // the live picture to everybody
struct SavePicture {
  FigureChoice figure;
};
struct SaveTable {};  // all figures shown, as CSV
// Of the board that is shown, by a facilitator: these cards; empty: all.
struct SaveBoardPicture {
  std::vector<std::string> cards;
};
struct SaveBoardTable {
  std::vector<std::string> cards;
};
struct ProjectBoard {};  // over the whole window, for the room
struct ShowOnProjector {
  FigureChoice figure;
};
struct KeepNote {
  std::string activity, text;
};  // of the debrief; also chooses among versions

// Assessment, evaluation, poll, private notes; of the present person.
struct SetAnswer {
  std::string activity, code, value;
};
struct SetPlace {
  std::string activity, code;
};
struct SubmitSheet {
  std::string activity;
};

// Private notes of the present person: into a file of her own; one of them onto the action plan.
struct SaveNotes {
  std::string activity;
  std::string person = {};  // of the effect
};
struct CopyNote {
  std::string activity, code;
};

// Board; the present person is the author.
struct AddCard {
  std::string activity, text, colour;
  std::int64_t x = 0, y = 0;
  core::CardKind kind = core::CardKind::idea;
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

// What is done to several cards is one act: recorded together, taken back together.
struct NewCard {
  std::string text, colour;
  std::int64_t x = 0, y = 0;
};
struct AddCards {
  std::string activity;
  std::vector<NewCard> cards;
};
struct MoveCards {
  std::vector<MoveCard> cards;
};
struct ColourCards {
  std::vector<std::string> cards;
  std::string colour;
};
struct RemoveCards {
  std::vector<std::string> cards;
};
// Cards as they were copied: their places from the upper left corner of all, and their words as the
// clipboard has them, by which they are known again.
struct CardClipping {
  std::string words;
  std::vector<NewCard> cards;
};
struct CopyCards {
  CardClipping clipping;
};

struct KeepCard {
  std::string card;
};  // edited while it was removed: stays
struct Undo {};
struct Redo {};

// Typing that is no card yet, or the new words of one: kept on this device, so that a crash loses none of it.
// Empty text takes it away.
struct KeepTyping {
  std::string activity, text;  // activity: or the card
};

// Statements of an assessment, by the facilitator, while nobody has answered.
struct EditInstrument {
  std::string activity;
  core::InstrumentEdit edit;
};
struct ImportInstrument {
  std::string activity, path;
};
struct ExportInstrument {
  std::string activity;
  bool as_table = false;
};
struct DuplicateAssessment {
  std::string activity;
};

// A matrix that teams fill.
struct SetRating {
  std::string activity;
  core::RatingChange change;
};
struct SaveMatrix {
  std::string activity;
};

// Delivery.
struct SendNow {};
struct SetOffice {
  std::string address;
};
struct SaveAddressFile {};  // for a second device that joins
struct SaveReceipt {};      // as a page to print
struct SetClosed {          // nothing more is to come, by the facilitator; or something may
  bool closed = true;
};

// The open workshop as a file on a stick, and what such a file holds into the workshop.
struct SaveToStick {
  std::string stick;  // its id
};
struct TakeFromStick {
  std::string stick, path;
};
struct DismissCarrying {};  // what is said of the last one was read

// This device as the hub of the room, by the facilitator.
struct ShareRoom {
  bool on = true;
};
struct LetIn {};      // makes the offer with which one device gets in, and shows it
struct SaveOffer {};  // as a file
struct EndOffer {};   // it is looked at no more; who has it can use it still
struct ShutOut {
  std::string user;  // see core::RoomMember
};

// Devices and keys, by the facilitator.
struct Invite {
  core::Role role = core::Role::participant;
};
struct SaveRecoverySheet {};
struct Revoke {
  std::string device_key;
};
struct EraseWorkshop {
  std::string typed_title;  // only if everything is delivered, besides
};

// This device.
struct SetSettings {
  core::DeviceSettings settings;
};
struct DismissToast {};
struct UndoToast {};
struct DismissProblem {};

using Intent = std::variant<
    GoTo, GoBack, OpenWorkshop, CloseWorkshop, CreateWorkshop, CreateSample, JoinWorkshop, ChoosePerson,
    HandOver, AddPerson, EnterPin, ChoosePin, AskPassphrase, AskConsent, LeaveEntrance, Agree, NotNow,
    IdleLock, ForgetPin, JoinPeople, WithdrawPerson, ErasePerson, SetActivityState, CountLate, SetConsensus,
    MakePriority, Publish, SavePicture, SaveTable, SaveBoardPicture, SaveBoardTable, ProjectBoard,
    ShowOnProjector, KeepNote, SetAnswer, SetPlace, SubmitSheet, SaveNotes, CopyNote, AddCard, EditCard,
    MoveCard, ColourCard, RemoveCard, AddCards, MoveCards, ColourCards, RemoveCards, CopyCards, KeepCard,
    Undo, Redo, KeepTyping, SetPhase, SetRevealed, ShowVotes, LockBoard, SetTimer, ShowPlace, TimerEnded,
    SetVote, AddComment, MakeGroup, NameGroup, Ungroup, PutIntoGroup, TagCard, AnswerWith, ParkCards,
    Shortlist, PlanCards, EditInstrument, ImportInstrument, ExportInstrument, DuplicateAssessment, SetRating,
    SaveMatrix, SendNow, SetOffice, SaveAddressFile, SaveReceipt, SetClosed, SaveToStick, TakeFromStick,
    DismissCarrying, ShareRoom, LetIn, SaveOffer, EndOffer, ShutOut, Invite, SaveRecoverySheet, Revoke,
    EraseWorkshop, SetSettings, DismissToast, UndoToast, DismissProblem>;
using Intents = std::vector<Intent>;

// Words to be stretched to a key on another thread (core::stretched); then App::stretched is called with the
// same ticket, on the store's thread. Until then App takes no other try.
struct StretchWords {
  std::uint64_t ticket = 0;
  core::Stretch stretch;
};

// A picture or a table for the folder of documents, under a name that is not taken.
struct WritePicture {
  core::Figure figure;
  std::string name;
};
struct WriteTable {
  std::string csv, name;
};

// A short sound: time is up.
struct Chime {};

// What platform does. OpenWorkshop, CloseWorkshop, CreateWorkshop, CreateSample, JoinWorkshop, SendNow,
// SetOffice, SaveReceipt, SaveToStick, TakeFromStick, DismissCarrying, ShareRoom, LetIn, SaveOffer,
// EndOffer, ShutOut, SetSettings, Invite, SaveRecoverySheet, EraseWorkshop, SaveNotes, ImportInstrument,
// ExportInstrument and SaveMatrix go through as they are.
using Effect = std::variant<OpenWorkshop, CloseWorkshop, CreateWorkshop, CreateSample, JoinWorkshop, SendNow,
                            SetOffice, SaveAddressFile, SaveReceipt, SaveToStick, TakeFromStick,
                            DismissCarrying, ShareRoom, LetIn, SaveOffer, EndOffer, ShutOut, SetSettings,
                            StretchWords, Invite, SaveRecoverySheet, EraseWorkshop, SaveNotes,
                            ImportInstrument, ExportInstrument, SaveMatrix, WritePicture, WriteTable, Chime>;
using Effects = std::vector<Effect>;

}  // namespace ubao::app
