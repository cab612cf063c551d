// Takes screenshots of the page's states, in light and dark mode and in a phone's size.
//
// node tests/browser/shots.mjs [FILE]     after `cargo xtask build`; into target/shots/

import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ISSUE, path, visit } from "./harness.mjs";

const LOOKS = {
  light: { colorScheme: "light", viewport: { width: 1440, height: 900 } },
  dark: { colorScheme: "dark", viewport: { width: 1440, height: 900 } },
  phone: { colorScheme: "light", viewport: { width: 390, height: 844 } },
};

const file = process.argv[2];
const text = file ? readFileSync(file) : ISSUE;
const folder = path("target/shots");
mkdirSync(folder, { recursive: true });

/** The states. Each starts from the state before. */
const STATES = {
  empty: async () => {},
  open: ({ hands }) => hands.openFile({ text }),
  "link-form": ({ hands }) => openForm(hands, "Research", "Add link"),
  "event-form": ({ hands }) => openForm(hands, "Europe", "Add event"),
  preview: ({ hands }) => hands.show("Preview"),
  source: ({ hands }) => hands.show("Source"),
  problems: ({ hands }) => hands.show("Problems"),
};

for (const [look, browser] of Object.entries(LOOKS)) {
  const visited = await visit(browser);
  for (const [state, reach] of Object.entries(STATES)) await shoot(visited, look, state, reach);
  await visited.close();
}

/** A state that can't be reached is reported and skipped, so that the other screenshots are still taken. */
async function shoot(visited, look, state, reach) {
  const name = `${state}-${look}.png`;
  try {
    await reach(visited);
    await visited.page.waitForTimeout(300);
    await visited.page.screenshot({ path: join(folder, name) });
    console.log(`target/shots/${name}`);
  } catch (error) {
    console.log(`not taken: ${name}: ${error.message.split("\n")[0]}`);
  }
}

async function openForm(hands, section, button) {
  await hands.page.keyboard.press("Escape");
  await hands.goTo(section);
  await hands.section(section).getByRole("button", { name: button }).click();
}
