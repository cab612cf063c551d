// Measures how much typing is lost when a browser is killed. Types into the source and into a form, ten to fifteen keys
// a second, kills all of the browser's processes at a random time, restarts it with the same profile, and compares.
//
// node tests/browser/kills.mjs [COUNT]     after `cargo xtask build`; 50 by default; about 20 seconds each.
//
// Fails if anything typed more than a second before a kill is missing.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, ISSUE } from "./harness.mjs";
import { killOnce } from "./harness/kill.mjs";
import { serve } from "./harness/site.mjs";

const count = Number(process.argv[2] ?? 50);
const site = await serve(DIST);
const profile = await mkdtemp(join(tmpdir(), "galley-kills-"));
const runs = [];
for (let run = 1; run <= count; run++) {
  const result = await killOnce(site, profile, ISSUE);
  runs.push(result);
  console.log(`${run}: ${result.typed} keys, ${result.lost} not there, the oldest typed ${result.late} ms before`);
}
await rm(profile, { recursive: true, force: true });
await site.close();

const late = runs.map((it) => it.late).sort((a, b) => a - b);
const sound = late.filter((it) => it <= 1_000).length;
console.log(`everything typed up to a second before the kill: ${sound} of ${count}`);
console.log(`keys: ${runs.reduce((sum, it) => sum + it.typed, 0)}; lost per kill, in ms: worst ${late.at(-1)}, median ${late[count >> 1]}`);
process.exitCode = sound === count ? 0 : 1;
