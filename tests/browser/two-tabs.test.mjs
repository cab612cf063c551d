// Two tabs typing at once, for a few seconds; two-tabs.mjs does it for a minute.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { typeInTwo } from "./harness/two-tabs.mjs";

visiting("two tabs typing at once: every key a tab took is in the text", async (visited) => {
  const { a, b, texts } = await typeInTwo(visited, ISSUE, 6_000);
  const count = (key) => Math.max(...texts.map((it) => it.split(key).length - ISSUE.split(key).length));
  assert(a.taken > 10 && b.taken > 3, `${a.taken} and ${b.taken} keys`);
  assert.deepEqual([count("@"), count("~")], [a.taken - a.refused, b.taken - b.refused]);
  for (const text of texts) assert.equal(text.replaceAll(/[@~]/g, ""), ISSUE.replaceAll(/[@~]/g, ""));
});
