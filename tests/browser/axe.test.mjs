// No violation that axe-core can find, in every state, in light, dark and on a phone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ISSUE, visiting } from "./harness.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  phone: { colorScheme: "light", viewport: { width: 390, height: 844 } },
};

for (const [look, browser] of Object.entries(LOOKS)) {
  visiting(
    `no violation: ${look}`,
    async ({ page, hands }) => {
      await check(page, "empty");
      await hands.openFile({ text: ISSUE });
      await check(page, "issue open");
      await hands.goTo("Research");
      await hands.section("Research").getByRole("button", { name: "Add link" }).click();
      await check(page, "link form open");
    },
    { browser },
  );
}

/** The preview's frame runs no script, ours included: only what is around it is looked at. */
async function check(page, state) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ iframes: false }));
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map((it) => it.html).join(" ")}`);
  assert.deepEqual(found, [], state);
}
