// Prints how much the page weighs, stage by stage, with every file compressed by brotli at its highest level.
//
// node tests/browser/weight.mjs FOLDER

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { stages } from "./stages.mjs";

/**
 * The limit and the goal for each stage, including the stages before it (docs/weight.md).
 * Each limit is slightly above the current weight. Lower it when the page gets lighter.
 */
const STAGES = [
  { name: "the first part of the program", limit: 167_000, goal: 167_000 },
  { name: "the start page", limit: 200_000, goal: 200_000 },
  { name: "a draft with its forms and its preview", limit: 652_000, goal: 430_000 },
  { name: "everything", limit: 1_091_000, goal: 600_000 },
];

const folder = process.argv[2] ?? "dist";
const { first, start, draft, rest } = stages(folder);
if (first.length !== 1) throw new Error(`${folder}: expected one first part of the program, found ${first.length}`);

for (const [title, files] of Object.entries({ start, draft, rest })) list(title, files);
for (const [at, files] of [first, start, [...start, ...draft], [...start, ...draft, ...rest]].entries()) {
  const { name, limit, goal } = STAGES[at];
  const total = sum(files);
  print(total, `${name}; the limit is ${words(limit)}, the goal ${words(goal)}`);
  if (total <= limit) continue;
  console.error(`\n${words(total - limit)} bytes over the limit. What a page gains from more weight has to be said where it is raised.`);
  process.exitCode = 1;
}

/** The files of a stage, the heaviest first. */
function list(title, files) {
  console.log(`\n${title}`);
  const weighed = files.map((name) => [weigh(name), name]).sort(([a], [b]) => b - a);
  for (const [size, name] of weighed) print(size, name);
  console.log("");
}

function sum(files) {
  return files.reduce((total, name) => total + weigh(name), 0);
}

function weigh(name) {
  const bytes = readFileSync(join(folder, name));
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
