#include <iostream>

#include "platform/cli/arguments.h"

namespace ubao::platform {
namespace {

void add_even_though(CLI::App* command, Arguments& a) {
  command->add_option("--even-though-not-delivered", a.trust.undelivered,
                      "the workshop's id once more (or the word everything): what the office lacks is lost");
}

void add_window(CLI::App& app, Arguments& a) {
  CLI::App* gui = add(app, "gui", "open the window at a screen, measure it, or take a picture of it", a,
                      [&a] { return run_window(a.common, a.window); });
  WindowOptions& w = a.window;
  gui->add_option("--workshop", w.workshop, "the workshop's id");
  gui->add_option("--person", w.person, "who works");
  gui->add_option("--activity", w.activity, "the activity to show");
  gui->add_option("--screen", w.screen,
                  "home, new, join, agenda, boards, people, assessment, completion, debrief, consensus, "
                  "projector, board, sheet, delivery, devices, settings, instrument, pillars");
  gui->add_option_function<std::string>(
      "--size",
      [&w](const std::string& size) {
        if (std::sscanf(size.c_str(), "%dx%d", &w.width, &w.height) != 2 || w.width < 200 || w.height < 200 ||
            w.width > 8000 || w.height > 8000)
          throw CLI::ValidationError("--size", "is WIDTHxHEIGHT, e.g. 1366x768");
      },
      "WIDTHxHEIGHT in pixels");
  gui->add_option("--scale", w.scale, "interface scale")->check(CLI::Range(0.8, 2.0));
  gui->add_option("--theme", w.theme, "light, dark, contrast")
      ->check(CLI::IsMember({"light", "dark", "contrast"}));
  gui->add_option("--shot", w.shot, "write a picture and end");
  gui->add_option("--trace", w.trace, "write what each frame cost, one JSON object a line");
}

void add_workshop_commands(CLI::App& app, Arguments& a) {
  CLI::App* workshop = app.add_subcommand("workshop", "make, list and delete workshops");
  workshop->require_subcommand(1);
  workshop->fallthrough();
  CLI::App* made =
      add(*workshop, "new", "a new workshop", a, [&a] { return workshop_new(a.common, a.new_workshop); });
  core::WorkshopDetails& details = a.new_workshop.details;
  made->add_option("--course", a.new_workshop.course, "online-5x2h, face-to-face-5d, or a course file");
  made->add_option("--instrument", a.new_workshop.instrument,
                   "a file of statements (JSON or CSV) in place of the course's own");
  made->add_option("--title", details.title, "its title");
  made->add_option("--place", details.place, "where it takes place");
  made->add_option("--starts", details.starts, "first day, 2026-11-21");
  made->add_option("--ends", details.ends, "last day");
  made->add_option("--language", details.language, "language code");
  made->add_option("--responsible", details.responsible, "who answers for the data");
  made->add_option("--contact", details.contact, "how to reach them");
  made->add_option("--keep-months", details.keep_months, "how long the office keeps the data");
  made->add_flag("--pins,!--no-pins", details.pins,
                 "people lock their work with a PIN; without, whoever holds the device can read it");
  made->add_flag("--private-boards", details.private_boards, "the server cannot read cards either");
  made->add_option("--passphrase-file", a.new_workshop.passphrase_file,
                   "its first line guards the key that opens the answers");
  add(*workshop, "list", "all workshops of this data folder", a, [&a] { return workshop_list(a.common); });
  add(*workshop, "sample", "a sample workshop to try things out", a,
      [&a] { return workshop_sample(a.common); });
  CLI::App* deleted = add(*workshop, "delete", "delete a workshop's file", a,
                          [&a] { return workshop_delete(a.common, a.trust); });
  need_workshop(deleted, a);
  add_even_though(deleted, a);
  need_workshop(add(*workshop, "close", "nothing more is to come: every device says when it is done", a,
                    [&a] { return workshop_close(a.common, true); }),
                a);
  need_workshop(add(*workshop, "reopen", "something may come, after all", a,
                    [&a] { return workshop_close(a.common, false); }),
                a);

  CLI::App* activity = app.add_subcommand("activity", "the activities of a workshop");
  activity->require_subcommand(1);
  activity->fallthrough();
  need_workshop(add(*activity, "list", "id, kind, title and session of each", a,
                    [&a] { return activity_list(a.common); }),
                a);

  CLI::App* person = app.add_subcommand("person", "the people of a workshop");
  person->require_subcommand(1);
  person->fallthrough();
  CLI::App* added = add(*person, "add", "add a person", a, [&a] { return person_add(a.common, a.person); });
  need_workshop(added, a);
  core::Person& p = a.person.person;
  added->add_option("--name", p.name, "her name")->required();
  added->add_option("--ministry", p.ministry, "ministry or agency");
  added->add_option("--role", p.role, "role");
  added->add_option("--region", p.region, "region");
  added->add_option("--gender", p.gender, "optional");
  CLI::App* pin = add(*person, "set-pin", "a person's PIN or passphrase on this device", a,
                      [&a] { return person_set_pin(a.common, a.trust); });
  need_workshop(pin, a);
  pin->add_option("--person", a.trust.person, "the person's id")->required();
  pin->add_option("--pin-file", a.trust.pin_file, "its first line is the new PIN")->required();
  pin->add_option("--old-pin-file", a.trust.old_pin_file, "its first line is the present one");
  pin->add_flag("--forgotten", a.trust.forgotten,
                "what the old one locked stays closed for ever; facilitators only");
  CLI::App* same = add(*person, "same", "a person who was entered twice counts once", a,
                       [&a] { return person_same(a.common, a.trust); });
  need_workshop(same, a);
  same->add_option("--person", a.trust.person, "the id of the second entry")->required();
  same->add_option("--as", a.trust.first_entry,
                   "the id of the first entry; without it, they are parted again");
}

void add_data_commands(CLI::App& app, Arguments& a) {
  CLI::App* record = add(app, "record", "read intents, one JSON object a line, and record them", a,
                         [&a] { return record_intents(a.common, a.trust); });
  record->footer("Intents (member \"do\"):" + record_intent_names());
  need_workshop(record, a);
  record->add_option("--pin-file", a.trust.pin_file,
                     "a PIN a line, each after a person's id; or one PIN, for everybody");
  need_workshop(add(app, "log", "every op, one a line", a, [&a] { return print_log(a.common); }), a);
  CLI::App* dump = add(app, "dump", "the merged state", a, [&a] {
    return a.open_dump ? print_open_dump(a.common, a.trust) : print_dump(a.common);
  });
  need_workshop(dump, a);
  dump->add_flag("--open", a.open_dump, "with what this device's keys open, and sums of what was handed in");
  dump->add_option("--passphrase-file", a.trust.passphrase_file, "of the workshop's key");
  need_workshop(
      add(app, "status", "what is saved, waiting and received", a, [&a] { return print_status(a.common); }),
      a);
  add(app, "doctor", "check every file of this data folder", a, [&a] { return doctor(a.common); });

  CLI::App* sync =
      add(app, "sync", "exchange with a server once", a, [&a] { return sync_once(a.common, a.sync); });
  need_workshop(sync, a);
  sync->add_option("--to", a.sync.url,
                   "https://name:password@server/database, or hub; without it, the hub that this device was "
                   "paired with, else the office");
  sync->add_flag("--once", a.once, "push all, pull all, end")->required();
  sync->add_option("--timeout", a.sync.timeout_seconds, "give up after so many seconds")
      ->check(CLI::PositiveNumber);

  CLI::App* receipt = add(app, "receipt", "what the office holds of all that is here, and what is missing", a,
                          [&a] { return print_receipt(a.common, a.sync); });
  need_workshop(receipt, a);
  receipt->add_option("--to", a.sync.url,
                      "https://name:password@server/database; else the workshop's office");
  receipt->add_flag("--deep", a.sync.deep, "reread every entry and compare it");
  receipt->add_option("--page", a.sync.page, "also write a page to print to this file");
  receipt->add_option("--timeout", a.sync.timeout_seconds, "give up after so many seconds")
      ->check(CLI::PositiveNumber);

  CLI::App* joined =
      add(app, "join", "bring a workshop here from a server", a, [&a] { return join(a.common, a.sync); });
  joined->add_option("--workshop", a.common.workshop, "the workshop's id");
  joined->add_option("--from", a.sync.url, "https://name:password@server/database");
  joined->add_option("--invite", a.sync.invitation,
                     "an invitation, which says all of this: its file, its code or a picture of it");
  joined->add_option("--timeout", a.sync.timeout_seconds, "give up after so many seconds")
      ->check(CLI::PositiveNumber);
}

}  // namespace

namespace {

void add_trust_commands(CLI::App& app, Arguments& a) {
  TrustOptions& t = a.trust;
  const auto with_passphrase = [&a](CLI::App* command) {
    need_workshop(command, a);
    command->add_option("--passphrase-file", a.trust.passphrase_file,
                        "its first line opens the workshop's key");
    return command;
  };
  CLI::App* invited = with_passphrase(
      add(app, "invite", "an invitation for one device", a, [&a] { return invite(a.common, a.trust); }));
  invited->add_option("--out", t.file, "the file to write: whoever has it can join")->required();
  invited->add_flag("--facilitator", t.facilitator, "for a co-facilitator: it opens answers, too");
  invited->add_option("--address", t.address, "of the office; else the one this device sends to");

  CLI::App* key = app.add_subcommand("key", "the workshop's own key, from which all others follow");
  key->require_subcommand(1);
  key->fallthrough();
  CLI::App* out = with_passphrase(add(*key, "export", "write it to a file, behind the passphrase", a,
                                      [&a] { return key_export(a.common, a.trust); }));
  out->add_option("--out", t.file, "the file to write")->required();
  CLI::App* in = with_passphrase(add(*key, "import", "make this device a facilitator's", a,
                                     [&a] { return key_import(a.common, a.trust); }));
  in->add_option("--in", t.file, "the file to read")->required();
  CLI::App* sheet = with_passphrase(add(*key, "sheet", "a recovery sheet to print and lock away", a,
                                        [&a] { return key_sheet(a.common, a.trust); }));
  sheet->add_option("--out", t.file, "the page to write")->required();
  need_workshop(add(*key, "words", "read the words of a recovery sheet from standard input", a,
                    [&a] { return key_words(a.common); }),
                a);

  need_workshop(add(app, "devices", "the devices of a workshop, and what was claimed without right", a,
                    [&a] { return list_devices(a.common); }),
                a);
  with_passphrase(add(app, "revoke", "what a device says from here on counts no more", a,
                      [&a] { return revoke_device(a.common, a.trust); }))
      ->add_option("--device", t.device, "its key, see `ubao devices`")
      ->required();
  with_passphrase(add(app, "tally", "what the sealed sheets of an activity add up to", a,
                      [&a] { return print_tally(a.common, a.trust); }))
      ->add_option("--activity", t.activity, "the activity's id")
      ->required();

  CLI::App* gone =
      add(app, "withdraw", "a person withdraws: every device that learns of it destroys what she wrote", a,
          [&a] { return withdraw(a.common, a.trust); });
  need_workshop(gone, a);
  gone->add_option("--person", t.person, "the person's id")->required();

  CLI::App* erased =
      add(app, "erase", "erase a workshop, a person's private work, or everything from this device", a,
          [&a] { return erase(a.common, a.trust); });
  erased->add_option("--workshop", a.common.workshop, "the workshop's id");
  erased->add_option("--person", t.person, "only this person's drafts, notes and keys");
  erased->add_flag("--everything", t.everything, "all workshops and settings");
  add_even_though(erased, a);
}

void add_assessment_commands(CLI::App& app, Arguments& a) {
  AssessmentOptions& o = a.assessment;
  const auto of_activity = [&a, &o](CLI::App* command) {
    need_workshop(command, a);
    command->add_option("--activity", o.activity, "the activity's id")->required();
    command->add_option("--passphrase-file", o.passphrase_file, "its first line opens the workshop's key");
    return command;
  };
  of_activity(add(app, "stats",
                  "what an assessment comes to: live where sheets can be opened, else as published", a,
                  [&a] { return print_stats(a.common, a.assessment); }))
      ->add_option("--by", o.variable, "also by ministry, role, region or gender")
      ->check(CLI::IsMember({"ministry", "role", "region", "gender"}));
  of_activity(add(app, "publish", "let everybody see what an assessment comes to", a,
                  [&a] { return publish(a.common, a.assessment); }));
}

void add_chart_command(CLI::App& app, Arguments& a) {
  ChartOptions& o = a.chart;
  CLI::App* chart = add(
      app, "chart", "write a chart or table of an assessment, or a picture or table of a board, to a file", a,
      [&a] { return write_chart(a.common, a.chart); });
  need_workshop(chart, a);
  chart->add_option("--activity", o.activity, "the activity's id")->required();
  chart->add_option("--out", o.out, "the file to write: .svg or .png, of a table .csv")->required();
  chart->add_option("--kind", o.kind, "bars, radar, dumbbell, groups, table; of a board: board, table")
      ->check(CLI::IsMember({"bars", "radar", "dumbbell", "groups", "table", "board"}));
  chart->add_option("--sort", o.order, "bars by dimension, gap or disagreement")
      ->check(CLI::IsMember({"dimension", "gap", "disagreement"}));
  chart->add_option("--dimension", o.dimension, "only bars of this dimension; the radar's in bold");
  chart->add_option("--by", o.variable, "groups by ministry, role, region or gender")
      ->check(CLI::IsMember({"ministry", "role", "region", "gender"}));
  chart->add_option("--statement", o.statement, "groups of this statement, instead of the dimensions");
  chart->add_option("--theme", o.theme, "light, dark, contrast, print")
      ->check(CLI::IsMember({"light", "dark", "contrast", "print"}));
  chart->add_option("--language", o.language, "language code; else the workshop's");
  chart->add_option("--width", o.width, "pixels at scale 1")->check(CLI::Range(300, 4000));
  chart->add_option("--passphrase-file", o.passphrase_file, "its first line opens the workshop's key");
}

void add_board_command(CLI::App& app, Arguments& a) {
  CLI::App* board = add(app, "board", "a whiteboard: cards, groups, votes and values", a,
                        [&a] { return print_board(a.common, a.board); });
  need_workshop(board, a);
  board->add_option("--activity", a.board.activity, "the activity's id")->required();
  board->add_option("--person", a.board.person, "as she may see it; else as nobody in particular does");
  board->add_option("--csv", a.board.csv, "write its cards as a table to this file");
}

void add_instrument_commands(CLI::App& app, Arguments& a) {
  InstrumentOptions& i = a.instrument;
  CLI::App* instrument = app.add_subcommand("instrument", "the statements of an assessment, as files");
  instrument->require_subcommand(1);
  instrument->fallthrough();
  CLI::App* check = add(*instrument, "check", "read a file (JSON or CSV) and say what should be looked at", a,
                        [&a] { return instrument_check(a.common, a.instrument); });
  check->add_option("file", i.file, "the file")->required();
  check->add_option("--base", i.name, "shipped instrument that a CSV file is read onto; else dtca-default");
  CLI::App* out = add(*instrument, "export", "write it to a file, JSON or CSV by its name", a,
                      [&a] { return instrument_export(a.common, a.instrument); });
  out->add_option("--workshop", a.common.workshop, "the workshop's id");
  out->add_option("--activity", i.activity, "its assessment, if there are several");
  out->add_option("--name", i.name, "a shipped one, if no workshop is named; else dtca-default");
  out->add_option("--out", i.file, "FILE.json or FILE.csv")->required();
  CLI::App* in = add(*instrument, "import", "use a file (JSON or CSV) while nobody has answered", a,
                     [&a] { return instrument_import(a.common, a.instrument); });
  need_workshop(in, a);
  in->add_option("--activity", i.activity, "its assessment, if there are several");
  in->add_option("file", i.file, "the file")->required();
  CLI::App* twice = add(*instrument, "duplicate", "a second assessment with a copy that can be changed", a,
                        [&a] { return instrument_duplicate(a.common, a.instrument); });
  need_workshop(twice, a);
  twice->add_option("--activity", i.activity, "the assessment, if there are several");
}

}  // namespace

int run(int argc, char** argv) {
  CLI::App app(
      "Ubao: the board for people who make public services better. Everything works without internet.",
      "ubao");
  Arguments arguments;
  app.add_option("--data", arguments.common.data, "data folder");
  app.add_flag("--json", arguments.common.one_line, "answer with one JSON object on one line");
  app.require_subcommand(0, 1);
  app.fallthrough();
  add_window(app, arguments);
  add_workshop_commands(app, arguments);
  add_data_commands(app, arguments);
  add_trust_commands(app, arguments);
  add_assessment_commands(app, arguments);
  add_chart_command(app, arguments);
  add_board_command(app, arguments);
  add_instrument_commands(app, arguments);
  add_hub_command(app, arguments);
  add_bundle_commands(app, arguments);
  add_server_commands(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? kDone : kUsage;
  }
  if (!arguments.command) return run_window(arguments.common, arguments.window);
  return arguments.command();
}

}  // namespace ubao::platform
