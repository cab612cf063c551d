// axe-core finds no violation in a tab that follows another: in light mode, in dark mode, and on a phone.

import { ISSUE, visiting } from "./harness.mjs";
import { anotherTab, banner, says } from "./harness/tabs.mjs";
import { noViolation } from "./harness/axe.mjs";

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
      await noViolation(page);
    },
    { browser },
  );
}
