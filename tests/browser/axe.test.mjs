// No violation that axe-core can find, in every state, in light, dark and on a phone.

import { ISSUE, visiting } from "./harness.mjs";
import { LOOKS, noViolation } from "./harness/axe.mjs";

for (const [look, browser] of Object.entries(LOOKS)) {
  visiting(
    `no violation: ${look}`,
    async ({ page, hands }) => {
      await noViolation(page, "empty");
      await hands.openFile({ text: ISSUE });
      await noViolation(page, "issue open");
      await hands.goTo("Research");
      await hands.section("Research").getByRole("button", { name: "Add link" }).click();
      await noViolation(page, "link form open");
    },
    { browser },
  );
}
