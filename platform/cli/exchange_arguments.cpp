#include "platform/cli/arguments.h"

namespace ubao::platform {

void add_hub_command(CLI::App& app, Arguments& a) {
  CLI::App* hub = app.add_subcommand("hub", "exchange with the devices in the room, until it is ended");
  hub->fallthrough();
  // a wish about its devices is another command
  hub->final_callback([&a, hub] {
    if (hub->get_subcommands().empty()) a.command = [&a] { return run_hub(a.common, a.hub); };
  });
  HubOptions& o = a.hub;
  need_workshop(hub, a);
  hub->add_option("--port", o.port, "where to listen, 6985 unless said otherwise; 0 for any that is free")
      ->check(CLI::Range(0, 65535));
  hub->add_option("--bind", o.bind, "only at this number of the machine; else at all");
  hub->add_flag("--plain", o.plain, "without encryption, for this machine itself only");
  hub->add_option("--pair", o.pair,
                  "write an invitation file with which one device gets in within 5 minutes");
  hub->add_flag("--show-code", o.show_code,
                "draw a code in the terminal with which one device gets in within 5 minutes");
  hub->add_option("--user", o.users, "an account for a program that speaks to a CouchDB, under this name");
  hub->add_option("--office", o.office, "forward to this server; else to the one this device sends to");
  hub->add_option("--passphrase-file", o.passphrase_file, "its first line opens the workshop's key");
  hub->add_option("--per-address", o.most_of_one_address,
                  "connections of one address, for tests over loopback")
      ->check(CLI::Range(1, 100));
  add(*hub, "members", "who is paired, who was here, and what each lacks", a,
      [&a] { return hub_members(a.common); });
  add(*hub, "revoke", "a device gets in no more", a, [&a] { return hub_revoke(a.common, a.hub); })
      ->add_option("--user", o.user, "see `ubao hub members`")
      ->required();
}

void add_bundle_commands(CLI::App& app, Arguments& a) {
  BundleOptions& b = a.bundle;
  CLI::App* out = add(app, "export", "write a workshop to a file for a USB stick, read back and compared", a,
                      [&a] { return export_bundle(a.common, a.bundle); });
  need_workshop(out, a);
  out->add_option("--to", b.file, "the file to write, NAME.ubao")->required();
  out->add_option("--since", b.since, "only what this receipt of the other device lacks, see `ubao have`");
  CLI::App* in = add(app, "import", "take in a file that another device of the workshop wrote", a,
                     [&a] { return import_bundle(a.common, a.bundle); });
  in->add_option("file", b.file, "the file")->required();
  in->add_option("--workshop", a.common.workshop, "only if it belongs to this workshop");
  in->add_option("--invite", b.invitation,
                 "an invitation, where the workshop is not here yet: its file, its code or a picture of it");
  CLI::App* have = add(app, "have", "write down what this device has of a workshop: a receipt for --since", a,
                       [&a] { return write_receipt(a.common, a.bundle); });
  need_workshop(have, a);
  have->add_option("--out", b.file, "the file to write")->required();
}

void add_server_commands(CLI::App& app, Arguments& a) {
  ServerOptions& s = a.server;
  CLI::App* server =
      app.add_subcommand("server", "the office's CouchDB: databases and accounts for workshops");
  server->require_subcommand(1);
  server->fallthrough();
  const auto by_administrator = [&](CLI::App* command) {
    command->add_option("--url", s.url, "https://administrator@server")->required();
    command->add_option("--password-file", s.password_file, "its first line; without it, it is asked for");
    command->add_option("--prefix", s.prefix, "of the names of databases and accounts");
    return command;
  };
  CLI::App* prepared = by_administrator(add(*server, "prepare", "make or mend slots, each for one workshop",
                                            a, [&a] { return server_prepare(a.common, a.server); }));
  prepared->add_option("--slots", s.slots, "how many")->required()->check(CLI::Range(1, 1000));
  prepared->add_option("--out", s.file, "the file of addresses, accounts and passwords; kept and added to")
      ->required();
  prepared->add_option("--sheets", s.sheets, "also write a page to print, a slot with its QR code a sheet");
  by_administrator(
      add(*server, "check", "say what is missing", a, [&a] { return server_check(a.common, a.server); }))
      ->add_option("--slots", s.slots, "how many there are to be")
      ->required()
      ->check(CLI::Range(1, 1000));
  CLI::App* bound =
      add(*server, "bind", "send a workshop to a slot", a, [&a] { return server_bind(a.common, a.server); });
  need_workshop(bound, a);
  bound
      ->add_option("--slot", s.file,
                   "FILE, or FILE#N for the N-th of several; or the code of one, or a picture of it")
      ->required();
}

}  // namespace ubao::platform
