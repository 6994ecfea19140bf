// PouchDB 9 as it comes, against a hub of ours: pulls everything, pushes the documents of a file, and does both
// again. Prints what its own replication says of each.
//   node hub_pouch.mjs URL FOLDER OPS.jsonl
import fs from "node:fs";
import PouchDB from "pouchdb";

const [url, folder, file] = process.argv.slice(2);
const local = new PouchDB(folder);

const short = ({ docs_read, docs_written, doc_write_failures }) => ({ docs_read, docs_written, doc_write_failures });
const pull = async () => short(await local.replicate.from(url));
const push = async () => short(await local.replicate.to(url));

const pulled = await pull();
const before = (await local.info()).doc_count;
const docs = fs.readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line));
for (const doc of docs) doc._rev = "1-" + doc._id.slice(-32);
await local.bulkDocs(docs, { new_edits: false });
const fresh = (await local.info()).doc_count - before;
const pushed = await push();
const pulled_again = await pull();
const pushed_again = await push();
console.log(JSON.stringify({ pulled, fresh, pushed, pulled_again, pushed_again }));
process.exit(0);
