// PouchDB 9 as the peer that somebody would pick instead: the same documents, the same server. Prints how long
// the replication alone took, in milliseconds, and how many documents it moved.
//   node pouchdb_peer.mjs push URL FOLDER BATCH OPS.jsonl      documents of a file, first put into a local database
//                                                              ... again: begins again at once when it fails
//   node pouchdb_peer.mjs pull URL FOLDER BATCH                into an empty local database
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import PouchDB from 'pouchdb';

const [direction, url, folder, batch, file, again] = process.argv.slice(2);
const batch_size = Number(batch);
const local = new PouchDB(path.join(folder, direction));

if (direction === 'push') {
  const docs = fs.readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  for (const doc of docs) doc._rev = '1-' + doc._id.slice(-32);
  for (let at = 0; at < docs.length; at += 1000)
    await local.bulkDocs(docs.slice(at, at + 1000), { new_edits: false });
}
const start = performance.now();
const replicate = () => (direction === 'push' ? local.replicate.to(url, { batch_size })
                                              : local.replicate.from(url, { batch_size }));
let result;
while (!result)
  try {
    result = await replicate();
  } catch (error) {
    if (!again) throw error;
  }
const ms = performance.now() - start;
console.log(JSON.stringify({ ms, docs: result.docs_written, failures: result.doc_write_failures }));
process.exit(0);
