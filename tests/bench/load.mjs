// Measures how long a page takes to load over a slow connection, with a slow processor: Galley and Sveltia CMS.
//
// node tests/bench/load.mjs [TURNS]        after `cargo xtask build`; 5 turns by default, half a minute each
//
// Prints a table of medians, each with the minimum and maximum. Copy it into docs/performance.md by hand.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hands } from "../browser/harness/hands.mjs";
import { launch } from "../browser/harness/browser.mjs";
import { serve } from "../browser/harness/site.mjs";
import { kept } from "../browser/harness/storage.mjs";
import { brotli } from "./load/brotli.mjs";
import { words } from "./load/line.mjs";
import { galley, returning, sveltia } from "./load/pages.mjs";
import { timeVisit } from "./load/visit.mjs";
import { machine } from "./report.mjs";
import { text } from "./text.mjs";

/** A part of the title of the first entry of `text`. */
const FIRST = "Part 0,";

const turns = Number(process.argv[2] ?? 5);
const read = brotli();
const site = await serve(await galley.folder(), read);
const other = await serve(await sveltia.folder(), read);
let version;
const here = await withDraft();
const fetched = await withDraft();

const visits = [
  { name: "Galley", site, waits: galley.waits },
  { name: "Sveltia CMS", site: other, waits: sveltia.waits },
  { name: "Galley with a draft, the page itself on the device", site, waits: returning(FIRST), options: { profile: here } },
  { name: "Galley with a draft, the page fetched again", site, waits: returning(FIRST), options: { profile: fetched, anew: true } },
].map((it) => ({ ...it, times: [] }));

// The first turn compresses the files.
for (let turn = 0; turn <= turns; turn++) {
  for (const { name, site, waits, options, times } of visits) {
    const time = await timeVisit(site, waits, options);
    if (turn > 0) times.push(time);
    console.error(`${turn} of ${turns}, ${name}: ${JSON.stringify(time)}`);
  }
}

await site.close();
await other.close();
for (const folder of [here, fetched, other.dist]) await rm(folder, { recursive: true, force: true });
console.log(`${machine(version)}\n\n${table()}`);

/** The folder of a profile in which a draft was opened and saved. */
async function withDraft() {
  const profile = await mkdtemp(join(tmpdir(), "galley-load-"));
  const { context, close } = await launch(site, { profile });
  version ??= context.browser()?.version();
  const page = await context.newPage();
  const hands = new Hands(page);
  await page.goto(site.url);
  await hands.openFile({ text: text(40_000) });
  await kept({ page, hands });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await close();
  return profile;
}

/** One row per kind of visit. */
function table() {
  const columns = ["painted", "usable", "answered", "shown"];
  const line = ({ name, times }) => {
    const cells = columns.map((it) => seconds(times.map((time) => time[it])));
    return `| ${[name, ...cells, median(times.map((it) => it.fetched)).toFixed(0)].join(" | ")} |`;
  };
  return [
    `| ${words} | painted, s | usable, s | a click answered, s | draft shown, s | fetched by then, KB |`,
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...visits.map(line),
  ].join("\n");
}

/** The median with the minimum and maximum, if there are measurements. */
function seconds(times) {
  if (times.includes(undefined)) return "";
  const [least, middle, most] = [Math.min(...times), median(times), Math.max(...times)].map((it) => (it / 1_000).toFixed(1));
  return `${middle} (${least}–${most})`;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
