// A CouchDB-compatible server from npm for tests and benchmarks: PouchDB on LevelDB behind CouchDB's HTTP API.
//   node couch_server.mjs [--dir FOLDER] [--port N] [--admin NAME:PASSWORD]
// Listens on this machine only, prints {"port":N} as its first line when it is ready, and ends on SIGTERM.
// Without --dir it keeps its files in a folder of its own that goes with it.
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

const require = createRequire(import.meta.url);

// express-pouchdb leaves promises of closed long polls unhandled; they are of no concern to anybody
process.on("unhandledRejection", () => {});

const { values } = parseArgs({
  options: { dir: { type: "string" }, port: { type: "string", default: "0" }, admin: { type: "string" } },
});

const folder = values.dir ?? fs.mkdtempSync(path.join(os.tmpdir(), "ubao-couch-"));
const databases = path.join(folder, "databases");
fs.mkdirSync(databases, { recursive: true });

const config = { log: { level: "none", file: path.join(folder, "log.txt") } };
if (values.admin !== undefined) {
  const colon = values.admin.indexOf(":");
  config.admins = { [values.admin.slice(0, colon)]: values.admin.slice(colon + 1) };
}
const configFile = path.join(folder, "config.json");
fs.writeFileSync(configFile, JSON.stringify(config));

const express = require("express");
const PouchDB = require("pouchdb").defaults({ prefix: databases + path.sep });
const app = express();
app.use("/", require("express-pouchdb")(PouchDB, { configPath: configFile }));

const server = app.listen(Number(values.port), "127.0.0.1", () => {
  console.log(JSON.stringify({ port: server.address().port }));
});
server.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});

function end() {
  if (values.dir === undefined) fs.rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}
process.on("SIGTERM", end);
process.on("SIGINT", end);
