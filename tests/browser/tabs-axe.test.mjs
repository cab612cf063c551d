// No violation that axe-core can find in a tab that follows, in light, dark and on a phone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ISSUE, visiting } from "./harness.mjs";
import { anotherTab, banner, says } from "./harness/tabs.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  phone: { colorScheme: "dark", viewport: { width: 390, height: 844 } },
};

for (const [look, browser] of Object.entries(LOOKS)) {
  visiting(
    `no violation while another tab writes: ${look}`,
    async (visited) => {
      await visited.hands.openFile({ text: ISSUE });
      await says(visited.page, /^Saved/);
      const { page, hands } = await anotherTab(visited);
      await banner(page).waitFor();
      await hands.show("Source");
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run({ iframes: false }));
      const found = violations.map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map((it) => it.html).join(" ")}`);
      assert.deepEqual(found, []);
    },
    { browser },
  );
}
