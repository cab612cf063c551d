// Two tabs type at once, a few keys each. two-tabs.mjs does the same for a minute.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { until } from "./harness/until.mjs";
import { counted, typeInTwo } from "./harness/two-tabs.mjs";

/** Waits until ten more keys are in the tab's text and stay there. */
async function some(tab) {
  const sound = async () => (await counted(tab)).taken - (await counted(tab)).refused;
  const before = await sound();
  await until(async () => (await sound()) >= before + 10);
}

visiting("two tabs typing at once: every key a tab took is in the text", async (visited) => {
  const { a, b, texts } = await typeInTwo(visited, ISSUE, some);
  const count = (key) => Math.max(...texts.map((it) => it.split(key).length - ISSUE.split(key).length));
  assert.deepEqual([count("@"), count("~")], [a.taken - a.refused, b.taken - b.refused]);
  for (const text of texts) assert.equal(text.replaceAll(/[@~]/g, ""), ISSUE.replaceAll(/[@~]/g, ""));
});
