// What a first visit fetches: every file of the page, as brotli at its highest.
//
// node tests/browser/weight.mjs FOLDER

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** What a first visit may weigh: a little more than it does. Lower it when the page gets lighter. */
const LIMIT = 700_000;

/** What it shall weigh once the page loads in parts. */
const GOAL = 250_000;

const folder = process.argv[2] ?? "dist";
const files = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());

const weighed = files.map((name) => ({ name, size: weigh(readFileSync(join(folder, name))) }));
weighed.sort((a, b) => b.size - a.size);
for (const { name, size } of weighed) print(size, name);

const total = weighed.reduce((sum, { size }) => sum + size, 0);
print(total, `in all; the limit is ${words(LIMIT)}, the goal ${words(GOAL)}`);
if (total > LIMIT) {
  console.error(`\n${words(total - LIMIT)} bytes over the limit. What a page gains from more weight has to be said where it is raised.`);
  process.exitCode = 1;
}
if (!files.some((name) => name.endsWith(".wasm"))) {
  console.error(`\n${folder} has no program: nothing was weighed.`);
  process.exitCode = 1;
}

function weigh(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

function print(size, what) {
  console.log(`${words(size).padStart(9)} ${what}`);
}

function words(size) {
  return size.toLocaleString("en");
}
