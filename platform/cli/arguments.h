// What the arguments of the command line can say, and how a command is added to those that there are. The
// commands are declared in cli.cpp, those of exchanges beyond a server in exchange_arguments.cpp.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

#include "platform/cli/commands.h"
#include "platform/window.h"

namespace ubao::platform {

// Everything that the arguments can say, and the command that they name.
struct Arguments {
  CommonOptions common;
  WindowOptions window;
  NewWorkshopOptions new_workshop;
  PersonOptions person;
  SyncOptions sync;
  TrustOptions trust;
  AssessmentOptions assessment;
  ChartOptions chart;
  BoardOptions board;
  InstrumentOptions instrument;
  HubOptions hub;
  BundleOptions bundle;
  ServerOptions server;
  bool open_dump = false;
  bool once = false;
  std::function<int()> command;
};

inline CLI::App* add(CLI::App& parent, const char* name, const char* help, Arguments& a,
                     std::function<int()> command) {
  CLI::App* sub = parent.add_subcommand(name, help);
  sub->fallthrough();
  sub->final_callback([&a, command = std::move(command)] { a.command = command; });
  return sub;
}

inline void need_workshop(CLI::App* command, Arguments& a) {
  command->add_option("--workshop", a.common.workshop, "the workshop's id")->required();
}

// A laptop as the server of its room; files on sticks; the office's server.
void add_hub_command(CLI::App& app, Arguments& a);
void add_bundle_commands(CLI::App& app, Arguments& a);
void add_server_commands(CLI::App& app, Arguments& a);

}  // namespace ubao::platform
