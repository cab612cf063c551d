// axe-core finds no violation in any state: in light mode, in dark mode, and on a phone.

import { ISSUE, visiting } from "./harness.mjs";
import { LOOKS, noViolation } from "./harness/axe.mjs";
import { states } from "./harness/states.mjs";

/** With problems of every severity, and an address that is listed twice. */
const TEXT = ISSUE.replace("letters.example/12)", "letters.example/12?utm_source=x)").replace("Date: 2026-09-02", "Date: 2026-09-05");

for (const [look, browser] of Object.entries(LOOKS)) {
  visiting(
    `no violation: ${look}`,
    async (visited) => {
      for await (const state of states(visited, TEXT)) await noViolation(visited.page, state);
    },
    { browser, timeout: 420_000 },
  );
}
