// The guide: the pages of docs/guide in a dialog.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { LOOKS, noViolation } from "./harness/axe.mjs";
import { ISSUE, path, visiting } from "./harness.mjs";

const FOLDER = path("docs/guide");

/** The first heading of each page of the guide, without the table of contents. */
const TITLES = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".md") && name !== "README.md")
  .map((name) => readFileSync(`${FOLDER}/${name}`, "utf8").match(/^# (.*)$/m)[1]);

const dialog = (page) => page.getByRole("dialog", { name: "Guide" });

const contents = (page) => dialog(page).getByRole("navigation");

const title = (page) => dialog(page).getByRole("article").getByRole("heading").first();

visiting("every page of the guide can be read", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await page.getByRole("banner").getByRole("button", { name: "Guide" }).click();
  const links = contents(page).getByRole("link");
  const shown = [];
  for (const link of await links.all()) {
    await link.click();
    assert.equal(await link.getAttribute("aria-current"), "page");
    shown.push(await title(page).textContent());
  }
  assert.deepEqual(shown.sort(), TITLES.sort());
});

visiting("no link leads to a file that the page does not have", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await page.keyboard.press("?");
  const links = contents(page).getByRole("link");
  for (const link of await links.all()) {
    await link.click();
    const targets = await dialog(page).getByRole("article").locator("a").evaluateAll((all) => all.map((it) => it.getAttribute("href")));
    assert.deepEqual(targets.filter((it) => !/^(https:|\?guide=)/.test(it)), []);
  }
});

visiting("the keyboard reaches the pages, and closing returns to the entry", async ({ page, hands }) => {
  await hands.openFile({ text: ISSUE });
  await hands.goTo("Project/Tooling Updates");
  const row = hands.entries("Project/Tooling Updates").first();
  await row.focus();
  await page.keyboard.press("?");
  await hands.focused(contents(page).getByRole("link", { name: "Keyboard" }));
  assert.equal(await title(page).textContent(), "Keyboard");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("heading", { name: /^Edit an issue/ }).waitFor();
  await hands.focused(dialog(page).getByRole("article"));
  await page.keyboard.press("Escape");
  await hands.focused(row);
});

visiting("a link in the text shows the other page from its start", async ({ page, hands }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await hands.button("Read the guide").click();
  const link = dialog(page).getByRole("article").getByRole("link", { name: "Where your work is kept" });
  await link.click();
  await dialog(page).getByRole("heading", { name: "Where your work is kept" }).waitFor();
  await page.waitForFunction(() => document.activeElement.tagName === "ARTICLE");
  const { y } = await title(page).boundingBox();
  assert(y >= 0 && y < 844 / 2, `the heading is at ${y}`);
  const [inner, outer] = await dialog(page).evaluate((it) => [it.scrollWidth, it.clientWidth]);
  assert(inner <= outer, "nothing is wider than the screen");
});

for (const [look, browser] of Object.entries(LOOKS)) {
  visiting(
    `no violation in the guide: ${look}`,
    async ({ page, hands }) => {
      await hands.button("Read the guide").click();
      await title(page).waitFor();
      await noViolation(page, "a page with text");
      await contents(page).getByRole("link", { name: "Keyboard" }).click();
      await noViolation(page, "a page with tables");
    },
    { browser },
  );
}
