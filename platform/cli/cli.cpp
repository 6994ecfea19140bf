#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>

#include "platform/cli/commands.h"
#include "platform/window.h"

namespace ubao::platform {
namespace {

// Everything that the arguments can say, and the command that they name.
struct Arguments {
  CommonOptions common;
  WindowOptions window;
  NewWorkshopOptions new_workshop;
  PersonOptions person;
  SyncOptions sync;
  bool once = false;
  std::function<int()> command;
};

CLI::App* add(CLI::App& parent, const char* name, const char* help, Arguments& a,
              std::function<int()> command) {
  CLI::App* sub = parent.add_subcommand(name, help);
  sub->fallthrough();
  sub->final_callback([&a, command = std::move(command)] { a.command = command; });
  return sub;
}

void need_workshop(CLI::App* command, Arguments& a) {
  command->add_option("--workshop", a.common.workshop, "the workshop's id")->required();
}

void add_window(CLI::App& app, Arguments& a) {
  CLI::App* gui = add(app, "gui", "open the window at a screen, measure it, or take a picture of it", a,
                      [&a] { return run_window(a.common, a.window); });
  WindowOptions& w = a.window;
  gui->add_option("--workshop", w.workshop, "the workshop's id");
  gui->add_option("--person", w.person, "who works");
  gui->add_option("--activity", w.activity, "the activity to show");
  gui->add_option("--screen", w.screen,
                  "home, new, join, agenda, people, assessment, board, delivery, settings");
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
  made->add_option("--title", details.title, "its title");
  made->add_option("--place", details.place, "where it takes place");
  made->add_option("--starts", details.starts, "first day, 2026-11-21");
  made->add_option("--ends", details.ends, "last day");
  made->add_option("--language", details.language, "language code");
  add(*workshop, "list", "all workshops of this data folder", a, [&a] { return workshop_list(a.common); });
  add(*workshop, "sample", "a sample workshop to try things out", a,
      [&a] { return workshop_sample(a.common); });
  need_workshop(
      add(*workshop, "delete", "delete a workshop's file", a, [&a] { return workshop_delete(a.common); }), a);

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
}

void add_data_commands(CLI::App& app, Arguments& a) {
  CLI::App* record = add(app, "record", "read intents, one JSON object a line, and record them", a,
                         [&a] { return record_intents(a.common); });
  record->footer("Intents (member \"do\"):" + record_intent_names());
  need_workshop(record, a);
  need_workshop(add(app, "log", "every op, one a line", a, [&a] { return print_log(a.common); }), a);
  need_workshop(add(app, "dump", "the merged state", a, [&a] { return print_dump(a.common); }), a);
  need_workshop(
      add(app, "status", "what is saved, waiting and received", a, [&a] { return print_status(a.common); }),
      a);
  add(app, "doctor", "check every file of this data folder", a, [&a] { return doctor(a.common); });

  CLI::App* sync =
      add(app, "sync", "exchange with a server once", a, [&a] { return sync_once(a.common, a.sync); });
  need_workshop(sync, a);
  sync->add_option("--to", a.sync.url, "https://name:password@server/database")->required();
  sync->add_flag("--once", a.once, "push all, pull all, end")->required();
  sync->add_option("--timeout", a.sync.timeout_seconds, "give up after so many seconds")
      ->check(CLI::PositiveNumber);

  CLI::App* joined =
      add(app, "join", "bring a workshop here from a server", a, [&a] { return join(a.common, a.sync); });
  need_workshop(joined, a);
  joined->add_option("--from", a.sync.url, "https://name:password@server/database")->required();
  joined->add_option("--timeout", a.sync.timeout_seconds, "give up after so many seconds")
      ->check(CLI::PositiveNumber);
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
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? kDone : kUsage;
  }
  if (!arguments.command) return run_window(arguments.common, arguments.window);
  return arguments.command();
}

}  // namespace ubao::platform
