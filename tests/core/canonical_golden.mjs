// The canonical form once more, in another language and from nothing but Node's own JSON and crypto: two programs
// that were written apart and agree on every vector are unlikely to be wrong in the same way.
//   node canonical_golden.mjs VECTORS.json [PROGRAM]   PROGRAM prints lines of [scrambled text, canonical text, hash]
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

const deepest = 8;

// Null when the value has a canonical form, else why it has none.
function refusalOfValue(value, depth = 1) {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? null : 'number';
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value) && !value.includes('\0') ? null : 'text';
  if (value === null || typeof value !== 'object') return null;
  if (depth > deepest) return 'depth';
  for (const [key, member] of Object.entries(value)) {
    if (!Array.isArray(value) && !/^(?!_)[\x20-\x7e]*$/.test(key)) return 'key';
    const why = refusalOfValue(member, depth + 1);
    if (why) return why;
  }
  return null;
}

// What JSON.parse does not tell: how a number was written, and a key that stands twice.
function refusalOfText(text, value) {
  const strings = /"(?:[^"\\]|\\.)*"(\s*:)?/g;
  const numbers = text.replace(strings, '""').match(/-?\d[\d.eE+-]*/g) ?? [];
  if (numbers.some((number) => number === '-0' || !/^-?\d+$/.test(number))) return 'number';
  const written = [...text.matchAll(strings)].filter((match) => match[1] !== undefined).length;
  const count = (v) => v === null || typeof v !== 'object' ? 0
    : (Array.isArray(v) ? 0 : Object.keys(v).length) + Object.values(v).reduce((sum, member) => sum + count(member), 0);
  return written === count(value) ? null : 'twice';
}

function refusal(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return 'syntax';
  }
  return refusalOfText(text, value) ?? refusalOfValue(value);
}

function canonical(value) {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort().map((key) => JSON.stringify(key) + ':' + canonical(value[key]));
  return '{' + members.join(',') + '}';
}

const hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);

const problems = [];
function expectEqual(name, got, wanted) {
  if (got !== wanted) problems.push(`${name}: got ${got}, wanted ${wanted}`);
}

const golden = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const { name, text, canonical: wanted, hash: digest } of golden.accepted) {
  expectEqual(name, refusal(text), null);
  expectEqual(name, canonical(JSON.parse(text)), wanted);
  expectEqual(name, hash(wanted), digest);
}
for (const { name, text, why } of golden.refused) expectEqual(name, refusal(text), why);
for (const { name, document } of golden.ops) {
  const { _id, _rev, ...body } = document;
  const seq = String(body.seq).padStart(8, '0');
  expectEqual(name, _id, `op:${body.log}:${seq}:${hash(canonical(body))}`);
}
let samples = 0;
if (process.argv[3]) {
  const lines = execFileSync(process.argv[3], { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n');
  for (const line of lines.filter((text) => text !== '')) {
    const [text, wanted, digest] = JSON.parse(line);
    expectEqual(`sample ${samples}`, refusal(text), null);
    expectEqual(`sample ${samples}`, canonical(JSON.parse(text)), wanted);
    expectEqual(`sample ${samples}`, hash(wanted), digest);
    samples += 1;
  }
  if (samples === 0) problems.push('the program printed no sample');
}
for (const problem of problems.slice(0, 20)) console.error(problem);
console.log(`${golden.accepted.length} accepted, ${golden.refused.length} refused, ${golden.ops.length} ops, ` +
  `${samples} samples: ${problems.length} differ`);
process.exit(problems.length === 0 ? 0 : 1);
