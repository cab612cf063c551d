// Measures the time from a key press in a title until the preview is laid out, for Galley and for four engines that
// render the whole text again.
//
// node tests/bench/main.mjs [SIZE…]        after `cargo xtask build`; sizes are bytes
// node tests/bench/main.mjs FILE           an issue, once and ten times over
//
// If it measures all sizes, it updates the tables in docs/performance.md.

import { readFileSync } from "node:fs";
import { path, visit } from "../browser/harness.mjs";
import { core } from "./core.mjs";
import { engines } from "./engines.mjs";
import { openForm, prepare, pressInForm, pressWithEngine } from "./presses.mjs";
import { machine, pageTable, write } from "./report.mjs";
import { repeated, text } from "./text.mjs";

const SIZES = [4_000, 40_000, 400_000, 4_000_000];
const ENGINES = ["markdown-it", "marked", "commonmark.js", "micromark"];

/** All take turns, so that other load on the machine affects all of them. */
const TURNS = 4;

/** How many keys to press in a turn; fewer if each takes seconds. */
const presses = (size, name) => (size < 3_000_000 ? 10 : name === "Galley" ? 5 : 1);

const asked = process.argv.slice(2);
const rows = [];
for (const issue of texts()) {
  rows.push(...(await measure(issue)));
  // After each size, so that a failure with the largest text does not lose the other results.
  if (asked.length) continue;
  write(path("docs/performance.md"), { machine: machine(rows.version), page: pageTable(rows), core: core() });
}
console.log(pageTable(rows));

/** The texts that were asked for. */
function texts() {
  if (!asked.length) return SIZES.map(text);
  if (asked.every((it) => Number(it))) return asked.map(Number).map(text);
  const issue = readFileSync(asked[0], "utf8");
  return [repeated(issue, 1), repeated(issue, 10)];
}

/** In one page on one text: `{ size, name, times }` for Galley and each engine. */
async function measure(issue) {
  const size = Buffer.byteLength(issue);
  // Because the other engines set plain strings as HTML, which the page's policy forbids.
  const { page, context, hands, close } = await visit({ bypassCSP: true });
  context.setDefaultTimeout(180_000);
  rows.version = context.browser()?.version() ?? rows.version;
  const found = ["Galley", ...ENGINES].map((name) => ({ size, name, times: [] }));
  try {
    await hands.openFile({ text: issue });
    await prepare(page);
    await page.evaluate(await engines());
    await openForm(page);
    for (let turn = 0; turn < TURNS; turn++) {
      for (const { name, times } of found) {
        const count = presses(size, name);
        const press = () => (name === "Galley" ? pressInForm(page, count) : pressWithEngine(page, name, issue, count));
        times.push(...(await press()));
        console.error(`${size} ${name}: ${times.length} keys`);
      }
    }
  } finally {
    await close();
  }
  return found;
}
