// Checks a page with axe-core, in several color schemes and sizes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Light, dark and a phone, as options of a browser. */
export const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  phone: { colorScheme: "light", viewport: { width: 390, height: 844 } },
};

/** Fails if there is a violation. The preview's frame runs no scripts, not even axe-core, so it is not checked. */
export async function noViolation(page, state) {
  await page.evaluate(axe);
  const { passes, violations } = await page.evaluate(() => window.axe.run({ iframes: false }));
  assert(passes.length > 0, `${state}: nothing was looked at`);
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map((it) => it.html).join(" ")}`);
  assert.deepEqual(found, [], state);
}
