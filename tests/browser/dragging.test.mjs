// Rows are dragged: next to other rows, into empty sections, onto the outline.

import assert from "node:assert/strict";
import { ISSUE, visiting } from "./harness.mjs";
import { until } from "./harness/until.mjs";

const LETTER = "* [Ferrous Letters #12](https://letters.example/12)\n";

const row = (hands, name) => hands.page.getByRole("listitem", { name, exact: true });

/** High enough to show everything that is dragged and its target. */
const HIGH = { browser: { viewport: { width: 1440, height: 1400 } } };

/** Presses a row's grip and moves the pointer over `target`. */
async function drag(hands, name, target) {
  const { page } = hands;
  await row(hands, name).hover();
  const grip = await row(hands, name).locator("[draggable=true]").first().boundingBox();
  assert(grip.width >= 24, `the grip is ${grip.width} pixels wide`);
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await page.mouse.down();
  const { x, y, width, height } = await target.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 5 });
}

async function visible(hands) {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Newsletters");
}

visiting("an entry is dropped into an empty section, the first time", async ({ hands, page }) => {
  await visible(hands);
  const research = hands.section("Research");
  await drag(hands, "Ferrous Letters #12", research);
  await until(() => research.evaluate((it) => getComputedStyle(it).outlineStyle === "dashed"));
  await page.mouse.up();
  await hands.focused(hands.entries("Research").first());
  assert.equal((await hands.download()).text, ISSUE.replace(LETTER, "").replace("### Research\n", `### Research\n${LETTER}`));
}, HIGH);

visiting("an entry is dropped on the outline", async ({ hands, page }) => {
  await visible(hands);
  await drag(hands, "Ferrous Letters #12", hands.outline().getByRole("link", { name: "Official" }));
  await page.mouse.up();
  await until(async () => (await hands.entries("Official").count()) === 2);
  const official = "* [Release notes — the “quiet” one](https://notes.example/1)\n";
  const { text } = await hands.download();
  assert(text.includes(LETTER) && text.indexOf(LETTER) < text.indexOf("### Foundation"), official);
}, HIGH);

visiting("a link cannot be dropped among events", async ({ hands, page }) => {
  await visible(hands);
  await drag(hands, "Ferrous Letters #12", hands.outline().getByRole("link", { name: "Virtual" }));
  await page.mouse.up();
  assert.equal((await hands.download()).text, ISSUE);
}, HIGH);

visiting("the place where a row would be dropped is marked", async ({ hands, page }) => {
  await visible(hands);
  const target = row(hands, "On naming things “naïvely”");
  await drag(hands, "Ferrous Letters #12", target);
  await until(() => target.evaluate((it) => getComputedStyle(it, "::after").content !== "none"));
  await page.mouse.up();
  await until(async () => (await hands.entries("Observations/Thoughts").count()) === 3);
}, HIGH);
