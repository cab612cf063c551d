// Two tabs type into one draft for a minute; the draft is taken over twice meanwhile. No input may be lost.
//
// node tests/browser/two-tabs.mjs [SECONDS]     after `cargo xtask build`; 60 by default.

import { ISSUE, visit } from "./harness.mjs";
import { typeInTwo } from "./harness/two-tabs.mjs";

const seconds = Number(process.argv[2] ?? 60);
/** The first turn takes half of the time, the others a quarter each. */
const turn = (_, number) => new Promise((over) => setTimeout(over, (seconds * 1_000) / (number ? 4 : 2)));

const visited = await visit();
const { a, b, texts } = await typeInTwo(visited, ISSUE, turn);
await visited.close();

const count = (key) => Math.max(...texts.map((it) => it.split(key).length - ISSUE.split(key).length));
for (const [name, key, { taken, refused }] of [["A", "@", a], ["B", "~", b]]) {
  console.log(`${name}: ${taken} keys taken, ${refused} of them refused with a word, ${count(key)} in the text`);
  if (count(key) !== taken - refused) process.exitCode = 1;
}
const bare = (text) => text.replaceAll(/[@~]/g, "");
if (texts.some((it) => bare(it) !== bare(ISSUE))) process.exitCode = 1;
console.log(`drafts in the end: ${texts.length}`);
console.log(process.exitCode ? "Something is missing." : "Nothing is missing.");
