// From a key pressed in a title until the preview is laid out: Galley, and four engines that render the whole.
//
// node tests/bench/main.mjs [SIZE…]        after `cargo xtask build`; sizes are bytes
//
// With all sizes measured, writes the tables of docs/performance.md anew.

import { path, visit } from "../browser/harness.mjs";
import { core } from "./core.mjs";
import { engines } from "./engines.mjs";
import { openForm, prepare, pressInForm, pressWithEngine } from "./presses.mjs";
import { machine, pageTable, write } from "./report.mjs";
import { text } from "./text.mjs";

const SIZES = [4_000, 40_000, 400_000, 4_000_000];
const ENGINES = ["markdown-it", "marked", "commonmark.js", "micromark"];

/** Keys that are pressed: with seconds a key, fewer. */
const presses = (size, name) => (size < 4_000_000 ? 40 : name === "Galley" ? 20 : 5);

const asked = process.argv.slice(2).map(Number);
const rows = [];
for (const size of asked.length ? asked : SIZES) {
  rows.push(...(await measure(size)));
  // After each, lest a failure with the largest text loses the others.
  const parts = { machine: machine(rows.version), page: pageTable(rows), core: core() };
  if (!asked.length) write(path("docs/performance.md"), parts);
}
console.log(pageTable(rows));

/** In one page on one text: `{ size, name, times }` for Galley and each engine. */
async function measure(size) {
  const issue = text(size);
  const { page, context, hands, close } = await visit();
  context.setDefaultTimeout(180_000);
  rows.version = context.browser()?.version() ?? rows.version;
  const found = [];
  const take = (name, times) => {
    found.push({ size: Buffer.byteLength(issue), name, times });
    console.error(`${size} ${name}: ${times.length} keys`);
  };
  try {
    await hands.openFile({ text: issue });
    await prepare(page);
    await page.evaluate(await engines());
    await openForm(page);
    take("Galley", await pressInForm(page, presses(size, "Galley")));
    for (const name of ENGINES) take(name, await pressWithEngine(page, name, issue, presses(size, name)));
  } finally {
    await close();
  }
  return found;
}
