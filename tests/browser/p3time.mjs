import { readFileSync } from "node:fs";
import { ISSUE, visit } from "./harness.mjs";
const text = process.argv[2] ? readFileSync(process.argv[2], "utf8") : ISSUE;
const v = await visit({}); const { page, hands } = v;
await hands.openFile({ text });
const MD = Array.from({ length: 40 }, (_, at) => `* [Pasted ${at}](https://p.example/${at}?utm_source=x)`).join("\n");
for (let run = 0; run < 4; run++) {
await page.evaluate((it) => navigator.clipboard.writeText(it), MD.replaceAll("Pasted", "Pasted" + run).replaceAll("p.example", "p" + run + ".example"));
await hands.goTo("Research");
await hands.section("Research").getByRole("button", { name: "Paste links" }).click();
await page.getByRole("button", { name: "Add 40 links" }).waitFor();
const client = await v.context.newCDPSession(page);
if (run === 3) { await client.send("Profiler.enable"); await client.send("Profiler.setSamplingInterval", { interval: 200 }); await client.send("Profiler.start"); }
const took = await page.evaluate(async (run) => {
  const frame = document.querySelector('iframe[title="Preview"]').contentDocument;
  const region = document.querySelector('[aria-label="Research"]');
  const before = region.querySelectorAll("li").length;
  const t = {};
  const form = () => document.querySelector('[aria-label="Research"]').querySelectorAll("li").length === before + 40;
  const prev = () => frame.body.textContent.includes(`Pasted${run} 39`);
  const start = performance.now(); const now = () => +(performance.now() - start).toFixed(0);
  document.getElementById("paste-add").click();
  t.sync = now();
  while (!(form() && prev())) { if (form() && t.form === undefined) t.form = now(); if (prev() && t.prev === undefined) t.prev = now(); await new Promise((then) => requestAnimationFrame(then)); }
  t.all = now();
  return t;
}, run);
console.log(JSON.stringify(took));
if (run === 3) { const { profile } = await client.send("Profiler.stop"); const self = {}; const dt = profile.timeDeltas; profile.samples.forEach((s, i) => { self[s] = (self[s] ?? 0) + dt[i]; }); const by = {}; for (const n of profile.nodes) { const k = n.callFrame.functionName.slice(0,110); by[k] = (by[k] ?? 0) + (self[n.id] ?? 0); } console.log(Object.entries(by).sort((a, b) => b[1] - a[1]).slice(0, 25).map(([k, us]) => `${(us / 1000).toFixed(1)} ${k}`).join("\n")); }
}
await v.close();
