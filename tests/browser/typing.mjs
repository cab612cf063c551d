// Typing on a large text: 300 characters at 30 a second into a title on an issue of 400 KB, the preview shown.
//
// node tests/browser/typing.mjs [--profile]          after `cargo xtask build`
//
// Prints how long the longest task and the slowest frames took, and whether all keys arrived in order. With --profile, also
// prints where the time of the long tasks went, which is more useful for a build with function names.

import assert from "node:assert/strict";
import { ISSUE, visit } from "./harness.mjs";

const SIZE = 400_000;
const COUNT = 300;
const PACE = 1000 / 30;
const FIRST = "Measured";
const URL = "https://measured.example/";

const { page, context, hands, close } = await visit();
await hands.openFile({ text: longIssue() });
await hands.goTo("Research");
await hands.addLink("Research", { title: FIRST, url: URL });
await hands.press(hands.entries("Research").filter({ hasText: FIRST }), /^Edit/);
const title = hands.section("Research").getByRole("textbox", { name: "Title", exact: true });
await title.press("End");
// What follows the opening, such as the first check for problems, is not measured here.
await page.waitForTimeout(3_000);
await page.evaluate(watch);

const session = await context.newCDPSession(page);
const profiles = process.argv.includes("--profile");
if (profiles) {
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 500 });
  await session.send("Profiler.start");
}
// The time of the page's own thread, which other programs on the machine do not lengthen.
await session.send("Performance.enable", { timeDomain: "threadTicks" });
const busy = async () => {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value;
};
const before = await busy();
const letters = Array.from({ length: COUNT }, (_, at) => String.fromCharCode(97 + (at % 26)));
const start = performance.now();
const sent = [];
for (const [at, letter] of letters.entries()) {
  const wait = start + at * PACE - performance.now();
  if (wait > 0) await new Promise((then) => setTimeout(then, wait));
  sent.push(session.send("Input.dispatchKeyEvent", { type: "char", text: letter }));
}
await Promise.all(sent);
const took = performance.now() - start;
const thread = (await busy()) - before;
const { profile } = profiles ? await session.send("Profiler.stop") : {};
// Wait for the save and the check for problems after the last key.
await page.waitForTimeout(1_500);
const { tasks, frames, keys } = await page.evaluate(() => window.seen);

const words = `${FIRST}${letters.join("")}`;
assert.equal(await title.inputValue(), words, "the field");
await page.keyboard.press("Enter");
const { text } = await hands.download();
assert.equal(text.split(URL).length, 2);
assert.ok(text.includes(`[${words}](${URL})`), "the text");
await close();

frames.sort((a, b) => b - a);
keys.sort((a, b) => b - a);
const list = (all) => all.slice(0, 10).map((it) => it.toFixed(0)).join(", ");
console.log(`${COUNT} keys in ${(took / 1000).toFixed(1)} s on ${(text.length / 1000).toFixed(0)} KB: nothing lost, nothing out of order`);
console.log(`the page's thread: ${((thread * 1000) / COUNT).toFixed(1)} ms a key, of ${PACE.toFixed(0)} there are`);
console.log(`tasks over 50 ms: ${tasks.length}${tasks.length ? `, ms: ${list(tasks.sort((a, b) => b - a))}` : ""}`);
console.log(`longest frames, ms: ${list(frames)}; over 50 ms: ${frames.filter((it) => it > 50).length} of ${frames.length}`);
console.log(`keys, ms in their handlers: median ${keys[keys.length >> 1].toFixed(1)}, worst ${list(keys)}`);
if (profile) hottest(profile);

/** Our own issue with more and more links in the middle. */
function longIssue() {
  const mark = "### Rust Walkthroughs\n";
  const [before, after] = ISSUE.split(mark);
  let links = "";
  for (let n = 0; before.length + links.length + after.length < SIZE; n++) {
    links += `* [Walk number ${n}: how we \`unwrap\` – and why](https://walks.example/${n}/a-longish-address)\n`;
  }
  return before + mark + links + after;
}

/** Runs in the page: collects long tasks, the time from frame to frame, and the time of each key's handlers. */
function watch() {
  const seen = (window.seen = { tasks: [], frames: [], keys: [] });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration);
  }).observe({ type: "longtask" });
  let last = performance.now();
  const frame = (now) => {
    seen.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  addEventListener("beforeinput", () => {
    const start = performance.now();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => seen.keys.push(performance.now() - start);
    port2.postMessage(null);
  }, { capture: true });
}

/** Prints the functions that took longest, by themselves and including what they call. */
function hottest({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((it) => [it.id, it]));
  const parents = new Map(nodes.flatMap((it) => (it.children ?? []).map((child) => [child, it.id])));
  const self = new Map();
  const total = new Map();
  const name = ({ callFrame: { functionName, url } }) => `${functionName || "(anonymous)"} ${url.split("/").at(-1)}`;
  for (const [at, id] of samples.entries()) {
    const time = timeDeltas[at] / 1000;
    const add = (map, key) => map.set(key, (map.get(key) ?? 0) + time);
    add(self, name(byId.get(id)));
    const on = new Set();
    for (let it = id; it !== undefined; it = parents.get(it)) on.add(name(byId.get(it)));
    for (const it of on) add(total, it);
  }
  for (const [what, map] of [["by itself", self], ["with what it calls", total]]) {
    console.log(`\n${what}, ms in all:`);
    const sorted = [...map].sort((a, b) => b[1] - a[1]).slice(0, 45);
    for (const [it, time] of sorted) console.log(`${time.toFixed(0).padStart(7)} ${it.slice(0, 150)}`);
  }
}
