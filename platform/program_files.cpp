// What the program writes for people: addresses, invitations, recovery sheets, notes; and erasing a workshop.
#include "core/matrix_table.h"
#include "core/store.h"
#include "core/svg.h"
#include "platform/address_file.h"
#include "platform/figure_picture.h"
#include "platform/instrument_files.h"
#include "platform/key_files.h"
#include "platform/program.h"
#include "platform/receipt_sheet.h"
#include "platform/recovery_sheet.h"

namespace ubao::platform {

using core::ErrorCode;

// Without name and password: who joins gets an account of the office's own.
void Program::save_address_file(double now) {
  if (!workshop_ || !runner_) return;
  const auto path =
      write_address_file(documents_folder(), {workshop_->id(), workshop_->info().title, runner_->address()});
  if (!path) return app_.fail(path.error());
  app_.show(language_.text("delivery.address_file_saved", {{"path", *path}}), now);
}

// Into the folder where people look for their documents, under a name that is not taken.
void Program::save_as(const std::string& name, const std::string& ending,
                      const core::Result<std::string>& text, const char* told, double now) {
  if (!text) return app_.fail(text.error());
  const auto path = free_file_name(documents_folder(), name, ending);
  if (const auto written = write_private_file(path, *text); !written) return app_.fail(written.error());
  app_.show(language_.text(told, {{"path", path}}), now);
}

void Program::save_invitation(core::Role role, double now) {
  if (!workshop_) return;
  const auto invitation = workshop_->invite(role, folder_->device().office(workshop_->id()));
  if (!invitation) return app_.fail(invitation.error());
  save_as("invitation " + workshop_->info().title, ".json", core::invitation_text(*invitation),
          "toast.invitation_saved", now);
}

void Program::save_recovery_sheet(double now) {
  if (!workshop_) return;
  save_as("recovery sheet " + workshop_->info().title, ".html", recovery_sheet(*workshop_, language_),
          "toast.recovery_saved", now);
}

void Program::save_receipt(double now) {
  if (!workshop_ || !runner_) return;
  const auto receipt = workshop_->store().receipts().latest(runner_->peer());
  if (!receipt) return;
  save_as("receipt " + workshop_->info().title, ".html",
          receipt_sheet(workshop_->id(), workshop_->info().title, *receipt, language_), "toast.saved_as",
          now);
}

void Program::save_notes(const app::SaveNotes& notes, double now) {
  if (!workshop_) return;
  save_as("my notes " + workshop_->info().title, ".txt", workshop_->notes_text(notes.activity, notes.person),
          "toast.notes_saved", now);
}

void Program::import_instrument(const app::ImportInstrument& wanted, double now) {
  if (!workshop_) return;
  const auto instrument = read_instrument_file(wanted.path, workshop_->instrument(wanted.activity));
  if (!instrument) return app_.fail(instrument.error());
  const auto recorded = workshop_->replace_instrument(wanted.activity, *instrument);
  if (!recorded) return app_.fail(recorded.error());
  app_.show(language_.text("toast.instrument_read", {{"version", instrument->version}}), now);
}

void Program::export_instrument(const app::ExportInstrument& wanted, double now) {
  if (!workshop_) return;
  const core::Instrument instrument = workshop_->instrument(wanted.activity);
  save_as(instrument.id + " " + instrument.version, wanted.as_table ? ".csv" : ".json",
          instrument_file_text(instrument, wanted.as_table ? InstrumentFormat::csv : InstrumentFormat::json),
          "toast.file_saved", now);
}

void Program::save_matrix(const app::SaveMatrix& wanted, double now) {
  if (!workshop_) return;
  const core::Matrix matrix = workshop_->matrix(wanted.activity);
  const auto rows =
      core::matrix_table(matrix, workshop_->instrument(wanted.activity), app_.state().settings.language);
  save_as(matrix.title + " " + workshop_->info().title, ".csv", core::csv_file(rows), "toast.file_saved",
          now);
}

// As PNG, which any program shows, and as SVG, which stays sharp at any size.
void Program::write_picture(const app::WritePicture& picture, double now) {
  const core::Palette palette = core::palette_of(core::PaletteName::light);
  // without the library that draws it, the SVG is enough
  if (const auto png = png_of(picture.figure, palette))
    save_as(picture.name, ".png", png, "toast.saved_as", now);
  save_as(picture.name, ".svg", core::svg_of(picture.figure, palette), "toast.saved_as", now);
}

void Program::erase_workshop(const std::string& typed_title, double now) {
  if (!workshop_) return;
  const core::WorkshopInfo info = workshop_->info();
  if (const auto erasable = workshop_->check_erasable(); !erasable) return app_.fail(erasable.error());
  if (typed_title != info.title) return app_.fail({ErrorCode::bad_input, info.title});
  runner_.reset();
  stop_carrying();
  if (room_) share_room(false);
  app_.set_workshop(nullptr);
  workshop_.reset();
  const auto erased = folder_->delete_workshop(info.id);
  refresh_home();
  if (!erased) return app_.fail(erased.error());
  app_.show(language_.text("toast.workshop_erased", {{"title", info.title}}), now);
}

}  // namespace ubao::platform
